#pragma once

#include <cstdint>
#include <string_view>

namespace doichieu::formats::pdf {

struct StreamLimits {
    std::uint64_t one = 32ULL << 20;  ///< bytes that one stream gives when inflated
    std::uint64_t all = 256ULL << 20;
};

/// Whether the deflated streams of a PDF, pictures left out, give no more than that. Told from the bytes alone, before
/// any PDF library sees them: a library goes on inflating for as long as it is given.
[[nodiscard]] bool are_streams_bounded(std::string_view pdf, const StreamLimits& limits);

}  // namespace doichieu::formats::pdf

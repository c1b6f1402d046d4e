#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace doichieu::formats::pdf {

struct Inflated {
    std::uint64_t size = 0;  ///< bytes that the stream gives; where it gives `most` or more, at least `most`
    std::size_t packed = 0;  ///< bytes read for that
};

/// How much a zlib stream gives when inflated. Only its codes are read and nothing is written, so a bomb costs no more
/// than its packed bytes. The count ends where the stream breaks off or makes no sense; distances and checksums are not
/// looked at, for PDF libraries do not mind them either.
[[nodiscard]] Inflated inflated_size(std::string_view zlib, std::uint64_t most);

}  // namespace doichieu::formats::pdf

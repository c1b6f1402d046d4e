#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace doichieu::base {

/// Offset of a byte in a document's text. Documents are capped below 4 GiB.
using Offset = std::uint32_t;

/// Half-open range of bytes [begin, end) in a document's text.
struct Span {
    Offset begin = 0;
    Offset end = 0;

    [[nodiscard]] constexpr Offset size() const { return end - begin; }
    [[nodiscard]] constexpr bool empty() const { return end <= begin; }
    [[nodiscard]] constexpr bool contains(Offset at) const { return begin <= at && at < end; }
    [[nodiscard]] constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    [[nodiscard]] constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
    friend constexpr bool operator==(Span, Span) = default;
};

}  // namespace doichieu::base

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace doichieu::text {

struct CodePoint {
    char32_t value = 0;
    std::uint32_t length = 0;  ///< bytes; 0 at the end of the text. An invalid byte decodes to U+FFFD with length 1.
};

/// decode() for text[at] above ASCII.
[[nodiscard]] CodePoint decode_multibyte(std::string_view text, std::size_t at);

[[nodiscard]] inline CodePoint decode(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {};
    const auto first = static_cast<unsigned char>(text[at]);
    return first < 0x80 ? CodePoint{first, 1} : decode_multibyte(text, at);
}

/// The code point that ends at `at` (exclusive).
[[nodiscard]] CodePoint decode_before(std::string_view text, std::size_t at);
void append_utf8(std::string& out, char32_t value);

/// Offset of the first byte that is not well-formed UTF-8, or npos.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view bytes);
/// Each ill-formed sequence becomes U+FFFD; `replaced` counts them.
[[nodiscard]] std::string replace_invalid_utf8(std::string_view bytes, std::size_t& replaced);

[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Columns on a terminal: combining marks 0, wide East Asian 2, control 0.
[[nodiscard]] std::size_t display_width(std::string_view text);
/// Longest prefix of at most `columns` terminal columns, cut at a code point.
[[nodiscard]] std::string_view prefix_by_width(std::string_view text, std::size_t columns);

}  // namespace doichieu::text

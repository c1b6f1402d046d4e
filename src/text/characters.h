#pragma once

#include <cstddef>
#include <string_view>

namespace doichieu::text {

[[nodiscard]] bool is_letter_of_other_script(char32_t);
[[nodiscard]] inline bool is_letter(char32_t c) {
    if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    if (c < 0x250) return c >= 0xC0 ? c != 0xD7 && c != 0xF7 : c == 0xAA || c == 0xB5 || c == 0xBA;
    return (c >= 0x1E00 && c < 0x1F00) || is_letter_of_other_script(c);
}
[[nodiscard]] bool is_other_upper(char32_t);
[[nodiscard]] inline bool is_upper(char32_t c) {
    if (c < 0x100) return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
    if (c >= 0x1EA0 && c < 0x1F00) return c % 2 == 0;  // Ạ ạ Ả ả …
    return is_other_upper(c);
}
[[nodiscard]] bool is_digit(char32_t);  ///< ASCII and full-width digits
/// Any white space of a document: ASCII, NBSP, U+2000–200A, 202F, 205F, 3000, line and paragraph separators.
[[nodiscard]] inline bool is_space(char32_t c) {
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
    return c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}
/// Every dash that may stand for "-": U+002D, 2010–2015, 2212, FE58, FE63, FF0D.
[[nodiscard]] inline bool is_dash(char32_t c) {
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}
/// U+002F, 2044, 2215, FF0F.
[[nodiscard]] bool is_slash(char32_t);

/// Letters, digits and combining marks: what words and syllables consist of.
[[nodiscard]] bool is_digit_or_mark(char32_t);
[[nodiscard]] inline bool belongs_to_word(char32_t c) {
    if (c < 0x80) return is_letter(c) || (c >= '0' && c <= '9');
    return is_letter(c) || (c >= 0x300 && is_digit_or_mark(c));
}
/// Length in bytes of the Latin letter at `at`, which its first bytes tell; 0 when none is there, or one of another script.
[[nodiscard]] inline std::size_t latin_letter_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const auto goes_on = [&](std::size_t i) { return at + i < text.size() && (byte(i) & 0xC0U) == 0x80; };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return is_letter(lead) ? 1 : 0;
    if (lead >= 0xC3 && lead <= 0xC8)  // U+00C0 to U+023F without the signs × and ÷
        return goes_on(1) && !(lead == 0xC3 && (byte(1) | 0x20U) == 0xB7) ? 2 : 0;
    if (lead == 0xE1) return goes_on(1) && (byte(1) & 0xFCU) == 0xB8 && goes_on(2) ? 3 : 0;  // U+1E00 to U+1EFF
    return 0;
}
/// Unicode word boundaries (RE2's \b is ASCII-only): nothing on that side of `at` belongs to a word.
[[nodiscard]] bool word_starts_at(std::string_view text, std::size_t at);
[[nodiscard]] bool word_ends_at(std::string_view text, std::size_t at);

/// No white space begins with this byte.
[[nodiscard]] inline bool begins_no_space(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > ' ' && byte != 0xC2 && byte != 0xE2 && byte != 0xE3;
}

/// Offset of the first byte at or after `at` that is not white space.
[[nodiscard]] std::size_t skip_space(std::string_view text, std::size_t at);
[[nodiscard]] std::string_view trim_ends(std::string_view text);
/// `text` without white space at both ends.
[[nodiscard]] inline std::string_view trim(std::string_view text) {
    const bool is_trim = !text.empty() && begins_no_space(text.front()) && text.back() > ' ' && text.back() < 0x7F;
    return is_trim ? text : trim_ends(text);
}

}  // namespace doichieu::text

#pragma once

#include <cstddef>
#include <string_view>

namespace doichieu::text {

[[nodiscard]] bool is_letter(char32_t);
[[nodiscard]] bool is_upper(char32_t);
[[nodiscard]] bool is_digit(char32_t);  ///< ASCII and full-width digits
/// Any white space of a document: ASCII, NBSP, U+2000–200A, 202F, 205F, 3000, line and paragraph separators.
[[nodiscard]] bool is_space(char32_t);
/// Every dash that may stand for "-": U+002D, 2010–2015, 2212, FE58, FE63, FF0D.
[[nodiscard]] bool is_dash(char32_t);
/// U+002F, 2044, 2215, FF0F.
[[nodiscard]] bool is_slash(char32_t);

/// Letters, digits and combining marks: what words and syllables consist of.
[[nodiscard]] bool belongs_to_word(char32_t);
/// Unicode word boundaries (RE2's \b is ASCII-only): nothing on that side of `at` belongs to a word.
[[nodiscard]] bool word_starts_at(std::string_view text, std::size_t at);
[[nodiscard]] bool word_ends_at(std::string_view text, std::size_t at);

/// Offset of the first byte at or after `at` that is not white space.
[[nodiscard]] std::size_t skip_space(std::string_view text, std::size_t at);
/// `text` without white space at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);

}  // namespace doichieu::text

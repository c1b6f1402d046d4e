#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace doichieu::structure {

// What can be told of one line from its first and last bytes. Every view returned is a part of the argument, so that
// offsets follow from pointers.

/// What a reader sees of a line: without white space and Markdown marks (** _ # > \) at both ends.
[[nodiscard]] std::string_view visible(std::string_view line);

/// Lines that may have columns; longer ones are text, whatever tabs they hold.
inline constexpr std::size_t kLongestColumnLine = 1000;  // code points

/// The columns of a line, parted by a tab or three spaces; of a row of a Markdown table, the lines of its cells. A blank
/// to be filled in ("Số:      /KH-UBND", "ngày    tháng 02") parts nothing.
[[nodiscard]] std::vector<std::string_view> cells(std::string_view line);

[[nodiscard]] bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> prefixes);
/// The first letter is a small one.
[[nodiscard]] bool starts_small(std::string_view text);
[[nodiscard]] bool starts_capital(std::string_view text);
/// Ends with . ? ! : ; … also when a closing quote or bracket follows.
[[nodiscard]] bool ends_sentence(std::string_view text);
/// Two letters or more and none of them small.
[[nodiscard]] bool is_capitals(std::string_view text);
/// At least `count` code points.
[[nodiscard]] bool is_longer_than(std::string_view text, std::size_t count);
/// A line that draws: "*", "-----", "_____", "|".
[[nodiscard]] bool is_rule(std::string_view text);
/// "2", "- 3 -", "Trang 4", "5/12".
[[nodiscard]] bool is_page_number(std::string_view text);

/// White space runs to one space, Markdown emphasis out.
[[nodiscard]] std::string collapse(std::string_view text);

}  // namespace doichieu::structure

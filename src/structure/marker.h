#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "structure/outline.h"

namespace doichieu::structure {

/// A mark at the start of a line that may open a section: "II-", "7.", "1.1.", "a)", "- ", "Điều 5.".
struct Marker {
    MarkerKind kind = MarkerKind::arabic;
    std::string_view text;  ///< "II", "7", "1.1", "a", "-", "thứ nhất"
    int ordinal = 0;
    int rank = 0;                ///< of two open sections the one with the lower rank holds the other
    std::size_t length = 0;      ///< bytes up to the text that follows
    bool before_number = false;  ///< "1. 100% hộ …": a mark only when it carries on the series
};

[[nodiscard]] bool begins_other_prose(std::string_view line);
/// Two letters tell of most lines that they are prose, with no mark and not in capitals: they begin with a word in small
/// letters, which is none of "Phần", "Chương", "Điều" and none of "ii", "vi".
[[nodiscard]] inline bool begins_prose(std::string_view line) {
    const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
    const char first = line.size() < 2 || !is_small(line[1]) ? ' ' : line[0];
    const bool may_be_mark = first == 'P' || first == 'C' || first == 'i' || first == 'v';
    return ((is_small(first) || (first >= 'A' && first <= 'Z')) && !may_be_mark) || begins_other_prose(line);
}
/// Reads the shape alone ("I. Newton" has one); `visible` is a line as visible() gives it.
[[nodiscard]] std::optional<Marker> parse_marker(std::string_view visible);
/// The reading of "I." or "V)" as a letter of the series A, B, C …
[[nodiscard]] std::optional<Marker> parse_upper_letter(std::string_view visible);

/// Sections of this rank and above are bullets.
inline constexpr int kBulletRank = 88;

}  // namespace doichieu::structure

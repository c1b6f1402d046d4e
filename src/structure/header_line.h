#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "legal/date.h"

namespace doichieu::structure {

// The lines of the header block, each read for itself. Arguments are visible() cells; views returned are parts of them.

enum class HeaderLine : std::uint8_t {
    other,
    rule,
    party_title,
    national_name,
    motto,
    number,
    place_and_date,
    body_name,
    mark
};

[[nodiscard]] HeaderLine classify_header_line(std::string_view cell);

/// "Số: 12/KH-UBND", "Số 276 - BC/TU", "Số:      /KH-UBND".
struct NumberLine {
    std::string notation;  ///< spaces out, every dash "-", Ð → Đ; empty for a blank number and one that a scan misread
    std::string_view text;  ///< the notation as it stands
    bool blank = false;
};
[[nodiscard]] std::optional<NumberLine> parse_number_line(std::string_view cell);
/// "Số:" or "Số: 12": the rest stands in the next cell or line.
[[nodiscard]] bool is_number_begun(std::string_view cell);

/// "Hồng Phong, ngày 15 tháng 02 năm 2023".
struct DateLine {
    std::string_view place;  ///< may be empty
    std::string_view date;   ///< from "ngày" on
    legal::Date value;       ///< not stated when a part is blank
    int year = 0;            ///< as written, also beside a blank day or month; 0 when blank itself
};
[[nodiscard]] std::optional<DateLine> parse_date_line(std::string_view cell);
/// "Hồng Phong, ngày 15": the rest stands in the next cell or line.
[[nodiscard]] bool is_date_begun(std::string_view cell);

}  // namespace doichieu::structure

#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace doichieu::legal {

/// A calendar date as a text states it: year, or year and month, or all three (0 = not stated). It may be impossible
/// (31/02): a text that says so is at fault, not the parser.
struct Date {
    std::int16_t year = 0;
    std::int8_t month = 0;
    std::int8_t day = 0;

    [[nodiscard]] bool stated() const { return year != 0; }
    [[nodiscard]] bool complete() const { return year != 0 && month != 0 && day != 0; }
    /// Complete and in the calendar.
    [[nodiscard]] bool exists() const;
    /// First and last calendar day that the date can mean.
    [[nodiscard]] Date first_day() const;
    [[nodiscard]] Date last_day() const;
    /// YYYY-MM-DD, YYYY-MM or YYYY.
    [[nodiscard]] std::string iso() const;
    /// As documents write it: 03/6/2013, 13/02/2023 (zero for days below 10 and months 1 and 2).
    [[nodiscard]] std::string vietnamese() const;

    friend auto operator<=>(const Date&, const Date&) = default;
};

[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view);
[[nodiscard]] Date day_before(Date);
[[nodiscard]] Date add_days(Date, int days);

/// Days between which a document may be dated; from == to when it states its date.
struct DateInterval {
    Date from;
    Date to;
    [[nodiscard]] bool single() const { return from == to; }
    friend bool operator==(const DateInterval&, const DateInterval&) = default;
};

}  // namespace doichieu::legal

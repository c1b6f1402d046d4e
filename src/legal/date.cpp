#include "legal/date.h"

#include <array>
#include <charconv>
#include <chrono>

#include "base/format.h"

namespace doichieu::legal {
namespace {

std::chrono::year_month_day calendar(const Date& date) {
    return {std::chrono::year{date.year}, std::chrono::month{static_cast<unsigned>(date.month)},
            std::chrono::day{static_cast<unsigned>(date.day)}};
}

Date from_calendar(std::chrono::year_month_day day) {
    return {static_cast<std::int16_t>(static_cast<int>(day.year())),
            static_cast<std::int8_t>(static_cast<unsigned>(day.month())),
            static_cast<std::int8_t>(static_cast<unsigned>(day.day()))};
}

std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty() || text[0] == '-') return std::nullopt;
    return value;
}

}  // namespace

bool Date::exists() const {
    return complete() && calendar(*this).ok();
}

Date Date::first_day() const {
    return {year, static_cast<std::int8_t>(month == 0 ? 1 : month), static_cast<std::int8_t>(day == 0 ? 1 : day)};
}

Date Date::last_day() const {
    if (complete()) return *this;
    const std::chrono::year_month_day_last last{
        std::chrono::year{year},
        std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(month == 0 ? 12 : month)}}};
    return from_calendar(std::chrono::year_month_day{last});
}

std::string Date::iso() const {
    if (!stated()) return {};
    if (year < 0 || year > 9999 || month < 0 || month > 99 || day < 0 || day > 99)
        return base::format("{:04}-{:02}-{:02}", year, month, day);
    std::array<char, 10> text;  // "2013-06-03"
    const auto put = [&](std::size_t at, int number) {
        text[at] = static_cast<char>('0' + number / 10);
        text[at + 1] = static_cast<char>('0' + number % 10);
    };
    put(0, year / 100);
    put(2, year % 100);
    std::size_t size = 4;
    for (const int part : {month, day}) {
        if (part == 0) break;
        text[size] = '-';
        put(size + 1, part);
        size += 3;
    }
    return {text.data(), size};
}

std::string Date::vietnamese() const {
    if (!stated()) return {};
    std::string text;
    const auto put = [&](int part, int zero_below) {
        if (part < zero_below) text += '0';
        text.append(std::to_string(part)).push_back('/');
    };
    if (day != 0 && month != 0) put(day, 10);
    if (month != 0) put(month, 3);
    return text.append(std::to_string(year));
}

std::optional<Date> parse_iso_date(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    if (!year || *year < 1) return std::nullopt;
    Date date{static_cast<std::int16_t>(*year), 0, 0};
    if (text.size() >= 7) {
        const auto month = digits(text.substr(5, 2));
        if (text[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
        date.month = static_cast<std::int8_t>(*month);
    }
    if (text.size() == 10) {
        const auto day = digits(text.substr(8, 2));
        if (text[7] != '-' || !day) return std::nullopt;
        date.day = static_cast<std::int8_t>(*day);
        if (!date.exists()) return std::nullopt;
    }
    return date;
}

Date add_days(Date date, int days) {
    return from_calendar(std::chrono::sys_days{calendar(date)} + std::chrono::days{days});
}

Date day_before(Date date) {
    return add_days(date, -1);
}

}  // namespace doichieu::legal

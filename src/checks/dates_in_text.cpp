#include "checks/dates_in_text.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "legal/terms.h"
#include "text/pattern.h"

namespace doichieu::checks {
namespace {

int number_of(std::string_view text, base::Span group) {
    int value = 0;
    const std::string_view digits = text.substr(group.begin, group.size());
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::string_view without_space_behind(std::string_view text) {
    return text.substr(0, text.find_last_not_of(" \t\n\f\r") + 1);
}

/// Each form ends in a year behind a sign ("3/2026") or behind "năm" and the number of a month or quarter. Most paragraphs
/// hold no such year.
bool may_hold_date(std::string_view text) {
    constexpr std::string_view kSigns = "/.-";
    constexpr std::string_view kEndsNumber = "0123456789IVXivx";
    for (const std::string_view century : {"19", "20"}) {
        for (std::size_t at = text.find(century); at != text.npos; at = text.find(century, at + 1)) {
            std::string_view before = without_space_behind(text.substr(0, at));
            if (before.empty()) continue;
            if (kSigns.find(before.back()) != kSigns.npos) return true;
            if (before.back() != 'm' && before.back() != 'M') continue;
            constexpr std::size_t kYear = std::string_view("năm").size();
            before = without_space_behind(before.substr(0, before.size() - std::min(kYear, before.size())));
            if (!before.empty() && kEndsNumber.find(before.back()) != kEndsNumber.npos) return true;
        }
    }
    return false;
}

}  // namespace

std::vector<DateInText> dates_in(std::string_view text) {
    static const text::Pattern kDate = [] {
        auto pattern = text::Pattern::compile(
            R"((?i)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d{2})|ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+((?:19|20)\d{2})|tháng\s+(\d{1,2})\s*(?:/|\s+năm\s+)\s*((?:19|20)\d{2})|quý\s+(IV|I{1,3}|[1-4])\s*(?:/|\s+năm\s+)\s*((?:19|20)\d{2}))");
        return std::move(*pattern);
    }();
    std::vector<DateInText> out;
    if (!may_hold_date(text)) return out;
    for (std::size_t from = 0; const auto found = kDate.find(text, from);) {
        const std::vector<base::Span>& groups = *found;
        from = groups.front().end;
        const auto value = [&](std::size_t group) { return number_of(text, groups[group]); };
        const auto make = [](int year, int month, int day) {
            return legal::Date{static_cast<std::int16_t>(year), static_cast<std::int8_t>(month),
                               static_cast<std::int8_t>(day)};
        };
        legal::Date date;
        if (!groups[3].empty())
            date = make(value(3), value(2), value(1));
        else if (!groups[6].empty())
            date = make(value(6), value(5), value(4));
        else if (!groups[8].empty())
            date = make(value(8), value(7), 0);
        else {
            const std::string quarter(text.substr(groups[9].begin, groups[9].size()));
            const int ordinal = legal::parse_roman(quarter).value_or(value(9));
            date = make(value(10), ordinal * 3, 0);
        }
        if (date.month > 0 || date.day > 0) out.push_back({groups.front(), date});
    }
    return out;
}

}  // namespace doichieu::checks

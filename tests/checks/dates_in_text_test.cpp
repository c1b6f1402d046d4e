#include "checks/dates_in_text.h"

#include <gtest/gtest.h>

#include <string>

namespace doichieu::checks {
namespace {

std::string dates_of(std::string_view text) {
    std::string found;
    for (const DateInText& date : dates_in(text)) found += (found.empty() ? "" : " ") + date.date.iso();
    return found;
}

TEST(DatesInText, ReadsEachForm) {
    struct Row {
        std::string_view text;
        std::string_view dates;
    };
    const Row rows[] = {
        {"trước ngày 05/3/2026", "2026-03-05"},
        {"05 - 3 -\t2026 và 6.4.1998", "2026-03-05 1998-04-06"},
        {"Ngày 05 tháng 3 năm 2026", "2026-03-05"},
        {"NGÀY 05 THÁNG 3 NĂM 2026", "2026-03-05"},
        {"tháng 3/2026; tháng 4 năm\n2026", "2026-03 2026-04"},
        {"quý IV/2026, quý II năm 2027, quý 3 NĂM 2028", "2026-12 2027-06 2028-09"},
        {"2026 và năm 2026, giai đoạn 2021 - 2025", ""},
        {"kế hoạch năm 2026 của xã; năm\t2025", ""},
        {"2026", ""},
        {"m 2026", ""},
        {"", ""},
    };
    for (const Row& row : rows) EXPECT_EQ(dates_of(row.text), row.dates) << row.text;
}

}  // namespace
}  // namespace doichieu::checks

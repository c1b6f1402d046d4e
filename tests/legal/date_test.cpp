#include "legal/date.h"

#include <gtest/gtest.h>

namespace doichieu::legal {
namespace {

TEST(Date, KnowsTheCalendar) {
    struct Row {
        Date date;
        bool exists;
    };
    const Row rows[] = {{{2023, 2, 28}, true},  {{2023, 2, 29}, false},  {{2024, 2, 29}, true},  {{2000, 2, 29}, true},
                        {{1900, 2, 29}, false}, {{2021, 2, 31}, false},  {{2021, 4, 31}, false}, {{2021, 13, 1}, false},
                        {{2021, 12, 31}, true}, {{2021, 12, 32}, false}, {{2021, 0, 0}, false},  {{2021, 5, 0}, false},
                        {{0, 0, 0}, false}};
    for (const Row& row : rows) EXPECT_EQ(row.date.exists(), row.exists) << row.date.iso();
}

TEST(Date, APartialOneIsStatedButNotComplete) {
    EXPECT_FALSE(Date{}.stated());
    EXPECT_TRUE((Date{2013, 0, 0}.stated()));
    EXPECT_FALSE((Date{2013, 6, 0}.complete()));
    EXPECT_TRUE((Date{2013, 2, 31}.complete())) << "an impossible date is the text's fault, not the parser's";
}

TEST(Date, SpansTheDaysThatItCanMean) {
    EXPECT_EQ((Date{2024, 0, 0}.first_day()), (Date{2024, 1, 1}));
    EXPECT_EQ((Date{2024, 0, 0}.last_day()), (Date{2024, 12, 31}));
    EXPECT_EQ((Date{2024, 2, 0}.first_day()), (Date{2024, 2, 1}));
    EXPECT_EQ((Date{2024, 2, 0}.last_day()), (Date{2024, 2, 29}));
    EXPECT_EQ((Date{2023, 2, 0}.last_day()), (Date{2023, 2, 28}));
    EXPECT_EQ((Date{2023, 6, 3}.first_day()), (Date{2023, 6, 3}));
    EXPECT_EQ((Date{2023, 6, 3}.last_day()), (Date{2023, 6, 3}));
}

TEST(Date, IsWrittenAsDocumentsWriteIt) {
    struct Row {
        Date date;
        const char* iso;
        const char* vietnamese;
    };
    const Row rows[] = {{{2013, 6, 3}, "2013-06-03", "03/6/2013"},
                        {{2023, 2, 13}, "2023-02-13", "13/02/2023"},
                        {{2019, 1, 7}, "2019-01-07", "07/01/2019"},
                        {{2021, 10, 25}, "2021-10-25", "25/10/2021"},
                        {{1951, 2, 0}, "1951-02", "02/1951"},
                        {{2019, 12, 0}, "2019-12", "12/2019"},
                        {{2013, 0, 0}, "2013", "2013"},
                        {{0, 0, 0}, "", ""}};
    for (const Row& row : rows) {
        EXPECT_EQ(row.date.iso(), row.iso);
        EXPECT_EQ(row.date.vietnamese(), row.vietnamese);
        if (row.date.stated()) {
            EXPECT_EQ(parse_iso_date(row.iso), row.date);
        }
    }
}

TEST(Date, ReadsIsoStrictly) {
    for (const char* text : {"", "13", "2013-6-3", "2013/06/03", "2013-13", "2013-00", "2021-02-31", "2023-02-29",
                             "2013-06-00", "-013-06-03", "20a3", "2013-06-03 ", "0000", "+201"}) {
        EXPECT_EQ(parse_iso_date(text), std::nullopt) << text;
    }
}

TEST(Date, CountsDaysOverMonthsAndYears) {
    struct Row {
        Date from;
        int days;
        Date to;
    };
    const Row rows[] = {{{2023, 12, 31}, 1, {2024, 1, 1}},  {{2024, 2, 28}, 1, {2024, 2, 29}},
                        {{2023, 2, 28}, 1, {2023, 3, 1}},   {{2024, 3, 1}, -1, {2024, 2, 29}},
                        {{2024, 1, 1}, 366, {2025, 1, 1}},  {{2025, 7, 1}, 0, {2025, 7, 1}},
                        {{2016, 1, 28}, -10, {2016, 1, 18}}};
    for (const Row& row : rows) EXPECT_EQ(add_days(row.from, row.days), row.to);
    EXPECT_EQ(day_before({2025, 7, 1}), (Date{2025, 6, 30}));
}

TEST(Date, OrdersByTime) {
    EXPECT_LT((Date{2013, 6, 3}), (Date{2013, 12, 1}));
    EXPECT_LT((Date{2013, 12, 31}), (Date{2014, 1, 1}));
}

}  // namespace
}  // namespace doichieu::legal

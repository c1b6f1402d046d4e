#include "text/survey.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "base/lanes.h"
#include "support/sanitized.h"
#include "text/encode.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace doichieu::text {
namespace {

/// Without wide lanes it vouches for nothing.
bool vouches() {
#if defined(DOICHIEU_LANES)
    return base::has_wide_lanes();
#else
    return false;
#endif
}

/// Some hundred bytes of Vietnamese with `inserted` in it somewhere.
std::string around(std::string_view inserted, std::size_t at) {
    std::string text;
    while (text.size() < at) text += "ế";
    text.resize(at / 3 * 3);
    text.append(at % 3, 'x').append(inserted);
    for (int i = 0; i < 10; ++i) text += "Kế hoạch số 98-KH/ĐU, ĐƯỢC thỏa thuận.\n";
    return text;
}

TEST(Survey, KnowsOrdinaryVietnamese) {
    const std::string text = around("Ủy ban nhân dân, người đứng đầu; ƯỚC Ẵm 1/5\t", 150);
    const Survey survey(text);
    EXPECT_TRUE(survey.is_valid_utf8());
    EXPECT_EQ(survey.is_clean(64, text.size() - 64), vouches());
    EXPECT_TRUE(survey.is_clean(0, 0));
    EXPECT_FALSE(survey.has_null());
    EXPECT_FALSE(survey.has_other_breaks());
    EXPECT_TRUE(Survey("").is_valid_utf8());
}

TEST(Survey, SeesWhatIsRareWhereverItStands) {
    for (std::size_t at = 0; at < 200; ++at) {
        SCOPED_TRACE(at);
        for (const std::string_view mark : {"a\u0301", "\u00AD", "\u200B", "\u2060", "\uFEFF", "\u1AB0"}) {
            const std::string text = around(mark, at);
            const Survey survey(text);
            ASSERT_TRUE(survey.is_valid_utf8()) << mark;
            ASSERT_FALSE(survey.is_clean(at, at + mark.size())) << mark;
            ASSERT_FALSE(survey.is_clean(0, text.size())) << mark;
            ASSERT_EQ(survey.is_clean(at + 128, text.size() - 64), vouches()) << mark;
            if (at > 128) ASSERT_EQ(survey.is_clean(64, at - 64), vouches()) << mark;
        }
        for (const std::string_view wrong :
             {"\x80", "\xC3", "\xC0\x80", "\xC1\xBF", "\xE1\xBB", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
              "\xC3\xA1\xA1", "\xFF", "\xE1\xBB\xBF\xBF"})
            ASSERT_FALSE(Survey(around(wrong, at)).is_valid_utf8()) << ::testing::PrintToString(wrong);
        const Survey null(around(std::string_view("\0", 1), at));
        ASSERT_TRUE(null.has_null());
        ASSERT_FALSE(null.has_other_breaks());
        for (const std::string_view sign : {"\v", "\f", "\r"}) {
            const Survey breaks(around(sign, at));
            ASSERT_TRUE(breaks.has_other_breaks());
            ASSERT_FALSE(breaks.has_null());
        }
        const Survey both(around(std::string_view("\r\0", 2), at));
        ASSERT_TRUE(both.has_other_breaks());
        ASSERT_TRUE(both.has_null());
    }
}

TEST(Survey, VouchesForNoCharacterThatMayNeedCleaning) {
    constexpr char32_t kStep = doichieu::testing::kSanitized ? 7 : 1;
    for (char32_t value = 0; value <= 0x10FFFF; value += value < 0x3100 ? 1 : kStep) {
        if (value >= 0xD800 && value < 0xE000) continue;
        const std::string bytes = encode(value);
        const std::string text = around(bytes, 70);
        const Survey survey(text);
        ASSERT_TRUE(survey.is_valid_utf8()) << std::hex << static_cast<unsigned>(value);
        if (survey.is_clean(70, 70 + bytes.size()))
            ASSERT_TRUE(is_clean(bytes)) << std::hex << static_cast<unsigned>(value);
    }
}

TEST(Survey, AgreesWithTheValidator) {
    const std::string pieces[] = {"ế",    "đ",    "a",    " ",    "\n",   "“",        "\u0301",   "漢",
                                  "\x80", "\xBB", "\xC3", "\xE1", "\xE2", "\xE1\xBB", "\xF0\x9F", "\U0001F600"};
    std::mt19937 random(11);
    for (int round = 0; round < 20000; ++round) {
        std::string source;
        const auto damaged = random() % 3;
        for (auto i = random() % 150; i > 0; --i) source += pieces[random() % (damaged == 0 ? std::size(pieces) : 8)];
        SCOPED_TRACE(::testing::PrintToString(source));
        const Survey survey(source);
        ASSERT_EQ(survey.is_valid_utf8(), find_invalid_utf8(source) == std::string::npos);
        if (survey.is_clean(0, source.size())) ASSERT_TRUE(is_clean(source));
    }
}

}  // namespace
}  // namespace doichieu::text

#include "legal/terms.h"

#include <gtest/gtest.h>

namespace doichieu::legal {
namespace {

TEST(Roman, EveryNumberOfATermComesBack) {
    for (int number = 1; number <= 60; ++number) EXPECT_EQ(parse_roman(to_roman(number)), number) << number;
}

TEST(Roman, IsWrittenAsTermsAre) {
    const std::pair<int, const char*> rows[] = {{1, "I"},    {4, "IV"},    {9, "IX"},  {13, "XIII"}, {14, "XIV"},
                                                {19, "XIX"}, {24, "XXIV"}, {40, "XL"}, {49, "XLIX"}, {50, "L"}};
    for (const auto& [number, text] : rows) EXPECT_EQ(to_roman(number), text);
}

TEST(Roman, TakesOnlyTheRegularSpelling) {
    for (const char* text :
         {"", "IIII", "VV", "IC", "IVX", "XIIIX", "xiii", "X I", "13", "M", "XlII", "Đ", "XXXXXXXX"}) {
        EXPECT_EQ(parse_roman(text), std::nullopt) << text;
    }
}

TEST(Words, EachValueComesBackFromItsWord) {
    for (int i = 0; *to_string(static_cast<Relation>(i)) != '\0'; ++i)
        EXPECT_EQ(parse_relation(to_string(static_cast<Relation>(i))), static_cast<Relation>(i));
    for (int i = 0; *to_string(static_cast<Regime>(i)) != '\0'; ++i)
        EXPECT_EQ(parse_regime(to_string(static_cast<Regime>(i))), static_cast<Regime>(i));
    for (int i = 0; *to_string(static_cast<Level>(i)) != '\0'; ++i)
        EXPECT_EQ(parse_level(to_string(static_cast<Level>(i))), static_cast<Level>(i));
    for (int i = 0; *to_string(static_cast<Validity>(i)) != '\0'; ++i)
        EXPECT_EQ(parse_validity(to_string(static_cast<Validity>(i))), static_cast<Validity>(i));
    for (int i = 0; *to_string(static_cast<Confidence>(i)) != '\0'; ++i)
        EXPECT_EQ(parse_confidence(to_string(static_cast<Confidence>(i))), static_cast<Confidence>(i));
    EXPECT_EQ(parse_relation("Implements"), std::nullopt);
    EXPECT_EQ(parse_level(""), std::nullopt);
}

TEST(Regimes, TheStateHasTwo) {
    EXPECT_TRUE(is_state(Regime::state_administrative));
    EXPECT_TRUE(is_state(Regime::state_normative));
    EXPECT_FALSE(is_state(Regime::party));
    EXPECT_FALSE(is_state(Regime::unknown));
}

}  // namespace
}  // namespace doichieu::legal

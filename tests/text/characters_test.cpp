#include "text/characters.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include <string>
#include <vector>

#include "text/syllables.h"
#include "text/utf8.h"

namespace doichieu::text {
namespace {

TEST(Characters, Classes) {
    for (const char32_t c : {U'a', U'Z', U'ế', U'Đ', U'漢'}) EXPECT_TRUE(is_letter(c));
    for (const char32_t c : {U'1', U'-', U' ', U'“', char32_t{0x301}}) EXPECT_FALSE(is_letter(c));
    for (const char32_t c : {U'A', U'Đ', U'Ế', U'Ư'}) EXPECT_TRUE(is_upper(c));
    for (const char32_t c : {U'a', U'đ', U'1'}) EXPECT_FALSE(is_upper(c));
    for (const char32_t c : {U'0', U'9', U'０', U'９'}) EXPECT_TRUE(is_digit(c));
    for (const char32_t c : {U'²', U'a', U'٣'}) EXPECT_FALSE(is_digit(c));
    for (const char32_t c :
         {0x09U, 0x0AU, 0x0DU, 0x20U, 0xA0U, 0x2000U, 0x200AU, 0x2028U, 0x2029U, 0x202FU, 0x205FU, 0x3000U}) {
        EXPECT_TRUE(is_space(c)) << std::hex << static_cast<unsigned>(c);
    }
    for (const char32_t c : {0x200BU, 0xFEFFU, 0x08U, 0x61U}) EXPECT_FALSE(is_space(c));
    for (const char32_t c : {0x2DU, 0x2010U, 0x2015U, 0x2212U, 0xFE58U, 0xFE63U, 0xFF0DU}) EXPECT_TRUE(is_dash(c));
    for (const char32_t c : {0x2016U, 0xADU, 0x5FU}) EXPECT_FALSE(is_dash(c));
    for (const char32_t c : {0x2FU, 0x2044U, 0x2215U, 0xFF0FU}) EXPECT_TRUE(is_slash(c));
}

TEST(Characters, UpperCaseIsThatOfUnicode) {
    for (char32_t c = 0; c <= 0x10FFFF; ++c)
        ASSERT_EQ(is_upper(c), u_isupper(static_cast<UChar32>(c)) != 0) << std::hex << static_cast<unsigned>(c);
}

TEST(Characters, WordBoundaries) {
    const std::string text = "về nhà";  // v 0, ề 1–3, space 4, n 5, h 6, à 7–8
    EXPECT_TRUE(word_starts_at(text, 0));
    EXPECT_FALSE(word_starts_at(text, 1));
    EXPECT_FALSE(word_ends_at(text, 1));  // where RE2's \b sees one
    EXPECT_TRUE(word_ends_at(text, 4));
    EXPECT_TRUE(word_starts_at(text, 5));
    EXPECT_FALSE(word_ends_at(text, 7));
    EXPECT_TRUE(word_ends_at(text, text.size()));
    EXPECT_FALSE(word_ends_at("e\u0331", 1));
}

TEST(Characters, TrimAndSkip) {
    EXPECT_EQ(trim(" \u00A0Kế hoạch\u3000\r\n"), "Kế hoạch");
    EXPECT_EQ(trim(" \t"), "");
    EXPECT_EQ(trim(""), "");
    EXPECT_EQ(skip_space("a \u00A0b", 1), 4U);
    EXPECT_EQ(skip_space("a  ", 1), 3U);
}

TEST(Characters, LatinLettersAreToldByTheirBytes) {
    for (char32_t c = 1; c < 0x3000; ++c) {
        std::string text;
        append_utf8(text, c);
        const bool is_latin = c < 0x240 ? c < 0x80 || c >= 0xC0 : c >= 0x1E00 && c < 0x1F00;
        EXPECT_EQ(latin_letter_at(text, 0), is_latin && is_letter(c) ? text.size() : 0U)
            << std::hex << std::uint32_t{c};
        text.pop_back();
        if (!text.empty()) EXPECT_EQ(latin_letter_at(text, 0), 0U) << std::hex << std::uint32_t{c};
    }
}

TEST(Characters, Syllables) {
    const std::string text = "Kế hoạch số 98-KH/ĐU, e\u0331!";
    std::vector<std::string> found;
    for (const base::Span span : syllables(text)) found.push_back(text.substr(span.begin, span.size()));
    EXPECT_EQ(found, (std::vector<std::string>{"Kế", "hoạch", "số", "98", "KH", "ĐU", "e\u0331"}));
    EXPECT_TRUE(has_syllables(text, found.size()));
    EXPECT_FALSE(has_syllables(text, found.size() + 1));
    EXPECT_TRUE(syllables(" -- ").empty());
    EXPECT_FALSE(has_syllables(" -- ", 1));
}

TEST(Characters, SyllablesOfLongTextsAsCharacterByCharacter) {
    // Letters of one to four bytes, marks, digits, and signs that fall on each place of a stretch of sixty-four bytes.
    const std::string piece = "Ủy ban “nhân dân” xã 12/2026–30%, ½ ª Ωμέγα e\u0301 \U0001D400\U0001F600 số×hai;ĐƯỜNG… ";
    for (std::size_t before = 0; before < 70; ++before) {
        std::string text(before, 'a');
        for (int i = 0; i < 4; ++i) text += piece;
        for (std::size_t cut = 0; cut < 4; ++cut) {  // also amid a character
            const std::string_view cut_text = std::string_view(text).substr(0, text.size() - cut);
            std::vector<base::Span> expected;
            bool inside = false;
            for (std::size_t at = 0; at < cut_text.size();) {
                const CodePoint point = decode(cut_text, at);
                const auto begin = static_cast<base::Offset>(at);
                at += point.length;
                if (belongs_to_word(point.value)) {
                    if (!inside) expected.push_back({begin, begin});
                    expected.back().end = static_cast<base::Offset>(at);
                }
                inside = belongs_to_word(point.value);
            }
            EXPECT_EQ(syllables(cut_text), expected) << before << " " << cut;
        }
    }
}

}  // namespace
}  // namespace doichieu::text

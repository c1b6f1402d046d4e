#include "text/fold.h"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>

#include <string_view>
#include <utility>

#include "text/utf8.h"

namespace doichieu::text {
namespace {

using Row = std::pair<std::string_view, std::string_view>;

TEST(Fold, TonePlacement) {
    const Row rows[] = {
        // open syllables: on the first of two vowels
        {"hoà", "hòa"},
        {"hòa", "hòa"},
        {"uỷ", "ủy"},
        {"thuý", "thúy"},
        {"khoá", "khóa"},
        {"xoè", "xòe"},
        {"loã", "lõa"},
        {"tuỳ", "tùy"},
        {"hoạ", "họa"},
        {"ỦY", "ỦY"},
        {"UỶ", "ỦY"},
        {"Hoà", "Hòa"},
        {"mía", "mía"},
        {"của", "của"},
        // closed ones: on the second
        {"hoàn", "hoàn"},
        {"hòan", "hoàn"},
        {"huỳnh", "huỳnh"},
        {"hoạch", "hoạch"},
        {"họach", "hoạch"},
        {"loét", "loét"},
        {"Đòan", "Đoàn"},
        {"tóan", "toán"},
        {"quýt", "quýt"},
        // a vowel with a mark of its own carries the tone
        {"người", "người"},
        {"ngừơi", "người"},
        {"thuế", "thuế"},
        {"thuở", "thuở"},
        {"nguyễn", "nguyễn"},
        {"cưú", "cứu"},
        {"tìên", "tiền"},
        {"cuộc", "cuộc"},
        {"cụôc", "cuộc"},
        {"nhiệm", "nhiệm"},
        // three vowels: the middle one
        {"ngoài", "ngoài"},
        {"ngòai", "ngoài"},
        {"khuỷu", "khuỷu"},
        {"ngoáy", "ngoáy"},
        {"khúyu", "khuýu"},
        // qu- and gi-
        {"quý", "quý"},
        {"qúy", "quý"},
        {"Quý", "Quý"},
        {"QÚY", "QUÝ"},
        {"quả", "quả"},
        {"qủa", "quả"},
        {"quốc", "quốc"},
        {"già", "già"},
        {"gìa", "già"},
        {"giải", "giải"},
        {"gỉai", "giải"},
        {"gì", "gì"},
        {"gìn", "gìn"},
        {"giếng", "giếng"},
        {"gíup", "giúp"},
        {"giỏi", "giỏi"},
        // what is no Vietnamese syllable stays
        {"café", "café"},
        {"théâtre", "théâtre"},
        {"àè", "àè"},
        {"x", "x"},
        {"", ""},
        {"à", "à"},
        {"nghiêngggg", "nghiêngggg"},
        {"Première", "Première"},
        // among other text
        {"Uỷ ban, hoà-giải; thuý.", "Ủy ban, hòa-giải; thúy."},
    };
    for (const auto& [text, expected] : rows) EXPECT_EQ(unify_tone_placement(text), expected) << text;
}

TEST(Fold, Keys) {
    const Row rows[] = {
        {"  Uỷ  BAN\u00A0nhân\tdân ", "ủy ban nhân dân"},
        {"ỦY BAN", "ủy ban"},
        {"Ðảng ủy", "đảng ủy"},
        {"ĐẢNG ỦY", "đảng ủy"},
        {"ɖ Ɖ ð Ð đ Đ", "đ đ đ đ đ đ"},
        {"98–KH/ĐU", "98-kh/đu"},
        {"98—KH−ĐU‑x", "98-kh-đu-x"},
        {"Kế hoạch\r\n số", "kế hoạch số"},
        {"ƯỚC Ơ", "ước ơ"},
        {"", ""},
        {" \u3000 ", ""},
        {"e\u00F5\u0302", "e\u00F5\u0302"},  // marks of no Vietnamese letter: the tone stays
        {"H\u0331", "\u1E96"},               // composes only in lower case
    };
    for (const auto& [text, key] : rows) {
        EXPECT_EQ(fold(text), key) << text;
        EXPECT_EQ(fold(key), key) << text;
    }
}

TEST(Fold, EveryResultIsNfc) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    for (UChar32 c = 1; c < 0x3000; ++c) {
        for (const UChar32 mark : {0x0301, 0x0331, 0x0323}) {
            std::string text;
            nfc->normalize(icu::UnicodeString(c).append(mark), status).toUTF8String(text);
            ASSERT_TRUE(nfc->isNormalizedUTF8(fold(text), status)) << std::hex << c;
        }
    }
}

TEST(Fold, EveryVietnameseLetterAsUnicodeHasIt) {
    for (char32_t letter = 0x1EA0; letter < 0x1F00; ++letter) {
        std::string written;
        append_utf8(written, letter);
        EXPECT_EQ(fold(written), to_lower(written)) << written;
    }
}

TEST(Fold, Unaccented) {
    const Row rows[] = {
        {"Uỷ ban Đảng", "uy ban dang"},
        {"Nghị quyết", "nghi quyet"},
        {"ƯỚC", "uoc"},
        {"façade", "facade"},
        {"e\u0331", "e"},
        {"가", "가"},
        {"", ""},
    };
    for (const auto& [text, key] : rows) EXPECT_EQ(fold_unaccented(text), key) << text;
}

TEST(Fold, WordByWordAsCharacterByCharacter) {
    for (const char* text : {"  Uỷ ban\tNHÂN DÂN, huyện Hoà Bình - 2025 ", "Thuỷ(HOÀ)Quý/uỷ.uỷ", "×÷ Ñandú ƯỚC Ǽ ẞ",
                             "uỷ\u0323 uỷ", "“Hoá” – x", "ỦY\u200Bban", "nghiêngnghiêngnghiêng hoà",
                             "hòaa\u0300 Ωμέγα УЛИЦА", "a\x01\u00A0b", "\xC3", "\xE1\xBB", "x\xC4"})
        EXPECT_EQ(fold(text), fold_characters(text)) << text;
}

TEST(Fold, Case) {
    EXPECT_EQ(to_lower("ĐẢNG ỦY ƯỚC"), "đảng ủy ước");
    EXPECT_EQ(to_upper("đảng ủy ước"), "ĐẢNG ỦY ƯỚC");
    EXPECT_EQ(capitalize("đảng ủy"), "Đảng ủy");
    EXPECT_EQ(capitalize("“ủy ban”"), "“Ủy ban”");
    EXPECT_EQ(capitalize("12"), "12");
    EXPECT_EQ(capitalize(""), "");
}

}  // namespace
}  // namespace doichieu::text

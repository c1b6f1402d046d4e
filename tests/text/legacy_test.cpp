#include "text/legacy.h"

#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <vector>

#include "text/encoding_guess.h"
#include "text/normalize.h"
#include "text/spelling.h"

namespace doichieu::text {
namespace {

using enum LegacyEncoding;

TEST(Legacy, DecodesBytes) {
    const std::vector<std::tuple<LegacyEncoding, std::string, std::string>> cases = {
        {tcvn3, "Ngh\xDE quy\xD5t s\xE8 25-NQ/TW, ng\xB5y 03 th\xB8ng 6 n\xA8m 2013",
         "Nghị quyết số 25-NQ/TW, ngày 03 tháng 6 năm 2013"},
        {tcvn3, "Quy\xD5t \xAE\xDEnh sè 12-Q\xA7/TU", "Quyết định s"},
        {windows_1258, "Ngh\x69\xF2 quy\xEA\xECt s\xF4\xEC, \xD0\x61\xD2ng", "Nghị quyết số, Đảng"},
        {viscii, "Ngh\xB8 quy\xAAt s\xAF, ng\xE0y th\xE1ng n\xE5m", "Nghị quyết số, ngày tháng năm"},
        {vps, "Ngh\xCE quy\x89t s\xD3, ng\xE0y th\xE1ng n\xE6m, \xF1\xE4ng \xFB",
         "Nghị quyết số, ngày tháng năm, Đảng ủ"},
    };
    for (const auto& [encoding, bytes, expected] : cases) {
        const std::string decoded = clean(decode_legacy(bytes, encoding)).text;
        EXPECT_EQ(decoded.substr(0, expected.size()), expected) << name_of(encoding);
    }
}

TEST(Legacy, DecodesWhatIsShownAsWindows1252) {
    const std::vector<std::tuple<LegacyEncoding, std::string, std::string>> cases = {
        {tcvn3, "Uû ban nh©n d©n", "Uỷ ban nhân dân"},
        {tcvn3, "QuyÕt ®Þnh sè 66-Q§/TW “kÕ ho¹ch”", "Quyết định số 66-QĐ/TW “kế hoạch”"},
        {vni, "Uûy ban nhaân daân; Nghò quyeát; Quyeát ñònh; Ñaûng", "Ủy ban nhân dân; Nghị quyết; Quyết định; Đảng"},
        {vni, "ÑAÛNG UÛY, khoûe, ñöôïc, tröôùc, aáp, aêm, aéc, æ, ó, î",
         "ĐẢNG ỦY, khỏe, được, trước, ấp, ăm, ắc, ỉ, ĩ, ỵ"},
        {viscii, "Quyªt ð¸nh; Kª hoÕch", "Quyết định; Kế hoạch"},
        {tcvn3, "KÕ HO¹CH\nKÕ ho¹ch", "KẾ HOẠCH\nKế hoạch"},
    };
    for (const auto& [encoding, shown, expected] : cases) {
        EXPECT_EQ(decode_legacy_shown(shown, encoding), expected);
    }
}

TEST(Legacy, FontsTellTheirEncoding) {
    EXPECT_EQ(legacy_font(".VnTime"), (LegacyFont{tcvn3, false}));
    EXPECT_EQ(legacy_font(".VnTimeH"), (LegacyFont{tcvn3, true}));
    EXPECT_EQ(legacy_font("VNI-Times"), (LegacyFont{vni, false}));
    EXPECT_EQ(legacy_font("VPS Times"), (LegacyFont{vps, false}));
    EXPECT_FALSE(legacy_font("Times New Roman"));
    EXPECT_FALSE(legacy_font("Vnes"));
    EXPECT_FALSE(legacy_font(""));
    EXPECT_EQ(from_legacy_font("KÕ ho¹ch", {tcvn3, true}), "KẾ HOẠCH");
}

TEST(Legacy, TextThatIsUnicodeAlreadyStays) {
    EXPECT_FALSE(may_be_legacy("Đảng bộ", {tcvn3, false}));
    EXPECT_FALSE(may_be_legacy("và dân", {tcvn3, false}));  // words of Unicode, none of TCVN3
    EXPECT_FALSE(may_be_legacy("2024", {tcvn3, false}));
    EXPECT_TRUE(may_be_legacy("nh©n d©n", {tcvn3, false}));
    EXPECT_TRUE(may_be_legacy("nhaân daân", {vni, false}));
}

TEST(Legacy, UndoesMisreadings) {
    EXPECT_EQ(undo_misreading("Nghá»‹ quyáº¿t sá»‘; Uá»· ban nhÃ¢n dÃ¢n", Misreading::windows_1252),
              "Nghị quyết số; Uỷ ban nhân dân");
    EXPECT_EQ(undo_misreading("QÄ\u0090/TW; ngÃ y; ngÃ\u00A0y", Misreading::windows_1252), "QĐ/TW; ngày; ngày");
    EXPECT_EQ(undo_misreading("Ngh·ªã quy·∫øt s·ªë; Qƒê/TW", Misreading::mac_roman), "Nghị quyết số; QĐ/TW");
    EXPECT_EQ(undo_misreading("Đã là Unicode “rồi”", Misreading::windows_1252), "Đã là Unicode “rồi”");
}

TEST(Legacy, Syllables) {
    for (const char* word : {"nghiêng", "Đảng", "ỦY",   "uỷ",  "gì",  "giếng", "giữ", "quốc", "quyết", "khuỷu", "oanh",
                             "ương",    "được", "thuở", "hòa", "hoà", "yêu",   "iếc", "thuế", "khoản", "xã",    "a"}) {
        EXPECT_TRUE(is_vietnamese_syllable(word)) << word;
    }
    for (const char* word : {"nghÞ", "QĐ", "ăê", "hoạchh", "mất́", "các̀", "nhaâ", "w", "", "zị", "tàp", "UBND"}) {
        EXPECT_FALSE(is_vietnamese_syllable(word)) << word;
    }
}

constexpr std::string_view kPlan =
    "Thực hiện Nghị quyết số 25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung ương Đảng về công tác dân vận.";

TEST(Legacy, GuessesBytes) {
    const auto guessed = [](std::string_view bytes) {
        const auto guess = guess_bytes(bytes);
        return guess ? name_of(*guess) : std::string("none");
    };
    EXPECT_EQ(
        guessed(
            "Th\xF9\x63 hi\xD6n Ngh\xDE quy\xD5t s\xE8 25, ng\xB5y 03 c\xF1\x61 Ban Ch\xCAp h\xB5nh Trung \xAD\xACng"),
        "TCVN3 (ABC)");
    EXPECT_EQ(guessed("Ngh\x69\xF2 quy\xEA\xECt s\xF4\xEC, \xD0\x61\xD2ng u\xD2y, nh\xE2n d\xE2n"), "Windows-1258");
    EXPECT_EQ(guessed("Ngh\xB8 quy\xAAt s\xAF, ng\xE0y th\xE1ng n\xE5m, k\xAA ho\xD5"
                      "ch"),
              "VISCII");
    EXPECT_EQ(guessed("Ngh\xCE quy\x89t s\xD3, ng\xE0y th\xE1ng n\xE6m, \xF1\xE4ng \xFBy"), "VPS");
    EXPECT_EQ(guessed("\x80\x81\x82 a \xFF\xFE"), "none");
    EXPECT_EQ(guessed("d\xE9j\xE0 vu \xE0 la carte fran\xE7"
                      "ais"),
              "none");
}

TEST(Legacy, GuessesText) {
    const auto guessed = [](std::string_view text) {
        const auto guess = guess_text(text);
        return guess ? name_of(*guess) : std::string("none");
    };
    EXPECT_EQ(guessed(kPlan), "none");
    EXPECT_EQ(guessed("Plain English text, “quoted” — with dashes… and § signs ©"), "none");
    EXPECT_EQ(guessed("Le café déjà là, où l’été fût très âgé"), "none");
    EXPECT_EQ(guessed("và và dân dân"), "none");
    EXPECT_EQ(guessed("Nghá»‹ quyáº¿t sá»‘ 25; Uá»· ban nhÃ¢n dÃ¢n"), "UTF-8 → Windows-1252");
    EXPECT_EQ(guessed("Ngh·ªã quy·∫øt s·ªë 25 c·ªßa ·ª¶y ban"), "UTF-8 → MacRoman");
    EXPECT_EQ(guessed("NghÞ quyÕt sè 25, QuyÕt ®Þnh cña Uû ban nh©n d©n"), "TCVN3 (ABC)");
    EXPECT_EQ(guessed("Nghò quyeát soá 25, Quyeát ñònh cuûa Uûy ban nhaân daân"), "VNI");
    const auto guess = guess_text("NghÞ quyÕt sè 25, QuyÕt ®Þnh cña Uû ban nh©n d©n");
    ASSERT_TRUE(guess);
    EXPECT_GT(guess->confidence, 0.8);
    EXPECT_LT(guess->confidence, 1);
    EXPECT_EQ(convert_text("QuyÕt ®Þnh", *guess), "Quyết định");
    // A line in Unicode is not converted, so it shows nothing.
    EXPECT_EQ(guessed("NghÞ quyÕt sè 25, ng\u1EA1y, cña Uû ban nh©n d©n"), "none");
}

TEST(Legacy, ConvertsTheLinesThatNeedIt) {
    const std::string_view mixed =
        "KÕ ho¹ch\n"
        "Thực hiện Nghị quyết số 25-NQ/TW\n"
        "Thùc hiÖn NghÞ quyÕt sè 25-NQ/TW, ngµy 03/6/2013.\n"
        "Bà Lan và ông Cao\n"
        "Chæ thò soá 18-CT/TW cuûa Ñaûng veà nhaân daân.\n"
        "ngµy 05\n";
    const auto converted = convert_lines(mixed);
    ASSERT_TRUE(converted);
    EXPECT_EQ(converted->text,
              "Kế hoạch\n"
              "Thực hiện Nghị quyết số 25-NQ/TW\n"
              "Thực hiện Nghị quyết số 25-NQ/TW, ngày 03/6/2013.\n"
              "Bà Lan và ông Cao\n"
              "Chỉ thị số 18-CT/TW của Đảng về nhân dân.\n"
              "ngày 05\n");
    ASSERT_EQ(converted->conversions.size(), 2U);
    EXPECT_EQ(name_of(converted->conversions[0].guess), "TCVN3 (ABC)");
    EXPECT_EQ(converted->conversions[0].lines, 3U);
    EXPECT_EQ(converted->conversions[0].first, 0U);
    EXPECT_GT(converted->conversions[0].guess.confidence, 0.8);
    EXPECT_EQ(name_of(converted->conversions[1].guess), "VNI");
    EXPECT_EQ(converted->conversions[1].lines, 1U);
    EXPECT_EQ(mixed.substr(converted->conversions[1].first).substr(0, 4), "Chæ");
}

TEST(Legacy, LeavesLinesThatMayBeWhatTheyShow) {
    for (const std::string_view text :
         {"Thực hiện Nghị quyết\nKÕ ho¹ch\n", kPlan.data(), "Giá 5 ®, © 2024, ± 3 µm, 20 °C\nĐảng",
          "Le café déjà là, où l’été fût très âgé\nĐảng", "Für die Schöne Straße über Köln und Düsseldorf\nĐảng",
          "El niño pidió más información sobre la situación en España\nĐảng", "và là có thì cho ông bà\nĐảng"}) {
        EXPECT_FALSE(convert_lines(text)) << text;
    }
}

TEST(Legacy, LeavesUnicodeAmongOtherLines) {
    const auto guess = guess_text("NghÞ quyÕt sè 25, QuyÕt ®Þnh cña Uû ban nh©n d©n");
    ASSERT_TRUE(guess);
    EXPECT_EQ(convert_text("QuyÕt ®Þnh\nCỘNG HÒA XÃ HỘI\nngµy", *guess), "Quyết định\nCỘNG HÒA XÃ HỘI\nngày");
}

}  // namespace
}  // namespace doichieu::text

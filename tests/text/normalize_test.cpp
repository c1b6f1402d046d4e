#include "text/normalize.h"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <random>
#include <string>
#include <vector>

#include "text/encode.h"

namespace doichieu::text {

void PrintTo(const CleanEdit& e, std::ostream* out) {
    *out << "{" << e.clean_begin << "+" << e.clean_length << " <- " << e.source_begin << "+" << e.source_length << "}";
}
bool operator==(const CleanEdit& a, const CleanEdit& b) {
    return a.clean_begin == b.clean_begin && a.clean_length == b.clean_length && a.source_begin == b.source_begin &&
           a.source_length == b.source_length;
}

namespace {

const icu::Normalizer2& nfc() {
    UErrorCode status = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFCInstance(status);
}

TEST(Normalize, IsCleanNeverVouchesForWhatNeedsCleaning) {
    UErrorCode status = U_ZERO_ERROR;
    for (char32_t value = 0; value <= 0x10FFFF; ++value) {
        if (value >= 0xD800 && value < 0xE000) continue;
        const auto c = static_cast<UChar32>(value);
        const bool inert = nfc().isNormalized(icu::UnicodeString(c), status) && nfc().getCombiningClass(c) == 0 &&
                           nfc().hasBoundaryBefore(c) && !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
        if (inert) continue;
        const std::string bytes = encode(value);
        ASSERT_FALSE(is_clean(bytes)) << std::hex << static_cast<unsigned>(value);
        ASSERT_FALSE(is_clean("0123456789abcd" + bytes + "0123456789abcdef0123456789abcdef"))
            << std::hex << static_cast<unsigned>(value);
    }
}

TEST(Normalize, IsCleanKnowsOrdinaryVietnamese) {
    std::string text;
    for (int i = 0; i < 10; ++i)
        text += "Kế hoạch số 98-KH/ĐU – “Ủy ban nhân dân”, người đứng đầu… ƯỚC Ẵm §1 • NBSP:\u00A0x\r\n";
    for (std::size_t begin = 0; begin < 90; ++begin) {
        if ((text[begin] & 0xC0) == 0x80) continue;
        EXPECT_TRUE(is_clean(std::string_view(text).substr(begin))) << begin;
    }
}

TEST(Normalize, IsCleanSeesAMarkWhereverItStands) {
    for (std::size_t at = 1; at <= 100; ++at) {
        std::string text(100, 'a');
        EXPECT_TRUE(is_clean(text.insert(at, "đ"))) << at;
        EXPECT_FALSE(is_clean(text.insert(at, "\u0301"))) << at;
    }
}

struct Case {
    const char* name;
    std::string source;
    std::string clean;
    std::vector<CleanEdit> edits;
};

TEST(Normalize, Edits) {
    const Case cases[] = {
        {"nothing to do", "Kế hoạch\r\n", "Kế hoạch\r\n", {}},
        {"NFD", "Ke\u0302\u0301 x", "Kế x", {{1, 3, 1, 5}}},
        {"half composed", "K\u00EA\u0301", "Kế", {{1, 3, 1, 4}}},
        {"marks in the wrong order", "a\u0323\u0306", "ặ", {{0, 3, 0, 5}}},
        {"zero-width space", "a\u200Bb", "ab", {{1, 0, 1, 3}}},
        {"two removed together", "a\u200B\u00ADb", "ab", {{1, 0, 1, 5}}},
        {"soft hyphen, NFD, soft hyphen", "\u00ADe\u0301\u00AD", "é", {{0, 0, 0, 2}, {0, 2, 2, 3}, {2, 0, 5, 2}}},
        {"removed inside what composes", "xe\u200B\u0301y", "xéy", {{1, 2, 1, 6}}},
        {"byte order mark", "\uFEFFKế", "Kế", {{0, 0, 0, 3}}},
        {"second line only", "é\re\u0301\n\u2060e\u0301", "é\ré\né", {{3, 2, 3, 3}, {6, 0, 7, 3}, {6, 2, 10, 3}}},
        {"Đ look-alikes, dashes, odd spaces stay", "Ð – \u00A0\u2009e\u0301", "Ð – \u00A0\u2009é", {{12, 2, 12, 3}}},
    };
    for (const Case& c : cases) {
        SCOPED_TRACE(c.name);
        const Cleaned cleaned = clean(c.source);
        EXPECT_EQ(cleaned.text, c.clean);
        EXPECT_EQ(cleaned.edits, c.edits);
    }
}

TEST(Normalize, SourceOffset) {
    const Cleaned cleaned = clean("ab\u200Bce\u0301d");  // "abcéd"
    const std::uint32_t expected[] = {0, 1, 5, 6, 6, 9, 10};
    for (std::uint32_t at = 0; at < std::size(expected); ++at)
        EXPECT_EQ(source_offset(cleaned.edits, at), expected[at]) << at;
}

/// Random syllables, each letter decomposed, half composed or composed, with invisible characters strewn in.
std::string random_source(std::mt19937& random) {
    const std::string pieces[] = {"ế",
                                  "e\u0302\u0301",
                                  "\u00EA\u0301",
                                  "Đ",
                                  "a",
                                  " ",
                                  "\r\n",
                                  "\u200B",
                                  "\u00AD",
                                  "ợ",
                                  "o\u031B\u0323",
                                  "\u01A1\u0323",
                                  "\u0323",
                                  "“",
                                  "漢",
                                  "가",
                                  "\u1100\u1161",
                                  "\u200D",
                                  "\u0344",
                                  "x\u0302\u0302\u0302\u0302\u0302\u0302\u0302\u0302",
                                  "\u034F"};
    std::string source;
    for (auto i = random() % 30; i > 0; --i) source += pieces[random() % std::size(pieces)];
    return source;
}

TEST(Normalize, EditsRebuildTheCleanText) {
    std::mt19937 random(7);
    for (int round = 0; round < 20000; ++round) {
        const std::string source = random_source(random);
        const Cleaned cleaned = clean(source);
        SCOPED_TRACE(testing::PrintToString(source));
        UErrorCode status = U_ZERO_ERROR;
        ASSERT_TRUE(nfc().isNormalizedUTF8(cleaned.text, status));
        ASSERT_TRUE(clean(cleaned.text).edits.empty());
        std::string appended = "Kế";
        append_clean(source, appended);
        ASSERT_EQ(appended, "Kế" + cleaned.text);

        std::uint32_t clean_at = 0;
        std::uint32_t source_at = 0;
        for (const CleanEdit& edit : cleaned.edits) {
            ASSERT_GE(edit.clean_begin, clean_at);
            ASSERT_GE(edit.source_begin, source_at);
            const std::uint32_t kept = edit.clean_begin - clean_at;
            ASSERT_EQ(kept, edit.source_begin - source_at);
            ASSERT_EQ(cleaned.text.substr(clean_at, kept), source.substr(source_at, kept));
            // What an edit covers, cleaned alone, is what stands in its place.
            ASSERT_EQ(clean(source.substr(edit.source_begin, edit.source_length)).text,
                      cleaned.text.substr(edit.clean_begin, edit.clean_length));
            ASSERT_GE(source_offset(cleaned.edits, edit.clean_begin + edit.clean_length),
                      edit.source_begin + edit.source_length);
            clean_at = edit.clean_begin + edit.clean_length;
            source_at = edit.source_begin + edit.source_length;
        }
        ASSERT_EQ(cleaned.text.substr(clean_at), source.substr(source_at));

        std::uint32_t last = 0;
        for (std::uint32_t at = 0; at <= cleaned.text.size(); ++at) {
            const std::uint32_t offset = source_offset(cleaned.edits, at);
            ASSERT_GE(offset, last);
            ASSERT_LE(offset, source.size());
            last = offset;
        }
        ASSERT_EQ(last, source.size());
    }
}

TEST(Normalize, LongLinesAreCutWhereNothingComposes) {
    std::string source;
    while (source.size() < (std::size_t{3} << 20)) source += "e\u0302\u0301 ke\u0302\u0301";
    const Cleaned cleaned = clean(source);
    std::string expected;
    while (expected.size() < source.size() * 8 / 12) expected += "ế kế";
    EXPECT_EQ(cleaned.text, expected);
}

}  // namespace
}  // namespace doichieu::text

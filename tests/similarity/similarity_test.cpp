#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "similarity/alignment.h"
#include "similarity/candidates.h"
#include "similarity/words.h"

namespace doichieu::similarity {
namespace {

TEST(Words, LettersAndDigitsOnly) {
    EXPECT_EQ(words_of("báo cáo, đảng ủy (xã)"), words_of("báo cáo đảng ủy xã"));
    EXPECT_NE(words_of("bao cao"), words_of("báo cáo"));
    EXPECT_EQ(fingerprint(words_of("a b")), fingerprint(words_of("a, b")));
    EXPECT_NE(fingerprint(words_of("a b")), fingerprint(words_of("b a")));
}

TEST(Alignment, SharesAndDifferences) {
    const auto a = words_of("một hai ba bốn năm sáu bảy tám chín mười");
    const auto b = words_of("một hai ba khác năm sáu bảy tám chín mười thêm");
    const Alignment found = align(a, b, 0.5);
    EXPECT_EQ(found.matched, 9U);
    EXPECT_NEAR(found.share, 9.0 / 11, 1e-9);
    ASSERT_EQ(found.differences.size(), 2U);
    EXPECT_EQ(found.differences[0].a_begin, 3U);
    EXPECT_EQ(found.differences[0].a_end, 4U);
    EXPECT_EQ(found.differences[0].b_end, 4U);
    EXPECT_EQ(found.differences[1].a_begin, found.differences[1].a_end);
    EXPECT_EQ(found.differences[1].b_begin, 10U);
    EXPECT_EQ(align(a, b, 0.9).share, 0.0);
    EXPECT_EQ(align(a, a, 0.9).share, 1.0);
    EXPECT_EQ(align({}, a, 0.1).share, 0.0);
    EXPECT_EQ(align({}, {}, 0.1).share, 0.0);
}

std::size_t longest_common(const std::vector<Word>& a, const std::vector<Word>& b) {
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            table[i][j] = a[i - 1] == b[j - 1] ? table[i - 1][j - 1] + 1 : std::max(table[i - 1][j], table[i][j - 1]);
        }
    }
    return table[a.size()][b.size()];
}

TEST(Alignment, AgreesWithThePlainTable) {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        std::vector<Word> a(random() % 30);
        std::vector<Word> b(random() % 30);
        for (Word& word : a) word = random() % 4;
        for (Word& word : b) word = random() % 4;
        const Alignment found = align(a, b, 0.0);
        EXPECT_EQ(found.matched, longest_common(a, b));
        std::size_t in_a = found.matched;
        std::size_t in_b = found.matched;
        for (const Difference& gap : found.differences) {
            in_a += gap.a_end - gap.a_begin;
            in_b += gap.b_end - gap.b_begin;
        }
        if (a != b) {
            EXPECT_EQ(in_a, a.size());
            EXPECT_EQ(in_b, b.size());
        }
        // With a least share it finds the same, or says that there is less.
        const double least = 0.25 * static_cast<double>(1 + random() % 3);
        const Alignment bounded = align(a, b, least);
        EXPECT_EQ(bounded.matched, found.share >= least ? found.matched : 0);
        if (bounded.matched != 0) EXPECT_EQ(bounded.differences, found.differences);
        EXPECT_EQ(matched_words(a, b, least), bounded.matched);
    }
}

TEST(Alignment, CountsTheMatchesOfLongTextsToo) {
    std::mt19937 random(11);
    for (const std::size_t size : {63U, 64U, 65U, 200U, 2000U, 2001U}) {
        std::vector<Word> a(size);
        for (Word& word : a) word = static_cast<Word>(random() % 50);
        std::vector<Word> b = a;
        for (std::size_t i = 0; i < b.size(); i += 1 + random() % 5) b[i] = static_cast<Word>(random() % 50);
        b.resize(size - random() % 10);
        EXPECT_EQ(matched_words(a, b, 0.5), align(a, b, 0.5).matched) << size;
        EXPECT_EQ(matched_words(b, a, 0.5), align(b, a, 0.5).matched) << size;
    }
}

TEST(Candidates, FindsNearTextsAndNoOthers) {
    CandidateFinder finder(4);
    finder.add(0, words_of("ban thường vụ đảng ủy giao văn phòng theo dõi việc thực hiện"));
    finder.add(1, words_of("hội nông dân xã tổ chức đại hội nhiệm kỳ mới"));
    finder.add(2, words_of("ban thường vụ đảng ủy giao khối dân vận theo dõi việc thực hiện"));
    const auto candidates = std::move(finder).run();
    ASSERT_EQ(candidates.size(), 1U);
    EXPECT_EQ(candidates[0].earlier, 0U);
    EXPECT_EQ(candidates[0].later, 2U);
    EXPECT_EQ(candidates[0].shared, 7U);
}

TEST(Candidates, OneShingleEverywhereStaysLinear) {
    constexpr std::uint32_t kTexts = 20000;
    CandidateFinder finder(kTexts);
    for (std::uint32_t id = 0; id < kTexts; ++id) finder.add(id, {1, 2, 3, 100 + id, 7 + id});
    EXPECT_LE(std::move(finder).run().size(), std::size_t{8} * kTexts);
}

}  // namespace
}  // namespace doichieu::similarity

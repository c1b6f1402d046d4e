#include "similarity/near_join.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

namespace doichieu::similarity {
namespace {

using Texts = std::vector<std::vector<Word>>;

Word any_word(std::mt19937& random) {
    return static_cast<Word>(random() % 3000);
}

/// Texts with copies of every degree: each word of a copy is another one with a chance that grows from copy to copy.
Texts texts_with_copies(std::size_t originals, std::size_t copies, std::uint32_t seed) {
    std::mt19937 random(seed);
    Texts texts;
    for (std::size_t i = 0; i < originals; ++i) {
        std::vector<Word> text(20 + random() % 120);
        for (Word& word : text) word = any_word(random);
        texts.push_back(text);
        for (std::size_t c = 1; c <= copies; ++c) {
            std::vector<Word> copy = text;
            const std::uint32_t changed_percent = static_cast<std::uint32_t>(c) * 3;
            for (Word& word : copy) {
                if (random() % 100 < changed_percent) word = any_word(random);
            }
            texts.push_back(std::move(copy));
        }
    }
    return texts;
}

std::map<std::pair<std::uint32_t, std::uint32_t>, double> exact_join(const Texts& texts, double least) {
    std::vector<std::vector<std::uint32_t>> shingles;
    for (const auto& text : texts) shingles.push_back(shingles_of(text));
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> pairs;
    for (std::uint32_t b = 0; b < texts.size(); ++b) {
        for (std::uint32_t a = 0; a < b; ++a) {
            if (const double found = jaccard(shingles[a], shingles[b]); found >= least) pairs[{a, b}] = found;
        }
    }
    return pairs;
}

std::vector<NearPair> near_join(const Texts& texts, double least) {
    NearJoin join(least);
    for (std::uint32_t i = 0; i < texts.size(); ++i) join.add(i, texts[i]);
    return std::move(join).run();
}

TEST(NearJoin, FindsNinetyNineOfAHundredPairsOfAnExactJoinAndNothingElse) {
    const Texts texts = texts_with_copies(220, 5, 7);
    const auto expected = exact_join(texts, 0.6);
    ASSERT_GT(expected.size(), 500U);
    std::size_t found = 0;
    for (const NearPair& pair : near_join(texts, 0.6)) {
        const auto exact = expected.find({pair.earlier, pair.later});
        ASSERT_NE(exact, expected.end()) << pair.earlier << " and " << pair.later << " are not that near";
        EXPECT_DOUBLE_EQ(pair.jaccard, exact->second);
        ++found;
    }
    EXPECT_GE(static_cast<double>(found), 0.99 * static_cast<double>(expected.size()))
        << found << " of " << expected.size();
}

TEST(NearJoin, LinksEveryTextOfALargeClusterWithoutPairingAll) {
    Texts texts;
    std::mt19937 random(3);
    std::vector<Word> text(80);
    for (Word& word : text) word = any_word(random);
    for (std::size_t i = 0; i < 2000; ++i) {
        texts.push_back(text);
        texts.back()[random() % text.size()] = any_word(random);
    }
    const auto pairs = near_join(texts, 0.6);
    std::set<std::uint32_t> linked;
    for (const NearPair& pair : pairs) linked.insert(pair.later);
    EXPECT_EQ(linked.size(), texts.size() - 1);
    EXPECT_LT(pairs.size(), texts.size() * 200);
}

TEST(NearJoin, ShortTextsJoinWithNothing) {
    EXPECT_TRUE(near_join({{1, 2}, {1, 2}, {}}, 0.6).empty());
    EXPECT_EQ(near_join({{1, 2, 3}, {1, 2, 3}}, 0.6).size(), 1U);
}

}  // namespace
}  // namespace doichieu::similarity

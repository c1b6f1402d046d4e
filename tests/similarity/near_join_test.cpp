#include "similarity/near_join.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
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

/// Texts in an order, each by a name of its own, and their groups.
struct Ordered {
    std::vector<std::size_t> names;
    std::vector<std::uint32_t> groups;
};

class NearAgain : public ::testing::Test {
  protected:
    static constexpr double kLeast = 0.6;

    NearAgain() {
        std::mt19937 random(3);
        for (int original = 0; original < 12; ++original) {
            std::vector<Word> text(80);
            for (Word& word : text) word = any_word(random);
            for (int copy = 0; copy < 30; ++copy) {
                std::vector<Word> changed = text;
                for (Word& word : changed) {
                    if (random() % 100 < 4) word = any_word(random);
                }
                shingles_.push_back(shingles_of(changed));
            }
        }
        for (const auto& one : shingles_) sketches_.push_back(sketch_of(one));
    }

    [[nodiscard]] Sketches sketches_of(const std::vector<std::size_t>& names) const {
        Sketches all;
        for (const std::size_t name : names) all.push_back(&sketches_[name]);
        return all;
    }

    /// Counts what it compares.
    IsNear comparing(const std::vector<std::size_t>& names) {
        return [this, names](std::uint32_t a, std::uint32_t b) {
            ++compared_;
            return jaccard(shingles_[names[a]], shingles_[names[b]]) >= kLeast;
        };
    }

    Ordered afresh(std::vector<std::size_t> names) {
        UnionFind<> groups(names.size());
        unite_near(sketches_of(names), groups, comparing(names));
        return found(std::move(names), groups);
    }

    static Ordered found(std::vector<std::size_t> names, UnionFind<>& groups) {
        Ordered out{std::move(names), {}};
        for (std::uint32_t t = 0; t < out.names.size(); ++t) out.groups.push_back(groups.find(t));
        return out;
    }

    /// After some of `before` went, moved to the end, or came anew in the middle.
    Ordered again(const Ordered& before, const std::set<std::size_t>& went, const std::set<std::size_t>& moved,
                  const std::vector<std::size_t>& came) {
        Regrouping known;
        std::vector<std::size_t> names;
        for (std::size_t i = 0; i < before.names.size(); ++i) {
            if (i == before.names.size() / 2) {
                names.insert(names.end(), came.begin(), came.end());
                known.group.resize(names.size(), Regrouping::kNew);
            }
            const std::size_t name = before.names[i];
            if (went.contains(name) || moved.contains(name)) {
                known.gone.push_back(&sketches_[name]);
                known.groups_of_gone.push_back(before.groups[i]);
            } else {
                names.push_back(name);
                known.group.push_back(before.groups[i]);
            }
        }
        names.insert(names.end(), moved.begin(), moved.end());
        known.group.resize(names.size(), Regrouping::kNew);
        UnionFind<> groups(names.size());
        unite_near_again(sketches_of(names), known, groups, comparing(names));
        return found(std::move(names), groups);
    }

    std::vector<std::vector<std::uint32_t>> shingles_;
    std::vector<Sketch> sketches_;
    std::size_t compared_ = 0;
};

TEST_F(NearAgain, TextsThatCameAndWentLeaveTheGroupsOfAFreshJoin) {
    std::mt19937 random(11);
    std::vector<std::size_t> here, away;
    for (std::size_t name = 0; name < sketches_.size(); ++name) (name % 4 == 0 ? away : here).push_back(name);
    Ordered known = afresh(here);
    std::set<std::size_t> sizes;  // of the groups, to show that there are some
    for (const std::uint32_t group : known.groups)
        sizes.insert(static_cast<std::size_t>(std::ranges::count(known.groups, group)));
    ASSERT_GT(*sizes.rbegin(), 15U) << "buckets in which not all texts meet";
    for (int round = 0; round < 200; ++round) {
        std::set<std::size_t> went, moved;
        std::vector<std::size_t> came;
        for (std::size_t i = random() % 3; i > 0; --i) went.insert(known.names[random() % known.names.size()]);
        for (std::size_t i = random() % 3; i > 0; --i) moved.insert(known.names[random() % known.names.size()]);
        std::erase_if(moved, [&](std::size_t name) { return went.contains(name); });
        for (std::size_t i = random() % 3; i > 0 && !away.empty(); --i) {
            came.push_back(away.back());
            away.pop_back();
        }
        known = again(known, went, moved, came);
        ASSERT_EQ(known.groups, afresh(known.names).groups) << "round " << round;
        away.insert(away.begin(), went.begin(), went.end());
    }
}

TEST_F(NearAgain, NothingIsComparedWhereNothingChanged) {
    std::vector<std::size_t> all(sketches_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    const Ordered known = afresh(all);
    ASSERT_GT(compared_, 100U);
    compared_ = 0;
    EXPECT_EQ(again(known, {}, {}, {}).groups, known.groups);
    EXPECT_EQ(compared_, 0U);
}

}  // namespace
}  // namespace doichieu::similarity

#include "similarity/print_map.h"

#include <gtest/gtest.h>

#include <random>
#include <unordered_map>

namespace doichieu::similarity {
namespace {

TEST(PrintMap, KeepsTheFirstValueOfEachKey) {
    PrintMap<int> map;
    std::unordered_map<std::uint64_t, int> expected;
    std::mt19937_64 random(3);
    map.reserve(100);  // and grows beyond
    for (int i = 0; i < 3000; ++i) {
        const std::uint64_t key = (random() % 1000)
                                  << (i % 2 == 0 ? 0U : 40U);  // many share their low bits; 0 is a key
        const auto [value, is_new] = map.try_emplace(key, i);
        const auto [entry, is_first] = expected.emplace(key, i);
        EXPECT_EQ(value, entry->second);
        EXPECT_EQ(is_new, is_first);
    }
    EXPECT_EQ(map.size(), expected.size());
    std::size_t visited = 0;
    map.for_each([&](std::uint64_t key, int value) {
        EXPECT_EQ(value, expected.at(key));
        ++visited;
    });
    EXPECT_EQ(visited, expected.size());
    ASSERT_NE(map.find(0), nullptr);
    EXPECT_EQ(map.find(1001), nullptr);
}

}  // namespace
}  // namespace doichieu::similarity

#include "io/memory.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace doichieu::io {
namespace {

TEST(Memory, ReservesWithoutMovingOrChangingAnything) {
    for (const std::size_t count : {std::size_t{0}, std::size_t{3}, std::size_t{5} << 20}) {
        std::vector<int> numbers{1, 2, 3};
        reserve(numbers, count);
        ASSERT_GE(numbers.capacity(), std::max<std::size_t>(count, 3));
        const int* const begin = numbers.data();
        while (numbers.size() < count) numbers.push_back(static_cast<int>(numbers.size()) + 1);
        EXPECT_EQ(numbers.data(), begin);
        EXPECT_EQ(numbers[2], 3);
        EXPECT_EQ(numbers.back(), static_cast<int>(numbers.size()));
    }
    use_large_pages(nullptr, 0);
}

}  // namespace
}  // namespace doichieu::io

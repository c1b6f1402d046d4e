#include "audit/schedule.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <vector>

namespace doichieu::audit {
namespace {

TEST(Schedule, DeliversInOrderWithAnyNumberOfThreads) {
    for (const std::size_t threads : {1U, 2U, 7U}) {
        std::vector<std::size_t> results(200);
        std::vector<std::size_t> delivered;
        run({results.size(), threads, [&](std::size_t, std::size_t item) { results[item] = item + 1; },
             [&](std::size_t item) {
                 delivered.push_back(results[item]);
                 return true;
             }});
        ASSERT_EQ(delivered.size(), results.size());
        for (std::size_t i = 0; i < delivered.size(); ++i) EXPECT_EQ(delivered[i], i + 1);
    }
}

TEST(Schedule, StopsWhenTheReceiverHasEnough) {
    for (const std::size_t threads : {1U, 3U}) {
        std::atomic<std::size_t> worked = 0;
        std::size_t delivered = 0;
        run({10000, threads, [&](std::size_t, std::size_t) { ++worked; },
             [&](std::size_t) { return ++delivered < 5; }});
        EXPECT_EQ(delivered, 5U);
        EXPECT_LT(worked, 100U);
    }
}

TEST(Schedule, LetsExceptionsOut) {
    for (const std::size_t threads : {1U, 3U}) {
        const Schedule failing{100, threads,
                               [](std::size_t, std::size_t item) {
                                   if (item == 30) throw std::runtime_error("item 30");
                               },
                               [](std::size_t) { return true; }};
        EXPECT_THROW(run(failing), std::runtime_error);
    }
}

TEST(Schedule, LetsOutWhatTheReceiverThrows) {
    for (const std::size_t threads : {1U, 3U}) {
        const Schedule failing{100, threads, [](std::size_t, std::size_t) {},
                               [](std::size_t item) -> bool {
                                   if (item == 30) throw std::runtime_error("item 30");
                                   return true;
                               }};
        EXPECT_THROW(run(failing), std::runtime_error);
    }
}

TEST(Schedule, OneReceiverAtATime) {
    std::atomic<int> receivers = 0;
    std::atomic<int> most = 0;
    std::size_t sum = 0;  // not atomic: deliveries see what the ones before have written
    run({2000, 4, [](std::size_t, std::size_t) {},
         [&](std::size_t item) {
             most = std::max<int>(most, ++receivers);
             sum += item;
             --receivers;
             return true;
         }});
    EXPECT_EQ(most, 1);
    EXPECT_EQ(sum, 1999U * 2000U / 2);
}

TEST(Schedule, NothingToDo) {
    EXPECT_NO_THROW(run({0, 4, nullptr, nullptr}));
}

}  // namespace
}  // namespace doichieu::audit

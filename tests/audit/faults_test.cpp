#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <random>
#include <thread>

#include "audit/tree.h"

namespace doichieu::audit {
namespace {

constexpr const char* kBasis =
    "Căn cứ Chỉ thị số 18-CT/TW, ngày 26/10/2022 của Ban Bí thư về phát huy vai trò giám sát của Mặt trận;\n";

std::string tasks_of(int number) {
    return "1. Thực hiện Chỉ thị số 18-CT/TW: tổ giám sát số " + std::to_string(number) +
           " xem xét công trình dân sinh thứ " + std::to_string(number * 7) + ", báo cáo trước ngày 30/9/2026.\n";
}

Tree many(int documents) {
    Tree tree;
    for (int i = 0; i < documents; ++i) {
        tree.plan("xa-" + std::to_string(i % 5) + "/ke-hoach-" + std::to_string(i) + ".txt",
                  "ĐẢNG ỦY XÃ SỐ " + std::to_string(i % 5), "2026-02-12", kBasis, tasks_of(i));
    }
    return tree;
}

/// Starts an audit and kills it after a while.
void run_and_kill(const Tree& tree, std::chrono::microseconds after) {
    const pid_t child = ::fork();
    if (child == 0) {
        if (::chdir(tree.path().c_str()) != 0) ::_exit(9);
        ::setenv("DOICHIEU_TODAY", "2026-11-23", 1);
        const int nowhere = ::open("/dev/null", O_WRONLY);
        ::dup2(nowhere, 1);
        ::dup2(nowhere, 2);
        ::execl(DOICHIEU_BINARY, DOICHIEU_BINARY, "audit", "plans", "--format", "json", nullptr);
        ::_exit(9);
    }
    std::this_thread::sleep_for(after);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
}

TEST(AuditFaults, KilledAtAnyPointTheNextRunEndsWithTheSameBytes) {
    const Tree tree = many(60);
    const std::string expected = tree.run({"--format", "json"}).out;
    std::mt19937 random(5);
    for (int attempt = 0; attempt < 12; ++attempt) {
        std::filesystem::remove_all(tree.path() / "plans/.doichieu");
        run_and_kill(tree, std::chrono::microseconds(random() % 120'000));
        const auto next = tree.run({"--format", "json"});
        ASSERT_EQ(next.out, expected) << "attempt " << attempt << ": " << next.err;
        ASSERT_EQ(next.err, "");
    }
}

TEST(AuditFaults, TwoAuditsOfOneStoreAtOnceBothEndWell) {
    const Tree tree = many(60);
    const std::string expected = tree.run({"--format", "json"}).out;
    std::filesystem::remove_all(tree.path() / "plans/.doichieu");
    testing::Outcome first;
    std::thread other([&] { first = tree.run({"--format", "json"}); });
    const testing::Outcome second = tree.run({"--format", "json"});
    other.join();
    EXPECT_EQ(first.out, expected) << first.err;
    EXPECT_EQ(second.out, expected) << second.err;
}

TEST(AuditFaults, WhatChangedAndWhatWentIsSeen) {
    Tree tree = many(4);
    EXPECT_EQ(tree.json()["documents"].size(), 4U);
    tree.plan("xa-0/ke-hoach-0.txt", "ĐẢNG ỦY XÃ SỐ 0", "2026-02-12", "", "1. Việc khác hẳn.\n");
    std::filesystem::remove(tree.path() / "plans/xa-1/ke-hoach-1.txt");
    const Json audit = tree.json({"--directive", "18-CT/TW"});
    EXPECT_EQ(audit["documents"].size(), 3U);
    EXPECT_EQ(state_of(audit, "xa-0", "18-CT/TW"), "missing");
}

TEST(AuditFaults, AStoreThatCannotBeMadeIsSaidAndTheReportIsWhole) {
    const Tree tree = many(3);
    tree.write("plans/.doichieu", "a file where the folder should be");
    const auto outcome = tree.run({"--format", "json"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, ::testing::HasSubstr("--store"));
    EXPECT_EQ(Json::parse(outcome.out)["documents"].size(), 3U);
    const auto elsewhere = tree.run({"--format", "json", "--store", "kho"});
    EXPECT_EQ(elsewhere.code, 0) << elsewhere.err;
    EXPECT_TRUE(std::filesystem::exists(tree.path() / "kho/audit.sqlite"));
}

TEST(AuditFaults, ADamagedStoreIsSaid) {
    const Tree tree = many(3);
    tree.write("plans/.doichieu/audit.sqlite", std::string(8192, 'x'));
    const auto outcome = tree.run({"--format", "json"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, ::testing::HasSubstr("audit.sqlite"));
    EXPECT_EQ(Json::parse(outcome.out)["documents"].size(), 3U);
}

TEST(AuditFaults, AFullDiskLosesNothing) {
    if (!std::filesystem::exists("/dev/full")) GTEST_SKIP();
    const Tree tree = many(3);
    const auto outcome = tree.run({"--output", "json=/dev/full"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, ::testing::HasSubstr("đã đầy"));
    EXPECT_EQ(tree.json()["documents"].size(), 3U);
}

TEST(AuditFaults, NamesInNfdBrokenLinksAndLinksInACircle) {
    Tree tree;
    tree.plan("xa\xCC\x83-a/ke\xCC\x82\xCC\x81-hoach.txt", "ĐẢNG ỦY XÃ A", "2026-02-12", kBasis, tasks_of(1));
    tree.units("a,Đảng ủy xã A,commune,,xã-a,,,\n");
    std::filesystem::create_symlink("khong-co.txt", tree.path() / "plans/hong.txt");
    std::filesystem::create_directory_symlink(".", tree.path() / "plans/vong");
    const Json audit = tree.json({"--directive", "18-CT/TW"});
    EXPECT_EQ(audit["units"][0]["documents"], Json({"plans/xã-a/kế-hoach.txt"}));
    EXPECT_EQ(state_of(audit, "a", "18-CT/TW"), "carried_out");
}

TEST(FullAuditFaults, TenThousandFilesInOneFolder) {
    Tree tree;
    for (int i = 0; i < 10'000; ++i)
        tree.plan("xa/ke-hoach-" + std::to_string(i) + ".txt", "ĐẢNG ỦY XÃ A", "2026-02-12", kBasis, tasks_of(i));
    EXPECT_EQ(tree.json()["documents"].size(), 10'000U);
}

}  // namespace
}  // namespace doichieu::audit

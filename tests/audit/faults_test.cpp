#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <random>
#include <thread>

#include "audit/tree.h"

namespace doichieu::audit {
namespace {

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

/// Starts an audit that writes a report into a file, and kills it after a while.
void run_and_kill(const Tree& tree, std::chrono::microseconds after) {
    const pid_t child = ::fork();
    if (child == 0) {
        if (::chdir(tree.path().c_str()) != 0) ::_exit(9);
        ::setenv("DOICHIEU_TODAY", "2026-11-23", 1);
        const int nowhere = ::open("/dev/null", O_WRONLY);
        ::dup2(nowhere, 1);
        ::dup2(nowhere, 2);
        ::execl(DOICHIEU_BINARY, DOICHIEU_BINARY, "audit", "plans", "--output", "json=report.json", nullptr);
        ::_exit(9);
    }
    std::this_thread::sleep_for(after);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
}

void forget_everything(const Tree& tree) {
    std::filesystem::remove_all(tree.path() / "plans/.doichieu");
}

/// Kills audits at points spread over the time that one takes. The next run must end with the same bytes, and the report
/// of the killed one is whole or not there.
void kill_at_points(int points) {
    const Tree tree = many(60);
    const auto begin = std::chrono::steady_clock::now();
    const std::string expected = tree.run({"--format", "json"}).out;
    const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
    std::mt19937 random(5);
    std::uniform_real_distribution<double> part(0, 1.1);
    for (int attempt = 0; attempt < points; ++attempt) {
        forget_everything(tree);
        std::filesystem::remove(tree.path() / "report.json");
        run_and_kill(tree, std::chrono::microseconds(static_cast<long>(part(random) * double(whole.count()))));
        if (std::filesystem::exists(tree.path() / "report.json")) {
            ASSERT_EQ(testing::read_text(tree.path() / "report.json"), expected) << "attempt " << attempt;
        }
        const auto next = tree.run({"--format", "json"});
        ASSERT_EQ(next.out, expected) << "attempt " << attempt << ": " << next.err;
        ASSERT_EQ(next.err, "");
    }
}

TEST(AuditFaults, KilledAtAnyPointTheNextRunEndsWithTheSameBytes) {
    kill_at_points(12);
}

TEST(FullAuditFaults, KilledAtFiftyPoints) {
    kill_at_points(50);
}

/// The program where no file may grow beyond so many bytes.
testing::Outcome run_with_small_files(const Tree& tree, std::size_t bytes, const std::vector<std::string>& more) {
    std::vector<std::string> words = {"prlimit", "--fsize=" + std::to_string(bytes), DOICHIEU_BINARY, "audit", "plans"};
    words.insert(words.end(), more.begin(), more.end());
    testing::Launch launch;
    launch.folder = tree.path();
    launch.environment = {"DOICHIEU_TODAY=2026-11-23"};
    return testing::run_program(words, launch);
}

TEST(AuditFaults, AStoreThatCannotGrowLosesNothingOfTheReport) {
    const Tree tree = many(60);
    const Json expected = Json::parse(tree.run({"--format", "json"}).out);
    for (const std::size_t bytes : {4096U, 60'000U, 200'000U}) {
        forget_everything(tree);
        const auto outcome = run_with_small_files(tree, bytes, {"--format", "json"});
        EXPECT_EQ(outcome.code, 2) << bytes;
        EXPECT_THAT(outcome.err, ::testing::HasSubstr("Kho dữ kiện")) << bytes;
        const Json audit = Json::parse(outcome.out);
        EXPECT_EQ(audit["findings"], expected["findings"]) << bytes;
        EXPECT_EQ(audit["documents"], expected["documents"]) << bytes;
        const auto next = tree.run({"--format", "json"});
        EXPECT_EQ(Json::parse(next.out), expected) << bytes << next.err;
    }
}

TEST(AuditFaults, AReportThatCannotBeWrittenLeavesTheOldOne) {
    const Tree tree = many(60);
    tree.write("report.json", "the one of last week");
    static_cast<void>(tree.run());
    const auto outcome = run_with_small_files(tree, 10'000, {"--output", "json=report.json"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(testing::read_text(tree.path() / "report.json"), "the one of last week");
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(tree.path())) ++files;
    EXPECT_EQ(files, 2U) << "the report and the plans; no half-written file";
}

TEST(FullAuditFaults, ADiskThatIsFullLosesNothingOfTheReport) {
    const Tree tree = many(60);
    const Json expected = Json::parse(tree.run({"--format", "json"}).out);
    forget_everything(tree);
    const std::string disk = tree.path() / "plans/.doichieu";
    std::filesystem::create_directories(disk);
    const auto mounted = testing::run_program({"mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", disk});
    if (mounted.code != 0) GTEST_SKIP() << "no file system can be mounted here: " << mounted.err;
    const auto outcome = tree.run({"--format", "json"});
    const auto again = tree.run({"--format", "json", "--output", "html=" + disk + "/a.html"});
    const bool has_half_report = std::filesystem::exists(disk + "/a.html");
    testing::run_program({"umount", disk});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, ::testing::HasSubstr("đã đầy"));
    EXPECT_EQ(Json::parse(outcome.out)["findings"], expected["findings"]);
    EXPECT_EQ(again.code, 2);
    EXPECT_FALSE(has_half_report);
    EXPECT_EQ(Json::parse(tree.run({"--format", "json"}).out), expected);
}

TEST(AuditFaults, AFolderThatMayOnlyBeReadIsAuditedWhole) {
    const Tree tree = many(3);
    const Json expected = Json::parse(tree.run({"--format", "json"}).out);
    forget_everything(tree);
    std::filesystem::permissions(tree.path(), std::filesystem::perms(0755));
    std::filesystem::permissions(tree.path() / "plans", std::filesystem::perms(0555));
    std::vector<std::string> words = {DOICHIEU_BINARY, "audit", "plans", "--format", "json"};
    if (::geteuid() == 0) {  // to whom nothing is forbidden
        const std::vector<std::string> as_nobody = {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
        words.insert(words.begin(), as_nobody.begin(), as_nobody.end());
    }
    testing::Launch launch;
    launch.folder = tree.path();
    launch.environment = {"DOICHIEU_TODAY=2026-11-23"};
    const auto outcome = testing::run_program(words, launch);
    std::filesystem::permissions(tree.path() / "plans", std::filesystem::perms(0755));
    if (outcome.code == 127 || outcome.out.empty()) GTEST_SKIP() << "nobody may start the program: " << outcome.err;
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, ::testing::HasSubstr("--store"));
    EXPECT_EQ(Json::parse(outcome.out)["findings"], expected["findings"]);
    EXPECT_FALSE(std::filesystem::exists(tree.path() / "plans/.doichieu"));
}

TEST(AuditFaults, AFileThatChangesWhileItIsReadIsSeenInTheEnd) {
    const Tree tree = many(20);
    std::atomic<bool> is_over = false;
    std::thread writer([&] {
        for (int i = 0; !is_over; ++i)
            tree.plan("xa-1/ke-hoach-1.txt", "ĐẢNG ỦY XÃ SỐ 1", "2026-02-12", kBasis, tasks_of(i % 9));
    });
    for (int run = 0; run < 3; ++run) {
        const auto outcome = tree.run({"--format", "json"});
        EXPECT_TRUE(outcome.code == 0 || outcome.code == 2) << outcome.err;
        EXPECT_EQ(Json::parse(outcome.out)["documents"].size(), 20U);
    }
    is_over = true;
    writer.join();
    const auto kept = tree.run({"--format", "json"});
    forget_everything(tree);
    EXPECT_EQ(tree.run({"--format", "json"}).out, kept.out);
    EXPECT_EQ(kept.code, 0) << kept.err;
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

/// A letter of the store's file is another one.
void damage(const std::string& path, std::string_view words) {
    std::string bytes = testing::read_text(path);
    for (std::size_t at = bytes.find(words); at != std::string::npos; at = bytes.find(words, at + 1)) bytes[at] = 'X';
    std::ofstream(path, std::ios::binary) << bytes;
}

TEST(AuditFaults, WhatIsDamagedInTheStoreIsReadAgain) {
    const Tree tree = many(6);
    const std::string expected = tree.run({"--format", "json"}).out;
    const std::string store = tree.path() / "plans/.doichieu/audit.sqlite";
    ASSERT_NE(testing::read_text(store).find("18-CT/TW"), std::string::npos);
    for (const char* words : {"18-CT/TW", "12-KH/", "xem xét công trình"}) {
        damage(store, words);
        const auto next = tree.run({"--format", "json"});
        EXPECT_EQ(next.out, expected) << words;
        EXPECT_EQ(next.err, "") << words;
    }
}

TEST(AuditFaults, RulesThatAreEnabledCountForWhatIsKept) {
    const Tree tree = many(1);
    tree.plan("xa-1/ke-hoach.txt", "ĐẢNG ỦY XÃ SỐ 1", "2026-02-12", kBasis, "1. Các thôn làm công tác văn hoá.\n");
    const std::vector<std::string> json = {"--format", "json"};
    const std::vector<std::string> enabled = {"--format", "json", "--enable", "spelling/tone-old"};
    const std::string without = tree.run(json).out;
    const std::string with = tree.run(enabled).out;
    EXPECT_NE(with, without);
    EXPECT_EQ(tree.run(json).out, without);
    forget_everything(tree);
    EXPECT_EQ(tree.run(enabled).out, with);
}

TEST(AuditFaults, AReportIsNeverWrittenOverWhatTheRunUses) {
    const Tree tree = many(3);
    tree.units("a,Đảng ủy xã Số 0,commune,,xa-0,,,\n");
    const std::string roster = testing::read_text(tree.path() / "units.csv");
    for (const char* file : {"units.csv", "plans/.doichieu/audit.sqlite"}) {
        const auto outcome = tree.run({"--output", std::string("json=") + file});
        EXPECT_EQ(outcome.code, 2) << file;
        EXPECT_THAT(outcome.err, ::testing::HasSubstr("đang dùng chính tệp ấy")) << file;
    }
    EXPECT_EQ(testing::read_text(tree.path() / "units.csv"), roster);
    EXPECT_EQ(tree.run().err, "");
}

TEST(AuditFaults, APipeInAFilesPlaceDoesNotHoldTheRun) {
    const Tree tree = many(3);
    const std::filesystem::path pipe = tree.path() / "plans/xa-1/ke-hoach-1.txt";
    std::filesystem::remove(pipe);
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_EQ(tree.run({"--format", "json"}).code, 0) << "a walk takes files alone";
}

TEST(AuditFaults, AFullDiskLosesNothing) {
    if (!std::filesystem::exists("/dev/full")) GTEST_SKIP();
    const Tree tree = many(3);
    const auto outcome = tree.run({"--output", "json=/dev/full"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, ::testing::HasSubstr("đã đầy"));
    EXPECT_EQ(tree.json()["documents"].size(), 3U);
}

TEST(AuditFaults, OfManyUnreadableFilesAFewAreSaidAndAllAreInTheReport) {
    Tree tree;
    for (int i = 0; i < 30; ++i) tree.write("plans/xa/hong-" + std::to_string(i) + ".docx", "PK");
    const auto outcome = tree.run({"--format", "json"});
    EXPECT_EQ(std::ranges::count(outcome.err, '\n'), 9);
    EXPECT_THAT(outcome.err, ::testing::HasSubstr("còn 22 tệp khác"));
    EXPECT_EQ(Json::parse(outcome.out)["problems"].size(), 30U);
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
    const auto first = tree.run({"--format", "json"});
    EXPECT_EQ(Json::parse(first.out)["documents"].size(), 10'000U);
    EXPECT_EQ(tree.run({"--format", "json"}).out, first.out);
    tree.plan("xa/ke-hoach-77.txt", "ĐẢNG ỦY XÃ A", "2026-02-12", kBasis, tasks_of(7));
    const auto kept = tree.run({"--format", "json"});
    forget_everything(tree);
    EXPECT_EQ(tree.run({"--format", "json"}).out, kept.out);
}

}  // namespace
}  // namespace doichieu::audit

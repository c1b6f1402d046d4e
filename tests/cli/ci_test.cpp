// The tool as a check of a repository: a git checkout, no network, the three exit codes.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/files.h"
#include "support/process.h"

namespace doichieu::testing {
namespace {

namespace fs = std::filesystem;

/// The corpus plans as somebody's checkout, with a configuration.
class Checkout : public ::testing::Test {
  protected:
    void SetUp() override {
        const fs::path origin = folder_.path() / "origin";
        fs::create_directories(origin);
        fs::copy(kSourceDir / "corpus/plans", origin / "plans", fs::copy_options::recursive);
        write_text(origin / ".doichieu.yaml", "include: [\"plans/*/ke-hoach.*\"]\nfail-on: error\n");
        git(origin, {"init", "-q"});
        git(origin, {"add", "."});
        git(origin, {"-c", "user.name=ci", "-c", "user.email=ci@localhost", "commit", "-q", "-m", "plans"});
        git(folder_.path(), {"clone", "-q", "origin", "checkout"});
        checkout_ = folder_.path() / "checkout";
    }

    static void git(const fs::path& folder, std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "git");
        const Outcome outcome = run_program(arguments, {{}, folder, {"GIT_CONFIG_GLOBAL=/dev/null"}});
        ASSERT_EQ(outcome.code, 0) << outcome.err;
    }

    /// Without a network where the machine lets us.
    [[nodiscard]] Outcome check(std::vector<std::string> arguments) const {
        static const bool can_unshare = run_program({"unshare", "-rn", "true"}).code == 0;
        std::vector<std::string> command = {DOICHIEU_BINARY, "check"};
        if (can_unshare) command.insert(command.begin(), {"unshare", "-rn"});
        command.insert(command.end(), arguments.begin(), arguments.end());
        return run_program(command, {{}, checkout_, {"DOICHIEU_TODAY=2026-11-23"}});
    }

    [[nodiscard]] const fs::path& checkout() const { return checkout_; }

  private:
    TemporaryFolder folder_;
    fs::path checkout_;
};

TEST_F(Checkout, EndsWith1WherePlansHaveErrors) {
    const Outcome outcome = check({"--format", "json", "--output", "text=bao-cao.txt", "plans"});
    EXPECT_EQ(outcome.code, 1) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    const auto report = nlohmann::json::parse(outcome.out);
    EXPECT_EQ(report["documents"].size(), 15U);
    EXPECT_EQ(outcome.out, check({"--format", "json", "plans", "--jobs", "3"}).out);
    EXPECT_NE(read_text(checkout() / "bao-cao.txt").find("CHƯA NÊN KÝ"), std::string::npos);
}

TEST_F(Checkout, EndsWith0WhereTheyHaveNone) {
    const Outcome outcome =
        check({"plans/09-dang-uy-xa-2026-sinh-hoat-chi-bo-sach", "plans/14-dang-uy-xa-2024-dan-van-sach"});
    EXPECT_EQ(outcome.code, 0) << outcome.out;
    EXPECT_EQ(outcome.err, "");
}

TEST_F(Checkout, EndsWith2WhereOneCannotBeRead) {
    write_text(checkout() / "plans/16/ke-hoach.docx", "PK\x03\x04 hỏng");
    const Outcome outcome = check({"--format", "json", "plans"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_TRUE(outcome.err.starts_with("plans/16/ke-hoach.docx: ")) << outcome.err;
    const auto report = nlohmann::json::parse(outcome.out);
    EXPECT_EQ(report["documents"].size(), 15U);
    EXPECT_EQ(report["problems"].size(), 1U);
}

}  // namespace
}  // namespace doichieu::testing

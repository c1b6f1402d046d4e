// How the program is spoken to: commands, options, help, exit codes.

#include <gtest/gtest.h>

#include <algorithm>

#include "support/files.h"
#include "support/process.h"

namespace doichieu::testing {
namespace {

const std::string kClean = kSourceDir / "corpus/plans/09-dang-uy-xa-2026-sinh-hoat-chi-bo-sach/ke-hoach.txt";
const std::string kFaultyPlan = kSourceDir / "corpus/plans/04-huyen-uy-2022-giam-sat-phan-bien/ke-hoach.txt";

struct Misuse {
    std::vector<std::string> arguments;
    std::string said;
};

TEST(Usage, MisusesAreAnsweredInOneSentence) {
    const std::vector<Misuse> mistakes = {
        {{"chek"}, "doichieu: Không có lệnh hay tệp “chek”; có phải “check” không?\n"},
        {{"chek", "--lang", "en"}, "doichieu: There is no command or file “chek”; did you mean “check”?\n"},
        {{"check", "--formt", "json", kClean}, "doichieu: Không có tùy chọn “--formt”; có phải “--format” không?\n"},
        {{"--formt=json", kClean}, "doichieu: Không có tùy chọn “--formt”; có phải “--format” không?\n"},
        {{"check", kClean, "--format"}, "doichieu: Tùy chọn --format thiếu giá trị.\n"},
        {{"check", "--format", "jsn", kClean},
         "doichieu: --format: “jsn” không dùng được; có lẽ là “json” (dùng được: text, json, lines, tasks).\n"},
        {{"check", "--format", "sarif", kClean}, "doichieu: Dạng “sarif” chưa có trong bản này.\n"},
        {{"extract", "--format", "xlsx", kClean, "--lang=en"}, "doichieu: Format “xlsx” is not in this version.\n"},
        {{"check", "--as-of", "2023-02-30", kClean},
         "doichieu: --as-of: ngày phải ghi theo dạng năm-tháng-ngày và có trong lịch, ví dụ 2026-05-27.\n"},
        {{"check", "--jobs", "0", kClean}, "doichieu: --jobs: cần một số nguyên từ 1 đến 1024.\n"},
        {{"check", "--baseline", "b.json", kClean}, "doichieu: “--baseline” chưa có trong bản này.\n"},
        {{"fix", kClean}, "doichieu: “fix” chưa có trong bản này.\n"},
        {{"serve"}, "doichieu: “serve” chưa có trong bản này.\n"},
        {{"graph", "path", "25-NQ/TW"},
         "doichieu: Cần hai văn bản, ví dụ: doichieu graph path ke-hoach.docx 25-NQ/TW@2013-06-03\n"},
        {{"graph", "shw", kClean}, "doichieu: Không có lệnh con “shw”; có phải “show” không?\n"},
    };
    for (const Misuse& mistake : mistakes) {
        const Outcome outcome = doichieu(mistake.arguments);
        EXPECT_EQ(outcome.code, 2) << mistake.said;
        EXPECT_EQ(outcome.out, "");
        EXPECT_EQ(outcome.err, mistake.said);
    }
}

TEST(Usage, ExitCodesTellWhatWasFound) {
    EXPECT_EQ(doichieu({"check", kClean}).code, 0);
    EXPECT_EQ(doichieu({"check", kFaultyPlan}).code, 1);
    EXPECT_EQ(doichieu({kFaultyPlan}).code, 1);
    EXPECT_EQ(doichieu({"check", "--exit-zero", kFaultyPlan}).code, 0);
    EXPECT_EQ(doichieu({"check", "--fail-on", "never", kFaultyPlan}).code, 0);
    EXPECT_EQ(doichieu({"check", "--format", "json", kFaultyPlan}).code, 1);
    EXPECT_EQ(doichieu({"check", "--exit-zero", kFaultyPlan, "khong-co.txt"}).code, 2);
    EXPECT_EQ(doichieu({"extract", kFaultyPlan}).code, 0);
}

TEST(Usage, WithoutArgumentsItShowsHelpAndEndsWith2) {
    const Outcome outcome = doichieu({});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_NE(outcome.err.find("doichieu ke-hoach.docx"), std::string::npos);
}

TEST(Usage, HelpSpeaksBothLanguages) {
    EXPECT_NE(doichieu({"--help"}).out.find("Lệnh:"), std::string::npos);
    EXPECT_NE(doichieu({"--help", "--lang", "en"}).out.find("Commands:"), std::string::npos);
    const Outcome check = doichieu({"check", "--help"});
    EXPECT_EQ(check.code, 0);
    EXPECT_NE(check.out.find("--fail-on LEVEL"), std::string::npos);
    EXPECT_EQ(check.out.find("--all "), std::string::npos);
    EXPECT_NE(doichieu({"graph", "--help"}).out.find("impact X [PATH…]"), std::string::npos);
}

TEST(Usage, HelpIsAlsoAWord) {
    EXPECT_EQ(doichieu({"help"}).out, doichieu({"--help"}).out);
    EXPECT_EQ(doichieu({"help", "check"}).out, doichieu({"check", "--help"}).out);
}

TEST(Usage, VersionIsOneLine) {
    const Outcome outcome = doichieu({"--version"});
    EXPECT_EQ(outcome.code, 0);
    EXPECT_TRUE(outcome.out.starts_with("doichieu "));
    EXPECT_EQ(std::ranges::count(outcome.out, '\n'), 1);
}

TEST(Usage, OptionsMayStandBeforeTheCommand) {
    EXPECT_EQ(doichieu({"--format", "json", "check", kClean}).out, doichieu({"check", kClean, "--format=json"}).out);
    EXPECT_EQ(doichieu({"--format", "json", kClean}).out, doichieu({"check", kClean, "--format=json"}).out);
}

TEST(Usage, SelectAndIgnoreTakeRulesFamiliesAndPacks) {
    EXPECT_EQ(doichieu({"check", "--select", "duplicate", kFaultyPlan}).code, 0);
    EXPECT_EQ(doichieu({"check", "--ignore", "citation/notation-style", kFaultyPlan}).code, 0);
    EXPECT_EQ(doichieu({"check", "--select", "citation,duplicate", kFaultyPlan}).code, 1);
    const Outcome outcome = doichieu({"check", "--select", "citatoin", kFaultyPlan});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.err,
              "citatoin: không có quy tắc, họ hay gói nào mang tên này; `doichieu rules list` liệt kê những gì có.\n");
}

TEST(Usage, OutputsGoToFiles) {
    const TemporaryFolder folder;
    const std::string as_json = folder.path() / "a.json";
    const std::string text = folder.path() / "a.txt";
    const Outcome outcome = doichieu({"check", "--output", "json=" + as_json, "--output", "text=" + text, kFaultyPlan});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(read_text(as_json), doichieu({"check", "--format", "json", kFaultyPlan}).out);
    EXPECT_EQ(read_text(text), doichieu({"check", kFaultyPlan}).out);
    EXPECT_EQ(doichieu({"check", "--format", "text", "--output", "json=" + as_json, kFaultyPlan}).out, read_text(text));
    EXPECT_EQ(doichieu({"check", "--output", folder.path() / "khong/co/a.txt", kClean}).code, 2);
}

TEST(Usage, ColourComesWhenAskedFor) {
    EXPECT_EQ(doichieu({kFaultyPlan}).out.find('\x1b'), std::string::npos);
    EXPECT_NE(doichieu({kFaultyPlan, "--color", "always"}).out.find('\x1b'), std::string::npos);
    EXPECT_EQ(doichieu({kFaultyPlan, "--color", "always", "--format", "json"}).out.find('\x1b'), std::string::npos);
}

TEST(Usage, AClosedPipeEndsQuietly) {
    std::string script = "'" DOICHIEU_BINARY "' extract --format jsonl \"$1\" | head -n 1; exit ${PIPESTATUS[0]}";
    const Outcome outcome = run_program({"bash", "-c", script, "bash", kSourceDir / "corpus/plans"});
    EXPECT_EQ(outcome.code, 0);
    EXPECT_EQ(outcome.err, "");
}

TEST(Usage, AFullDiskIsSaid) {
    const Outcome outcome = run_program({"bash", "-c", "'" DOICHIEU_BINARY "' --help > /dev/full"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.err, "doichieu: Không ghi được kết quả ra luồng xuất chuẩn.\n");
}

TEST(Usage, InterruptionsEndWith130And143) {
    for (const auto& [signal, code] : {std::pair("INT", 130), std::pair("TERM", 143)}) {
        const TemporaryFolder folder;
        // A pipe that gives no byte keeps the program reading; job control lets it see the interruption.
        const std::string script = "set -m; mkfifo p; exec 3<>p; '" DOICHIEU_BINARY "' - <p & sleep 0.3; kill -" +
                                   std::string(signal) + " $!; wait $!";
        EXPECT_EQ(run_program({"bash", "-c", script}, {{}, folder.path(), {}}).code, code);
    }
}

}  // namespace
}  // namespace doichieu::testing

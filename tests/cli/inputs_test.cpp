// What the program reads, and what it says of what it cannot read. Other inputs are checked all the same.

#include <gtest/gtest.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "support/files.h"
#include "support/process.h"

namespace doichieu::testing {
namespace {

using nlohmann::json;

const std::string kDraft =
    "KẾ HOẠCH\ncông tác dân vận năm 2023\n\nCăn cứ Nghị quyết số 25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung ương "
    "khóa XI,\n";

class Inputs : public ::testing::Test {
  protected:
    void SetUp() override { folder_.write("tot.txt", kDraft); }
    [[nodiscard]] Outcome run(std::vector<std::string> arguments, std::string input = {}) const {
        return doichieu(std::move(arguments), {std::move(input), folder_.path(), {}});
    }
    std::string write(const std::string& name, std::string_view text) const { return folder_.write(name, text); }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

    /// Checks a bad input beside a good one: one problem with this code, exit code 2, the good one is in the report.
    void expect_refused(const std::string& bad, const std::string& code) const {
        const Outcome outcome = run({"check", "--format", "json", "tot.txt", bad});
        EXPECT_EQ(outcome.code, 2) << bad;
        const json report = json::parse(outcome.out);
        ASSERT_EQ(report["problems"].size(), 1U) << outcome.out;
        EXPECT_EQ(report["problems"][0]["code"], code);
        EXPECT_EQ(report["problems"][0]["path"], bad);
        ASSERT_EQ(report["documents"].size(), 1U);
        EXPECT_EQ(report["documents"][0]["path"], "tot.txt");
        EXPECT_EQ(outcome.err, bad + ": " + report["problems"][0]["message"].get<std::string>() + "\n");
    }

  private:
    TemporaryFolder folder_;
};

TEST_F(Inputs, BadOnesAreProblemsAndTheOthersAreChecked) {
    write("rong.txt", "");
    write("trang.txt", " \n\u00A0\u200B\n");
    write("nhi-phan.txt", std::string("\x7F"
                                      "ELF\0\0\1\2",
                                      8) +
                              std::string(64, '\0'));
    write("khong-phai.docx", "chữ thường");
    expect_refused("rong.txt", "empty-file");
    expect_refused("trang.txt", "no-visible-text");
    expect_refused("nhi-phan.txt", "binary-file");
    expect_refused("khong-phai.docx", "not-a-docx");
    expect_refused("khong-co.txt", "not-found");
}

TEST_F(Inputs, AMissingFileIsSaidVerbatim) {
    const Outcome outcome = run({"check", "khong-co.txt"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.err, "khong-co.txt: Không đọc được “khong-co.txt”: không có tệp hay thư mục này.\n");
    EXPECT_EQ(outcome.out, "Chưa kiểm tra được văn bản nào.\n");
}

TEST_F(Inputs, AFolderWithoutDocumentsIsWrongUse) {
    write("khac/anh.png", "x");
    expect_refused("khac", "no-documents");
}

TEST_F(Inputs, AFolderIsWalkedAndSorted) {
    write("xa/b.txt", kDraft);
    write("xa/a.md", kDraft);
    write("xa/sau/c.txt", kDraft);
    write("xa/.an/d.txt", kDraft);
    write("xa/anh.png", "x");
    const Outcome outcome = run({"extract", "--format", "count", "xa/"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.out, "xa/a.md:1\nxa/b.txt:1\nxa/sau/c.txt:1\n");
    EXPECT_EQ(run({"extract", "--format", "count"}).out, "tot.txt:1\nxa/a.md:1\nxa/b.txt:1\nxa/sau/c.txt:1\n");
}

TEST_F(Inputs, AFileNamedTwiceIsCheckedOnce) {
    EXPECT_EQ(run({"extract", "--format", "count", "tot.txt", "./tot.txt", "."}).out, "tot.txt:1\n");
}

TEST_F(Inputs, StandardInputIsPlainTextUnlessNamed) {
    EXPECT_EQ(run({"extract", "--format", "count", "-"}, kDraft).out, "<stdin>:1\n");
    EXPECT_EQ(run({"extract", "--format", "count", "--stdin-filename", "x.md", "-"}, kDraft).out, "x.md:1\n");
    const Outcome outcome = run({"check", "-"}, "");
    EXPECT_EQ(outcome.code, 2);
    EXPECT_TRUE(outcome.err.starts_with("<stdin>: ")) << outcome.err;
}

TEST_F(Inputs, ANameThatLooksLikeAnOptionStandsBehindDashes) {
    write("--la.txt", kDraft);
    EXPECT_EQ(run({"extract", "--format", "count", "--", "--la.txt"}).out, "--la.txt:1\n");
}

TEST_F(Inputs, TheSameBytesWithAnyNumberOfJobs) {
    const std::string plans = kSourceDir / "corpus/plans";
    for (const std::vector<std::string>& command : {std::vector<std::string>{"check"},
                                                    {"check", "--format", "json"},
                                                    {"extract", "--format", "jsonl"},
                                                    {"extract", "--format", "csv"}}) {
        std::vector<std::string> one = command;
        one.insert(one.end(), {"--jobs", "1", plans});
        std::vector<std::string> four = command;
        four.insert(four.end(), {"--jobs", "4", plans});
        const Outcome first = run(one);
        EXPECT_GT(first.out.size(), 1000U);
        EXPECT_EQ(first.out, run(four).out);
        EXPECT_EQ(first.out, run(one).out);
    }
}

TEST_F(Inputs, CsvHasTheColumnsOfJsonl) {
    const Outcome csv = run({"extract", "--format", "csv", "tot.txt"});
    EXPECT_TRUE(csv.out.starts_with(
        "path,form,type,notation,canonical,raw,date,issuer,term,subject,provision,relation,citedBy,"));
    EXPECT_NE(csv.out.find("\ntot.txt,numbered,Nghị quyết,25-NQ/TW,25-NQ/TW,Nghị quyết số 25-NQ/TW,2013-06-03,"),
              std::string::npos)
        << csv.out;
    const json line = json::parse(run({"extract", "--format", "jsonl", "tot.txt"}).out);
    EXPECT_EQ(line["raw"], "Nghị quyết số 25-NQ/TW");
    EXPECT_EQ(line["resolution"]["instrument"], "25-NQ/TW@2013-06-03");
    EXPECT_EQ(line["line"], 4);
    EXPECT_EQ(line["column"], 8);
    EXPECT_EQ(line["endColumn"], 30);
}

TEST_F(Inputs, TextOnlyIsTheTextThatOffsetsCountIn) {
    const std::string text = run({"extract", "--format", "text-only", "tot.txt"}).out;
    const json line = json::parse(run({"extract", "--format", "jsonl", "tot.txt"}).out);
    const std::size_t start = line["start"];
    const std::size_t end = line["end"];
    EXPECT_EQ(text.substr(start, end - start), line["raw"]);
}

TEST_F(Inputs, ATableShowsDistinctInstruments) {
    const std::string table = run({"extract", "--format", "table", "tot.txt"}).out;
    EXPECT_NE(table.find("Nghị quyết 25-NQ/TW"), std::string::npos) << table;
    EXPECT_NE(table.find("03/6/2013"), std::string::npos);
    EXPECT_NE(table.find("1 văn bản được dẫn.\n"), std::string::npos);
}

TEST_F(Inputs, ABrokenRegistryTableIsAProblemAndTheRestIsChecked) {
    write("bang.tsv", "cột lạ\n1\n");
    const Outcome outcome = run({"check", "--format", "json", "--registry", "bang.tsv", "tot.txt"});
    EXPECT_EQ(outcome.code, 2);
    const json report = json::parse(outcome.out);
    EXPECT_EQ(report["documents"].size(), 1U);
    ASSERT_EQ(report["problems"].size(), 1U);
    EXPECT_EQ(report["problems"][0]["path"], "bang.tsv");
}

TEST_F(Inputs, ATableWithTwoRowsForOneKeyNamesBoth) {
    const std::string row = "901-NQ/TW\tNghị quyết\tBan Chấp hành Trung ương\t2024-05-06\n";
    write("bang.tsv", "notation\ttype\tissuer\tissued\n" + row + row);
    const Outcome outcome = run({"check", "--registry", "bang.tsv", "tot.txt"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_TRUE(outcome.err.starts_with("bang.tsv:3:1: ")) << outcome.err;
    EXPECT_NE(outcome.err.find("dòng 2"), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.out.find("1 trục trặc với đầu vào"), std::string::npos) << outcome.out;
}

TEST_F(Inputs, AnUnreadableFileIsAProblem) {
    if (::geteuid() == 0) GTEST_SKIP() << "everything is readable to root";
    std::filesystem::permissions(write("khoa.txt", kDraft), std::filesystem::perms::none);
    expect_refused("khoa.txt", "unreadable");
}

TEST_F(Inputs, WhatStandsInNamesDoesNotSteerTheTerminal) {
    const Outcome outcome = run({"check", "a\x1b[2Jb\xff.txt"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.err.find('\x1b'), std::string::npos);
    EXPECT_TRUE(outcome.err.starts_with("a [2Jb\uFFFD.txt: ")) << outcome.err;
}

TEST_F(Inputs, ABrokenRuleIsAProblemAndTheRestIsChecked) {
    write("quy-tac/citation/thu.yaml", "name: [\n");
    const Outcome outcome = run({"check", "--format", "json", "--rules", "quy-tac", "tot.txt"});
    EXPECT_EQ(outcome.code, 2);
    const json report = json::parse(outcome.out);
    EXPECT_EQ(report["documents"].size(), 1U);
    EXPECT_GE(report["problems"].size(), 1U);
    EXPECT_GT(report["rules"].size(), 5U);
}

}  // namespace
}  // namespace doichieu::testing

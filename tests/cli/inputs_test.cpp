// What the program reads, by which name, and in which order. What it cannot read: bad_input_test.cpp.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/draft.h"
#include "support/files.h"
#include "support/process.h"

namespace doichieu::testing {
namespace {

using nlohmann::json;

class Inputs : public ::testing::Test {
  protected:
    void SetUp() override { folder_.write("tot.txt", kDraft); }
    [[nodiscard]] Outcome run(std::vector<std::string> arguments, std::string input = {}) const {
        return doichieu(std::move(arguments), {std::move(input), folder_.path(), {}});
    }
    std::string write(const std::string& name, std::string_view text) const { return folder_.write(name, text); }

  private:
    TemporaryFolder folder_;
};

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

TEST_F(Inputs, ANameForStandardInputAloneMeansStandardInput) {
    EXPECT_EQ(run({"extract", "--format", "count", "--stdin-filename", "x.md"}, kDraft).out, "x.md:1\n");
}

TEST_F(Inputs, AReportNeverReplacesADraft) {
    const Outcome outcome = run({"check", "--output", "./tot.txt", "."});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.err, "./tot.txt: Không ghi được: đây chính là bản dự thảo được kiểm tra.\n");
    EXPECT_EQ(run({"extract", "--format", "text-only", "tot.txt"}).out, kDraft);
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

TEST_F(Inputs, ExplainTellsHowEachCitationWasReadAndWhyItResolvedSo) {
    write("le.txt",
          "Tổng kết 10 năm thực hiện Nghị quyết số 25 -NQ/TW, ngày 03/6/2013.\nĐiền theo Mẫu số 03/HD-BTC rồi nộp.\n");
    const std::string text = run({"extract", "--format", "table", "--explain", "le.txt"}).out;
    for (const char* part :
         {"le.txt:1:27  Nghị quyết số 25 -NQ/TW\n", "cách đọc: có số và ký hiệu; loại Nghị quyết; ngày 03/6/2013",
          "đã chỉnh: bỏ dấu cách thừa", "quan hệ: sơ kết, tổng kết, theo từ “Tổng kết 10 năm thực hiện”",
          "[25-NQ/TW@2013-06-03]",
          "Giống viện dẫn nhưng không phải:", "le.txt:2:18  03/HD-BTC: nhãn biểu mẫu, hợp đồng, hồ sơ\n"}) {
        EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
    }
    const json line = json::parse(run({"extract", "--format", "jsonl", "--explain", "--lang", "en", "le.txt"}).out);
    EXPECT_EQ(line["explain"]["repairs"], "stray spaces left out");
    EXPECT_EQ(line["explain"]["relation"], "reviews, told by “Tổng kết 10 năm thực hiện”");
    EXPECT_FALSE(json::parse(run({"extract", "--format", "jsonl", "le.txt"}).out).contains("explain"));
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

TEST_F(Inputs, WhatStandsInNamesDoesNotSteerTheTerminal) {
    const Outcome outcome = run({"check", "a\x1b[2Jb\xff.txt"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.err.find('\x1b'), std::string::npos);
    EXPECT_TRUE(outcome.err.starts_with("a [2Jb\uFFFD.txt: ")) << outcome.err;
    write("a\x1b[2Jb.txt", kDraft);
    for (const char* format : {"count", "table"}) {
        EXPECT_EQ(run({"extract", "--format", format, "."}).out.find('\x1b'), std::string::npos) << format;
    }
}

}  // namespace
}  // namespace doichieu::testing

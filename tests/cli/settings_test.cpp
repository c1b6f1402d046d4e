// .doichieu.yaml: what it can say, and what it is told when it says something else.

#include <gtest/gtest.h>

#include "support/files.h"
#include "support/process.h"

namespace doichieu::testing {
namespace {

const std::string kWithErrors = read_text(kSourceDir / "corpus/plans/04-huyen-uy-2022-giam-sat-phan-bien/ke-hoach.txt");

class Settings : public ::testing::Test {
  protected:
    [[nodiscard]] Outcome with(std::string_view yaml, std::vector<std::string> arguments) const {
        folder_.write(".doichieu.yaml", yaml);
        return run(std::move(arguments));
    }
    [[nodiscard]] Outcome run(std::vector<std::string> arguments) const {
        return doichieu(std::move(arguments), {{}, folder_.path(), {}});
    }
    void write(const std::string& name, std::string_view text) const { folder_.write(name, text); }

  private:
    TemporaryFolder folder_;
};

TEST_F(Settings, AreFoundUpwardsFromEachPath) {
    write("xa/sau/a.txt", kWithErrors);
    EXPECT_EQ(run({"check", "xa/sau/a.txt"}).code, 1);
    EXPECT_EQ(with("fail-on: never\n", {"check", "xa/sau/a.txt"}).code, 0);
    EXPECT_EQ(run({"check", "--fail-on", "error", "xa/sau/a.txt"}).code, 1);
    write("khac.yaml", "ignore: [citation/notation-style]\n");
    EXPECT_EQ(run({"check", "--config", "khac.yaml", "xa/sau/a.txt"}).code, 0);
}

TEST_F(Settings, ChooseDocuments) {
    write("xa/a.txt", kWithErrors);
    write("xa/cu/b.txt", kWithErrors);
    write("ghi-chu.md", kWithErrors);
    EXPECT_EQ(with("include: [\"xa/**\"]\nexclude: [\"**/cu/**\"]\n", {"extract", "--format", "count", "."}).out,
              "./xa/a.txt:6\n");
    EXPECT_EQ(run({"extract", "--format", "count", "xa"}).out, "xa/a.txt:6\n");
    EXPECT_EQ(run({"extract", "--format", "count", "xa/cu/b.txt"}).out, "xa/cu/b.txt:6\n") << "named, so wanted";
    const Outcome nothing = with("include: [\"khong/**\"]\n", {"check", "."});
    EXPECT_EQ(nothing.code, 2);
    EXPECT_EQ(nothing.err, ".: Không tài liệu nào trong thư mục này khớp với include/exclude của cấu hình.\n");
}

TEST_F(Settings, ChooseRulesAndLanguage) {
    write("a.txt", kWithErrors);
    EXPECT_EQ(with("select: [duplicate]\n", {"check", "a.txt"}).code, 0);
    EXPECT_NE(with("lang: en\n", {"check", "a.txt"}).out.find("DO NOT SIGN YET"), std::string::npos);
    EXPECT_NE(run({"check", "--lang", "vi", "a.txt"}).out.find("CHƯA NÊN KÝ"), std::string::npos);
}

TEST_F(Settings, EnableWhatIsOptional) {
    write("a.txt", "KẾ HOẠCH\ncông tác dân vận năm 2023\n\nI- NỘI DUNG\n\n1. Đảng uỷ bộ phận họp trong quý II.\n");
    const auto finds = [](const Outcome& outcome) {
        return outcome.out.find("spelling/tone-new") != std::string::npos;
    };
    EXPECT_FALSE(finds(run({"check", "--format", "json", "--select", "spelling", "a.txt"})));
    EXPECT_TRUE(finds(run({"check", "--format", "json", "--enable", "spelling/tone-new", "a.txt"})));
    EXPECT_TRUE(finds(with("enable: [spelling/tone-new]\n", {"check", "--format", "json", "a.txt"})));
    const Outcome unknown = run({"check", "--enable", "spelling/tone-nwe", "a.txt"});
    EXPECT_EQ(unknown.code, 2);
    EXPECT_NE(unknown.err.find("spelling/tone-nwe"), std::string::npos);
}

TEST_F(Settings, LimitTheSizeOfText) {
    write("a.txt", kWithErrors);
    const Outcome outcome = with("limits: {text-bytes: 100, package-bytes: 100}\n", {"check", "a.txt"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_NE(outcome.err.find("quá lớn"), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find("giới hạn là 100 byte"), std::string::npos) << outcome.err;
}

struct Mistake {
    std::string yaml;
    std::string said;
};

TEST_F(Settings, MistakesShowTheirLine) {
    write("a.txt", kWithErrors);
    const std::vector<Mistake> mistakes = {
        {"exclude: []\nslect: [citation]\n",
         ".doichieu.yaml:2:1: khóa “slect” không dùng được; có lẽ là “select” (dùng được: include, exclude, select, "
         "ignore, enable, fail-on, "
         "lang, registry, rules, limits)\n  slect: [citation]\n"},
        {"fail-on: eror\n",
         ".doichieu.yaml:1:10: “eror” không dùng được; có lẽ là “error” (dùng được: error, warning, info, never)\n  "
         "fail-on: eror\n"},
        {"include: xa\n", ".doichieu.yaml:1:10: chỗ này phải là một danh sách: include: [một, hai]\n  include: xa\n"},
        {"limits:\n  text-bytes: lớn\n",
         ".doichieu.yaml:2:15: chỗ này phải là một số nguyên từ 1 – 2147483647\n    text-bytes: lớn\n"},
    };
    for (const Mistake& mistake : mistakes) {
        const Outcome outcome = with(mistake.yaml, {"check", "a.txt"});
        EXPECT_EQ(outcome.code, 2);
        EXPECT_EQ(outcome.err, mistake.said);
    }
}

TEST_F(Settings, OfOneFolderDoNotStopAnother) {
    write("hong/.doichieu.yaml", "slect: []\n");
    write("hong/a.txt", kWithErrors);
    write("tot/a.txt", kWithErrors);
    const Outcome outcome = run({"extract", "--format", "count", "hong", "tot"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.out, "tot/a.txt:6\n");
}

}  // namespace
}  // namespace doichieu::testing

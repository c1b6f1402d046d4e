// After any change of a folder an audit that goes on from the store tells byte for byte what a fresh one tells.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "audit/store.h"
#include "audit/tree.h"
#include "support/sanitized.h"

namespace doichieu::audit {
namespace {

namespace fs = std::filesystem;

class AuditAgain : public ::testing::Test {
  protected:
    AuditAgain() {
        const auto made = testing::run_program({"python3", testing::kSourceDir / "tools/make-corpus", tree_.path(),
                                                "--documents", testing::kSanitized ? "32" : "80"});
        EXPECT_EQ(made.code, 0) << made.err;
        for (const auto& entry : fs::recursive_directory_iterator(tree_.path() / "plans")) {
            if (entry.path().extension() == ".txt") files_.push_back(entry.path());
        }
        std::ranges::sort(files_);
        write_plan("tinh/cu.txt", "88-KH/TU", "2025", "");
        write_plan("tinh/moi.txt", "139-KH/TU", "2026",
                   "Kế hoạch này thay thế Kế hoạch số 88-KH/TU, ngày 10/01/2025 của Ban Thường vụ Tỉnh ủy.");
        for (const char* name : {"xa-x/ke-hoach.txt", "xa-y/ke-hoach.txt"}) {
            tree_.plan(name, "ĐẢNG ỦY XÃ X", "2026-02-12",
                       "Căn cứ Kế hoạch số 88-KH/TU, ngày 10/01/2025 của Ban Thường vụ Tỉnh ủy Lam Giang;\n",
                       "1. Thực hiện Kế hoạch số 88-KH/TU: tổ giám sát xem xét công trình dân sinh, báo cáo trước "
                       "ngày 30/9/2026.\n");
        }
        expect_as_fresh("at first");
    }

    void write_plan(const std::string& name, const std::string& number, const std::string& year,
                    const std::string& basis) const {
        tree_.write("plans/" + name, "ĐẢNG CỘNG SẢN VIỆT NAM\nTỈNH ỦY LAM GIANG\n*\nSố " + number +
                                         "\n\nLam Giang, ngày 10 tháng 01 năm " + year +
                                         "\n\nKẾ HOẠCH\ncông tác dân vận năm " + year + "\n\n" + basis +
                                         "\n\nI- NỘI DUNG\n\n1. Các xã giám sát bốn công trình dân sinh, báo cáo trước "
                                         "ngày 30/9.\n\nNơi nhận:\n- Lưu Văn phòng.\n");
    }

    void expect_as_fresh(const std::string& after) {
        const std::vector<std::string> asked = {"--year", "2026", "--format", "json", "--output", "html=page.html"};
        std::vector<std::string> afresh = asked;
        afresh.insert(afresh.end(), {"--store", "store-" + std::to_string(++fresh_runs_)});
        const std::string fresh = tree_.run(afresh).out;
        const std::string fresh_page = testing::read_text(tree_.path() / "page.html");
        for (const char* run : {"", ", once more"}) {
            EXPECT_EQ(tree_.run(asked).out, fresh) << after << run;
            EXPECT_EQ(testing::read_text(tree_.path() / "page.html"), fresh_page) << after << run;
        }
        EXPECT_NE(fresh, last_) << after << ": nothing shows that anything changed";
        last_ = fresh;
    }

    Tree tree_;
    std::vector<fs::path> files_;

  private:
    int fresh_runs_ = 0;
    std::string last_;
};

TEST_F(AuditAgain, AfterFilesChanged) {
    for (const std::size_t at : {std::size_t{0}, files_.size() / 2, files_.size() - 1}) {
        const std::string other = testing::read_text(files_[(at + 3) % files_.size()]);
        tree_.write(fs::relative(files_[at], tree_.path()),
                    other + "\n\nThực hiện Nghị quyết số 25-NQ/TW trong năm.\n");
        expect_as_fresh(files_[at]);
    }
}

TEST_F(AuditAgain, AfterFilesCameWentAndWereRenamed) {
    const fs::path& file = files_[files_.size() / 3];
    fs::rename(file, file.parent_path() / "aa-ten-moi.txt");
    expect_as_fresh("a renaming");
    fs::create_directory(tree_.path() / "plans/xa-moi");
    fs::copy_file(files_.back(), tree_.path() / "plans/xa-moi/ke-hoach.txt");
    expect_as_fresh("an addition");
    fs::remove(files_.front());
    expect_as_fresh("a deletion");
}

TEST_F(AuditAgain, AfterAFileThatOthersCiteChanged) {
    write_plan("tinh/moi.txt", "139-KH/TU", "2026", "");
    expect_as_fresh("what it replaced is in force again");
    write_plan("tinh/cu.txt", "89-KH/TU", "2025", "");
    expect_as_fresh("nobody bears the number that is cited");
    fs::remove(tree_.path() / "plans/tinh/cu.txt");
    expect_as_fresh("what was cited is gone");
}

TEST_F(AuditAgain, AfterPlansGrewOlder) {
    for (const std::size_t at : {std::size_t{1}, files_.size() / 2, files_.size() - 2}) {
        std::string text = testing::read_text(files_[at]);
        const std::size_t day = text.find(", ngày ");
        ASSERT_NE(day, std::string::npos) << files_[at];
        const std::size_t year = text.find("năm ", day) + std::string_view("năm ").size();
        tree_.write(fs::relative(files_[at], tree_.path()), text.replace(year, 4, "2019"));
        expect_as_fresh(files_[at]);
    }
}

/// So many that not all are compared with all.
TEST_F(AuditAgain, AfterNearCopiesCameAndWent) {
    constexpr int kCopies = 24;
    const auto write_copy = [&](int number, int changed) {
        std::string task = "1. Các thôn";
        for (int word = 0; word < 60; ++word)
            task += (word == changed ? " việc" : " mục") + std::string(1, char('a' + word % 26)) +
                    std::string(1, char('a' + word / 3));
        const std::string name = "xa-" + std::string(1, char('a' + number));
        tree_.plan(name + "/ke-hoach.txt", "ĐẢNG ỦY XÃ " + name, "2026-03-01", "", task + ".\n");
    };
    for (int number = 0; number < kCopies; ++number) write_copy(number, number);
    expect_as_fresh("copies");
    write_copy(kCopies / 2, 40);
    expect_as_fresh("another copy in the middle");
    fs::remove_all(tree_.path() / "plans/xa-a");
    expect_as_fresh("the first one is gone");
    fs::remove_all(tree_.path() / "plans/xa-j");
    write_copy(kCopies, 7);
    expect_as_fresh("one went and one came");
}

/// Two paragraphs of other words for every number.
std::pair<ParagraphFact, ParagraphFact> pair_of(std::uint64_t number) {
    std::pair<ParagraphFact, ParagraphFact> pair;
    pair.first.print = number;
    pair.second.print = number + 1'000'000;
    return pair;
}

TEST(Comparisons, AreMadeOnceAndForgottenWithTheirTexts) {
    Store store = Store::in_memory();
    int made = 0;
    const auto compare = [&](Comparisons& comparisons, std::uint64_t number) {
        const auto [earlier, later] = pair_of(number);
        return comparisons.of(earlier, later, [&] {
            ++made;
            return static_cast<std::uint32_t>(number % 7);
        });
    };
    constexpr std::uint64_t kRuns = 200;  // so many that the store tidies up
    for (std::uint64_t run = 0; run < kRuns; ++run) {
        Comparisons comparisons = store.comparisons();
        for (std::uint64_t number = 0; number <= run; ++number) EXPECT_EQ(compare(comparisons, number), number % 7);
        ASSERT_EQ(made, static_cast<int>(run) + 1) << "only the new one";
        ASSERT_FALSE(store.put_comparisons(comparisons));
    }
    Comparisons few = store.comparisons();
    static_cast<void>(compare(few, 1));
    ASSERT_FALSE(store.put_comparisons(few));
    Comparisons left = store.comparisons();
    static_cast<void>(compare(left, 1));
    EXPECT_EQ(made, static_cast<int>(kRuns));
    static_cast<void>(compare(left, 2));
    EXPECT_EQ(made, static_cast<int>(kRuns) + 1) << "most were of texts that are gone";
}

}  // namespace
}  // namespace doichieu::audit

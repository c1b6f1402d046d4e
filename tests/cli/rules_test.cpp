#include <gtest/gtest.h>

#include "support/files.h"
#include "support/process.h"

namespace doichieu::testing {
namespace {

TEST(RulesCommand, ListsAndExplains) {
    const std::string list = doichieu({"rules", "list"}).out;
    EXPECT_LT(list.find("citation/issuer-mismatch"), list.find("Tùy chọn"));
    EXPECT_GT(list.find("spelling/tone-new"), list.find("Tùy chọn"));
    EXPECT_NE(doichieu({"rules", "explain", "spelling/tone-new"}).out.find("--enable spelling/tone-new"),
              std::string::npos);
    const Outcome explain = doichieu({"rules", "explain", "citation/issuer-mismatch"});
    EXPECT_EQ(explain.code, 0);
    EXPECT_NE(explain.out.find("ví dụ bị báo"), std::string::npos) << explain.out;
    for (const std::string rule : {"coverage/no-plan", "duplicate/document", "duplicate/copied-section",
                                   "registry/duplicate-number", "registry/date-order"}) {
        EXPECT_NE(list.find("\n" + rule + " "), std::string::npos) << rule;
        const Outcome told = doichieu({"rules", "explain", rule});
        EXPECT_EQ(told.code, 0);
        EXPECT_NE(told.out.find("căn cứ: "), std::string::npos) << told.out;
    }
    const Outcome unknown = doichieu({"rules", "explain", "citation/issuer-mismach"});
    EXPECT_EQ(unknown.code, 2);
    EXPECT_EQ(unknown.err,
              "citation/issuer-mismach: không có quy tắc này; có phải “citation/issuer-mismatch” không?\n");
}

TEST(RulesCommand, ValidatesAndTestsWhatItCarries) {
    EXPECT_EQ(doichieu({"rules", "validate"}).code, 0);
    const Outcome outcome = doichieu({"rules", "test"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
}

TEST(RulesCommand, ACopyOfTheExamplePackIsSound) {
    const TemporaryFolder folder;
    const std::filesystem::path pack = folder.path() / "co-quan";
    std::filesystem::copy(kSourceDir / "rules/house-example", pack, std::filesystem::copy_options::recursive);
    write_text(pack / "pack.yaml", replace_all(read_text(pack / "pack.yaml"), "enabled: false", ""));
    const Outcome sound = doichieu({"rules", "validate", folder.path().native()});
    EXPECT_EQ(sound.code, 0) << sound.err;
    // "rules test" tries the folder's examples, too.
    const std::filesystem::path rule = pack / "content/vague-order.yaml";
    write_text(rule, replace_all(read_text(rule), "kiểm tra ba tổ đảng", "tăng cường hơn nữa"));
    const Outcome tested = doichieu({"rules", "test", folder.path().native()});
    EXPECT_EQ(tested.code, 2);
    EXPECT_NE(tested.err.find("content/vague-order"), std::string::npos) << tested.err;
}

constexpr const char* kPlan =
    "KẾ HOẠCH\ncông tác hè năm 2026\n\nI- NỘI DUNG\n\n"
    "1. Đoàn Thanh niên xã mở hai lớp dạy bơi cho thiếu nhi tại nhà văn hóa, xong trước ngày 30/6/2026.\n\n"
    "2. Công an xã tuần tra ven sông, hồ trên địa bàn vào các buổi chiều trong tháng 7/2026.\n\n"
    "3. Các chi bộ vận động gia đình đảng viên cho con em tham gia lớp bơi trong tháng 6/2026.\n\n"
    "4. Trạm Y tế xã tập huấn sơ cứu đuối nước cho phụ trách các lớp, lập danh sách trước ngày 15/6/2026.\n";

/// A rule that forbids a phrase.
std::string rule_text(const std::string& phrase) {
    return "kind: forbidden_text\nlevel: warning\nname: {vi: \"Từ\", en: \"Word\"}\n"
           "message: {vi: \"có “{text}”\", en: \"“{text}” stands here\"}\n"
           "basis: {vi: \"Quy ước\", en: \"Convention\", confidence: memory}\n"
           "options: {phrases: [" +
           phrase +
           "]}\nwhy: {vi: \"Ví dụ.\", en: \"Example.\"}\n"
           "examples:\n  fires:\n    - text: |\n        Họp " +
           phrase +
           ".\n"
           "  silent:\n    - text: |\n        Không có gì.\n";
}

/// A pack with that one rule.
void write_rule(const TemporaryFolder& folder, const std::string& name, const std::string& phrase) {
    folder.write(name + "/co-quan/content/tu.yaml", rule_text(phrase));
}

TEST(RulesCommand, APhraseThatIsNoPartEndsItsSearch) {
    const TemporaryFolder folder;
    const std::string rule =
        "kind: required_section\nlevel: warning\nname: {vi: \"Phần\", en: \"Part\"}\n"
        "message: {vi: \"thiếu {section}\", en: \"no {section}\"}\n"
        "basis: {vi: \"Quy ước\", en: \"Convention\", confidence: memory}\n"
        "options:\n  sections:\n    - name: {vi: \"tổ chức\", en: \"organisation\"}\n      headings: [thực hiện]\n"
        "      unless: [\"-\", kinh phí thực hiện]\n"
        "why: {vi: \"Ví dụ.\", en: \"Example.\"}\nexamples:\n";
    const auto plan = [](const std::string& last) {
        return "    - text: |\n        KẾ HOẠCH\n        công tác hè năm 2026\n\n        I- NỘI DUNG - YÊU CẦU\n\n     "
               "   1. Mở lớp "
               "bơi.\n\n        II- " +
               last + "\n\n        1. Các chi bộ làm.\n";
    };
    folder.write("co-quan/pack.yaml",
                 "name: {vi: \"Cơ quan\", en: \"Office\"}\ndescription: {vi: \"Thử\", en: \"Try\"}\n");
    folder.write("co-quan/structure/parts.yaml",
                 rule + "  fires:\n" + plan("KINH PHÍ THỰC HIỆN") + "  silent:\n" + plan("TIẾN ĐỘ - THỰC HIỆN"));
    const Outcome outcome = doichieu({"rules", "test", folder.path().native()});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
}

TEST(RulesCommand, DiffTellsWhatAnEditAddsAndRemoves) {
    const TemporaryFolder folder;
    const std::string document = folder.write("tai-lieu/ke-hoach.txt", kPlan);
    write_rule(folder, "a", "tuần tra");
    write_rule(folder, "b", "dạy bơi");
    const std::string root = document.substr(0, document.find("/tai-lieu"));
    const Outcome outcome = doichieu({"rules", "diff", root + "/a", root + "/b", "--on", root + "/tai-lieu"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_NE(outcome.out.find("- " + document + ":8: warning content/tu [co-quan]: có “tuần tra”\n"),
              std::string::npos)
        << outcome.out;
    EXPECT_NE(outcome.out.find("+ " + document + ":6: warning content/tu [co-quan]: có “dạy bơi”\n"),
              std::string::npos);
    EXPECT_NE(outcome.out.find("1 tài liệu: bớt 1, thêm 1 phát hiện.\n"), std::string::npos);
    EXPECT_EQ(doichieu({"rules", "diff", root + "/a"}).code, 2);
}

TEST(RulesCommand, DiffKeepsThePacksThatAFolderDoesNotHave) {
    const TemporaryFolder folder;
    const std::string document =
        folder.write("tai-lieu/ke-hoach.txt", std::string(kPlan) + "\nKhông xử dụng xe công.\n");
    write_rule(folder, "a", "tuần tra");
    write_rule(folder, "b", "tuần tra");
    const std::string root = document.substr(0, document.find("/tai-lieu"));
    const Outcome same = doichieu({"rules", "diff", root + "/a", root + "/b", "--on", root + "/tai-lieu"});
    EXPECT_NE(same.out.find("bớt 0, thêm 0"), std::string::npos) << same.out;
    // A pack of the folder stands in place of its namesake: this one has a single rule of the language pack.
    folder.write("c/language/pack.yaml",
                 "name: {vi: \"Chính tả\", en: \"Spelling\"}\ndescription: {vi: \"x\", en: \"x\"}\n");
    folder.write("c/language/spelling/tu.yaml", rule_text("tuần tra"));
    const Outcome replaced = doichieu({"rules", "diff", root + "/a", root + "/c", "--on", root + "/tai-lieu"});
    EXPECT_NE(replaced.out.find("warning spelling/word [language]"), std::string::npos) << replaced.out << replaced.err;
    EXPECT_NE(replaced.out.find("+ " + document + ":8: warning spelling/tu [language]"), std::string::npos)
        << replaced.out;
}

TEST(CheckCommand, TasksAreATableWithItsHolesMarked) {
    const TemporaryFolder folder;
    const Outcome outcome = doichieu({"check", "--format", "tasks", folder.write("ke-hoach.txt", kPlan)});
    EXPECT_NE(outcome.out.find("RÕ THỜI GIAN"), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find("Đoàn Thanh niên xã"), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find("✗"), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find("4/4"), std::string::npos) << outcome.out;
}

TEST(CheckCommand, TimesItsRules) {
    const TemporaryFolder folder;
    const std::string document = folder.write("ke-hoach.txt", kPlan);
    const Outcome timed = doichieu({"check", "--time-rules", document});
    EXPECT_NE(timed.err.find(" ms"), std::string::npos) << timed.err;
    EXPECT_EQ(timed.out, doichieu({"check", document}).out);
}

TEST(CheckCommand, HoldsAPlanAgainstItsSuperior) {
    const TemporaryFolder folder;
    const std::string parent = folder.write(
        "cap-tren.txt",
        "KẾ HOẠCH\ncông tác hè năm 2026\n\nI- NỘI DUNG\n\n"
        "1. Mở các lớp dạy bơi cho thiếu nhi tại nhà văn hóa xã trước ngày 30/6/2026.\n\n"
        "2. Trao học bổng cho học sinh nghèo vượt khó nhân dịp khai giảng năm học mới theo Chỉ thị số 20-CT/TW.\n");
    const Outcome outcome =
        doichieu({"check", "--format", "lines", "--parent", parent, folder.write("ke-hoach.txt", kPlan)});
    EXPECT_NE(outcome.out.find("coverage/parent-item: I.2"), std::string::npos) << outcome.out;
    EXPECT_EQ(outcome.out.find("coverage/parent-item: I.1"), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find("coverage/missing-directive: kế hoạch cấp trên viện dẫn Chỉ thị số 20-CT/TW"),
              std::string::npos)
        << outcome.out;
}

const std::string kFindingsDiff = std::string(DOICHIEU_SOURCE_DIR) + "/tools/findings-diff";

TEST(FindingsDiff, WrongUseIsSaid) {
    const Outcome nothing = run_program({kFindingsDiff});
    EXPECT_EQ(nothing.code, 2);
    EXPECT_NE(nothing.err.find("tools/findings-diff OLD-PROGRAM"), std::string::npos) << nothing.err;
    const Outcome one = run_program({kFindingsDiff, "/nowhere/old", "/nowhere/new"});
    EXPECT_EQ(one.code, 2);
    EXPECT_NE(one.err.find("two programs are needed"), std::string::npos) << one.err;
}

/// Over the whole corpus: twice some hundred runs of the program.
TEST(FullFindingsDiff, TellsWhatAProgramAddsAndRemoves) {
    const TemporaryFolder folder;
    const std::string without =
        folder.write("without", "#!/bin/sh\nexec " DOICHIEU_BINARY " \"$@\" --ignore spelling/letter\n");
    ASSERT_EQ(run_program({"chmod", "+x", without}).code, 0);
    const Outcome added = run_program({kFindingsDiff, without, DOICHIEU_BINARY});
    EXPECT_EQ(added.code, 1) << added.err;
    EXPECT_NE(added.out.find("+ corpus/pairs/37-repeated-2023/loi.txt:"), std::string::npos) << added.out;
    const Outcome removed = run_program({kFindingsDiff, DOICHIEU_BINARY, without});
    EXPECT_NE(removed.out.find("- corpus/pairs/37-repeated-2023/loi.txt:"), std::string::npos) << removed.out;
    const Outcome same = run_program({kFindingsDiff, DOICHIEU_BINARY, DOICHIEU_BINARY});
    EXPECT_EQ(same.code, 0) << same.err;
    EXPECT_EQ(same.out, "");
}

}  // namespace
}  // namespace doichieu::testing

// The registry's commands: what is known, and an office's own table.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/files.h"
#include "support/process.h"

namespace doichieu::testing {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class RegistryCommand : public ::testing::Test {
  protected:
    [[nodiscard]] Outcome run(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "registry");
        return doichieu(std::move(arguments), {{}, folder_.path(), {}});
    }
    void write(const std::string& name, std::string_view text) const { folder_.write(name, text); }
    [[nodiscard]] std::string read(const std::string& name) const { return read_text(folder_.path() / name); }
    [[nodiscard]] bool exists(const std::string& name) const { return std::filesystem::exists(folder_.path() / name); }

  private:
    TemporaryFolder folder_;
};

TEST_F(RegistryCommand, ShowsAllThatBearANotation) {
    const Outcome show = run({"show", "25-NQ/TW"});
    EXPECT_EQ(show.code, 0) << show.err;
    EXPECT_THAT(show.out, StartsWith("Có 4 văn bản khớp với “25-NQ/TW”.\n\nNghị quyết 25-NQ/TW\n"));
    EXPECT_THAT(show.out, AllOf(HasSubstr("mã: 25-NQ/TW@2003-03-12"), HasSubstr("mã: 25-NQ/TW@2013-06-03"),
                                HasSubstr("    03/6/2013  ban hành\n"),
                                HasSubstr("được tiếp tục thực hiện theo 43-KL/TW@2019-01-07"),
                                HasSubstr("thông tin đến ngày: "), HasSubstr("(kèm theo chương trình)")));
}

TEST_F(RegistryCommand, ShowsByNameByIdAndByTypeAndNumber) {
    EXPECT_THAT(run({"show", "Luật Đất đai"}).out, StartsWith("Có 3 văn bản khớp với “Luật Đất đai”."));
    EXPECT_THAT(run({"show", "--lang", "en", "25-NQ/TW@2013-06-03"}).out,
                AllOf(StartsWith("Nghị quyết 25-NQ/TW\n  id: 25-NQ/TW@2013-06-03\n  issued: 2013-06-03\n"),
                      Not(HasSubstr("ngày"))));
    EXPECT_THAT(run({"show", "nghị quyết 25"}).out, HasSubstr("25-NQ/TW@2013-06-03"));
}

TEST_F(RegistryCommand, SaysWhatIsNearestWhenNothingFits) {
    const Outcome near = run({"show", "24-NQ/TWW"});
    EXPECT_EQ(near.code, 2);
    EXPECT_THAT(near.err, StartsWith("24-NQ/TWW: không có trong danh mục; gần giống nhất: “24-NQ/TW”"));
    EXPECT_EQ(run({"show", "999999-XX/YYYYYYYY"}).err,
              "999999-XX/YYYYYYYY: không có trong danh mục; `doichieu registry list --text TỪ` tìm theo từ.\n");
}

TEST_F(RegistryCommand, TellsTheStateAtADateWithItsSuccessors) {
    const Outcome early = run({"status", "25-NQ/TW@2013-06-03", "--as-of", "2012-01-01"});
    EXPECT_EQ(early.code, 0);
    EXPECT_THAT(early.out, StartsWith("25-NQ/TW@2013-06-03: chưa có hiệu lực tại 01/01/2012"));
    EXPECT_THAT(run({"status", "13/2003/QH11", "--as-of", "2025-01-01"}).out,
                AllOf(StartsWith("13/2003/QH11@2003-11-26: đã bị thay thế tại 01/01/2025; "),
                      EndsWith("văn bản kế tiếp: 45/2013/QH13@2013-11-29 → 31/2024/QH15@2024-01-18\n")));
    EXPECT_THAT(
        run({"status", "13/2003/QH11", "--as-of", "2025-01-01", "--format", "json"}).out,
        AllOf(StartsWith("{\"schemaVersion\":1,\n\"registry\":{\"asOf\":\""), HasSubstr("\"date\":\"2025-01-01\""),
              HasSubstr("\"state\":{\"status\":\"replaced\",\"since\":\"2014-07-01\""),
              HasSubstr("\"successor\":\"45/2013/QH13@2013-11-29\",\"chain\":[\"45/2013/QH13@2013-11-29\","
                        "\"31/2024/QH15@2024-01-18\"]")));
}

TEST_F(RegistryCommand, ListsWhatIsAskedFor) {
    EXPECT_THAT(run({"list"}).out, HasSubstr("25-NQ/TW@2013-06-03"));
    const std::string land = run({"list", "--type", "luật", "--text", "dat dai", "--status", "in_force"}).out;
    EXPECT_THAT(land, AllOf(HasSubstr("31/2024/QH15"), Not(HasSubstr("45/2013/QH13"))));
    EXPECT_THAT(run({"list", "--year", "2013", "--issuer", "ban chấp hành"}).out,
                AllOf(HasSubstr("25-NQ/TW@2013-06-03"), Not(HasSubstr("QH13"))));
    EXPECT_EQ(run({"list", "--year", "13"}).code, 2);
    EXPECT_EQ(run({"list", "x"}).code, 2);
    EXPECT_EQ(run({"show", "--year", "2013", "25-NQ/TW"}).code, 2) << "an option of another subcommand";
}

TEST_F(RegistryCommand, ImportsATableOfASpreadsheet) {
    write("vb.csv",
          "\xEF\xBB\xBFnotation;type;issuer;issued;title;source\r\n"
          "01-NQ/ĐU;nghị quyết;Đảng ủy xã Tân Lập;06/5/2024;\"về; chuyển đổi số\";bản gốc\r\n"
          ";;;;;\r\n");
    const Outcome outcome = run({"import", "vb.csv", "--registry", "danh-muc.tsv"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.out, "Đã ghi 1 dòng vào danh-muc.tsv.\n");
    EXPECT_EQ(
        read("danh-muc.tsv"),
        "notation\ttype\tissuer\tissued\teffective_from\teffective_to\tterm\ttitle\tstatus\tstatus_as_of\tsource\t"
        "confidence\tnote\n"
        "01-NQ/ĐU\tNghị quyết\tĐảng ủy xã Tân Lập\t2024-05-06\t\t\t\tvề; chuyển đổi số\t\t\tbản gốc\t\t\n");
    const std::string before = read("danh-muc.tsv");
    const Outcome again = run({"import", "vb.csv", "--registry", "danh-muc.tsv"});
    EXPECT_EQ(again.code, 2);
    EXPECT_THAT(again.err, StartsWith("vb.csv:2:1: 01-NQ/ĐU@2024-05-06@xa-tan-lap đã có ở dòng 2 của danh-muc.tsv"));
    EXPECT_EQ(read("danh-muc.tsv"), before);
}

TEST_F(RegistryCommand, ImportTellsOfEveryBadRowAndWritesNothing) {
    write("vb.csv",
          "notation,type,issuer,issued\n"
          "5-KH/ĐU,Kế hoạch,Đảng ủy xã Tân Lập,2024-02-30\n"
          "1,2\n"
          "6-KH/ĐU,Nghị quyết,Đảng ủy xã Tân Lập,2024-02-28\n"
          "7-KH/ĐU,Kế hoạch,Đảng ủy xã Tân Lập,2024-02-28\n"
          "xx,Kế hoạch,Đảng ủy,2024\n");
    const Outcome outcome = run({"import", "vb.csv", "--registry", "danh-muc.tsv"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err,
                AllOf(HasSubstr("vb.csv:2:37: cột issued: “2024-02-30” không phải một ngày có thật"),
                      HasSubstr("vb.csv:3:3: dòng có 2 ô, tiêu đề có 4 cột"),
                      HasSubstr("vb.csv:4: 6-KH/ĐU@2024-02-28@xa-tan-lap: loại ghi là Nghị quyết, nhưng ký hiệu KH là "
                                "của Kế hoạch"),
                      HasSubstr("vb.csv:6:1: cột notation: “xx” không phải số, ký hiệu văn bản"),
                      EndsWith("doichieu: Chưa ghi gì vào danh-muc.tsv: còn 4 chỗ phải sửa.\n")));
    EXPECT_FALSE(exists("danh-muc.tsv"));
}

TEST_F(RegistryCommand, ImportTellsOfTheFirstHundredBadRows) {
    std::string table = "notation,type,issuer,issued\n";
    for (int row = 0; row < 102; ++row) table += "5-KH/ĐU,Kế hoạch,Đảng ủy,2024-13-01\n";
    write("vb.csv", table);
    const Outcome outcome = run({"import", "vb.csv", "--registry", "danh-muc.tsv"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err,
                AllOf(HasSubstr("vb.csv:101:"), Not(HasSubstr("vb.csv:102:")), HasSubstr("… và 2 dòng sai nữa."),
                      EndsWith("doichieu: Chưa ghi gì vào danh-muc.tsv: còn 102 chỗ phải sửa.\n")));
}

TEST_F(RegistryCommand, WritesOnlyToATableOfTheOffice) {
    write("vb.csv", "notation,type,issuer,issued\n7-KH/ĐU,Kế hoạch,Đảng ủy xã Tân Lập,2024-02-28\n");
    const Outcome none = run({"import", "vb.csv"});
    EXPECT_EQ(none.code, 2);
    EXPECT_THAT(none.err, HasSubstr("--registry danh-muc.tsv"));
    write(".doichieu.yaml", "registry: [danh-muc.csv]\n");
    EXPECT_EQ(run({"import", "vb.csv"}).code, 0) << run({"import", "vb.csv"}).err;
    EXPECT_THAT(read("danh-muc.csv"), AllOf(StartsWith("\xEF\xBB\xBFnotation,type,"), HasSubstr("\r\n7-KH/ĐU,")));
    EXPECT_THAT(run({"show", "7-KH/ĐU"}).out, HasSubstr("7-KH/ĐU@2024-02-28@xa-tan-lap"));
}

TEST_F(RegistryCommand, AddsOneInstrument) {
    const std::vector<std::string> add = {"add",       "--registry", "danh-muc.tsv", "--notation",       "12-CT/HU",
                                          "--type",    "chỉ thị",    "--issuer",     "Huyện ủy Mai Sơn", "--issued",
                                          "03/6/2021", "--source",   "bản gốc"};
    const Outcome outcome = run(add);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    EXPECT_THAT(read("danh-muc.tsv"),
                EndsWith("12-CT/HU\tChỉ thị\tHuyện ủy Mai Sơn\t2021-06-03\t\t\t\t\t\t\tbản gốc\t\t\n"));
    const Outcome again = run(add);
    EXPECT_EQ(again.code, 2);
    EXPECT_THAT(again.err, StartsWith("danh-muc.tsv:3:1: 12-CT/HU@2021-06-03@huyen-mai-son đã có ở dòng 2 của "
                                      "danh-muc.tsv; mỗi văn bản chỉ được một dòng\n"));
    EXPECT_EQ(run({"add", "--notation", "12-CT/HU"}).err, "doichieu: Thiếu --type, --issuer, --issued.\n");
    EXPECT_EQ(run({"add", "--issued", "2021-02-30"}).code, 2);
    const Outcome known = run({"add", "--registry", "danh-muc.tsv", "--notation", "25-NQ/TW", "--type", "Nghị quyết",
                               "--issuer", "Ban Chấp hành Trung ương", "--issued", "2013-06-03"});
    EXPECT_EQ(known.code, 2);
    EXPECT_THAT(known.err, HasSubstr("của bảng kèm theo chương trình"));
}

TEST_F(RegistryCommand, AddKeepsTheOfficesColumnsAndAddsWhatItNeeds) {
    write("danh-muc.csv", "type;notation;issuer;issued\r\nKế hoạch;1-KH/HU;Huyện ủy Mai Sơn;2021\r\n");
    EXPECT_EQ(run({"add", "--registry", "danh-muc.csv", "--notation", "2-KH/HU", "--type", "Kế hoạch", "--issuer",
                   "Huyện ủy Mai Sơn", "--issued", "2021-06-03", "--title", "về; dân vận", "--source", "-"})
                  .code,
              0);
    EXPECT_EQ(read("danh-muc.csv"),
              "type;notation;issuer;issued;title;source\r\nKế hoạch;1-KH/HU;Huyện ủy Mai Sơn;2021;;\r\n"
              "Kế hoạch;2-KH/HU;Huyện ủy Mai Sơn;2021-06-03;\"về; dân vận\";\"'-\"\r\n");
}

TEST_F(RegistryCommand, ExportsWhatCanBeReadBack) {
    const Outcome csv = run({"export", "--text", "đất đai", "--type", "Luật"});
    EXPECT_EQ(csv.code, 0);
    EXPECT_THAT(csv.out,
                AllOf(StartsWith("notation,type,issuer,issued,effective_from,"), HasSubstr("31/2024/QH15,Luật,")));
    EXPECT_EQ(run({"export", "--format", "tsv", "--output", "a.tsv"}).code, 0);
    EXPECT_THAT(read("a.tsv"), HasSubstr("\n31/2024/QH15\tLuật\t"));
    EXPECT_THAT(run({"export", "--format", "json", "--year", "2013"}).out,
                AllOf(HasSubstr("\"schemaVersion\":1"), HasSubstr("\"relations\":[{\"from\":")));
    EXPECT_EQ(run({"export", "--format", "xlsx"}).code, 2);
}

TEST_F(RegistryCommand, VerifiesTheOfficesTables) {
    const Outcome sound = run({"verify"});
    EXPECT_EQ(sound.code, 0) << sound.out;
    EXPECT_THAT(sound.out, EndsWith(": 0 lỗi, 0 cảnh báo.\n"));
    write("a.tsv",
          "notation\ttype\tissuer\tissued\teffective_from\tsource\n"
          "1-KH/HU\tKế hoạch\tHuyện ủy Mai Sơn\t2021-06-03\t2012-06-03\tx\n"
          "2-KH/HU\tKế hoạch\tHuyện ủy Mai Sơn\t2021-06-31\t\tx\n");
    const Outcome faulty = run({"verify", "a.tsv"});
    EXPECT_EQ(faulty.code, 1);
    EXPECT_THAT(faulty.out, AllOf(HasSubstr("a.tsv:2: lỗi[impossible-date]: "), HasSubstr("a.tsv:3: lỗi[bad-row]: "),
                                  EndsWith(": 2 lỗi, 0 cảnh báo.\n")));
    EXPECT_EQ(run({"verify", "a.tsv", "--fail-on", "never"}).code, 0);
    const Outcome listed = run({"verify", "--format", "json", "a.tsv", "khong-co.tsv"});
    EXPECT_EQ(listed.code, 2);
    EXPECT_THAT(listed.out, AllOf(HasSubstr("{\"check\":\"impossible-date\",\"level\":\"error\""),
                                  HasSubstr("\"place\":{\"table\":\"a.tsv\",\"builtIn\":false,\"line\":2}"),
                                  HasSubstr("\"code\":\"not-found\""),
                                  HasSubstr("\"summary\":{\"error\":2,\"warning\":0,\"info\":0}}")));
}

}  // namespace
}  // namespace doichieu::testing

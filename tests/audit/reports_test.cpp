#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "audit/tree.h"

// Every format tells the same numbers.

namespace doichieu::audit {
namespace {

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
    return found;
}

std::string part_of(const std::string& workbook, const std::string& part) {
    return testing::run_program({"unzip", "-p", workbook, part}).out;
}

class AuditReports : public ::testing::Test {
  protected:
    void SetUp() override {
        const std::string basis =
            "Căn cứ Chỉ thị số 18-CT/TW, ngày 26/10/2022 của Ban Bí thư về phát huy vai trò giám sát của Mặt trận;\n";
        const std::string acts =
            "1. Thực hiện Chỉ thị số 18-CT/TW: Ủy ban Mặt trận xã giám sát bốn công trình dân sinh, báo cáo trước ngày "
            "30/9/2026.\n\n2. Công an xã kiểm tra các điểm cho thuê nhà, lập danh sách người tạm trú, báo cáo hằng "
            "tháng.\n";
        tree_.units(
            "a,=HYPERLINK(1) Đảng ủy xã A,commune,,a,,,\nb,Đảng ủy xã <b> & C,commune,,b,,,\nc,Đảng ủy xã "
            "C,commune,,c,,,\n");
        tree_.plan("a/ke-hoach.txt", "ĐẢNG ỦY XÃ A", "2026-02-12", basis, acts);
        tree_.plan("b/ke-hoach.txt", "ĐẢNG ỦY XÃ B", "2026-02-20", "",
                   acts + "\n3. Đoàn xã trồng cây dọc tuyến đường liên thôn vào dịp đầu xuân hằng năm.\n");
        outcome_ = tree_.run({"--directive", "18-CT/TW", "--format", "json", "--output", "html=a.html", "--output",
                              "xlsx=a.xlsx", "--output", "csv=a.csv", "--output", "text=a.txt"});
        json_ = Json::parse(outcome_.out);
    }
    [[nodiscard]] std::string file(const std::string& name) const { return testing::read_text(tree_.path() / name); }

    Tree tree_;
    testing::Outcome outcome_;
    Json json_;
};

TEST_F(AuditReports, TellTheSameNumbersInEveryFormat) {
    const Json& states = json_["summary"]["states"];
    const std::string csv = file("a.csv");
    const std::string html = file("a.html");
    const std::string text = file("a.txt");
    const std::string sheet = part_of(tree_.path() / "a.xlsx", "xl/worksheets/sheet1.xml");
    const std::map<std::string, std::string> words = {{"carried_out", "có việc thực hiện"},
                                                      {"no_plan", "chưa có kế hoạch"}};
    for (const auto& [state, in_words] : words) {
        const auto expected = states[state].get<std::size_t>();
        EXPECT_GT(expected, 0U);
        EXPECT_EQ(count(csv, "," + state + ","), expected) << state;
        EXPECT_EQ(count(html, "class=\"cell " + state + "\""), expected) << state;
        EXPECT_EQ(count(sheet, ">" + in_words + "<"), expected) << state;
        EXPECT_THAT(text, ::testing::HasSubstr(in_words + " (" + std::to_string(expected) + ")"));
    }
    const std::string findings = part_of(tree_.path() / "a.xlsx", "xl/worksheets/sheet2.xml");
    EXPECT_EQ(count(findings, "<row "), json_["findings"].size() + 1);
    const std::string copies = part_of(tree_.path() / "a.xlsx", "xl/worksheets/sheet3.xml");
    EXPECT_EQ(count(copies, "<row "), json_["copies"].size() + 1);
}

TEST_F(AuditReports, NothingFromADocumentBecomesAFormulaOrMarkup) {
    EXPECT_THAT(file("a.csv"), ::testing::HasSubstr("\"'=HYPERLINK(1)"));
    const std::string sheet = part_of(tree_.path() / "a.xlsx", "xl/worksheets/sheet1.xml");
    EXPECT_EQ(sheet.find("<f>"), std::string::npos);
    EXPECT_THAT(sheet, ::testing::HasSubstr("=HYPERLINK(1)"));
    EXPECT_THAT(file("a.html"), ::testing::HasSubstr("&lt;b&gt; &amp; C"));
    EXPECT_EQ(file("a.html").find("xã <b>"), std::string::npos);
}

TEST_F(AuditReports, ThePageDrawsWhoRestsOnWhat) {
    const std::string html = file("a.html");
    const std::size_t section = html.find("id=\"quan-he\"");
    ASSERT_NE(section, std::string::npos);
    const std::string drawn = html.substr(section);
    EXPECT_THAT(drawn, ::testing::AllOf(::testing::HasSubstr("<svg "), ::testing::HasSubstr("18-CT/TW"),
                                        ::testing::HasSubstr("class=\"mark rests\"")));
    EXPECT_EQ(drawn.find("<style>svg"), std::string::npos) << "its style is for this section alone";
}

TEST_F(AuditReports, ThePageFetchesNothing) {
    const std::string html = file("a.html");
    EXPECT_EQ(html.find("http"), std::string::npos);
    EXPECT_EQ(html.find("src="), std::string::npos);
}

TEST_F(AuditReports, TheWorkbookHasFrozenHeadsAndFilters) {
    for (const char* sheet : {"sheet1", "sheet2", "sheet3", "sheet4", "sheet5", "sheet6"}) {
        const std::string xml = part_of(tree_.path() / "a.xlsx", std::string("xl/worksheets/") + sheet + ".xml");
        EXPECT_THAT(xml, ::testing::HasSubstr("state=\"frozen\"")) << sheet;
        EXPECT_THAT(xml, ::testing::HasSubstr("<autoFilter ")) << sheet;
    }
}

TEST_F(AuditReports, TheTerminalReportFitsEightyColumns) {
    testing::Launch launch;
    launch.environment = {"COLUMNS=80"};
    const std::string text = tree_.run({"--directive", "18-CT/TW"}, launch).out;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto code_points =
            std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
        const bool is_table = line.find("đạt") != std::string::npos || line.find("/1") != std::string::npos;
        if (is_table) {
            EXPECT_LE(code_points, 80) << line;
        }
    }
}

/// Of very many units the screen shows those that have a gap; nothing is left unsaid.
TEST(AuditReport, OfVeryManyUnitsShowsThoseWithAGap) {
    const Tree tree;
    std::string rows;
    for (int i = 0; i < 230; ++i) {
        const std::string id = std::to_string(i);
        rows += "x" + id + ",Đảng ủy xã số " + id + ",commune,,x" + id + ",,,\n";
    }
    tree.units(rows);
    tree.plan("x0/ke-hoach.txt", "ĐẢNG ỦY XÃ SỐ 0", "2026-02-12", kBasis, kActs);
    const std::string out = tree.run({"--directive", "18-CT/TW"}).out;
    EXPECT_EQ(out.find("  Đảng ủy xã số 0 "), std::string::npos) << out;
    EXPECT_NE(out.find("  Đảng ủy xã số 200 "), std::string::npos);
    EXPECT_NE(out.find("… và 30 đơn vị nữa"), std::string::npos);
    EXPECT_NE(out.find("(229)"), std::string::npos);  // the legend counts them all
}

}  // namespace
}  // namespace doichieu::audit

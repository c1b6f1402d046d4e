// Fonts, sizes and pages of a docx: what the rules on form say, and where they say nothing.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "checking.h"
#include "formats/docx_builder.h"
#include "formats/reading.h"

namespace doichieu::checks {
namespace {

using findings::RuleState;
using formats::fixture::DocxBuilder;
using testing::Contains;
using testing::IsEmpty;
using testing::Not;

struct Look {
    std::string font = "<w:rFonts w:ascii=\"Times New Roman\"/>";
    int half_points = 28;
    std::string more;  ///< "<w:b/>"
    std::string alignment = "left";
};

std::string line(const std::string& text, const Look& look = {}) {
    return "<w:p><w:pPr><w:jc w:val=\"" + look.alignment + "\"/></w:pPr><w:r><w:rPr>" + look.font + look.more +
           "<w:sz w:val=\"" + std::to_string(look.half_points) + "\"/></w:rPr><w:t xml:space=\"preserve\">" + text +
           "</w:t></w:r></w:p>";
}

std::string page(int width, int height, int top, int left, int right, const std::string& more = "") {
    return "<w:sectPr>" + more + "<w:pgSz w:w=\"" + std::to_string(width) + "\" w:h=\"" + std::to_string(height) +
           "\"/><w:pgMar w:top=\"" + std::to_string(top) + "\" w:bottom=\"1134\" w:left=\"" + std::to_string(left) +
           "\" w:right=\"" + std::to_string(right) + "\"/></w:sectPr>";
}

const std::string kGoodPage = page(11906, 16838, 1134, 1701, 850);
const std::string kBody =
    "1. Công an xã chủ trì, tuyên truyền tại 12 thôn trong tháng 10/2026; mỗi thôn một buổi, có thực hành sử dụng bình "
    "chữa cháy và thoát nạn khi có khói, mỗi buổi không quá hai giờ.";

/// A State plan; `name` is the look of the national name, `body` that of the text.
std::string plan(const Look& name, const Look& body, const std::string& section = kGoodPage) {
    const Look bold{body.font, 26, "<w:b/>", "center"};
    const Look title{body.font, 28, "<w:b/>", "center"};
    return line("ỦY BAN NHÂN DÂN", bold) + line("XÃ TÂN LẬP", bold) + line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", name) +
           line("Độc lập - Tự do - Hạnh phúc", title) + line("Số: 31/KH-UBND", {body.font, 26, "", "center"}) +
           line("Tân Lập, ngày 15 tháng 9 năm 2026", {body.font, 28, "<w:i/>", "center"}) + line("KẾ HOẠCH", title) +
           line("Tuyên truyền phòng cháy, chữa cháy quý IV năm 2026", title) +
           line("Ủy ban nhân dân xã ban hành kế hoạch như sau:", body) + line(kBody, body) + section;
}

const Look kName{"<w:rFonts w:ascii=\"Times New Roman\"/>", 26, "<w:b/>", "center"};
const Look kText{"<w:rFonts w:ascii=\"Times New Roman\"/>", 28, "", "both"};

Report report_on(const DocxBuilder& docx) {
    static const RuleSet rules = embedded_rules();
    auto read = formats::read_as("ke-hoach.docx", docx.build());
    EXPECT_TRUE(read.ok());
    return check(rules, read->document);
}

/// The same id stands in the packs of the Party, too.
RuleState state_in_state_pack(const Report& report, const std::string& rule) {
    for (const findings::RuleOutcome& outcome : report.outcomes) {
        if (outcome.rule == rule && outcome.pack == "state-nd30") return outcome.state;
    }
    ADD_FAILURE() << rule;
    return RuleState::not_applicable;
}

/// Rules on the look and the page that fired.
std::vector<std::string> form_of(const Report& report) {
    static const std::vector<std::string> kRules = {"form/font",
                                                    "form/paper",
                                                    "form/margins",
                                                    "form/page-number",
                                                    "form/first-page-number",
                                                    "form/component-style",
                                                    "form/body-style"};
    std::vector<std::string> fired;
    for (const findings::Finding& finding : report.findings) {
        if (std::ranges::find(kRules, finding.rule) != kRules.end()) fired.push_back(finding.rule);
    }
    return fired;
}

TEST(Form, AProperDocxIsSilent) {
    const Report report = report_on(DocxBuilder().body(plan(kName, kText)));
    EXPECT_THAT(form_of(report), IsEmpty());
    EXPECT_EQ(state_in_state_pack(report, "form/font"), RuleState::passed);
    EXPECT_EQ(state_in_state_pack(report, "form/margins"), RuleState::passed);
}

TEST(Form, SaysWhatIsWrongAndWhatIsWanted) {
    const Look name{"<w:rFonts w:ascii=\"Times New Roman\"/>", 32, "", "center"};
    const Report report = report_on(DocxBuilder().body(plan(name, kText)));
    ASSERT_THAT(form_of(report), testing::ElementsAre("form/component-style"));
    const findings::Finding& finding = *find(report, "form/component-style");
    EXPECT_EQ(finding.message.vi,
              "Quốc hiệu: cỡ 16, không đậm; quy định: chữ in hoa, cỡ 12 đến 13, đứng, đậm (Mục II.1.a)");
    EXPECT_EQ(finding.severity, findings::Severity::info);
    EXPECT_EQ(finding.place.line, 3U);
}

TEST(Form, FontAndSizeOfTheText) {
    const Look body{"<w:rFonts w:ascii=\"Arial\"/>", 24, "", "both"};
    const Report report = report_on(DocxBuilder().body(plan(kName, body)));
    EXPECT_THAT(form_of(report), Contains("form/font"));
    EXPECT_THAT(form_of(report), Contains("form/body-style"));
    EXPECT_EQ(find(report, "form/font")->message.vi, "phông Arial (9/10 đoạn); quy định: phông Times New Roman");
}

TEST(Form, PaperAndMargins) {
    EXPECT_THAT(form_of(report_on(DocxBuilder().body(plan(kName, kText, page(12240, 15840, 1134, 1701, 850))))),
                testing::ElementsAre("form/paper"));
    const Report narrow = report_on(DocxBuilder().body(plan(kName, kText, page(11906, 16838, 1134, 1134, 1440))));
    ASSERT_THAT(form_of(narrow), testing::ElementsAre("form/margins"));
    EXPECT_EQ(find(narrow, "form/margins")->message.vi,
              "lề trái 20 mm, phải 25 mm; quy định: trên 20 đến 25, dưới 20 đến 25, trái 30 đến 35, phải 15 đến 20 mm");
    // A page that lies across holds a table; half a millimetre is rounding.
    EXPECT_THAT(form_of(report_on(DocxBuilder().body(plan(kName, kText, page(16838, 11906, 567, 567, 567))))),
                IsEmpty());
    EXPECT_THAT(form_of(report_on(DocxBuilder().body(plan(kName, kText, page(11906, 16838, 1110, 1680, 830))))),
                IsEmpty());
}

TEST(Form, PageNumbers) {
    const auto mark = [](const std::string& type) { return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>"; };
    const std::string number = mark("begin") + "<w:r><w:instrText> PAGE </w:instrText></w:r>" + mark("separate") +
                               "<w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:t>2</w:t></w:r>" + mark("end");
    const std::string centred = "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>" + number + "</w:p>";
    const std::string first = "<w:titlePg/>";
    const auto sections = [&](const std::string& reference) {
        return page(11906, 16838, 1134, 1701, 850, reference + first);
    };
    EXPECT_THAT(
        form_of(report_on(
            DocxBuilder().body(plan(kName, kText, sections("<w:headerReference r:id=\"header\"/>"))).header(centred))),
        IsEmpty());
    EXPECT_THAT(
        form_of(report_on(
            DocxBuilder().body(plan(kName, kText, sections("<w:footerReference r:id=\"footer\"/>"))).footer(centred))),
        testing::ElementsAre("form/page-number"));
    const std::string shown = page(11906, 16838, 1134, 1701, 850, "<w:headerReference r:id=\"header\"/>");
    EXPECT_THAT(form_of(report_on(DocxBuilder().body(plan(kName, kText, shown)).header(centred))),
                testing::ElementsAre("form/first-page-number"));
}

TEST(Form, WhatTheFileDoesNotTellIsNotAsked) {
    // A theme's font without a theme, no sizes, and capitals that Word makes.
    const Look unknown{"<w:rFonts w:asciiTheme=\"minorHAnsi\"/>", 28, "", "both"};
    EXPECT_THAT(form_of(report_on(DocxBuilder().body(plan(kName, unknown)))), Not(Contains("form/font")));
    const std::string text = kBody + "\n";
    static const RuleSet rules = embedded_rules();
    const Report plain = check(rules,
                               "ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                               "Độc lập - Tự do - Hạnh phúc\n\nSố: 31/KH-UBND\n\nTân Lập, ngày 15 tháng 9 năm "
                               "2026\n\nKẾ HOẠCH\nTuyên truyền năm 2026\n\n" +
                                   text);
    for (const char* rule : {"form/font", "form/paper", "form/component-style"})
        EXPECT_EQ(state_in_state_pack(plain, rule), RuleState::not_evaluated) << rule;
}

TEST(Form, AnExtractHasNoFormOfItsOwn) {
    const Look arial{"<w:rFonts w:ascii=\"Arial\"/>", 24, "", "left"};
    const Report report = report_on(
        DocxBuilder().body(line("KẾ HOẠCH", arial) + line("công tác dân vận năm 2023", arial) +
                           line("Ban Thường vụ Đảng ủy xây dựng kế hoạch như sau:", arial) + line(kBody, arial)));
    EXPECT_THAT(form_of(report), IsEmpty());
    for (const findings::RuleOutcome& outcome : report.outcomes) {
        if (outcome.rule == "form/font") EXPECT_NE(outcome.state, RuleState::passed) << outcome.pack;
    }
}

TEST(Form, OneSizeFromTopToBottomIsNoLayout) {
    const auto of_one_size = [](const std::string& half_points) {
        std::string body = plan(kText, kText);
        for (const char* size : {"26", "28"}) {
            const std::string mark = std::string("w:sz w:val=\"") + size + "\"";
            for (std::size_t at = 0; (at = body.find(mark, at)) != std::string::npos; ++at)
                body.replace(at + mark.size() - 3, 2, half_points);
        }
        return report_on(DocxBuilder().body(body));
    };
    const Report proper = of_one_size("28");
    EXPECT_THAT(form_of(proper), IsEmpty());
    EXPECT_EQ(state_in_state_pack(proper, "form/component-style"), RuleState::not_evaluated);
    EXPECT_EQ(state_in_state_pack(proper, "form/font"), RuleState::passed);
    EXPECT_THAT(form_of(of_one_size("24")), testing::ElementsAre("form/body-style"));
}

TEST(Form, CapitalsThatWordMakesAreCapitals) {
    const Look caps{"<w:rFonts w:ascii=\"Times New Roman\"/>", 28, "<w:b/><w:caps/>", "center"};
    std::string body = plan(kName, kText);
    const std::string shouted = line("KẾ HOẠCH", {kText.font, 28, "<w:b/>", "center"});
    const std::size_t at = body.find(shouted);
    ASSERT_NE(at, std::string::npos);
    body.replace(at, shouted.size(), line("Kế hoạch", caps));
    EXPECT_THAT(form_of(report_on(DocxBuilder().body(body))), IsEmpty());
}

}  // namespace
}  // namespace doichieu::checks

// What the rules on form look at, and what Word shows beyond runs of text.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "formats/docx_builder.h"
#include "formats/reading.h"

namespace doichieu::formats {
namespace {

using document::Alignment;
using fixture::DocxBuilder;
using fixture::paragraph;
using ::testing::ElementsAre;

std::string styled_run(const std::string& text, const std::string& properties = "") {
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}
std::string styled_paragraph(const std::string& inner, const std::string& properties = "") {
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + inner + "</w:p>";
}

document::Document read(const DocxBuilder& builder) {
    auto result = read_as("a.docx", builder.build());
    EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().message.en);
    return std::move(result->document);
}

std::vector<std::string> texts(const document::Document& document) {
    std::vector<std::string> out;
    for (const document::Block& block : document.blocks()) out.emplace_back(document.text(block));
    return out;
}

TEST(DocxModel, ParagraphsAndTheirPages) {
    const document::Document document = read(
        DocxBuilder()
            .styles(
                "<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after=\"160\" w:line=\"259\" w:lineRule=\"auto\"/>"
                "</w:pPr></w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:styleId=\"Than\"><w:pPr>"
                "<w:ind w:firstLine=\"567\"/><w:jc w:val=\"both\"/></w:pPr></w:style>"
                "<w:style w:type=\"table\" w:styleId=\"Bang\"><w:pPr><w:spacing w:after=\"0\"/></w:pPr><w:rPr><w:b/>"
                "<w:sz w:val=\"26\"/></w:rPr></w:style>")
            .body(styled_paragraph(
                      styled_run("a", "<w:u w:val=\"single\"/>"),
                      "<w:pStyle w:val=\"Than\"/><w:spacing w:before=\"120\" w:line=\"340\" w:lineRule=\"exact\"/>") +
                  styled_paragraph(
                      "",
                      "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:bottom=\"1134\" "
                      "w:left=\"1701\" w:right=\"850\" w:header=\"709\"/><w:titlePg/></w:sectPr>") +
                  "<w:tbl><w:tblPr><w:tblStyle w:val=\"Bang\"/></w:tblPr><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/>"
                  "</w:tcPr>" +
                  paragraph("b") + "</w:tc><w:tc>" + paragraph("c") + "</w:tc></w:tr></w:tbl>" +
                  styled_paragraph(styled_run("d") + styled_run("e", "<w:sz w:val=\"10\"/>"),
                                   "<w:ind w:left=\"720\" w:hanging=\"360\"/>") +
                  "<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\"/></w:sectPr>"));
    const auto format = [&](std::size_t block) { return *document.format(document.blocks()[block]); };
    EXPECT_EQ(format(0).alignment, Alignment::justified);
    EXPECT_EQ(format(0).first_line_pt, 28.35);
    EXPECT_EQ(format(0).before_pt, 6);
    EXPECT_EQ(format(0).after_pt, 8);
    EXPECT_EQ(format(0).line_pt, 17);
    EXPECT_EQ(format(0).line_multiple, 0);
    EXPECT_TRUE(format(0).underlined);
    EXPECT_EQ(format(1).after_pt, 0);
    EXPECT_TRUE(format(1).bold);
    EXPECT_EQ(format(1).size_pt, 13);
    EXPECT_EQ(format(1).column, 1U);
    EXPECT_EQ(format(2).column, 3U);
    EXPECT_EQ(format(3).left_pt, 36);
    EXPECT_EQ(format(3).first_line_pt, -18);
    EXPECT_TRUE(format(3).mixed_font);
    const auto& first = document.sections()[format(0).section];
    EXPECT_NEAR(first.width_mm, 210, 0.1);
    EXPECT_NEAR(first.left_mm, 30, 0.1);
    EXPECT_NEAR(first.right_mm, 15, 0.1);
    EXPECT_TRUE(first.first_page_differs);
    EXPECT_NEAR(document.sections()[format(1).section].width_mm, 297, 0.1);
}

TEST(DocxModel, DeletedParagraphMarksJoin) {
    const std::string deleted = "<w:rPr><w:del w:id=\"1\"/></w:rPr>";
    const document::Document document = read(
        DocxBuilder().body(styled_paragraph(styled_run("Các chi bộ "), deleted) +
                           styled_paragraph(styled_run("tổ chức ")) + styled_paragraph("", deleted) +
                           styled_paragraph(styled_run("thực hiện")) + styled_paragraph(styled_run("hết"), deleted) +
                           "<w:tbl><w:tr><w:tc>" + styled_paragraph(styled_run("ô"), deleted) + "</w:tc><w:tc>" +
                           styled_paragraph(styled_run("ô sau")) + "</w:tc></w:tr></w:tbl>"));
    EXPECT_THAT(texts(document), ElementsAre("Các chi bộ tổ chức", "thực hiện", "hết", "ô", "ô sau"));
    EXPECT_EQ(document.blocks()[1].line, 2U);
    EXPECT_EQ(document.facts().tracked_changes, 4U);
}

TEST(DocxModel, DiagramsAndWatermarks) {
    DocxBuilder builder;
    builder.body(
        styled_paragraph("<w:r><w:drawing><a:graphic><a:graphicData><x:relIds xmlns:x=\"urn:d\" r:dm=\"diagramData\"/>"
                         "</a:graphicData></a:graphic></w:drawing></w:r>" +
                         styled_run("Sơ đồ")) +
        styled_paragraph("<w:r><w:pict><v:shape><v:textpath string=\"DỰ THẢO\"/></v:shape></w:pict></w:r>"));
    builder.raw_part("diagramData",
                     "<d:dataModel xmlns:d=\"urn:d\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
                     "<d:pt><d:t><a:p><a:r><a:t>Đảng </a:t></a:r><a:r><a:t>ủy</a:t></a:r></a:p><a:p/></d:t></d:pt>"
                     "<d:pt><d:t><a:p><a:r><a:t>Chi bộ</a:t></a:r></a:p></d:t></d:pt></d:dataModel>");
    const document::Document document = read(builder);
    EXPECT_THAT(texts(document), ElementsAre("Sơ đồ", "Đảng ủy", "Chi bộ", "DỰ THẢO"));
    EXPECT_EQ(document.blocks()[1].role, document::BlockRole::text_box);
}

TEST(DocxModel, PageNumbersAreMarked) {
    const auto mark = [](const std::string& type) { return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>"; };
    const document::Document document = read(
        DocxBuilder()
            .body(paragraph("a") +
                  "<w:sectPr><w:headerReference r:id=\"header\"/><w:footerReference r:id=\"footer\"/></w:sectPr>")
            .header(styled_paragraph(mark("begin") + "<w:r><w:instrText> PAGE \\* MERGEFORMAT </w:instrText></w:r>" +
                                         mark("separate") + styled_run("2") + mark("end"),
                                     "<w:jc w:val=\"center\"/>"))
            .footer(styled_paragraph("<w:fldSimple w:instr=\"PAGEREF x\">" + styled_run("9") + "</w:fldSimple>")));
    EXPECT_TRUE(document.format(document.blocks()[1])->page_number);
    EXPECT_EQ(document.format(document.blocks()[1])->alignment, Alignment::center);
    EXPECT_FALSE(document.format(document.blocks()[2])->page_number);
}

TEST(DocxModel, MarksOfListsAreNotTyped) {
    const std::string item = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
    DocxBuilder builder;
    builder.numbering(
        "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
        "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>"
        "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
    const document::Document document = read(builder.body(paragraph("Họp", item) + paragraph("2. Học")));
    EXPECT_THAT(texts(document), ElementsAre("1. Họp", "2. Học"));
    EXPECT_TRUE(document.format(document.blocks()[0])->automatic_mark);
    EXPECT_FALSE(document.format(document.blocks()[1])->automatic_mark);
}

TEST(DocxModel, LegacyFontsByRun) {
    const std::string vn = "<w:rFonts w:ascii=\".VnTime\"/>";
    const document::Document document =
        read(DocxBuilder()
                 .numbering("<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:lvlText "
                            "w:val=\"§iÒu %1.\"/><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr></w:lvl></w:abstractNum>"
                            "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>")
                 .body(styled_paragraph(styled_run("Mục ") + styled_run("QuyÕ", vn) +
                                        styled_run("t ®Þnh", vn + "<w:b/>") + styled_run(" số 5")) +
                       styled_paragraph(styled_run("đã là Unicode", vn)) +
                       styled_paragraph(styled_run("Ph¹m vi", vn), "<w:numPr><w:numId w:val=\"1\"/></w:numPr>") +
                       styled_paragraph(styled_run("Ña", "<w:rFonts w:ascii=\"VNI-Times\"/>") +
                                        styled_run("ûng", "<w:rFonts w:ascii=\"VNI-Times\"/><w:i/>"))));
    EXPECT_THAT(texts(document), ElementsAre("Mục Quyết định số 5", "đã là Unicode", "Điều 1. Phạm vi", "Đảng"));
    ASSERT_EQ(document.facts().conversions.size(), 2U);
    EXPECT_EQ(document.facts().conversions[0].encoding, "TCVN3 (ABC)");
    EXPECT_EQ(document.facts().conversions[0].runs, 2U);
    EXPECT_TRUE(document.facts().conversions[0].by_font);
    EXPECT_EQ(document.facts().conversions[1].encoding, "VNI");
    EXPECT_EQ(document.facts().conversions[1].first_line, 4U);
}

TEST(DocxModel, ParagraphsAreCapped) {
    Limits limits;
    limits.paragraphs = 2;
    const auto result =
        read_as("a.docx", DocxBuilder().body(paragraph("a") + paragraph("b") + paragraph("c")).build(), limits);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, "too-many-paragraphs");
}

}  // namespace
}  // namespace doichieu::formats

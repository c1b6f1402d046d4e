#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <vector>

#include "formats/odt_builder.h"
#include "formats/reading.h"

namespace doichieu::formats {
namespace {

using document::BlockRole;
using fixture::odt;
using fixture::ZipBuilder;
using ::testing::ElementsAre;
using Lines = std::vector<std::string>;

const std::string kLists =
    "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"I\" "
    "style:num-suffix=\"-\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"1\" "
    "style:num-suffix=\".\" "
    "text:display-levels=\"2\"/><text:list-level-style-bullet text:level=\"3\" "
    "text:bullet-char=\"-\"/></text:list-style>";

std::string item(const std::string& inner) {
    return "<text:list-item>" + inner + "</text:list-item>";
}
std::string p(const std::string& inner) {
    return "<text:p>" + inner + "</text:p>";
}

TEST(Odt, ReadsText) {
    const std::vector<std::tuple<std::string, std::string, Lines>> cases = {
        {"white space",
         p("  Một\n <text:span>hai</text:span><text:s text:c=\"2\"/>ba<text:tab/>b<text:line-break/>c"),
         {"1:Một hai  ba\tb", "1:c"}},
        {"links, fields and bookmarks",
         p("<text:a>a</text:a><text:bookmark-start/><text:date>b</text:date>"),
         {"1:ab"}},
        {"empty paragraphs count", p("") + p("a") + "<text:p/>" + "<text:h>b</text:h>", {"2:a", "4:b"}},
        {"sections and indexes",
         "<text:section>" + p("a") + "<text:table-of-content><text:index-body>" + p("b") +
             "</text:index-body></text:table-of-content></text:section>",
         {"1:a", "2:b"}},
        {"lists",
         "<text:list text:style-name=\"L\">" +
             item(p("a") + p("cùng mục") + "<text:list>" +
                  item(p("b") + "<text:list>" + item(p("c")) + "</text:list>") + item(p("d")) + "</text:list>") +
             item(p("e")) + "</text:list>",
         {"1:I- a", "2:cùng mục", "3:I.1. b", "4:- c", "5:I.2. d", "6:II- e"}},
        {"lists that go on",
         "<text:list xml:id=\"x\" text:style-name=\"L\">" + item(p("a")) + "</text:list>" + p("xen") +
             "<text:list text:continue-list=\"x\" text:style-name=\"L\">" + item(p("b")) + "</text:list>" +
             "<text:list text:style-name=\"L\">" + item(p("c")) + "</text:list>" +
             "<text:list text:style-name=\"L\" text:continue-numbering=\"true\">" +
             item("<text:list>" + item(p("d")) + "</text:list>") + "</text:list>",
         {"1:I- a", "2:xen", "3:II- b", "4:I- c", "5:I.1. d"}},
    };
    for (const auto& [name, text, lines] : cases) EXPECT_EQ(lines_as("a.odt", odt(text, kLists)), lines) << name;
}

TEST(Odt, LeavesOutWhatIsDeletedInItsPlace) {
    const auto change = [](const std::string& id, const std::string& kind) {
        return "<text:changed-region text:id=\"" + id + "\"><text:" + kind + "/></text:changed-region>";
    };
    const std::string changes = "<text:tracked-changes>" + change("a", "deletion") + change("b", "insertion") +
                                change("c", "deletion") + "</text:tracked-changes>";
    const auto begin = [](const std::string& id) { return "<text:change-start text:change-id=\"" + id + "\"/>"; };
    const auto end = [](const std::string& id) { return "<text:change-end text:change-id=\"" + id + "\"/>"; };
    EXPECT_EQ(lines_as("a.odt", odt(changes + p("số " + begin("a") + "24" + end("a") + begin("b") + "25" + end("b")) +
                                    p("một " + begin("c") + "x") + p("y") + p("z" + end("c") + "hai") + p("ba"))),
              (Lines{"1:số 25", "2:một hai", "3:ba"}));
    EXPECT_EQ(lines_as("a.odt", odt(changes + begin("a") + p("x") + end("a") + p("một" + begin("c") + "x"))),
              Lines{"1:một"});
}

TEST(Odt, TracesNotesBoxesAndMargins) {
    const std::string note =
        "<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation>"
        "<text:note-body>" +
        p("chú") + "</text:note-body></text:note>";
    const auto result = read_as(
        "a.odt",
        odt("<text:tracked-changes><text:changed-region><text:deletion>" + p("cũ") +
                "</text:deletion></text:changed-region>"
                "</text:tracked-changes><table:table><table:table-row><table:table-cell "
                "table:number-columns-spanned=\"2\">" +
                p("a") + "</table:table-cell><table:covered-table-cell/><table:table-cell>" + p("b") +
                "</table:table-cell></table:table-row></table:table><text:p text:style-name=\"P\">c" + note +
                "<office:annotation>" + p("ý kiến") +
                "</office:annotation><text:span text:style-name=\"H\">ẩn</text:span>"
                "<draw:frame><draw:text-box>" +
                p("hộp") + "</draw:text-box></draw:frame></text:p>",
            "<style:style style:name=\"P\" style:family=\"paragraph\" style:parent-style-name=\"Q\">"
            "<style:paragraph-properties fo:text-align=\"center\" fo:margin-top=\"6pt\" fo:line-height=\"150%\"/>"
            "<style:text-properties fo:font-size=\"200%\" fo:font-weight=\"bold\"/></style:style>"
            "<style:style style:name=\"H\" style:family=\"text\"><style:text-properties "
            "text:display=\"none\"/></style:style>",
            "<office:styles><style:style style:name=\"Q\" style:family=\"paragraph\"><style:text-properties "
            "fo:font-family=\"'Times New Roman'\" fo:font-size=\"7pt\"/></style:style></office:styles>"
            "<office:automatic-styles><style:page-layout style:name=\"L\"><style:page-layout-properties "
            "fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" fo:margin-left=\"3cm\"/></style:page-layout>"
            "</office:automatic-styles><office:master-styles><style:master-page style:name=\"S\" "
            "style:page-layout-name=\"L\"><style:header>" +
                p("đầu <text:page-number>1</text:page-number>") +
                "</style:header></style:master-page></office:master-styles>"));
    ASSERT_TRUE(result.ok());
    const document::Document& document = result->document;
    Lines lines;
    std::vector<BlockRole> roles;
    for (const document::Block& block : document.blocks()) {
        lines.emplace_back(document.text(block));
        roles.push_back(block.role);
    }
    EXPECT_THAT(lines, ElementsAre("a", "b", "cẩn", "hộp", "chú", "đầu 1"));
    using enum BlockRole;
    EXPECT_THAT(roles, ElementsAre(table_cell, table_cell, body, text_box, footnote, header));
    EXPECT_EQ(document.format(document.blocks()[1])->column, 3U);
    const auto& format = *document.format(document.blocks()[2]);
    EXPECT_EQ(format.font, "Times New Roman");
    EXPECT_EQ(format.size_pt, 14);
    EXPECT_TRUE(format.bold);
    EXPECT_TRUE(format.centered);
    EXPECT_EQ(format.before_pt, 6);
    EXPECT_EQ(format.line_multiple, 1.5);
    EXPECT_TRUE(document.format(document.blocks()[5])->page_number);
    EXPECT_EQ(document.sections()[format.section].left_mm, 30);
    EXPECT_EQ(document.facts().tracked_changes, 1U);
    EXPECT_EQ(document.facts().comments, 1U);
    EXPECT_EQ(document.facts().hidden_runs, 1U);
}

TEST(Odt, RefusesWhatItCannotUse) {
    const auto code = [](std::string bytes) {
        const auto result = read_as("a.odt", std::move(bytes));
        return result.ok() ? std::string("read") : result.error().code;
    };
    EXPECT_EQ(code(ZipBuilder().add("content.xml", "<a/>").build()), "not-a-document");
    EXPECT_EQ(code(ZipBuilder().add("content.xml", "<a").build()), "broken-xml");
    EXPECT_EQ(code(ZipBuilder().add("content.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>").build()),
              "has-doctype");
    EXPECT_EQ(
        code(ZipBuilder().add("content.xml", "x").add("META-INF/manifest.xml", "<m><encryption-data/></m>").build()),
        "encrypted-docx");
}

}  // namespace
}  // namespace doichieu::formats

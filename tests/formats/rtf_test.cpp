#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <vector>

#include "formats/reading.h"

namespace doichieu::formats {
namespace {

using document::BlockRole;
using ::testing::ElementsAre;
using Lines = std::vector<std::string>;

const std::string kFonts =
    "{\\fonttbl{\\f0\\fcharset0 Times New Roman{\\*\\falt Times};}{\\f1\\fcharset0 .VnTime;}{\\f2\\fcharset163 Arial;}"
    "{\\f3\\fcharset2 Symbol;}}";

std::string rtf(const std::string& inner) {
    return "{\\rtf1\\ansi\\ansicpg1252\\deff0" + kFonts + inner + "}";
}

TEST(Rtf, ReadsText) {
    const std::vector<std::tuple<std::string, std::string, Lines>> cases = {
        {"Unicode with its stand-ins",
         "K\\u7871? ho\\u7841\\'3fch\\par\\uc0 \\u272 \\uc1 ng\\par",
         {"1:Kế hoạch", "2:Đng"}},
        {"signed and beyond the BMP", "\\u-4051?a \\u-10179?\\u-8704?\\par", {"1:a \xF0\x9F\x98\x80"}},
        {"code pages by font", "\\f2 Ngh\\'69\\'f2 \\f0 caf\\'e9\\par", {"1:Nghị café"}},
        {"legacy fonts", "{\\f1 Quy\\'d5t \\'ae}{\\f1 \\'denh}\\par", {"1:Quyết định"}},
        {"special characters",
         "a\\~b\\_c\\-d\\emdash\\line e\\tab f\\'93g\\'94\\{\\}\\\\\\par",
         {"1:a\u00A0b\u2011cd—", "1:e\tf“g”{}\\"}},
        {"line ends mean nothing", "mo\nt\r\n hai\\\nba", {"1:mot hai", "2:ba"}},
        {"what is no text",
         "{\\info{\\title x}}{\\*\\unknown y}{\\pict 00ff}{\\stylesheet{\\s1 z;}}a{\\bkmkstart b}\\par",
         {"1:a"}},
        {"fields", "{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt 25-NQ/TW}}\\par", {"1:25-NQ/TW"}},
        {"deleted text", "a{\\deleted b}c{\\revised d}\\par", {"1:acd"}},
        {"labels of lists", "{\\listtext\\pard\\plain I-\\tab}M\\u7909?c\\par", {"1:I- Mục"}},
        {"binary data", "a\\bin5 }{\\}}b\\par", {"1:ab"}},
        {"empty paragraphs count", "\\par a\\par\\par b", {"2:a", "4:b"}},
        {"closed too often", "a}}} b", {"1:a"}},
    };
    for (const auto& [name, inner, lines] : cases) EXPECT_EQ(lines_as("a.rtf", rtf(inner)), lines) << name;
}

TEST(Rtf, CodePagesOfOtherMachines) {
    const auto lines = [](const std::string& set) {
        return lines_as("a.rtf", "{\\rtf1" + set + "\\deff0{\\fonttbl{\\f0 Times;}{\\f1\\fcharset77 Geneva;}}" +
                                     "caf\\'8e \\f1 \\'8et\\'8e\\par}");
    };
    EXPECT_EQ(lines("\\mac"), Lines{"1:café été"});
    EXPECT_EQ(lines("\\pc"), Lines{"1:cafÄ été"});
    EXPECT_EQ(lines("\\ansi\\ansicpg10000"), Lines{"1:café été"});
    EXPECT_EQ(lines_as("a.rtf", "{\\rtf1\\pc \\'b5 \\pca \\'b5\\par}"), Lines{"1:╡ Á"});
}

TEST(Rtf, TablesNotesAndMargins) {
    const auto result = read_as(
        "a.rtf",
        rtf("{\\header \\pard\\qc {\\field{\\*\\fldinst  PAGE }{\\fldrslt 2}} d\\u7847?u\\par}\\pard tr\\par"
            "\\trowd\\cellx1\\clvmrg\\cellx2\\pard\\intbl 1a\\par 1a2\\cell bo\\cell\\row"
            "\\trowd\\cellx1\\cellx2\\pard\\intbl 2a\\cell 2b\\cell\\row\\pard sau{\\super{\\footnote\\pard ch\\'fa}}"
            "{\\footnote\\ftnalt cu\\u7889?i} h\\u7871?t{\\shp{\\*\\shpinst{\\shptxt h\\u7897?p\\par}}{\\shprslt "
            "x}}\\par"
            "{\\*\\annotation ghi}{\\v an}\\par"));
    ASSERT_TRUE(result.ok());
    const document::Document& document = result->document;
    Lines lines;
    std::vector<BlockRole> roles;
    for (const document::Block& block : document.blocks()) {
        lines.emplace_back(document.text(block));
        roles.push_back(block.role);
    }
    EXPECT_THAT(lines, ElementsAre("tr", "1a", "1a2", "2a", "2b", "sau hết", "hộp", "an", "chú", "cuối", "2 dầu"));
    using enum BlockRole;
    EXPECT_THAT(roles, ElementsAre(body, table_cell, table_cell, table_cell, table_cell, body, text_box, body, footnote,
                                   endnote, header));
    const auto& cell = *document.format(document.blocks()[4]);
    EXPECT_EQ(cell.table, 1U);
    EXPECT_EQ(cell.row, 2U);
    EXPECT_EQ(cell.column, 2U);
    const auto& number = *document.format(document.blocks()[10]);
    EXPECT_TRUE(number.page_number);
    EXPECT_EQ(number.alignment, document::Alignment::center);
    EXPECT_EQ(document.facts().comments, 1U);
    EXPECT_EQ(document.facts().hidden_runs, 1U);
}

TEST(Rtf, Formats) {
    const auto result =
        read_as("a.rtf", rtf("\\paperw11906\\paperh16838\\margl1701\\margt1134\\pard\\qj\\fi567\\sb120\\sa60"
                             "\\sl360\\slmult1\\b\\fs28 a\\b0\\par"));
    ASSERT_TRUE(result.ok());
    const auto& format = *result->document.format(result->document.blocks()[0]);
    EXPECT_EQ(format.font, "Times New Roman");
    EXPECT_EQ(format.size_pt, 14);
    EXPECT_TRUE(format.bold);
    EXPECT_EQ(format.alignment, document::Alignment::justified);
    EXPECT_EQ(format.before_pt, 6);
    EXPECT_EQ(format.after_pt, 3);
    EXPECT_EQ(format.line_multiple, 1.5);
    EXPECT_EQ(format.first_line_pt, 28.35);
    const auto& page = result->document.sections()[format.section];
    EXPECT_NEAR(page.width_mm, 210, 0.1);
    EXPECT_NEAR(page.height_mm, 297, 0.1);
    EXPECT_NEAR(page.left_mm, 30, 0.1);
    EXPECT_NEAR(page.top_mm, 20, 0.1);
}

TEST(Rtf, SaysThatTheEndIsMissing) {
    const auto codes = [](const std::string& bytes) {
        std::vector<std::string> found;
        const auto result = read_as("a.rtf", bytes);
        if (!result) return found;
        for (const findings::Problem& problem : result->problems) found.push_back(problem.code);
        return found;
    };
    EXPECT_EQ(codes("{\\rtf1 {{{\\b 25}-NQ/TW"), std::vector<std::string>{"cut-off"});
    EXPECT_TRUE(codes("{\\rtf1 {\\b 25}-NQ/TW}").empty());
}

TEST(Rtf, RefusesWhatNestsTooDeep) {
    const auto result = read_as("a.rtf", rtf(std::string(1'000'000, '{')));
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, "too-deep");
}

}  // namespace
}  // namespace doichieu::formats

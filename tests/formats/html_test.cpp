#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <tuple>
#include <vector>

#include "formats/reading.h"

namespace doichieu::formats {
namespace {

using document::BlockRole;
using ::testing::ElementsAre;
using Lines = std::vector<std::string>;

std::string page(const std::string& body, const std::string& head = "<meta charset=utf-8>") {
    return "<html><head>" + head + "</head><body>" + body + "</body></html>";
}

TEST(Html, ReadsText) {
    const std::vector<std::tuple<std::string, std::string, Lines>> cases = {
        {"white space and tags",
         "<p>Một\n  <b>ha</b>i</p><div>ba<br>bốn</div>năm",
         {"1:Một hai", "2:ba", "2:bốn", "3:năm"}},
        {"entities", "<p>a &amp; &#7843; &#x1EA3; &eacute; &nope; &ndash;</p>", {"1:a & ả ả é &nope; –"}},
        {"what is not shown",
         "<title>t</title><script>x</script><style>y</style><p style='display:none'>k</p><p hidden>h</p><!-- c "
         "--><p>a<del>b</del></p>",
         {"1:a"}},
        {"conditional comments", "<!--[if gte mso 9]><p>x</p><![endif]--><p><![if !vml]>có<![endif]></p>", {"1:có"}},
        {"labels of Word", "<p><span style='mso-list:Ignore'>a)<span>&nbsp;&nbsp; </span></span>Một</p>", {"1:a) Một"}},
        {"lists",
         "<ol type=I start=3><li>x<ol type=a><li>y<li>z</ol></ol><ul><li>u</ul>",
         {"1:III. x", "2:a. y", "3:b. z", "4:• u"}},
        {"empty paragraphs count", "<p>a<p>&nbsp;</p><p></p><p>b", {"1:a", "4:b"}},
        {"preformatted", "<pre>a\n  b\n\nc</pre>", {"1:a", "2:b", "4:c"}},
        {"never closed", "<p><b><i>a<p>b<table><tr><td>c", {"1:a", "2:b", "3:c"}},
        {"an entity of a DTD stays as it is", "<p>&x;</p>", {"1:&x;"}},
    };
    for (const auto& [name, body, lines] : cases) EXPECT_EQ(lines_as("a.html", page(body)), lines) << name;
}

TEST(Html, Encodings) {
    const std::string word = "<p>Ngh\x69\xF2 quy\xEA\xECt s\xF4\xEC</p>";
    EXPECT_EQ(
        lines_as("a.html", page(word, "<meta http-equiv=Content-Type content='text/html; charset=windows-1258'>")),
        Lines{"1:Nghị quyết số"});
    EXPECT_EQ(lines_as("a.html", page("<p>caf\xE9</p>", "<meta charset=windows-1252>")), Lines{"1:café"});
    EXPECT_EQ(lines_as("a.html", "\xEF\xBB\xBF" + page("<p>số</p>", "<meta charset=windows-1252>")), Lines{"1:số"});
    EXPECT_EQ(lines_as("a.html", page("<p>Ngh+Hss- quy+Hr8-t s+HtE- 25</p>", "<meta charset=UTF-7>")),
              Lines{"1:Nghị quyết số 25"});
    // Fonts of the style sheet tell as well, and so does the text alone.
    EXPECT_EQ(
        lines_as("a.html", page("<p class=MsoNormal>QuyÕt ®Þnh</p>",
                                "<meta charset=utf-8><style><!-- p.MsoNormal {font-family:\".VnTime\";} --></style>")),
        Lines{"1:Quyết định"});
    EXPECT_EQ(lines_as("a.html", page("<p>Uû ban nh©n d©n, NghÞ quyÕt</p>")), Lines{"1:Uỷ ban nhân dân, Nghị quyết"});
}

TEST(Html, TablesNotesAndMargins) {
    const auto result =
        read_as("a.html",
                page("<div title=header><p>đầu</p></div><table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>"
                     "<p align=center>e<a class=sdfootnoteanc href=#x><sup>1</sup></a></p>"
                     "<div id=sdfootnote1><p><a class=sdfootnotesym>1</a>chú</p></div>"));
    ASSERT_TRUE(result.ok());
    const document::Document& document = result->document;
    Lines lines;
    std::vector<BlockRole> roles;
    for (const document::Block& block : document.blocks()) {
        const auto& format = *document.format(block);
        lines.push_back(std::string(document.text(block)) + " " + std::to_string(format.row) +
                        std::to_string(format.column));
        roles.push_back(block.role);
    }
    EXPECT_THAT(lines, ElementsAre("a 11", "b 12", "c 22", "d 23", "e 00", "chú 00", "đầu 00"));
    using enum BlockRole;
    EXPECT_THAT(roles, ElementsAre(table_cell, table_cell, table_cell, table_cell, body, footnote, header));
    EXPECT_TRUE(document.format(document.blocks()[4])->centered);
}

TEST(Html, PagesSavedAsOneFile) {
    const std::string head =
        "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"--=_x\"\r\n\r\nno part\r\n";
    const auto part = [](const std::string& headers, const std::string& body) {
        return "----=_x\r\n" + headers + "\r\n\r\n" + body + "\r\n";
    };
    const std::string picture = part("Content-Type: image/png", "<p>x</p>");
    const std::string printable =
        part("content-type: TEXT/HTML; charset=\"utf-8\"\r\nContent-Transfer-Encoding: Quoted-Printable",
             "<p class=3DMsoNormal>Ngh=E1=BB=8B quy=E1=BA=BFt s=E1=BB=91 25-=\r\nNQ/TW =</p>");
    const std::string base64 =
        part("Content-Type: text/html\r\nContent-Transfer-Encoding: base64", "PHA+TmdoJiM3ODgz\r\nOzwvcD4=");
    const std::string legacy = part("Content-Type: text/html; charset=windows-1258", "<p>Ngh\x69\xF2</p>");
    const std::string nested = part("Content-Type: multipart/alternative; boundary=y",
                                    "--y\r\nContent-Type: text/html\r\n\r\n<p>a</p>\r\n--y--");
    const std::string end = "----=_x--\r\n";
    EXPECT_EQ(lines_as("a.mht", head + picture + printable + end), Lines{"1:Nghị quyết số 25-NQ/TW ="});
    EXPECT_EQ(lines_as("a.doc", head + base64 + end), Lines{"1:Nghị"});
    EXPECT_EQ(lines_as("a.doc", head + base64), Lines{"1:Nghị"});
    EXPECT_EQ(lines_as("a.mhtml", head + legacy + end), Lines{"1:Nghị"});
    EXPECT_EQ(lines_as("a.mht", head + nested + end), Lines{"1:a"});
    EXPECT_EQ(lines_as("a.mht", "From: <Saved by Blink>\r\n" + head + nested + end), Lines{"1:a"});
    const auto code_of = [](const std::string& bytes) {
        const auto result = read_as("a.mht", bytes);
        return result ? std::string("read") : result.error().code;
    };
    EXPECT_EQ(code_of(head + picture + end), "no-page");
    EXPECT_EQ(code_of("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n"),
              "no-page");
    EXPECT_EQ(code_of("MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<p>a</p>"), "no-page");
}

TEST(Html, DeepPagesEndSoon) {
    const auto begin = std::chrono::steady_clock::now();
    std::string deep;
    for (int i = 0; i < 300'000; ++i) deep += "<div>";
    for (int i = 0; i < 300'000; ++i) deep += "</x>";
    const auto result = read_as("a.html", page(deep));
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, "too-deep");
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

}  // namespace
}  // namespace doichieu::formats

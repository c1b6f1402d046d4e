#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "formats/docx_builder.h"
#include "formats/reader.h"
#include "formats/reading.h"
#include "io/digest.h"

namespace doichieu::formats {
namespace {

using document::BlockRole;
using fixture::DocxBuilder;
using fixture::paragraph;
using fixture::ZipBuilder;
using formats::lines_of;
using ::testing::ElementsAre;

base::Result<ReadResult> read(std::string bytes, const Limits& limits = {}) {
    return read_document(io::Bytes::own(std::move(bytes)), "ke-hoach.docx", limits);
}

/// Lines of a docx that must be readable without a problem.
std::vector<std::string> lines_of(const DocxBuilder& builder) {
    const auto result = read(builder.build());
    EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().message.en);
    if (!result) return {};
    EXPECT_TRUE(result->problems.empty()) << result->problems[0].message.en;
    return lines_of(result->document);
}

std::string run(std::string_view inner) {
    return "<w:r>" + std::string(inner) + "</w:r>";
}
std::string text(std::string_view words) {
    return run("<w:t xml:space=\"preserve\">" + std::string(words) + "</w:t>");
}
std::string in_paragraph(std::string_view inner) {
    return "<w:p>" + std::string(inner) + "</w:p>";
}

struct TextCase {
    std::string name;
    std::string body;
    std::vector<std::string> lines;
};

TEST(Docx, ReadsParagraphs) {
    const std::string field_begin = run("<w:fldChar w:fldCharType=\"begin\"/>");
    const std::string field_separate = run("<w:fldChar w:fldCharType=\"separate\"/>");
    const std::string field_end = run("<w:fldChar w:fldCharType=\"end\"/>");
    const std::vector<TextCase> cases = {
        {"split runs",
         in_paragraph(text("Nghị quyết số 2") + text("5-N") + text("Q/TW")),
         {"1:Nghị quyết số 25-NQ/TW"}},
        {"empty paragraphs count", "<w:p/>" + paragraph("a") + "<w:p><w:pPr/></w:p>" + paragraph("b"), {"2:a", "4:b"}},
        {"runs of white space only", in_paragraph(text("một") + text(" ") + text("hai")), {"1:một hai"}},
        {"line ends in the XML", in_paragraph(text("một\nhai")), {"1:một hai"}},
        {"characters that are elements",
         in_paragraph(run("<w:t>18</w:t><w:noBreakHyphen/><w:t>NQ</w:t><w:softHyphen/><w:t>/TW</w:t><w:tab/>"
                          "<w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t><w:br w:type=\"page\"/><w:t>d</w:t>")),
         {"1:18\u2011NQ/TW\ta", "1:b", "1:c", "1:d"}},
        {"symbols",
         in_paragraph(run("<w:sym w:char=\"2013\"/><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/><w:t>a</w:t>")),
         {"1:–a"}},
        {"wrappers",
         in_paragraph("<w:hyperlink>" + text("một ") + "</w:hyperlink><w:smartTag>" + text("hai ") +
                      "</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>" + text("ba ") +
                      "</w:sdtContent></w:sdt><w:fldSimple w:instr=\"DATE\">" + text("bốn") + "</w:fldSimple>"),
         {"1:một hai ba bốn"}},
        {"a complex field gives its result",
         in_paragraph(text("ngày ") + field_begin + run("<w:instrText>DATE</w:instrText>") + text("mã") +
                      field_separate + text("13/02") + field_end + text(" năm")),
         {"1:ngày 13/02 năm"}},
        {"a field over two paragraphs",
         in_paragraph(field_begin + run("<w:instrText>TOC</w:instrText>") + field_separate + text("mục một")) +
             in_paragraph(text("mục hai") + field_end) + paragraph("văn bản"),
         {"1:mục một", "2:mục hai", "3:văn bản"}},
        {"an open field swallows nothing",
         in_paragraph(field_begin + text("mã")) + paragraph("văn bản"),
         {"2:văn bản"}},
        {"tracked changes",
         in_paragraph(text("số ") + "<w:del>" + run("<w:delText>24</w:delText>") + text("23") + "</w:del><w:ins>" +
                      text("25") + "</w:ins><w:moveFrom>" + text("x") + "</w:moveFrom><w:moveTo>" + text("-NQ") +
                      "</w:moveTo>"),
         {"1:số 25-NQ"}},
        {"one branch of alternate content",
         in_paragraph(run("<mc:AlternateContent><mc:Choice><w:t>a</w:t></mc:Choice><mc:Fallback><w:t>b</w:t>"
                          "</mc:Fallback></mc:AlternateContent>")) +
             in_paragraph("<mc:AlternateContent><mc:Choice/><mc:Fallback>" + text("c") +
                          "</mc:Fallback></mc:AlternateContent>"),
         {"1:a", "2:c"}},
        {"alternate content that another program made",
         in_paragraph("<mc:AlternateContent xmlns:x=\"http://www.wps.cn/officeDocument/2013/wpsCustomData\" "
                      "xmlns:n=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\">"
                      "<mc:Choice Requires=\"n x\">" +
                      text("a") + "</mc:Choice><mc:Choice Requires=\"unbound\">" + text("b") +
                      "</mc:Choice><mc:Choice Requires=\" n \">" + text("c") + "</mc:Choice><mc:Fallback>" + text("d") +
                      "</mc:Fallback></mc:AlternateContent>"),
         {"1:c"}},
        {"a text box follows its paragraph",
         in_paragraph(text("neo") +
                      run("<mc:AlternateContent><mc:Choice><w:drawing><wps><w:txbxContent>" + paragraph("trong khung") +
                          paragraph("dòng hai") +
                          "</w:txbxContent></wps></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
                          "<w:txbxContent>" +
                          paragraph("trong khung") +
                          "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>") +
                      text(" tiếp")) +
             paragraph("sau"),
         {"1:neo tiếp", "2:trong khung", "3:dòng hai", "4:sau"}},
        {"content controls and custom XML around paragraphs",
         "<w:sdt><w:sdtContent>" + paragraph("a") + "</w:sdtContent></w:sdt><w:customXml>" + paragraph("b") +
             "</w:customXml>",
         {"1:a", "2:b"}},
        {"a base with its ruby",
         in_paragraph(run("<w:ruby><w:rt>" + text("x") + "</w:rt><w:rubyBase>" + text("a") + "</w:rubyBase></w:ruby>")),
         {"1:a"}},
        {"CDATA and entities", in_paragraph(run("<w:t><![CDATA[a<]]>&amp;&#x1ED5;</w:t>")), {"1:a<&ổ"}},
        {"NFD is cleaned", paragraph("Quye\u0302\u0301t"), {"1:Quyết"}},
    };
    for (const TextCase& c : cases) EXPECT_EQ(lines_of(DocxBuilder().body(c.body)), c.lines) << c.name;
}

TEST(Docx, NamesAreReadByNamespace) {
    const std::string strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    DocxBuilder other_prefix;
    other_prefix.raw_part("document", "<x:document xmlns:x=\"" + strict +
                                          "\" xmlns:w=\"urn:another\"><x:body><x:p><x:r><x:t>a</x:t><w:t>not text</w:t>"
                                          "</x:r></x:p></x:body></x:document>");
    EXPECT_THAT(lines_of(other_prefix), ElementsAre("1:a"));
    DocxBuilder no_prefix;
    no_prefix.raw_part("document", "<document xmlns=\"" + strict + "\" xmlns:q=\"" + strict +
                                       "\"><body><p><r><br q:type=\"page\"/><t>a</t></r></p><p xmlns=\"urn:another\">"
                                       "<r><t>not text</t></r></p></body></document>");
    EXPECT_THAT(lines_of(no_prefix), ElementsAre("1:a"));
}

TEST(Docx, TablesRowByRow) {
    const auto cell = [](const std::string& content, const std::string& properties = "") {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
    };
    const std::string inner = "<w:tbl><w:tr>" + cell(paragraph("trong")) + "</w:tr></w:tbl>";
    const auto result = read(DocxBuilder()
                                 .body(paragraph("trước") + "<w:tbl><w:tr>" +
                                       cell(paragraph("1a") + paragraph("1a tiếp"), "<w:vMerge w:val=\"restart\"/>") +
                                       cell(paragraph("1b")) + "</w:tr><w:tr><w:trPr><w:del/></w:trPr>" +
                                       cell(paragraph("đã xóa")) + "</w:tr><w:tr>" + cell("<w:p/>", "<w:vMerge/>") +
                                       cell(inner + paragraph("2b")) + "</w:tr></w:tbl>" + paragraph("sau"))
                                 .build());
    ASSERT_TRUE(result.ok());
    const document::Document& document = result->document;
    EXPECT_THAT(lines_of(document), ElementsAre("1:trước", "2:1a", "3:1a tiếp", "4:1b", "5:trong", "6:2b", "7:sau"));
    const auto at = [&](std::size_t block) {
        const auto& format = *document.format(document.blocks()[block]);
        return std::vector<std::uint32_t>{format.table, format.row, format.column};
    };
    EXPECT_THAT(at(0), ElementsAre(0, 0, 0));
    EXPECT_THAT(at(2), ElementsAre(1, 1, 1));
    EXPECT_THAT(at(3), ElementsAre(1, 1, 2));
    EXPECT_THAT(at(4), ElementsAre(2, 1, 1));
    EXPECT_THAT(at(5), ElementsAre(1, 2, 2));
    EXPECT_THAT(at(6), ElementsAre(0, 0, 0));
    EXPECT_EQ(document.blocks()[1].role, BlockRole::table_cell);
    EXPECT_EQ(document.blocks()[6].role, BlockRole::body);
    EXPECT_EQ(document.facts().tracked_changes, 1U);
}

TEST(Docx, NotesAndMarginsFollowTheBody) {
    const auto reference = [](const std::string& kind, const std::string& id) {
        return run("<w:" + kind + "Reference w:id=\"" + id + "\"/>");
    };
    const auto note = [](const std::string& kind, const std::string& id, const std::string& words) {
        return "<w:" + kind + " w:id=\"" + id + "\">" + paragraph(words) + "</w:" + kind + ">";
    };
    const auto result =
        read(DocxBuilder()
                 .body(in_paragraph(text("một") + reference("footnote", "3") + reference("endnote", "1")) +
                       in_paragraph(text("hai") + reference("footnote", "2") + reference("footnote", "3")) +
                       "<w:sectPr><w:footerReference r:id=\"footer\"/><w:headerReference r:id=\"header\"/></w:sectPr>")
                 .footnotes(note("footnote", "0", "không ai dẫn") + note("footnote", "2", "chú thích hai") +
                            note("footnote", "3", "chú thích ba"))
                 .endnotes(note("endnote", "1", "cuối văn bản"))
                 .header(paragraph("đầu trang"))
                 .footer(paragraph("chân trang"))
                 .build());
    ASSERT_TRUE(result.ok());
    EXPECT_TRUE(result->problems.empty());
    EXPECT_THAT(lines_of(result->document), ElementsAre("1:một", "2:hai", "3:chú thích ba", "4:chú thích hai",
                                                        "5:cuối văn bản", "6:đầu trang", "7:chân trang"));
    std::vector<BlockRole> roles;
    for (const auto& block : result->document.blocks()) roles.push_back(block.role);
    EXPECT_THAT(roles, ElementsAre(BlockRole::body, BlockRole::body, BlockRole::footnote, BlockRole::footnote,
                                   BlockRole::endnote, BlockRole::header, BlockRole::footer));
}

TEST(Docx, FactsThatSpeakAgainstSigning) {
    const auto result = read(
        DocxBuilder()
            .body(paragraph("sạch") +
                  in_paragraph("<w:commentRangeStart w:id=\"0\"/>" + text("a") + "<w:commentRangeEnd w:id=\"0\"/>" +
                               run("<w:commentReference w:id=\"0\"/>") + run("<w:commentReference w:id=\"1\"/>")) +
                  in_paragraph("<w:pPr><w:rPr><w:ins/></w:rPr><w:pPrChange/></w:pPr><w:ins>" + text("b") + "</w:ins>") +
                  in_paragraph(run("<w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t>") +
                               run("<w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>hiện</w:t>") +
                               run("<w:rPr><w:vanish/></w:rPr>")))
            .build());
    ASSERT_TRUE(result.ok());
    const auto& facts = result->document.facts();
    EXPECT_TRUE(facts.carries_formatting);
    EXPECT_EQ(facts.comments, 2U);
    EXPECT_EQ(facts.first_comment_line, 2U);
    EXPECT_EQ(facts.tracked_changes, 3U);
    EXPECT_EQ(facts.first_tracked_line, 3U);
    EXPECT_EQ(facts.hidden_runs, 1U);
    EXPECT_EQ(facts.first_hidden_line, 4U);
    EXPECT_EQ(lines_of(result->document).back(), "4:ẩnhiện");
}

std::string level(int index, const std::string& format, const std::string& label, const std::string& more = "") {
    return "<w:lvl w:ilvl=\"" + std::to_string(index) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format +
           "\"/><w:lvlText w:val=\"" + label + "\"/>" + more + "</w:lvl>";
}
std::string list(const std::string& id, const std::string& levels) {
    return "<w:abstractNum w:abstractNumId=\"" + id + "\">" + levels + "</w:abstractNum>";
}
std::string number(const std::string& id, const std::string& list, const std::string& more = "") {
    return "<w:num w:numId=\"" + id + "\"><w:abstractNumId w:val=\"" + list + "\"/>" + more + "</w:num>";
}
std::string numbered(const std::string& words, int num, int ilvl = 0) {
    return paragraph(words, "<w:numPr><w:ilvl w:val=\"" + std::to_string(ilvl) + "\"/><w:numId w:val=\"" +
                                std::to_string(num) + "\"/></w:numPr>");
}

TEST(Docx, NumberingBecomesText) {
    DocxBuilder builder;
    builder.numbering(list("0", level(0, "upperRoman", "%1-") + level(1, "decimal", "%2.") +
                                    level(2, "lowerLetter", "%3)") +
                                    level(3, "decimal", "%2.%4", "<w:suff w:val=\"nothing\"/>")) +
                      number("1", "0"));
    builder.body(numbered("MỤC ĐÍCH", 1) + numbered("một", 1, 1) + numbered("hai", 1, 1) + numbered("a", 1, 2) +
                 numbered("b", 1, 2) + numbered("ba", 1, 1) + numbered("lại a", 1, 2) + numbered("sâu", 1, 3) +
                 paragraph("không số") + numbered(" ", 1) + numbered("NỘI DUNG", 1) + numbered("lại một", 1, 1));
    EXPECT_THAT(lines_of(builder),
                ElementsAre("1:I- MỤC ĐÍCH", "2:1. một", "3:2. hai", "4:a) a", "5:b) b", "6:3. ba", "7:a) lại a",
                            "8:3.1sâu", "9:không số", "11:III- NỘI DUNG", "12:1. lại một"));
}

TEST(Docx, NumberingRestartsAndOverrides) {
    DocxBuilder builder;
    builder.numbering(
        list("0", level(0, "decimal", "Điều %1.") + level(1, "decimal", "%1.%2.", "<w:lvlRestart w:val=\"0\"/>")) +
        list("1", level(0, "upperRoman", "%1") + level(1, "decimalZero", "%1.%2", "<w:isLgl/>")) +
        list("2", level(0, "bullet", "\uF0B7") + level(1, "bullet", "-") + level(2, "none", "")) + number("1", "0") +
        number("2", "0", "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>") +
        number("3", "1") + number("4", "2") +
        number("5", "1", "<w:lvlOverride w:ilvl=\"0\">" + level(0, "lowerRoman", "(%1)") + "</w:lvlOverride>"));
    builder.body(numbered("a", 1) + numbered("b", 1, 1) + numbered("c", 1) + numbered("d", 1, 1) + numbered("e", 2) +
                 numbered("f", 2) + numbered("g", 1) + numbered("h", 3) + numbered("i", 3, 1) + numbered("k", 4) +
                 numbered("l", 4, 1) + numbered("m", 4, 2) + numbered("n", 5) + numbered("o", 9) + numbered("p", 0));
    EXPECT_THAT(lines_of(builder), ElementsAre("1:Điều 1. a", "2:1.1. b", "3:Điều 2. c", "4:2.2. d", "5:Điều 5. e",
                                               "6:Điều 6. f", "7:Điều 7. g", "8:I h", "9:1.1 i", "10:• k", "11:- l",
                                               "12:m", "13:(ii) n", "14:o", "15:p"));
}

TEST(Docx, NumberingOfStyles) {
    DocxBuilder builder;
    builder.styles(
        "<w:style w:type=\"paragraph\" w:styleId=\"Dieu\"><w:pPr><w:numPr><w:numId "
        "w:val=\"1\"/></w:numPr></w:pPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"Khoan\"><w:basedOn w:val=\"Dieu\"/><w:pPr><w:numPr><w:ilvl "
        "w:val=\"1\"/></w:numPr></w:pPr></w:style>"
        "<w:style w:type=\"numbering\" w:styleId=\"Kieu\"><w:pPr><w:numPr><w:numId "
        "w:val=\"1\"/></w:numPr></w:pPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"Loop\"><w:basedOn w:val=\"Loop\"/></w:style>");
    builder.numbering(
        list("0", level(0, "decimal", "Điều %1.", "<w:pStyle w:val=\"Dieu\"/>") + level(1, "decimal", "%2.")) +
        list("1", "<w:numStyleLink w:val=\"Kieu\"/>") + number("1", "0") + number("2", "1"));
    builder.body(paragraph("a", "<w:pStyle w:val=\"Dieu\"/>") + paragraph("b", "<w:pStyle w:val=\"Khoan\"/>") +
                 paragraph("c", "<w:pStyle w:val=\"Dieu\"/>") +
                 paragraph("d", "<w:pStyle w:val=\"Dieu\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>") +
                 paragraph("e", "<w:pStyle w:val=\"Loop\"/>") + numbered("f", 2));
    EXPECT_THAT(lines_of(builder), ElementsAre("1:Điều 1. a", "2:1. b", "3:Điều 2. c", "4:d", "5:e", "6:Điều 1. f"));
}

TEST(Docx, FormatsOfTheMajority) {
    DocxBuilder builder;
    builder.theme(
        "<a:themeElements><a:fontScheme><a:minorFont><a:latin typeface=\"Calibri\"/></a:minorFont>"
        "</a:fontScheme></a:themeElements>");
    builder.styles(
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" w:ascii=\"x\"/><w:sz w:val=\"22\"/>"
        "</w:rPr></w:rPrDefault></w:docDefaults>"
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:rPr><w:sz "
        "w:val=\"28\"/></w:rPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"Ten\"><w:basedOn w:val=\"Normal\"/><w:pPr><w:jc "
        "w:val=\"center\"/></w:pPr>"
        "<w:rPr><w:rFonts w:ascii=\"Times New Roman\"/><w:b/></w:rPr></w:style>"
        "<w:style w:type=\"character\" w:styleId=\"Strong\"><w:rPr><w:b/><w:i/></w:rPr></w:style>");
    builder.body(paragraph("mặc định") + paragraph("KẾ HOẠCH", "<w:pStyle w:val=\"Ten\"/>") +
                 in_paragraph("<w:pPr><w:pStyle w:val=\"Ten\"/><w:jc w:val=\"left\"/></w:pPr>" +
                              run("<w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr><w:t>nhiều chữ hơn</w:t>") +
                              run("<w:rPr><w:sz w:val=\"40\"/><w:i w:val=\"0\"/></w:rPr><w:t>ít</w:t>")));
    const auto result = read(builder.build());
    ASSERT_TRUE(result.ok());
    const auto format = [&](std::size_t block) { return *result->document.format(result->document.blocks()[block]); };
    document::ParagraphFormat expected;
    expected.font = "Calibri";
    expected.size_pt = 14;
    expected.alignment = document::Alignment::left;
    expected.spacing_known = true;
    expected.line_multiple = 1;
    EXPECT_EQ(format(0), expected);
    expected.font = "Times New Roman";
    expected.bold = true;
    expected.centered = true;
    expected.alignment = document::Alignment::center;
    EXPECT_EQ(format(1), expected);
    expected.bold = false;
    expected.italic = true;
    expected.centered = false;
    expected.alignment = document::Alignment::left;
    expected.mixed_font = true;  // "ít" is larger
    EXPECT_EQ(format(2), expected);
}

struct Broken {
    std::string name;
    std::string bytes;
    std::string code;
};

std::string with_document(const std::string& xml) {
    return DocxBuilder().raw_part("document", xml).build();
}

TEST(Docx, RefusesWhatItCannotUse) {
    const std::string sound = DocxBuilder().body(paragraph("a")).build();
    std::string damaged = sound;
    damaged[damaged.find("word/document.xml") + 30] ^= 0x55;
    const std::string deep_begin = "<w:document" + std::string(fixture::kWordNamespaces) + "><w:body>";
    std::string deep;
    for (int i = 0; i < 1'000'000; ++i) deep += "<w:sdt>";
    std::string deep_end;
    for (int i = 0; i < 1'000'000; ++i) deep_end += "</w:sdt>";
    const std::vector<Broken> cases = {
        {"no main part", ZipBuilder().add("a.xml", "<a/>").build(), "not-a-docx"},
        {"an empty zip", ZipBuilder().build(), "broken-zip"},
        {"OpenDocument", ZipBuilder().add("mimetype", "application/vnd.oasis.opendocument.text").build(), "not-a-docx"},
        {"no document.xml", DocxBuilder().styles("").build(), "not-a-docx"},
        {"a workbook", with_document("<workbook xmlns=\"urn:x\"/>"), "not-a-docx"},
        {"cut off", sound.substr(0, sound.size() / 2), "broken-zip"},
        {"damaged data", damaged, "broken-zip"},
        {"two entries of one name",
         ZipBuilder().add("word/document.xml", "<a/>").add("WORD/document.xml", "<b/>").build(), "broken-zip"},
        {"an encrypted entry", ZipBuilder().add("_rels/.rels", "<a/>", {true, true, 0}).build(), "encrypted-docx"},
        {"a size that lies low", ZipBuilder().add("_rels/.rels", std::string(5000, ' '), {true, false, 100}).build(),
         "broken-zip"},
        {"a size that lies high", ZipBuilder().add("_rels/.rels", "<a/>", {true, false, 0xFFFFFFF0}).build(),
         "too-large"},
        {"not XML", with_document("<w:document"), "broken-xml"},
        {"no XML at all", with_document(""), "broken-xml"},
        {"a DOCTYPE", with_document("<!DOCTYPE a [<!ENTITY b \"c\">]><w:document/>"), "has-doctype"},
        {"a million levels", with_document(deep_begin + deep + deep_end + "</w:body></w:document>"), "too-deep"},
        {"no text", DocxBuilder().body("<w:p/>" + paragraph(" ")).build(), "no-visible-text"},
        {"no body", with_document("<w:document" + std::string(fixture::kWordNamespaces) + "/>"), "no-visible-text"},
    };
    for (const Broken& c : cases) {
        const auto result = read(c.bytes);
        ASSERT_FALSE(result.ok()) << c.name;
        EXPECT_EQ(result.error().code, c.code) << c.name << ": " << result.error().message.en;
        EXPECT_THAT(result.error().message.vi, ::testing::EndsWith(".")) << c.name;
        EXPECT_EQ(result.error().path, "ke-hoach.docx");
    }
}

TEST(Docx, KeepsToItsLimits) {
    Limits limits;
    limits.entries = 3;
    EXPECT_EQ(read(DocxBuilder().body(paragraph("a")).build(), limits).error().code, "too-many-entries");
    limits = {};
    limits.package_bytes = 100;
    EXPECT_EQ(read(DocxBuilder().body(paragraph("a")).build(), limits).error().code, "too-large");
    limits = {};
    limits.part_bytes = 2000;
    EXPECT_EQ(read(DocxBuilder().body(paragraph(std::string(3000, 'a'))).build(), limits).error().code, "too-large");
    limits = {};
    limits.depth = 5;
    EXPECT_EQ(read(DocxBuilder().body(paragraph("a")).build(), limits).error().code, "too-deep");
    limits.depth = 6;
    EXPECT_TRUE(read(DocxBuilder().body(paragraph("a")).build(), limits).ok());
}

TEST(Docx, ABombIsRefusedBeforeItGoesOff) {
    // 70 MB that say so, and as many that claim to be few.
    const std::string bomb(70'000'000, ' ');
    const std::string honest = ZipBuilder().add("_rels/.rels", bomb).build();
    const std::string lying = ZipBuilder().add("_rels/.rels", bomb, {true, false, 1000}).build();
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(read(honest).error().code, "too-large");
    EXPECT_EQ(read(lying).error().code, "broken-zip");
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds(100));
}

TEST(Docx, ReadsAroundPartsThatAreBroken) {
    const auto result = read(DocxBuilder()
                                 .body(in_paragraph(text("một") + run("<w:footnoteReference w:id=\"1\"/>")) +
                                       numbered("hai", 1) + "<w:altChunk r:id=\"x\"/>" +
                                       paragraph("a\xFF"
                                                 "b"))
                                 .raw_part("footnotes", "<w:footnotes>")
                                 .raw_part("styles", "<!DOCTYPE x><a/>")
                                 .build());
    ASSERT_TRUE(result.ok());
    EXPECT_THAT(lines_of(result->document), ElementsAre("1:một", "2:hai", "3:a�b"));
    std::vector<std::string> codes;
    for (const auto& problem : result->problems) codes.push_back(problem.code);
    EXPECT_THAT(codes, ElementsAre("has-doctype", "broken-xml", "embedded-document", "invalid-utf8"));
    EXPECT_EQ(result->problems[2].line, 3U);
}

TEST(Docx, HashIsTheFiles) {
    const std::string bytes = DocxBuilder().body(paragraph("a")).build();
    EXPECT_EQ(read(bytes)->document.source_sha256(), io::sha256_hex(bytes));
}

TEST(Docx, ColumnsCountInsideTheParagraph) {
    const auto result = read(DocxBuilder().body(paragraph("x") + paragraph("Căn cứ\u200B 25-NQ/TW")).build());
    ASSERT_TRUE(result.ok());
    const auto& document = result->document;
    const std::string words(document.text(document.blocks()[1]));
    const auto place = document.place(
        {document.blocks()[1].span.begin + static_cast<base::Offset>(words.find("25")), document.blocks()[1].span.end});
    EXPECT_EQ(place.line, 2U);
    EXPECT_EQ(place.column, 9U);
    EXPECT_EQ(place.end_column, 17U);
}

/// The user's own sample, where it is at hand: a docx and a text of the same lines.
TEST(Docx, SampleHasTheLinesOfItsText) {
    namespace fs = std::filesystem;
    const fs::path seed = fs::path(DOICHIEU_SOURCE_DIR) / "../shared/seed";
    if (!fs::exists(seed / "sample.docx")) GTEST_SKIP() << "no sample";
    const auto lines = [](const fs::path& path) {
        auto bytes = io::read_file(path.string(), 1U << 30);
        auto result = read_document(std::move(*bytes), path.string(), {});
        EXPECT_TRUE(result.ok());
        return lines_of(result->document);
    };
    fs::path text;
    for (const auto& entry : fs::directory_iterator(seed)) {
        if (entry.path().extension() == ".txt") text = entry.path();
    }
    EXPECT_EQ(lines(seed / "sample.docx"), lines(text));
}

}  // namespace
}  // namespace doichieu::formats

// The sealed reader end to end: what it reads, and what becomes of files that would harm it. Fixtures are prints of
// ke-hoach.docx by LibreOffice, so the docx tells what must come out.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "formats/pdf_builder.h"
#include "formats/reader.h"
#include "formats/sealed/program.h"
#include "formats/sealed/reading.h"
#include "support/reader.h"
#include "support/sanitized.h"
#include "text/utf8.h"

namespace doichieu::formats {
namespace {

using document::BlockRole;
using ::testing::HasSubstr;

const std::string kFixtures = std::string(DOICHIEU_SOURCE_DIR) + "/tests/formats/fixtures/";

base::Result<ReadResult> read_fixture(const std::string& name, const Limits& limits = {}) {
    auto bytes = io::read_file(kFixtures + name, 1U << 24);
    if (!bytes) return bytes.error();
    return read_document(std::move(*bytes), name, limits);
}

/// What a person reads on the pages: running heads and feet left out.
std::vector<std::string> body_lines(const document::Document& document) {
    std::vector<std::string> lines;
    for (const document::Block& block : document.blocks()) {
        if (block.role == BlockRole::header || block.role == BlockRole::footer) continue;
        lines.emplace_back(document.text(block));
    }
    return lines;
}

base::Error error_of(const std::string& fault, SealedLimits sealed = {}) {
    Limits limits;
    limits.sealed = std::move(sealed);
    limits.sealed.fault = fault;
    const auto result = read_fixture("ke-hoach.pdf", limits);
    if (result) return {"read", {"", ""}, ""};
    EXPECT_EQ(result.error().path, "ke-hoach.pdf");
    EXPECT_THAT(result.error().message.vi, HasSubstr("PDF"));
    return result.error();
}

class Pdf : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!doichieu::testing::has_reader()) GTEST_SKIP() << "built without doichieu-reader";
    }
};
using Doc = Pdf;
using SealedReader = Pdf;
using Scan = Pdf;

TEST(WithoutReader, SealedFilesAreNamed) {
    if (doichieu::testing::has_reader()) GTEST_SKIP() << "there is one";
    EXPECT_EQ(error_of("").code, "no-pdf-reader");
}

TEST_F(Pdf, GivesTheSameParagraphsAsTheDocx) {
    const auto docx = read_fixture("ke-hoach.docx");
    const auto pdf = read_fixture("ke-hoach.pdf");
    ASSERT_TRUE(docx.ok());
    ASSERT_TRUE(pdf.ok()) << pdf.error().message.en;
    EXPECT_THAT(body_lines(pdf->document), ::testing::ElementsAreArray(body_lines(docx->document)));
    EXPECT_THAT(pdf->problems, ::testing::IsEmpty());
    EXPECT_EQ(pdf->document.kind(), document::SourceKind::pdf);
}

TEST_F(Pdf, KnowsThePageOfEveryCharacter) {
    const auto pdf = read_fixture("ke-hoach.pdf");
    ASSERT_TRUE(pdf.ok());
    const document::Document& document = pdf->document;
    const std::vector<document::Block>& blocks = document.blocks();
    EXPECT_EQ(document.page(blocks.front().span.begin), 1U);
    for (const document::Block& block : blocks) {
        const std::string_view text = document.text(block);
        if (text.starts_with("III- PHÂN CÔNG")) EXPECT_EQ(document.page(block.span.begin), 2U);
        if (text.starts_with("Nơi nhận")) EXPECT_EQ(document.place(block.span).page, 3U);
        if (text.starts_with("Quy định số 11-QĐi/TW")) {  // a note
            EXPECT_EQ(block.role, BlockRole::footnote);
            EXPECT_EQ(document.page(block.span.begin), 1U);
        }
    }
}

TEST_F(Pdf, TellsTableCellsAndTheirPlaces) {
    const auto pdf = read_fixture("ke-hoach.pdf");
    ASSERT_TRUE(pdf.ok());
    for (const document::Block& block : pdf->document.blocks()) {
        if (pdf->document.text(block) != "Khối Dân vận Đảng ủy xã phối hợp các chi bộ") continue;
        EXPECT_EQ(block.role, BlockRole::table_cell);
        const document::ParagraphFormat* format = pdf->document.format(block);
        ASSERT_NE(format, nullptr);
        EXPECT_EQ(format->row, 3U);
        EXPECT_EQ(format->column, 3U);
        return;
    }
    ADD_FAILURE() << "the cell is missing";
}

base::Result<ReadResult> read_printed(const std::vector<fixture::PdfPage>& pages) {
    return read_document(io::Bytes::own(fixture::pdf(pages)), "a.pdf", {});
}

TEST_F(Pdf, ReadsPagesWhateverWayTheyLie) {
    const std::string upright =
        fixture::pdf_show(72, 500, "Nghị quyết số 25-NQ/TW") + fixture::pdf_show(72, 440, "của Đảng");
    const std::string lying = "0 1 -1 0 595 0 cm\n" + upright;  // without a word in the page's dictionary
    for (const fixture::PdfPage& page : std::vector<fixture::PdfPage>{{upright}, {upright, 90}, {lying}, {lying, 90}}) {
        const auto result = read_printed({page});
        ASSERT_TRUE(result.ok()) << result.error().message.en;
        EXPECT_THAT(body_lines(result->document), ::testing::ElementsAre("Nghị quyết số 25-NQ/TW", "của Đảng"));
    }
}

TEST_F(Pdf, ReadsAMarkAcrossThePageApart) {
    const auto result = read_printed({{"q 0.7 0.7 -0.7 0.7 200 300 cm " + fixture::pdf_show(0, 0, "DỰ THẢO", 80) +
                                       "Q\n" + fixture::pdf_show(72, 380, "Nghị quyết số 25-NQ/TW")}});
    ASSERT_TRUE(result.ok()) << result.error().message.en;
    EXPECT_THAT(body_lines(result->document), ::testing::ElementsAre("Nghị quyết số 25-NQ/TW", "DỰ THẢO"));
    EXPECT_EQ(result->document.blocks()[1].role, BlockRole::text_box);
}

TEST_F(Pdf, TellsStruckLettersFromTheWordTheyTouch) {
    // Two letters of 6 points from 72 on, a line of half a point through them.
    const auto result = read_printed({{fixture::pdf_show(72, 700, "2425-NQ/TW") + "72 703.2 12 0.5 re f\n"}});
    ASSERT_TRUE(result.ok()) << result.error().message.en;
    EXPECT_THAT(body_lines(result->document), ::testing::ElementsAre("25-NQ/TW"));
    EXPECT_EQ(result->document.facts().tracked_changes, 1U);
    EXPECT_EQ(result->document.facts().first_tracked_line, 1U);
}

TEST_F(Pdf, ConvertsLegacyLettersByNameOrByWhatTheySpell) {
    const std::string tcvn3 = "(NghÞ quyÕt sè 25, QuyÕt ®Þnh cña Uû ban nh©n d©n) Tj ET\n";
    std::string bytes;  // codes of Windows-1252
    for (std::size_t at = 0; at < tcvn3.size();) {
        const auto c = text::decode(tcvn3, at);
        bytes += static_cast<char>(c.value);
        at += c.length;
    }
    for (const bool by_font : {true, false}) {
        const auto result = read_printed({{(by_font ? "BT /T" : "BT /W") + (" 12 Tf 72 700 Td " + bytes)}});
        ASSERT_TRUE(result.ok()) << result.error().message.en;
        EXPECT_THAT(body_lines(result->document),
                    ::testing::ElementsAre("Nghị quyết số 25, Quyết định của Uỷ ban nhân dân"));
        ASSERT_EQ(result->document.facts().conversions.size(), 1U);
        const document::Conversion& conversion = result->document.facts().conversions[0];
        EXPECT_EQ(conversion.encoding, "TCVN3 (ABC)");
        EXPECT_EQ(conversion.by_font, by_font);
        EXPECT_EQ(conversion.confidence < 1, !by_font);
    }
}

TEST_F(Pdf, NamesPagesThatAreNotInTheFile) {
    const std::string whole =
        fixture::pdf({{fixture::pdf_show(72, 700, "Điều 5.")}, {fixture::pdf_show(72, 700, "Điều 6.")}});
    const auto codes_of = [](std::string bytes) {
        std::vector<std::string> found;
        const auto result = read_document(io::Bytes::own(std::move(bytes)), "a.pdf", {});
        if (!result) return std::vector{result.error().code};
        EXPECT_THAT(body_lines(result->document), ::testing::Contains("Điều 5."));
        for (const findings::Problem& problem : result->problems) found.push_back(problem.code);
        return found;
    };
    EXPECT_THAT(codes_of(whole), ::testing::IsEmpty());
    // Of what a writer put its trailer in front of, the first half arrived.
    std::string head = "%PDF-1.4\ntrailer<</Size 20/Root 1 0 R>>\n" + whole.substr(9);
    EXPECT_THAT(codes_of(head.substr(0, head.find("13 0 obj"))), ::testing::ElementsAre("cut-off", "page-damaged"));
    std::string without = whole;
    without.replace(without.find("/Contents 13 0 R"), 16, "/Contents 99 0 R");
    EXPECT_THAT(codes_of(without), ::testing::ElementsAre("page-damaged"));
}

TEST_F(Doc, GivesTheSameParagraphsAsTheDocx) {
    const auto docx = read_fixture("ke-hoach.docx");
    const auto doc = read_fixture("ke-hoach.doc");
    ASSERT_TRUE(docx.ok());
    ASSERT_TRUE(doc.ok()) << doc.error().message.en;
    EXPECT_THAT(body_lines(doc->document), ::testing::ElementsAreArray(body_lines(docx->document)));
    EXPECT_THAT(doc->problems, ::testing::IsEmpty());
    EXPECT_EQ(doc->document.kind(), document::SourceKind::doc);
    EXPECT_EQ(doc->document.page(0), 0U);  // a doc has no pages before it is laid out
}

TEST_F(Doc, SaysWhyAFileIsNotRead) {
    auto bytes = io::read_file(kFixtures + "ke-hoach.doc", 1U << 24);
    ASSERT_TRUE(bytes.ok());
    const std::string whole(bytes->view());
    const auto code_of = [](std::string changed) {
        const auto result = read_document(io::Bytes::own(std::move(changed)), "a.doc", {});
        return result ? std::string("read") : result.error().code;
    };
    const std::size_t header = whole.find("\xEC\xA5");  // where the document stream begins
    ASSERT_NE(header, std::string::npos);
    std::string encrypted = whole;
    encrypted[header + 0x0B] = static_cast<char>(encrypted[header + 0x0B] | 0x01);
    EXPECT_EQ(code_of(encrypted), "encrypted-doc");
    std::string older = whole;
    older[header] = static_cast<char>(0xDC);
    EXPECT_EQ(code_of(older), "old-doc");
    std::string sheet = whole;  // "WordDocument" in UTF-16
    const std::size_t name = sheet.find(std::string("W\0o\0r\0d\0D", 9));
    ASSERT_NE(name, std::string::npos);
    sheet[name] = 'B';
    EXPECT_EQ(code_of(sheet), "unknown-ole");
}

TEST_F(Pdf, SaysWhyAFileIsNotRead) {
    const auto broken = read_document(io::Bytes::own("%PDF-1.7\nnothing"), "a.pdf", {});
    ASSERT_FALSE(broken.ok());
    EXPECT_EQ(broken.error().code, "broken-pdf");
    const auto renamed = read_document(io::Bytes::own("Kế hoạch"), "a.pdf", {});
    ASSERT_FALSE(renamed.ok());
    EXPECT_EQ(renamed.error().code, "not-a-docx");
    EXPECT_THAT(renamed.error().message.en, HasSubstr("named .pdf"));
    const auto encrypted = read_fixture("mat-khau.pdf");
    ASSERT_FALSE(encrypted.ok());
    EXPECT_EQ(encrypted.error().code, "encrypted-pdf");
    EXPECT_THAT(encrypted.error().message.vi, HasSubstr("mật khẩu"));
    SealedLimits two_pages;
    two_pages.pages = 2;
    EXPECT_EQ(error_of("", two_pages).code, "too-many-pages");
}

TEST_F(SealedReader, CrashesAlone) {
    EXPECT_EQ(error_of("crash").code, "reader-crashed");
}

TEST_F(SealedReader, IsEndedWhenItHangs) {
    SealedLimits limits;
    limits.seconds = 1;
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(error_of("hang", limits).code, "reader-timeout");
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

TEST_F(SealedReader, CannotTakeMoreThanItsShare) {
    SealedLimits limits;
    limits.memory_bytes = 512ULL << 20;
    // The sanitizer's shadow takes terabytes, so the memory is not limited there.
    if (!testing::kSanitized) EXPECT_EQ(error_of("memory", limits).code, "reader-memory");
    limits.output_bytes = 1U << 22;
    EXPECT_EQ(error_of("flood", limits).code, "too-large");
}

TEST_F(SealedReader, ReachesNeitherFilesNorNetwork) {
    EXPECT_EQ(error_of("file").code, "read");  // opening failed, and reading went on
    EXPECT_EQ(error_of("socket").code, "reader-stopped");
}

TEST_F(SealedReader, SaysWhatHoldsOnThisMachine) {
    const sealed::ReaderState state = sealed::reader_state({});
    EXPECT_TRUE(state.is_there);
    EXPECT_THAT(state.path, ::testing::EndsWith("/doichieu-reader"));
    EXPECT_THAT(state.poppler, HasSubstr("."));
    EXPECT_THAT(state.libgsf, HasSubstr("."));
    EXPECT_TRUE(state.limits);
}

Limits with_ocr() {
    Limits limits;
    limits.sealed.ocr = true;
    return limits;
}

class Ocr : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!sealed::reader_state(with_ocr().sealed).reads_pictures) GTEST_SKIP() << "no Tesseract for Vietnamese";
    }
};

std::set<std::string> words_of(const document::Document& document) {
    std::set<std::string> words;
    document.for_each_piece([&](std::string_view piece) {
        std::istringstream in{std::string(piece)};
        for (std::string word; in >> word;) words.insert(word);
    });
    return words;
}

TEST_F(Scan, IsNamedAndNotReadUnlessAsked) {
    const auto scan = read_fixture("ban-quet.pdf");
    ASSERT_FALSE(scan.ok());
    EXPECT_EQ(scan.error().code, "page-without-text");
    EXPECT_THAT(scan.error().message.vi, HasSubstr("--ocr"));
}

TEST_F(Ocr, ReadsAScanAndMarksWhatItRead) {
    const auto print = read_fixture("ke-hoach.pdf");
    const auto scan = read_fixture("ban-quet.pdf", with_ocr());  // its first page
    ASSERT_TRUE(print.ok());
    ASSERT_TRUE(scan.ok()) << scan.error().message.en;
    EXPECT_THAT(scan->problems, ::testing::IsEmpty());
    const document::Document& document = scan->document;
    ASSERT_THAT(document.facts().recognized_pages, ::testing::SizeIs(1));
    EXPECT_EQ(document.facts().recognized_pages[0].page, 1U);
    EXPECT_GE(document.facts().recognized_pages[0].confidence, 80U);
    EXPECT_TRUE(document.place(document.blocks().front().span).is_recognized);
    EXPECT_FALSE(print->document.place(print->document.blocks().front().span).is_recognized);

    const std::set<std::string> printed = words_of(print->document);
    const std::set<std::string> recognized = words_of(document);
    const auto right =
        std::ranges::count_if(recognized, [&](const std::string& word) { return printed.contains(word); });
    EXPECT_GE(static_cast<double>(right), 0.9 * static_cast<double>(recognized.size()));
    EXPECT_GT(recognized.size(), 100U);
    EXPECT_THAT(body_lines(document), ::testing::Contains(HasSubstr("Nghị quyết số 25-NQ/TW, ngày 03/6/2013")));
}

TEST_F(Ocr, NamesAPictureWithoutText) {
    const std::string white =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>"
        "endobj\n4 0 obj<</Length 32>>stream\nq 595 0 0 842 0 0 cm /I Do Q    \nendstream endobj\n"
        "5 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>"
        "stream\n\xFF\nendstream endobj\ntrailer<</Size 6/Root 1 0 R>>\n";
    const auto read = read_document(io::Bytes::own(white), "trang.pdf", with_ocr());
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().code, "page-without-text");
    EXPECT_THAT(read.error().message.vi, ::testing::Not(HasSubstr("--ocr")));
}

TEST_F(Ocr, IsSealedLikeTheReader) {
    SealedLimits limits = with_ocr().sealed;
    EXPECT_EQ(error_of("file", limits).code, "read");
    EXPECT_EQ(error_of("socket", limits).code, "reader-stopped");
    limits.ocr_seconds = 1;
    EXPECT_EQ(error_of("hang", limits).code, "reader-timeout");
    const sealed::ReaderState state = sealed::reader_state(limits);
    EXPECT_TRUE(state.limits);
    EXPECT_THAT(state.tesseract, HasSubstr("."));
}

TEST(SealedReading, PacksAndUnpacks) {
    sealed::Reading reading;
    reading.page_count = 3;
    reading.is_cut_off = true;
    reading.fonts = {"LiberationSerif", ".VnTime"};
    sealed::Paragraph paragraph;
    paragraph.text = "Số 12-KH/HU";
    paragraph.runs = {{0, 0, 13.5, true, false, false}, {5, 1, 13, false, true, true}};
    paragraph.pages = {{0, 1}, {4, 2}};
    paragraph.role = BlockRole::table_cell;
    paragraph.centered = true;
    paragraph.table = 1;
    paragraph.row = 2;
    paragraph.column = 3;
    reading.paragraphs = {paragraph, {}};
    reading.damaged_pages = {2};
    reading.unreliable_pages = {{3, 40}};
    reading.recognized_pages = {{1, 93}, {2, 88}};
    reading.unclear_pages = {3};
    reading.comments = 2;
    const std::string bytes = sealed::pack(reading);
    const auto back = sealed::unpack(bytes);
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, reading);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        EXPECT_FALSE(sealed::unpack(std::string_view(bytes).substr(0, size))) << size;
    }
    EXPECT_FALSE(sealed::unpack(bytes + '\0'));
}

TEST(SealedReading, ItsFuzzerStartsFromOneThatIsRead) {
    const auto seed =
        io::read_file(std::string(DOICHIEU_SOURCE_DIR) + "/tests/fuzz/seeds/sealed_reading/reading", 1U << 20);
    ASSERT_TRUE(seed.ok());
    EXPECT_TRUE(sealed::unpack(seed->view()));
}

}  // namespace
}  // namespace doichieu::formats

// Boxes of words to paragraphs, without any PDF: letters half an em wide, spaces a quarter.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "formats/pdf/page.h"
#include "formats/pdf/quality.h"
#include "formats/sealed/reading.h"
#include "text/utf8.h"

namespace doichieu::formats::pdf {
namespace {

using document::BlockRole;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class PageBuilder {
  public:
    PageBuilder() {
        page_.width = 595;
        page_.height = 842;
    }

    /// A line of words from `x` on; wide enough texts end where they end.
    PageBuilder& line(double x, double y, std::string_view text, double size = 14, std::uint32_t font = 0) {
        std::size_t at = 0;
        while (at < text.size()) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            if (end > at) x = word(x, y, text.substr(at, end - at), size, font);
            if (end < text.size()) x += size / 4;
            at = end + 1;
        }
        return *this;
    }
    double word(double x, double y, std::string_view text, double size, std::uint32_t font = 0) {
        const double width = static_cast<double>(text::count_code_points(text)) * size / 2;
        page_.words.push_back({{x, y - size, x + width, y + size / 5}, y, size, std::string(text), font});
        return x + width;
    }
    /// The words so far, each turned about its own place so many quarters, or struck through.
    PageBuilder& turn(std::uint8_t quarters) {
        for (Word& w : page_.words) {
            const Box& box = w.box;
            const std::array<Box, 4> boxes = {box,
                                              {595 - box.y1, box.x0, 595 - box.y0, box.x1},
                                              {595 - box.x1, 842 - box.y1, 595 - box.x0, 842 - box.y0},
                                              {box.y0, 842 - box.x1, box.y1, 842 - box.x0}};
            const std::array<double, 4> baselines = {w.baseline, 595 - w.baseline, 842 - w.baseline, w.baseline};
            w.box = boxes[quarters];
            w.baseline = baselines[quarters];
            w.turn = quarters;
        }
        return *this;
    }
    PageBuilder& with(const PageBuilder& other) {
        page_.words.insert(page_.words.end(), other.page_.words.begin(), other.page_.words.end());
        return *this;
    }
    PageBuilder& slanted(int degrees, double x, double y, std::string_view text) {
        std::size_t at = 0;
        while (at < text.size()) {
            const auto c = text::decode(text, at);
            if (c.value != ' ') {
                page_.slanted[degrees].push_back(
                    {{x, y - 60, x + 30, y}, y, 60, std::string(text.substr(at, c.length)), 0});
            }
            x += 30;
            at += c.length;
        }
        return *this;
    }
    PageBuilder& rule(double x0, double y0, double x1, double y1) {
        page_.rules.push_back({x0, y0, x1, y1});
        return *this;
    }
    PageBuilder& picture(double share) {
        page_.picture_share = share;
        return *this;
    }
    [[nodiscard]] Page build() const { return page_; }

  private:
    Page page_;
};

sealed::Reading laid_out(std::vector<Page> pages) {
    sealed::Reading reading;
    reading.fonts = {"Times", "Stamp", ".VnTime"};
    lay_out(std::move(pages), reading);
    return reading;
}

std::vector<std::string> texts_of(const sealed::Reading& reading) {
    std::vector<std::string> texts;
    for (const sealed::Paragraph& paragraph : reading.paragraphs) texts.push_back(paragraph.text);
    return texts;
}

// Sixty letters of 7 points and their spaces fill the line from 85 to about 540.
constexpr std::string_view kFull = "Ban Thường vụ Đảng ủy yêu cầu các chi bộ trực thuộc thực hiện tốt việc";

TEST(PdfLayout, KeepsTheHyphenAtALinesEnd) {
    const auto reading =
        laid_out({PageBuilder()
                      .line(120, 100, "Căn cứ vào các văn bản của cấp trên và Quyết định số 1665/QĐ-", 15)
                      .line(85, 120, "TTg của Thủ tướng", 15)
                      .build()});
    EXPECT_THAT(texts_of(reading),
                ElementsAre("Căn cứ vào các văn bản của cấp trên và Quyết định số 1665/QĐ-TTg của Thủ tướng"));
}

TEST(PdfLayout, PutsAStampedNumberIntoItsGap) {
    PageBuilder page;
    page.word(85, 100, "Số:", 14);
    page.word(150, 100, "-KH/HU", 14);
    page.word(125, 99, "128", 13, 1);  // by another program, later
    EXPECT_THAT(texts_of(laid_out({page.build()})), ElementsAre("Số: 128-KH/HU"));
}

TEST(PdfLayout, ReadsColumnsOneAfterTheOther) {
    const auto reading = laid_out({PageBuilder()
                                       .line(90, 60, "ĐẢNG BỘ TỈNH HÒA AN")
                                       .line(320, 60, "ĐẢNG CỘNG SẢN VIỆT NAM")
                                       .line(100, 78, "ĐẢNG ỦY XÃ A")
                                       .line(330, 82, "Xã A, ngày 2 tháng 3", 13)
                                       .line(110, 96, "Số 45-KH/ĐU")
                                       .line(120, 140, kFull)
                                       .build()});
    EXPECT_THAT(texts_of(reading), ElementsAre("ĐẢNG BỘ TỈNH HÒA AN", "ĐẢNG ỦY XÃ A", "Số 45-KH/ĐU",
                                               "ĐẢNG CỘNG SẢN VIỆT NAM", "Xã A, ngày 2 tháng 3", std::string(kFull)));
    std::vector<std::uint32_t> cells;
    for (const sealed::Paragraph& paragraph : reading.paragraphs) cells.push_back(paragraph.column);
    EXPECT_THAT(cells, ElementsAre(1, 1, 1, 2, 2, 0));  // the head is a table without lines
}

TEST(PdfLayout, TakesColumnsOfTextForNoTable) {
    PageBuilder page;
    for (int y = 60; y < 800; y += 18)
        page.line(60, y, "Chi bộ tổ chức quán triệt nội").line(320, y, "dung nghị quyết đến đảng viên");
    for (const sealed::Paragraph& paragraph : laid_out({page.build()}).paragraphs) EXPECT_EQ(paragraph.table, 0U);
}

TEST(PdfLayout, LeavesPageNumbersOutAndJoinsAcrossPages) {
    const auto page = [](std::uint32_t number, std::string_view last) {
        PageBuilder builder;
        builder.line(295, 40, std::to_string(number));
        for (int i = 0; i < 8; ++i) builder.line(i % 2 == 0 ? 120 : 85, 80 + 20 * i, i % 2 == 0 ? kFull : "hết.");
        return builder.line(120, 240, last).build();
    };
    Page second = PageBuilder().line(295, 40, "2").line(85, 80, "này đến toàn thể đảng viên.").build();
    const auto reading = laid_out({page(1, kFull), second});
    ASSERT_EQ(reading.paragraphs.size(), 5U);
    const sealed::Paragraph& last = reading.paragraphs.back();
    EXPECT_EQ(last.text, std::string(kFull) + " này đến toàn thể đảng viên.");
    const std::vector<sealed::PageStart> expected = {{0, 1}, {static_cast<std::uint32_t>(kFull.size()) + 1, 2}};
    EXPECT_EQ(last.pages, expected);
}

TEST(PdfLayout, TakesRunningHeadsButNoTextThatRepeats) {
    const auto page = [](const std::string& number) {
        PageBuilder builder;
        builder.line(200, 36, "Đảng ủy xã A");
        for (int i = 0; i < 4; ++i) builder.line(85, 80 + 20 * i, "Mục thứ " + number + " thực hiện tốt.");
        return builder.build();
    };
    const auto reading = laid_out({page("1"), page("2"), page("3")});
    std::string all;
    for (const std::string& text : texts_of(reading)) all += text + ' ';
    std::string expected;
    for (const char* number : {"1", "2", "3"}) {
        for (int i = 0; i < 4; ++i) expected += std::string("Mục thứ ") + number + " thực hiện tốt. ";
    }
    EXPECT_EQ(all, expected);
}

TEST(PdfLayout, EndsShortParagraphsInShortDocuments) {
    const auto reading = laid_out({PageBuilder()
                                       .line(85, 100, "công tác dân vận năm 2024")
                                       .line(85, 120, "Thực hiện Nghị quyết trong năm.")
                                       .build()});
    EXPECT_THAT(texts_of(reading), ElementsAre("công tác dân vận năm 2024", "Thực hiện Nghị quyết trong năm."));
}

TEST(PdfLayout, TakesNotesApartAndTheirMarksAway) {
    PageBuilder page;
    const double end = page.word(85, 100, "25-NQ/TW", 14);
    page.word(end, 95, "1", 8);
    page.line(end + 10, 100, "và trụ sở 20 m");
    page.word(end + 10 + 14 * 7 - 7 + 2, 95, "2", 8);
    page.rule(85, 770, 200, 770.5);
    page.word(85, 782, "1", 7);
    page.line(92, 785, "Của Ban Chấp hành Trung ương.", 10);
    const auto reading = laid_out({page.build()});
    ASSERT_EQ(reading.paragraphs.size(), 2U);
    EXPECT_THAT(reading.paragraphs[0].text, ::testing::StartsWith("25-NQ/TW và trụ sở 20 m"));
    EXPECT_EQ(reading.paragraphs[1].text, "Của Ban Chấp hành Trung ương.");
    EXPECT_EQ(reading.paragraphs[1].role, BlockRole::footnote);
}

TEST(PdfLayout, TellsANotesNumberFromTheTextItTouches) {
    PageBuilder page;
    page.line(295, 200, "và nhiều văn bản khác nữa của cấp trên");
    page.word(page.word(85, 100, "25-NQ/TW", 14), 95, "1", 8);
    page.line(85, 785, "1Của Ban Chấp hành.", 10);
    EXPECT_THAT(texts_of(laid_out({page.build()})),
                ElementsAre("25-NQ/TW", "và nhiều văn bản khác nữa của cấp trên", "Của Ban Chấp hành."));
    PageBuilder without;
    without.word(without.word(85, 100, "25-NQ/TW", 14), 95, "1", 8);
    EXPECT_THAT(texts_of(laid_out({without.build()})), ElementsAre("25-NQ/TW 1"));
}

TEST(PdfLayout, ReadsRuledTablesCellByCell) {
    PageBuilder page;
    for (const double y : {100.0, 140.0, 180.0}) page.rule(80, y, 500, y + 0.5);
    for (const double x : {80.0, 200.0}) page.rule(x, 100, x + 0.5, 180);
    page.rule(500, 100, 500.5, 180);
    page.line(85, 115, "Nội dung").line(205, 115, "Cơ quan chủ trì thực hiện nhiệm vụ").line(205, 131, "của tỉnh");
    page.line(85, 155, "Đối thoại").line(205, 155, "Khối Dân vận");
    const auto reading = laid_out({page.build()});
    EXPECT_THAT(texts_of(reading), ::testing::IsSupersetOf({"Nội dung", "Đối thoại", "Khối Dân vận"}));
    const sealed::Paragraph& last = reading.paragraphs.back();
    EXPECT_EQ(last.role, BlockRole::table_cell);
    EXPECT_EQ(last.row, 2U);
    EXPECT_EQ(last.column, 2U);
}

TEST(PdfLayout, ReadsPagesThatLie) {
    for (std::uint8_t quarters = 0; quarters < 4; ++quarters) {
        PageBuilder page;
        page.line(120, 100, "Điều 4.")
            .line(120, 160, "Nghị quyết số 25-NQ/TW")
            .line(120, 220, "Điều 5.")
            .turn(quarters);
        EXPECT_THAT(texts_of(laid_out({page.build()})), ElementsAre("Điều 4.", "Nghị quyết số 25-NQ/TW", "Điều 5."))
            << int{quarters};
    }
}

TEST(PdfLayout, ReadsTurnedWordsApart) {
    PageBuilder page;
    page.line(85, 300, "Văn bản đến").turn(3).with(PageBuilder().line(120, 100, kFull).line(85, 120, "sau đây:"));
    page.slanted(-45, 0, 500, "DỰ THẢO");
    const auto reading = laid_out({page.build()});
    EXPECT_THAT(texts_of(reading), ElementsAre(std::string(kFull) + " sau đây:", "Văn bản đến", "DỰ THẢO"));
    EXPECT_EQ(reading.paragraphs[0].role, BlockRole::body);
    EXPECT_EQ(reading.paragraphs[1].role, BlockRole::text_box);
    EXPECT_EQ(reading.paragraphs[2].role, BlockRole::text_box);
}

TEST(PdfLayout, ReadsTurnedWordsOfACellInTheCell) {
    PageBuilder page;
    page.line(707, 110, "Số thứ tự").turn(3);  // upwards, in the first column's head
    for (const double y : {50.0, 140.0, 180.0}) page.rule(80, y, 500, y + 0.5);
    for (const double x : {80.0, 130.0, 500.0}) page.rule(x, 50, x + 0.5, 180);
    PageBuilder text;
    text.line(140, 100, "Nội dung").line(90, 165, "1").line(140, 165, "Đối thoại");
    page.with(text);
    const auto reading = laid_out({page.build()});
    EXPECT_THAT(texts_of(reading), ElementsAre("Số thứ tự", "Nội dung", "1", "Đối thoại"));
    EXPECT_EQ(reading.paragraphs[0].role, BlockRole::table_cell);
    EXPECT_EQ(reading.paragraphs[0].row, 1U);
    EXPECT_EQ(reading.paragraphs[0].column, 1U);
}

TEST(PdfLayout, LeavesOutWhatIsStruckThrough) {
    PageBuilder page;
    const double begin = page.word(85, 100, "số", 14) + 3.5;
    const double middle = page.word(begin, 100, "24", 14);
    page.word(middle, 100, "25-NQ/TW", 14);
    page.rule(begin, 96, middle, 96.7);
    page.line(85, 140, "Nghị quyết").rule(85, 142, 155, 142.7);  // underlined
    page.line(85, 180, "Chỉ thị").rule(20, 176, 580, 176.7);     // a line of something else
    const auto reading = laid_out({page.build()});
    EXPECT_THAT(texts_of(reading), ElementsAre("số 25-NQ/TW", "Nghị quyết", "Chỉ thị"));
    EXPECT_EQ(reading.tracked_changes, 1U);
    EXPECT_EQ(reading.first_tracked, 1U);
}

TEST(PdfLayout, KeepsPagesThatShowALegacyEncoding) {
    PageBuilder page;
    for (int i = 0; i < 6; ++i) page.line(85, 100 + 20 * i, "hiÖn NghÞ quyÕt ngµy cña Ban ChÊp hµnh Trung ­¬ng §¶ng.");
    const auto reading = laid_out({page.build()});
    EXPECT_THAT(reading.unreliable_pages, ::testing::IsEmpty());
    EXPECT_THAT(texts_of(reading), ::testing::Contains(HasSubstr("NghÞ quyÕt")));
}

TEST(PdfLayout, NamesPagesWithoutTextThatCanBeTrusted) {
    const Page scan = PageBuilder().picture(0.97).line(300, 700, "Người ký: Văn phòng").build();
    const Page blank = PageBuilder().build();
    PageBuilder garbage;
    for (int i = 0; i < 6; ++i)
        garbage.line(85, 100 + 20 * i, "1Jk\xC3\x9E quy\xEF\xBF\xBDt TX\xD3\x83W s\xEE\x80\x81");
    const Page sound = PageBuilder().line(120, 100, kFull).build();
    const auto reading = laid_out({scan, blank, garbage.build(), sound});
    EXPECT_THAT(reading.pages_without_text, ElementsAre(1U));
    EXPECT_THAT(reading.unreliable_pages, ElementsAre(sealed::UnreliablePage{3, 0}));
    EXPECT_THAT(texts_of(reading), ElementsAre("Người ký: Văn phòng", std::string(kFull)));
}

TEST(PdfLayout, TrustsOcrAsFarAsItTrustsItself) {
    const auto recognized = [](std::uint32_t confidence) {
        Page page = PageBuilder().picture(1).line(120, 100, kFull).build();
        page.is_recognized = true;
        page.confidence = confidence;
        return page;
    };
    Page nothing = PageBuilder().picture(1).build();
    nothing.is_recognized = true;
    const auto reading = laid_out({recognized(91), recognized(40), nothing});
    EXPECT_THAT(reading.recognized_pages, ElementsAre(document::RecognizedPage{1, 91}));
    EXPECT_THAT(reading.unclear_pages, ElementsAre(2U));
    EXPECT_THAT(reading.pages_without_text, ElementsAre(3U));
    EXPECT_THAT(texts_of(reading), ElementsAre(std::string(kFull)));
}

TEST(PdfQuality, KnowsWordsWhateverTheirLanguage) {
    for (const char* word : {"Nghị", "quyết", "25-NQ/TW", "QĐ-TTg,", "plan", "ĐẢNG", "Kb/s"}) {
        EXPECT_TRUE(is_sound(word)) << word;
    }
    for (const char* word : {"NghÞ", "quy\xEF\xBF\xBDt", "ấấ", "qtrng", "\xEE\x80\x81"}) {
        EXPECT_FALSE(is_sound(word)) << word;
    }
}

}  // namespace
}  // namespace doichieu::formats::pdf

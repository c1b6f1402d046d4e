#include <gtest/gtest.h>

#include "documents.h"

namespace doichieu::structure {
namespace {

std::vector<std::string> marks(const Outline& outline) {
    std::vector<std::string> found;
    for (const Section& section : outline.sections()) {
        std::string path;
        if (section.parent >= 0) (path += outline.sections()[static_cast<std::size_t>(section.parent)].marker) += ">";
        found.push_back(path += section.marker);
    }
    return found;
}

using Marks = std::vector<std::string>;

TEST(Sections, NestAndRestart) {
    const Outlined outlined(
        make_document("I- MỤC ĐÍCH\n1. Mục đích\na) Nâng cao nhận thức\n- Một\n+ Hai\n- Ba\nĐoạn thường.\n2. Yêu "
                      "cầu\nII- NỘI DUNG\n1. Tuyên "
                      "truyền\n1.1. Trên loa\n1.2. Trên mạng\n"));
    EXPECT_EQ(marks(outlined.outline),
              (Marks{"I", "I>1", "1>a", "a>-", "->+", "a>-", "I>2", "II", "II>1", "1>1.1", "1>1.2"}));
    EXPECT_EQ(outlined.address_at_line(4), "I.1.a, đoạn 1");
    EXPECT_EQ(outlined.address_at_line(7), "I.1.a, đoạn 4");
    EXPECT_EQ(outlined.address_at_line(12), "II.1.2");
}

TEST(Sections, ArticlesAndChapters) {
    const Outlined outlined(
        make_document("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Quy chế này áp dụng cho các thôn.\na) Thôn "
                      "Đông.\nChương II\nTỔ CHỨC\nĐiều 2. Hiệu "
                      "lực\nQuy chế có hiệu lực từ ngày ký.\n"));
    EXPECT_EQ(marks(outlined.outline), (Marks{"I", "I>1", "1>1", "1>a", "II", "II>2"}));
    EXPECT_EQ(outlined.address_at_line(5), "Chương I, Điều 1, khoản 1, điểm a");
    EXPECT_EQ(outlined.address_at_line(9), "Chương II, Điều 2, đoạn 1");
    const Paragraph* paragraph = outlined.at_line(9);
    EXPECT_EQ(outlined.outline.address(paragraph->span.begin).en, "Chapter II, Article 2, paragraph 1");
}

TEST(Sections, LettersAroundRomanNumeralsAndInside) {
    const Outlined outside(make_document(
        "A. KẾT QUẢ\nI. Xây dựng Đảng\n1. Kết quả\nII. Kinh tế\nB. NHIỆM VỤ\nI. Mục tiêu\nC. KIẾN NGHỊ\n"));
    EXPECT_EQ(marks(outside.outline), (Marks{"A", "A>I", "I>1", "A>II", "B", "B>I", "C"}));
    const Outlined inside(make_document("I. KẾT QUẢ\nA. Xây dựng Đảng\nB. Kinh tế\nC. Xã hội\nII. NHIỆM VỤ\n"));
    EXPECT_EQ(marks(inside.outline), (Marks{"I", "I>A", "I>B", "I>C", "II"}));
}

TEST(Sections, NamesAreNoMarks) {
    const Outlined outlined(
        make_document("I. MỤC ĐÍCH\nC. Mác viết bộ Tư bản trong nhiều năm.\nV. Lênin phát triển học thuyết đó.\nII. "
                      "NỘI DUNG\n1. 100% thôn ký cam "
                      "kết.\n2. 05 mô hình được nhân rộng.\n9. 12 hộ thoát nghèo.\n"));
    EXPECT_EQ(marks(outlined.outline), (Marks{"I", "II", "II>1", "II>2"}));
}

TEST(Sections, GapsAreKeptForTheRules) {
    const Outlined outlined(make_document("I. MỤC ĐÍCH\nII. NỘI DUNG\nIV. TỔ CHỨC THỰC HIỆN\n"));
    ASSERT_EQ(outlined.outline.sections().size(), 3U);
    EXPECT_EQ(outlined.outline.sections()[2].ordinal, 4);
}

TEST(Sections, HeadingsTitlesAndEnds) {
    const Outlined outlined(
        make_document("**I- MỤC ĐÍCH, YÊU CẦU**\n1. Tiếp tục triển khai thực hiện tốt quy chế dân chủ.\n2. Yêu "
                      "cầu:\nThiết thực.\nII- NỘI DUNG\n"));
    const auto& sections = outlined.outline.sections();
    const auto& paragraphs = outlined.outline.paragraphs();
    EXPECT_EQ(outlined.document.slice(sections[0].title), "MỤC ĐÍCH, YÊU CẦU");
    EXPECT_EQ(paragraphs[0].role, Role::heading);
    EXPECT_EQ(paragraphs[1].role, Role::body);
    EXPECT_EQ(paragraphs[2].role, Role::heading);
    EXPECT_EQ(sections[0].end_paragraph, 4U);
    EXPECT_EQ(sections[1].end_paragraph, 2U);
    EXPECT_EQ(sections[2].end_paragraph, 4U);
    EXPECT_EQ(sections[3].end_paragraph, 5U);
}

TEST(Sections, TablesFootnotesAnnexes) {
    document::ParagraphFormat cell;
    cell.table = 1;
    cell.row = 2;
    using enum document::BlockRole;
    const Outlined outlined(make_docx({"I. NỘI DUNG", "1. Chỉ tiêu", "1.", "2. Số hộ", "T/M BAN THƯỜNG VỤ", "(đã ký)",
                                       "PHỤ LỤC", "1. Danh mục", "Nguồn: thống kê"},
                                      {{}, cell}, {0, 0, 1, 1, 0, 0, 0, 0, 0},
                                      {body, body, table_cell, table_cell, body, body, body, body, footnote}));
    EXPECT_EQ(marks(outlined.outline), (Marks{"I", "I>1", "1"}));
    EXPECT_EQ(outlined.address_at_line(4), "I.1, bảng 1, hàng 2");
    EXPECT_EQ(outlined.address_at_line(8), "Phụ lục, 1");
    EXPECT_EQ(outlined.address_at_line(9), "Chú thích");
}

TEST(Sections, ARecipientOverTwoLines) {
    const Outlined outlined(make_document(
        "KẾ HOẠCH\nnăm 2026\n\nI- NỘI DUNG\n\n1. Rà soát.\n\nNơi nhận:\n- Ban Xây dựng Đảng, Văn phòng\n  Đảng ủy;\n"
        "- Các chi bộ;\n- Lưu Văn phòng.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n"));
    std::vector<std::string> recipients;
    for (std::size_t i = 0; i < outlined.outline.paragraphs().size(); ++i) {
        if (outlined.outline.paragraphs()[i].role == Role::recipient) recipients.push_back(outlined.text(i));
    }
    EXPECT_EQ(recipients, (std::vector<std::string>{"- Ban Xây dựng Đảng, Văn phòng\n  Đảng ủy;", "- Các chi bộ;",
                                                    "- Lưu Văn phòng."}));
}

TEST(Sections, EmptyAndUnstructured) {
    const Outlined plain(make_document("Một đoạn văn.\n\nMột đoạn khác.\n"));
    EXPECT_TRUE(plain.outline.sections().empty());
    EXPECT_EQ(plain.address_at_line(3), "");
    const Outlined empty(make_document(""));
    EXPECT_TRUE(empty.outline.paragraphs().empty());
    EXPECT_TRUE(empty.outline.address(0).empty());
}

}  // namespace
}  // namespace doichieu::structure

#include "structure/marker.h"

#include <gtest/gtest.h>

#include "structure/line.h"

namespace doichieu::structure {
namespace {

struct Row {
    std::string_view line;
    MarkerKind kind;
    std::string_view mark;
    int ordinal;
    std::string_view rest;
};

TEST(Marker, Reads) {
    using enum MarkerKind;
    const Row rows[] = {
        {"II- NỘI DUNG", roman, "II", 2, "NỘI DUNG"},
        {"I-MỤC ĐÍCH", roman, "I", 1, "MỤC ĐÍCH"},
        {"I - MỤC ĐÍCH", roman, "I", 1, "MỤC ĐÍCH"},
        {"IV – TỔ CHỨC", roman, "IV", 4, "TỔ CHỨC"},
        {"I.MỤC ĐÍCH", roman, "I", 1, "MỤC ĐÍCH"},
        {"XII. Tổ chức", roman, "XII", 12, "Tổ chức"},
        {"III/ Tổ chức", roman, "III", 3, "Tổ chức"},
        {"V) Kinh phí", roman, "V", 5, "Kinh phí"},
        {"1. Mục tiêu", arabic, "1", 1, "Mục tiêu"},
        {"1.Tuyên truyền", arabic, "1", 1, "Tuyên truyền"},
        {"01. Mục tiêu", arabic, "01", 1, "Mục tiêu"},
        {"12/ Mục tiêu", arabic, "12", 12, "Mục tiêu"},
        {"1/Công tác", arabic, "1", 1, "Công tác"},
        {"1) Mục tiêu", arabic, "1", 1, "Mục tiêu"},
        {"1- Mục tiêu", arabic, "1", 1, "Mục tiêu"},
        {"2.10. Mục tiêu", arabic, "2.10", 10, "Mục tiêu"},
        {"1.1.2 Mục tiêu", arabic, "1.1.2", 2, "Mục tiêu"},
        {"3. “Dân vận khéo”", arabic, "3", 3, "“Dân vận khéo”"},
        {"1. 100% hộ ký cam kết", arabic, "1", 1, "100% hộ ký cam kết"},
        {"3. 209/209 xã có tổ", arabic, "3", 3, "209/209 xã có tổ"},
        {"a) Sở Nội vụ", letter, "a", 1, "Sở Nội vụ"},
        {"a. Sở Nội vụ", letter, "a", 1, "Sở Nội vụ"},
        {"đ) Sở Nội vụ", letter, "đ", 5, "Sở Nội vụ"},
        {"e)Sở Nội vụ", letter, "e", 6, "Sở Nội vụ"},
        {"ii) rà soát", letter, "ii", 2, "rà soát"},
        {"B. Nhiệm vụ", upper_letter, "B", 2, "Nhiệm vụ"},
        {"- Rà soát", dash, "-", 0, "Rà soát"},
        {"– Rà soát", dash, "-", 0, "Rà soát"},
        {"-Như trên;", dash, "-", 0, "Như trên;"},
        {"+ Rà soát", dash, "+", 0, "Rà soát"},
        {"• Rà soát", dash, "•", 0, "Rà soát"},
        {"- 100% thôn", dash, "-", 0, "100% thôn"},
        {"Điều 5. Hiệu lực", article, "5", 5, "Hiệu lực"},
        {"Ðiều 5: Hiệu lực", article, "5", 5, "Hiệu lực"},
        {"Điều 5a. Hiệu lực", article, "5a", 5, "Hiệu lực"},
        {"Phần thứ nhất", part, "thứ nhất", 1, ""},
        {"PHẦN II: NHIỆM VỤ", part, "II", 2, "NHIỆM VỤ"},
        {"Chương II", chapter, "II", 2, ""},
        {"CHƯƠNG 3. QUẢN LÝ", chapter, "3", 3, "QUẢN LÝ"},
    };
    for (const Row& row : rows) {
        const auto marker = parse_marker(row.line);
        ASSERT_TRUE(marker) << row.line;
        EXPECT_EQ(marker->kind, row.kind) << row.line;
        EXPECT_EQ(marker->text, row.mark) << row.line;
        EXPECT_EQ(marker->ordinal, row.ordinal) << row.line;
        EXPECT_EQ(row.line.substr(marker->length), row.rest) << row.line;
        EXPECT_FALSE(begins_prose(row.line)) << row.line;
    }
}

TEST(Marker, TwoLettersTellProse) {
    for (const std::string_view line : {"Tiếp tục triển khai", "Về công tác", "đẩy mạnh", "Đẩy mạnh", "Ủy ban nhân dân",
                                        "Phối hợp", "Chủ động", "Công tác", "ưu tiên", "Phụ lục"})
        EXPECT_TRUE(begins_prose(line)) << line;
    for (const std::string_view line : {"", "T", "TĂNG CƯỜNG", "T/M BAN", "KT. CHỦ TỊCH", "Phần lớn", "Chương trình",
                                        "Điều hành", "vi) hai", "- Các", "“Dân vận khéo”", "Ở xã", "a\u0301b"})
        EXPECT_FALSE(begins_prose(line)) << line;
}

TEST(Marker, LeavesTrapsAlone) {
    const std::string_view rows[] = {"2023. Năm đầu nhiệm kỳ",
                                     "1.500 hộ dân",
                                     "1.5 triệu đồng",
                                     "15.02.2023 là hạn cuối",
                                     "15/02/2023",
                                     "12/KH-UBND ngày 15",
                                     "05-KH/ĐU",
                                     "10 - 15 người",
                                     "1-2 buổi",
                                     "30/4 và 01/5",
                                     "V/v rà soát",
                                     "V.I. Lênin",
                                     "v.v",
                                     "-----",
                                     "- - -",
                                     "-5 độ",
                                     "+84 912 345",
                                     "Phần I của Kế hoạch này nêu rõ",
                                     "Điều 5 Nghị định số 30",
                                     "Chương trình hành động",
                                     "Phần lớn hộ dân",
                                     "Việt Nam",
                                     "1.",
                                     "I.",
                                     "a)",
                                     "c/c",
                                     "Xã Tân Lập",
                                     "Mục tiêu",
                                     "* * *",
                                     "**Mục tiêu**",
                                     "100% số hộ",
                                     "IVX. Sai",
                                     "X-quang định kỳ"};
    for (const std::string_view line : rows) EXPECT_FALSE(parse_marker(line)) << line;
}

TEST(Line, VisibleLeavesMarkdownOut) {
    const std::pair<std::string_view, std::string_view> rows[] = {{"**KẾ HOẠCH", "KẾ HOẠCH"},
                                                                  {"# KẾ HOẠCH", "KẾ HOẠCH"},
                                                                  {"### **II- NỘI DUNG** ##", "II- NỘI DUNG"},
                                                                  {"*Tân Lập, ngày*", "Tân Lập, ngày"},
                                                                  {"\\*", "*"},
                                                                  {"*", "*"},
                                                                  {"\\-----", "-----"},
                                                                  {"> - Rà soát", "- Rà soát"},
                                                                  {"* Rà soát", "* Rà soát"},
                                                                  {"  Rà soát\t", "Rà soát"},
                                                                  {"#hashtag", "#hashtag"},
                                                                  {"**", "**"},
                                                                  {"", ""}};
    for (const auto& [line, shown] : rows) EXPECT_EQ(visible(line), shown) << line;
}

TEST(Line, Cells) {
    using Cells = std::vector<std::string_view>;
    EXPECT_EQ(cells("ỦY BAN NHÂN DÂN      CỘNG HÒA"), (Cells{"ỦY BAN NHÂN DÂN", "CỘNG HÒA"}));
    EXPECT_EQ(cells("SỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc"), (Cells{"SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc"}));
    EXPECT_EQ(cells("Số:        /KH-UBND      Tân An, ngày     tháng 02 năm 2023"),
              (Cells{"Số:        /KH-UBND", "Tân An, ngày     tháng 02 năm 2023"}));
    EXPECT_EQ(cells("Tân An, ngày      tháng      năm 2023"), (Cells{"Tân An, ngày      tháng      năm 2023"}));
    EXPECT_EQ(cells("một  hai"), (Cells{"một  hai"}));
    EXPECT_EQ(cells("Ủy ban\u00A0\u2003\u3000Sở"), (Cells{"Ủy ban", "Sở"}));
    EXPECT_EQ(cells("a “b”"), (Cells{"a “b”"}));
}

TEST(Line, SentenceEndsAndPageNumbers) {
    for (const std::string_view line : {"xong.", "xong./.", "gồm:", "thân thiện”.", "thật sao?)", "v.v…", "mục tiêu;"})
        EXPECT_TRUE(ends_sentence(line)) << line;
    for (const std::string_view line : {"đảm bảo quốc", "nhân dân,", "năm 2023", "(khóa XI)", "“Dân vận khéo”", ""})
        EXPECT_FALSE(ends_sentence(line)) << line;
    for (const std::string_view line : {"2", "- 3 -", "Trang 4", "5/12", "– 10 –"})
        EXPECT_TRUE(is_page_number(line)) << line;
    for (const std::string_view line : {"2023 hộ", "12345", "- 3 hộ", "", "1.2"})
        EXPECT_FALSE(is_page_number(line)) << line;
}

}  // namespace
}  // namespace doichieu::structure

#include "structure/header_line.h"

#include <gtest/gtest.h>

#include "structure/body_name.h"
#include "structure/closing.h"
#include "structure/identity.h"
#include "text/fold.h"

namespace doichieu::structure {
namespace {

TEST(HeaderLine, Numbers) {
    struct Row {
        std::string_view line, notation;
        bool blank;
    };
    const Row rows[] = {{"Số 05-KH/ĐU", "05-KH/ĐU", false},
                        {"Số: 12/KH-UBND", "12/KH-UBND", false},
                        {"Số:      /KH-UBND", "", true},
                        {"Số: ....../KH-UBND", "", true},
                        {"Số …-KH/ĐU", "", true},
                        {"Số 276 - BC/TU", "276-BC/TU", false},
                        {"Số: 118 /KH- UBND", "118/KH-UBND", false},
                        {"Số 45–KH/ÐU", "45-KH/ĐU", false},
                        {"Số: 23/2021/NQ-HĐND", "23/2021/NQ-HĐND", false},
                        {"Số: 1488/SNV-CCHC&VTLT", "1488/SNV-CCHC&VTLT", false},
                        {"Số 12-CV/VPTU/nb", "12-CV/VPTU/nb", false},
                        {"Số: 409/TTr-CAT(PC04)", "409/TTr-CAT(PC04)", false},
                        {"Số 05-KH/ĐU Tân Lập, ngày 15", "05-KH/ĐU", false}};
    for (const Row& row : rows) {
        const auto line = parse_number_line(row.line);
        ASSERT_TRUE(line) << row.line;
        EXPECT_EQ(line->notation, row.notation) << row.line;
        EXPECT_EQ(line->blank, row.blank) << row.line;
    }
    for (const std::string_view line : {"Số lượng cán bộ", "Số 12", "Số:", "Số hộ nghèo giảm 2-3%", "12/KH-UBND"})
        EXPECT_FALSE(parse_number_line(line)) << line;
    EXPECT_TRUE(is_number_begun("Số:"));
    EXPECT_TRUE(is_number_begun("Số: 12"));
    EXPECT_FALSE(is_number_begun("Số lượng"));
}

TEST(HeaderLine, DatesThatGoOn) {
    for (const std::string_view line : {"Tân An, ngày", "Tân An, ngày 15", "Tân An, ngày 15 tháng", "ngày 15 tháng 02",
                                        "TP. Cao Bằng, ngày 15 tháng 02 năm"}) {
        EXPECT_TRUE(is_date_begun(line)) << line;
        EXPECT_EQ(classify_header_line(line), HeaderLine::place_and_date) << line;
    }
    for (const std::string_view line : {"Tân An", "Chương trình làm việc ngày 15 tại Tân An", "từ ngày 15; Tân An",
                                        "Họp giao ban, có 12 người, ngày 15"}) {
        EXPECT_FALSE(is_date_begun(line)) << line;
    }
}

TEST(HeaderLine, Dates) {
    struct Row {
        std::string_view line, place, date;
    };
    const Row rows[] = {{"Hồng Phong, ngày 15 tháng 02 năm 2023", "Hồng Phong", "2023-02-15"},
                        {"Tân An, ngày     tháng 02 năm 2023", "Tân An", ""},
                        {"Tân An, ngày ... tháng ... năm 2023", "Tân An", ""},
                        {"TP. Cao Bằng, ngày 05/3/2020", "TP. Cao Bằng", "2020-03-05"},
                        {"ngày 01 tháng 7 năm 2025", "", "2025-07-01"},
                        {"Phường 2, ngày 22 tháng 4 năm 2026", "Phường 2", "2026-04-22"},
                        {"Lam Giang, hồi 15 giờ 30 ngày 16 tháng 10 năm 2020", "Lam Giang", "2020-10-16"},
                        {"Hưng Long, ngay 02 thang 3 nam 2023", "Hưng Long", "2023-03-02"},
                        {"Vĩnh Khê, ngàỵ 08 tháng 7 năm 2009", "Vĩnh Khê", "2009-07-08"}};
    for (const Row& row : rows) {
        const auto line = parse_date_line(row.line);
        ASSERT_TRUE(line) << row.line;
        EXPECT_EQ(line->place, row.place);
        EXPECT_EQ(line->value.stated() ? line->value.iso() : "", row.date) << row.line;
    }
    for (const std::string_view line :
         {"Kế hoạch số 139-KH/TU, ngày 13/02/2023 của Ban Thường vụ", "hằng ngày", "trước ngày 15 tháng 02 năm 2023"})
        EXPECT_FALSE(parse_date_line(line)) << line;
}

TEST(HeaderLine, Kinds) {
    const std::pair<std::string_view, HeaderLine> rows[] = {
        {"ĐẢNG CỘNG SẢN VIỆT NAM", HeaderLine::party_title},
        {"CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", HeaderLine::national_name},
        {"Độc lập – Tự do – Hạnh phúc", HeaderLine::motto},
        {"*", HeaderLine::rule},
        {"-----", HeaderLine::rule},
        {"DỰ THẢO", HeaderLine::mark},
        {"ĐẢNG UỶ XÃ TÂN LẬP", HeaderLine::body_name},
        {"UBND TỈNH LAM GIANG", HeaderLine::body_name},
        {"Đảng ủy xã Tân Lập", HeaderLine::other},
        {"KẾ HOẠCH", HeaderLine::other},
    };
    for (const auto& [line, kind] : rows) EXPECT_EQ(classify_header_line(line), kind) << line;
}

TEST(BodyName, StandardCapitals) {
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"ĐẢNG UỶ XÃ TÂN LẬP", "Đảng ủy xã Tân Lập"},
        {"ĐẢNG BỘ HUYỆN HỒNG SƠN", "Đảng bộ huyện Hồng Sơn"},
        {"HUYỆN ỦY THANH BÌNH", "Huyện ủy Thanh Bình"},
        {"BAN THƯỜNG VỤ ĐẢNG ỦY", "Ban Thường vụ Đảng ủy"},
        {"BAN CHẤP HÀNH TRUNG ƯƠNG", "Ban Chấp hành Trung ương"},
        {"ỦY BAN NHÂN DÂN XÃ PHÚ LẠC", "Ủy ban nhân dân xã Phú Lạc"},
        {"UBND TỈNH LAM GIANG", "Ủy ban nhân dân tỉnh Lam Giang"},
        {"HỘI ĐỒNG NHÂN DÂN PHƯỜNG 5", "Hội đồng nhân dân phường 5"},
        {"SỞ NỘI VỤ", "Sở Nội vụ"},
        {"SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Sở Lao động - Thương binh và Xã hội"},
        {"SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", "Sở Nông nghiệp và Phát triển nông thôn"},
        {"BỘ GIÁO DỤC VÀ ĐÀO TẠO", "Bộ Giáo dục và Đào tạo"},
        {"BAN TỔ CHỨC TỈNH ỦY", "Ban Tổ chức Tỉnh ủy"},
        {"CÔNG AN XÃ TÂN AN", "Công an xã Tân An"},
        {"BAN CHỈ HUY PCTT VÀ TKCN", "Ban Chỉ huy PCTT và TKCN"},
        {"CHI BỘ THÔN ĐÔNG", "Chi bộ thôn Đông"},
        {"ĐẢNG UỶ BỘ Y TẾ", "Đảng ủy Bộ Y tế"},
        {"UBND xã", "Ủy ban nhân dân xã"},
        {"TRƯỜNG THCS LÊ QUÝ ĐÔN", "Trường THCS Lê Quý Đôn"},
        {"BỆNH VIỆN ĐA KHOA SA ĐÉC", "Bệnh viện Đa khoa Sa Đéc"},
        {"BỆNH VIỆN ĐA KHOA TỈNH ĐỒNG THÁP", "Bệnh viện Đa khoa tỉnh Đồng Tháp"},
        {"Đảng uỷ  xã Tân Lập", "Đảng ủy xã Tân Lập"},
    };
    for (const auto& [written, standard] : rows) EXPECT_EQ(standard_body_name(written), standard);
}

TEST(BodyName, Levels) {
    using enum legal::Level;
    const std::pair<std::string_view, legal::Level> rows[] = {
        {"Đảng ủy xã Tân Lập", commune},
        {"Đảng ủy thị trấn Bình An", commune},
        {"Ủy ban nhân dân đặc khu Cát Hải", commune},
        {"Huyện ủy Thanh Bình", district},
        {"Ủy ban nhân dân thị xã Bình Long", district},
        {"Thành ủy Bình An", district},
        {"Thành ủy Hà Nội", province},
        {"Thành ủy", unknown},
        {"Ủy ban nhân dân thành phố Cần Thơ", province},
        {"Tỉnh ủy Lam Giang", province},
        {"Ban Tổ chức Tỉnh ủy", province},
        {"Sở Nội vụ", province},
        {"Ban Chấp hành Trung ương", central},
        {"Bộ Y tế", central},
        {"Chính phủ", central},
        {"Chi bộ thôn Đông", cell},
        {"Đảng ủy", unknown},
        {"Ban Thường vụ Đảng ủy", unknown},
        {"Phòng Văn hóa - Xã hội", unknown},
    };
    for (const auto& [name, level] : rows) EXPECT_EQ(level_of_body(text::fold(name)), level) << name;
}

TEST(Closing, Lines) {
    for (const std::string_view line : {"T/M BAN THƯỜNG VỤ", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "K/T TRƯỞNG BAN",
                                        "TL. CHỦ TỊCH", "TUQ. GIÁM ĐỐC", "Q. TRƯỞNG BAN"})
        EXPECT_TRUE(is_authority_line(line)) << line;
    for (const std::string_view line : {"T/M ban thường vụ", "TM", "Tiếp tục", "Q. 1 tổ chức", "KT-XH phát triển"})
        EXPECT_FALSE(is_authority_line(line)) << line;
    EXPECT_EQ(body_signed_for("T/M BAN THƯỜNG VỤ"), "BAN THƯỜNG VỤ");
    EXPECT_EQ(body_signed_for("KT. CHỦ TỊCH"), "");
    EXPECT_TRUE(is_party_authority("T/M BAN THƯỜNG VỤ"));
    EXPECT_FALSE(is_party_authority("TM. ỦY BAN NHÂN DÂN"));
    EXPECT_TRUE(is_recipients_label("Nơi nhận:"));
    EXPECT_TRUE(is_recipients_label("Nơi nhận"));
    EXPECT_FALSE(is_recipients_label("Nơi nhận hồ sơ là bộ phận một cửa"));
    EXPECT_TRUE(is_annex_label("PHỤ LỤC"));
    EXPECT_TRUE(is_annex_label("Phụ lục II"));
    EXPECT_FALSE(is_annex_label("Phụ lục I Thông tư 40/2017/TT-BTC quy định"));
}

TEST(Identity, Years) {
    const std::pair<std::string_view, Years> rows[] = {
        {"công tác dân vận năm 2023", {2023, 2023}},
        {"thực hiện chuyên đề năm 2021 và những năm tiếp theo", {2021, 2021}},
        {"cải cách hành chính giai đoạn 2021 - 2025", {2021, 2025}},
        {"cải cách hành chính năm 2024, giai đoạn 2021–2025", {2024, 2024}},
        {"nhiệm kỳ 2020 - 2025", {2020, 2025}},
        {"giai đoạn 2021 - 2025, định hướng đến năm 2030", {2021, 2025}},
        {"quý IV năm 2026 và năm 2027", {2026, 2027}},
        {"năm học 2023 - 2024", {2023, 2024}},
        {"thực hiện Nghị quyết ngày 25 tháng 10 năm 2017", {0, 0}},
        {"triển khai thi hành Luật Đất đai năm 2024", {0, 0}},
        {"tháng hành động tháng 6 năm 2023", {2023, 2023}},
        {"từ nay đến hết năm 2024", {2024, 2024}},
        {"chuyển đổi số trên địa bàn xã", {0, 0}},
    };
    for (const auto& [subject, years] : rows)
        EXPECT_EQ(read_years(subject), years) << subject << " " << read_years(subject).first;
}

TEST(Identity, ActingBody) {
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"Căn cứ Kế hoạch số 139-KH/TU của Ban Thường vụ Huyện ủy về công tác dân vận năm 2023. Ban Thường vụ Đảng ủy "
         "xây dựng Kế hoạch công tác dân "
         "vận năm 2023 như sau:",
         "Ban Thường vụ Đảng ủy"},
        {"Thực hiện Kế hoạch số 52-KH/TU của Tỉnh ủy; UBND xã xây dựng kế hoạch như sau :", "UBND xã"},
        {"Thực hiện Nghị quyết Đại hội, Đảng ủy phường An Khê ban hành Chương trình hành động với những nội dung sau "
         "đây:",
         "Đảng ủy phường An Khê"},
        {"Căn cứ tình hình địa phương, nội dung như sau:", ""},
        {"Ban Thường vụ Đảng ủy xây dựng kế hoạch", ""},
    };
    for (const auto& [sentence, body] : rows) EXPECT_EQ(acting_body(sentence), body) << sentence;
}

}  // namespace
}  // namespace doichieu::structure

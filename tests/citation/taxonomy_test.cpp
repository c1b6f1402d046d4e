// Every notation and example of the taxonomy of citation forms, one row each.

#include <gtest/gtest.h>

#include "citation/read.h"

namespace doichieu::citation {
namespace {

struct TaxonomyRow {
    std::string_view text;
    std::string_view cited;  ///< the canonical notation, or form and raw; a bar between several
};

constexpr TaxonomyRow kRows[] = {
    {"Theo Luật số 10/2022/QH15.", "10/2022/QH15"},
    {"Theo Nghị quyết số 653/2019/UBTVQH14.", "653/2019/UBTVQH14"},
    {"Theo Thông báo số 12/TB-BCA-C04.", "12/TB-BCA-C04"},
    {"Theo Kế hoạch số 305/KH-CAT-PA05.", "305/KH-CAT-PA05"},
    {"Theo Nghị quyết số 66.7/2025/NQ-CP.", "66.7/2025/NQ-CP"},
    {"Theo Công văn số 1018/CV_MTTW_BTT.", "1018/CV-MTTW-BTT"},
    {"Xét Tờ trình số 409/TTr-CAT(PC04).", "409/TTr-CAT(PC04)"},
    {"Theo Công văn số 2587-CV/VPTW/nb.", "2587-CV/VPTW/nb"},
    {"Theo Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN.",
     "403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN"},
    {"Theo Công văn số 5537/BXD-QHKT.", "5537/BXD-QHKT"},
    {"Theo Công văn số 59-CV/BCĐ.", "59-CV/BCĐ"},
    {"Theo Công văn số 1070/TCT.", "1070/TCT"},
    {"Theo Nghị định số 64-CP.", "64-CP"},
    {"Theo Nghị định số 36/CP.", "36/CP"},
    {"Theo Lệnh số 29-L/CTN.", "29-L/CTN"},
    {"Theo Chỉ thị số 100-CT/TW của Ban Bí thư năm 1981.", "100-CT/TW"},
    {"Theo Quy định số 15-QĐi/TU.", "15-QĐi/TU"},
    {"Theo Quy định số 15/QyĐ-UBND.", "15/QyĐ-UBND"},
    {"Theo Chương trình hành động số 27-CTHĐ/TU.", "27-CTHĐ/TU"},
    {"Theo Kết luận số 174 KL/TW.", "174-KL/TW, repaired"},
    {"Theo Quyết định số 895/QĐTTg.", "895/QĐ-TTg, repaired"},
    {"Theo Quyết định số 294QĐ/TW.", "294-QĐ/TW, repaired"},
    {"Theo Kết luận số 44 - KL/TW.", "44-KL/TW"},
    {"Theo Hướng dẫn số 31 – HD/BTCTW.", "31-HD/BTCTW"},
    {"Theo Quyết định số 367 - QĐ/TWĐTN-VP.", "367-QĐ/TWĐTN-VP"},
    {"Theo Chỉ thị số 13- CT/TW.", "13-CT/TW"},
    {"Theo Nghị quyết số 15- Nq/tw.", "15-NQ/TW"},
    {"Theo Quyết định số 1206 /QĐ-HVTC.", "1206/QĐ-HVTC"},
    {"Theo Nghị quyết 57-NQ-TW.", "57-NQ/TW"},
    {"Theo Quyết định số : 31/QĐ-TW.", "31-QĐ/TW"},
    {"Theo Công văn số 84 QĐ/TWĐTN.", "84-QĐ/TWĐTN, repaired"},
    {"Theo Thông báo số 90/TBMTTQ-BTT.", "90/TB-MTTQ-BTT, repaired"},
    {"Quyết định số31-QĐ/TW, ngày 01-10-1997.", "31-QĐ/TW"},
    {"Theo Chương trình số 27-CTR/TU.", "27-CTr/TU"},
    {"Theo Quy định số 12/QYĐ-UBND.", "12/QyĐ-UBND"},
    {"Theo Quyết định số 593-QÐ/TU.", "593-QĐ/TU"},
    {"Theo QUYẾT ĐỊNH SỐ 895/QĐ-TTg.", "895/QĐ-TTg"},
    {"Theo Phương án số 12/PA-UBND.", "12/PA-UBND"},
    {"Theo Thông tri số 03-TT/TU.", "03-TT/TU"},
    {"Theo Nghị quyết liên tịch số 01/2014/NQLT-CP-UBTWMTTQVN.", "01/2014/NQLT-CP-UBTWMTTQVN"},
    {"Theo Điện số 15-Đ/TU.", "15-Đ/TU"},
    {"Theo Công điện số 02/CĐ-TTg.", "02/CĐ-TTg"},
    {"Theo Lời kêu gọi số 01-LKG/TW.", "01-LKG/TW"},
    {"Rà soát các Quyết định số 1294/QĐ-UBND đến 1336/QĐ-UBND.", "1294/QĐ-UBND | 1336/QĐ-UBND"},
    {"Theo Nghị quyết số 18, 19-NQ/TW.", "18-NQ/TW | 19-NQ/TW"},
    {"Theo Kết luận 61, 62-KL/TW.", "61-KL/TW | 62-KL/TW"},
    {"Theo Chỉ thị 03, 05-CT/TW.", "03-CT/TW | 05-CT/TW"},
    {"Theo Nghị quyết số 18, 19 và 20-NQ/TW khóa XII.", "18-NQ/TW | 19-NQ/TW | 20-NQ/TW"},
    {"Theo Nghị định số 83, 95/2021/NĐ-CP.", "83/2021/NĐ-CP | 95/2021/NĐ-CP"},
    {"Ngày 04/7/2025, Bộ Chính trị ban hành Kết luận số 174-KL/TW.", "174-KL/TW"},
    {"Theo Luật Giáo dục nghề nghiệp.", "named Luật Giáo dục nghề nghiệp"},
    {"Sơ kết Nghị quyết 57 trong toàn xã.", "short Nghị quyết 57"},
    {"Triển khai Đề án 06.", "short Đề án 06"},
    {"Theo điểm a, b khoản 2 và khoản 3 Điều 54 Luật số 64/2025/QH15.",
     "64/2025/QH15, at điểm a, b khoản 2 và khoản 3 Điều 54"},
    {"Theo Mục II Chương III Nghị định số 30/2020/NĐ-CP.", "30/2020/NĐ-CP, at Mục II Chương III"},
    {"Theo Phụ lục III Nghị định số 30/2020/NĐ-CP.", "30/2020/NĐ-CP, at Phụ lục III"},
    {"Lập theo Mẫu số 03/HNMT.", ""},
    {"Lập theo Biểu 02-KNĐ.", ""},
    {"Giai đoạn 2020 - 2025 có 412/1300 hộ nghèo.", ""},
    {"Năng suất đạt 6,5 tấn/ha.", ""},
    {"2.3-Khai phiếu theo quy định.", ""},
    {"Điện thoại 0283.822.114, fax 024-38.221.112.", ""},
    {"Số 15/2 đường Trần Phú, phường A.", ""},
    {"Chi từ mã chương 622, khoản 085.", ""},
    {"Quán triệt các nghị quyết của Trung ương.", ""},
    {"Theo Nghị quyết số 25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung ương (khóa XI).", "25-NQ/TW"},
    {"Theo Quyết định số 593-QĐ/TU, ngày 11/11/2021 của Ban Thường vụ Tỉnh ủy.", "593-QĐ/TU"},
    {"Theo Quy chế 09-QC/TW ngày 05/01/2026.", "09-QC/TW"},
    {"Theo Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ.", "33/CT-TTg"},
    {"Theo Thông tư số 15/2024/TT-NHNN.", "15/2024/TT-NHNN"},
    {"Theo Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 được sửa đổi, bổ sung bởi Luật số 87/2025/QH15.",
     "64/2025/QH15 | 87/2025/QH15"},
    {"Theo Bộ luật Lao động số 45/2019/QH14.", "45/2019/QH14"},
    {"Theo Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025.", "named Luật Tổ chức Chính phủ"},
    {"Theo Hiến pháp năm 2013.", "named Hiến pháp"},
    {"Theo Thông tư liên tịch 01/2015/TTLT-BTP-BNV.", "01/2015/TTLT-BTP-BNV"},
    {"Theo Văn bản hợp nhất số 26/VBHN-NHNN.", "26/VBHN-NHNN"},
    {"Theo Chỉ thị 43-CT/TW của Ban Bí thư khóa X.", "43-CT/TW"},
    {"Theo Kết luận số 44, ngày 14/11/2022 của Ban Bí thư.", "short Kết luận số 44"},
    {"Theo Quy định 377 của Bộ Chính trị.", "short Quy định 377"},
    {"Theo Nghị quyết Đại hội Đảng toàn quốc lần thứ XIII.", "named Nghị quyết Đại hội Đảng toàn quốc lần thứ XIII"},
    {"Theo Nghị quyết Đại hội XIV của Đảng.", "named Nghị quyết Đại hội XIV của Đảng"},
    {"Theo Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XIII.",
     "named Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XIII"},
    {"Theo Nghị quyết Trung ương 4 khóa XII.", "named Nghị quyết Trung ương 4 khóa XII"},
    {"Theo Nghị quyết Hội nghị Trung ương 7 (khóa X).", "named Nghị quyết Hội nghị Trung ương 7 (khóa X)"},
    {"Theo Nghị quyết Đại hội Đảng bộ huyện lần thứ XXI, nhiệm kỳ 2020 - 2025.",
     "named Nghị quyết Đại hội Đảng bộ huyện lần thứ XXI"},
    {"Theo các Nghị quyết số 18-NQ/TW, 19-NQ/TW.", "18-NQ/TW | 19-NQ/TW"},
    {"Theo Nghị quyết số 18-NQ/TW và Nghị quyết số 19-NQ/TW ngày 25/10/2017.", "18-NQ/TW | 19-NQ/TW"},
    {"Theo Kết luận số 21-KL/TW; Quy định số 37-QĐ/TW.", "21-KL/TW | 37-QĐ/TW"},
    {"Từ Nghị quyết số 05-NQ/HĐND đến Nghị quyết số 12/NQ-HĐND.", "05/NQ-HĐND | 12/NQ-HĐND"},
    {"Theo Nghị quyết số 05 đến 12/NQ-HĐND.", "05/NQ-HĐND | 12/NQ-HĐND"},
    {"Thực hiện các Quy định khác.", ""},
    {"Theo khoản 2a Điều 12 Luật Đất đai.", "named Luật Đất đai, at khoản 2a Điều 12"},
    {"Theo điểm a1 khoản 1 Điều 3 Luật Đất đai.", "named Luật Đất đai, at điểm a1 khoản 1 Điều 3"},
    {"Theo khoản 2 đến khoản 5 Điều 7 Luật Đất đai.", "named Luật Đất đai, at khoản 2 đến khoản 5 Điều 7"},
    {"Theo các Điều 5-9 Luật Đất đai.", "named Luật Đất đai, at các Điều 5-9"},
    {"Thay thế Quy định số 66-QĐ/TW.", "66-QĐ/TW"},
    {"Sửa đổi, bổ sung một số điều của Nghị định số 30/2020/NĐ-CP.", "30/2020/NĐ-CP"},
    {"Bãi bỏ khoản 2 Điều 1 của Thông tư số 18/2025/TT-BCT.", "18/2025/TT-BCT, at khoản 2 Điều 1"},
    {"Quy chế ban hành kèm theo Quyết định số 593-QĐ/TU.", "593-QĐ/TU"},
    {"Theo Thông báo số 24-BS/UBKTTU.", "24-BS/UBKTTU"},
    {"Theo Quyết định số 291/QĐ-MTTQ-BTT.", "291/QĐ-MTTQ-BTT"},
    {"Theo Công văn số 249/MTTQ-BTT.", "249/MTTQ-BTT"},
    {"Theo Công văn số 557/BKHCN-CĐSQG.", "557/BKHCN-CĐSQG"},
    {"Theo Công văn số 1488/VP-KH&CĐS.", "1488/VP-KH&CĐS"},
    {"Theo Công văn số 221/CVT&LTNN-NV.", "221/CVT&LTNN-NV"},
    {"Theo Nghị quyết số 1670/NQ-UBTVQH15.", "1670/NQ-UBTVQH15"},
    {"Theo Chỉ lệnh số 02/CL-BTL của Tư lệnh.", "02/CL-BTL"},
    {"Định danh theo NĐ69/2024/NĐ-CP.", "69/2024/NĐ-CP"},
    {"Theo XA69/2024/NĐ-CP.", ""},
    {"THEO NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ 73/2003/NĐ-CP", "73/2003/NĐ-CP"},
    {"Theo Nghị quyết số 48 ngày 24/5/2005 và Nghị quyết số 49-NQ/TW.", "short Nghị quyết số 48 | 49-NQ/TW"},
    {"Giám sát theo QĐ 217,218 của BCT.", "short QĐ 217 | short 218"},
    {"Học Nghị quyết 57,59 của Bộ Chính trị.", "short Nghị quyết 57 | short 59"},
    {"Quyết định 1,5 tỷ đồng cho xã.", ""},
    {"Đề án 1,25 tỷ đồng.", ""},
    {"Tổng kết Đề án 1956.", "short Đề án 1956"},
    {"Theo Đề án 2030 của huyện.", ""},
    {"Triển khai quyết liệt đề án 06 và chuyển đổi số.", "short đề án 06"},
    {"Mỗi xã lập đề án 03 năm.", ""},
    {"Thực hiện kế hoạch 139 của huyện ủy, quyết định 593 của Tỉnh ủy.", "short kế hoạch 139 | short quyết định 593"},
    {"Hồ sơ giải quyết theo quy định 15 ngày của UBND xã.", ""},
    {"Xã lập kế hoạch 10 của năm.", ""},
    {"Bổ sung Điều 5a vào Nghị quyết số 30/2022/NQ-HĐND.", "30/2022/NQ-HĐND, at Điều 5a"},
    {"Lập đề án 6 và kế hoạch.", ""},
    {"Kiểm điểm theo NQTW4 khóa XII.", "named NQTW4 khóa XII"},
    {"Triển khai Nghị quyết ĐH phụ nữ toàn quốc lần thứ XI.", "named Nghị quyết ĐH phụ nữ toàn quốc lần thứ XI"},
    {"Theo Luật HTX.", "named Luật HTX"},
    {"Theo luật PCCC và CNCH.", "named luật PCCC và CNCH"},
    {"Theo luật hôn nhân gia đình 2014.", "named luật hôn nhân gia đình"},
    {"Góp ý dự án Luật Nhà ở (sửa đổi), Luật Đất đai (sửa đổi) và Luật Nghĩa vụ quân sự.", ""},
    {"Góp ý dự án Luật Nhà ở (sửa đổi), thực hiện Luật Đất đai và Luật Nghĩa vụ quân sự.",
     "named Luật Đất đai | named Luật Nghĩa vụ quân sự"},
};

std::string cited(std::string_view text) {
    const Read found = read(text);
    std::string out;
    for (const Citation& citation : found.citations.items) {
        if (!out.empty()) out += " | ";
        const bool numbered = citation.form == Form::numbered;
        out += numbered ? citation.canonical : std::string(to_string(citation.form)) + " " + found.slice(citation.raw);
        if (citation.repaired) out += ", repaired";
        if (!citation.provision.empty()) out += ", at " + citation.provision;
    }
    return out;
}

TEST(Taxonomy, TheRegistryTellsARegulationFromADecision) {
    const auto type = [](std::string_view text) { return std::string(read(text).citations.items.at(0).type); };
    EXPECT_EQ(type("Theo 85-QĐ/TW."), "Quy định");
    EXPECT_EQ(type("Theo QĐ số 37-QĐ/TW."), "Quy định");
    EXPECT_EQ(type("Theo Quyết định số 37-QĐ/TW."), "Quyết định");
    EXPECT_EQ(type("Theo 08-QĐ/TW."), "Quy định");  // its own symbol is QĐi
    EXPECT_EQ(type("Theo 85-QĐ/TU."), "Quyết định");
    EXPECT_EQ(type("Theo 9985-QĐ/TW."), "Quyết định");
}

TEST(Taxonomy, EveryExampleIsRead) {
    for (const TaxonomyRow& row : kRows) EXPECT_EQ(cited(row.text), row.cited) << row.text;
}

}  // namespace
}  // namespace doichieu::citation

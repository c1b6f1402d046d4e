// The forms in which instruments are cited (F1 to F18 of the taxonomy), with every field that the words state.

#include <gtest/gtest.h>

#include "base/format.h"
#include "citation/read.h"

namespace doichieu::citation {
namespace {

struct FormsRow {
    std::string_view text;
    std::vector<std::string_view> citations;
};

void expect_forms(const std::vector<FormsRow>& rows, const Options& options = {}) {
    for (const FormsRow& row : rows) EXPECT_EQ(describe(row.text, options), lines(row.citations)) << row.text;
}

TEST(Forms, F1FullPartyCitation) {
    expect_forms({
        {"Thực hiện Nghị quyết số 25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung ương (khóa XI) về công tác dân vận.",
         {"numbered; Nghị quyết số 25-NQ/TW; Nghị quyết; 25-NQ/TW; date 2013-06-03; issuer Ban Chấp hành Trung ương; "
          "term XI"}},
        {"Thực hiện Kết luận số 43-KL/TW, ngày 07/01/2019 của Ban Bí thư về việc đổi mới.",
         {"numbered; Kết luận số 43-KL/TW; Kết luận; 43-KL/TW; date 2019-01-07; issuer Ban Bí thư"}},
        {"Theo Quyết định số 593-QĐ/TU, ngày 11/11/2021 của Ban Thường vụ Tỉnh ủy về quy chế.",
         {"numbered; Quyết định số 593-QĐ/TU; Quyết định; 593-QĐ/TU; date 2021-11-11; issuer Ban Thường vụ Tỉnh ủy"}},
        {"Triển khai Đề án số 05-ĐA/TU, ngày 11/8/2022.",
         {"numbered; Đề án số 05-ĐA/TU; Đề án; 05-ĐA/TU; date 2022-08-11"}},
        {"Theo Quy chế 09-QC/TW ngày 05/01/2026, các cơ quan phối hợp.",
         {"numbered; Quy chế 09-QC/TW; Quy chế; 09-QC/TW; date 2026-01-05"}},
        {"Căn cứ Thông báo số 05-TB/BCĐTW, ngày 04/7/2025.",
         {"numbered; Thông báo số 05-TB/BCĐTW; Thông báo; 05-TB/BCĐTW; date 2025-07-04"}},
        {"Theo Hướng dẫn số 03-HD/BTGDVTU thì cấp ủy báo cáo.",
         {"numbered; Hướng dẫn số 03-HD/BTGDVTU; Hướng dẫn; 03-HD/BTGDVTU"}},
        {"Theo Chương trình hành động số 27-CTr/TU, ngày 02/3/2021 của Tỉnh ủy khóa XVII.",
         {"numbered; Chương trình hành động số 27-CTr/TU; Chương trình hành động; 27-CTr/TU; date 2021-03-02; issuer "
          "Tỉnh ủy; "
          "term XVII"}},
    });
}

TEST(Forms, F2FullStateCitation) {
    expect_forms({
        {"Thực hiện Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ về dân chủ.",
         {"numbered; Chỉ thị số 33/CT-TTg; Chỉ thị; 33/CT-TTg; date 2021-11-26; issuer Thủ tướng Chính phủ"}},
        {"Theo Hướng dẫn số 02/HD-UBND ngày 15/5/2017 của UBND tỉnh.",
         {"numbered; Hướng dẫn số 02/HD-UBND; Hướng dẫn; 02/HD-UBND; date 2017-05-15; issuer UBND tỉnh"}},
        {"Căn cứ Quyết định 895/QĐ-TTg.", {"numbered; Quyết định 895/QĐ-TTg; Quyết định; 895/QĐ-TTg"}},
        {"Căn cứ Nghị quyết số 29/NQ-CP ngày 08/3/2024.",
         {"numbered; Nghị quyết số 29/NQ-CP; Nghị quyết; 29/NQ-CP; date 2024-03-08"}},
        {"Xét Tờ trình số 41/TTr-BXD ngày 23 tháng 5 năm 2025 của Bộ Xây dựng.",
         {"numbered; Tờ trình số 41/TTr-BXD; Tờ trình; 41/TTr-BXD; date 2025-05-23; issuer Bộ Xây dựng"}},
        {"Xét Tờ trình số 409/TTr-CAT(PC04) của Công an tỉnh.",
         {"numbered; Tờ trình số 409/TTr-CAT(PC04); Tờ trình; 409/TTr-CAT(PC04); issuer Công an tỉnh"}},
    });
}

TEST(Forms, F3NormativeWithItsYear) {
    expect_forms({
        {"Theo Nghị định số 30/2020/NĐ-CP.", {"numbered; Nghị định số 30/2020/NĐ-CP; Nghị định; 30/2020/NĐ-CP"}},
        {"Theo Thông tư 06/2025/TT-BNV.", {"numbered; Thông tư 06/2025/TT-BNV; Thông tư; 06/2025/TT-BNV"}},
        {"Theo Quyết định 18/2025/QĐ-TTg.", {"numbered; Quyết định 18/2025/QĐ-TTg; Quyết định; 18/2025/QĐ-TTg"}},
        {"Theo Nghị quyết số 66.7/2025/NQ-CP.",
         {"numbered; Nghị quyết số 66.7/2025/NQ-CP; Nghị quyết; 66.7/2025/NQ-CP"}},
        {"Theo Nghị quyết số 30a/2008/NQ-CP.", {"numbered; Nghị quyết số 30a/2008/NQ-CP; Nghị quyết; 30a/2008/NQ-CP"}},
    });
}

TEST(Forms, F4Laws) {
    expect_forms({
        {"Căn cứ Luật số 10/2022/QH15.", {"numbered; Luật số 10/2022/QH15; Luật; 10/2022/QH15"}},
        {"Phổ biến Luật Thực hiện dân chủ ở cơ sở đến đoàn viên.", {"named; Luật Thực hiện dân chủ ở cơ sở; Luật"}},
        {"Căn cứ Luật Tổ chức chính quyền địa phương năm 2025.",
         {"named; Luật Tổ chức chính quyền địa phương; Luật; year 2025"}},
        {"Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 được sửa đổi, bổ sung bởi Luật số "
         "87/2025/QH15;",
         {"numbered; Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15; Luật; 64/2025/QH15",
          "numbered; Luật số 87/2025/QH15; Luật; 87/2025/QH15"}},
        {"Căn cứ Bộ luật Lao động số 45/2019/QH14.",
         {"numbered; Bộ luật Lao động số 45/2019/QH14; Bộ luật; 45/2019/QH14"}},
        {"Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025.",
         {"named; Luật Tổ chức Chính phủ; Luật; date 2025-02-18"}},
        {"Theo Hiến pháp năm 2013 thì mọi người bình đẳng.", {"named; Hiến pháp; Hiến pháp; year 2013"}},
        {"Căn cứ Bộ luật Dân sự và Luật Đất đai.", {"named; Bộ luật Dân sự; Bộ luật", "named; Luật Đất đai; Luật"}},
        // The longest name wins, also one that no table knows.
        {"Theo Luật Giáo dục nghề nghiệp thì học viên được hỗ trợ.", {"named; Luật Giáo dục nghề nghiệp; Luật"}},
        {"Theo Luật Phòng, chống bạo lực gia đình thì nạn nhân được bảo vệ.",
         {"named; Luật Phòng, chống bạo lực gia đình; Luật"}},
        // A law inside the name of an amending law is not a second one.
        {"Theo Luật sửa đổi, bổ sung một số điều của Luật Cư trú thì thủ tục gọn hơn.",
         {"named; Luật sửa đổi, bổ sung một số điều của Luật Cư trú; Luật"}},
        {"Theo Điều lệ Đảng thì chi bộ họp mỗi tháng.", {"named; Điều lệ Đảng; Điều lệ"}},
        {"Theo Pháp lệnh số 01/2022/UBTVQH15.",
         {"numbered; Pháp lệnh số 01/2022/UBTVQH15; Pháp lệnh; 01/2022/UBTVQH15"}},
    });
}

TEST(Forms, F5JointAndConsolidated) {
    expect_forms({
        {"Theo Thông tư liên tịch 01/2015/TTLT-BTP-BNV.",
         {"numbered; Thông tư liên tịch 01/2015/TTLT-BTP-BNV; Thông tư liên tịch; 01/2015/TTLT-BTP-BNV"}},
        {"Theo Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN.",
         {"numbered; Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN; Nghị quyết liên tịch; "
          "403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN"}},
        {"Theo Văn bản hợp nhất số 26/VBHN-NHNN.",
         {"numbered; Văn bản hợp nhất số 26/VBHN-NHNN; Văn bản hợp nhất; 26/VBHN-NHNN"}},
    });
}

TEST(Forms, F6Letters) {
    expect_forms({
        {"Theo Công văn số 11977-CV/VPTW, ngày 23/4/2020.",
         {"numbered; Công văn số 11977-CV/VPTW; Công văn; 11977-CV/VPTW; date 2020-04-23"}},
        {"Theo Công văn số 59-CV/BCĐ.", {"numbered; Công văn số 59-CV/BCĐ; Công văn; 59-CV/BCĐ"}},
        {"Theo Công văn số 2587-CV/VPTW/nb.", {"numbered; Công văn số 2587-CV/VPTW/nb; Công văn; 2587-CV/VPTW/nb"}},
        {"Theo Văn bản số 5537/BXD-QHKT ngày 23 tháng 6 năm 2025.",
         {"numbered; Văn bản số 5537/BXD-QHKT; Văn bản; 5537/BXD-QHKT; date 2025-06-23"}},
        {"Theo Công văn 1070/TCT.", {"numbered; Công văn 1070/TCT; Công văn; 1070/TCT"}},
        {"Theo Công văn số 221/CVT&LTNN-NV.", {"numbered; Công văn số 221/CVT&LTNN-NV; Công văn; 221/CVT&LTNN-NV"}},
    });
}

TEST(Forms, F7WithoutNumberWordOrDate) {
    expect_forms({
        {"Tiếp tục thực hiện Nghị quyết 25-NQ/TW.", {"numbered; Nghị quyết 25-NQ/TW; Nghị quyết; 25-NQ/TW"}},
        {"Sơ kết Kết luận 61-KL/TW.", {"numbered; Kết luận 61-KL/TW; Kết luận; 61-KL/TW"}},
        {"Thực hiện Chỉ thị 43-CT/TW của Ban Bí thư khóa X.",
         {"numbered; Chỉ thị 43-CT/TW; Chỉ thị; 43-CT/TW; issuer Ban Bí thư; term X"}},
        {"Tổ chức học tập 18-NQ/TW trong toàn Đảng bộ.", {"numbered; 18-NQ/TW; Nghị quyết; 18-NQ/TW"}},
        {"Tổ chức học tập NQ số 18-NQ/TW, QĐ số 37-QĐ/TW.",
         {"numbered; NQ số 18-NQ/TW; Nghị quyết; 18-NQ/TW", "numbered; QĐ số 37-QĐ/TW; Quy định; 37-QĐ/TW"}},
        {"THỰC HIỆN NGHỊ QUYẾT SỐ 25-NQ/TW", {"numbered; NGHỊ QUYẾT SỐ 25-NQ/TW; Nghị quyết; 25-NQ/TW"}},
        {"Theo Nghị quyết số: 25-NQ/TW.", {"numbered; Nghị quyết số: 25-NQ/TW; Nghị quyết; 25-NQ/TW"}},
    });
}

TEST(Forms, F8BareNumber) {
    expect_forms({
        {"Tiếp tục thực hiện Nghị quyết 25 ở cơ sở.", {"short; Nghị quyết 25; Nghị quyết; 25"}},
        {"Thực hiện Chỉ thị số 43.", {"short; Chỉ thị số 43; Chỉ thị; 43"}},
        {"Theo Kết luận số 44, ngày 14/11/2022 của Ban Bí thư.",
         {"short; Kết luận số 44; Kết luận; 44; date 2022-11-14; issuer Ban Bí thư"}},
        {"Theo Quy định 377 của Bộ Chính trị.", {"short; Quy định 377; Quy định; 377; issuer Bộ Chính trị"}},
        {"Triển khai Đề án 06 trên toàn xã.", {"short; Đề án 06; Đề án; 06"}},
        {"Quán triệt Nghị quyết 18 và 19.",
         {"short; Nghị quyết 18; Nghị quyết; 18; group 1", "short; 19; Nghị quyết; 19; group 1"}},
    });
}

TEST(Forms, F9CongressAndPlenum) {
    expect_forms({
        {"Thực hiện Nghị quyết Đại hội Đảng toàn quốc lần thứ XIII và chương trình của huyện.",
         {"named; Nghị quyết Đại hội Đảng toàn quốc lần thứ XIII; Nghị quyết; issuer Đại hội Đảng toàn quốc; term "
          "XIII"}},
        {"Đưa Nghị quyết Đại hội XIV của Đảng vào cuộc sống.",
         {"named; Nghị quyết Đại hội XIV của Đảng; Nghị quyết; issuer Đại hội; term XIV"}},
        {"Học Nghị quyết Đại hội VIII Hội Nông dân Việt Nam.",
         {"named; Nghị quyết Đại hội VIII Hội Nông dân Việt Nam; Nghị quyết; issuer Đại hội; term VIII"}},
        {"Thực hiện Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XIII.",
         {"named; Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XIII; Nghị quyết; issuer Ban Chấp hành "
          "Trung ương; "
          "term XIII"}},
        {"Thực hiện Nghị quyết Trung ương 4 khóa XII.",
         {"named; Nghị quyết Trung ương 4 khóa XII; Nghị quyết; term XII"}},
        {"Thực hiện Nghị quyết Hội nghị Trung ương 7 (khóa X).",
         {"named; Nghị quyết Hội nghị Trung ương 7 (khóa X); Nghị quyết; term X"}},
        {"Thực hiện Nghị quyết Đại hội Đảng bộ huyện lần thứ XXI, nhiệm kỳ 2020 - 2025.",
         {"named; Nghị quyết Đại hội Đảng bộ huyện lần thứ XXI; Nghị quyết; issuer Đại hội Đảng bộ huyện; term XXI"}},
    });
}

TEST(Forms, F10ListsOfWholeNotations) {
    expect_forms({
        {"Thực hiện các Nghị quyết số 18-NQ/TW, 19-NQ/TW.",
         {"numbered; Nghị quyết số 18-NQ/TW; Nghị quyết; 18-NQ/TW; group 1",
          "numbered; 19-NQ/TW; Nghị quyết; 19-NQ/TW; group 1"}},
        {"Thực hiện Nghị quyết số 18-NQ/TW và Nghị quyết số 19-NQ/TW, ngày 25/10/2017.",
         {"numbered; Nghị quyết số 18-NQ/TW; Nghị quyết; 18-NQ/TW; date 2017-10-25",
          "numbered; Nghị quyết số 19-NQ/TW; Nghị quyết; 19-NQ/TW; date 2017-10-25"}},
        {"Thực hiện Kết luận số 21-KL/TW; Quy định số 37-QĐ/TW.",
         {"numbered; Kết luận số 21-KL/TW; Kết luận; 21-KL/TW", "numbered; Quy định số 37-QĐ/TW; Quy định; 37-QĐ/TW"}},
        {"Theo các Quyết định số 1294/QĐ-UBND, số 1295/QĐ-UBND ngày 05/5/2023 của UBND tỉnh.",
         {"numbered; Quyết định số 1294/QĐ-UBND; Quyết định; 1294/QĐ-UBND; date 2023-05-05; issuer UBND tỉnh; group 1",
          "numbered; 1295/QĐ-UBND; Quyết định; 1295/QĐ-UBND; date 2023-05-05; issuer UBND tỉnh; group 1"}},
        // Members with dates of their own.
        {"Theo các Nghị quyết số 18-NQ/TW ngày 25/10/2017, số 19-NQ/TW ngày 25/10/2018.",
         {"numbered; Nghị quyết số 18-NQ/TW; Nghị quyết; 18-NQ/TW; date 2017-10-25; group 1",
          "numbered; 19-NQ/TW; Nghị quyết; 19-NQ/TW; date 2018-10-25; group 1"}},
    });
}

TEST(Forms, F11ListsThatShareASuffix) {
    expect_forms({
        {"Thực hiện các Nghị quyết số 18, 19-NQ/TW.",
         {"numbered; Nghị quyết số 18; Nghị quyết; 18-NQ/TW; group 1",
          "numbered; 19-NQ/TW; Nghị quyết; 19-NQ/TW; group 1"}},
        {"Thực hiện Kết luận 61, 62-KL/TW.",
         {"numbered; Kết luận 61; Kết luận; 61-KL/TW; group 1", "numbered; 62-KL/TW; Kết luận; 62-KL/TW; group 1"}},
        {"Thực hiện Chỉ thị 03, 05-CT/TW.",
         {"numbered; Chỉ thị 03; Chỉ thị; 03-CT/TW; group 1", "numbered; 05-CT/TW; Chỉ thị; 05-CT/TW; group 1"}},
        {"Thực hiện Nghị quyết số 18, 19 và 20-NQ/TW khóa XII.",
         {"numbered; Nghị quyết số 18; Nghị quyết; 18-NQ/TW; term XII; group 1",
          "numbered; 19; Nghị quyết; 19-NQ/TW; term XII; group 1",
          "numbered; 20-NQ/TW; Nghị quyết; 20-NQ/TW; term XII; group 1"}},
        {"Theo Nghị định số 83, 95/2021/NĐ-CP.",
         {"numbered; Nghị định số 83; Nghị định; 83/2021/NĐ-CP; group 1",
          "numbered; 95/2021/NĐ-CP; Nghị định; 95/2021/NĐ-CP; group 1"}},
    });
}

TEST(Forms, F12Nested) {
    const Read found = read(
        "- Kết luận số 1364-KL/TU, ngày 07/7/2020 của Ban Thường vụ Tỉnh ủy về tiếp tục thực hiện Chỉ thị số 29-CT/TU "
        "gắn với việc "
        "thực hiện Kết luận số 65-KL/TW.");
    ASSERT_EQ(found.citations.items.size(), 3U);
    EXPECT_EQ(found.citations.items[0].cited_by, -1);
    EXPECT_EQ(found.citations.items[1].cited_by, 0);
    EXPECT_EQ(found.citations.items[2].cited_by, 0);
}

TEST(Forms, F13Ranges) {
    expect_forms({
        {"Rà soát các Quyết định số 1294/QĐ-UBND đến 1336/QĐ-UBND.",
         {"numbered; Quyết định số 1294/QĐ-UBND; Quyết định; 1294/QĐ-UBND; group 1",
          "numbered; 1336/QĐ-UBND; Quyết định; 1336/QĐ-UBND; group 1"}},
        {"Rà soát Nghị quyết số 05 đến 12/NQ-HĐND.",
         {"numbered; Nghị quyết số 05; Nghị quyết; 05/NQ-HĐND; group 1",
          "numbered; 12/NQ-HĐND; Nghị quyết; 12/NQ-HĐND; group 1"}},
        {"Rà soát từ Nghị quyết số 05-NQ/HĐND đến Nghị quyết số 12/NQ-HĐND.",
         {"numbered; Nghị quyết số 05-NQ/HĐND; Nghị quyết; 05-NQ/HĐND; as 05/NQ-HĐND",
          "numbered; Nghị quyết số 12/NQ-HĐND; Nghị quyết; 12/NQ-HĐND"}},
    });
}

TEST(Forms, F14Anaphora) {
    Options all;
    all.anaphors = true;
    expect_forms(
        {
            {"Theo Nghị quyết nêu trên thì huyện báo cáo.", {"anaphor; Nghị quyết nêu trên; Nghị quyết"}},
            {"Rà soát các văn bản nêu trên.", {"anaphor; các văn bản nêu trên; Văn bản"}},
            {"Căn cứ Chỉ thị này để thực hiện.", {"anaphor; Chỉ thị này; Chỉ thị"}},
            {"Căn cứ Kế hoạch này để thực hiện.", {"anaphor; Kế hoạch này; Kế hoạch"}},
            {"Theo Đề án trên, xã lập dự toán.", {"anaphor; Đề án trên; Đề án"}},
            {"Theo văn bản dẫn trên thì hạn là tháng 6.", {"anaphor; văn bản dẫn trên; Văn bản"}},
            {"Nghị quyết trên được cụ thể hóa.", {"anaphor; Nghị quyết trên; Nghị quyết"}},
            {"Các văn bản trên không còn phù hợp.", {"anaphor; Các văn bản trên; Văn bản"}},
            {"Nhất là Điều 3 của Quy định ấy.", {"anaphor; Quy định ấy; Quy định"}},
            {"Quy định trên địa bàn; quy định đó đã rõ.", {}},
            {"Tuyên truyền Chỉ thị trên không gian mạng.", {}},
            {"Chi hội căn cứ KH này để làm.", {"anaphor; KH này; Kế hoạch"}},
            {"Triển khai kế hoạch trên địa bàn xã.", {}},
        },
        all);
    EXPECT_EQ(describe("Theo Nghị quyết nêu trên thì huyện báo cáo."), "") << "only on request";
}

std::string own_number(std::string_view head) {
    const Read found = read(std::string(head) + "\n\nKẾ HOẠCH\nvề công tác dân vận\n\nCác chi bộ làm tốt.\n");
    for (const Citation& citation : found.citations.items) {
        if (citation.form == Form::self) return found.slice(citation.raw) + "; " + citation.canonical;
    }
    return {};
}

TEST(Forms, OwnNumberHoweverItIsSetOut) {
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"UBND HUYỆN A\nSố: 12/KH-UBND\tA, ngày 05 tháng 3 năm 2023", "Số: 12/KH-UBND; 12/KH-UBND"},
        {"UBND HUYỆN A\nSố:\n12/KH-UBND\nA, ngày 05 tháng 3 năm 2023", "Số:\n12/KH-UBND; 12/KH-UBND"},
        {"UBND HUYỆN A\nSố:\t12/KH-UBND\tA, ngày 05 tháng 3 năm 2023", "12/KH-UBND; 12/KH-UBND"},
        {"UBND HUYỆN A\nSố: 12\t/KH-UBND\tA, ngày 05 tháng 3 năm 2023", "Số: 12\t/KH-UBND; 12/KH-UBND"},
        {"TỈNH ỦY A\n*\nSố l12 - KH /TU\nA, ngày 05 tháng 3 năm 2023", "Số l12 - KH /TU; 112-KH/TU"},
        {"TỈNH ỦY A\n*\nSố 4I8KH/ TU\nA, ngày 05 tháng 3 năm 2023", "Số 4I8KH/ TU; 418-KH/TU"},
        {"UBND HUYỆN A\nSô: 12/KH-UBND\nA, ngày 05 tháng 3 năm 2023", "Sô: 12/KH-UBND; 12/KH-UBND"},
        {"UBND HUYỆN A\nSố:      /KH-UBND\nA, ngày     tháng 3 năm 2023", ""},
    };
    for (const auto& [head, right] : rows) EXPECT_EQ(own_number(head), right) << head;
}

TEST(Forms, F15GenericMentionsAreNone) {
    expect_forms({
        {"Quán triệt các nghị quyết, chỉ thị, kết luận của Trung ương, của tỉnh, huyện.", {}},
        {"Thực hiện nghiêm các Quy định khác có liên quan.", {}},
        {"Triển khai Nghị quyết Đại hội Đảng bộ các cấp.", {}},
        {"Chấp hành pháp luật, tôn trọng Hiến pháp và pháp luật.", {}},
    });
}

TEST(Forms, F16Provisions) {
    expect_forms({
        {"Theo khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP.",
         {"numbered; Nghị định số 30/2020/NĐ-CP; Nghị định; 30/2020/NĐ-CP; at khoản 2 Điều 5"}},
        {"Theo điểm a, b khoản 2 và khoản 3 Điều 54 Luật số 64/2025/QH15.",
         {"numbered; Luật số 64/2025/QH15; Luật; 64/2025/QH15; at điểm a, b khoản 2 và khoản 3 Điều 54"}},
        {"Theo Điều 4, Điều 7 Luật Đất đai.", {"named; Luật Đất đai; Luật; at Điều 4, Điều 7"}},
        {"Theo khoản 2a Điều 12 của Nghị định số 30/2020/NĐ-CP.",
         {"numbered; Nghị định số 30/2020/NĐ-CP; Nghị định; 30/2020/NĐ-CP; at khoản 2a Điều 12"}},
        {"Theo điểm a1 khoản 1 Điều 3 Thông tư số 06/2025/TT-BNV.",
         {"numbered; Thông tư số 06/2025/TT-BNV; Thông tư; 06/2025/TT-BNV; at điểm a1 khoản 1 Điều 3"}},
        {"Theo khoản 2 đến khoản 5 Điều 7 Luật Đất đai.", {"named; Luật Đất đai; Luật; at khoản 2 đến khoản 5 Điều 7"}},
        {"Theo Mục II Chương III Nghị định số 30/2020/NĐ-CP.",
         {"numbered; Nghị định số 30/2020/NĐ-CP; Nghị định; 30/2020/NĐ-CP; at Mục II Chương III"}},
        {"Theo Phụ lục III Nghị định số 30/2020/NĐ-CP.",
         {"numbered; Nghị định số 30/2020/NĐ-CP; Nghị định; 30/2020/NĐ-CP; at Phụ lục III"}},
        // The provision of a rule stands on the decision that carries it.
        {"Theo Điều 5 Quy chế làm việc ban hành kèm theo Quyết định số 593-QĐ/TU.",
         {"numbered; Quyết định số 593-QĐ/TU; Quyết định; 593-QĐ/TU; at Điều 5"}},
        {"Nội dung nêu tại Nghị định số 30/2020/NĐ-CP.",
         {"numbered; Nghị định số 30/2020/NĐ-CP; Nghị định; 30/2020/NĐ-CP"}},
    });
}

TEST(Forms, F18OneThatCarriesAnother) {
    expect_forms({
        {"Theo Quy chế làm việc ban hành kèm theo Quyết định số 593-QĐ/TU.",
         {"numbered; Quyết định số 593-QĐ/TU; Quyết định; 593-QĐ/TU"}},
        {"Quyết định số 1162 -QĐ/HU, ngày 05/5/2022 của Ban Thường vụ Huyện ủy về việc ban hành Quy chế giám sát.",
         {"numbered; Quyết định số 1162 -QĐ/HU; Quyết định; 1162-QĐ/HU; date 2022-05-05; issuer Ban Thường vụ Huyện "
          "ủy"}},
    });
}

// ---- Spellings --------------------------------------------------------------------------------------------------

TEST(Spellings, SpacesDashesAndStrokesAreNoRepair) {
    for (const std::string_view written : {"1162 -QĐ/HU", "1162- QĐ/HU", "1162 - QĐ/HU", "1162 – QĐ/HU", "1162‑QĐ/HU",
                                           "1162-QĐ / HU", "1162-QÐ/HU", "1162−QĐ/HU"}) {
        const Read found = read(base::format("Theo Quyết định số {} của huyện.", written));
        ASSERT_EQ(found.citations.items.size(), 1U) << written;
        EXPECT_EQ(found.citations.items[0].notation, "1162-QĐ/HU") << written;
        EXPECT_FALSE(found.citations.items[0].repaired) << written;
        EXPECT_EQ(found.slice(found.citations.items[0].core), written);
    }
}

TEST(Spellings, RepairsAreMarked) {
    struct Repair {
        std::string_view text;
        std::string_view canonical;
    };
    const Repair rows[] = {{"Theo Kết luận số 174 KL/TW.", "174-KL/TW"},
                           {"Theo Quyết định số 294QĐ/TW.", "294-QĐ/TW"},
                           {"Theo Quyết định số 895/QĐTTg.", "895/QĐ-TTg"},
                           {"Theo Quyết định số 593-QD/TU.", "593-QĐ/TU"},
                           {"Theo Chỉ thị số O5-CT/TW.", "05-CT/TW"},
                           {"Theo Chỉ thị số l2-CT/TW.", "12-CT/TW"},
                           {"Theo Nghị quyết số 2O-NQ/TW.", "20-NQ/TW"},
                           {"Theo Nghị quyết số 25-NQ TW.", "25-NQ/TW"},
                           {"Theo Thông tư số 65/2020TT-BCA.", "65/2020/TT-BCA"},
                           {"Theo Luật số 43 /2024/OH15.", "43/2024/QH15"},
                           {"Theo Nghị quyết số 35/2023/UBTVQHl5.", "35/2023/UBTVQH15"}};
    for (const Repair& row : rows) {
        const Read found = read(row.text);
        ASSERT_EQ(found.citations.items.size(), 1U) << row.text;
        EXPECT_EQ(found.citations.items[0].canonical, row.canonical) << row.text;
        EXPECT_TRUE(found.citations.items[0].repaired) << row.text;
    }
}

TEST(Spellings, CaseOrderAndUnderscoreAreNoRepair) {
    const std::pair<std::string_view, std::string_view> rows[] = {{"Theo Nghị quyết số 15-Nq/tw.", "15-NQ/TW"},
                                                                  {"Theo Chỉ thị số 33-CT/TTg.", "33/CT-TTg"},
                                                                  {"Theo Nghị quyết số 57/NQ-TW.", "57-NQ/TW"},
                                                                  {"Theo Nghị quyết 57-NQ-TW.", "57-NQ/TW"},
                                                                  {"Theo Chương trình số 27-CTR/TU.", "27-CTr/TU"}};
    for (const auto& [text, canonical] : rows) {
        const Read found = read(text);
        ASSERT_EQ(found.citations.items.size(), 1U) << text;
        EXPECT_EQ(found.citations.items[0].canonical, canonical) << text;
        EXPECT_FALSE(found.citations.items[0].repaired) << text;
    }
}

TEST(Spellings, ALineOrPageMayBreakAnywhere) {
    EXPECT_EQ(describe("Theo Công văn số 145/SYT-\nNVY ngày 15/01/2018 của Sở Y tế."),
              lines({"numbered; Công văn số 145/SYT-\nNVY; Công văn; 145/SYT-NVY; date 2018-01-15; issuer Sở Y tế"}));
    EXPECT_EQ(
        describe("Theo Công văn số 5512/BGDĐT-\nGDTrH ngày 18/12/2020 của Bộ Y tế."),
        lines(
            {"numbered; Công văn số 5512/BGDĐT-\nGDTrH; Công văn; 5512/BGDĐT-GDTrH; date 2020-12-18; issuer Bộ Y tế"}));
    EXPECT_EQ(describe("Các khoa báo cáo sự cố theo Thông tư\n43/2018/TT-BYT; hội chẩn hằng tuần."),
              lines({"numbered; Thông tư\n43/2018/TT-BYT; Thông tư; 43/2018/TT-BYT"}));
    for (const std::string_view text :
         {"Thực hiện Nghị\nquyết số 25-NQ/TW của Trung ương.", "Thực hiện Nghị quyết\nsố 25-NQ/TW của Trung ương.",
          "Thực hiện Nghị quyết số\n25-NQ/TW của Trung ương."}) {
        const Read found = read(text);
        ASSERT_EQ(found.citations.items.size(), 1U) << text;
        EXPECT_EQ(found.citations.items[0].notation, "25-NQ/TW") << text;
        EXPECT_EQ(found.citations.items[0].type, "Nghị quyết") << text;
    }
}

// ---- Where else fields stand --------------------------------------------------------------------------------------

TEST(Fields, DateAndIssuerMayComeFirst) {
    expect_forms({
        {"Ngày 04/7/2025, Bộ Chính trị ban hành Kết luận số 174-KL/TW.",
         {"numbered; Kết luận số 174-KL/TW; Kết luận; 174-KL/TW; date 2025-07-04; issuer Bộ Chính trị"}},
        {"Ngày 12 tháng 3 năm 2019, Ban Bí thư đã ban hành Chỉ thị số 33-CT/TW.",
         {"numbered; Chỉ thị số 33-CT/TW; Chỉ thị; 33-CT/TW; date 2019-03-12; issuer Ban Bí thư"}},
        {"UBND tỉnh ban hành Kế hoạch số 55/KH-UBND.",
         {"numbered; Kế hoạch số 55/KH-UBND; Kế hoạch; 55/KH-UBND; issuer UBND tỉnh"}},
    });
}

TEST(Fields, ADateMayStandInTheNextCellOrInBrackets) {
    expect_forms({
        {"I. KẾT QUẢ RÀ SOÁT\n1\tNghị quyết số 25-NQ/TW\t03/6/2013\tBan Dân vận",
         {"numbered; Nghị quyết số 25-NQ/TW; Nghị quyết; 25-NQ/TW; date 2013-06-03"}},
        {"| Nghị quyết số 25-NQ/TW | 03/6/2013 |",
         {"numbered; Nghị quyết số 25-NQ/TW; Nghị quyết; 25-NQ/TW; date 2013-06-03"}},
        {"Theo Nghị quyết số 25-NQ/TW (03/6/2013).",
         {"numbered; Nghị quyết số 25-NQ/TW; Nghị quyết; 25-NQ/TW; date 2013-06-03"}},
        {"Theo `Nghị quyết số 25-NQ/TW` (03/6/2013).",
         {"numbered; Nghị quyết số 25-NQ/TW; Nghị quyết; 25-NQ/TW; date 2013-06-03"}},
        {"Theo Nghị quyết số 25-NQ/TW (ban hành 03/6/2013).",
         {"numbered; Nghị quyết số 25-NQ/TW; Nghị quyết; 25-NQ/TW; date 2013-06-03"}},
        {"Theo Nghị quyết số 25-NQ/TW (ngày 03/6/2013).",
         {"numbered; Nghị quyết số 25-NQ/TW; Nghị quyết; 25-NQ/TW; date 2013-06-03"}},
    });
}

TEST(Fields, DatesAreReadInEveryWriting) {
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"ngày 03/6/2013", "2013-06-03"},         {"ngày 3-6-2013", "2013-06-03"},
        {"ngày 3.6.2013", "2013-06-03"},          {"ngày 03 tháng 6 năm 2013", "2013-06-03"},
        {"ngày 03 / 6 / 2013", "2013-06-03"},     {"tháng 6/2013", "2013-06"},
        {"tháng 6 năm 2013", "2013-06"},          {"năm 2013", "2013"},
        {"ngày 31/02/2013", "2013-02-31"},        {"ký ngày 03/6/2013", "2013-06-03"},
        {"ban hành ngày 03/6/2013", "2013-06-03"}};
    for (const auto& [written, iso] : rows) {
        const Read found = read(base::format("Theo Nghị quyết số 25-NQ/TW {} của Trung ương.", written));
        ASSERT_EQ(found.citations.items.size(), 1U) << written;
        EXPECT_EQ(found.citations.items[0].date.iso(), iso) << written;
    }
}

TEST(Fields, TermsAreReadInEveryWriting) {
    for (const std::string_view written :
         {"khóa XI", "khoá XI", "Khóa 11", "(khóa XI)", "khóa XI của Đảng", "(khoá XI)", "khóa Xl"}) {
        const Read found = read(base::format("Theo Nghị quyết số 25-NQ/TW của Ban Chấp hành Trung ương {}.", written));
        ASSERT_EQ(found.citations.items.size(), 1U) << written;
        EXPECT_EQ(found.citations.items[0].term, "XI") << written;
    }
}

TEST(Fields, TheSubjectIsTheClauseAfterAbout) {
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"Theo Nghị quyết số 25-NQ/TW về tăng cường công tác dân vận; các xã báo cáo.", "tăng cường công tác dân vận"},
        {"Theo Quyết định số 895/QĐ-TTg về việc phê duyệt quy hoạch.", "phê duyệt quy hoạch"},
        {"Theo Quyết định số 895/QĐ-TTg phê duyệt quy hoạch.", "phê duyệt quy hoạch"},
        {"Theo Công văn số 59-CV/BCĐ V/v rà soát hộ nghèo.", "rà soát hộ nghèo"},
        {"Theo Nghị quyết số 25-NQ/TW và kế hoạch của xã.", ""}};
    for (const auto& [text, subject] : rows) {
        const Read found = read(text);
        ASSERT_EQ(found.citations.items.size(), 1U) << text;
        EXPECT_EQ(found.slice(found.citations.items[0].subject), subject) << text;
    }
}

// ---- The document's own number ------------------------------------------------------------------------------------

constexpr std::string_view kHead =
    "ĐẢNG BỘ HUYỆN A\tĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ B\n*\nSố 12-KH/ĐU\nB, ngày 16 tháng 02 năm 2023\n\nKẾ "
    "HOẠCH\ncông tác dân vận năm 2023\n-----\n\n";

TEST(Self, TheHeadsNumberIsTheDocumentsOwn) {
    const Read found =
        read(base::format("{}{}", kHead, "Căn cứ Nghị quyết số 25-NQ/TW, Đảng ủy xây dựng kế hoạch như sau:"));
    ASSERT_EQ(found.citations.items.size(), 2U);
    EXPECT_TRUE(
        describe(found, found.citations.items[0]).starts_with("self; Số 12-KH/ĐU; Kế hoạch; 12-KH/ĐU; date 2023-02-16"))
        << describe(found, found.citations.items[0]);
    EXPECT_EQ(found.citations.items[1].form, Form::numbered);
}

TEST(Self, ItsRepetitionIsItselfToo) {
    const Read found = read(base::format(
        "{}{}", kHead,
        "I- MỤC ĐÍCH\n1. Làm tốt công tác.\n\nPHỤ LỤC\n(Kèm theo Kế hoạch số 12-KH/ĐU, ngày 16/02/2023)\n"));
    ASSERT_EQ(found.citations.items.size(), 2U);
    EXPECT_EQ(found.citations.items[1].form, Form::self);
}

TEST(Self, ABlankNumberIsNone) {
    EXPECT_EQ(describe("UBND XÃ B\nSố:      /KH-UBND\nB, ngày     tháng 02 năm 2023\n\nKẾ HOẠCH\nphòng cháy năm "
                       "2023\n\nI. MỤC ĐÍCH\n"),
              "");
}

}  // namespace
}  // namespace doichieu::citation

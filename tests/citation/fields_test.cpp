// What stands around a notation: date, issuer and term, as offices write them.

#include <gtest/gtest.h>

#include "citation/read.h"

namespace doichieu::citation {
namespace {

struct FieldsRow {
    std::string text;
    std::string_view fields;  ///< of the last citation: "2013-06-03; Ban Bí thư; X", empty where it states none
};

std::string fields_of_last(std::string_view text) {
    const Read found = read(text);
    if (found.citations.items.empty()) return "nothing";
    const Citation& last = found.citations.items.back();
    return last.date.iso() + "; " + last.issuer + "; " + last.term;
}

void expect_fields(const std::vector<FieldsRow>& rows) {
    for (const FieldsRow& row : rows) EXPECT_EQ(fields_of_last(row.text), row.fields) << row.text;
}

TEST(Fields, DatesAsTheyAreTyped) {
    expect_fields({
        {"Theo Kế hoạch số 33-KH/TU ngày 15.3.2022.", "2022-03-15; ; "},
        {"Theo Kế hoạch số 33-KH/TU ngày 15/3/22 của Tỉnh ủy.", "2022-03-15; Tỉnh ủy; "},
        {"Theo Quyết định số 34-QĐ/TU ngày 15/3/98 của Tỉnh ủy.", "1998-03-15; Tỉnh ủy; "},
        {"Theo Nghị quyết số 06-NQ/TW, ngày 24-01-2022, của Bộ Chính trị.", "2022-01-24; Bộ Chính trị; "},
        {"Theo Chỉ thị số 45/CT-TTg (ngày 28/12/2024) của Thủ tướng Chính phủ.", "2024-12-28; Thủ tướng Chính phủ; "},
        {"Theo Hướng dẫn số 26-HD/BTCTW 18/10/2024 của Ban Tổ chức Trung ương.",
         "2024-10-18; Ban Tổ chức Trung ương; "},
        {"Theo Nghị quyết 68 của Bộ Chính trị ra ngày 4/5/2025.", "2025-05-04; Bộ Chính trị; "},
        {"Theo Thông tư số 02/2020/TT-TANDTC, Thông tư số 03/2020/TT-TANDTC cùng ngày 16-11-2020 của Tòa án nhân dân "
         "tối cao.",
         "2020-11-16; Tòa án nhân dân tối cao; "},
        {"Giám sát theo Quyết định số 217-QĐ/TW; góp ý theo Quyết định số 218-QĐ/TW cùng ngày 12/12/2013.",
         "2013-12-12; ; "},
        {"Theo Nghị định số 37/2007/NĐ-CP ngàỵ 09 tháng 3 nãm 2007 của Chính phủ.", "2007-03-09; Chính phủ; "},
        {"Theo Nghị định số 37/2007/NĐ-CP ngay 09 thang 3 nam 2007 của Chính phủ.", "2007-03-09; Chính phủ; "},
        {"Trong đó, Ban Thường vụ Huyện ủy ban hành: Kế hoạch số 187-KH/HU, ngày 15/01/2020.",
         "2020-01-15; Ban Thường vụ Huyện ủy; "},
        {"Theo Quy chế số 5423/QCPH-BHXH-TCT của Bảo hiểm xã hội Việt Nam và Tổng cục Thuế.",
         "; Bảo hiểm xã hội Việt Nam và Tổng cục Thuế; "},
        {"Theo Kế hoạch số 58-KH/TU do Tỉnh ủy ban hành.", "; Tỉnh ủy; "},
        {"Theo Kế hoạch số 58-KH/TU do Tỉnh ủy đã ban hành.", "; Tỉnh ủy; "},
        {"Việc thuộc Kế hoạch số 58-KH/TU do Tỉnh ủy tổng hợp.", "; ; "},
        {"Theo Nghị quyết số 66.11/2025/NQ-CP, 66.15/2026/NQ-CP.", "; ; "},  // no date: the next notation
        {"Luật Đất đai, ngày 01/8/2024 có hiệu lực thi hành.", "; ; "},
        {"Theo Quyết định số 342-QĐ/TW (28/12/2010 của Bộ Chính trị).", "2010-12-28; Bộ Chính trị; "},
        {"Khi Nghị định số 168/2024/NĐ-CP ngày 26/12/2024 có hiệu lực.", "2024-12-26; ; "},
    });
}

TEST(Fields, DatesThatOcrMisread) {
    expect_fields({
        {"Theo Kết luận số 45-KL/TW, ngày 17/l1/2022 của Bộ Chính trị.", "2022-11-17; Bộ Chính trị; "},
        {"Theo Kế hoạch số 92/KH-UBND ngày 22 tháng 8 năm 2O24 của Ủy ban nhân dân tỉnh.",
         "2024-08-22; Ủy ban nhân dân tỉnh; "},
        {"Theo Quy định số 90-QĐ/TW, ngay 04/8/2017 của Bộ Chính trị.", "2017-08-04; Bộ Chính trị; "},
    });
}

TEST(Fields, ADateThatIsNotWholeHidesNothing) {
    expect_fields({
        {"Theo Kết luận số 79-KL/TW ngày 25/5 của Bộ Chính trị.", "; Bộ Chính trị; "},
        {"Theo Quyết định số 120/QĐ-UBND ngày …/5/2024 của UBND huyện.", "; UBND huyện; "},
        {"Theo Quyết định số 120/QĐ-UBND ngày ... tháng 5 của UBND huyện.", "; UBND huyện; "},
    });
}

TEST(Fields, TheNextCellIsADateOnlyInATableOfInstruments) {
    expect_fields({
        {"| 25-NQ/TW | 03/6/2013 | Trung ương |", "2013-06-03; Trung ương; "},
        {"| 2 | Chuyển đổi số theo Nghị quyết số 57-NQ/TW của Bộ Chính trị | Tháng 12/2026 | Văn phòng |",
         "; Bộ Chính trị; "},
        {"| 3 | Học tập theo Chỉ thị số 07-CT/TW | 30/9/2026 | Đảng ủy |", "; ; "},
        // A row of tasks: who is in charge, and by when.
        {"| 4 | Rà soát quy hoạch | Luật Quy hoạch | Sở Tài chính | 30/9/2026 |", "; ; "},
        {"| 5 | Tiếp công dân | Kế hoạch số 12/KH-UBND | Phòng Nội vụ | 30/9/2026 |", "; ; "},
        {"| 6 | Kế hoạch số 12/KH-UBND | UBND huyện | 30/9/2025 |", "2025-09-30; UBND huyện; "},
    });
}

TEST(Fields, TheHeadOfAColumnTellsWhatItsCellsAreAbout) {
    const auto in_table = [](std::string_view rows) {
        return fields_of_last("Thực hiện nhiệm vụ năm 2026, các đơn vị làm theo bảng sau đây.\n\n" + std::string(rows));
    };
    EXPECT_EQ(in_table("| Văn bản | Ngày có hiệu lực |\n| --- | --- |\n| Nghị định số 168/2024/NĐ-CP | 01/01/2025 |"),
              "; ; ");
    EXPECT_EQ(in_table("| Văn bản | Ngày ban hành |\n| --- | --- |\n| Nghị định số 168/2024/NĐ-CP | 26/12/2024 |"),
              "2024-12-26; ; ");
    EXPECT_EQ(in_table("Văn bản\tCơ quan chủ trì\tThời hạn\nKế hoạch số 11/KH-UBND\tUBND xã\t15/9/2026\n"
                       "Kế hoạch số 12/KH-UBND\tUBND xã\t30/9/2026"),
              "; ; ");
    EXPECT_EQ(in_table("Văn bản\tCơ quan\tNgày\nKế hoạch số 12/KH-UBND\tUBND xã\t30/9/2025"), "2025-09-30; UBND xã; ");
}

TEST(Fields, ACellOfItsRowNamesTheIssuer) {
    expect_fields({
        {"1\t35-NQ/TW\t22/10/2018\tTăng cường bảo vệ nền tảng tư tưởng\tBộ Chính trị", "2018-10-22; Bộ Chính trị; "},
        {"| 2 | 156-KH/TU | 03/6/2019 | BTV Tỉnh ủy | Thực hiện nghị quyết |", "2019-06-03; BTV Tỉnh ủy; "},
        {"| 3 | UBND tỉnh | 12/2020/QĐ-UBND | 03/6/2020 | Quy định đơn giá |", "2020-06-03; UBND tỉnh; "},
        {"| 4 | 85-QĐ/TW | Ban Bí thư | 07/10/2022 | Về thông tin |", "2022-10-07; Ban Bí thư; "},
        {"7\t02/2012/QĐ-UBND\t15/02/2012\tBan hành Quy chế\tUBND huyện\tHết thời hạn", "2012-02-15; UBND huyện; "},
        // The unit in charge of a task.
        {"| 5 | 24/2021/QĐ-TTg | 16/7/2021 | Rà soát hộ nghèo | Phòng Kinh tế |", "2021-07-16; ; "},
        {"| 6 | 35-NQ/TW | 22/10/2018 | Học tập | Đảng ủy xã |", "2018-10-22; ; "},
    });
}

TEST(Fields, TheSubjectOfASentenceIssuedAllThatItLists) {
    const std::string list = "UBND xã đã ban hành Kế hoạch số 14/KH-UBND ngày 22/01/2025 về chuyển đổi số; ";
    expect_fields({
        {list + "Kế hoạch số 19/KH-UBND ngày 02/02/2025 về cải cách hành chính.", "2025-02-02; UBND xã; "},
        {list + "Kế hoạch số 19/KH-UBND về cải cách và Quyết định số 31/QĐ-UBND ngày 03/02/2025.",
         "2025-02-03; UBND xã; "},
        // Another sentence, another body's symbol, another verb.
        {list + "đạt kết quả. Kế hoạch số 19/KH-UBND ngày 02/02/2025 đã xong.", "2025-02-02; ; "},
        {list + "Kế hoạch số 19-KH/ĐU ngày 02/02/2025.", "2025-02-02; ; "},
        {list + "triển khai thực hiện Kế hoạch số 19/KH-UBND ngày 02/02/2025.", "2025-02-02; ; "},
    });
}

TEST(Fields, Issuers) {
    expect_fields({
        {"Theo Kế hoạch số 18/KH-BCĐ của Ban Chỉ đạo các chương trình mục tiêu quốc gia huyện.",
         "; Ban Chỉ đạo các chương trình mục tiêu quốc gia huyện; "},
        {"Theo Kế hoạch số 18-KH/BCĐ của Ban Chỉ đạo 35 Tỉnh ủy về đấu tranh phản bác.", "; Ban Chỉ đạo 35 Tỉnh ủy; "},
        {"Theo Quyết định số 07/QĐ-TTT ngày 26/02/2018 của Chánh Thanh tra tỉnh.",
         "2018-02-26; Chánh Thanh tra tỉnh; "},
        {"Theo Mệnh lệnh số 05/ML-BCH của Chỉ huy trưởng Bộ CHQS tỉnh.", "; Chỉ huy trưởng Bộ CHQS tỉnh; "},
        {"Theo Quyết định số 12/QĐ-LM của Liên minh Hợp tác xã tỉnh.", "; Liên minh Hợp tác xã tỉnh; "},
        {"Theo Quyết định số 12/QĐ-X của Chỉ thị.", "; ; "},
        {"Theo Thông báo số 45-TB/VPTU của Văn phòng Tỉnh ủy thông báo ý kiến.", "; Văn phòng Tỉnh ủy; "},
        {"Theo Nghị quyết số 01/NQ-HĐQT của Hội đồng quản trị Công ty cổ phần Cấp nước.",
         "; Hội đồng quản trị Công ty cổ phần Cấp nước; "},
        {"Theo Công văn số 12/SVHTTDL-QLDL của Sở Văn hóa, Thể thao và Du lịch về du lịch.",
         "; Sở Văn hóa, Thể thao và Du lịch; "},
        {"Theo Kết luận số 21-KL/TW của Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XIII về xây dựng Đảng.",
         "; Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng; XIII"},
        {"Theo Công văn số 12/SGDĐT-VP của sở GD&ĐT.", "; sở GD&ĐT; "},
        {"Theo Kết luận số 05-KL/HCCB của hội cấp trên.", "; hội cấp trên; "},
        {"Theo Kế hoạch số 12/KH-UBND của tỉnh về chuyển đổi số.", "; tỉnh; "},
        {"Ban Chỉ đạo Chỉ thị 05 của xã họp.", "; ; "},  // the board is the commune's
        {"Theo Thông tư liên tịch số 05/2015/TTLT-BTP-BNV của Bộ Tư pháp và Bộ Nội vụ hướng dẫn chức năng.",
         "; Bộ Tư pháp và Bộ Nội vụ; "},
        {"Theo Hướng dẫn liên tịch số 01/HDLT-SNV-STC của Sở Nội vụ và Sở Tài chính.", "; Sở Nội vụ và Sở Tài chính; "},
        {"Theo Công văn số 12/BNV-TCBC của Bộ Nội vụ, Sở Nội vụ triển khai.", "; Bộ Nội vụ; "},
        {"Theo Thông tư số 05/2018/TT-BNNPTNT của Bộ trưởng Bộ Nông nghiệp và Phát triển nông thôn quy định chi tiết.",
         "; Bộ trưởng Bộ Nông nghiệp và Phát triển nông thôn; "},
        {"Theo Thông tư số 01/2018/TT-VPCP của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn nghiệp vụ.",
         "; Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ; "},
        {"Theo Nghị quyết số 88-NQ/ĐU của Đảng ủy Quân khu 5 và Mệnh lệnh.", "; Đảng ủy Quân khu 5; "},
        {"Theo Kế hoạch số 88/KH-UBND của Ủy ban nhân dân Quận 12 về thi đua.", "; Ủy ban nhân dân Quận 12; "},
        {"Theo Quyết định số 388/QĐ-EVN của Tập đoàn Điện lực Việt Nam về giao kế hoạch.",
         "; Tập đoàn Điện lực Việt Nam; "},
        {"Theo Quy chế làm việc số 02-QC/ĐU của Ban Chấp hành Đảng bộ Tổng công ty về lề lối.",
         "; Ban Chấp hành Đảng bộ Tổng công ty; "},
        {"Theo Hướng dẫn số 02-HD/UBKTTW của UBKTTW còn lúng túng.", "; UBKTTW; "},
        {"Theo Quyết định số 645/QĐ-UBND của Chủ tịch UBND xã V/v phê duyệt báo cáo.", "; Chủ tịch UBND xã; "},
        {"Nghị quyết số 05/2012/NQ-HĐTP của Hội đồng Thẩm phán Tòa án nhân dân tối cao hết hiệu lực kể từ nay.",
         "; Hội đồng Thẩm phán Tòa án nhân dân tối cao; "},
        {"Theo Hướng dẫn 12-HD/ĐU của Đảng ủy Tổng công ty Cảng hàng không.",
         "; Đảng ủy Tổng công ty Cảng hàng không; "},
        {"Theo Kế hoạch số 02-KH/BCĐTW của Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ, đổi mới sáng tạo "
         "và "
         "chuyển đổi số về hành động chiến lược.",
         "; Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số; "},
        {"Theo Kế hoạch số 02-KH/BCĐ của Ban Chỉ đạo huyện về phòng, chống dịch bệnh.", "; Ban Chỉ đạo huyện; "},
    });
}

TEST(Fields, IssuersWithoutTheirPreposition) {
    expect_fields({
        {"Theo Kết luận số 61-KL/TW, Ban Bí thư khóa X.", "; Ban Bí thư; X"},
        {"Theo Chỉ thị 35-CT/TW ngày 14/6/2024 Bộ Chính trị về đại hội đảng bộ các cấp.", "2024-06-14; Bộ Chính trị; "},
        // The one that acts here.
        {"Thực hiện Kế hoạch số 12-KH/TU, Ban Thường vụ Huyện ủy yêu cầu các xã báo cáo.", "; ; "},
        {"Thực hiện Kế hoạch số 12-KH/TU, Ban Chấp hành Đảng bộ huyện khóa XX yêu cầu các xã báo cáo.", "; ; "},
    });
}

TEST(Fields, WhatStandsBeforeTheVerb) {
    expect_fields({
        {"Ngày 22/12/2024, Bộ Chính trị đã ban hành Nghị quyết số 57-NQ/TW.", "2024-12-22; Bộ Chính trị; "},
        {"Chính phủ vừa ban hành Nghị định 168/2024/NĐ-CP.", "; Chính phủ; "},
        {"Ban Chấp hành Trung ương Đảng (khóa XII) đã ban hành Nghị quyết số 18-NQ/TW ngày 25/10/2017.",
         "2017-10-25; Ban Chấp hành Trung ương Đảng; XII"},
        {"Tiếp đó, ngày 04/5/2025, ban hành Nghị quyết số 68-NQ/TW.", "2025-05-04; ; "},
        {"Năm 2022 Ban Thường vụ Tỉnh ủy ban hành Kế hoạch số 12-KH/TU.", "; Ban Thường vụ Tỉnh ủy; "},
        {"Hội nghị lần thứ 11 Ban Chấp hành Trung ương khóa XIII thông qua Nghị quyết số 60-NQ/TW.",
         "; Hội nghị lần thứ 11 Ban Chấp hành Trung ương; XIII"},
        {"Theo Nghị quyết số 20-NQ/TW của Hội nghị lân thứ sáu BCH Trung ương Đảng khoá X.",
         "; Hội nghị lân thứ sáu BCH Trung ương Đảng; X"},
        {"Theo Công văn số 56/LĐTBXH của Phòng LĐTBXH huyện Yên Thái hỏi thủ tục.", "; Phòng LĐTBXH huyện Yên Thái; "},
        {"Ngày 29/6/2024, tại kỳ họp thứ 7, Quốc hội khóa XV đã thông qua Luật số 43/2024/QH15.",
         "2024-06-29; Quốc hội; XV"},
    });
}

TEST(Fields, TheLinesOfATitleAreOneText) {
    expect_fields({
        {"TỈNH ỦY THANH LÂM\n*\nSố 118-KH/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nThanh Lâm, ngày 14 tháng 6 năm 2023\n\nKẾ "
         "HOẠCH\nthực hiện Nghị quyết số 24-NQ/TW, ngày 16/11/2022\ncủa Ban Chấp hành Trung ương Đảng khóa XIII\nvề "
         "chính sách xã hội\n-----\n",
         "2022-11-16; Ban Chấp hành Trung ương Đảng; XIII"},
    });
}

TEST(Fields, SaidOnceForAList) {
    const Read found =
        read("Theo các Quyết định số 1600/QĐ-TTg ngày 16/8/2016, 1980/QĐ-TTg ngày 17/10/2016 của Thủ tướng Chính phủ.");
    ASSERT_EQ(found.citations.items.size(), 2U);
    EXPECT_EQ(found.citations.items[0].issuer, "Thủ tướng Chính phủ");
    EXPECT_EQ(found.citations.items[0].date.iso(), "2016-08-16");

    const auto first = [](std::string_view text) {
        const Read one = read(text);
        return one.citations.items.at(0).date.iso() + "; " + one.citations.items.at(0).issuer;
    };
    EXPECT_EQ(first("Theo Nghị định 34/2016/NĐ-CP và Nghị định số 154/2020/NĐ-CP ngày 31/12/2020 của Chính phủ."),
              "; Chính phủ")
        << "of another year";
    EXPECT_EQ(
        first("Theo Thông tư số 02/2020/TT-BTC, Thông tư số 03/2020/TT-BTC cùng ngày 16/11/2020 của Bộ Tài chính."),
        "2020-11-16; Bộ Tài chính");
    EXPECT_EQ(first("Theo Nghị quyết số 71-NQ/TW và Nghị quyết số 72-NQ/TW, ngày 09/9/2025 của Bộ Chính trị."),
              "; Bộ Chính trị")
        << "the registry dates it otherwise";
    EXPECT_EQ(first("Theo Quyết định số 217-QĐ/TW và Quyết định số 218-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị."),
              "2013-12-12; Bộ Chính trị");
    const Read same_day = read("Theo Chỉ thị số 40/CT-BGDĐT ngày 22/7/2008 và Kế hoạch số 307/KH-BGDĐT cùng ngày.");
    EXPECT_EQ(same_day.citations.items.at(1).date.iso(), "2008-07-22");
    const Read amended = read(
        "Nghị quyết số 203/2025/QH15 ngày 16/6/2025 sửa đổi, bổ sung một số điều của Hiến pháp và Luật Tổ chức chính "
        "quyền "
        "địa phương cùng ngày.");
    EXPECT_EQ(amended.citations.items.at(2).date.iso(), "2025-06-16");
    const Read other_sentence =
        read("Luật Cán bộ, công chức ngày 13/11/2008. Sửa đổi Hiến pháp và Luật Tổ chức Chính phủ cùng ngày.");
    EXPECT_EQ(other_sentence.citations.items.back().date.iso(), "");
}

}  // namespace
}  // namespace doichieu::citation

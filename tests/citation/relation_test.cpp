// How a mention is cited: the governing words, and the citation that holds it.

#include <gtest/gtest.h>

#include "citation/cues.h"
#include "citation/read.h"

namespace doichieu::citation {
namespace {

/// "implements 25-NQ/TW | continues 29-CT/TU < 1364-KL/TU": the relation, what is cited, and who cites it.
std::string relations(std::string_view text) {
    const Read found = read(text);
    std::string out;
    const auto name = [&](const Citation& citation) {
        return citation.notation.empty() ? found.slice(citation.raw) : citation.notation;
    };
    for (const Citation& citation : found.citations.items) {
        if (!out.empty()) out += " | ";
        out += std::string(legal::to_string(citation.relation)) + " " + name(citation);
        if (citation.cited_by >= 0)
            out += " < " + name(found.citations.items[static_cast<std::size_t>(citation.cited_by)]);
    }
    return out;
}

struct RelationRow {
    std::string_view text;
    std::string_view relations;
};

void expect_relation(const std::vector<RelationRow>& rows) {
    for (const RelationRow& row : rows) EXPECT_EQ(relations(row.text), row.relations) << row.text;
}

TEST(Relation, GoesOnBehindAName) {
    expect_relation({
        {"Căn cứ Thông tư số 27/2020/TT-BGDĐT ban hành Quy định đánh giá học sinh (sau đây gọi tắt là Thông tư 27) và "
         "Quyết "
         "định số 2159/QĐ-UBND, Phòng hướng dẫn như sau.",
         "based_on 27/2020/TT-BGDĐT | mentions 27 | based_on 2159/QĐ-UBND"},
        {"Thực hiện Kế hoạch số 12-KH/TU về tổng kết công tác dân vận (sau đây viết tắt là Kế hoạch), Chỉ thị số "
         "18-CT/TW.",
         "implements 12-KH/TU | implements 18-CT/TW"},
    });
}

TEST(Relation, IsToldByTheGoverningWords) {
    expect_relation({
        {"Căn cứ Nghị quyết số 25-NQ/TW, xã ban hành kế hoạch.", "based_on 25-NQ/TW"},
        {"Trên cơ sở Hướng dẫn số 04-HD/TU, xã xây dựng kế hoạch.", "based_on 04-HD/TU"},
        {"Thực hiện Nghị quyết số 25-NQ/TW, xã làm tốt.", "implements 25-NQ/TW"},
        {"Các chi bộ triển khai, thực hiện Nghị quyết số 25-NQ/TW.", "implements 25-NQ/TW"},
        {"Quán triệt Nghị quyết số 25-NQ/TW đến đảng viên.", "implements 25-NQ/TW"},
        {"Cụ thể hóa Nghị quyết số 25-NQ/TW.", "implements 25-NQ/TW"},
        {"Làm theo Nghị quyết số 25-NQ/TW.", "implements 25-NQ/TW"},
        {"Theo quy định tại Nghị định số 30/2020/NĐ-CP.", "implements 30/2020/NĐ-CP"},
        {"Tiếp tục thực hiện Nghị quyết số 25-NQ/TW trong năm.", "implements 25-NQ/TW"},
        {"Sơ kết 10 năm thực hiện Nghị quyết số 25-NQ/TW.", "reviews 25-NQ/TW"},
        {"Tổng kết 03 năm thực hiện Nghị quyết số 129-NQ/TU.", "reviews 129-NQ/TU"},
        {"Đánh giá kết quả thực hiện Nghị quyết số 25-NQ/TW.", "reviews 25-NQ/TW"},
        {"Hướng dẫn thực hiện Nghị quyết số 25-NQ/TW.", "guides 25-NQ/TW"},
        {"Nghị định này quy định chi tiết Luật Đất đai.", "details Luật Đất đai"},
        {"Quy định chi tiết và hướng dẫn thi hành Luật Đất đai.", "details Luật Đất đai"},
        {"Quy chế ban hành kèm theo Quyết định số 593-QĐ/TU.", "promulgates 593-QĐ/TU"},
        {"Sửa đổi, bổ sung một số điều của Nghị định số 30/2020/NĐ-CP.", "amends 30/2020/NĐ-CP"},
        {"Bổ sung Quy định số 37-QĐ/TW.", "supplements 37-QĐ/TW"},
        {"Quy định này thay thế Quy định số 66-QĐ/TW.", "replaces 66-QĐ/TW"},
        {"Bãi bỏ khoản 2 Điều 1 của Thông tư số 18/2025/TT-BCT.", "repeals 18/2025/TT-BCT"},
        {"Ban Chỉ đạo thực hiện Kết luận số 61-KL/TW họp.", "mentions 61-KL/TW"},
        {"Nghe trình bày tại Tờ trình số 41/TTr-BXD.", "mentions 41/TTr-BXD"},
        {"Ban Chấp hành Trung ương thông qua Nghị quyết số 60-NQ/TW.", "mentions 60-NQ/TW"},
        {"Hướng dẫn này thay thế các nội dung khác tại Hướng dẫn số 16-HD/BTCTU.", "replaces 16-HD/BTCTU"},
        {"Trung ương tổng kết Nghị quyết số 18-NQ/TW, ban hành Kết luận số 121-KL/TW.",
         "reviews 18-NQ/TW | mentions 121-KL/TW"},
    });
}

TEST(Relation, EveryRowOfTheTableHoldsInItsExample) {
    const std::vector<CueRow> rows = cue_rows();
    ASSERT_GT(rows.size(), 60U);
    for (const CueRow& row : rows) {
        EXPECT_TRUE(legal::parse_relation(row.relation)) << row.words;
        const Read found = read(row.example);
        ASSERT_FALSE(found.citations.items.empty()) << row.example;
        const Citation& last = found.citations.items.back();
        EXPECT_EQ(legal::to_string(last.relation), row.relation) << row.words << ": " << row.example;
    }
}

TEST(Relation, OfAReview) {
    expect_relation({
        {"Báo cáo kết quả 02 năm thực hiện Nghị quyết số 19-NQ/HU.", "reviews 19-NQ/HU"},
        {"Hội nghị tổng kết một năm thực hiện Chỉ thị số 27-CT/TW.", "reviews 27-CT/TW"},
        {"Kiểm điểm 01 năm thực hiện Kế hoạch số 02/KH-UBND.", "reviews 02/KH-UBND"},
        {"Tổng kết việc lãnh đạo, chỉ đạo, tổ chức thực hiện Nghị quyết số 10-NQ/TU.", "reviews 10-NQ/TU"},
        {"Tông kết 10 năm thưc hiện Nghị quyết số 10-NQ/TU.", "reviews 10-NQ/TU"},  // OCR lost marks
        {"Kết quả 10 năm thực hiện Nghị quyết số 26-NQ/TW.", "reviews 26-NQ/TW"},
        {"Huyện báo cáo (Báo cáo số 12-BC/HU) về kết quả 03 năm triển khai thực hiện Nghị quyết số 05-NQ/TU và tình "
         "hình "
         "thực hiện Kết luận số 121-KL/TU.",
         "mentions 12-BC/HU | reviews 05-NQ/TU | reviews 121-KL/TU"},
        {"Qua 05 năm thực hiện Chỉ thị số 03-CT/TW, kết quả tốt.", "implements 03-CT/TW"},
        {"Đánh giá công chức theo Nghị định số 335/2025/NĐ-CP.", "implements 335/2025/NĐ-CP"},
    });
}

TEST(Relation, WhatIsDeniedOrActsOnSomethingElse) {
    expect_relation({
        {"Xã không áp dụng Hướng dẫn số 15/HD-STC.", "mentions 15/HD-STC"},
        {"Huyện chưa sửa đổi Quyết định số 87-QĐ/TU.", "mentions 87-QĐ/TU"},
        {"Việc này không thay thế Quyết định số 87-QĐ/TU.", "mentions 87-QĐ/TU"},
        {"Đề nghị bổ sung kinh phí cho Đề án số 03/ĐA-UBND.", "mentions 03/ĐA-UBND"},
        {"Bãi bỏ những quy định trái với Luật Đất đai.", "mentions Luật Đất đai"},
        {"Bổ sung đối tượng vào Quy định số 98-QĐ/TW.", "supplements 98-QĐ/TW"},
        {"Sửa đổi, bổ sung một số nội dung tại Quyết định số 22/QĐ-UBND.", "amends 22/QĐ-UBND"},
    });
}

TEST(Relation, OfAPlace) {
    expect_relation({
        {"Thực hiện nhiệm vụ được giao tại Nghị quyết số 76/NQ-CP.", "implements 76/NQ-CP"},
        {"Theo hướng dẫn tại Công văn số 88/BNV-CCVC.", "implements 88/BNV-CCVC"},
        {"Theo chỉ đạo của Thủ tướng Chính phủ tại Công điện số 10/CĐ-TTg.", "implements 10/CĐ-TTg"},
        {"Theo đề nghị của Sở Nội vụ tại Tờ trình số 51/TTr-SNV.", "mentions 51/TTr-SNV"},
        {"Đối tượng quy định tại Điều 2 Nghị định số 178/2024/NĐ-CP được hưởng.", "mentions 178/2024/NĐ-CP"},
    });
}

TEST(Relation, EndsWithItsClause) {
    expect_relation({
        {"Xây dựng kế hoạch theo Công văn số 12/SGDĐT-VP; các trường lưu ý mẫu của Công văn số 13/SGDĐT-VP.",
         "implements 12/SGDĐT-VP | mentions 13/SGDĐT-VP"},
        {"Thực hiện Nghị quyết số 10-NQ/TU; trọng tâm là Chỉ thị số 11-CT/TU.",
         "implements 10-NQ/TU | implements 11-CT/TU"},
        // A label names a task in a paper of a type, in notes and summaries only what follows.
        {"KẾ HOẠCH\ncải cách hành chính năm 2026\n\n- Tổ chức bộ máy: Nghị định số 150/2025/NĐ-CP.",
         "implements 150/2025/NĐ-CP"},
        {"BIÊN BẢN\nhọp giao ban\n\n- Tổ chức bộ máy: Nghị định số 150/2025/NĐ-CP.", "mentions 150/2025/NĐ-CP"},
        {"- Tổ chức bộ máy: Nghị định số 150/2025/NĐ-CP.", "mentions 150/2025/NĐ-CP"},
        {"II. NHIỆM VỤ TRỌNG TÂM\n1. Tổ chức bộ máy: Nghị định số 150/2025/NĐ-CP.", "implements 150/2025/NĐ-CP"},
        // What is said against the one before has its own say.
        {"Không ban hành văn bản thay thế Quy chế 02-QC/ĐU, ngày 03/9/2015 về tài chính, mặc dù đã có Kết luận số "
         "44-KL/HU.",
         "replaces 02-QC/ĐU | mentions 44-KL/HU"},
        {"Tính theo Quyết định số 58/2012/QĐ-UBND trong khi Quyết định số 62/2014/QĐ-UBND đã ban hành.",
         "implements 58/2012/QĐ-UBND | mentions 62/2014/QĐ-UBND"},
        // What sums up another instrument is its subject, unless the sentence goes on with it.
        {"Báo cáo số 61/BC-LĐLĐ ngày 25-5-2005 sơ kết 1 năm thực hiện Chỉ thị số 22-CT/TU.",
         "mentions 61/BC-LĐLĐ | reviews 22-CT/TU < 61/BC-LĐLĐ"},
        {"Thực hiện Kế hoạch số 12-KH/TU, tổng kết 10 năm thực hiện Chỉ thị số 22-CT/TU.",
         "implements 12-KH/TU | reviews 22-CT/TU"},
        {"Quyết định số 15/2020/QĐ-UBND tiếp tục có hiệu lực; Quyết định số 16/2020/QĐ-UBND hết hiệu lực.",
         "mentions 15/2020/QĐ-UBND | repeals 16/2020/QĐ-UBND"},
        {"Quán triệt Nghị quyết số 35-NQ/TW (sau đây gọi là Nghị quyết 35); Kế hoạch số 14-KH/TU.",
         "implements 35-NQ/TW | mentions 35 | implements 14-KH/TU"},
    });
}

TEST(Relation, ACarrierOutranksTheOuterVerb) {
    expect_relation({
        {"Hồ sơ kèm theo: Báo cáo thẩm định số 77/BC-STP.", "mentions 77/BC-STP"},
        {"Thay thế Điều 3 Quy chế ban hành kèm theo Quyết định số 10/2019/QĐ-UBND.", "promulgates 10/2019/QĐ-UBND"},
    });
}

TEST(Relation, HoldsForEveryMemberOfItsClause) {
    expect_relation({
        {"Căn cứ Nghị quyết số 25-NQ/TW; Kế hoạch số 139-KH/TU; Hướng dẫn số 04-HD/TU, xã ban hành kế hoạch.",
         "based_on 25-NQ/TW | based_on 139-KH/TU | based_on 04-HD/TU"},
        {"Thực hiện các Nghị quyết số 18, 19-NQ/TW.", "implements 18-NQ/TW | implements 19-NQ/TW"},
        {"Thực hiện Nghị quyết số 25-NQ/TW và Chỉ thị số 18-CT/TW.", "implements 25-NQ/TW | implements 18-CT/TW"},
    });
}

TEST(Relation, NestedMentionsBelongToTheirHolder) {
    expect_relation({
        {"Thực hiện Kết luận số 43-KL/TW, ngày 07/01/2019 của Ban Bí thư về tiếp tục thực hiện Nghị quyết số 25-NQ/TW.",
         "implements 43-KL/TW | continues 25-NQ/TW < 43-KL/TW"},
        {"Thực hiện Kết luận số 1364-KL/TU của Ban Thường vụ Tỉnh ủy về tiếp tục thực hiện Chỉ thị số 29-CT/TU gắn với "
         "việc thực hiện "
         "Kết luận số 65-KL/TW.",
         "implements 1364-KL/TU | continues 29-CT/TU < 1364-KL/TU | implements 65-KL/TW < 1364-KL/TU"},
        {"Theo Nghị định số 187/2025/NĐ-CP sửa đổi, bổ sung Nghị định số 78/2025/NĐ-CP.",
         "implements 187/2025/NĐ-CP | amends 78/2025/NĐ-CP < 187/2025/NĐ-CP"},
        {"Theo Quy định số 399-QĐ/TW thay thế Quy định số 66-QĐ/TW.",
         "implements 399-QĐ/TW | replaces 66-QĐ/TW < 399-QĐ/TW"},
        {"Theo Quyết định số 1980/QĐ-TTg (thay Quyết định 491/QĐ-TTg và Quyết định 342/QĐ-TTg).",
         "implements 1980/QĐ-TTg | replaces 491/QĐ-TTg < 1980/QĐ-TTg | replaces 342/QĐ-TTg < 1980/QĐ-TTg"},
        {"Thực hiện Kết luận số 91-KL/TW của Bộ Chính trị tiếp tục thực hiện Nghị quyết số 29-NQ/TW.",
         "implements 91-KL/TW | continues 29-NQ/TW < 91-KL/TW"},
        {"Thực hiện Kế hoạch số 91-KH/TU của Tỉnh ủy, tiếp tục thực hiện Nghị quyết số 29-NQ/TW.",
         "implements 91-KH/TU | implements 29-NQ/TW"},
        {"Thực hiện Kế hoạch số 15-KH/TU của Tỉnh ủy về việc thực hiện Nghị quyết số 12-NQ/TW về tiếp tục thực hiện "
         "Kết luận "
         "số 65-KL/TW và Kết luận số 66-KL/TW; Chỉ thị số 29-CT/TU.",
         "implements 15-KH/TU | implements 12-NQ/TW < 15-KH/TU | continues 65-KL/TW < 12-NQ/TW | "
         "continues 66-KL/TW < 12-NQ/TW | implements 29-CT/TU"},
        {"LUẬT SỐ 43/2024/QH15 SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT ĐẤT ĐAI SỐ 31/2024/QH15, LUẬT NHÀ Ở SỐ "
         "27/2023/QH15",
         "mentions 43/2024/QH15 | amends 31/2024/QH15 < 43/2024/QH15 | amends 27/2023/QH15 < 43/2024/QH15"},
    });
}

TEST(Relation, ThePassiveTurnsItRound) {
    expect_relation({
        {"Căn cứ Nghị định số 78/2025/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 187/2025/NĐ-CP;",
         "based_on 78/2025/NĐ-CP | amends 187/2025/NĐ-CP < 78/2025/NĐ-CP"},
        {"Căn cứ Nghị định số 78/2025/NĐ-CP đã được sửa đổi tại Nghị định số 187/2025/NĐ-CP;",
         "based_on 78/2025/NĐ-CP | amends 187/2025/NĐ-CP < 78/2025/NĐ-CP"},
        {"Căn cứ Nghị định số 43/2014/NĐ-CP đã được sửa đổi, bổ sung tại Nghị định số 01/2017/NĐ-CP ngày 06/01/2017, "
         "Nghị "
         "định số 148/2020/NĐ-CP và Nghị định số 10/2023/NĐ-CP;",
         "based_on 43/2014/NĐ-CP | amends 01/2017/NĐ-CP < 43/2014/NĐ-CP | amends 148/2020/NĐ-CP < 43/2014/NĐ-CP | "
         "amends "
         "10/2023/NĐ-CP < 43/2014/NĐ-CP"},
        {"Căn cứ Nghị định số 78/2025/NĐ-CP quy định chi tiết một số điều và biện pháp để tổ chức, hướng dẫn thi hành "
         "Luật Ban "
         "hành văn bản quy phạm pháp luật được sửa đổi, bổ sung bởi Nghị định số 187/2025/NĐ-CP;",
         "based_on 78/2025/NĐ-CP | details Luật Ban hành văn bản quy phạm pháp luật < 78/2025/NĐ-CP | amends "
         "187/2025/NĐ-CP < 78/2025/NĐ-CP"},
        {"Áp dụng Bộ luật Hình sự năm 1999 (sửa đổi, bổ sung theo Luật số 37/2009/QH12).",
         "implements Bộ luật Hình sự | amends 37/2009/QH12 < Bộ luật Hình sự"},
        {"Quyết định 07/2008/QĐ-VKSTC nay được thay bằng Quyết định 567/QĐ-VKSTC.",
         "mentions 07/2008/QĐ-VKSTC | replaces 567/QĐ-VKSTC < 07/2008/QĐ-VKSTC"},
        {"Áp dụng Nghị định số 24/2014/NĐ-CP (theo Nghị định số 107/2020/NĐ-CP).",
         "implements 24/2014/NĐ-CP | implements 107/2020/NĐ-CP"},
        {"Thi hành Luật Bảo hiểm y tế (đã được sửa đổi bởi Luật số 46/2014/QH13), Luật Người cao tuổi.",
         "implements Luật Bảo hiểm y tế | amends 46/2014/QH13 < Luật Bảo hiểm y tế | implements Luật Người cao tuổi"},
    });
}

TEST(Relation, StaysInItsBracketAndItsCell) {
    expect_relation({
        {"Qua 10 năm thực hiện Cương lĩnh (bổ sung, phát triển năm 2011), Nghị quyết số 48-NQ/TW, cả nước tiến bộ.",
         "implements 48-NQ/TW"},
        {"| 2 | Sửa đổi Quyết định số 15/2022/QĐ-UBND | Luật Đất đai | Sở Y tế |",
         "amends 15/2022/QĐ-UBND | mentions Luật Đất đai"},
        {"2\tKiểm tra thu, chi theo Quyết định số 12/QĐ-UBND\tNghị định số 191/2013/NĐ-CP\tUBKT",
         "implements 12/QĐ-UBND | mentions 191/2013/NĐ-CP"},
        // A tab behind a bullet makes no row.
        {"1. Triển khai thực hiện các văn bản sau:\n-\tNghị quyết số 12-NQ/TU;\n2.\tBảo vệ môi trường: Chỉ thị số "
         "14-CT/TU.",
         "implements 12-NQ/TU | implements 14-CT/TU"},
        {"9\tQuyết định số 1408/QĐ-LĐLĐ\tSửa Quy chế, thay thế Quyết định số 1211/QĐ-LĐLĐ",
         "mentions 1408/QĐ-LĐLĐ | replaces 1211/QĐ-LĐLĐ"},
        {"Hướng dẫn áp dụng một số quy định của Bộ luật Tố tụng dân sự.", "guides Bộ luật Tố tụng dân sự"},
        {"Điều 2 Nghị định số 178/2024/NĐ-CP (viết tắt là Nghị định 178).", "mentions 178/2024/NĐ-CP | mentions 178"},
    });
}

TEST(Relation, IsSaidOfAllThatAreJoined) {
    expect_relation({
        {"Do Nghị định số 59/2015/NĐ-CP, Nghị định số 42/2017/NĐ-CP và Thông tư số 18/2016/TT-BXD đã hết hiệu lực thi "
         "hành.",
         "repeals 59/2015/NĐ-CP | repeals 42/2017/NĐ-CP | repeals 18/2016/TT-BXD"},
        {"Bãi bỏ 12 văn bản, từ Quyết định số 03/2019/QĐ-UBND đến Quyết định số 14/2019/QĐ-UBND.",
         "repeals 03/2019/QĐ-UBND | repeals 14/2019/QĐ-UBND"},
        {"Các Nghị quyết số 05/2012/NQ-HĐTP, số 06/2012/NQ-HĐTP ngày 03/12/2012 hết hiệu lực.",
         "repeals 05/2012/NQ-HĐTP | repeals 06/2012/NQ-HĐTP"},
        {"Nghị định số 35/2003/NĐ-CP về phòng cháy (được sửa đổi bởi Nghị định số 46/2012/NĐ-CP).",
         "mentions 35/2003/NĐ-CP | amends 46/2012/NĐ-CP < 35/2003/NĐ-CP"},
        {"Nghị định số 110/2004/NĐ-CP về văn thư. Lý do: bị thay thế bởi Nghị định số 30/2020/NĐ-CP.",
         "mentions 110/2004/NĐ-CP | replaces 30/2020/NĐ-CP < 110/2004/NĐ-CP"},
        {"Quyết định này thay thế Quyết định số 33/2010/QĐ-UBND ban hành Quy định quản lý nhà ở công vụ và Quyết định "
         "số "
         "08/2013/QĐ-UBND.",
         "replaces 33/2010/QĐ-UBND | replaces 08/2013/QĐ-UBND"},
        {"HĐND tỉnh có Nghị quyết số 103/2018/NQ-HĐND, được thay bằng Nghị quyết số 40/2020/NQ-HĐND.",
         "mentions 103/2018/NQ-HĐND | replaces 40/2020/NQ-HĐND < 103/2018/NQ-HĐND"},
    });
}

TEST(Relation, ALineThatOpensAListGivesItToTheItems) {
    expect_relation({
        {"Bãi bỏ các văn bản sau:\n- Quyết định số 12/QĐ-UBND;\n- Quyết định số 15/QĐ-UBND.",
         "repeals 12/QĐ-UBND | repeals 15/QĐ-UBND"},
        {"I. CĂN CỨ XÂY DỰNG KẾ HOẠCH\nLuật Giáo dục ngày 14/6/2019;\nThông tư 32/2018/TT-BGDĐT;\nTình hình trường.\n"
         "Chỉ thị số 17/CT-TTg.",
         "based_on Luật Giáo dục | based_on 32/2018/TT-BGDĐT | mentions 17/CT-TTg"},
        {"Bãi bỏ toàn bộ các nghị quyết sau:\na) Của Hội đồng nhân dân huyện:\n- Nghị quyết số 05/2016/NQ-HĐND.\nb) "
         "Của "
         "Hội đồng nhân dân xã (cũ): Nghị quyết số 02/2017/NQ-HĐND.",
         "repeals 05/2016/NQ-HĐND | repeals 02/2017/NQ-HĐND"},
        {"Căn cứ Luật Tổ chức chính quyền địa phương;\nLuật Tổ chức Chính phủ;\nThực hiện Nghị quyết số 18-NQ/TW;",
         "based_on Luật Tổ chức chính quyền địa phương | based_on Luật Tổ chức Chính phủ | implements 18-NQ/TW"},
        // Only what begins as one does is a basis without the word.
        {"Căn cứ Kế hoạch số 12/KH-UBND;\nThông báo số 15/TB-UBND có một số sai sót.\nBáo cáo số 33/BC-STC chưa rõ.",
         "based_on 12/KH-UBND | mentions 15/TB-UBND | mentions 33/BC-STC"},
        // What governs a citation of its own line gives nothing to the items, unless it is an act.
        {"Sau khi nghe báo cáo tình hình thực hiện Kế hoạch số 02/KH-UBND, Chủ tịch kết luận:\n1. Phụ cấp: Nghị quyết "
         "số "
         "58/NQ-CP.",
         "reviews 02/KH-UBND | mentions 58/NQ-CP"},
        {"Theo Nghị quyết số 203/2025/QH15 sửa đổi, bổ sung một số điều của Hiến pháp, Tỉnh ủy yêu cầu:\n- "
         "Chỉ thị "
         "số 18-CT/TW.",
         "implements 203/2025/QH15 | amends Hiến pháp < 203/2025/QH15 | mentions 18-CT/TW"},
        {"Bãi bỏ Quyết định số 12/2020/QĐ-UBND về quản lý đất, nước và các văn bản sau đây:\n- Quyết định số "
         "13/2020/QĐ-UBND.",
         "repeals 12/2020/QĐ-UBND | repeals 13/2020/QĐ-UBND"},
        {"Bãi bỏ một phần Nghị quyết số 01/2010/NQ-HĐND, cụ thể như sau:\n- Nghị quyết số 02/2017/NQ-HĐND.",
         "repeals 01/2010/NQ-HĐND | repeals 02/2017/NQ-HĐND"},
        {"Bãi bỏ Nghị quyết số 01/2010/NQ-HĐND và các nghị quyết sau:\n- Nghị quyết số 02/2017/NQ-HĐND.",
         "repeals 01/2010/NQ-HĐND | repeals 02/2017/NQ-HĐND"},
    });
}

TEST(Relation, KeepsItsWordsAsEvidence) {
    const Read found = read("Căn cứ Nghị quyết số 25-NQ/TW, xã tổng kết 10 năm thực hiện Chỉ thị số 18-CT/TW.");
    ASSERT_EQ(found.citations.items.size(), 2U);
    EXPECT_EQ(found.slice(found.citations.items[0].cue), "Căn cứ");
    EXPECT_EQ(found.slice(found.citations.items[1].cue), "tổng kết 10 năm thực hiện");
}

/// Once gaps, right now: input, what must come out.
const std::pair<std::string_view, std::string_view> kOnceGaps[] = {
    {"Đình chỉ thi hành Quyết định số 12/QĐ-UBND.", "mentions 12/QĐ-UBND"},
    {"Xã đã cụ thể hóa bằng Chương trình số 27-CTr/TU.", "mentions 27-CTr/TU"},
    {"**Căn cứ pháp lý:**\n- Nghị quyết số 25-NQ/TW.\n- **Chỉ thị số 18-CT/TW** (26/10/2022).",
     "based_on 25-NQ/TW | based_on 18-CT/TW"},
    {"CĂN CỨ\n1. Nghị quyết số 25-NQ/TW.\n2. Chỉ thị số 18-CT/TW.", "based_on 25-NQ/TW | based_on 18-CT/TW"},
};

TEST(OnceGaps, OfRelations) {
    for (const auto& [input, right] : kOnceGaps) EXPECT_EQ(relations(input), right) << input;
}

}  // namespace
}  // namespace doichieu::citation

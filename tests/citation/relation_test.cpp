// How a mention is cited: the governing words, and the citation that holds it.

#include <gtest/gtest.h>

#include "citation/read.h"
#include "support/known_gap.h"

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

struct Row {
    std::string_view text;
    std::string_view relations;
};

void expect_rows(const std::vector<Row>& rows) {
    for (const Row& row : rows) EXPECT_EQ(relations(row.text), row.relations) << row.text;
}

TEST(Relation, IsToldByTheGoverningWords) {
    expect_rows({
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
    });
}

TEST(Relation, HoldsForEveryMemberOfItsClause) {
    expect_rows({
        {"Căn cứ Nghị quyết số 25-NQ/TW; Kế hoạch số 139-KH/TU; Hướng dẫn số 04-HD/TU, xã ban hành kế hoạch.",
         "based_on 25-NQ/TW | based_on 139-KH/TU | based_on 04-HD/TU"},
        {"Thực hiện các Nghị quyết số 18, 19-NQ/TW.", "implements 18-NQ/TW | implements 19-NQ/TW"},
        {"Thực hiện Nghị quyết số 25-NQ/TW và Chỉ thị số 18-CT/TW.", "implements 25-NQ/TW | implements 18-CT/TW"},
    });
}

TEST(Relation, NestedMentionsBelongToTheirHolder) {
    expect_rows({
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
    });
}

TEST(Relation, ThePassiveTurnsItRound) {
    expect_rows({
        {"Căn cứ Nghị định số 78/2025/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 187/2025/NĐ-CP;",
         "based_on 78/2025/NĐ-CP | amends 187/2025/NĐ-CP < 78/2025/NĐ-CP"},
        {"Căn cứ Nghị định số 78/2025/NĐ-CP đã được sửa đổi tại Nghị định số 187/2025/NĐ-CP;",
         "based_on 78/2025/NĐ-CP | amends 187/2025/NĐ-CP < 78/2025/NĐ-CP"},
    });
}

TEST(Relation, ALineThatOpensAListGivesItToTheItems) {
    expect_rows({
        {"Bãi bỏ các văn bản sau:\n- Quyết định số 12/QĐ-UBND;\n- Quyết định số 15/QĐ-UBND.",
         "repeals 12/QĐ-UBND | repeals 15/QĐ-UBND"},
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
};

TEST(OnceGaps, OfRelations) {
    for (const auto& [input, right] : kOnceGaps) EXPECT_EQ(relations(input), right) << input;
}

/// Input, what comes out now, what should.
const testing::KnownGap kGaps[] = {
    {"CĂN CỨ\n1. Nghị quyết số 25-NQ/TW.\n2. Chỉ thị số 18-CT/TW.", "mentions 25-NQ/TW | mentions 18-CT/TW",
     "based_on 25-NQ/TW | based_on 18-CT/TW", "a heading without number or colon gives its items nothing"},
};

TEST(KnownGaps, OfRelations) {
    for (const testing::KnownGap& gap : kGaps) testing::expect_gap(gap, relations(gap.input));
}

}  // namespace
}  // namespace doichieu::citation

// How sure a finding is, and how high it stands, where the text leaves room for doubt.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checking.h"

namespace doichieu::checks {
namespace {

using findings::Certainty;
using findings::Severity;

/// "error certain", "warning needs_review": the first finding of a rule; "" when it has none.
std::string grade(const std::string& rule, const std::string& text) {
    static const RuleSet rules = embedded_rules();
    const Report report = check(rules, text);
    const findings::Finding* finding = find(report, rule);
    return finding == nullptr
               ? ""
               : std::string(findings::to_string(finding->severity)) + " " + findings::to_string(finding->certainty);
}

// What was right on its own day is no error today.
TEST(Caution, ATextOfAnUnknownDayIsNotHeldToToday) {
    const std::string body =
        "Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 26 tháng 11 năm 2003;\n\nGiao Sở Nội vụ lập "
        "sổ.\n";
    EXPECT_EQ(grade("validity/replaced", body), "warning needs_review");
    EXPECT_EQ(grade("validity/replaced",
                    "ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH\nSố:      /QĐ-UBND\n\nQUYẾT ĐỊNH\nvề lập sổ\n\n" + body),
              "error certain");
    EXPECT_EQ(grade("validity/replaced", "Lam Giang, ngày    tháng    năm 2026\n\nQUYẾT ĐỊNH\nvề lập sổ\n\n" + body),
              "error certain");
    // A year in the own number tells that it was right.
    EXPECT_EQ(grade("validity/replaced",
                    "ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH\nSố: 12/2008/QĐ-UBND\n\nQUYẾT ĐỊNH\nvề lập sổ\n\n" + body),
              "");
    EXPECT_EQ(grade("validity/abolished-body", "Đề nghị Bộ Tài nguyên và Môi trường chủ trì, báo cáo kết quả.\n"),
              "warning needs_review");
}

TEST(Caution, ALocalPaperIsCitedByTheNumberThatItBears) {
    const auto cited = [](const std::string& number) {
        return grade("citation/type-mismatch", "Theo đề nghị tại Tờ trình số " + number + " ngày 12/8/2013.\n");
    };
    EXPECT_EQ(cited("15/TT-BDT"), "info likely");
    EXPECT_EQ(cited("15/TT-BTC"), "error certain");
    EXPECT_EQ(cited("15/KH-UBND"), "error certain");
}

TEST(Caution, ALostHyphenIsASlip) {
    const std::string text = "Căn cứ Nghị định số 61/2018/NĐCP ngày 23/4/2018 của Chính phủ.\n";
    EXPECT_EQ(grade("citation/notation-style", text), "");
    EXPECT_EQ(grade("citation/notation-spelling", text), "warning likely");
    EXPECT_EQ(grade("citation/notation-style", "Căn cứ Nghị quyết số 17-NQ/CP ngày 23/4/2018 của Chính phủ.\n"),
              "error certain");
}

TEST(Caution, ItemsThatPutOneNameForAnotherAreWrittenAlike) {
    const auto written = [](const std::string& first, const std::string& second) {
        return grade("duplicate/paragraph",
                     "Điều 1. Thông qua dự toán như sau:\n1. " + first + ";\n2. " + second + ".\n");
    };
    const std::string rest =
        " ngân sách địa phương là 7.093.800 triệu đồng, bằng chữ là bảy nghìn không trăm chín mươi ba tỷ";
    EXPECT_EQ(written("Tổng thu" + rest, "Tổng chi" + rest), "info certain");
    EXPECT_EQ(written("Tổng thu" + rest, "Tổng thu" + rest), "warning certain");
    EXPECT_EQ(written("Công an xã kiểm tra thật kỹ các cơ sở xay xát" + rest, "Kiểm tra các cơ sở xay xát, sấy" + rest),
              "warning certain");
}

}  // namespace
}  // namespace doichieu::checks

// What a finding advises holds on the document's day.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checking.h"
#include "checks/rule.h"

namespace doichieu::checks {
namespace {

std::string advice(const std::string& rule, const std::string& cited, legal::Date as_of) {
    static const RuleSet rules = embedded_rules();
    const std::string head = "ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH\nSố: 12/KH-UBND\n\nKẾ HOẠCH\ncông tác dân vận\n";
    const Report report = check(rules, head + "\nCăn cứ " + cited + ";\n", as_of);
    const findings::Finding* finding = find(report, rule);
    EXPECT_NE(finding, nullptr) << cited;
    return finding == nullptr ? std::string() : finding->suggestion.vi;
}

TEST(Advice, GoesToTheLastOfAChainOfReplacements) {
    const std::string law = "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015";
    EXPECT_THAT(advice("validity/replaced", law, {2025, 4, 12}),
                testing::AllOf(testing::HasSubstr("19/02/2025"), testing::Not(testing::HasSubstr("cũng đã"))));
    EXPECT_THAT(advice("validity/replaced", law, {2025, 11, 12}),
                testing::AllOf(testing::HasSubstr("16/6/2025"), testing::HasSubstr("cũng đã bị thay thế")));
}

std::string said(const std::string& rule, const std::string& body, legal::Date as_of = {2023, 2, 6}) {
    static const RuleSet rules = embedded_rules();
    const Report report = check(rules, "KẾ HOẠCH\ncông tác năm 2023\n\n" + body, as_of);
    const findings::Finding* finding = find(report, rule);
    EXPECT_NE(finding, nullptr) << body;
    return finding == nullptr ? std::string() : finding->message.vi + " → " + finding->suggestion.vi;
}

TEST(Advice, KeepsTheNumberOfALawThatWasCitedWithIt) {
    EXPECT_THAT(
        said("validity/replaced", "I- NỘI DUNG\n\n1. Thực hiện Luật Thanh niên số 53/2005/QH11 ngày 29/11/2005.\n"),
        testing::AllOf(testing::HasSubstr("Luật Thanh niên số 53/2005/QH11 ngày 29/11/2005 đã bị thay thế bởi Luật "
                                          "Thanh niên số 57/2020/QH14 ngày 16/6/2020"),
                       testing::HasSubstr("viện dẫn “Luật Thanh niên số 57/2020/QH14 ngày 16/6/2020”")));
    EXPECT_THAT(said("validity/replaced", "I- NỘI DUNG\n\n1. Thực hiện Luật Thanh niên ngày 29/11/2005.\n"),
                testing::HasSubstr("viện dẫn “Luật Thanh niên ngày 16/6/2020”"));
}

TEST(Advice, SaysNoDayWhereNoneIsKnown) {
    const std::string body = "I- NỘI DUNG\n\n1. Thực hiện Kết luận số 01-KL/TW, ngày 18/5/2021 của Bộ Chính trị.\n";
    EXPECT_THAT(said("validity/replaced", body, {2026, 11, 25}),
                testing::HasSubstr("của Bộ Chính trị đã bị thay thế bởi một văn bản khác →"));
}

TEST(Advice, NamesWhatIsMissingFromASeries) {
    const std::string articles = "Điều 1. Phạm vi\n\nXã thực hiện.\n\nĐiều 2. Đối tượng\n\nXã thực hiện.\n\n";
    EXPECT_THAT(said("structure/numbering", articles + "Điều 4. Hiệu lực\n\nXã thực hiện.\n"),
                testing::HasSubstr("đánh số điều: sau “2” là “4”, thiếu “3”"));
    const std::string parts = "I- MỤC ĐÍCH\n\nXã thực hiện.\n\nII- YÊU CẦU\n\nXã thực hiện.\n\n";
    EXPECT_THAT(said("structure/numbering", parts + "V- TỔ CHỨC THỰC HIỆN\n\nXã thực hiện.\n"),
                testing::HasSubstr("đánh số mục: sau “II” là “V”, thiếu “III”, “IV”"));
}

TEST(Advice, ShowsTheWholeDateThatDiffers) {
    const std::string task =
        "Các chi bộ trực thuộc xây dựng kế hoạch thực hiện của chi bộ, gửi về Ban Xây dựng Đảng của Đảng ủy trước "
        "ngày ";
    EXPECT_THAT(said("duplicate/paragraph", "I- NỘI DUNG\n\n1. " + task +
                                                "30/11/2023.\n\nII- TỔ CHỨC THỰC HIỆN\n\n1. " + task + "10/12/2023.\n"),
                testing::HasSubstr("“10/12/2023” thay “30/11/2023”"));
}

TEST(Advice, NamesEveryBodyThatBearsTheSymbol) {
    EXPECT_THAT(advice("citation/issuer-mismatch", "Chỉ thị số 13-CT/TW, ngày 12/01/2017 của Chính phủ", {2024, 2, 26}),
                testing::HasSubstr("Ban Chấp hành Trung ương, Bộ Chính trị hoặc Ban Bí thư"));
}

TEST(Advice, WritesTheNumberAsItsRegimeDoes) {
    static const RuleSet rules = embedded_rules();
    const Report report =
        check(rules,
              "ĐẢNG BỘ TỈNH LÂM SƠN\nĐẢNG ỦY XÃ TÂN LẬP\n*\nSố 52/KH-ĐU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nTân Lập, ngày 15 "
              "tháng 9 năm 2026\n\nKẾ HOẠCH\ncông tác dân vận\n",
              {2026, 9, 15});
    const findings::Finding* finding = find(report, "form/number-form");
    ASSERT_NE(finding, nullptr);
    EXPECT_THAT(finding->suggestion.vi, testing::HasSubstr("“52-KH/ĐU”"));
}

}  // namespace
}  // namespace doichieu::checks

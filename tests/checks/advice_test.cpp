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

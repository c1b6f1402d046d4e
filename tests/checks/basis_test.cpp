// A finding names the basis that binds its document, by regime and by day.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checking.h"
#include "checks/rule.h"

namespace doichieu::checks {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string basis_of_impossible_date(const std::string& head, legal::Date as_of) {
    static const RuleSet rules = embedded_rules();
    const Report report =
        check(rules, head + "\nThực hiện Chỉ thị số 33/CT-TTg ngày 31/11/2021 của Thủ tướng Chính phủ.\n", as_of);
    const findings::Finding* finding = find(report, "citation/impossible-date");
    EXPECT_NE(finding, nullptr);
    return finding == nullptr ? std::string() : finding->basis.vi;
}

constexpr const char* kParty = "ĐẢNG BỘ TỈNH AN BÌNH\nHUYỆN ỦY LỘC SƠN\n*\nSố 12-KH/HU\n\nKẾ HOẠCH\ncông tác dân vận\n";
constexpr const char* kState =
    "ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH\nSố: 12/KH-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh "
    "phúc\n\n"
    "KẾ HOẠCH\ncông tác dân vận\n";

TEST(Basis, IsTheOneOfTheDocumentsDay) {
    EXPECT_THAT(basis_of_impossible_date(kParty, {2023, 3, 1}),
                AllOf(HasSubstr("36-HD/VPTW"), Not(HasSubstr("05-HD/VPTW")), Not(HasSubstr("30/2020"))));
    EXPECT_THAT(basis_of_impossible_date(kParty, {2026, 8, 1}),
                AllOf(HasSubstr("05-HD/VPTW"), Not(HasSubstr("36-HD/VPTW")), Not(HasSubstr("30/2020"))));
}

TEST(Basis, IsTheOneOfTheDocumentsRegime) {
    EXPECT_THAT(basis_of_impossible_date(kState, {2023, 3, 1}), AllOf(HasSubstr("30/2020"), Not(HasSubstr("HD/VPTW"))));
}

TEST(Basis, IsAllOfThemWhereTheRegimeIsUnknown) {
    EXPECT_THAT(basis_of_impossible_date("công tác dân vận\n", {2026, 8, 1}),
                AllOf(HasSubstr("05-HD/VPTW"), HasSubstr("30/2020"), Not(HasSubstr("36-HD/VPTW"))));
}

TEST(Basis, OfForceIsThatOfTheCitedInstrument) {
    static const RuleSet rules = embedded_rules();
    const auto basis = [](const std::string& head, const std::string& cited, legal::Date as_of) {
        const Report report = check(rules, head + "\nI. NỘI DUNG\n\n1. Thực hiện " + cited + ".\n", as_of);
        const findings::Finding* finding = find(report, "validity/replaced");
        EXPECT_NE(finding, nullptr) << cited;
        return finding == nullptr ? std::string() : finding->basis.vi;
    };
    const std::string party_rule = "Quy định số 22-QĐ/TW, ngày 28/7/2021 của Ban Chấp hành Trung ương";
    const std::string decree = "Nghị định số 29/2023/NĐ-CP ngày 03/6/2023 của Chính phủ quy định về tinh giản biên chế";
    for (const char* head : {kParty, kState}) {
        EXPECT_THAT(basis(head, party_rule, {2025, 8, 20}), AllOf(HasSubstr("sổ đăng ký"), Not(HasSubstr("Luật"))));
        EXPECT_THAT(basis(head, decree, {2025, 8, 20}), AllOf(HasSubstr("64/2025/QH15"), HasSubstr("sổ đăng ký")));
    }
}

TEST(Basis, JoinedIsAsSureAsItsWeakestPart) {
    const Basis all =
        joined({{{"a", "A"}, legal::Confidence::verified, {}}, {{"b", "B"}, legal::Confidence::memory, {}}});
    EXPECT_EQ(all.text.vi, "a; b");
    EXPECT_EQ(all.text.en, "A; B");
    EXPECT_EQ(all.confidence, legal::Confidence::memory);
}

}  // namespace
}  // namespace doichieu::checks

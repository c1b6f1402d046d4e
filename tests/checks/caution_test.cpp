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
    EXPECT_EQ(grade("validity/replaced", body), "info needs_review");
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
              "info needs_review");
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

// ---- One fault is told once, where it is to be mended ----

std::vector<std::string> told(const std::string& family, const std::string& text) {
    static const RuleSet rules = embedded_rules();
    std::vector<std::string> out;
    for (const std::string& place : places(check(rules, text))) {
        if (place.starts_with(family)) out.push_back(place);
    }
    return out;
}

std::string headed(const std::string& body, const std::string& day = "15 tháng 9 năm 2025") {
    return "TỈNH ỦY LAM GIANG\n*\nSố 07-KH/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nLam Giang, ngày " + day +
           "\n\nKẾ HOẠCH\nnâng cao chất lượng sinh hoạt chi bộ\n-----\n\n" + body;
}

TEST(OneFault, AWrongTypeOrBodyIsToldWhereItStands) {
    const std::string right = "Chỉ thị số 50-CT/TW, ngày 23/7/2025 của Ban Bí thư";
    const std::string after = ", Ban Thường vụ Tỉnh ủy ban hành kế hoạch như sau:\n\n1. Quán triệt ";
    for (const std::string wrong : {"Nghị quyết số 50-CT/TW, ngày 23/7/2025 của Ban Bí thư",
                                    "Chỉ thị số 50-CT/TW, ngày 23/7/2025 của Bộ Chính trị",
                                    "Chỉ thị số 50-CT/TW, ngày 23/7/2024 của Ban Bí thư"}) {
        for (const bool is_first : {true, false}) {
            const std::string text =
                headed("Căn cứ " + (is_first ? wrong : right) + after + (is_first ? right : wrong) + ".\n");
            const auto found = told("citation/", text);
            ASSERT_EQ(found.size(), 1U) << text;
            EXPECT_THAT(found.front(), ::testing::EndsWith(is_first ? "@13" : "@15")) << found.front();
        }
    }
}

TEST(OneFault, AWrongBodyIsHeldAgainstTheOneThatTheRegistryNames) {
    static const RuleSet rules = embedded_rules();
    const auto cited = [](const std::string& body) {
        return "Theo Chỉ thị số 50-CT/TW, ngày 23/7/2025 của " + body + ".\n\n";
    };
    const Report report =
        check(rules, headed(cited("Bộ Chính trị") + cited("Ban Bí thư") + cited("Ban Chấp hành Trung ương")));
    std::vector<std::string> messages;
    for (const findings::Finding& finding : report.findings) {
        if (finding.rule == "citation/inconsistent") messages.push_back(finding.message.vi);
    }
    EXPECT_THAT(messages, ::testing::Each(::testing::HasSubstr("chỗ khác “Ban Bí thư”")));
    EXPECT_EQ(messages.size(), 2U);
}

TEST(OneFault, OneWrongNumberInARowIsOneFault) {
    const auto numbers = [](std::initializer_list<const char*> marks) {
        std::string body = "Căn cứ Chỉ thị số 50-CT/TW, ngày 23/7/2025 của Ban Bí thư.\n";
        for (const char* mark : marks)
            body += "\n" + std::string(mark) + "- CÔNG VIỆC\n\nCác chi bộ học tập trong quý IV.\n";
        return told("structure/numbering", headed(body)).size();
    };
    EXPECT_EQ(numbers({"I", "II", "III", "IV"}), 0U);
    EXPECT_EQ(numbers({"I", "II", "V", "IV"}), 1U);
    EXPECT_EQ(numbers({"I", "II", "II", "IV"}), 1U);
    EXPECT_EQ(numbers({"I", "II", "V", "III", "IV"}), 1U);
    EXPECT_EQ(numbers({"I", "II", "IV", "V", "VIII"}), 2U);
    EXPECT_EQ(numbers({"I", "II", "IV", "V"}), 1U);
    EXPECT_EQ(numbers({"I", "II", "IV", "III", "V"}), 1U) << "two stand in each other's place";
}

TEST(OwnDate, OneOfNoCalendarIsToldAndDecidesNothing) {
    const std::string body =
        "Căn cứ Chỉ thị số 50-CT/TW, ngày 23/7/2025 của Ban Bí thư.\n\nI- NHIỆM VỤ\n\n1. Các chi bộ hoàn thành học tập "
        "trước "
        "ngày 30/8/2025.\n";
    const std::string text = headed(body, "31 tháng 9 năm 2025");
    EXPECT_THAT(told("citation/impossible-date", text), ::testing::ElementsAre("citation/impossible-date@7"));
    // Nor does a year that a template left: what is cited is not held against it.
    const std::string left = headed(body, "   tháng    năm 2024");
    EXPECT_THAT(told("citation/impossible-date", left), ::testing::IsEmpty());
    EXPECT_THAT(told("content/deadline-before-issue", text), ::testing::IsEmpty());
    EXPECT_THAT(told("content/deadline-before-issue", headed(body, "30 tháng 9 năm 2025")), ::testing::SizeIs(1));
    EXPECT_THAT(told("citation/impossible-date", headed(body, "30 tháng 9 năm 2025")), ::testing::IsEmpty());
    static const RuleSet rules = embedded_rules();
    for (const findings::RuleOutcome& outcome : check(rules, text).outcomes) {
        if (outcome.rule == "content/deadline-before-issue")
            EXPECT_EQ(outcome.state, findings::RuleState::not_evaluated) << "never silently passed";
    }
}

TEST(Caution, WhatMayFollowWhereATextBreaksOffIsNotMissing) {
    const std::string begun = headed(
        "Căn cứ Chỉ thị số 50-CT/TW, ngày 23/7/2025 của Ban Bí thư.\n\nI- MỤC ĐÍCH\n\n1. Nâng cao nhận thức của cán "
        "bộ.\n\nII- NHIỆM VỤ\n\n1. Các chi bộ trong toàn đảng bộ tổ chức học tập, quán triệt và cụ thể hóa");
    const std::string whole = begun + " trong quý IV.\n";
    static const RuleSet rules = embedded_rules();
    for (const char* rule : {"form/missing-component", "structure/missing-section"}) {
        EXPECT_THAT(told(rule, whole), ::testing::Not(::testing::IsEmpty())) << rule;
        EXPECT_THAT(told(rule, begun), ::testing::IsEmpty()) << rule;
        const Report report = check(rules, begun);
        EXPECT_TRUE(std::ranges::any_of(report.outcomes, [&](const findings::RuleOutcome& outcome) {
            return outcome.rule == rule && outcome.state == findings::RuleState::not_evaluated &&
                   outcome.reason.vi.find("dừng giữa câu") != std::string::npos;
        })) << rule;
    }
}

TEST(Caution, BasesMayBeASection) {
    const auto bases = [](const std::string& title) {
        std::size_t missing = 0;
        static const RuleSet rules = embedded_rules();
        for (const findings::Finding& finding :
             check(rules,
                   headed("I- " + title +
                          "\n\n1. Kế hoạch số 12-KH/TU, ngày 12/01/2025 của Tỉnh ủy.\n\nII- NHIỆM VỤ\n\n1. Các chi bộ "
                          "học tập trong quý IV.\n\nIII- TỔ CHỨC THỰC HIỆN\n\n1. Văn phòng theo dõi.\n"))
                 .findings) {
            missing +=
                finding.rule == "structure/missing-section" && finding.message.vi.find("căn cứ") != std::string::npos;
        }
        return missing;
    };
    EXPECT_EQ(bases("CĂN CỨ XÂY DỰNG KẾ HOẠCH"), 0U);
    EXPECT_EQ(bases("TÌNH HÌNH"), 1U);
}

TEST(OneFault, TwoTasksForOneInstrumentAreNoRepetition) {
    const std::string cited =
        " Quy định số 37-QĐ/TW, ngày 25/10/2021 của Ban Chấp hành Trung ương về những điều đảng viên không được làm";
    EXPECT_THAT(told("duplicate/paragraph",
                     headed("I- NHIỆM VỤ\n\n1. Các chi bộ học tập" + cited +
                            " trong tháng 6.\n\n2. Văn phòng in sao, cấp phát" + cited + " cho đảng viên.\n")),
                ::testing::IsEmpty());
}

TEST(Caution, WhatABasisCarriesOutIsNamedAmongTheBases) {
    const auto fires = [](const std::string& basis) {
        return told("content/directive-without-basis",
                    "ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH\nSố: 12/KH-UBND\n\nAn Bình, ngày 12 tháng 01 năm 2026\n\nKẾ "
                    "HOẠCH\nThực "
                    "hiện Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XX\n\n" +
                        basis + "\n\nI. NỘI DUNG\n\n1. Sở Nội vụ hướng dẫn trong quý I.\n")
            .size();
    };
    EXPECT_EQ(
        fires("Căn cứ Chương trình hành động số 02-CTr/TU ngày 29/10/2025 của Tỉnh ủy thực hiện Nghị quyết Đại hội "
              "đại biểu Đảng bộ tỉnh lần thứ XX;"),
        0U);
    EXPECT_EQ(fires("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;"), 1U);
}

}  // namespace
}  // namespace doichieu::checks

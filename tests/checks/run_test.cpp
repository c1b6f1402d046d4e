#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "checking.h"
#include "checks/rule.h"

namespace doichieu::checks {
namespace {

using findings::Certainty;
using findings::RuleState;
using findings::Severity;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;

constexpr const char* kTitle = "KẾ HOẠCH\ncông tác dân vận năm 2023\n\n";

std::vector<std::string> found(const std::string& body, legal::Date as_of = {}) {
    static const RuleSet rules = embedded_rules();
    return places(check(rules, kTitle + body, as_of));
}

TEST(Run, OneFaultIsSaidOnce) {
    static const RuleSet rules = embedded_rules();
    // The wrong type word is no second fault "two types" of the instrument.
    const Report types =
        check(rules, std::string(kTitle) +
                         "Thực hiện Chỉ thị số 14-CT/HU, ngày 05/9/2022 của Ban Thường vụ Huyện ủy.\n\n"
                         "Tài liệu dựa trên Nghị quyết số 14-CT/HU, ngày 05/9/2022 của Ban Thường vụ Huyện ủy.\n");
    EXPECT_THAT(places(types), ElementsAre("citation/type-mismatch@6"));
    EXPECT_FALSE(find(types, "citation/type-mismatch")->related.empty());
    // A date that does not exist is not held against the registry as well.
    EXPECT_THAT(found("Thực hiện Chỉ thị số 33/CT-TTg ngày 31/11/2021 của Thủ tướng Chính phủ về công tác dân vận.\n"),
                ElementsAre("citation/impossible-date@4"));
}

TEST(Run, EqualFindingsBeyondFiveAreNotes) {
    static const RuleSet rules = embedded_rules();
    std::string body;
    for (int i = 0; i < 9; ++i) body += "Chính quyền xử dụng kinh phí đợt " + std::to_string(i) + ".\n\n";
    const Report report = check(rules, kTitle + body);
    const auto count = std::ranges::count_if(report.findings, [](const auto& f) { return f.rule == "spelling/word"; });
    EXPECT_EQ(count, 5);
    const auto last = std::ranges::find_if(report.findings, [](const auto& f) { return !f.related.empty(); });
    ASSERT_NE(last, report.findings.end());
    EXPECT_EQ(last->related.size(), 4U);
    EXPECT_THAT(last->message.vi, testing::HasSubstr("còn 4 chỗ nữa như vậy"));
}

TEST(Run, FindingsAloneAreTheSame) {
    const std::string text = std::string(kTitle) + "Chính quyền xử dụng kinh phí theo Chỉ thị số 217-QĐ/TW.\n";
    RuleSet rules = embedded_rules();
    const Report whole = check(rules, text);
    rules.tell_findings_alone();
    const Report findings = check(rules, text);
    EXPECT_THAT(places(findings), testing::ElementsAreArray(places(whole)));
    EXPECT_FALSE(places(whole).empty());
    EXPECT_EQ(findings.form_is_judged, whole.form_is_judged);
    EXPECT_TRUE(findings.outcomes.empty());
}

TEST(Run, TheAdviceOnATypeNamesTheKnownOne) {
    static const RuleSet rules = embedded_rules();
    const Report report =
        check(rules, std::string(kTitle) + "Thực hiện Chỉ thị số 217-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị.\n");
    ASSERT_NE(find(report, "citation/type-mismatch"), nullptr);
    EXPECT_THAT(find(report, "citation/type-mismatch")->suggestion.vi,
                testing::HasSubstr("tên loại thành Quyết định,"));
}

TEST(Run, ItemsOfAListThatDifferInNumbersAreWorthALookOnly) {
    static const RuleSet rules = embedded_rules();
    const Report report =
        check(rules, std::string(kTitle) +
                         "I- NỘI DUNG\n\n1. Hỗ trợ\n\na) Tại các phường, thị trấn: hỗ trợ 50 triệu đồng, chia "
                         "làm hai đợt, mỗi đợt một nửa.\n\nb) Tại các xã: hỗ trợ 80 triệu đồng, chia làm hai "
                         "đợt, mỗi đợt một nửa.\n");
    ASSERT_NE(find(report, "duplicate/paragraph"), nullptr);
    EXPECT_EQ(find(report, "duplicate/paragraph")->severity, Severity::info);
}

TEST(Run, FingerprintsSurviveEditsElsewhere) {
    static const RuleSet rules = embedded_rules();
    const std::string fault = "Thực hiện Quyết định số 1162 -QĐ/HU, ngày 31/12/2021 của Ban Thường vụ Huyện ủy.\n";
    const Report before = check(rules, kTitle + fault);
    const Report after = check(rules, std::string(kTitle) + "Một đoạn mới đứng trước.\n\n" + fault);
    ASSERT_EQ(before.findings.size(), 1U);
    ASSERT_EQ(after.findings.size(), 1U);
    EXPECT_EQ(before.findings[0].fingerprint, after.findings[0].fingerprint);
    const Report twice = check(rules, kTitle + fault + "\n" + fault);
    ASSERT_GE(twice.findings.size(), 2U);
    EXPECT_NE(twice.findings[0].fingerprint, twice.findings[1].fingerprint);
}

TEST(Run, EveryRuleSaysWhatBecameOfIt) {
    static const RuleSet rules = embedded_rules();
    const Report report = check(rules, kTitle);
    EXPECT_EQ(report.outcomes.size(), rules.rules().size());
    for (const findings::RuleOutcome& outcome : report.outcomes) {
        const bool excused = outcome.state == RuleState::not_evaluated || outcome.state == RuleState::not_applicable;
        EXPECT_EQ(excused, !outcome.reason.empty()) << outcome.rule;
    }
    EXPECT_EQ(state_of(report, "file/comments"), RuleState::not_evaluated);
    EXPECT_EQ(state_of(report, "structure/missing-section"), RuleState::not_evaluated);
}

TEST(Run, MemoryIsNeverAnError) {
    const RuleSet rules = embedded_rules();
    for (const Rule& rule : rules.rules()) {
        if (joined(rule.bases).confidence == legal::Confidence::memory) {
            EXPECT_NE(rule.level, Severity::error) << rule.id;
        }
    }
}

TEST(Run, SelectAndIgnore) {
    RuleSet rules = embedded_rules();
    EXPECT_THAT(rules.filter({"citation", "duplicate/section", "no-such"}, {"citation/unknown", "gone/rule"}),
                ElementsAre("no-such", "gone/rule"));
    for (const Rule& rule : rules.rules()) {
        EXPECT_TRUE(rule.family() == "citation" || rule.id == "duplicate/section") << rule.id;
        EXPECT_NE(rule.id, "citation/unknown");
    }
}

TEST(Run, WhatSleepsWakesWhenItIsWanted) {
    const auto has = [](const RuleSet& rules, std::string_view id) {
        return std::ranges::find(rules.rules(), id, &Rule::id) != rules.rules().end();
    };
    RuleSet usual = embedded_rules();
    const std::size_t count = usual.rules().size();
    EXPECT_FALSE(has(usual, "spelling/tone-new"));

    RuleSet wider = embedded_rules();
    EXPECT_THAT(wider.filter({}, {}, {"spelling/tone-new", "no-such"}), ElementsAre("no-such"));
    EXPECT_TRUE(has(wider, "spelling/tone-new"));
    EXPECT_FALSE(has(wider, "spelling/tone-old"));
    EXPECT_EQ(wider.rules().size(), count + 1);

    RuleSet alone = embedded_rules();
    EXPECT_TRUE(alone.filter({"spelling/tone-new"}, {}).empty());
    EXPECT_EQ(alone.rules().size(), 1U);

    RuleSet both = embedded_rules();
    EXPECT_TRUE(both.filter({"citation"}, {}, {"office-choice"}).empty());
    EXPECT_TRUE(has(both, "citation/incomplete"));
    EXPECT_FALSE(has(both, "spelling/tone-new")) << "--select still says what may stay";
}

TEST(Run, FileFactsOfADocx) {
    static const RuleSet rules = embedded_rules();
    document::FileFacts facts;
    facts.carries_traces = true;
    facts.comments = 2;
    facts.first_comment_line = 1;
    const auto document = text_document("KẾ HOẠCH\n", facts, document::SourceKind::docx);
    const Report report = check(rules, document);
    ASSERT_NE(find(report, "file/comments"), nullptr);
    EXPECT_EQ(find(report, "file/comments")->message.vi, "tệp còn 2 ghi chú");
    EXPECT_EQ(state_of(report, "file/tracked-changes"), RuleState::passed);
}

TEST(Traps, NumbersOfTwoTermsOrBodiesAreNoInconsistency) {
    EXPECT_THAT(found("Thực hiện Kế hoạch số 46/KH-UBND ngày 05/01/2023 của Ủy ban nhân dân tỉnh về chuyển đổi số và "
                      "Kế hoạch số 46/KH-UBND ngày 15/02/2023 của Ủy ban nhân dân huyện về chuyển đổi số.\n"),
                Not(Contains(testing::StartsWith("citation/inconsistent"))));
    EXPECT_THAT(
        found("Thực hiện Chỉ thị số 12-CT/TU, ngày 05/01/2019 của Ban Thường vụ Tỉnh ủy và Chỉ thị số 12-CT/TU, "
              "ngày 15/02/2022 của Ban Thường vụ Tỉnh ủy.\n"),
        Not(Contains(testing::StartsWith("citation/inconsistent"))));
}

TEST(Traps, DatesInAnotherTermAreAnotherInstrument) {
    EXPECT_THAT(found("Thực hiện Kết luận số 43-KL/TW, ngày 05/3/2009 của Ban Bí thư khóa X.\n"),
                Not(Contains(testing::StartsWith("citation/date-conflict"))));
}

TEST(Traps, WrappedNotationIsSpeltRight) {
    EXPECT_THAT(found("Căn cứ Quyết định số 1162-\nQĐ/HU, ngày 31/12/2021 của Ban Thường vụ Huyện ủy về việc ban hành "
                      "quy chế.\n"),
                Not(Contains(testing::StartsWith("citation/notation-spelling"))));
}

TEST(Traps, RepealClausesAndReviewsAreNoLiveReferences) {
    EXPECT_THAT(found("Quy chế này thay thế Quy định số 22-QĐ/TW, ngày 28/7/2021 của Ban Chấp hành Trung ương.\n\n"
                      "Tổng kết 4 năm thực hiện Quy định số 22-QĐ/TW, ngày 28/7/2021 của Ban Chấp hành Trung ương.\n",
                      {2025, 8, 20}),
                Not(Contains(testing::StartsWith("validity/"))));
}

TEST(Traps, RecipientsAndHeadingsMayRepeat) {
    EXPECT_THAT(
        found("I- NỘI DUNG\n\nBan Thường vụ Đảng ủy giao các chi bộ trực thuộc thực hiện\n\n1. Học tập.\n\n"
              "II- TỔ CHỨC THỰC HIỆN\n\nBan Thường vụ Đảng ủy giao các chi bộ trực thuộc thực hiện\n\n1. Báo cáo.\n"),
        Not(Contains(testing::StartsWith("duplicate/section"))));
}

TEST(Traps, BodiesOfFormerTimesAndTheirDocuments) {
    const legal::Date today{2026, 10, 12};
    EXPECT_THAT(found("I- NỘI DUNG\n\n1. Thực hiện Chỉ thị số 14-CT/HU, ngày 05/9/2023 của Ban Thường vụ Huyện ủy.\n\n"
                      "2. Hồ sơ của Huyện ủy cũ do Văn phòng Đảng ủy quản lý.\n\n3. Các đồng chí nguyên Bí thư Huyện "
                      "ủy được mời dự.\n",
                      today),
                Not(Contains(testing::StartsWith("validity/abolished-body"))));
    EXPECT_THAT(found("I- NỘI DUNG\n\n1. Ban Dân vận Huyện ủy chủ trì, phối hợp các chi bộ.\n", today),
                Contains("validity/abolished-body@6"));
}

TEST(Traps, LettersWithoutTheStrokedD) {
    EXPECT_THAT(found("I- NỘI DUNG\n\na) Mặt trận giám sát.\n\nb) Công an phối hợp.\n\nc) Trường học tổ chức.\n\n"
                      "d) Trạm y tế phục vụ.\n\ne) Các chi bộ họp.\n"),
                Not(Contains(testing::StartsWith("structure/numbering"))));
}

TEST(Traps, NumbersOfTwoTermsAreTwoDirectives) {
    const std::string basis =
        "Căn cứ Nghị quyết số 18-NQ/TW, ngày 25/10/2017 của Ban Chấp hành Trung ương khóa XII.\n\n";
    const auto told = [&](const std::string& date) {
        std::string body = basis + "I- NỘI DUNG\n\n";
        for (int i = 1; i < 5; ++i)
            body += std::to_string(i) + ". Chi bộ thôn " + std::to_string(i) +
                    " quán triệt Nghị quyết số 18-NQ/TW, ngày " + date + " của Ban Chấp hành Trung ương trong quý " +
                    (i < 3 ? "I" : "II") + ".\n\n";
        const auto places = found(body);
        return std::ranges::any_of(
            places, [](const std::string& place) { return place.starts_with("content/directive-without-basis@"); });
    };
    EXPECT_FALSE(told("25/10/2017"));
    EXPECT_TRUE(told("16/6/2022"));
}

TEST(Traps, ANumberInTheNameOfABody) {
    static const RuleSet rules = embedded_rules();
    const auto incomplete = [](const std::string& body) {
        const Report report =
            check(rules, "HUYỆN ỦY ĐÔNG GIANG          ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ TÂN LẬP\n*\nSố 12-KH/ĐU\n\n" +
                             std::string(kTitle) + body);
        return find(report, "citation/incomplete") != nullptr;
    };
    EXPECT_TRUE(incomplete("Các thôn thực hiện Đề án 06.\n"));
    EXPECT_FALSE(incomplete("Kiện toàn Tổ công tác Đề án 06 xã; Tổ công tác triển khai Đề án 06 của xã báo cáo.\n"));
    // It is no first citation either.
    EXPECT_TRUE(incomplete("Kiện toàn Tổ công tác Đề án 06 xã.\n\nCác thôn thực hiện Đề án 06.\n"));
}

TEST(Traps, WhatOfficesReallyWrite) {
    // A title in capitals that goes on in small letters is no abbreviation.
    EXPECT_THAT(found("III. THỜI GIAN: Từ ngày 15/4 đến ngày 30/5/2023.\n\nIV. KINH PHÍ: Do ngân sách xã bảo đảm.\n"),
                Not(Contains(testing::HasSubstr("undefined-abbreviation"))));
    // One issuer behind two instruments.
    EXPECT_THAT(found("Thực hiện Công điện số 86/CĐ-TTg ngày 03/9/2022, Công điện số 87/CĐ-TTg ngày 05/9/2022 của Thủ "
                      "tướng Chính phủ.\n"),
                Not(Contains(testing::HasSubstr("citation/incomplete"))));
    // Who issued them is said before.
    EXPECT_THAT(found("UBND huyện đã ban hành 12 văn bản: Kế hoạch số 45/KH-UBND ngày 15/02/2023 về giảm nghèo.\n"),
                Not(Contains(testing::HasSubstr("citation/incomplete"))));
    // A law in the title of its decree.
    EXPECT_THAT(
        found("Căn cứ Luật Tiếp công dân ngày 25 tháng 11 năm 2013;\nCăn cứ Nghị định số 64/2014/NĐ-CP ngày 26/6/2014 "
              "của Chính phủ quy định chi tiết thi hành một số điều của Luật Tiếp công dân;\n"),
        Not(Contains(testing::HasSubstr("citation/incomplete"))));
    // A list is an annex too.
    EXPECT_THAT(
        found(
            "1. Thành lập Tiểu ban gồm 15 đồng chí (có danh sách kèm theo).\n\nNơi nhận:\n- Lưu Văn phòng Huyện ủy.\n\n"
            "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nDANH SÁCH\n(Kèm theo Quyết định số 812-QĐ/HU, ngày 19/4/2022)\n\n1. Bí "
            "thư.\n"),
        Not(Contains(testing::HasSubstr("annex-absent"))));
    EXPECT_THAT(
        found("1. Các chi bộ họp.\n\n(Kèm theo Phụ lục phân công nhiệm vụ)\n\nNơi nhận:\n- Lưu Văn phòng Đảng ủy.\n\n"
              "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nPHỤ LỤC\nPhân công nhiệm vụ\n\n1. Việc của các chi bộ.\n"),
        Not(Contains(testing::HasSubstr("annex-unmentioned"))));
    // "kỷ luật" holds no law.
    EXPECT_THAT(found("Căn cứ Nghị định số 112/2020/NĐ-CP ngày 18/9/2020 của Chính phủ về xử lý kỷ luật cán bộ, công "
                      "chức, viên chức;\n"),
                Not(Contains(testing::HasSubstr("citation/incomplete"))));
    // Each annex names the document that it belongs to.
    const std::string annex =
        "\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số 73-KH/ĐU, ngày 25/02/2023 của Ban Thường vụ Đảng ủy xã Tân Lập về "
        "công tác dân vận)\n\n1. Việc của các chi bộ.\n\n";
    EXPECT_THAT(found("1. Các chi bộ họp.\n\nPHỤ LỤC I" + annex + "PHỤ LỤC II" + annex),
                Not(Contains(testing::HasSubstr("duplicate/paragraph"))));
}

TEST(Traps, LinesThatEndTheBases) {
    static const RuleSet rules = embedded_rules();
    const std::string head =
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH THANH SƠN\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        "Số: 38/NQ-HĐND\nThanh Sơn, ngày 10 tháng 12 năm 2024\n\nNGHỊ QUYẾT\nVề Kế hoạch phát triển kinh tế - xã hội "
        "năm 2025\n\n";
    const Report council = check(rules, head +
                                            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n"
                                            "Xét Báo cáo số 412/BC-UBND ngày 29 tháng 11 năm 2024 của Ủy ban nhân dân "
                                            "tỉnh; ý kiến thảo luận của đại biểu.\n\n"
                                            "QUYẾT NGHỊ:\n\nĐiều 1. Mục tiêu\n\nTiếp tục ưu tiên tăng trưởng.\n");
    EXPECT_EQ(find(council, "form/last-basis-mark"), nullptr);
    EXPECT_EQ(find(council, "structure/missing-section-resolution"), nullptr);
    // The acting sentence is itself the last basis.
    const Report plan = check(rules,
                              "ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - "
                              "Hạnh phúc\n\nSố: 31/KH-UBND\n\n"
                              "Tân Lập, ngày 15 tháng 9 năm 2026\n\nKẾ HOẠCH\nRà soát hộ nghèo năm 2026\n\n"
                              "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;\n"
                              "Thực hiện Công văn số 1204/SNNMT-KTHT ngày 20/8/2026 của Sở Nông nghiệp và Môi trường, "
                              "Ủy ban nhân dân xã xây dựng kế hoạch như sau:\n\n"
                              "I. NỘI DUNG\n\n1. Các thôn rà soát trong tháng 10/2026.\n");
    EXPECT_EQ(find(plan, "form/last-basis-mark"), nullptr);
}

TEST(Traps, UnionsAndAssociationsHaveFormsOfTheirOwn) {
    static const RuleSet rules = embedded_rules();
    const Report report = check(rules,
                                "HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM\nBAN THƯỜNG VỤ TỈNH LÂM SƠN\nSố: 88/BC-BTV\n\nLâm Sơn, "
                                "ngày 25 tháng 6 năm 2025\n\n"
                                "BÁO CÁO\nKết quả công tác Hội 6 tháng đầu năm 2025\n\nPhần thứ nhất\nKẾT QUẢ\n\n1. Tổ "
                                "chức 45 buổi tuyên truyền.\n\n"
                                "Phần thứ hai\nPHƯƠNG HƯỚNG, NHIỆM VỤ\n\n1. Tiếp tục tuyên truyền.\n\nNơi nhận:\n- "
                                "Thường trực Tỉnh ủy;\n- Lưu VP.\n\nTM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n");
    EXPECT_THAT(places(report), ElementsAre());
}

TEST(Duplicates, SectionsSwallowTheirParagraphs) {
    const std::string a =
        "Ban Tuyên giáo Đảng ủy chủ trì tổ chức hai hội nghị học tập, mỗi hội nghị không quá sáu mươi người.\n\n";
    const std::string b =
        "Chi bộ các thôn chọn việc khó của địa phương để làm trước, báo cáo kết quả về Đảng ủy vào cuối mỗi quý.\n\n";
    const auto all = found("I- NỘI DUNG\n\n1. Học tập\n\n" + a + b + "2. Tuyên truyền\n\n" + a + b +
                           "II- TỔ CHỨC THỰC HIỆN\n\n1. Các chi bộ thực hiện.\n");
    EXPECT_THAT(all, Contains("duplicate/section@12"));
    EXPECT_THAT(all, Not(Contains(testing::StartsWith("duplicate/paragraph"))));
}

TEST(Duplicates, LongTextsStayLinear) {
    static const RuleSet rules = embedded_rules();
    std::string text = kTitle;
    for (int i = 0; i < 20000; ++i) {
        text += "Đoạn " + std::to_string(i) + " giao chi bộ thôn số " + std::to_string(i * 7919 % 20011) +
                " họp bàn việc làm đường, báo cáo kết quả với Đảng ủy vào cuối tháng theo kế hoạch đã duyệt.\n\n";
    }
    const Report report = check(rules, text);
    EXPECT_LE(report.findings.size(), 2000U);
}

/// What may be absent is nothing that was left unjudged; what the registry knows under another day is not unknown to it.
TEST(Run, TellsWhatIsNotApplicableFromWhatIsNotEvaluated) {
    static const RuleSet rules = embedded_rules();
    const Report letter =
        check(rules,
              "ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP\n\nSố: 12/UBND-VP\nV/v báo cáo\n\nTân Lập, ngày 05 tháng 3 năm "
              "2026\n\nKính gửi: Các thôn.\n\nTheo Chỉ thị số 46-CT/TW, ngày 16/6/2025 của Bộ Chính "
              "trị, đề nghị các thôn báo cáo./.\n");
    for (const std::string rule : {"form/letter-title", "form/ended-tier", "form/annex-number", "form/basis-dash"})
        EXPECT_EQ(state_of(letter, rule), findings::RuleState::not_applicable) << rule;
    for (const findings::RuleOutcome& outcome : letter.outcomes) {
        if (outcome.rule != "citation/unknown") continue;
        EXPECT_THAT(outcome.reason.vi, testing::HasSubstr("46-CT/TW ngày 16/6/2025"));
    }
}

/// A verdict must not pass over a form that nobody could judge.
TEST(Run, TellsWhetherTheFormWasJudged) {
    static const RuleSet rules = embedded_rules();
    const std::string motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n";
    const std::string rest = "\nKẾ HOẠCH\ncông tác năm 2026\n\nI. NỘI DUNG\n\n1. Rà soát.\n";
    EXPECT_TRUE(check(rules, "UBND XÃ TÂN LẬP\n" + motto + rest, {2026, 3, 1}).form_is_judged);
    const Report older = check(rules, "UBND XÃ TÂN LẬP\n" + motto + rest, {2019, 3, 1});
    EXPECT_FALSE(older.form_is_judged);
    EXPECT_EQ(older.form_begins, (legal::Date{2020, 3, 5}));
    const Report of_a_union = check(rules, "HỘI LIÊN HIỆP PHỤ NỮ XÃ TÂN LẬP\n" + rest, {2026, 3, 1});
    EXPECT_FALSE(of_a_union.form_is_judged);
    EXPECT_FALSE(of_a_union.form_begins.stated());
    EXPECT_TRUE(std::ranges::any_of(of_a_union.outcomes, [](const findings::RuleOutcome& outcome) {
        return outcome.reason.vi.find("đoàn thể") != std::string::npos;
    }));
}

}  // namespace
}  // namespace doichieu::checks

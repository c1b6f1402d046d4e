#include "registry/validity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tables.h"

namespace doichieu::registry {
namespace {

using legal::Validity;

/// A made-up regulation 1-QĐ/TW, or what a test puts in its place, with others around it: 2 and 3 are later ones.
class ValidityTest : public ::testing::Test {
  protected:
    /// `row`: issued|effective_from|effective_to|status|status_as_of|confidence.
    void subject(const std::string& row, const std::string& notation = "1-QĐ/TW",
                 const std::string& type = "Quy định") {
        std::vector<std::string> cells{""};
        for (const char c : row) {
            if (c == '|') {
                cells.emplace_back();
            } else {
                cells.back() += c;
            }
        }
        ASSERT_EQ(cells.size(), 6U);
        subject_ = notation;
        rows_ += notation + "|" + type + "|Bộ Chính trị|" + cells[0] + "|" + cells[1] + "|" + cells[2] + "||x|" +
                 cells[3] + "|" + cells[4] + "|x|" + cells[5] + "|\n";
    }
    void other(const std::string& notation, const std::string& issued, const std::string& effective_from = "") {
        rows_ += notation + "|Quy định|Bộ Chính trị|" + issued + "|" + effective_from +
                 "|||x|in_force|2026-01-01|x|verified|\n";
    }
    /// "2-QĐ/TW replaces 1-QĐ/TW": scope, date and confidence follow.
    void relation(const std::string& from, const std::string& verb, const std::string& to,
                  const std::string& scope = "whole", const std::string& on = "",
                  const std::string& confidence = "single") {
        relations_ += from + "||" + verb + "|" + to + "||" + scope + "|" + on + "|x|" + confidence + "|\n";
    }

    ValidityAt over(const std::string& from, const std::string& to) {
        if (!registry_) {
            folder_.write_tsv("instruments.tsv", kInstrumentHeader + rows_);
            folder_.write_tsv("relations.tsv", kRelationHeader + relations_);
            registry_.emplace(open(folder_));
        }
        const Instrument* instrument = registry_->by_key(legal::identity_key(*legal::parse_notation(subject_))).front();
        ValidityAt validity = *registry_->validity(*instrument, {date(from), date(to)});
        EXPECT_FALSE(validity.reason.vi.empty());
        EXPECT_FALSE(validity.reason.en.empty());
        return validity;
    }
    ValidityAt on(const std::string& day) { return over(day, day); }
    Validity status_on(const std::string& day) { return on(day).status; }

  private:
    TableFolder folder_;
    std::string subject_, rows_, relations_;
    std::optional<Registry> registry_;
};

TEST_F(ValidityTest, PartyInstrumentHoldsFromItsIssue) {
    subject("2020-05-10|||in_force|2026-01-01|verified");
    EXPECT_EQ(status_on("2020-05-09"), Validity::not_yet_in_force);
    EXPECT_EQ(status_on("2020-05-10"), Validity::in_force);
    const ValidityAt later = on("2023-01-01");
    EXPECT_EQ(later.status, Validity::in_force);
    EXPECT_EQ(later.since, date("2020-05-10"));
    EXPECT_EQ(later.confidence, legal::Confidence::verified);
    EXPECT_EQ(later.reason.vi, "Quy định số 1-QĐ/TW có hiệu lực từ ngày 10/5/2020 (nguồn: đã kiểm chứng)");
    EXPECT_EQ(later.reason.en, "Quy định số 1-QĐ/TW is in force from 2020-05-10 on (source: verified)");
}

TEST_F(ValidityTest, EffectiveDateOutranksTheIssue) {
    subject("2020-05-10|2020-07-01||in_force|2026-01-01|single");
    EXPECT_EQ(status_on("2020-06-30"), Validity::not_yet_in_force);
    EXPECT_EQ(status_on("2020-07-01"), Validity::in_force);
}

TEST_F(ValidityTest, AfterTheDayOfKnowledgeItIsSaid) {
    subject("2020-05-10|||in_force|2026-01-01|single");
    EXPECT_THAT(on("2026-01-01").reason.vi, ::testing::Not(::testing::HasSubstr("chỉ biết đến")));
    const ValidityAt later = on("2026-01-02");
    EXPECT_EQ(later.status, Validity::in_force);
    EXPECT_EQ(later.reason.vi,
              "Quy định số 1-QĐ/TW có hiệu lực từ ngày 10/5/2020; bảng văn bản chỉ biết đến ngày 01/01/2026 (nguồn: "
              "một nguồn)");
    EXPECT_EQ(later.reason.en,
              "Quy định số 1-QĐ/TW is in force from 2020-05-10 on; the registry knows it up to 2026-01-01 (source: one "
              "source)");
}

TEST_F(ValidityTest, LawWithoutEffectiveDateIsUnknown) {
    subject("2020-05-10|||in_force|2026-01-01|single", "1/2020/QH14", "Luật");
    EXPECT_EQ(status_on("2020-05-09"), Validity::not_yet_in_force);
    EXPECT_EQ(status_on("2020-05-10"), Validity::unknown);
    EXPECT_EQ(on("2023-05-10").reason.vi,
              "Luật số 1/2020/QH14 chưa rõ hiệu lực: bảng văn bản không ghi ngày có hiệu lực (nguồn: một nguồn)");
    EXPECT_EQ(status_on("2026-02-01"), Validity::unknown);
}

TEST_F(ValidityTest, SoIsADecreeOfOldFormAndACircular) {
    subject("1995-05-10|||in_force|2026-01-01|single", "64-CP", "Nghị định");
    EXPECT_EQ(status_on("1996-01-01"), Validity::unknown);
}

TEST_F(ValidityTest, NotationWithAYearIsNormative) {
    subject("2021-05-10|||in_force|2026-01-01|single", "5/2021/QĐ-UBND", "Quyết định");
    EXPECT_EQ(status_on("2022-01-01"), Validity::unknown);
}

TEST_F(ValidityTest, AdministrativeInstrumentHoldsFromItsIssue) {
    subject("2021-05-10|||in_force|2026-01-01|single", "33/CT-TTg", "Chỉ thị");
    EXPECT_EQ(status_on("2022-01-01"), Validity::in_force);
}

TEST_F(ValidityTest, LawWithEffectiveDateAndEnd) {
    subject("2013-11-29|2014-07-01|2024-07-31|expired|2026-01-01|verified", "45/2013/QH13", "Luật");
    EXPECT_EQ(status_on("2014-06-30"), Validity::not_yet_in_force);
    EXPECT_EQ(status_on("2014-07-01"), Validity::in_force);
    EXPECT_EQ(status_on("2024-07-31"), Validity::in_force);
    const ValidityAt after = on("2024-08-01");
    EXPECT_EQ(after.status, Validity::expired);
    EXPECT_EQ(after.since, date("2024-08-01"));
    EXPECT_EQ(after.successor, nullptr);
    EXPECT_EQ(after.reason.vi, "Luật số 45/2013/QH13 hết hiệu lực từ ngày 01/8/2024 (nguồn: đã kiểm chứng)");
    EXPECT_EQ(after.reason.en, "Luật số 45/2013/QH13 is no longer in force from 2024-08-01 on (source: verified)");
    EXPECT_THAT(on("2020-01-01").reason.vi, ::testing::HasSubstr("đến trước ngày 01/8/2024"));
}

TEST_F(ValidityTest, LawWhoseStartIsUnknownStillEnds) {
    subject("2013-11-29||2024-07-31|expired|2026-01-01|verified", "45/2013/QH13", "Luật");
    EXPECT_EQ(status_on("2020-01-01"), Validity::unknown);
    EXPECT_EQ(status_on("2025-01-01"), Validity::expired);
}

TEST_F(ValidityTest, ReplacedFromTheRelationsDate) {
    subject("2010-02-25|||replaced|2026-01-01|verified");
    other("2-QĐ/TW", "2021-07-30");
    relation("2-QĐ/TW", "replaces", "1-QĐ/TW", "whole", "2021-08-01", "memory");
    EXPECT_EQ(status_on("2021-07-31"), Validity::in_force);
    const ValidityAt after = on("2021-08-01");
    EXPECT_EQ(after.status, Validity::replaced);
    EXPECT_EQ(after.since, date("2021-08-01"));
    ASSERT_NE(after.successor, nullptr);
    EXPECT_EQ(after.successor->id, "2-QĐ/TW@2021-07-30");
    ASSERT_EQ(after.chain.size(), 1U);
    EXPECT_EQ(after.confidence, legal::Confidence::memory) << "the weaker of the two";
    EXPECT_EQ(after.reason.vi,
              "Quy định số 1-QĐ/TW đã bị thay thế từ ngày 01/8/2021, bởi Quy định số 2-QĐ/TW ngày 30/7/2021 "
              "(nguồn: hiểu biết chung, chưa kiểm chứng)");
    EXPECT_EQ(after.reason.en,
              "Quy định số 1-QĐ/TW was replaced from 2021-08-01 on, by Quy định số 2-QĐ/TW of 2021-07-30 "
              "(source: general knowledge, not verified)");
    EXPECT_EQ(on("2020-01-01").confidence, legal::Confidence::memory)
        << "that it held until then rests on the same relation";
}

TEST_F(ValidityTest, ReplacedFromTheSuccessorsEffectWhenTheRelationHasNoDate) {
    subject("2010-02-25|||in_force|2026-01-01|verified");
    other("2-QĐ/TW", "2021-07-30", "2021-09-01");
    relation("2-QĐ/TW", "replaces", "1-QĐ/TW");
    EXPECT_EQ(status_on("2021-08-31"), Validity::in_force);
    EXPECT_EQ(status_on("2021-09-01"), Validity::replaced);
}

TEST_F(ValidityTest, ReplacedFromTheSuccessorsIssueWhenNothingElseIsKnown) {
    subject("2010-02-25|||unknown|2026-01-01|verified");
    other("2-QĐ/TW", "2021-07-30");
    relation("2-QĐ/TW", "replaces", "1-QĐ/TW");
    EXPECT_EQ(status_on("2021-07-29"), Validity::in_force) << "a known end says that it held until then";
    EXPECT_EQ(status_on("2021-07-30"), Validity::replaced);
}

TEST_F(ValidityTest, NothingIsReplacedBeforeItsSuccessorHolds) {
    subject("2010-02-25|||in_force|2026-01-01|verified");
    other("2-QĐ/TW", "2021-07-30", "2022-01-01");
    relation("2-QĐ/TW", "replaces", "1-QĐ/TW", "whole", "2021-07-30");
    EXPECT_EQ(status_on("2021-12-31"), Validity::in_force);
    EXPECT_EQ(status_on("2022-01-01"), Validity::replaced);
}

TEST_F(ValidityTest, SuccessorWithoutAnyDate) {
    subject("2010-02-25|||in_force|2026-01-01|verified");
    other("2-QĐ/TW", "");
    relation("2-QĐ/TW", "replaces", "1-QĐ/TW");
    const ValidityAt state = on("2022-01-01");
    EXPECT_EQ(state.status, Validity::unknown);
    EXPECT_THAT(state.reason.vi, ::testing::HasSubstr("không rõ bị thay thế, bãi bỏ từ ngày nào"));
}

TEST_F(ValidityTest, ReplacedOnAnUnknownDayButKnownByNow) {
    subject("2010-02-25|||replaced|2026-01-01|verified");
    other("2-QĐ/TW", "");
    relation("2-QĐ/TW", "replaces", "1-QĐ/TW");
    EXPECT_EQ(status_on("2025-12-31"), Validity::unknown);
    const ValidityAt now = on("2026-01-01");
    EXPECT_EQ(now.status, Validity::replaced);
    ASSERT_NE(now.successor, nullptr);
    EXPECT_EQ(now.successor->notation, "2-QĐ/TW");
}

TEST_F(ValidityTest, DateKnownByMonthIsUncertainWithinIt) {
    subject("2010-02-25|||replaced|2026-01-01|verified");
    other("2-QĐ/TW", "2021-07-15");
    relation("2-QĐ/TW", "replaces", "1-QĐ/TW", "whole", "2021-08");
    EXPECT_EQ(status_on("2021-07-31"), Validity::in_force);
    EXPECT_EQ(status_on("2021-08-15"), Validity::unknown);
    EXPECT_EQ(status_on("2021-08-31"), Validity::replaced);
}

TEST_F(ValidityTest, RepealedIsExpiredWithASuccessor) {
    subject("2007-04-20|2007-07-01|2023-06-30|expired|2026-01-01|verified", "34/2007/PL-UBTVQH11", "Pháp lệnh");
    other("10/2022/QH15", "2022-11-10", "2023-07-01");
    relation("10/2022/QH15", "repeals", "34/2007/PL-UBTVQH11", "whole", "2023-07-01", "verified");
    EXPECT_EQ(status_on("2023-06-30"), Validity::in_force);
    const ValidityAt after = on("2023-07-01");
    EXPECT_EQ(after.status, Validity::expired);
    ASSERT_NE(after.successor, nullptr);
    EXPECT_EQ(after.successor->notation, "10/2022/QH15");
    EXPECT_THAT(after.reason.vi, ::testing::HasSubstr("do bị bãi bỏ bởi Quy định số 10/2022/QH15 ngày 10/11/2022"));
}

TEST_F(ValidityTest, PartIsNotWhole) {
    subject("2010-02-25|||in_force|2026-01-01|verified");
    other("2-QĐ/TW", "2021-07-30");
    relation("2-QĐ/TW", "replaces", "1-QĐ/TW", "part", "2021-07-30");
    EXPECT_EQ(status_on("2021-07-29"), Validity::in_force);
    const ValidityAt after = on("2021-07-30");
    EXPECT_EQ(after.status, Validity::partly_in_force);
    EXPECT_EQ(after.since, date("2021-07-30"));
    EXPECT_EQ(after.successor->notation, "2-QĐ/TW");
    EXPECT_EQ(after.reason.vi,
              "Quy định số 1-QĐ/TW bị thay thế một phần từ ngày 30/7/2021, bởi Quy định số 2-QĐ/TW ngày 30/7/2021 "
              "(nguồn: một nguồn)");
}

TEST_F(ValidityTest, PartThenWhole) {
    subject("2010-02-25|||replaced|2026-01-01|verified");
    other("2-QĐ/TW", "2015-01-01");
    other("3-QĐ/TW", "2021-07-30");
    relation("2-QĐ/TW", "repeals", "1-QĐ/TW", "part", "2015-01-01");
    relation("3-QĐ/TW", "replaces", "1-QĐ/TW", "whole", "2021-07-30");
    EXPECT_EQ(status_on("2014-01-01"), Validity::in_force);
    EXPECT_EQ(status_on("2016-01-01"), Validity::partly_in_force);
    EXPECT_EQ(status_on("2022-01-01"), Validity::replaced);
}

TEST_F(ValidityTest, RowOfUnknownStateLosesAPart) {
    subject("2010-02-25|||unknown|2026-01-01|verified");
    other("2-QĐ/TW", "2015-01-01");
    relation("2-QĐ/TW", "repeals", "1-QĐ/TW", "part");
    EXPECT_EQ(status_on("2014-01-01"), Validity::unknown);
    EXPECT_EQ(status_on("2016-01-01"), Validity::partly_in_force);
}

TEST_F(ValidityTest, AmendedIsInForceAndSaid) {
    subject("2010-02-25|||in_force|2026-01-01|verified");
    other("2-QĐ/TW", "2015-01-01");
    relation("2-QĐ/TW", "amends", "1-QĐ/TW", "part", "2015-01-01");
    EXPECT_THAT(on("2014-12-31").reason.vi, ::testing::Not(::testing::HasSubstr("sửa đổi")));
    const ValidityAt after = on("2015-01-01");
    EXPECT_EQ(after.status, Validity::in_force);
    EXPECT_EQ(after.reason.vi,
              "Quy định số 1-QĐ/TW có hiệu lực từ ngày 25/02/2010; được sửa đổi, bổ sung bởi Quy định số 2-QĐ/TW ngày "
              "01/01/2015 "
              "(nguồn: đã kiểm chứng)");
}

TEST_F(ValidityTest, OtherRelationsEndNothing) {
    subject("2010-02-25|||in_force|2026-01-01|verified");
    other("2-QĐ/TW", "2015-01-01");
    for (const char* verb : {"continues", "reviews", "supplements", "implements", "guides"})
        relation("2-QĐ/TW", verb, "1-QĐ/TW", "whole", "2015-01-01");
    EXPECT_EQ(status_on("2016-01-01"), Validity::in_force);
}

TEST_F(ValidityTest, ReplacedOrExpiredWithoutEndSaysNothingOfEarlierDays) {
    subject("2010-02-25|||replaced|2026-01-01|single");
    EXPECT_EQ(status_on("2010-02-24"), Validity::not_yet_in_force);
    const ValidityAt before = on("2025-12-31");
    EXPECT_EQ(before.status, Validity::unknown);
    EXPECT_EQ(
        before.reason.vi,
        "Quy định số 1-QĐ/TW đã bị thay thế (biết vào ngày 01/01/2026) nhưng không rõ từ ngày nào (nguồn: một nguồn)");
    EXPECT_EQ(status_on("2026-01-01"), Validity::replaced);
    EXPECT_EQ(status_on("2027-01-01"), Validity::replaced);
}

TEST_F(ValidityTest, SuspendedFromTheDayOfKnowledge) {
    subject("2010-02-25|||suspended|2026-01-01|single");
    EXPECT_EQ(status_on("2025-12-31"), Validity::unknown);
    EXPECT_EQ(status_on("2026-01-01"), Validity::suspended);
}

TEST_F(ValidityTest, PartlyInForceByTheRowAlone) {
    subject("2010-02-25|||partly_in_force|2026-01-01|single");
    EXPECT_EQ(status_on("2025-12-31"), Validity::unknown);
    EXPECT_EQ(status_on("2026-01-01"), Validity::partly_in_force);
}

TEST_F(ValidityTest, RowThatIsReplacedWithAnEndDate) {
    subject("2010-02-25||2020-12-31|replaced|2026-01-01|single");
    EXPECT_EQ(status_on("2020-12-31"), Validity::in_force);
    EXPECT_EQ(status_on("2021-01-01"), Validity::replaced);
}

TEST_F(ValidityTest, UnknownIsNeverInForceByGuess) {
    subject("2010-02-25|||unknown|2026-01-01|single");
    EXPECT_EQ(status_on("2010-02-24"), Validity::not_yet_in_force);
    EXPECT_EQ(status_on("2010-02-25"), Validity::unknown);
    EXPECT_EQ(status_on("2027-01-01"), Validity::unknown);
    EXPECT_EQ(on("2020-01-01").reason.vi,
              "Quy định số 1-QĐ/TW chưa rõ còn hiệu lực hay không: bảng văn bản không ghi (nguồn: một nguồn)");
}

TEST_F(ValidityTest, UnknownWithAnEffectiveDate) {
    subject("2020-01-01|2020-07-01||unknown|2026-01-01|single", "1/2020/QH14", "Luật");
    EXPECT_EQ(on("2020-06-30").status, Validity::not_yet_in_force);
    EXPECT_EQ(on("2020-07-01").status, Validity::unknown);
    EXPECT_EQ(over("2020-01-01", "2020-12-31").status, Validity::unknown);
    EXPECT_TRUE(over("2020-01-01", "2020-12-31").differs_within_interval);
    EXPECT_EQ(over("2019-01-01", "2020-06-30").status, Validity::not_yet_in_force);
}

TEST_F(ValidityTest, WithoutAnyDateOfItsOwn) {
    subject("|||in_force|2026-01-01|single");
    EXPECT_EQ(status_on("2020-01-01"), Validity::unknown);
    EXPECT_THAT(on("2020-01-01").reason.vi, ::testing::HasSubstr("không ghi ngày ban hành"));
}

TEST_F(ValidityTest, NotYetInForceByTheRow) {
    subject("2026-01-01|2027-03-01||not_yet_in_force|2026-11-23|single", "3/2026/QH16", "Luật");
    EXPECT_EQ(status_on("2027-02-28"), Validity::not_yet_in_force);
    EXPECT_EQ(status_on("2027-03-01"), Validity::in_force);
    EXPECT_THAT(on("2027-03-01").reason.vi, ::testing::HasSubstr("chỉ biết đến ngày 23/11/2026"));
}

TEST_F(ValidityTest, ChangeWithinTheIntervalIsUnknownAndNamed) {
    subject("2010-02-25|||replaced|2026-01-01|verified");
    other("2-QĐ/TW", "2023-07-30");
    relation("2-QĐ/TW", "replaces", "1-QĐ/TW", "whole", "2023-07-30", "verified");
    const ValidityAt inside = over("2023-02-13", "2023-12-31");
    EXPECT_EQ(inside.status, Validity::unknown);
    EXPECT_TRUE(inside.differs_within_interval);
    EXPECT_EQ(inside.since, date("2023-07-30"));
    ASSERT_NE(inside.successor, nullptr);
    EXPECT_EQ(inside.reason.vi,
              "văn bản có thể mang ngày từ ngày 13/02/2023 đến ngày 31/12/2023, mà ngày 30/7/2023 Quy định số 1-QĐ/TW "
              "chuyển từ “còn hiệu lực” "
              "sang “đã bị thay thế”: Quy định số 1-QĐ/TW đã bị thay thế từ ngày 30/7/2023, bởi Quy định số 2-QĐ/TW "
              "ngày 30/7/2023 "
              "(nguồn: đã kiểm chứng)");
    EXPECT_EQ(inside.reason.en,
              "the document may be dated from 2023-02-13 to 2023-12-31, and on 2023-07-30 Quy định số 1-QĐ/TW turns "
              "from “in force” to "
              "“replaced”: Quy định số 1-QĐ/TW was replaced from 2023-07-30 on, by Quy định số 2-QĐ/TW of 2023-07-30 "
              "(source: verified)");
    EXPECT_EQ(over("2023-02-13", "2023-07-29").status, Validity::in_force);
    EXPECT_EQ(over("2023-07-30", "2023-12-31").status, Validity::replaced);
    EXPECT_EQ(over("2023-07-29", "2023-07-30").status, Validity::unknown);
}

TEST_F(ValidityTest, ChangeAndBackWithinTheIntervalIsSeen) {
    // In force for the second quarter alone: both ends of the year are out of force, the middle is not.
    subject("2023-01-01|2023-04-01|2023-06-30|expired|2026-01-01|verified");
    EXPECT_TRUE(over("2023-02-01", "2023-12-31").differs_within_interval);
    EXPECT_EQ(over("2023-04-01", "2023-06-30").status, Validity::in_force);
}

TEST_F(ValidityTest, StatusDayWithinTheInterval) {
    subject("2010-02-25|||expired|2023-06-01|verified");
    const ValidityAt inside = over("2023-02-13", "2023-12-31");
    EXPECT_EQ(inside.status, Validity::unknown);
    EXPECT_TRUE(inside.differs_within_interval);
    EXPECT_EQ(over("2023-06-01", "2023-12-31").status, Validity::expired);
    EXPECT_FALSE(over("2023-01-01", "2023-05-31").differs_within_interval);
}

TEST_F(ValidityTest, ChainToTheOneInForce) {
    subject("2010-02-25|||replaced|2026-01-01|verified");
    other("2-QĐ/TW", "2015-01-01");
    other("3-QĐ/TW", "2020-01-01");
    relation("2-QĐ/TW", "replaces", "1-QĐ/TW");
    relation("3-QĐ/TW", "replaces", "2-QĐ/TW");
    const ValidityAt between = on("2016-01-01");
    EXPECT_EQ(between.chain.size(), 1U);
    const ValidityAt after = on("2021-01-01");
    EXPECT_EQ(after.successor->notation, "2-QĐ/TW");
    ASSERT_EQ(after.chain.size(), 2U);
    EXPECT_EQ(after.chain.back()->notation, "3-QĐ/TW");
    EXPECT_EQ(after.reason.vi,
              "Quy định số 1-QĐ/TW đã bị thay thế từ ngày 01/01/2015, bởi Quy định số 2-QĐ/TW ngày 01/01/2015 (nguồn: "
              "một nguồn); "
              "rồi lần lượt bị thay thế: Quy định số 2-QĐ/TW ngày 01/01/2015 → Quy định số 3-QĐ/TW ngày 01/01/2020 "
              "(còn hiệu lực)");
}

TEST_F(ValidityTest, CircleOfReplacementsEnds) {
    subject("2010-02-25|||replaced|2026-01-01|verified");
    other("2-QĐ/TW", "2015-01-01");
    relation("2-QĐ/TW", "replaces", "1-QĐ/TW", "whole", "2015-01-01");
    relation("1-QĐ/TW", "replaces", "2-QĐ/TW", "whole", "2016-01-01");
    const ValidityAt state = on("2021-01-01");
    EXPECT_EQ(state.status, Validity::replaced);
    EXPECT_EQ(state.chain.size(), 1U);
    EXPECT_THAT(state.reason.vi, ::testing::EndsWith("; các quan hệ thay thế đi vòng, cần kiểm tra bảng"));
}

TEST_F(ValidityTest, ReplacementOutranksABareEnd) {
    subject("2013-11-29|2014-07-01|2024-07-31|expired|2026-01-01|verified", "45/2013/QH13", "Luật");
    other("31/2024/QH15", "2024-01-18", "2024-08-01");
    relation("31/2024/QH15", "replaces", "45/2013/QH13", "whole", "2024-08-01", "verified");
    const ValidityAt after = over("2024-08-01", "2024-12-31");
    EXPECT_EQ(after.status, Validity::replaced);
    EXPECT_EQ(after.since, date("2024-08-01"));
    EXPECT_EQ(after.successor->notation, "31/2024/QH15");
}

}  // namespace
}  // namespace doichieu::registry

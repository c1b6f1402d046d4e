#include "analysis/analyse.h"

#include <gtest/gtest.h>

#include "analysis/parts.h"
#include "formats/long_text.h"
#include "formats/reader.h"

namespace doichieu::analysis {
namespace {

constexpr legal::Date kToday{2026, 11, 23};

document::Document document_of(const std::string& text) {
    auto read = formats::read_document(io::Bytes::own(text), "ke-hoach.txt", {});
    EXPECT_TRUE(read.ok());
    return std::move(read->document);
}

const std::string kDraft =
    "KẾ HOẠCH\ncông tác dân vận năm 2023\n\n"
    "Căn cứ Nghị quyết số 25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung ương khóa XI,\n\n"
    "I- MỤC ĐÍCH, YÊU CẦU\n\n1. Nâng cao nhận thức của cấp ủy.\n";

class Analyse : public ::testing::Test {
  protected:
    static const registry::Registry& registry() {
        static const registry::Registry opened = std::move(registry::Registry::open_embedded()).value();
        return opened;
    }
};

TEST_F(Analyse, TakesADraftThroughEveryStage) {
    const auto rules = checks::RuleSet::embedded();
    ASSERT_TRUE(rules.ok());
    const auto analysis = analyse(document_of(kDraft), registry(), &rules.value(), {}, kToday);
    EXPECT_EQ(analysis->outline.identity().type->value, "Kế hoạch");
    ASSERT_EQ(analysis->citations.items.size(), 1U);
    EXPECT_EQ(analysis->citations.items[0].canonical, "25-NQ/TW");
    EXPECT_EQ(analysis->resolutions.size(), 1U);
    EXPECT_EQ(analysis->resolutions[0].state, resolve::State::resolved);
    EXPECT_EQ(analysis->date.basis, resolve::DateBasis::plan_year);
    EXPECT_FALSE(analysis->report.outcomes.empty());
}

TEST_F(Analyse, WithoutRulesSaysNothingOfThem) {
    const auto analysis = analyse(document_of(kDraft), registry(), nullptr, {}, kToday);
    EXPECT_TRUE(analysis->report.outcomes.empty());
    EXPECT_EQ(analysis->citations.items.size(), 1U);
}

TEST_F(Analyse, CountsWhatItWouldKeep) {
    const std::string text =
        "Số 12-KH/HU\n" + kDraft +
        "2. Thực hiện Nghị quyết nêu trên, Nghị quyết 25 và Luật Đất đai năm 2024; gắn với Chỉ thị "
        "số 05-CT/TW.\n3. Phấn đấu 412/1300 hộ trong giai đoạn 2020 - 2025.\n";
    for (const bool anaphors : {false, true}) {
        Statements statements;
        statements.citations.anaphors = anaphors;
        const auto kept = read(document_of(text), registry(), statements);
        EXPECT_EQ(Parts(registry(), statements).count(document_of(text)), kept->citations.items.size());
        EXPECT_GE(kept->citations.items.size(), anaphors ? 5U : 4U);
    }
}

TEST_F(Analyse, PartsSayWhatTheWholeSays) {
    std::string text =
        "ĐẢNG BỘ HUYỆN THẠCH BÌNH\nHUYỆN ỦY\nSố 12-KH/HU\nThạch Bình, ngày 20 tháng 02 năm 2023\n\n" + kDraft + "\n";
    for (int i = 1; i <= 40; ++i) {
        text += std::to_string(i) +
                ". Thực hiện Nghị quyết số 25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung ương\n" +
                "khóa XI; tổng kết Kế hoạch số 12-KH/HU, ngày 20/02/2023 và Luật Đất đai.\n\n";
    }
    const auto whole = analyse(document_of(text), registry(), nullptr, {}, kToday);
    ASSERT_EQ(whole->citations.items.size(), 122U);
    Statements none;
    Parts parts(registry(), none);
    Parts counting(registry(), none);
    formats::LongText in_parts(formats::LongText::in_memory(io::Bytes::own(text)), "ke-hoach.txt", 800);
    std::size_t at = 0;
    std::size_t counted = 0;
    int number = 0;
    while (auto document = in_parts.next()) {
        ASSERT_TRUE(document->ok());
        ++number;
        counted += counting.count((*document)->document);
        const auto part = parts.analyse(std::move((*document)->document), kToday);
        EXPECT_EQ(part->date.interval, whole->date.interval);
        for (std::size_t i = 0; i < part->citations.items.size(); ++i, ++at) {
            const citation::Citation& one = part->citations.items[i];
            const citation::Citation& same = whole->citations.items.at(at);
            EXPECT_EQ(part->document.slice(one.raw), whole->document.slice(same.raw));
            EXPECT_EQ(part->document.before().bytes + one.raw.begin, same.raw.begin);
            EXPECT_EQ(part->document.locate(one.raw.begin).line, whole->document.locate(same.raw.begin).line);
            EXPECT_EQ(one.form, same.form);
            EXPECT_EQ(one.relation, same.relation);
            EXPECT_EQ(part->resolutions[i].state, whole->resolutions[at].state);
            EXPECT_EQ(part->resolutions[i].instrument, whole->resolutions[at].instrument);
            EXPECT_EQ(part->resolutions[i].status, whole->resolutions[at].status);
        }
    }
    EXPECT_GT(number, 5);
    EXPECT_EQ(at, whole->citations.items.size());
    EXPECT_EQ(counted, at);
}

TEST_F(Analyse, WhatIsStatedOutranksTheText) {
    Statements statements;
    statements.issuer = "Huyện ủy";
    statements.level = legal::Level::district;
    statements.regime = legal::Regime::party;
    statements.dates.date = legal::Date{2023, 5, 4};
    const auto analysis = analyse(document_of(kDraft), registry(), nullptr, statements, kToday);
    const structure::Identity& identity = analysis->outline.identity();
    EXPECT_EQ(identity.issuer->value, "Huyện ủy");
    EXPECT_EQ(identity.level, legal::Level::district);
    EXPECT_EQ(identity.regime, legal::Regime::party);
    EXPECT_EQ(identity.date, (legal::Date{2023, 5, 4}));
    EXPECT_EQ(analysis->date.interval, (legal::DateInterval{{2023, 5, 4}, {2023, 5, 4}}));
}

}  // namespace
}  // namespace doichieu::analysis

#include "registry/verify.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "registry/table.h"
#include "tables.h"

namespace doichieu::registry {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class VerifyTest : public ::testing::Test {
  protected:
    void instruments(const std::string& rows) {
        folder.write_tsv("instruments.tsv", std::string(kInstrumentHeader) + rows);
    }
    void relations(const std::string& rows) { folder.write_tsv("relations.tsv", std::string(kRelationHeader) + rows); }
    /// "impossible-date instruments.tsv:2"
    std::vector<std::string> found() {
        const Registry registry = open(folder);
        faults = verify(registry, date("2026-11-23"));
        std::vector<std::string> shown;
        for (const Fault& fault : faults) {
            shown.push_back(std::string(fault.check) + " " +
                            std::filesystem::path(fault.place.table).filename().native() + ":" +
                            std::to_string(fault.place.row));
            EXPECT_FALSE(fault.message.vi.empty() || fault.message.en.empty());
            EXPECT_FALSE(fault.suggestion.vi.empty() || fault.suggestion.en.empty());
        }
        return shown;
    }

    TableFolder folder;
    std::vector<Fault> faults;
};

const std::string kSound =
    "1-CT/TW|Chỉ thị|Ban Bí thư|2021-01-02|||XIII|a|in_force|2026-01-02|x|memory|\n"
    "2-CT/TW|Chỉ thị|Ban Bí thư|2022-01-02|||XIII|b|in_force|2026-01-02|x|memory|\n"
    "3-CT/TW|Chỉ thị|Ban Bí thư|2023-01-02|||XIII|c|in_force|2026-01-02|x|memory|\n";

TEST_F(VerifyTest, IsSilentOnWhatIsRight) {
    instruments(kSound + "1-CT/TW|Chỉ thị|Ban Bí thư|2016-01-28|2015-06-01||XII|a|replaced|2026-01-02|x|memory|\n");
    relations(
        "1-CT/TW|2021-01-02|replaces|1-CT/TW|2016-01-28|whole||x|memory|\n"
        "3-CT/TW||replaces|1-CT/TW|2016-01-28|part||x|memory|\n");
    EXPECT_THAT(found(), IsEmpty());
}

TEST_F(VerifyTest, ImpossibleDates) {
    instruments(
        "1-CT/TW|Chỉ thị|Ban Bí thư|2021-01-02|2019-12-31||XIII|a|in_force|2026-01-02|x|memory|\n"
        "2-CT/TW|Chỉ thị|Ban Bí thư|2022-01-02|||XIII|b|in_force|2021-01-02|x|memory|\n"
        "3-CT/TW|Chỉ thị|Ban Bí thư|2027-01-02|||XIII|c|in_force||x|memory|\n"
        "4-CT/TW|Chỉ thị|Ban Bí thư|2022|||XIII|c|in_force|2022-01-02|x|memory|\n");
    relations(
        "1-CT/TW||implements|2-CT/TW||whole||x|memory|\n"
        "2-CT/TW||amends|1-CT/TW||part|2020-01-02|x|memory|\n");
    EXPECT_THAT(found(), ElementsAre("impossible-date instruments.tsv:2", "impossible-date instruments.tsv:3",
                                     "impossible-date instruments.tsv:4", "impossible-date relations.tsv:2",
                                     "impossible-date relations.tsv:3"));
    EXPECT_THAT(faults[0].message.en, HasSubstr("1-CT/TW@2021-01-02 takes effect on 2019-12-31"));
}

TEST_F(VerifyTest, TypesThatDoNotExistOrContradictTheSymbol) {
    instruments(
        "1-CT/TW|Sắc chỉ|Ban Bí thư|2021-01-02|||XIII|a|in_force|2026-01-02|x|memory|\n"
        "2-CT/TW|Nghị quyết|Ban Bí thư|2022-01-02|||XIII|b|in_force|2026-01-02|x|memory|\n"
        "3-QĐ/TW|Quy định|Ban Bí thư|2022-01-02|||XIII|b|in_force|2026-01-02|x|memory|\n");
    EXPECT_THAT(found(), ElementsAre("unknown-type instruments.tsv:2", "type-mismatch instruments.tsv:3"));
    EXPECT_EQ(faults[0].severity, findings::Severity::warning);
    EXPECT_EQ(faults[1].severity, findings::Severity::error);
}

TEST_F(VerifyTest, TwoRowsThatAreProbablyOneInstrument) {
    instruments(
        "1-CT/TW|Chỉ thị|Ban Bí thư|2021-01-02||||a|in_force|2026-01-02|x|memory|\n"
        "1-CT/TW|Chỉ thị|Ban Bí thư|2021||||b|in_force|2026-01-02|x|memory|\n"
        "2-CT/TW|Chỉ thị|Ban Bí thư|2013-10-25||||c|in_force|2026-01-02|x|memory|\n"
        "2-CT/TW|Chỉ thị|Ban Bí thư|2003-10-25||||C|in_force|2026-01-02|x|memory|\n"
        "3-CT/TW|Chỉ thị|Ban Bí thư|2021-02-02|||XIII|d|in_force|2026-01-02|x|memory|\n"
        "3-CT/TW|Chỉ thị|Bộ Chính trị|2023-03-02|||XIII|e|in_force|2026-01-02|x|memory|\n"
        "1/2020/NĐ-CP|Nghị định|Chính phủ|2020-01-02||||f|in_force|2026-01-02|x|memory|\n"
        "1/2020/NĐ-CP|Nghị định|Chính phủ|2020-02-01||||g|in_force|2026-01-02|x|memory|\n");
    EXPECT_THAT(found(), ElementsAre("duplicate-identity instruments.tsv:3", "duplicate-identity instruments.tsv:5",
                                     "duplicate-identity instruments.tsv:7", "duplicate-identity instruments.tsv:9"));
    EXPECT_EQ(faults[0].related.at(0).row, 2);
    EXPECT_EQ(faults[0].severity, findings::Severity::warning);
    EXPECT_EQ(faults[3].severity, findings::Severity::error) << "its year is part of its number";
}

TEST_F(VerifyTest, CirclesOfReplacement) {
    instruments(
        "1-CT/TW|Chỉ thị|Ban Bí thư|2021|||XIII|a|unknown|2026-01-02|x|memory|\n"
        "2-CT/TW|Chỉ thị|Ban Bí thư|2021|||XIII|b|unknown|2026-01-02|x|memory|\n"
        "3-CT/TW|Chỉ thị|Ban Bí thư|2021|||XIII|c|unknown|2026-01-02|x|memory|\n");
    relations(
        "1-CT/TW||replaces|2-CT/TW||whole||x|memory|\n"
        "2-CT/TW||repeals|3-CT/TW||whole||x|memory|\n"
        "3-CT/TW||replaces|1-CT/TW||whole||x|memory|\n");
    EXPECT_THAT(found(), ElementsAre("replacement-cycle relations.tsv:2"));
    EXPECT_EQ(faults[0].related.size(), 2U);
    EXPECT_THAT(faults[0].message.en, HasSubstr("1-CT/TW@2021 ← 3-CT/TW@2021 ← 2-CT/TW@2021 ← 1-CT/TW@2021"));
}

TEST_F(VerifyTest, TwoWholeSuccessors) {
    instruments(kSound);
    relations(
        "2-CT/TW||replaces|1-CT/TW||whole|2026-02-01|x|memory|\n"
        "3-CT/TW||replaces|1-CT/TW||whole|2026-03-01|x|memory|\n");
    EXPECT_THAT(found(), ElementsAre("fork relations.tsv:3"));
    relations(
        "2-CT/TW||replaces|1-CT/TW||whole|2026-02-01|x|memory|\n"
        "3-CT/TW||replaces|1-CT/TW||whole|2026-02-01|x|memory|\n");
    EXPECT_THAT(found(), IsEmpty()) << "on one day they share it out between them";
}

TEST_F(VerifyTest, StatesThatContradictRelations) {
    instruments(kSound);
    relations("2-CT/TW||replaces|1-CT/TW||whole|2022-01-02|x|memory|\n");
    EXPECT_THAT(found(), ElementsAre("status-mismatch instruments.tsv:2"));
}

TEST_F(VerifyTest, FactsWithoutASource) {
    instruments(
        "1-CT/TW|Chỉ thị|Ban Bí thư|2021-01-02|||XIII|a|in_force|2026-01-02||memory|\n"
        "2-CT/TW|Chỉ thị|Ban Bí thư|2022-01-02|||XIII|b|in_force|2026-01-02|x|memory|\n");
    relations("2-CT/TW||guides|1-CT/TW||whole|||memory|\n");
    EXPECT_THAT(found(), ElementsAre("no-source instruments.tsv:2", "no-source relations.tsv:2"));
}

TEST_F(VerifyTest, BodiesThatEndBeforeTheyBegin) {
    instruments(kSound);
    folder.write_tsv("bodies.tsv",
                     "id|name|aliases|regime|level|from|to|successor|source|confidence|note\n"
                     "a|Ban A||party|central|2025-02-01|2025-01-31||x|memory|\n");
    EXPECT_THAT(found(), ElementsAre("impossible-date bodies.tsv:2"));
}

TEST_F(VerifyTest, GoodRowsStayWhereOthersAreBad) {
    instruments(kSound);
    Registry registry = open(folder);
    std::vector<base::Error> bad_rows;
    const auto table = read_table(folder.write_tsv("own.tsv",
                                                   "notation|type|issuer|issued\n"
                                                   "1-KH/HU|Kế hoạch|Huyện ủy Mai Sơn|2021-13-01\n"
                                                   "2-KH/HU|Kế hoạch\n"
                                                   "3-KH/HU|KẾ HOẠCH|Huyện ủy Mai Sơn|03/6/2021\n"
                                                   "1-CT/TW|Chỉ thị|Ban Bí thư|2021-01-02\n"),
                                  &bad_rows);
    ASSERT_TRUE(table.ok());
    ASSERT_EQ(bad_rows.size(), 1U);
    EXPECT_EQ(bad_rows[0].line, 3U);
    const auto more = registry.add_good_rows(*table);
    ASSERT_TRUE(more.ok());
    ASSERT_EQ(more->size(), 2U);
    EXPECT_EQ(fault_of(more->at(0)).check, "bad-row");
    EXPECT_EQ(fault_of(more->at(1)).check, "duplicate-identity");
    const Instrument* good = registry.by_id("3-KH/HU@2021-06-03@huyen-mai-son");
    ASSERT_NE(good, nullptr);
    EXPECT_EQ(good->type, "Kế hoạch");
    EXPECT_FALSE(registry.add_good_rows(*parse_table("a\tb\n", "b.tsv", TableFormat::tsv)).ok());
}

TEST(VerifyBuiltIn, FindsNothing) {
    auto registry = Registry::open_embedded();
    ASSERT_TRUE(registry.ok()) << registry.error().message.en;
    for (const Fault& fault : verify(*registry, date("2026-11-25"))) {
        ADD_FAILURE() << fault.place.table << ":" << fault.place.row << ": " << fault.check << ": " << fault.message.en;
    }
}

}  // namespace
}  // namespace doichieu::registry

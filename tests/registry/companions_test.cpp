/// Documents that are read together: rows and relations that they give, and numbers that cannot be right.

#include "registry/companions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "registry/provinces.h"
#include "registry/seat.h"
#include "tables.h"

namespace doichieu::registry {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Statement statement(const std::string& path, const std::string& type, const std::string& notation,
                    const std::string& issued, const std::string& issuer, const std::string& title = "công tác năm") {
    Statement made;
    made.path = path;
    made.line = 4;
    made.type = type;
    made.notation = *legal::parse_notation(notation);
    made.issued = date(issued);
    made.issuer = issuer;
    made.title = title;
    return made;
}

Act act(legal::Relation relation, const std::string& type, const std::string& notation, const std::string& issued,
        const std::string& issuer = {}) {
    Act made;
    made.relation = relation;
    made.type = type;
    made.notation = *legal::parse_notation(notation);
    made.issued = date(issued);
    made.issuer = issuer;
    made.line = 20;
    return made;
}

/// "path duplicate other", one a line.
std::vector<std::string> conflicts(std::vector<Statement> statements) {
    const Companions companions(std::move(statements));
    std::vector<std::string> found;
    for (const NumberConflict& one : companions.conflicts()) {
        found.push_back(companions.statements()[one.at].path +
                        (one.may_be_one                                ? " perhaps "
                         : one.kind == NumberConflict::Kind::duplicate ? " duplicate "
                                                                       : " order ") +
                        companions.statements()[one.other].path);
    }
    return found;
}

class CompanionsTest : public ::testing::Test {
  protected:
    CompanionsTest() {
        folder_.write_tsv(
            "instruments.tsv",
            std::string(kInstrumentHeader) +
                "25-NQ/TW|Nghị quyết|Ban Chấp hành Trung ương|2013-06-03|||XI|về dân vận|in_force|"
                "2026-11-23|x|single|\n"
                "98-KH/ĐU|Kế hoạch|Ban Thường vụ Đảng ủy xã Hồng Phong|2022-10-25|||||in_force|2023-01-01|"
                "x|single|\n");
    }

    Registry with(std::vector<Statement> statements) {
        Registry registry = open(folder_);
        EXPECT_FALSE(registry.add_companions(std::make_shared<const Companions>(std::move(statements))));
        return registry;
    }

    TableFolder folder_;
};

const std::string kDistrict = "Ban Thường vụ Huyện ủy Bình Yên, tỉnh Lâm Sơn";
const std::string kCommune = "Ban Thường vụ Đảng ủy xã Nam Thắng, huyện Bình Yên";

TEST_F(CompanionsTest, AreRowsWithThePathAsSource) {
    const Registry registry = with({statement("h/kh.txt", "Kế hoạch", "139-KH/HU", "2023-02-13", kDistrict)});
    const auto& bearers = registry.by_key("139||KH|HU");
    ASSERT_EQ(bearers.size(), 1U);
    EXPECT_EQ(bearers[0]->id, "139-KH/HU@2023-02-13@huyen-binh-yen");
    EXPECT_TRUE(bearers[0]->is_derived);
    EXPECT_EQ(bearers[0]->source, "h/kh.txt");
    EXPECT_EQ(bearers[0]->table, "h/kh.txt");
    EXPECT_EQ(bearers[0]->row, 4);
    EXPECT_EQ(document_of(registry, *bearers[0]), "h/kh.txt");
    EXPECT_EQ(bearers[0]->confidence, legal::Confidence::single);
    EXPECT_EQ(registry.by_type_and_number("Kế hoạch", "139"), bearers);
    EXPECT_EQ(registry.summary().instruments, 2) << "inputs are not what a document is judged by";
}

TEST_F(CompanionsTest, AreOutrankedByTheTables) {
    auto known = statement("a.txt", "Kế hoạch", "98-KH/ĐU", "2022-10-25", "Ban Thường vụ Đảng ủy xã Hồng Phong");
    known.acts.push_back(act(legal::Relation::implements, "Nghị quyết", "25-NQ/TW", "2013-06-03"));
    const Registry registry = with({known});
    const auto& bearers = registry.by_key("98||KH|ĐU");
    ASSERT_EQ(bearers.size(), 1U);
    EXPECT_FALSE(bearers[0]->is_derived);
    ASSERT_EQ(registry.relations_from(*bearers[0]).size(), 1U) << "what the document says still counts";
    EXPECT_TRUE(registry.relations_from(*bearers[0])[0].is_derived);
}

TEST_F(CompanionsTest, ReplaceFromTheirOwnDateOn) {
    auto later = statement("b.txt", "Kế hoạch", "139-KH/HU", "2023-02-13", kDistrict);
    later.acts.push_back(act(legal::Relation::replaces, "Kế hoạch", "88-KH/HU", "2022-01-10"));
    const Registry registry = with({later, statement("a.txt", "Kế hoạch", "88-KH/HU", "2022-01-10", kDistrict)});
    const Instrument& old = *registry.by_key("88||KH|HU").at(0);
    ASSERT_EQ(registry.relations_to(old).size(), 1U);
    const InstrumentRelation& relation = registry.relations_to(old)[0];
    EXPECT_TRUE(relation.is_derived);
    EXPECT_EQ(relation.source, "b.txt");
    EXPECT_EQ(relation.row, 20);
    EXPECT_EQ(registry.validity(old, {date("2023-02-12"), date("2023-02-12")})->status, legal::Validity::in_force);
    EXPECT_EQ(registry.validity(old, {date("2023-02-13"), date("2023-02-13")})->status, legal::Validity::replaced);
}

TEST_F(CompanionsTest, MakeKnownWhatTheyReplace) {
    auto later = statement("b.txt", "Kế hoạch", "139-KH/HU", "2023-02-13", kDistrict);
    later.acts.push_back(act(legal::Relation::replaces, "Kế hoạch", "88-KH/HU", "2022-01-10"));
    later.acts.push_back(act(legal::Relation::implements, "Kế hoạch", "77-KH/TU", "2022-01-05"));
    const Registry registry = with({later});
    const auto& bearers = registry.by_key("88||KH|HU");
    ASSERT_EQ(bearers.size(), 1U);
    EXPECT_EQ(bearers[0]->issuer, kDistrict) << "its own series";
    EXPECT_EQ(document_of(registry, *bearers[0]), "") << "it is only named";
    EXPECT_EQ(registry.validity(*bearers[0], {date("2024-01-01"), date("2024-01-01")})->status,
              legal::Validity::replaced);
    EXPECT_THAT(registry.by_key("77||KH|TU"), IsEmpty()) << "what is only carried out becomes no row";
}

TEST_F(CompanionsTest, DoNotReachIntoAnotherPlace) {
    auto one = statement("a.txt", "Kế hoạch", "17-KH/ĐU", "2023-02-20", kCommune);
    one.acts.push_back(act(legal::Relation::replaces, "Kế hoạch", "05-KH/ĐU", "2022-03-10"));
    const Registry registry = with({one, statement("b.txt", "Kế hoạch", "05-KH/ĐU", "2022-03-10",
                                                   "Ban Thường vụ Đảng ủy xã Đông Lĩnh, Đảng bộ huyện Bình Yên")});
    for (const Instrument* plan : registry.by_key("5||KH|ĐU")) {
        EXPECT_EQ(registry.relations_to(*plan).empty(), plan->issuer.find("Đông Lĩnh") != std::string::npos);
    }
    EXPECT_EQ(registry.by_key("5||KH|ĐU").size(), 2U);
}

TEST_F(CompanionsTest, DoNotDependOnTheirOrder) {
    std::vector<Statement> statements{
        statement("c.txt", "Kế hoạch", "17-KH/ĐU", "2023-02-20", kCommune),
        statement("a.txt", "Kế hoạch", "17-KH/ĐU", "2023-02-20", kCommune),
        statement("b.txt", "Kế hoạch", "17-KH/ĐU", "2023-02-21", kCommune, "một việc khác")};
    statements[0].acts.push_back(act(legal::Relation::implements, "Nghị quyết", "25-NQ/TW", "2013-06-03"));
    std::vector<std::string> seen;
    std::ranges::sort(statements, {}, &Statement::path);
    do {
        const Registry registry = with(statements);
        std::string all;
        for (const Instrument* one : registry.all()) {
            all += one->id + "|" + one->table + "|";
            for (const InstrumentRelation& relation : registry.relations_from(*one)) all += relation.to->id + "|";
        }
        seen.push_back(all);
    } while (std::ranges::next_permutation(statements, {}, &Statement::path).found);
    ASSERT_EQ(seen.size(), 6U);
    for (const std::string& all : seen) EXPECT_EQ(all, seen.front());
}

TEST(NumberConflicts, FindOneNumberForTwoPlans) {
    EXPECT_THAT(conflicts({statement("b.txt", "Kế hoạch", "17-KH/ĐU", "2023-03-20", kCommune, "việc này"),
                           statement("a.txt", "Kế hoạch", "17-KH/ĐU", "2023-02-20", kCommune, "việc khác")}),
                ElementsAre("b.txt duplicate a.txt"));
}

TEST(NumberConflicts, AreSilentOnCopiesTypesPlacesAndTerms) {
    const auto plan = [](const std::string& path, const std::string& day, const std::string& issuer = kCommune) {
        return statement(path, "Kế hoạch", "17-KH/ĐU", day, issuer, path);
    };
    auto copy = plan("a.docx", "2023-02-20");
    copy.title = "a.txt";
    EXPECT_THAT(conflicts({plan("a.txt", "2023-02-20"), copy}), ElementsAre("a.txt perhaps a.docx"))
        << "one plan in two files: the texts must tell";
    EXPECT_THAT(conflicts({statement("a", "Quyết định", "17-QĐ/ĐU", "2023-02-20", kCommune),
                           statement("b", "Quy định", "17-QĐ/ĐU", "2023-03-20", kCommune)}),
                IsEmpty())
        << "two types, two series";
    EXPECT_THAT(conflicts({plan("a", "2023-02-20"),
                           plan("b", "2023-03-20", "Ban Thường vụ Đảng ủy xã Đông Lĩnh, Đảng bộ huyện Bình Yên")}),
                IsEmpty())
        << "two communes";
    EXPECT_THAT(conflicts({plan("a", "2023-02-20", "Đảng ủy xã Tân Lập, Đảng bộ huyện Bình Yên"),
                           plan("b", "2023-03-20", "Đảng ủy xã Tân Lập, Đảng bộ huyện Hồng Sơn")}),
                IsEmpty())
        << "two communes of one name";
    EXPECT_THAT(
        conflicts({plan("x/a", "2023-02-20", "Đảng ủy xã Tân Lập"), plan("y/b", "2023-03-20", "Đảng ủy xã Tân Lập")}),
        IsEmpty())
        << "perhaps two communes of one name";
    EXPECT_THAT(conflicts({plan("a", "2019-02-20"), plan("b", "2021-02-20")}), IsEmpty()) << "two terms";
    EXPECT_THAT(conflicts({plan("a", "2020-05-20"), plan("b", "2020-11-20")}), IsEmpty()) << "the year of the congress";
    EXPECT_THAT(conflicts({statement("a", "Kế hoạch", "17/KH-UBND", "2022-02-20", "Ủy ban nhân dân tỉnh Lâm Sơn"),
                           statement("b", "Kế hoạch", "17/KH-UBND", "2023-02-20", "Ủy ban nhân dân tỉnh Lâm Sơn")}),
                IsEmpty())
        << "State numbers restart every year";
    EXPECT_THAT(conflicts({plan("a", "2023-02-20", "Đảng ủy"), plan("b", "2023-03-20", "Đảng ủy")}), IsEmpty())
        << "nobody knows whose";
}

TEST(NumberConflicts, FindTheOneThatIsOutOfOrder) {
    const auto plan = [](const std::string& number, const std::string& day) {
        return statement(number, "Kế hoạch", number + "-KH/ĐU", day, kCommune, number);
    };
    EXPECT_THAT(conflicts({plan("11", "2023-01-10"), plan("12", "2023-02-10"), plan("13", "2023-01-05"),
                           plan("14", "2023-03-10"), plan("15", "2023-04-10")}),
                ElementsAre("13 order 12"));
    EXPECT_THAT(conflicts({plan("11", "2023-01-10"), plan("12", "2023-01-10"), plan("14", "2023-03-10")}), IsEmpty());
    EXPECT_THAT(conflicts({plan("11", "2022-12-10"), plan("12", "2022-12-20"), plan("01", "2023-01-10")}), IsEmpty())
        << "an office that starts anew each January has one fault, not one for each document";
}

TEST(Seats, TellWhoIsMeant) {
    Instrument commune;
    commune.notation = "05-KH/ĐU";
    commune.issuer = kCommune;
    const Seat same = seat_of("Đảng ủy xã Nam Thắng", "Đảng bộ huyện Bình Yên", legal::Level::commune);
    const Seat neighbour = seat_of("Đảng ủy xã Đông Lĩnh", "Đảng bộ huyện Bình Yên", legal::Level::commune);
    const Seat district = seat_of("Huyện ủy Bình Yên", "Đảng bộ tỉnh Lâm Sơn", legal::Level::district);
    EXPECT_EQ(may_mean(commune, "", same, {}), Bearing::yes);
    EXPECT_EQ(may_mean(commune, "", neighbour, {}), Bearing::no);
    EXPECT_EQ(may_mean(commune, "Đảng ủy xã Nam Thắng", neighbour, {}), Bearing::yes);
    EXPECT_EQ(may_mean(commune, "", district, {}), Bearing::open) << "one of its communes";
    EXPECT_EQ(may_mean(commune, "", Seat{}, {}), Bearing::open);

    Instrument above;
    above.notation = "139-KH/HU";
    above.issuer = kDistrict;
    EXPECT_EQ(may_mean(above, "Ban Thường vụ Huyện ủy", same, {}), Bearing::yes);
    const Seat elsewhere = seat_of("Đảng ủy xã Nam Thắng", "Đảng bộ huyện Hồng Sơn", legal::Level::commune);
    EXPECT_EQ(may_mean(above, "Ban Thường vụ Huyện ủy", elsewhere, {}), Bearing::no);

    Instrument central;
    central.notation = "25-NQ/TW";
    central.issuer = "Ban Chấp hành Trung ương";
    EXPECT_EQ(may_mean(central, "", neighbour, {}), Bearing::yes);
}

TEST(Seats, AProvinceInheritsWhatItTookOver) {
    Instrument former;
    former.notation = "12-CTr/TU";
    former.issuer = "Tỉnh ủy Bình Định";
    const Seat successor = seat_of("Đảng ủy xã Nam Thắng", "Đảng bộ tỉnh Gia Lai", legal::Level::commune);
    const Seat other = seat_of("Đảng ủy xã Nam Thắng", "Đảng bộ tỉnh Đồng Nai", legal::Level::commune);
    EXPECT_EQ(may_mean(former, "Tỉnh ủy", successor, {2025, 9, 1}), Bearing::open);
    EXPECT_EQ(may_mean(former, "Tỉnh ủy", successor, {2025, 6, 30}), Bearing::no) << "still two provinces";
    EXPECT_EQ(may_mean(former, "Tỉnh ủy", other, {2025, 9, 1}), Bearing::no);
    EXPECT_EQ(may_mean(former, "Tỉnh ủy Bình Định", other, {2025, 9, 1}), Bearing::yes);
}

TEST(Provinces, OldOnesLeadToNewOnes) {
    EXPECT_GT(provinces().size(), 80U);
    EXPECT_TRUE(has_taken_over("tinh-gia-lai", "tinh-binh-dinh", {2025, 7, 1}));
    EXPECT_FALSE(has_taken_over("tinh-gia-lai", "tinh-binh-dinh", {2025, 6, 30}));
    EXPECT_TRUE(has_taken_over("thanh-pho-ho-chi-minh", "tinh-binh-duong", {})) << "today";
    EXPECT_FALSE(has_taken_over("tinh-binh-dinh", "tinh-gia-lai", {}));
    EXPECT_FALSE(has_taken_over("tinh-cao-bang", "tinh-lang-son", {})) << "neither was merged";
}

TEST(Seats, AreReadFromNamesAndWrittenIntoThem) {
    const std::string organ = placed_issuer("Sở Tư pháp", "Ủy ban nhân dân tỉnh Lâm Sơn", legal::Level::province);
    EXPECT_EQ(organ, "Sở Tư pháp tỉnh Lâm Sơn");
    EXPECT_EQ(seat_of(organ).place, "tinh-lam-son");
    const std::string party = placed_issuer("Ban Tổ chức", "Tỉnh ủy Lâm Sơn", legal::Level::province);
    EXPECT_EQ(party, "Ban Tổ chức Tỉnh ủy Lâm Sơn");
    EXPECT_EQ(seat_of(party).place, "tinh-lam-son");
    EXPECT_EQ(organ_name("Ủy ban Kiểm tra", "Thành ủy Hải Phòng", legal::Level::province),
              "Ủy ban Kiểm tra Thành ủy Hải Phòng");
    EXPECT_EQ(organ_name("Đảng ủy các cơ quan Đảng tỉnh", "Tỉnh ủy An Giang", legal::Level::province),
              "Đảng ủy các cơ quan Đảng tỉnh An Giang");
    EXPECT_EQ(organ_name("Đảng ủy Ủy ban nhân dân tỉnh", "Đảng bộ tỉnh Gia Lai", legal::Level::province),
              "Đảng ủy Ủy ban nhân dân tỉnh Gia Lai");
    EXPECT_EQ(organ_name("Đảng ủy xã", "Đảng bộ tỉnh Gia Lai", legal::Level::commune), "Đảng ủy xã");
    const std::string hospital =
        organ_name("Bệnh viện Đa khoa khu vực Cẩm Khê", "Sở Y tế tỉnh Phú Thọ", legal::Level::province);
    EXPECT_EQ(hospital, "Bệnh viện Đa khoa khu vực Cẩm Khê, tỉnh Phú Thọ");
    EXPECT_EQ(seat_of(hospital).place, "tinh-phu-tho");
    EXPECT_EQ(organ_name("Bệnh viện Đa khoa tỉnh", "Ủy ban nhân dân tỉnh Yên Bái", legal::Level::province),
              "Bệnh viện Đa khoa tỉnh Yên Bái");
    const std::string commune = placed_issuer("Đảng ủy xã Nam Thắng", "Đảng bộ huyện Bình Yên", legal::Level::commune);
    EXPECT_EQ(commune, "Đảng ủy xã Nam Thắng, huyện Bình Yên");
    EXPECT_EQ(seat_of(commune).place, "xa-nam-thang");
    EXPECT_THAT(seat_of(commune).above, ElementsAre("huyen-binh-yen"));
    EXPECT_EQ(placed_issuer("Đảng ủy", "Huyện ủy Bình Yên", legal::Level::commune), "Đảng ủy")
        << "the district is not its place";
    EXPECT_EQ(seat_of("Thành ủy Hà Nội").place, seat_of("Ủy ban nhân dân thành phố Hà Nội").place);
}

}  // namespace
}  // namespace doichieu::registry

#include "registry/registry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "legal/notation.h"
#include "registry/instrument_id.h"
#include "tables.h"
#include "text/fold.h"

namespace doichieu::registry {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string key(std::string_view notation) {
    return legal::identity_key(*legal::parse_notation(notation));
}

std::size_t longest_name(const Registry& registry, const std::vector<std::string>& folded) {
    return registry.longest_name([&](std::size_t index) -> std::optional<std::string_view> {
        if (index >= folded.size()) return std::nullopt;
        return folded[index];
    });
}

/// Real numbers of real instruments, cut down to what a look-up needs.
class RegistryTest : public ::testing::Test {
  protected:
    RegistryTest() {
        folder.write_tsv(
            "instruments.tsv",
            std::string(kInstrumentHeader) +
                "25-NQ/TW|Nghị quyết|Ban Chấp hành Trung ương|2013-06-03|||XI|về dân vận|unknown|2026-01-02|x|single|\n"
                "25-NQ/TW|Nghị quyết|Ban Chấp hành Trung ương|2003-03-12|||IX|về tôn "
                "giáo|unknown|2026-01-02|x|memory|\n"
                "33/CT-TTg|Chỉ thị|Thủ tướng Chính phủ|2021-11-26||||x|in_force|2026-03-04|x|single|\n"
                "31/2024/QH15|Luật|Quốc hội|2024-01-18|2024-08-01|||Luật Đất đai|in_force|2026-01-02|x|verified|\n"
                "45/2013/QH13|Luật|Quốc hội|2013-11-29|2014-07-01|2024-07-31||Luật Đất "
                "đai|replaced|2026-01-02|x|verified|\n"
                "|Điều lệ|Đại hội XI|2011-01-19|||XI|Điều lệ Đảng Cộng sản Việt Nam|in_force|2026-01-02|x|memory|\n"
                "|Nghị quyết|Đại hội XI|2011-01-19|||XI|Nghị quyết Đại hội XI|in_force|2026-01-02|x|memory|\n"
                "20-QĐ/TW|Quy định|Ban Chấp hành Trung ương||||XIV|thi hành Điều lệ "
                "Đảng|unknown|2026-01-02|x|memory|\n");
        folder.write_tsv("relations.tsv",
                         std::string(kRelationHeader) +
                             "31/2024/QH15|2024-01-18|replaces|45/2013/QH13|2013-11-29|whole|2024-08-01|x|verified|\n");
        folder.write_tsv("names.tsv", std::string(kNameHeader) +
                                          "Luật Đất đai|31/2024/QH15|2024-01-18|official|x|single\n"
                                          "Luật Đất đai|45/2013/QH13|2013-11-29|official|x|single\n"
                                          "Luật Phòng, chống ma túy|||official|x|memory\n"
                                          "Luật Phòng|||short|x|memory\n"
                                          "Điều lệ Đảng||2011-01-19|short|x|memory\n");
        folder.write_tsv("terms.tsv",
                         "kind|term|number|from|to|source|confidence\n"
                         "party_congress|XII|12|2016-01-28|2021-01-31|x|memory\n"
                         "party_congress|XIII|13|2021-02-01||x|memory\n"
                         "national_assembly|XIV|14|2016-05-22|2021-05-22|x|memory\n");
    }

    TableFolder folder;
};

TEST_F(RegistryTest, FindsByKeyByNumberAndById) {
    const Registry registry = open(folder);
    EXPECT_THAT(ids(registry.by_key(key("25-NQ/TW"))), ElementsAre("25-NQ/TW@2003-03-12", "25-NQ/TW@2013-06-03"));
    EXPECT_THAT(ids(registry.by_key(key("33-CT/TTg"))), ElementsAre("33/CT-TTg@2021-11-26"));
    EXPECT_THAT(registry.by_key(key("26-NQ/TW")), IsEmpty());
    EXPECT_THAT(registry.by_key(""), IsEmpty());
    EXPECT_THAT(ids(registry.by_type_and_number("Nghị quyết", "25")),
                ElementsAre("25-NQ/TW@2003-03-12", "25-NQ/TW@2013-06-03"));
    EXPECT_THAT(registry.by_type_and_number("Kết luận", "25"), IsEmpty());
    const Instrument* law = registry.by_id("31/2024/QH15@2024-01-18");
    ASSERT_NE(law, nullptr);
    EXPECT_EQ(law->title, "Luật Đất đai");
    EXPECT_EQ(law->effective_from, date("2024-08-01"));
    EXPECT_EQ(law->status, legal::Validity::in_force);
    EXPECT_EQ(law->confidence, legal::Confidence::verified);
    EXPECT_EQ(law->row, 5);
    EXPECT_EQ(law->label(), "Luật số 31/2024/QH15");
    EXPECT_EQ(registry.by_id("Điều lệ Đảng Cộng sản Việt Nam@2011-01-19")->label(), "Điều lệ Đảng Cộng sản Việt Nam");
    EXPECT_NE(registry.by_id("20-QĐ/TW@?"), nullptr);
    EXPECT_EQ(registry.by_id("1-QĐ/TW@?"), nullptr);
    EXPECT_EQ(registry.all().size(), 8U);
}

TEST_F(RegistryTest, PointersStay) {
    const Registry registry = open(folder);
    const Instrument* first = registry.by_key(key("33/CT-TTg")).front();
    EXPECT_EQ(registry.all().size(), 8U);
    EXPECT_EQ(registry.by_id(first->id), first);
    EXPECT_EQ(registry.by_type_and_number("Chỉ thị", "33").front(), first);
}

TEST_F(RegistryTest, FindsByName) {
    const Registry registry = open(folder);
    const auto* land = registry.by_name(text::fold("LUẬT ĐẤT ĐAI"));
    ASSERT_NE(land, nullptr);
    EXPECT_THAT(ids(*land), ElementsAre("45/2013/QH13@2013-11-29", "31/2024/QH15@2024-01-18"));
    const auto* known_only = registry.by_name(text::fold("Luật Phòng chống ma tuý"));
    ASSERT_NE(known_only, nullptr);
    EXPECT_THAT(*known_only, IsEmpty());
    EXPECT_EQ(registry.by_name("luật nước"), nullptr);
    // Charter and resolution share a day: the name's first word decides.
    EXPECT_THAT(ids(*registry.by_name(text::fold("Điều lệ Đảng"))),
                ElementsAre("Điều lệ Đảng Cộng sản Việt Nam@2011-01-19"));
}

TEST_F(RegistryTest, LongestName) {
    const Registry registry = open(folder);
    const auto longest = [&](std::string_view words) {
        std::vector<std::string> folded;
        std::istringstream stream{text::fold(words)};
        for (std::string word; stream >> word;) folded.push_back(word);
        return longest_name(registry, folded);
    };
    EXPECT_EQ(longest("Luật Đất đai năm 2024"), 3U);
    EXPECT_EQ(longest("Luật Đất đai, ngày"), 3U);
    EXPECT_EQ(longest("Luật Phòng, chống ma túy"), 5U);
    EXPECT_EQ(longest("Luật Phòng , chống ma túy"), 6U);
    EXPECT_EQ(longest("luật phòng chống ma tuý"), 5U);
    EXPECT_EQ(longest("Luật Phòng, chống tham nhũng"), 2U);
    EXPECT_EQ(longest("Luật"), 0U);
    EXPECT_EQ(longest("theo Luật Đất đai"), 0U);
    EXPECT_EQ(longest(""), 0U);
    EXPECT_EQ(longest(", Luật"), 0U);
}

TEST_F(RegistryTest, Relations) {
    const Registry registry = open(folder);
    const Instrument* old_law = registry.by_id("45/2013/QH13@2013-11-29");
    const Instrument* new_law = registry.by_id("31/2024/QH15@2024-01-18");
    ASSERT_EQ(registry.relations_to(*old_law).size(), 1U);
    const InstrumentRelation& relation = registry.relations_to(*old_law).front();
    EXPECT_EQ(relation.from, new_law);
    EXPECT_EQ(relation.to, old_law);
    EXPECT_EQ(relation.relation, legal::Relation::replaces);
    EXPECT_TRUE(relation.whole);
    EXPECT_EQ(relation.date, date("2024-08-01"));
    EXPECT_EQ(registry.relations_from(*new_law).size(), 1U);
    EXPECT_THAT(registry.relations_from(*old_law), IsEmpty());
}

TEST_F(RegistryTest, PartyTermsNearACongress) {
    const Registry registry = open(folder);
    EXPECT_THAT(registry.party_terms_at(date("2018-01-01")), ElementsAre("XII"));
    EXPECT_THAT(registry.party_terms_at(date("2016-01-17")), IsEmpty());
    EXPECT_THAT(registry.party_terms_at(date("2016-01-18")), ElementsAre("XII"));
    EXPECT_THAT(registry.party_terms_at(date("2021-01-22")), ElementsAre("XII", "XIII"));
    EXPECT_THAT(registry.party_terms_at(date("2021-01-21")), ElementsAre("XII"));
    EXPECT_THAT(registry.party_terms_at(date("2021-02-10")), ElementsAre("XII", "XIII"));
    EXPECT_THAT(registry.party_terms_at(date("2021-02-11")), ElementsAre("XIII"));
    EXPECT_THAT(registry.party_terms_at(date("2021")), ElementsAre("XII", "XIII"));
    EXPECT_THAT(registry.party_terms_at(date("2030-01-01")), ElementsAre("XIII"));
    EXPECT_THAT(registry.party_terms_at({}), IsEmpty());
    EXPECT_EQ(registry.terms().size(), 3U);
    EXPECT_FALSE(registry.terms()[2].party);
}

TEST_F(RegistryTest, Bodies) {
    folder.write_tsv("bodies.tsv",
                     "id|name|aliases|regime|level|from|to|successor|source|confidence|note\n"
                     "a|Ban Dân vận Trung ương|BDVTW|party|central||2025-01-31|b|x|memory|\n"
                     "b|Ban Tuyên giáo và Dân vận Trung ương||party|central|2025-02-01|||x|memory|\n");
    const Registry registry = open(folder);
    ASSERT_EQ(registry.bodies().size(), 2U);
    const Body& body = registry.bodies()[0];
    EXPECT_EQ(body.name, "Ban Dân vận Trung ương");
    EXPECT_THAT(body.aliases, ElementsAre("BDVTW"));
    EXPECT_EQ(body.regime, legal::Regime::party);
    EXPECT_EQ(body.level, legal::Level::central);
    EXPECT_EQ(body.to, date("2025-01-31"));
    EXPECT_EQ(body.successor, "b");
}

TEST_F(RegistryTest, SummaryGrowsWithUserTables) {
    Registry registry = open(folder);
    const Summary before = registry.summary();
    EXPECT_EQ(before.as_of, "2026-03-04");
    EXPECT_EQ(before.instruments, 8);
    EXPECT_EQ(before.sha256.size(), 64U);
    const std::string own = folder.write_tsv("own.tsv",
                                             "notation|type|issuer|issued|status|status_as_of\n"
                                             "12-CT/TU|Chỉ thị|Tỉnh ủy|2024-05-06|in_force|2026-05-05\n");
    ASSERT_FALSE(registry.add_table(own));
    EXPECT_EQ(registry.summary().as_of, "2026-05-05");
    EXPECT_EQ(registry.summary().instruments, 9);
    EXPECT_NE(registry.summary().sha256, before.sha256);
    EXPECT_THAT(ids(registry.by_key(key("12-CT/TU"))), ElementsAre("12-CT/TU@2024-05-06"));
    EXPECT_EQ(registry.by_id("12-CT/TU@2024-05-06")->table, own);
    EXPECT_EQ(registry.by_id("12-CT/TU@2024-05-06")->confidence, legal::Confidence::memory);
}

TEST_F(RegistryTest, UserTablesJoinTheOthers) {
    Registry registry = open(folder);
    ASSERT_FALSE(registry.add_table(
        folder.write("van-ban.csv",
                     "notation,type,issuer,issued,title\n"
                     "25-NQ/TW,Nghị quyết,Ban Chấp hành Trung ương,2008-07-25,\"về thanh niên, học sinh\"\n"
                     "09/2099/QH20,Luật,Quốc hội,2099-01-01,Luật Thử nghiệm\n")));
    ASSERT_FALSE(registry.add_table(folder.write("relations.csv",
                                                 "from_notation,from_issued,relation,to_notation,to_issued\n"
                                                 "09/2099/QH20,,replaces,31/2024/QH15,\n")));
    EXPECT_THAT(ids(registry.by_key(key("25-NQ/TW"))),
                ElementsAre("25-NQ/TW@2003-03-12", "25-NQ/TW@2008-07-25", "25-NQ/TW@2013-06-03"));
    EXPECT_EQ(registry.by_id("25-NQ/TW@2008-07-25")->title, "về thanh niên, học sinh");
    EXPECT_EQ(registry.relations_to(*registry.by_id("31/2024/QH15@2024-01-18")).front().from->id,
              "09/2099/QH20@2099-01-01");
    ASSERT_NE(registry.by_name(text::fold("Luật Thử nghiệm")), nullptr);
    EXPECT_EQ(longest_name(registry, {"luật", "thử", "nghiệm", "này"}), 3U);
}

struct Refused {
    const char* file;
    std::string table;
    const char* code;
    std::uint32_t line;
    std::uint32_t column;
    std::string vi;
    std::string en;
};

TEST_F(RegistryTest, RefusesBrokenUserTables) {
    const std::string head = "notation|type|issuer|issued|status\n";
    const Refused cases[] = {
        {"a.tsv", "notation|type|issued\n", "bad-table", 1, 1, "thiếu cột “issuer”\n  notation\ttype\tissued",
         "column “issuer” is missing\n  notation\ttype\tissued"},
        {"a.tsv", head + "1-CT/TU|Chỉ thị|Tỉnh ủy|2024-02-30|\n", "bad-table", 2, 25,
         "cột issued: “2024-02-30” không phải một ngày có thật; viết YYYY-MM-DD, YYYY-MM hoặc YYYY\n  1-CT/TU\tChỉ "
         "thị\tTỉnh ủy\t2024-02-30\t",
         "column issued: “2024-02-30” is not a date of the calendar; write YYYY-MM-DD, YYYY-MM or YYYY\n  1-CT/TU\tChỉ "
         "thị\tTỉnh ủy\t2024-02-30\t"},
        {"a.tsv", head + "1-CT/TU|Chỉ thị|Tỉnh ủy|2024|valid\n", "bad-table", 2, 30,
         "cột status: “valid” không dùng được; chọn một trong: unknown, in_force, partly_in_force, replaced, expired, "
         "not_yet_in_force, "
         "suspended\n  1-CT/TU\tChỉ thị\tTỉnh ủy\t2024\tvalid",
         "column status: “valid” cannot stand here; choose one of: unknown, in_force, partly_in_force, replaced, "
         "expired, "
         "not_yet_in_force, suspended\n  1-CT/TU\tChỉ thị\tTỉnh ủy\t2024\tvalid"},
        {"a.tsv", head + "Chỉ thị 1|Chỉ thị|Tỉnh ủy|2024|\n", "bad-table", 2, 1,
         "cột notation: “Chỉ thị 1” không phải số, ký hiệu văn bản; ví dụ 25-NQ/TW, 33/CT-TTg, 30/2020/NĐ-CP\n  Chỉ "
         "thị 1\tChỉ thị\tTỉnh ủy\t2024\t",
         "column notation: “Chỉ thị 1” is not a number and symbol; examples: 25-NQ/TW, 33/CT-TTg, 30/2020/NĐ-CP\n  Chỉ "
         "thị 1\tChỉ thị\tTỉnh ủy\t2024\t"},
        {"a.tsv", head + "1-CT/TU||Tỉnh ủy|2024|\n", "bad-table", 2, 9,
         "cột type: ô trống; văn bản nào cũng phải có type\n  1-CT/TU\t\tTỉnh ủy\t2024\t",
         "column type: empty; every instrument needs its type\n  1-CT/TU\t\tTỉnh ủy\t2024\t"},
        {"a.tsv", "notation|type|issuer|issued|effective_to\n1-CT/TU|Chỉ thị|Tỉnh ủy|2024-02-03|2024-02-02\n",
         "bad-table", 2, 36,
         "cột effective_to: hết hiệu lực trước khi có hiệu lực\n  1-CT/TU\tChỉ thị\tTỉnh ủy\t2024-02-03\t2024-02-02",
         "column effective_to: ends before it begins\n  1-CT/TU\tChỉ thị\tTỉnh ủy\t2024-02-03\t2024-02-02"},
        {"a.tsv", head + "1-CT/TU|Chỉ thị|Tỉnh ủy|2024|\n01-CT/TU|Chỉ thị|Tỉnh ủy|2024|\n", "duplicate-key", 3, 1,
         "01-CT/TU@2024 đã có ở dòng 2 của FOLDER/a.tsv; mỗi văn bản chỉ được một dòng\n  01-CT/TU\tChỉ thị\tTỉnh "
         "ủy\t2024\t",
         "01-CT/TU@2024 already stands in line 2 of FOLDER/a.tsv; one row for one instrument\n  01-CT/TU\tChỉ "
         "thị\tTỉnh ủy\t2024\t"},
        {"a.tsv", head + "33-CT/TTg|Chỉ thị|Thủ tướng Chính phủ|2021-11-26|expired\n", "duplicate-key", 2, 1,
         "33/CT-TTg@2021-11-26 đã có ở dòng 4 của FOLDER/instruments.tsv; mỗi văn bản chỉ được một dòng\n  "
         "33-CT/TTg\tChỉ thị\tThủ tướng Chính "
         "phủ\t2021-11-26\texpired",
         "33/CT-TTg@2021-11-26 already stands in line 4 of FOLDER/instruments.tsv; one row for one instrument\n  "
         "33-CT/TTg\tChỉ thị\tThủ tướng "
         "Chính phủ\t2021-11-26\texpired"},
        {"relations.tsv", "from_notation|relation|to_notation\n31/2024/QH15|replaces|99-NQ/TW\n", "bad-table", 2, 23,
         "cột to_notation: không bảng văn bản nào có 99-NQ/TW\n  31/2024/QH15\treplaces\t99-NQ/TW",
         "column to_notation: no table of instruments has 99-NQ/TW\n  31/2024/QH15\treplaces\t99-NQ/TW"},
        {"relations.tsv", "from_notation|relation|to_notation\n31/2024/QH15|guides|25-NQ/TW\n", "bad-table", 2, 1,
         "cột to_issued: có 2 văn bản mang 25-NQ/TW; ghi ngày ban hành\n  31/2024/QH15\tguides\t25-NQ/TW",
         "column to_issued: 2 instruments bear 25-NQ/TW; give the date of issue\n  31/2024/QH15\tguides\t25-NQ/TW"},
        {"relations.tsv", "from_notation|relation|to_notation\n31/2024/QH15|summarises|33/CT-TTg\n", "bad-table", 2, 14,
         "cột relation: “summarises” không dùng được; chọn một trong: mentions, based_on, implements, continues, "
         "reviews, guides, details, "
         "promulgates, amends, supplements, replaces, repeals\n  31/2024/QH15\tsummarises\t33/CT-TTg",
         "column relation: “summarises” cannot stand here; choose one of: mentions, based_on, implements, continues, "
         "reviews, guides, details, "
         "promulgates, amends, supplements, replaces, repeals\n  31/2024/QH15\tsummarises\t33/CT-TTg"},
        {"relations.tsv", "from_notation|relation|to_notation\n31/2024/QH15|amends|31/2024/QH15\n", "bad-table", 2, 21,
         "cột to_notation: văn bản không thể có quan hệ với chính nó\n  31/2024/QH15\tamends\t31/2024/QH15",
         "column to_notation: an instrument has no relation to itself\n  31/2024/QH15\tamends\t31/2024/QH15"},
    };
    Registry registry = open(folder);
    TableFolder own;
    for (const Refused& refused : cases) {
        SCOPED_TRACE(refused.en);
        const auto localized = [&](std::string text) {
            for (const std::string name : {"/a.tsv", "/instruments.tsv"}) {
                const std::size_t at = text.find("FOLDER" + name);
                if (at != std::string::npos) text.replace(at, 6, name == "/a.tsv" ? own.path() : folder.path());
            }
            return text;
        };
        const auto error = registry.add_table(own.write_tsv(refused.file, refused.table));
        ASSERT_TRUE(error);
        EXPECT_EQ(error->code, refused.code);
        EXPECT_EQ(error->line, refused.line);
        EXPECT_EQ(error->column, refused.column);
        EXPECT_EQ(error->message.vi, localized(refused.vi));
        EXPECT_EQ(error->message.en, localized(refused.en));
    }
    EXPECT_EQ(registry.summary().instruments, 8) << "a table with an error adds nothing";
    EXPECT_EQ(registry.add_table("/khong/co/bang.tsv")->code, "not-found");
}

TEST_F(RegistryTest, BodiesOfOneLevelAreToldApartByTheirPlace) {
    Registry registry = open(folder);
    const std::string head = "notation|type|issuer|issued\n";
    ASSERT_FALSE(
        registry.add_table(folder.write_tsv("a.tsv", head + "98-KH/ĐU|Kế hoạch|Đảng ủy xã Hồng Phong|2022-10-25\n"
                                                            "98-KH/ĐU|Kế hoạch|Đảng ủy xã Tân Lập|2022-10-25\n")));
    EXPECT_THAT(ids(registry.by_key(key("98-KH/ĐU"))),
                ElementsAre("98-KH/ĐU@2022-10-25@xa-hong-phong", "98-KH/ĐU@2022-10-25@xa-tan-lap"));
    const auto again = registry.add_table(
        folder.write_tsv("b.tsv", head + "98-KH/ĐU|Kế hoạch|Ban Thường vụ Đảng ủy xã Tân Lập|2022-10-25\n"));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->code, "duplicate-key");
}

TEST_F(RegistryTest, CompilesToTheSameBytes) {
    ASSERT_FALSE(compile(folder.path(), folder.path() + "/1.sqlite"));
    ASSERT_FALSE(compile(folder.path(), folder.path() + "/2.sqlite"));
    const std::string first = testing::read_text(folder.path() + "/1.sqlite");
    EXPECT_TRUE(first.starts_with("SQLite format 3"));
    EXPECT_EQ(first, testing::read_text(folder.path() + "/2.sqlite"));
}

TEST_F(RegistryTest, BrokenTablesLeaveNoFile) {
    folder.write_tsv("instruments.tsv", std::string(kInstrumentHeader) + "25-NQ/TW|Nghị quyết\n");
    const auto error = compile(folder.path(), folder.path() + "/out.sqlite");
    ASSERT_TRUE(error);
    EXPECT_EQ(error->path, folder.path() + "/instruments.tsv");
    EXPECT_EQ(error->line, 2U);
    std::vector<std::string> left;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        if (entry.path().extension() != ".tsv") left.push_back(entry.path().filename());
    }
    EXPECT_THAT(left, IsEmpty());
    TableFolder empty;
    EXPECT_EQ(compile(empty.path(), empty.path() + "/out.sqlite")->code, "not-found");
}

TEST(PlaceId, NamesThePlaceOfABody) {
    EXPECT_EQ(place_id("Đảng ủy xã Hồng Phong, huyện Mai Sơn"), "xa-hong-phong");
    EXPECT_EQ(place_id("Huyện ủy Mai Sơn"), "huyen-mai-son");
    EXPECT_EQ(place_id("Ban Thường vụ Thành uỷ Hà Nội"), "thanh-pho-ha-noi");
    EXPECT_EQ(place_id("ỦY BAN NHÂN DÂN PHƯỜNG BẾN NGHÉ"), "phuong-ben-nghe");
    EXPECT_EQ(place_id("Ủy ban nhân dân thị trấn Hát Lót"), "thi-tran-hat-lot");
    EXPECT_EQ(place_id("Ban Thường vụ Huyện ủy"), "");
    EXPECT_EQ(place_id("Ban Thường vụ Đảng ủy"), "");
    EXPECT_EQ(place_id("Đảng ủy xã"), "");
    EXPECT_EQ(place_id(""), "");
}

TEST(Embedded, OpensAndAnswers) {
    auto registry = Registry::open_embedded();
    ASSERT_TRUE(registry.ok()) << registry.error().message.en;
    EXPECT_GT(registry->summary().instruments, 0);
    EXPECT_EQ(registry->all().size(), static_cast<std::size_t>(registry->summary().instruments));
}

}  // namespace
}  // namespace doichieu::registry

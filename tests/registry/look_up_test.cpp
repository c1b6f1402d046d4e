#include "registry/look_up.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "registry/filter.h"
#include "registry/history.h"
#include "tables.h"

namespace doichieu::registry {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class LookUpTest : public ::testing::Test {
  protected:
    LookUpTest() {
        folder.write_tsv(
            "instruments.tsv",
            std::string(kInstrumentHeader) +
                "25-NQ/TW|Nghị quyết|Ban Chấp hành Trung ương|2013-06-03|||XI|về dân vận|unknown|2026-01-02|x|single|\n"
                "25-NQ/TW|Nghị quyết|Ban Chấp hành Trung ương|2003-03-12|||IX|về tôn "
                "giáo|unknown|2026-01-02|x|memory|\n"
                "31/2024/QH15|Luật|Quốc hội|2024-01-18|2024-08-01|||Luật Đất đai|in_force|2026-01-02|x|verified|\n"
                "45/2013/QH13|Luật|Quốc hội|2013-11-29|2014-07-01|2024-07-31||Luật Đất đai|replaced|2026-01-02|x|"
                "verified|\n"
                "43/2024/QH15|Luật|Quốc hội|2024-06-29|2024-08-01|||Luật sửa đổi|in_force|2026-01-02|x|verified|\n");
        folder.write_tsv("relations.tsv", std::string(kRelationHeader) +
                                              "31/2024/QH15||replaces|45/2013/QH13||whole|2024-08-01|x|verified|\n"
                                              "43/2024/QH15||amends|31/2024/QH15||part||x|single|\n");
        folder.write_tsv("names.tsv", std::string(kNameHeader) +
                                          "Luật Đất đai|31/2024/QH15|2024-01-18|official|x|single\n"
                                          "Luật Đất đai|45/2013/QH13|2013-11-29|official|x|single\n"
                                          "LĐĐ|31/2024/QH15|2024-01-18|short|x|single\n");
    }

    TableFolder folder;
};

TEST_F(LookUpTest, FindsWhatAPersonMeans) {
    const Registry registry = open(folder);
    const std::vector<std::string> both{"25-NQ/TW@2003-03-12", "25-NQ/TW@2013-06-03"};
    for (const char* key : {"25-NQ/TW", " 25 – nq / tw ", "Nghị quyết 25", "Nghị quyết số 025",
                            "NGHỊ QUYẾT SỐ: 25-NQ/TW", "Chỉ thị 25-NQ/TW", "25-NQ/TW@"}) {
        EXPECT_EQ(ids(look_up(registry, key)), both) << key;
    }
    for (const char* key : {"25-NQ/TW@2013-06-03", "25-NQ/TW@2013", "25-nq/tw@2013-06"}) {
        EXPECT_THAT(ids(look_up(registry, key)), ElementsAre("25-NQ/TW@2013-06-03")) << key;
    }
    EXPECT_THAT(ids(look_up(registry, "luật đất đai")),
                ElementsAre("45/2013/QH13@2013-11-29", "31/2024/QH15@2024-01-18"));
    for (const char* key : {"Luật Đất đai 2013", "Luật Đất đai năm 2013", "Luật số 45/2013/QH13"}) {
        EXPECT_THAT(ids(look_up(registry, key)), ElementsAre("45/2013/QH13@2013-11-29")) << key;
    }
    for (const char* key : {"", "25", "Nghị quyết", "Nghị quyết 26", "Kết luận 25", "Luật Đất đai 2012", "\xFF", "@"}) {
        EXPECT_THAT(look_up(registry, key), IsEmpty()) << key;
    }
}

TEST_F(LookUpTest, NamesOfAnInstrument) {
    const Registry registry = open(folder);
    EXPECT_THAT(registry.names_of(*registry.by_id("31/2024/QH15@2024-01-18")), ElementsAre("Luật Đất đai", "LĐĐ"));
    EXPECT_THAT(registry.names_of(*registry.by_id("25-NQ/TW@2013-06-03")), IsEmpty());
}

TEST_F(LookUpTest, HistoryIsInTheOrderOfDays) {
    const Registry registry = open(folder);
    const auto told = [&](const char* id) {
        std::vector<std::string> lines;
        for (const Event& event : history(registry, *registry.by_id(id)))
            lines.push_back(event.date.iso() + " " + to_string(event.kind));
        return lines;
    };
    EXPECT_THAT(told("45/2013/QH13@2013-11-29"),
                ElementsAre("2013-11-29 issued", "2014-07-01 takes_effect", "2024-07-31 ends", "2024-08-01 replaced"));
    EXPECT_THAT(told("31/2024/QH15@2024-01-18"),
                ElementsAre("2024-01-18 issued", "2024-08-01 takes_effect", "2024-08-01 amended"));
}

TEST_F(LookUpTest, FiltersByEachColumn) {
    const Registry registry = open(folder);
    const legal::DateInterval today{date("2026-11-23"), date("2026-11-23")};
    const auto found = [&](const Filter& filter) { return ids(filtered(registry, filter, today)); };
    EXPECT_EQ(found({}).size(), 5U);
    EXPECT_EQ(found({"luật", "", {}, 0, ""}).size(), 3U);
    EXPECT_EQ(found({"", "chấp hành", {}, 0, ""}).size(), 2U);
    EXPECT_THAT(found({"", "", legal::Validity::replaced, 0, ""}), ElementsAre("45/2013/QH13@2013-11-29"));
    EXPECT_THAT(found({"", "quoc hoi", {}, 2013, ""}), ElementsAre("45/2013/QH13@2013-11-29"));
    EXPECT_THAT(found({"", "", {}, 0, "vận DÂN"}), ElementsAre("25-NQ/TW@2013-06-03"));
    EXPECT_THAT(found({"", "", {}, 0, "ldd"}), ElementsAre("31/2024/QH15@2024-01-18"));
    EXPECT_THAT(found({"", "", {}, 0, "đan vận"}), IsEmpty());
}

}  // namespace
}  // namespace doichieu::registry

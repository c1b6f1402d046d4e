#include "legal/vocabulary.h"

#include <gtest/gtest.h>

#include <set>

namespace doichieu::legal {
namespace {

const Vocabulary& vocabulary() {
    return Vocabulary::instance();
}

TEST(Issuer, ReadsSymbols) {
    struct Row {
        const char* symbol;
        bool party;
        Level level;
        const char* body;
    };
    const Row rows[] = {
        {"TU", true, Level::province, "Tỉnh ủy"},
        {"HU", true, Level::district, "Huyện ủy"},
        {"VPTW", true, Level::central, "Văn phòng Trung ương Đảng"},
        {"BTGDVTU", true, Level::province, "Ban Tuyên giáo và Dân vận Tỉnh ủy"},
        {"TTg", false, Level::central, "Thủ tướng Chính phủ"},
        {"CTN", false, Level::central, "Chủ tịch nước"},
        {"BXD", false, Level::central, "Bộ Xây dựng"},
        {"QH15", false, Level::central, "Quốc hội khóa XV"},
        {"UBTVQH15", false, Level::central, "Ủy ban Thường vụ Quốc hội khóa XV"},
        {"QH88", false, Level::central, "Quốc hội"},  // a term that no table knows yet
        {"UBTVQH88", false, Level::central, "Ủy ban Thường vụ Quốc hội"},
        {"TWĐTN", true, Level::central, "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"},
        // A unit after the body: the body decides.
        {"TWĐTN-VP", true, Level::central, "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"},
        {"BXD-QHKT", false, Level::central, "Bộ Xây dựng"},
        {"UBND-VX", false, Level::unknown, "Ủy ban nhân dân"},
        {"TTg(QHĐP)", false, Level::central, "Thủ tướng Chính phủ"},
    };
    for (const Row& row : rows) {
        const IssuerReading reading = vocabulary().issuer(row.symbol);
        EXPECT_TRUE(reading.known) << row.symbol;
        EXPECT_FALSE(reading.either) << row.symbol;
        EXPECT_EQ(reading.party, row.party) << row.symbol;
        EXPECT_EQ(reading.level, row.level) << row.symbol;
        EXPECT_EQ(reading.body, row.body) << row.symbol;
    }
}

TEST(Issuer, ComposesOrganAndLevel) {
    const std::pair<const char*, Level> rows[] = {{"UBKTHU", Level::district}, {"VPĐU", Level::unknown},
                                                  {"BTCTU", Level::province},  {"BCĐTW", Level::central},
                                                  {"BDVHU", Level::district},  {"UBKTĐU", Level::unknown}};
    for (const auto& [symbol, level] : rows) {
        const IssuerReading reading = vocabulary().issuer(symbol);
        EXPECT_TRUE(reading.known && reading.party) << symbol;
        EXPECT_EQ(reading.level, level) << symbol;
    }
}

TEST(Issuer, SomeServeBothSides) {
    for (const char* symbol : {"BCĐ", "ĐTN", "HND", "LĐLĐ", "HLHPN", "HCCB", "MTTQ", "MTTQ-BTT"}) {
        const IssuerReading reading = vocabulary().issuer(symbol);
        EXPECT_TRUE(reading.known) << symbol;
        EXPECT_TRUE(reading.either) << symbol;
    }
}

TEST(Issuer, KnowsNotEverything) {
    for (const char* symbol : {"", "XYZ", "QH", "QHXV", "UBTVQH", "-TU", "tw", "XTU"}) {
        EXPECT_FALSE(vocabulary().issuer(symbol).known) << symbol;
    }
}

TEST(Types, AreKnownByTheirWord) {
    const std::pair<const char*, const char*> rows[] = {
        {"nghị quyết", "Nghị quyết"}, {"NGHỊ QUYẾT", "Nghị quyết"}, {"Nghị  quyết", "Nghị quyết"},
        {"Tờ Trình", "Tờ trình"},     {"thông tri", "Thông tri"},   {"đề án", "Đề án"},
        {"Ðề án", "Đề án"},           {"nghị quyết khác", ""},      {"", ""}};
    for (const auto& [word, type] : rows) EXPECT_EQ(vocabulary().type_of_word(word), type) << word;
}

TEST(Types, MayShareASymbol) {
    const auto types = [](const char* symbol, bool party) {
        const auto list = vocabulary().types_of_symbol(symbol, party);
        return std::set<std::string_view>(list.begin(), list.end());
    };
    EXPECT_EQ(types("QĐ", true), (std::set<std::string_view>{"Quyết định", "Quy định"}));
    EXPECT_TRUE(types("TT", true).contains("Thông tri"));
    EXPECT_FALSE(types("TT", true).contains("Thông tư"));
    EXPECT_TRUE(types("TT", false).contains("Thông tư"));
    EXPECT_TRUE(types("ĐA", true).contains("Đề án"));
    EXPECT_FALSE(types("ĐA", true).contains("Dự án"));
    EXPECT_TRUE(types("NĐ", true).empty());
    EXPECT_TRUE(types("", true).empty());
}

TEST(Types, SymbolsHaveTheirOwnCase) {
    const std::pair<const char*, const char*> rows[] = {{"ctr", "CTr"}, {"CTR", "CTr"}, {"ttr", "TTr"}, {"nq", "NQ"},
                                                        {"qđ", "QĐ"},   {"ĐA", "ĐA"},   {"DA", "DA"},   {"HD", "HD"},
                                                        {"HĐ", "HĐ"},   {"xyz", ""},    {"", ""}};
    for (const auto& [written, spelled] : rows) EXPECT_EQ(vocabulary().spell_type_symbol(written), spelled) << written;
    EXPECT_TRUE(vocabulary().is_type_symbol("nq"));
    EXPECT_FALSE(vocabulary().is_type_symbol("TW"));
}

TEST(Types, EveryRowReadsBack) {
    EXPECT_GT(vocabulary().types().size(), 100U);
    EXPECT_GT(vocabulary().issuers().size(), 200U);
    for (const TypeSymbol& row : vocabulary().types()) {
        EXPECT_EQ(vocabulary().type_of_word(row.type), row.type);
        EXPECT_TRUE(row.symbol.empty() || vocabulary().is_type_symbol(row.symbol)) << row.symbol;
    }
    for (const IssuerSymbol& row : vocabulary().issuers()) {
        EXPECT_TRUE(row.kind != IssuerSymbol::Kind::exact || vocabulary().issuer(row.symbol).known) << row.symbol;
    }
}

}  // namespace
}  // namespace doichieu::legal

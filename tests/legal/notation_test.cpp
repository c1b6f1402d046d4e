#include "legal/notation.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace doichieu::legal {
namespace {

using Form = Notation::Form;

struct Parsed {
    const char* text;
    Form form;
    const char* number;
    int year;
    const char* type;
    const char* issuer;
    const char* suffix = "";
    bool odd = false;
};

const Parsed kParsed[] = {
    // Party
    {"25-NQ/TW", Form::party, "25", 0, "NQ", "TW"},
    {"05-ĐA/TU", Form::party, "05", 0, "ĐA", "TU"},
    {"27-CTr/TU", Form::party, "27", 0, "CTr", "TU"},
    {"41-TTr/ĐU", Form::party, "41", 0, "TTr", "ĐU"},
    {"03-HD/BTGDVTU", Form::party, "03", 0, "HD", "BTGDVTU"},
    {"05-TB/BCĐTW", Form::party, "05", 0, "TB", "BCĐTW"},
    {"11977-CV/VPTW", Form::party, "11977", 0, "CV", "VPTW"},
    {"367-QĐ/TWĐTN-VP", Form::party, "367", 0, "QĐ", "TWĐTN-VP"},
    {"2587-CV/VPTW/nb", Form::party, "2587", 0, "CV", "VPTW", "/nb"},
    {"33-CT/TTg", Form::party, "33", 0, "CT", "TTg"},
    {"29-L/CTN", Form::party, "29", 0, "L", "CTN"},
    {"207-QĐi/TU", Form::party, "207", 0, "QĐi", "TU"},
    // State, administrative
    {"33/CT-TTg", Form::state_administrative, "33", 0, "CT", "TTg"},
    {"895/QĐ-TTg", Form::state_administrative, "895", 0, "QĐ", "TTg"},
    {"02/HD-UBND", Form::state_administrative, "02", 0, "HD", "UBND"},
    {"291/QĐ-MTTQ-BTT", Form::state_administrative, "291", 0, "QĐ", "MTTQ-BTT"},
    {"409/TTr-CAT(PC04)", Form::state_administrative, "409", 0, "TTr", "CAT", "(PC04)"},
    {"1670/NQ-UBTVQH15", Form::state_administrative, "1670", 0, "NQ", "UBTVQH15"},
    {"26/VBHN-NHNN", Form::state_administrative, "26", 0, "VBHN", "NHNN"},
    {"57/NQ-TW", Form::state_administrative, "57", 0, "NQ", "TW"},
    {"31/QyĐ-UBND", Form::state_administrative, "31", 0, "QyĐ", "UBND"},
    // State, normative
    {"30/2020/NĐ-CP", Form::normative, "30", 2020, "NĐ", "CP"},
    {"18/2025/QĐ-TTg", Form::normative, "18", 2025, "QĐ", "TTg"},
    {"66.7/2025/NQ-CP", Form::normative, "66.7", 2025, "NQ", "CP"},
    {"54a/2022/QĐ-UBND", Form::normative, "54a", 2022, "QĐ", "UBND"},
    {"01/2015/TTLT-BTP-BNV", Form::normative, "01", 2015, "TTLT", "BTP-BNV"},
    {"403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", Form::normative, "403", 2017, "NQLT", "UBTVQH14-CP-ĐCTUBTWMTTQVN"},
    {"34/2001/PL-UBTVQH10", Form::normative, "34", 2001, "PL", "UBTVQH10"},
    // Laws and ordinances: no type group
    {"10/2022/QH15", Form::law, "10", 2022, "", "QH15"},
    {"653/2019/UBTVQH14", Form::law, "653", 2019, "", "UBTVQH14"},
    // No type
    {"5537/BXD-QHKT", Form::typeless, "5537", 0, "", "BXD-QHKT"},
    {"1070/TCT", Form::typeless, "1070", 0, "", "TCT"},
    {"64-CP", Form::typeless, "64", 0, "", "CP"},
    {"36/CP", Form::typeless, "36", 0, "", "CP"},
    {"221/CVT&LTNN-NV", Form::typeless, "221", 0, "", "CVT&LTNN-NV"},
    {"1488/VP-KH&CĐS", Form::typeless, "1488", 0, "", "VP-KH&CĐS"},
    // Odd separators
    {"57-NQ-TW", Form::party, "57", 0, "NQ", "TW", "", true},
    {"57/NQ/TW", Form::party, "57", 0, "NQ", "TW", "", true},
    {"33-CT-TTg", Form::state_administrative, "33", 0, "CT", "TTg", "", true},
    {"1018/CV_MTTW_BTT", Form::state_administrative, "1018", 0, "CV", "MTTW_BTT", "", true},
    {"30/2020/NĐ/CP", Form::normative, "30", 2020, "NĐ", "CP", "", true},
};

TEST(ParseNotation, TakesEveryFormApart) {
    for (const Parsed& row : kParsed) {
        const auto notation = parse_notation(row.text);
        ASSERT_TRUE(notation.has_value()) << row.text;
        EXPECT_EQ(notation->form, row.form) << row.text;
        EXPECT_EQ(notation->number, row.number) << row.text;
        EXPECT_EQ(notation->year, row.year) << row.text;
        EXPECT_EQ(notation->type, row.type) << row.text;
        EXPECT_EQ(notation->issuer, row.issuer) << row.text;
        EXPECT_EQ(notation->suffix, row.suffix) << row.text;
        EXPECT_EQ(notation->odd_separator, row.odd) << row.text;
    }
}

TEST(ParseNotation, RefusesWhatIsNone) {
    for (const char* text :
         {"", "25", "NQ/TW", "-NQ/TW", "25-", "25-/TW", "25-NQ/", "25--NQ/TW", "25.-NQ/TW", ".5-NQ/TW", "25-NQ//TW"}) {
        EXPECT_EQ(parse_notation(text), std::nullopt) << text;
    }
}

struct Canonical {
    const char* written;
    const char* canonical;
};

TEST(Canonical, GivesEachBodyItsOwnOrder) {
    const Canonical rows[] = {
        {"25-NQ/TW", "25-NQ/TW"},     {"33-CT/TTg", "33/CT-TTg"},         {"33-CT-TTg", "33/CT-TTg"},
        {"57/NQ-TW", "57-NQ/TW"},     {"57-NQ-TW", "57-NQ/TW"},           {"57/NQ/TW", "57-NQ/TW"},
        {"02-HD/UBND", "02/HD-UBND"}, {"12/NQ-HĐND", "12/NQ-HĐND"},       {"05-NQ/HĐND", "05/NQ-HĐND"},
        {"31/QĐ-TW", "31-QĐ/TW"},     {"30/2020/NĐ/CP", "30/2020/NĐ-CP"}, {"10/2022/QH15", "10/2022/QH15"},
        {"98-KH/ĐU", "98-KH/ĐU"},     {"98/KH-ĐU", "98-KH/ĐU"},
    };
    for (const Canonical& row : rows) EXPECT_EQ(canonical(*parse_notation(row.written)), row.canonical) << row.written;
}

TEST(Canonical, GivesSymbolsTheirOwnCase) {
    const Canonical rows[] = {
        {"15-NQ/tw", "15-NQ/TW"},       {"15-Nq/tw", "15-NQ/TW"},     {"27-CTR/TU", "27-CTr/TU"},
        {"41-TTR/ĐU", "41-TTr/ĐU"},     {"12/QĐ-UBnd", "12/QĐ-UBND"}, {"895/qđ-TTG", "895/QĐ-TTg"},
        {"31/QYĐ-UBND", "31/QyĐ-UBND"},
    };
    for (const Canonical& row : rows) EXPECT_EQ(canonical(*parse_notation(row.written)), row.canonical) << row.written;
}

TEST(Canonical, LeavesWhatItCannotJudge) {
    for (const char* text : {"29-L/CTN",  // old orders of the State President
                             "64-CP",
                             "36/CP",  // decrees before 1997
                             "59-CV/BCĐ",
                             "12/KH-BCĐ",  // steering committees of either side
                             "84-KH/ĐTN",
                             "84/KH-ĐTN",
                             "12-KH/HND",
                             "12/KH-HND",
                             "03/KH-LĐLĐ",
                             "03-KH/LĐLĐ",
                             "07-HD/HCCB",
                             "291/QĐ-MTTQ-BTT",
                             "1018-CV/MTTW-BTT",  // the Front and the mass organisations
                             "367-QĐ/TWĐTN-VP",   // Party order, the unit behind the body
                             "5537/BXD-QHKT",
                             "1070/TCT",
                             "221/CVT&LTNN-NV",  // letters
                             "2587-CV/VPTW/nb",
                             "409/TTr-CAT(PC04)",
                             "14-KH/XYZ",
                             "14/KH-XYZ",
                             "66.7/2025/NQ-CP"}) {
        EXPECT_EQ(canonical(*parse_notation(text)), text);
    }
}

TEST(Canonical, IsItsOwnCanonical) {
    for (const Parsed& row : kParsed) {
        const std::string once = canonical(*parse_notation(row.text));
        const auto again = parse_notation(once);
        ASSERT_TRUE(again.has_value()) << once;
        EXPECT_EQ(canonical(*again), once);
    }
}

TEST(RegimeOf, IsToldByYearAndIssuer) {
    const std::pair<const char*, Regime> rows[] = {{"25-NQ/TW", Regime::party},
                                                   {"57/NQ-TW", Regime::party},
                                                   {"33-CT/TTg", Regime::state_administrative},
                                                   {"12/NQ-HĐND", Regime::state_administrative},
                                                   {"30/2020/NĐ-CP", Regime::state_normative},
                                                   {"10/2022/QH15", Regime::state_normative},
                                                   {"59-CV/BCĐ", Regime::unknown},
                                                   {"12-KH/HND", Regime::unknown},
                                                   {"14-KH/XYZ", Regime::unknown},
                                                   {"1670/NQ-UBTVQH15", Regime::state_administrative}};
    for (const auto& [text, regime] : rows) EXPECT_EQ(regime_of(*parse_notation(text)), regime) << text;
}

TEST(IdentityKey, IsOneForTheSpellingsOfOne) {
    const std::vector<std::vector<const char*>> families = {
        {"25-NQ/TW", "25/NQ-TW", "25-NQ-TW", "25-nq/tw", "025-NQ/TW"},
        {"33/CT-TTg", "33-CT/TTg", "33/CT-TTG", "033/CT-TTg"},
        {"05-ĐA/TU", "5-ĐA/TU", "05/ĐA-TU", "05-đa/tu"},
        {"27-CTr/TU", "27-CTR/TU"},
        {"10/2022/QH15", "10/2022/qh15"},
        {"1018/CV_MTTW_BTT", "1018/CV-MTTW-BTT"},
    };
    for (const auto& family : families) {
        for (const char* text : family) {
            EXPECT_EQ(identity_key(*parse_notation(text)), identity_key(*parse_notation(family[0]))) << text;
        }
    }
}

TEST(IdentityKey, TellsDifferentOnesApart) {
    const std::vector<const char*> texts = {
        "05-ĐA/TU",        "05-DA/TU",        "05-HD/TU",      "05-HĐ/TU",         "05-ĐA/TW",
        "50-ĐA/TU",        "05/2020/ĐA-TU",   "05-TB/TU",      "05/TTr-CAT",       "05/TTr-CAT(PC04)",
        "10/2022/QH15",    "10/2022/QH14",    "10/2023/QH15",  "10/2022/UBTVQH15", "05a/2020/QĐ-UBND",
        "05/2020/QĐ-UBND", "66.7/2025/NQ-CP", "667/2025/NQ-CP"};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t k = i + 1; k < texts.size(); ++k) {
            EXPECT_NE(identity_key(*parse_notation(texts[i])), identity_key(*parse_notation(texts[k])))
                << texts[i] << " and " << texts[k];
        }
    }
}

TEST(NumberKey, DropsLeadingZerosOnly) {
    const std::pair<const char*, const char*> rows[] = {
        {"05-NQ/TW", "5"},  {"100-KL/TW", "100"},        {"0-NQ/TW", "0"},
        {"007-QĐ/TW", "7"}, {"66.7/2025/NQ-CP", "66.7"}, {"05a/2020/QĐ-UBND", "5a"}};
    for (const auto& [text, key] : rows) EXPECT_EQ(parse_notation(text)->number_key(), key);
}

}  // namespace
}  // namespace doichieu::legal

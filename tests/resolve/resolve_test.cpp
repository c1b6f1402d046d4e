#include "resolve/resolve.h"

#include <gtest/gtest.h>

#include "base/format.h"
#include "registry/tables.h"
#include "resolve/antecedents.h"
#include "structure/documents.h"

namespace doichieu::resolve {
namespace {

using registry::date;
using registry::kInstrumentHeader;
using registry::kNameHeader;
using registry::kRelationHeader;

/// Real numbers of real instruments, cut down to what a look-up needs, and a made-up one.
class ResolveTest : public ::testing::Test {
  protected:
    ResolveTest() {
        folder_.write_tsv(
            "instruments.tsv",
            std::string(kInstrumentHeader) +
                "25-NQ/TW|Nghị quyết|Ban Chấp hành Trung ương|2013-06-03|||XI|về dân vận|unknown||x|single|\n"
                "18-NQ/TW|Nghị quyết|Ban Chấp hành Trung ương|2017-10-25|||XII|về bộ máy|unknown||x|single|\n"
                "18-NQ/TW|Nghị quyết|Ban Chấp hành Trung ương|2022-06-16|||XIII|về đất đai|unknown||x|single|\n"
                "18-NQ/TW|Nghị quyết|Ban Chấp hành Trung ương|2026-07-28|||XIV|về xã hội|unknown||x|single|\n"
                "05-CT/TW|Chỉ thị|Bộ Chính trị|2016-05-15|||XII|về học tập|unknown||x|single|\n"
                "05-CT/TW|Chỉ thị|Ban Bí thư|2016-09-20|||XII|về việc khác|unknown||x|memory|\n"
                "33/CT-TTg|Chỉ thị|Thủ tướng Chính phủ|2021-11-26|||||in_force|2026-03-04|x|single|\n"
                "66-QĐ/TW|Quy định|Ban Bí thư|2017-02-06|||XII|về thể loại văn bản|unknown||x|single|\n"
                "31/2024/QH15|Luật|Quốc hội|2024-01-18|2024-08-01|||Luật Đất đai|in_force|2026-01-02|x|verified|\n"
                "45/2013/QH13|Luật|Quốc hội|2013-11-29|2014-07-01|2024-07-31||Luật Đất "
                "đai|replaced|2026-01-02|x|verified|\n");
        folder_.write_tsv(
            "relations.tsv",
            std::string(kRelationHeader) +
                "31/2024/QH15|2024-01-18|replaces|45/2013/QH13|2013-11-29|whole|2024-08-01|x|verified|\n");
        folder_.write_tsv("names.tsv", std::string(kNameHeader) +
                                           "Luật Đất đai|31/2024/QH15|2024-01-18|official|x|single\n"
                                           "Luật Đất đai|45/2013/QH13|2013-11-29|official|x|single\n"
                                           "Luật Phòng, chống ma túy|||official|x|memory\n");
        folder_.write_tsv("terms.tsv",
                          "kind|term|number|from|to|source|confidence\n"
                          "party_congress|XI|11|2011-01-19|2016-01-28|x|memory\n"
                          "party_congress|XII|12|2016-01-28|2021-02-01|x|memory\n"
                          "party_congress|XIII|13|2021-02-01|2026-01-23|x|memory\n"
                          "party_congress|XIV|14|2026-01-23||x|memory\n");
        registry_.emplace(registry::open(folder_));
    }

    /// "25-NQ/TW@2013-06-03" and the like, on a line each; the state where nothing was matched; candidates of an
    /// ambiguous one in brackets.
    [[nodiscard]] std::string resolved(std::string_view text, std::string_view from = "2023-06-01",
                                       std::string_view to = {}) const {
        const structure::Outlined outlined(structure::make_document(std::string(text)));
        citation::Options options;
        options.anaphors = true;
        citation::Citations citations = citation::extract(outlined.outline, *registry_, options);
        const JudgementDate day{{date(from), date(to.empty() ? from : to)}, DateBasis::stated};
        const auto resolutions = resolve(citations, outlined.outline, *registry_, day);
        EXPECT_EQ(resolutions.size(), citations.items.size());
        std::string out;
        for (const Resolution& resolution : resolutions) {
            EXPECT_FALSE(resolution.reason.empty()) << text;
            EXPECT_EQ(resolution.instrument != nullptr, resolution.state == State::resolved) << text;
            EXPECT_EQ(resolution.candidates.size() > 1, resolution.state == State::ambiguous) << text;
            if (!out.empty()) out += " ";
            out += resolution.instrument != nullptr ? resolution.instrument->id : to_string(resolution.state);
            if (resolution.state == State::ambiguous) out += base::format("({})", resolution.candidates.size());
        }
        return out;
    }

    struct Row {
        std::string text;
        std::string_view expected;
        std::string_view day = "2023-06-01";
    };
    void expect_rows(const std::vector<Row>& rows) const {
        for (const Row& row : rows)
            EXPECT_EQ(resolved(row.text, row.day), row.expected) << row.text << " on " << row.day;
    }

    registry::TableFolder folder_;
    std::optional<registry::Registry> registry_;
};

TEST_F(ResolveTest, ANotationThatOneBears) {
    expect_rows({
        {"Theo Nghị quyết số 25-NQ/TW.", "25-NQ/TW@2013-06-03"},
        {"Theo Nghị quyết số 25/NQ-TW.", "25-NQ/TW@2013-06-03"},
        {"Theo Chỉ thị số 33-CT/TTg.", "33/CT-TTg@2021-11-26"},
        {"Theo Luật số 31/2024/QH15.", "31/2024/QH15@2024-01-18", "2025-01-01"},
        {"Theo Nghị quyết số 99-NQ/TW.", "not_in_registry"},
        {"Theo Quyết định số 66-QĐ/TW.", "66-QĐ/TW@2017-02-06"},  // QĐ serves both; portals mix them
        {"Theo Kế hoạch số 25-NQ/TW.", "not_in_registry"},        // a type that cannot bear it
    });
}

TEST_F(ResolveTest, APartyNumberComesAgainInEachTerm) {
    expect_rows({
        {"Theo Nghị quyết số 18-NQ/TW.", "ambiguous(2)", "2023-06-01"},
        {"Theo Nghị quyết số 18-NQ/TW.", "ambiguous(3)", "2026-10-01"},
        {"Theo Nghị quyết số 18-NQ/TW.", "18-NQ/TW@2017-10-25", "2020-06-01"},  // the others did not exist yet
        {"Theo Nghị quyết số 18-NQ/TW khóa XIII.", "18-NQ/TW@2022-06-16"},
        {"Theo Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương (khóa XII).", "18-NQ/TW@2017-10-25"},
        {"Theo Nghị quyết số 18-NQ/TW, ngày 16/6/2022.", "18-NQ/TW@2022-06-16"},
        {"Theo Nghị quyết số 18-NQ/TW, ngày 25/10/2017 của Ban Chấp hành Trung ương.", "18-NQ/TW@2017-10-25"},
        {"Theo Nghị quyết số 18-NQ/TW năm 2022.", "18-NQ/TW@2022-06-16"},
        {"Theo Nghị quyết số 18-NQ/TW tháng 6 năm 2022.", "18-NQ/TW@2022-06-16"},
    });
}

TEST_F(ResolveTest, NothingIsCitedBeforeItExists) {
    expect_rows({
        {"Theo Nghị quyết số 25-NQ/TW.", "not_in_registry", "2012-01-01"},
        {"Theo Nghị quyết số 18-NQ/TW.", "not_in_registry", "2016-06-01"},
        {"Theo Nghị quyết số 18-NQ/TW khóa XIV.", "18-NQ/TW@2026-07-28", "2026-07-28"},
    });
}

TEST_F(ResolveTest, ADateThatIsAtOdds) {
    expect_rows({
        // The only bearer in its term: the date is wrong, the instrument is not.
        {"Theo Nghị quyết số 25-NQ/TW, ngày 04/6/2013.", "25-NQ/TW@2013-06-03"},
        {"Theo Chỉ thị số 33/CT-TTg ngày 27/11/2021.", "33/CT-TTg@2021-11-26"},
        // Another term or year: another instrument.
        {"Theo Nghị quyết số 25-NQ/TW, ngày 04/6/2018.", "not_in_registry"},
        {"Theo Chỉ thị số 33/CT-TTg ngày 26/11/2020.", "not_in_registry"},
        {"Theo Nghị quyết số 18-NQ/TW, ngày 01/01/2019.", "not_in_registry"},
    });
}

TEST_F(ResolveTest, TheIssuerDecidesAmongThoseOfOneTerm) {
    expect_rows({
        {"Theo Chỉ thị số 05-CT/TW.", "ambiguous(2)"},
        {"Theo Chỉ thị số 05-CT/TW của Bộ Chính trị.", "05-CT/TW@2016-05-15"},
        {"Theo Chỉ thị số 05-CT/TW của Ban Bí thư Trung ương Đảng.", "05-CT/TW@2016-09-20"},
    });
}

TEST_F(ResolveTest, ALawsNameMeansAVersion) {
    expect_rows({
        {"Theo Luật Đất đai.", "45/2013/QH13@2013-11-29", "2023-06-01"},
        {"Theo Luật Đất đai.", "45/2013/QH13@2013-11-29", "2024-03-01"},  // passed, not in force yet
        {"Theo Luật Đất đai.", "31/2024/QH15@2024-01-18", "2025-03-01"},
        {"Theo Luật Đất đai năm 2013.", "45/2013/QH13@2013-11-29", "2025-03-01"},
        {"Theo Luật Đất đai năm 2024.", "31/2024/QH15@2024-01-18", "2025-03-01"},
        {"Theo Luật Đất đai ngày 18 tháng 01 năm 2024.", "31/2024/QH15@2024-01-18", "2024-03-01"},
        {"Theo Luật Đất đai năm 2003.", "not_in_registry"},
        // A version that is told stays meant, unless it has ended.
        {"Phổ biến Luật Đất đai số 31/2024/QH15. Tập huấn Luật Đất đai.",
         "31/2024/QH15@2024-01-18 31/2024/QH15@2024-01-18", "2024-03-01"},
        {"Theo Luật Đất đai. Phổ biến Luật Đất đai số 31/2024/QH15.", "45/2013/QH13@2013-11-29 31/2024/QH15@2024-01-18",
         "2024-03-01"},
        {"Theo Luật Đất đai số 45/2013/QH13. Tập huấn Luật Đất đai.", "45/2013/QH13@2013-11-29 31/2024/QH15@2024-01-18",
         "2025-03-01"},
        {"Theo Luật Phòng, chống ma túy.", "not_in_registry"},  // known by name alone
        {"Theo Luật Nhà ở.", "not_in_registry"},
    });
    EXPECT_EQ(resolved("Theo Luật Đất đai.", "2024-07-01", "2024-12-31"), "ambiguous(2)")
        << "the version changes within the interval";
}

TEST_F(ResolveTest, StatusIsThatOfTheDay) {
    const structure::Outlined outlined(structure::make_document("Theo Luật số 45/2013/QH13."));
    const auto status = [&](std::string_view from, std::string_view to) {
        citation::Citations citations = citation::extract(outlined.outline, *registry_);
        return resolve(citations, outlined.outline, *registry_, {{date(from), date(to)}, DateBasis::stated})
            .at(0)
            .status;
    };
    EXPECT_EQ(status("2023-06-01", "2023-06-01"), legal::Validity::in_force);
    EXPECT_EQ(status("2025-06-01", "2025-06-01"), legal::Validity::replaced);
    EXPECT_EQ(status("2024-06-01", "2024-12-31"), legal::Validity::unknown);
}

TEST_F(ResolveTest, FillsTheCanonicalOfNames) {
    const structure::Outlined outlined(structure::make_document("Theo Luật Đất đai."));
    citation::Citations citations = citation::extract(outlined.outline, *registry_);
    const auto resolutions =
        resolve(citations, outlined.outline, *registry_, {{date("2025-06-01"), date("2025-06-01")}, DateBasis::stated});
    EXPECT_EQ(citations.items.at(0).canonical, "31/2024/QH15");
    EXPECT_EQ(instrument_id(citations.items[0], resolutions[0]), "31/2024/QH15@2024-01-18");
}

TEST_F(ResolveTest, TheUnknownHasAnIdToo) {
    const structure::Outlined outlined(
        structure::make_document("Theo Kế hoạch số 98 -KH/ĐU, ngày 25/10/2022 và Kết luận số 61-KL/TW; Luật Nhà ở."));
    citation::Citations citations = citation::extract(outlined.outline, *registry_);
    const auto resolutions =
        resolve(citations, outlined.outline, *registry_, {{date("2023-06-01"), date("2023-06-01")}, DateBasis::stated});
    ASSERT_EQ(resolutions.size(), 3U);
    EXPECT_EQ(instrument_id(citations.items[0], resolutions[0]), "98-KH/ĐU@2022-10-25");
    EXPECT_EQ(instrument_id(citations.items[1], resolutions[1]), "61-KL/TW@?");
    EXPECT_EQ(instrument_id(citations.items[2], resolutions[2]), "luật nhà ở@?");
}

// ---- Antecedents ------------------------------------------------------------------------------------------------

TEST_F(ResolveTest, AShortFormTakesUpWhatWasCited) {
    expect_rows({
        {"Theo Nghị quyết số 18-NQ/TW khóa XII. Sơ kết Nghị quyết 18 ở xã.", "18-NQ/TW@2017-10-25 18-NQ/TW@2017-10-25"},
        {"Theo Nghị quyết số 18-NQ/TW khóa XII. Nêu lại Nghị quyết số 18-NQ/TW khóa XIII. Sơ kết Nghị quyết 18 ở xã.",
         "18-NQ/TW@2017-10-25 18-NQ/TW@2022-06-16 18-NQ/TW@2022-06-16"},
        // Another type, another number, a date at odds: not that one.
        {"Theo Nghị quyết số 25-NQ/TW. Sơ kết Chỉ thị 25 ở xã.", "25-NQ/TW@2013-06-03 not_in_registry"},
        {"Theo Nghị quyết số 18-NQ/TW, ngày 25/10/2017. Sơ kết Nghị quyết số 18, ngày 16/6/2022.",
         "18-NQ/TW@2017-10-25 18-NQ/TW@2022-06-16"},
        // Without one, the registry may know.
        {"Sơ kết Nghị quyết 25 ở xã.", "25-NQ/TW@2013-06-03"},
        {"Sơ kết Nghị quyết 18 ở xã.", "ambiguous(2)"},
        {"Sơ kết Nghị quyết 99 ở xã.", "not_in_registry"},
        // Every office numbers its decisions and regulations.
        {"Theo Quy định 66 của Ban Bí thư.", "66-QĐ/TW@2017-02-06"},
        {"Ban kiểm tra nội bộ họp theo Quy định 66.", "not_in_registry"},
        {"Theo Luật số 31 thì khác.", "not_in_registry"},
    });
}

TEST_F(ResolveTest, ALaterMentionWithoutADayIsTheOneOfTheDayThatWasTold) {
    const std::string first = "Theo Nghị quyết số 18-NQ/TW, ngày 25/10/2017. ";
    expect_rows({
        {first + "Sơ kết Nghị quyết số 18-NQ/TW ở xã.", "18-NQ/TW@2017-10-25 18-NQ/TW@2017-10-25"},
        {first + "Sơ kết Nghị quyết số 18-NQ/TW khóa XIII ở xã.", "18-NQ/TW@2017-10-25 18-NQ/TW@2022-06-16"},
        {first + "Nghị quyết số 18-NQ/TW, ngày 16/6/2022. Sơ kết Nghị quyết số 18-NQ/TW ở xã.",
         "18-NQ/TW@2017-10-25 18-NQ/TW@2022-06-16 ambiguous(2)"},
        {"Sơ kết Nghị quyết số 18-NQ/TW ở xã. " + first, "ambiguous(2) 18-NQ/TW@2017-10-25"},
    });
    const structure::Outlined outlined(
        structure::make_document("Theo Kế hoạch số 98-KH/ĐU, ngày 25/10/2022. Sơ kết Kế hoạch số 98-KH/ĐU."));
    citation::Citations citations = citation::extract(outlined.outline, *registry_);
    const auto resolutions =
        resolve(citations, outlined.outline, *registry_, {{date("2023-06-01"), date("2023-06-01")}, DateBasis::stated});
    ASSERT_EQ(resolutions.size(), 2U);
    EXPECT_EQ(instrument_id(citations.items[1], resolutions[1]), "98-KH/ĐU@2022-10-25");
}

TEST_F(ResolveTest, ANameInBracketsIsThatOfWhatStandsBefore) {
    const std::string named = "Theo Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ (Đề án 33). ";
    expect_rows({
        {named + "Triển khai Đề án 33.", "33/CT-TTg@2021-11-26 33/CT-TTg@2021-11-26 33/CT-TTg@2021-11-26"},
        {"Theo Chỉ thị số 33/CT-TTg ngày 26/11/2021 (sau đây gọi là Đề án 33).",
         "33/CT-TTg@2021-11-26 33/CT-TTg@2021-11-26"},
        {"Theo Chỉ thị số 33/CT-TTg ngày 26/11/2021 (cùng với Đề án 33).", "33/CT-TTg@2021-11-26 not_in_registry"},
    });
}

TEST_F(ResolveTest, AnAbbreviationTakesUpDecisionOrRegulation) {
    const auto types = [&](std::string_view text) {
        const structure::Outlined outlined(structure::make_document(std::string(text)));
        citation::Citations citations = citation::extract(outlined.outline, *registry_, {});
        find_antecedents(citations.items, outlined.outline);
        std::string out;
        for (const citation::Citation& one : citations.items) out += one.type + " " + one.canonical + "; ";
        return out;
    };
    EXPECT_EQ(types("Theo Quy định số 37-QĐ/TW. Thực hiện QĐ 37 của Trung ương."),
              "Quy định 37-QĐ/TW; Quy định 37-QĐ/TW; ");
    EXPECT_EQ(types("Theo Quyết định số 37-QĐ/TU. Thực hiện QĐ 37 của Tỉnh ủy."),
              "Quyết định 37-QĐ/TU; Quyết định 37-QĐ/TU; ");
    EXPECT_EQ(types("Theo Quyết định số 06/QĐ-TTg (Đề án 06). Thực hiện Đề án 06."),
              "Quyết định 06/QĐ-TTg; Đề án 06/QĐ-TTg; Đề án 06/QĐ-TTg; ");
}

TEST_F(ResolveTest, AnAnaphorTakesUpTheLastOfItsType) {
    expect_rows({
        {"Theo Nghị quyết số 25-NQ/TW. Căn cứ Nghị quyết nêu trên, xã báo cáo.",
         "25-NQ/TW@2013-06-03 25-NQ/TW@2013-06-03"},
        {"Theo Nghị quyết số 25-NQ/TW và Chỉ thị số 33/CT-TTg. Căn cứ Nghị quyết nêu trên, xã báo cáo.",
         "25-NQ/TW@2013-06-03 33/CT-TTg@2021-11-26 25-NQ/TW@2013-06-03"},
        {"Theo Luật Đất đai. Căn cứ Luật này, xã báo cáo.", "45/2013/QH13@2013-11-29 45/2013/QH13@2013-11-29"},
        {"Căn cứ Nghị quyết nêu trên, xã báo cáo.", "not_in_registry"},
        {"Theo Nghị quyết số 25-NQ/TW của Ban Chấp hành Trung ương, Nghị quyết số 99-NQ/TU của Tỉnh ủy. Căn cứ Nghị "
         "quyết "
         "của Ban Chấp hành Trung ương nêu trên, xã báo cáo.",
         "25-NQ/TW@2013-06-03 not_in_registry 25-NQ/TW@2013-06-03"},
        {"Theo Nghị quyết số 25-NQ/TW của Ban Chấp hành Trung ương, Nghị quyết số 99-NQ/TU của Tỉnh ủy. Căn cứ Nghị "
         "quyết "
         "nêu trên của Ban Chấp hành Trung ương, xã báo cáo.",
         "25-NQ/TW@2013-06-03 not_in_registry 25-NQ/TW@2013-06-03"},
        {"Theo Chỉ thị số 33/CT-TTg. Căn cứ Nghị quyết nêu trên, xã báo cáo.", "33/CT-TTg@2021-11-26 not_in_registry"},
    });
}

TEST_F(ResolveTest, AYearBehindTheNumberDecides) {
    expect_rows({
        {"Theo Luật 31/2024 thì phải công khai.", "31/2024/QH15@2024-01-18", "2025-06-01"},
        {"Theo Luật 31/2023 thì phải công khai.", "not_in_registry", "2025-06-01"},
        {"Theo Nghị định số 30/2020/NĐ-CP. Nghị định 30/2021 thì khác.", "not_in_registry not_in_registry"},
        {"Theo Luật số 31/2024/QH15. Luật 31/2024 còn nêu.", "31/2024/QH15@2024-01-18 31/2024/QH15@2024-01-18",
         "2025-06-01"},
    });
}

TEST_F(ResolveTest, ARepairedReadingNeverOutweighsAPlainOne) {
    expect_rows({
        // Alone, or in agreement, it is taken.
        {"Theo Nghị quyết số 25 NQ/TW.", "25-NQ/TW@2013-06-03"},
        {"Theo Nghị quyết số 25-NQ/TW, ngày 03/6/2013. Theo Nghị quyết số 25 NQ/TW, ngày 03/6/2013.",
         "25-NQ/TW@2013-06-03 25-NQ/TW@2013-06-03"},
        // Another number of the same day, another day of the same number.
        {"Theo Nghị quyết số 26-NQ/TW, ngày 03/6/2013. Theo Nghị quyết số 25 NQ/TW, ngày 03/6/2013.",
         "not_in_registry malformed"},
        {"Theo Nghị quyết số 25 NQ/TW, ngày 03/6/2013. Theo Nghị quyết số 26-NQ/TW, ngày 03/6/2013.",
         "malformed not_in_registry"},
        {"Theo Nghị quyết số 25-NQ/TW, ngày 03/6/2013. Theo Nghị quyết số 25 NQ/TW, ngày 04/6/2013.",
         "25-NQ/TW@2013-06-03 malformed"},
        // Far numbers are two instruments of one day.
        {"Theo Nghị quyết số 31-NQ/TW, ngày 03/6/2013. Theo Nghị quyết số 25 NQ/TW, ngày 03/6/2013.",
         "not_in_registry 25-NQ/TW@2013-06-03"},
    });
}

TEST_F(ResolveTest, OnlyThisMeansTheDocumentItself) {
    const std::string head = "HUYỆN ỦY A\n*\nSố 15-CT/HU\nA, ngày 05 tháng 3 năm 2023\n\nCHỈ THỊ\nvề tiết kiệm\n\n";
    EXPECT_EQ(
        resolved(head + "Theo Chỉ thị số 33/CT-TTg và Kết luận về việc thực hiện Chỉ thị trên, các xã báo cáo.\n"),
        "self 33/CT-TTg@2021-11-26 33/CT-TTg@2021-11-26");
    EXPECT_EQ(resolved(head + "Theo Chỉ thị số 33/CT-TTg, các xã thực hiện Chỉ thị này.\n"),
              "self 33/CT-TTg@2021-11-26 self");
    // A longer type is its kind.
    EXPECT_EQ(resolved("HUYỆN ỦY A\n*\nSố 15-CTr/HU\nA, ngày 05 tháng 3 năm 2023\n\nCHƯƠNG TRÌNH HÀNH ĐỘNG\nvề tiết "
                       "kiệm\n\nCác xã thực hiện Chương trình này.\n"),
              "self self");
}

TEST_F(ResolveTest, AnUnresolvedMentionBlocksAGuess) {
    // The short form in between may be what is meant.
    expect_rows({
        {"Theo Nghị quyết số 25-NQ/TW. Sơ kết Nghị quyết 99 ở xã. Căn cứ Nghị quyết nêu trên, xã báo cáo.",
         "25-NQ/TW@2013-06-03 not_in_registry not_in_registry"},
        {"Theo Nghị quyết số 25-NQ/TW. Theo Nghị quyết số 99-NQ/TW. Căn cứ Nghị quyết nêu trên, xã báo cáo.",
         "25-NQ/TW@2013-06-03 not_in_registry not_in_registry"},
        {"Theo Luật Đất đai. Theo Luật Nhà ở. Căn cứ Luật này, xã báo cáo.",
         "45/2013/QH13@2013-11-29 not_in_registry not_in_registry"},
    });
}

TEST_F(ResolveTest, TheDocumentMeansItself) {
    EXPECT_EQ(resolved("ĐẢNG ỦY XÃ B\n*\nSố 12-KH/ĐU\nB, ngày 16 tháng 02 năm 2023\n\nKẾ HOẠCH\ncông tác dân vận năm "
                       "2023\n-----\n\n"
                       "Căn cứ Kế hoạch số 205-KH/HU, xã ban hành kế hoạch.\n\nI- TỔ CHỨC THỰC HIỆN\n\n1. Căn cứ Kế "
                       "hoạch này, các chi bộ thực hiện.\n"),
              "self not_in_registry self");
}

/// Once gaps, right now: input, what must come out.
const std::pair<std::string_view, std::string_view> kOnceGaps[] = {
    {"KẾ HOẠCH\ncông tác dân vận năm 2023\n-----\n\nI- TỔ CHỨC\n\n1. Căn cứ Kế hoạch này, các chi bộ thực hiện.",
     "self"},
    {"Theo Nghị quyết số 25-NQ/TW khóa XIII.", "not_in_registry"},
};

TEST_F(ResolveTest, OnceGaps) {
    for (const auto& [input, right] : kOnceGaps) EXPECT_EQ(resolved(std::string(input)), right) << input;
}

TEST_F(ResolveTest, APluralTakesUpAllThatWereCited) {
    expect_rows({
        {"Theo các Nghị quyết số 18-NQ/TW khóa XII, 25-NQ/TW. Căn cứ các Nghị quyết nêu trên, xã báo cáo.",
         "18-NQ/TW@2017-10-25 25-NQ/TW@2013-06-03 ambiguous(2)"},
        {"Theo Nghị quyết số 25-NQ/TW. Căn cứ các Nghị quyết nêu trên, xã báo cáo.",
         "25-NQ/TW@2013-06-03 not_in_registry"},
        {"Theo các Nghị quyết số 18-NQ/TW khóa XII, 25-NQ/TW. Các nghị quyết trên đều có chương trình.",
         "18-NQ/TW@2017-10-25 25-NQ/TW@2013-06-03 ambiguous(2)"},
        {"Theo Nghị quyết số 25-NQ/TW và Chỉ thị số 33/CT-TTg. Các văn bản trên là căn cứ.",
         "25-NQ/TW@2013-06-03 33/CT-TTg@2021-11-26 ambiguous(2)"},
        {"Theo các Nghị quyết số 18-NQ/TW khóa XII, 25-NQ/TW trên địa bàn.", "18-NQ/TW@2017-10-25 25-NQ/TW@2013-06-03"},
        // Of three in other paragraphs it is a guess.
        {"Theo các Nghị quyết số 18-NQ/TW khóa XII, 25-NQ/TW, 99-NQ/TW.\n\nCăn cứ các Nghị quyết nêu trên, xã báo cáo.",
         "18-NQ/TW@2017-10-25 25-NQ/TW@2013-06-03 not_in_registry not_in_registry"},
    });
}

TEST_F(ResolveTest, ABlankNumberBlocksAGuessToo) {
    expect_rows({
        {"Theo Nghị quyết số 25-NQ/TW. Xã trình Nghị quyết số     /NQ-HĐND. Căn cứ Nghị quyết nêu trên, xã báo cáo.",
         "25-NQ/TW@2013-06-03 not_in_registry"},
    });
}

TEST_F(ResolveTest, ABareNumberOfALocalBodyIsNoneOfTheCentre) {
    expect_rows({
        {"Ban Thường vụ Tỉnh ủy Lam Giang đã ban hành Chỉ thị số 33 về việc học.", "not_in_registry"},
        {"Thủ tướng Chính phủ đã ban hành Chỉ thị số 33 về việc học.", "33/CT-TTg@2021-11-26"},
        {"Theo Nghị quyết số 25-NQ/TW của Ban Chấp hành Trung ương và Nghị quyết 25 của Quốc hội.",
         "25-NQ/TW@2013-06-03 not_in_registry"},
        {"Theo Nghị quyết số 25-NQ/TW của Ban Chấp hành Trung ương và Nghị quyết 25 của Trung ương.",
         "25-NQ/TW@2013-06-03 25-NQ/TW@2013-06-03"},
    });
}

TEST_F(ResolveTest, ALawMadeAnewIsToldByTheDateBehindItsMark) {
    expect_rows({
        {"Theo Luật Đất đai (sửa đổi) ngày 18/01/2024.", "31/2024/QH15@2024-01-18", "2024-03-01"},
        {"Theo Luật Đất đai (sửa đổi) năm 2024.", "31/2024/QH15@2024-01-18", "2024-03-01"},
        {"Theo Luật Đất đai ngày 29/11/2013.", "45/2013/QH13@2013-11-29", "2024-03-01"},
    });
}

TEST_F(ResolveTest, TheSubjectDecidesWhereItIsFarFromTheOthers) {
    expect_rows({
        {"Theo Nghị quyết số 18-NQ/TW về đất đai.", "18-NQ/TW@2022-06-16"},
        {"Theo Nghị quyết số 18-NQ/TW về quản lý.", "ambiguous(2)"},
    });
}

// ---- The days at which a document is judged -------------------------------------------------------------------------

class JudgementDateTest : public ResolveTest {
  protected:
    [[nodiscard]] std::string judged(std::string_view text, const Given& given = {}) const {
        const structure::Outlined outlined(structure::make_document(std::string(text)));
        const citation::Citations citations = citation::extract(outlined.outline, *registry_);
        const JudgementDate day = judgement_date(outlined.outline, citations, given, {2026, 11, 23});
        return base::format("{} {} {}", to_string(day.basis), day.interval.from.iso(), day.interval.to.iso());
    }
};

constexpr std::string_view kDated =
    "ĐẢNG ỦY XÃ B\n*\nSố 12-KH/ĐU\nB, ngày 16 tháng 02 năm 2023\n\nKẾ HOẠCH\ncông tác dân vận năm 2023\n-----\n\nCăn "
    "cứ Kế hoạch số 205-KH/HU, ngày "
    "03/02/2023, xã ban hành kế hoạch.\n";

std::string plan(std::string_view years, std::string_view cited) {
    return base::format("KẾ HOẠCH\ncông tác dân vận {}\n-----\n\n{}\n\nI- MỤC ĐÍCH\n\n1. Làm tốt công tác dân vận.\n",
                        years, cited);
}

TEST_F(JudgementDateTest, TheStatedDateWins) {
    EXPECT_EQ(judged(kDated), "stated 2023-02-16 2023-02-16");
}

TEST_F(JudgementDateTest, TheYearInItsNumberBoundsIt) {
    const std::string head = "ỦY BAN NHÂN DÂN TỈNH LAM GIANG\nSố: 42/2013/QĐ-UBND\n\nQUYẾT ĐỊNH\n";
    EXPECT_EQ(judged(head + "về việc lập sổ theo dõi\n\nCăn cứ Luật Cư trú;\n"), "plan_year 2013-01-01 2013-12-31");
    EXPECT_EQ(judged(head + "về kế hoạch năm 2014\n\nCăn cứ Nghị định số 12/2013/NĐ-CP ngày 05/3/2013;\n"),
              "plan_year 2013-03-05 2013-12-31");
}

TEST_F(JudgementDateTest, WhatTheCallerStatesWinsOverIt) {
    Given given;
    given.date = date("2023-03-01");
    EXPECT_EQ(judged(kDated, given), "stated 2023-03-01 2023-03-01");
    given.as_of = date("2026-01-01");
    EXPECT_EQ(judged(kDated, given), "as_of 2026-01-01 2026-01-01") << "--as-of outranks all";
}

TEST_F(JudgementDateTest, WithoutOneFromTheLatestCitedDateToTheYearsEnd) {
    EXPECT_EQ(judged(plan("năm 2023",
                          "Căn cứ Nghị quyết số 25-NQ/TW, ngày 03/6/2013; Kế hoạch số 139-KH/TU, ngày 13/02/2023.")),
              "plan_year 2023-02-13 2023-12-31");
    EXPECT_EQ(judged(plan("năm 2023", "Căn cứ Nghị quyết số 25-NQ/TW.")), "plan_year 2023-01-01 2023-12-31");
    EXPECT_EQ(judged(plan("năm 2023",
                          "Căn cứ Nghị quyết số 25-NQ/TW, ngày 31/02/2023; Chỉ thị số 05-CT/TW, ngày 15/5/2016.")),
              "plan_year 2016-05-15 2023-12-31")
        << "an impossible date decides nothing";
    EXPECT_EQ(judged(plan("năm 2023",
                          "Căn cứ Nghị quyết số 25-NQ/TW, ngày 03/6/2031; Kế hoạch số 139-KH/TU, ngày 13/02/2023.")),
              "plan_year 2023-02-13 2023-12-31")
        << "nor does one after the year";
}

TEST_F(JudgementDateTest, OfSeveralYearsTheFirstThatCanBe) {
    EXPECT_EQ(judged(plan("giai đoạn 2021 - 2025", "Căn cứ Nghị quyết số 18-NQ/TW, ngày 25/10/2017.")),
              "plan_year 2017-10-25 2021-12-31");
    EXPECT_EQ(judged(plan("giai đoạn 2021 - 2025", "Căn cứ Nghị quyết số 18-NQ/TW, ngày 16/6/2022.")),
              "plan_year 2022-06-16 2022-12-31");
}

TEST_F(JudgementDateTest, ADateLineTellsItsYearThoughNoDayCanBeRead) {
    for (const std::string day : {"ngày 30 tháng 02 năm 2021", "ngày 10 tháng 13 năm 2021", "ngày    tháng    năm 2021",
                                  "ngày    tháng 9 năm 2021"}) {
        const std::string head = "ĐẢNG ỦY XÃ B\n*\nSố 12-KH/ĐU\nB, " + day + "\n\nKẾ HOẠCH\n";
        EXPECT_EQ(judged(head + "thăm hỏi gia đình chính sách\n-----\n\nCăn cứ Chỉ thị số 05-CT/TW, ngày 15/5/2016.\n"),
                  "plan_year 2021-01-01 2021-12-31")
            << day;
        EXPECT_EQ(judged(head + "công tác dân vận năm 2022\n-----\n\nCăn cứ Chỉ thị số 05-CT/TW, ngày 15/5/2016.\n"),
                  "plan_year 2016-05-15 2022-12-31")
            << "the year that it plans for comes first";
        EXPECT_EQ(judged(head + "công tác dân vận giai đoạn 2020 - 2025\n-----\n\nCăn cứ Chỉ thị số 05-CT/TW.\n"),
                  "plan_year 2021-01-01 2021-12-31")
            << "one of several years";
    }
    EXPECT_EQ(
        judged("ĐẢNG ỦY XÃ B\n*\nSố 12-KH/ĐU\nB, ngày    tháng    năm 2026\n\nKẾ HOẠCH\nthăm hỏi\n-----\n\nCăn cứ "
               "Chỉ thị số 05-CT/TW.\n"),
        "today 2026-11-23 2026-11-23")
        << "a draft of this year is being written";
    EXPECT_EQ(judged("ĐẢNG ỦY XÃ B\n*\nSố 12-KH/ĐU\nB, ngày    tháng    năm 202\n\nKẾ HOẠCH\nthăm hỏi\n-----\n\nCăn cứ "
                     "Chỉ thị số 05-CT/TW.\n"),
              "today 2026-11-23 2026-11-23");
}

TEST_F(JudgementDateTest, TodayOnlyWhereNoYearIsStated) {
    EXPECT_EQ(judged("Căn cứ Nghị quyết số 25-NQ/TW, ngày 03/6/2013, xã làm tốt."), "today 2026-11-23 2026-11-23");
}

}  // namespace
}  // namespace doichieu::resolve

// What real papers and newspapers do beyond the forms of the rules: shortened names, lost spaces, bare years.

#include <gtest/gtest.h>

#include <map>

#include "base/format.h"
#include "citation/read.h"
#include "citation/stated_numbers.h"
#include "legal/embedded_table.h"

namespace doichieu::citation {
namespace {

struct UnseenRow {
    std::string text;
    std::vector<std::string> citations;
};

void expect_unseen(const std::vector<UnseenRow>& rows) {
    for (const UnseenRow& row : rows) {
        EXPECT_EQ(describe(row.text), lines({row.citations.begin(), row.citations.end()})) << row.text;
    }
}

TEST(Unseen, NumberAndYearWithoutTheSymbol) {
    expect_unseen({
        {"Theo Nghị định số 116/2005 thì phải đăng ký.", {"short; Nghị định số 116/2005; Nghị định; 116/2005"}},
        {"Theo Thông tư 32/2018 và 17/2025.",
         {"short; Thông tư 32/2018; Thông tư; 32/2018; group 1", "short; 17/2025; Thông tư; 17/2025; group 1"}},
        {"Theo NĐ 193/2025, NQ 66.19/2026.",
         {"short; NĐ 193/2025; Nghị định; 193/2025", "short; NQ 66.19/2026; Nghị quyết; 66.19/2026"}},
        {"Theo Luật 72/2025 thì cấp xã có tổ chức mới.", {"short; Luật 72/2025; Luật; 72/2025"}},
        // May be months, and are periods.
        {"Thông qua Nghị quyết 5/2024 tại kỳ họp.", {}},
        {"Kế hoạch 5/2024 đã xong.", {}},
        {"Quyết định 20/2005-2010.", {}},
    });
}

TEST(Unseen, WhatPagesShow) {
    expect_unseen({
        {"Căn cứ các Nghị định của Chính phủ: số 78/2025/NĐ-CP ngày 01/4/2025 quy định chi tiết;",
         {"numbered; Nghị định của Chính phủ: số 78/2025/NĐ-CP; Nghị định; 78/2025/NĐ-CP; date 2025-04-01; issuer "
          "Chính "
          "phủ"}},
        {"- **QĐ 298-QĐ/TW** (09/6/2025)", {"numbered; QĐ 298-QĐ/TW; Quyết định; 298-QĐ/TW; date 2025-06-09"}},
        {"Theo Quyết định số 605/QĐ-UBND của Ủy ban nhân dân tỉnh Phê duyệt Đề án đô thị.",
         {"numbered; Quyết định số 605/QĐ-UBND; Quyết định; 605/QĐ-UBND; issuer Ủy ban nhân dân tỉnh"}},
        {"Theo Nghị quyết số 30c/NQ-CP của Chính phủ Ban hành Chương trình cải cách.",
         {"numbered; Nghị quyết số 30c/NQ-CP; Nghị quyết; 30c/NQ-CP; issuer Chính phủ"}},
        {"THEO NGHỊ QUYẾT SỐ 50/NQ-CP CỦA CHÍNH PHỦ VÀ CHƯƠNG TRÌNH SỐ 14-CTR/TU",
         {"numbered; NGHỊ QUYẾT SỐ 50/NQ-CP; Nghị quyết; 50/NQ-CP; issuer CHÍNH PHỦ",
          "numbered; CHƯƠNG TRÌNH SỐ 14-CTR/TU; Chương trình; 14-CTR/TU; as 14-CTr/TU"}},
        {"Tại Tờ trình số 279/TTr-HĐND của Ban Pháp chế của Hội đồng nhân dân tỉnh về dự thảo.",
         {"numbered; Tờ trình số 279/TTr-HĐND; Tờ trình; 279/TTr-HĐND; issuer Ban Pháp chế của Hội đồng nhân dân "
          "tỉnh"}},
        {"Thực hiện Nghị quyết ĐH XIV của Đảng và NQ ĐHĐB toàn quốc lần thứ XIV của Đảng.",
         {"named; Nghị quyết ĐH XIV của Đảng; Nghị quyết; issuer ĐH; term XIV",
          "named; NQ ĐHĐB toàn quốc lần thứ XIV của Đảng; Nghị quyết; issuer ĐHĐB toàn quốc; term XIV"}},
        {"Theo Công văn số 112-CV/VPTU ngày 02/6/2026 của VP Tỉnh ủy về báo cáo.",
         {"numbered; Công văn số 112-CV/VPTU; Công văn; 112-CV/VPTU; date 2026-06-02; issuer VP Tỉnh ủy"}},
        {"TRIỂN KHAI KẾ HOẠCH 5 NĂM 2021 - 2025 VÀ NGHỊ QUYẾT 57 VỀ ĐỘT PHÁ", {"short; NGHỊ QUYẾT 57; Nghị quyết; 57"}},
    });
}

TEST(Unseen, WhatHurriedHandsWrite) {
    expect_unseen({
        {"Nghị định **59/2023/NĐ-CP** quy định chi tiết; Kế hoạch số **27/KH-MTTQ-BTT** (05/02/2026).",
         {"numbered; Nghị định **59/2023/NĐ-CP; Nghị định; 59/2023/NĐ-CP",
          "numbered; Kế hoạch số **27/KH-MTTQ-BTT; Kế hoạch; 27/KH-MTTQ-BTT; date 2026-02-05"}},
        {"Chương trình số 09-CTr/TU [16/3/2026] của Tỉnh ủy; Kế hoạch số 12-KH/ĐU (21/4/2026, Đảng ủy xã).",
         {"numbered; Chương trình số 09-CTr/TU; Chương trình; 09-CTr/TU; date 2026-03-16; issuer Tỉnh ủy",
          "numbered; Kế hoạch số 12-KH/ĐU; Kế hoạch; 12-KH/ĐU; date 2026-04-21; issuer Đảng ủy xã"}},
        {"Theo Quy định số 165-QĐ/TW ngày 18/02/2013 cùa Bộ Chính trị.",
         {"numbered; Quy định số 165-QĐ/TW; Quy định; 165-QĐ/TW; date 2013-02-18; issuer Bộ Chính trị"}},
        {"Rà soát theo Nghị định 07/2021 NĐ-CP ngày 27/1/2021 và chi thị 16 - CT/HU.",
         {"numbered; Nghị định 07/2021 NĐ-CP; Nghị định; 07/2021NĐ-CP; as 07/2021/NĐ-CP; date 2021-01-27; repaired",
          "numbered; chi thị 16 - CT/HU; Chỉ thị; 16-CT/HU"}},
        {"Xem [Quy định số 299-QĐ/TW](quy-dinh.pdf), ngày 09/6/2025; 26-KH/TU *(10/02/2026)*.",
         {"numbered; Quy định số 299-QĐ/TW; Quy định; 299-QĐ/TW; date 2025-06-09; group 1",
          "numbered; 26-KH/TU; Kế hoạch; 26-KH/TU; date 2026-02-10; group 1"}},
        {"Xem [Quy định số 299-QĐ/TW](không đóng, ngày 09/6/2025.",
         {"numbered; Quy định số 299-QĐ/TW; Quy định; 299-QĐ/TW"}},
        {"| **57-NQ/TW** | 22/12/2024 | Bộ Chính trị |",
         {"numbered; 57-NQ/TW; Nghị quyết; 57-NQ/TW; date 2024-12-22; issuer Bộ Chính trị"}},
        {"Theo Công văn số 5310/UBND -NC ngày 12/8/2025.",
         {"numbered; Công văn số 5310/UBND -NC; Công văn; 5310/UBND-NC; date 2025-08-12"}},
        {"Theo Thông tư số 19/2013/TT BYT ngày 12/7/2013.",
         {"numbered; Thông tư số 19/2013/TT BYT; Thông tư; 19/2013/TTBYT; as 19/2013/TT-BYT; date 2013-07-12; "
          "repaired"}},
        {"Không áp dụng Quy định 102 nữa; trong quý II/2021 KH-UBND.", {"short; Quy định 102; Quy định; 102"}},
    });
}

TEST(Unseen, ACongressIsNamedInFull) {
    for (const auto& [written, name] :
         {std::pair{"Nghị quyết ĐH XIII của Đảng", "nghị quyết đại hội xiii của đảng"},
          std::pair{"NQ Đại hội XIII của Đảng", "nghị quyết đại hội xiii của đảng"},
          std::pair{"NQ ĐHĐB toàn quốc lần thứ XIII của Đảng",
                    "nghị quyết đại hội đại biểu toàn quốc lần thứ xiii của đảng"},
          std::pair{"Nghị quyết của Đại hội XIII của Đảng", "nghị quyết của đại hội xiii của đảng"}}) {
        const Read found = read(std::string("Thực hiện ") + written + ", xã báo cáo.");
        ASSERT_EQ(found.citations.items.size(), 1U) << written;
        EXPECT_EQ(found.citations.items.front().name, name);
    }
}

TEST(Unseen, TheYearOfTheWork) {
    expect_unseen({
        {"Triển khai Nghị quyết số 71-NQ/TW năm 2026 bảo đảm tiến độ.",
         {"numbered; Nghị quyết số 71-NQ/TW; Nghị quyết; 71-NQ/TW"}},
        {"Theo Nghị quyết số 71-NQ/TW năm 2025 của Bộ Chính trị.",
         {"numbered; Nghị quyết số 71-NQ/TW; Nghị quyết; 71-NQ/TW; date 2025; issuer Bộ Chính trị"}},
        {"Theo Chỉ thị số 100-CT/TW của Ban Bí thư năm 1981.",
         {"numbered; Chỉ thị số 100-CT/TW; Chỉ thị; 100-CT/TW; date 1981; issuer Ban Bí thư"}},
    });
}

TEST(Unseen, ABareNumberBeforeAnyWordThatIsNoQuantity) {
    expect_unseen({
        {"Theo Nghị định 15 giao UBND cấp tỉnh.", {"short; Nghị định 15; Nghị định; 15"}},
        {"Báo cáo thực hiện Đề án 06 quý I và Đề án 06 xã.",
         {"short; Đề án 06; Đề án; 06", "short; Đề án 06; Đề án; 06"}},
        {"Đánh giá Nghị quyết 39 hằng năm.", {"short; Nghị quyết 39; Nghị quyết; 39"}},
        {"Theo CV 5512 và NQ 57 cần bố trí.", {"short; CV 5512; Công văn; 5512", "short; NQ 57; Nghị quyết; 57"}},
        {"Học NQ57, theo NĐ123.", {"short; NQ57; Nghị quyết; 57", "short; NĐ123; Nghị định; 123"}},
        {"Thực hiện Đề án 938, đề án 939 và đề án 404.",
         {"short; Đề án 938; Đề án; 938", "short; đề án 939; Đề án; 939", "short; đề án 404; Đề án; 404"}},
        {"Tổ công tác Đề án 06 cấp xã; theo Điều 3 Thông tư liên tịch 05 thì làm.",
         {"short; Đề án 06; Đề án; 06", "short; Thông tư liên tịch 05; Thông tư liên tịch; 05; at Điều 3"}},
        {"Kế hoạch 02 quý đầu năm; Đề án 06 nội dung.", {}},
        {"Kết luận 45 trên 50 chi bộ; có 12 nghị quyết, 15 đề án 20 dự án.", {}},
        {"Đã có 05 nghị quyết 12 kết luận.", {}},
        {"Các văn bản số 1, 2, 5 phải được sao gửi.", {}},
    });
}

TEST(Unseen, ACitationInFullProvesTheShortOnes) {
    const std::string_view full = "Theo Thông tư 29/2024/TT-BGDĐT, Hướng dẫn số 12-HD/BTC và Công văn 512-CV/ĐU";
    const auto shorts = [&](std::string_view text) {
        std::string raws;
        const Read found = read(base::format("{}.\n{}", full, text));
        for (const Citation& citation : found.citations.items) {
            if (citation.form == Form::short_form) raws.append(found.slice(citation.raw)).append("; ");
        }
        return raws;
    };
    EXPECT_EQ(shorts("TT 29 phụ huynh hỏi nhiều; Hướng dẫn 12 khó làm; báo cáo CV 512."),
              "TT 29; Hướng dẫn 12; CV 512; ");
    EXPECT_EQ(shorts("Quyết định 1908/QĐ-TLĐ cũ; áp dụng QĐ 1908 là chưa đúng."), "QĐ 1908; ");
    // Behind "theo" and provisions only an instrument stands.
    EXPECT_EQ(shorts("Kiểm tra theo TT 31; khoản 2 Điều 4 TT 32 đã rõ; theo TT 3 nội dung."), "TT 31; TT 32; ");
    // Of another number or a single digit they may be anything, and a quantity stays one.
    EXPECT_EQ(shorts("TT 31 phụ huynh hỏi nhiều; Hướng dẫn 13 khó làm; hướng dẫn 12 xã."), "");
    EXPECT_EQ(shorts("Thực hiện KH số 84; TB 52 của Đảng ủy xã; sửa TB số 12 ngày 05/3/2025."),
              "KH số 84; TB 52; TB số 12; ");
    // Volumes, appliances, marks, addresses, verbs.
    EXPECT_EQ(shorts("Đào đất KL 250 mét khối; thiết bị TB số 12; mốc KH số 12 trên bản đồ; tại TT 29 Lê Lợi."),
              "TT 29; ");
    EXPECT_EQ(shorts("Đã hướng dẫn 12 doanh nghiệp."), "");
}

TEST(Unseen, LostStrokesAndSmallLetters) {
    expect_unseen({
        {"Vi phạm Nghị định số 123/2024/NDCP.",
         {"numbered; Nghị định số 123/2024/NDCP; Nghị định; 123/2024/NDCP; as "
          "123/2024/NĐ-CP; repaired"}},
        {"Báo cáo theo cv 2310/SNV-TCBC.", {"numbered; cv 2310/SNV-TCBC; Công văn; 2310/SNV-TCBC"}},
        {"Trong giai đoạn 2021 - 2030, Chương trình số 15-CTr/TU đã xong.",
         {"numbered; Chương trình số 15-CTr/TU; Chương trình; 15-CTr/TU"}},
    });
}

TEST(Unseen, NumbersOfATypeAreItsOwn) {
    std::map<std::size_t, std::string_view> types;
    for (const std::string_view type : {"Nghị quyết",
                                        "Thông tư liên tịch",
                                        "Chỉ thị",
                                        "Kết luận",
                                        "Quyết định",
                                        "Quy định",
                                        "Nghị định",
                                        "Thông tư",
                                        "Đề án",
                                        "Hướng dẫn",
                                        "Kế hoạch",
                                        "Chương trình",
                                        "Pháp lệnh",
                                        "Quy chế",
                                        "Công điện",
                                        "Thông báo",
                                        "Chương trình hành động",
                                        "Nghị quyết liên tịch",
                                        "Thông tri",
                                        "Luật",
                                        "Công văn",
                                        "Tờ trình",
                                        "Báo cáo",
                                        "Văn bản",
                                        "Phương án",
                                        "Dự án",
                                        "Lệnh",
                                        "Sắc lệnh",
                                        "Biên bản"}) {
        const auto [known, is_new] = types.try_emplace(StatedNumbers::row(type), type);
        EXPECT_TRUE(is_new) << type << ", " << known->second;
    }
    StatedNumbers numbers;
    numbers.add("Hướng dẫn", "07");
    EXPECT_TRUE(numbers.contains("Hướng dẫn", "7"));
    EXPECT_FALSE(numbers.contains("Kế hoạch", "7"));
    EXPECT_FALSE(numbers.contains("Hướng dẫn", "8"));
}

TEST(Unseen, WhoeverIssuesStandsBeforeTheVerb) {
    expect_unseen({
        {"Ngày 20/4/2009, Thủ tướng Chính phủ đã ký Quyết định số 62/2009/QĐ-TTg.",
         {"numbered; Quyết định số 62/2009/QĐ-TTg; Quyết định; 62/2009/QĐ-TTg; date 2009-04-20; issuer Thủ tướng Chính "
          "phủ"}},
        {"Ban Thường vụ Huyện ủy đã kịp thời ban hành Kế hoạch số 48-KH/HU.",
         {"numbered; Kế hoạch số 48-KH/HU; Kế hoạch; 48-KH/HU; issuer Ban Thường vụ Huyện ủy"}},
        {"UBND tỉnh Phú Thọ vừa ban hành Quyết định số 11/2017/QĐ-UBND.",
         {"numbered; Quyết định số 11/2017/QĐ-UBND; Quyết định; 11/2017/QĐ-UBND; issuer UBND tỉnh Phú Thọ"}},
        {"Đảng ủy xã xây dựng Kế hoạch số 44-KH/ĐU.",
         {"numbered; Kế hoạch số 44-KH/ĐU; Kế hoạch; 44-KH/ĐU; issuer Đảng ủy xã"}},
    });
}

TEST(Unseen, TheCentreAsNewspapersWriteIt) {
    expect_unseen({
        {"Thực hiện Chỉ thị số 05-CT/TƯ.", {"numbered; Chỉ thị số 05-CT/TƯ; Chỉ thị; 05-CT/TƯ; as 05-CT/TW"}},
        {"Thực hiện Chỉ thị 03-CT/T.Ư.", {"numbered; Chỉ thị 03-CT/T.Ư; Chỉ thị; 03-CT/T.Ư; as 03-CT/TW"}},
    });
}

TEST(Unseen, AYearInBracketsIsTheDateAsFarAsItIsStated) {
    expect_unseen({
        {"Học Nghị quyết 24-NQ/TW (2003).", {"numbered; Nghị quyết 24-NQ/TW; Nghị quyết; 24-NQ/TW; date 2003"}},
        {"Học Nghị quyết 25-NQ/TW (7/2008).", {"numbered; Nghị quyết 25-NQ/TW; Nghị quyết; 25-NQ/TW; date 2008-07"}},
        {"Học Nghị quyết 25-NQ/TW (20 điểm).", {"numbered; Nghị quyết 25-NQ/TW; Nghị quyết; 25-NQ/TW"}},
    });
}

TEST(Unseen, NamesWithAbbreviations) {
    expect_unseen({
        {"Căn cứ Luật Tổ chức HĐND, UBND ngày 26/11/2003;", {"named; Luật Tổ chức HĐND, UBND; Luật; date 2003-11-26"}},
        {"Căn cứ Luật Ban hành văn bản quy phạm pháp luật của HĐND, UBND ngày 03/12/2004;",
         {"named; Luật Ban hành văn bản quy phạm pháp luật của HĐND, UBND; Luật; date 2004-12-03"}},
    });
    EXPECT_EQ(read("Căn cứ Luật Tổ chức HĐND và UBND.").citations.items.at(0).name,
              "luật tổ chức hội đồng nhân dân và ủy ban nhân dân");
}

TEST(Unseen, EveryAbbreviationStandsInItsExample) {
    int rows = 0;
    legal::for_each_row("grammar/abbreviations.tsv", 3, [&](const std::vector<std::string_view>& row) {
        ++rows;
        const Read found = read(base::format("Theo {}.", row[2]));
        ASSERT_EQ(found.citations.items.size(), 1U) << row[2];
        EXPECT_NE(found.citations.items[0].name.find(row[1]), std::string::npos) << found.citations.items[0].name;
    });
    EXPECT_GT(rows, 10);
}

TEST(Unseen, EveryPhraseIsReadInItsExample) {
    int rows = 0;
    legal::for_each_row("grammar/phrases.tsv", 3, [&](const std::vector<std::string_view>& row) {
        ++rows;
        const std::size_t open = row[2].find('[');
        const std::size_t close = row[2].find(']');
        ASSERT_TRUE(open < close && close < row[2].size()) << row[2];
        const std::string_view marked = row[2].substr(open + 1, close - open - 1);
        if (row[0] == "label_before_number" || row[0] == "counted_after_number") {
            const std::string text = base::format("{}{}{}.", row[2].substr(0, open), marked, row[2].substr(close + 1));
            EXPECT_TRUE(read(text).citations.items.empty()) << text;
            return;
        }
        if (row[0] == "verb_after_number") {
            const std::string text = base::format("{}{}{}.", row[2].substr(0, open), marked, row[2].substr(close + 1));
            EXPECT_EQ(describe(text), "short; Nghị quyết 57; Nghị quyết; 57\n") << text;
            return;
        }
        if (row[0] == "label_without_task") {
            const std::string text = base::format("{}{}{}.", row[2].substr(0, open), marked, row[2].substr(close + 1));
            const Read found = read(text);
            ASSERT_EQ(found.citations.items.size(), 1U) << text;
            EXPECT_EQ(found.citations.items[0].relation, legal::Relation::mentions) << text;
            return;
        }
        const bool of_subject = row[0] == "subject_begins";
        const Read found = read(base::format("Theo Kế hoạch số 12-KH/BCĐ {}{}{}{}.", of_subject ? "" : "của ",
                                             row[2].substr(0, open), marked, row[2].substr(close + 1)));
        ASSERT_FALSE(found.citations.items.empty()) << row[2];
        const Citation& first = found.citations.items[0];
        EXPECT_EQ(of_subject ? found.slice(first.subject) : first.issuer, marked) << row[0] << ": " << row[1];
    });
    EXPECT_GT(rows, 200);
}

TEST(Unseen, AnUnknownNameEndsAtItsDate) {
    expect_unseen({
        {"Căn cứ Pháp lệnh Phòng chống và kiểm soát cháy rừng tràm ngày 04/4/2001;",
         {"named; Pháp lệnh Phòng chống và kiểm soát cháy rừng tràm; Pháp lệnh; date 2001-04-04"}},
        {"Theo luật chơi và ngày 04/4/2001 thì khác.", {}},
        {"Kỷ luật tổ chức đảng và Quy định số 264-QĐ/TW.", {"numbered; Quy định số 264-QĐ/TW; Quy định; 264-QĐ/TW"}},
        {"Thực hiện Luật và các văn bản hướng dẫn ngày 04/4/2001.", {}},
    });
}

TEST(Unseen, AnAmendingLawHoldsTheNamesAndNumbersOfOthers) {
    const std::string_view named =
        "Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15, Luật Nhà ở số 27/2023/QH15 và Luật Kinh "
        "doanh bất động sản số 29/2023/QH15";
    expect_unseen({
        {base::format("Căn cứ {} ngày 29/6/2024;", named), {base::format("named; {}; Luật; date 2024-06-29", named)}},
        {"Theo Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15.",
         {"named; Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15; Luật"}},
        // The number of one law alone is the amending law's own.
        {"Theo Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng số 39/2013/QH13.",
         {"numbered; Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng số 39/2013/QH13; Luật; "
          "39/2013/QH13"}},
        {"Theo Luật sửa đổi, bổ sung một số điều của Luật Chứng khoán, Luật Kế toán, Luật Giá số 56/2024/QH15.",
         {"numbered; Luật sửa đổi, bổ sung một số điều của Luật Chứng khoán, Luật Kế toán, Luật Giá số 56/2024/QH15; "
          "Luật; 56/2024/QH15"}},
        // A name in the list that no table knows, where the next law or the date bounds it.
        {"Theo Luật sửa đổi, bổ sung một số điều của Luật Kế toán, Luật Quản lý tài sản công, Luật Dữ trữ quốc gia "
         "ngày "
         "29/11/2024.",
         {"named; Luật sửa đổi, bổ sung một số điều của Luật Kế toán, Luật Quản lý tài sản công, Luật Dữ trữ quốc gia; "
          "Luật; "
          "date 2024-11-29"}},
        // Without a date, a number or "và" the others may be laws of their own.
        {"Theo Luật sửa đổi, bổ sung một số điều của Luật Xây dựng, Luật Nhà ở thì",
         {"named; Luật sửa đổi, bổ sung một số điều của Luật Xây dựng; Luật", "named; Luật Nhà ở; Luật"}},
        {"Theo Luật sửa đổi, bổ sung một số điều của 11 luật về quân sự, quốc phòng số 98/2025/QH15;",
         {"numbered; Luật sửa đổi, bổ sung một số điều của 11 luật về quân sự, quốc phòng số 98/2025/QH15; Luật; "
          "98/2025/QH15"}},
    });
}

TEST(Unseen, TheDateBehindAChangedLawIsThatOfTheChangingOne) {
    expect_unseen({
        {"Căn cứ Luật số 43/2024/QH15 sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15, Luật Nhà ở số "
         "27/2023/QH15 ngày 29/6/2024;",
         {"numbered; Luật số 43/2024/QH15; Luật; 43/2024/QH15; date 2024-06-29",
          "numbered; Luật Đất đai số 31/2024/QH15; Luật; 31/2024/QH15",
          "numbered; Luật Nhà ở số 27/2023/QH15; Luật; 27/2023/QH15"}},
        {"Căn cứ Luật số 43/2024/QH15 sửa đổi, bổ sung một số điều của Luật Nhà ở số 27/2023/QH15 ngày 27/11/2023;",
         {"numbered; Luật số 43/2024/QH15; Luật; 43/2024/QH15",
          "numbered; Luật Nhà ở số 27/2023/QH15; Luật; 27/2023/QH15; date 2023-11-27"}},
    });
}

TEST(Unseen, QualifiedAndSmallTypeWords) {
    expect_unseen({
        {"Thực hiện Chương trình kiểm tra, giám sát số 01-CTr/ĐU năm 2020.",
         {"numbered; Chương trình kiểm tra, giám sát số 01-CTr/ĐU; Chương trình; 01-CTr/ĐU; date 2020"}},
        {"quán triệt nq 18-nq/tw, nđ số 168/2024/nđ-cp.",
         {"numbered; nq 18-nq/tw; Nghị quyết; 18-nq/tw; as 18-NQ/TW",
          "numbered; nđ số 168/2024/nđ-cp; Nghị định; 168/2024/nđ-cp; as 168/2024/NĐ-CP"}},
        {"Bãi bỏ thủ tục tại mục I phần A Danh mục ban hành kèm theo Quyết định số 1742/QĐ-UBND.",
         {"numbered; Quyết định số 1742/QĐ-UBND; Quyết định; 1742/QĐ-UBND; at mục I phần A"}},
    });
}

TEST(Unseen, HeadsThatAreMisspelledOrShortened) {
    expect_unseen({
        {"Theo Huớng dẫn 25-HD/ BTCTW.", {"numbered; Huớng dẫn 25-HD/ BTCTW; Hướng dẫn; 25-HD/BTCTW"}},
        {"Có BC đánh giá tác động số 201/BC-SNV.",
         {"numbered; BC đánh giá tác động số 201/BC-SNV; Báo cáo; 201/BC-SNV"}},
        {"Thực hiện Chương trình phối hợp và thống nhất hành động số 55/CTr-MTTQ-BTT.",
         {"numbered; Chương trình phối hợp và thống nhất hành động số 55/CTr-MTTQ-BTT; Chương trình phối hợp và thống "
          "nhất hành động; 55/CTr-MTTQ-BTT"}},
        {"Theo Điều lệ Đoàn khóa XI.", {"named; Điều lệ Đoàn; Điều lệ; term XI"}},
        {"Theo Nghị định l33/2007/NĐ-CP.",
         {"numbered; Nghị định l33/2007/NĐ-CP; Nghị định; l33/2007/NĐ-CP; as 133/2007/NĐ-CP; repaired"}},
        {"Theo VB số 316/NHCS-KH.", {"numbered; VB số 316/NHCS-KH; Văn bản; 316/NHCS-KH"}},
        {"Theo Quy chế phối hợp số 15-QCPH/BDVTU-CATinh.",
         {"numbered; Quy chế phối hợp số 15-QCPH/BDVTU-CATinh; Quy chế phối hợp; 15-QCPH/BDVTU-CATinh"}},
    });
}

TEST(Unseen, ACodeByItsSymbol) {
    expect_unseen({
        {"Phạm tội quy định tại Điều 109, Điều 110 BLHS năm 2015.",
         {"named; BLHS; Bộ luật; year 2015; at Điều 109, Điều 110"}},
        {"Theo khoản 2 Điều 26 của BLTTDS và BLDS 2015.",
         {"named; BLTTDS; Bộ luật; at khoản 2 Điều 26", "named; BLDS; Bộ luật; year 2015"}},
        {"Đường BL 12 dài 3 km; nhà 12 BLX.", {}},
    });
}

TEST(Unseen, ALawThatIsYetToBeMadeIsNone) {
    expect_unseen({
        {"Góp ý dự thảo Luật Đất đai (sửa đổi) và dự án Luật Dữ liệu.", {}},
        {"Năm 2023 xây dựng Luật Chuyển đổi số.", {}},
    });
}

TEST(Unseen, ALostSpaceEndsANameAllTheSame) {
    expect_unseen({
        {"Căn cứ Luật Tổ chức Chính phủngày 25 tháng 12 năm 2001;",
         {"named; Luật Tổ chức Chính phủ; Luật; date 2001-12-25"}},
        {"Theo Nghị quyết Đại hội Đảng bộ huyện lần thứ XXInhiệm kỳ 2020 - 2025.",
         {"named; Nghị quyết Đại hội Đảng bộ huyện lần thứ XXI; Nghị quyết; issuer Đại hội Đảng bộ huyện; term XXI"}},
    });
}

TEST(Unseen, LooseAndOldWritings) {
    expect_unseen({
        {"Theo Quyết định số 103/2001/QĐ - BNN - TCCB ngày 29 tháng 10 năm 2001 của Bộ.",
         {"numbered; Quyết định số 103/2001/QĐ - BNN - TCCB; Quyết định; 103/2001/QĐ-BNN-TCCB; date 2001-10-29; issuer "
          "Bộ"}},
        {"Theo Quyết định số 132/QĐ-BNN ngày 22/9/1999 của Bộ Nông nghiệp và PTNT về dự án.",
         {"numbered; Quyết định số 132/QĐ-BNN; Quyết định; 132/QĐ-BNN; date 1999-09-22; issuer Bộ Nông nghiệp và "
          "PTNT"}},
        {"Tại điểm 2.2, khoản 2, Điều 30, Quy định số 30-QĐ/TW của Trung ương.",
         {"numbered; Quy định số 30-QĐ/TW; Quy định; 30-QĐ/TW; issuer Trung ương; at điểm 2.2, khoản 2, Điều 30"}},
        {"Theo Thông tư liên tịch số 02/2005/TTLT-BVHTT-BCA ngày 14/7/2005 giữa Bộ Văn hóa - Thông tin và Bộ Công an.",
         {"numbered; Thông tư liên tịch số 02/2005/TTLT-BVHTT-BCA; Thông tư liên tịch; 02/2005/TTLT-BVHTT-BCA; date "
          "2005-07-14; issuer Bộ Văn hóa - Thông tin và Bộ Công an"}},
    });
}

TEST(Unseen, ABodysNameEndsWhereAnotherWordBegins) {
    expect_unseen({
        {"Theo Tờ trình số 5745 của UBND tỉnh và Công văn số 3990 của Sở Nội vụ.",
         {"short; Tờ trình số 5745; Tờ trình; 5745; issuer UBND tỉnh",
          "short; Công văn số 3990; Công văn; 3990; issuer Sở Nội vụ"}},
        {"Căn cứ Nghị quyết số 146/2010/NQ-HĐND của Hội đồng nhân dân tỉnh Phú Thọ phân cấp nguồn thu;",
         {"numbered; Nghị quyết số 146/2010/NQ-HĐND; Nghị quyết; 146/2010/NQ-HĐND; issuer Hội đồng nhân dân tỉnh Phú "
          "Thọ"}},
        {"Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị\tPhòng VH-XH",
         {"numbered; Nghị quyết số 57-NQ/TW; Nghị quyết; 57-NQ/TW; date 2024-12-22; issuer Bộ Chính trị"}},
        {"Bãi bỏ Quyết định số 17/2020/QĐ-UBND của UBND tỉnh Lam Giang căn cứ vào thực tế.",
         {"numbered; Quyết định số 17/2020/QĐ-UBND; Quyết định; 17/2020/QĐ-UBND; issuer UBND tỉnh Lam Giang"}},
        {"Sửa đổi Nghị quyết 10/2016/NQ-HĐND tỉnh ngày 07/12/2016 của HĐND tỉnh.",
         {"numbered; Nghị quyết 10/2016/NQ-HĐND; Nghị quyết; 10/2016/NQ-HĐND; date 2016-12-07; issuer HĐND tỉnh"}},
    });
}

TEST(Unseen, CountsAreNoMentions) {
    expect_unseen(
        {{"Học 3 nghị quyết và 1 kết luận của Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa XIII.", {}}});
}

TEST(Unseen, ASubjectMayBeginWithACapitalVerb) {
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"Căn cứ Nghị định số 143/2003/NĐ-CP ngày 28/11/2003 của Chính phủ Quy định chi tiết một số điều;",
         "Quy định chi tiết một số điều"},
        {"Theo Quyết định số 5/QĐ-TTg của Thủ tướng Chính phủ. Quy định số 37-QĐ/TW thì khác.", ""},
        {"Theo Chương trình số 06-CTr/TU của Tỉnh ủy (thực hiện Nghị quyết số 70-NQ/TW về an ninh năng lượng).", ""},
        {"Học Chỉ thị số 05-CT/TW về “Đẩy mạnh học tập” trong toàn huyện.", "“Đẩy mạnh học tập”"}};
    for (const auto& [text, subject] : rows) {
        const Read found = read(text);
        ASSERT_FALSE(found.citations.items.empty()) << text;
        EXPECT_EQ(found.slice(found.citations.items[0].subject), subject) << text;
    }
    const Read nested =
        read("Theo Chương trình số 06-CTr/TU (thực hiện Nghị quyết số 70-NQ/TW về an ninh năng lượng).");
    ASSERT_EQ(nested.citations.items.size(), 2U);
    EXPECT_EQ(nested.slice(nested.citations.items[1].subject), "an ninh năng lượng");
}

TEST(Unseen, ANameMayBePartedByALineBreak) {
    for (const char* const line_break : {"\n", "\v"}) {
        const auto broken = [line_break](const char* first, const char* second) {
            return std::string(first) + line_break + second;
        };
        const Read found =
            read("Theo " + broken("Hiến", "pháp năm 2013 và ") + broken("Pháp", "lệnh Cựu chiến binh") + ".");
        ASSERT_EQ(found.citations.items.size(), 2U);
        EXPECT_EQ(found.citations.items[0].type, "Hiến pháp");
        EXPECT_EQ(found.citations.items[1].type, "Pháp lệnh");
    }
}

TEST(Unseen, WhatStandsBehindABareNumber) {
    expect_unseen({
        {"Thi hành kỷ luật theo Điều 7 Quy định 102 đối với 09 trường hợp.",
         {"short; Quy định 102; Quy định; 102; at Điều 7"}},
        {"Thi hành kỷ luật theo Quy định số 102 đối với 09 trường hợp.", {"short; Quy định số 102; Quy định; 102"}},
        {"Đã hỗ trợ theo quy định 102 đối tượng.", {}},
    });
}

TEST(Unseen, NamesOfKnownLawsThatLostTheirMarks) {
    expect_unseen({
        {"Thu hoi dat theo Luat Dat dai 2024.", {"named; Luat Dat dai; Luật; year 2024"}},
        {"Lam theo Luat Thuc hien dan chu o co so va Luat BHYT.",
         {"named; Luat Thuc hien dan chu o co so; Luật", "named; Luat BHYT; Luật"}},
        {"Hoc Luat va nghi dinh.", {}},
        {"Phap Luat Dat dai.", {}},
        {"Luat Le lang xa.", {}},
    });
    // A scan lost one mark, or read another.
    expect_unseen({
        {"Căn cứ Luật Thương mai ngày 14 tháng 6 năm 2005;", {"named; Luật Thương mai; Luật; date 2005-06-14"}},
        {"Căn cứ Luật Ban hành văn bản quy phạm pháp luật cúa Hội đồng nhân dân, Ủy ban nhân dân ngày 03/12/2004;",
         {"named; Luật Ban hành văn bản quy phạm pháp luật cúa Hội đồng nhân dân, Ủy ban nhân dân; Luật; date "
          "2004-12-03"}},
        {"Theo Luật Đất đai và các quy định khác.", {"named; Luật Đất đai; Luật"}},
    });
    EXPECT_EQ(read("Căn cứ Luật Thương mai ngày 14 tháng 6 năm 2005;").citations.items.at(0).name, "luật thương mại");
    const Read found = read("Theo Luat Dat dai 2024.");
    ASSERT_EQ(found.citations.items.size(), 1U);
    EXPECT_EQ(found.citations.items[0].name, "luật đất đai");
}

TEST(Unseen, CongressesAndPlenumsInRunningText) {
    expect_unseen({
        {"Căn cứ Nghị quyết Đại hội xây dựng chương trình, đưa Nghị quyết Đại hội Đảng bộ xã lần thứ I vào cuộc sống.",
         {"named; Nghị quyết Đại hội Đảng bộ xã lần thứ I; Nghị quyết; issuer Đại hội Đảng bộ xã; term I"}},
        {"Thực hiện NQ Đại hội XIII.", {"named; NQ Đại hội XIII; Nghị quyết; issuer Đại hội; term XIII"}},
        {"Thực hiện Nghị quyết TW 6 (lần 2) khoá VIII.",
         {"named; Nghị quyết TW 6 (lần 2) khoá VIII; Nghị quyết; term VIII"}},
    });
}

TEST(Unseen, TheCongressOfAnotherBodyIsNotTheNationalOne) {
    for (const std::string_view text :
         {"Theo Nghị quyết Đại hội XI Đảng bộ tỉnh.", "Theo Nghị quyết Đại hội VIII của Đảng bộ Khối.",
          "Theo Nghị quyết Đại hội XII của Công đoàn tỉnh."}) {
        const Read found = read(text);
        ASSERT_EQ(found.citations.items.size(), 1U) << text;
        EXPECT_EQ(compiled_registry().by_name(found.citations.items[0].name), nullptr) << text;
    }
    EXPECT_NE(compiled_registry().by_name(read("Theo Nghị quyết Đại hội XIII của Đảng.").citations.items.at(0).name),
              nullptr);
}

}  // namespace
}  // namespace doichieu::citation

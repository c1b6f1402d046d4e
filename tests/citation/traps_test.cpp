// Numbers and words that look like citations and are none; and what is still read wrongly, declared.

#include <gtest/gtest.h>

#include "citation/read.h"
#include "support/known_gap.h"

namespace doichieu::citation {
namespace {

struct Trap {
    const char* kind;
    std::string_view text;
};

const Trap kTraps[] = {
    {"form label", "Điền theo Mẫu số 03/HNMT rồi nộp."},
    {"form label", "Lập Biểu 02-KNĐ gửi trước ngày 20."},
    {"form label", "Theo Phụ lục 2B kèm theo."},
    {"form label", "Chứng từ C40-BB, C41-BB lập thành 02 liên."},
    {"date", "Hội nghị họp ngày 12/6/2023 tại xã."},
    {"date", "Từ ngày 01-10-1997 đến 16.02.2004."},
    {"period", "Kế hoạch giai đoạn 2021-2025 đã xong."},
    {"period", "Chương trình năm 2023-2024 gồm 37 tuần."},
    {"period", "Nhiệm kỳ 2020 - 2025 có 27 đồng chí."},
    {"period", "Nghị quyết 5 năm 2021-2025 của huyện."},
    {"fraction", "Có 412/1300 hộ tham gia, đạt 31,7%."},
    {"fraction", "Hoàn thành 18/22 chỉ tiêu."},
    {"unit", "Năng suất 5,2 tấn/ha, tăng 0,3 tấn/ha."},
    {"unit", "Tốc độ 40km/h, áp suất 3kg/cm2."},
    {"heading", "2.3-Khai phiếu và công bố kết quả"},
    {"heading", "1-Công tác tuyên truyền"},
    {"phone", "Liên hệ số 0263.3822.123 hoặc 0912-345-678."},
    {"phone", "Điện thoại: 024/3733.1234."},
    {"address", "Trụ sở: số 12/5 đường Lê Lợi, phường 3."},
    {"address", "Nhà số 45-TT/12 ngõ 100."},
    {"plate", "Xe biển số 29A-123.45 của cơ quan."},
    {"budget code", "Hạch toán mục 7000/chương 622."},
    {"budget code", "Mã số 340-341 loại 070."},
    {"quantity", "Kế hoạch 5 năm và hằng năm phải thống nhất."},
    {"quantity", "Báo cáo 6 tháng, 9 tháng và năm."},
    {"quantity", "Kết luận 3 nội dung: tiến độ, chất lượng, kinh phí."},
    {"quantity", "Hồ sơ được giải quyết theo quy định 15 ngày."},
    {"quantity", "Đề án 3 vùng sản xuất được thông qua."},
    {"heading", "Chương trình 1: Nâng cao chất lượng giáo dục"},
    {"heading", "2. Đề án 2: xây dựng nông thôn mới."},
    {"generic", "Các nghị quyết của Trung ương và của tỉnh."},
    {"generic", "Theo quy định của pháp luật và Điều lệ."},
    {"generic", "Luật sư, luật gia tham gia trợ giúp; Luật pháp được tôn trọng."},
    {"generic", "Nghị quyết Đại hội Đảng bộ các cấp đi vào cuộc sống."},
    {"blank number", "Kế hoạch số     /KH-UBND của xã."},
    {"link", "Xem tại https://vanban.example.vn/2023/12/33-CT-TTg.html."},
    {"mail", "Gửi về ban_12-KH@xa.example.vn."},
};

TEST(Traps, AreNoCitations) {
    for (const Trap& trap : kTraps) EXPECT_EQ(describe(trap.text), "") << trap.kind << ": " << trap.text;
}

TEST(Traps, TellWhyTheyWereRefused) {
    Options options;
    options.keep_rejected = true;
    const Read found = read("Điền theo Mẫu số 03/HD-BTC rồi nộp.", options);
    ASSERT_EQ(found.citations.rejected.size(), 1U);
    EXPECT_STREQ(found.citations.rejected[0].reason, "form label");
    EXPECT_EQ(found.slice(found.citations.rejected[0].span), "03/HD-BTC");
    EXPECT_TRUE(read("Điền theo Mẫu số 03/HD-BTC rồi nộp.").citations.rejected.empty());
}

/// Once gaps, right now: input, what must come out.
const std::pair<std::string_view, std::string_view> kOnceTraps[] = {
    {"Quy định 15 ngày kể từ ngày nhận hồ sơ.", ""},
    {"Ký Hợp đồng số 15/HĐ-KT với nhà thầu.", ""},
    {"Theo Quyết định số 1162-\nQĐ/HU của huyện.",
     "numbered; Quyết định số 1162-\nQĐ/HU; Quyết định; 1162-QĐ/HU; issuer huyện"},
    {"Thực hiện Nghị quyết số 25-NQ/\nTW của Trung ương.",
     "numbered; Nghị quyết số 25-NQ/\nTW; Nghị quyết; 25-NQ/TW; issuer Trung ương"},
    {"Theo Nghị quyết số 25-NQ/TW.Thực hiện Chỉ thị số 18-CT/TW.",
     "numbered; Nghị quyết số 25-NQ/TW; Nghị quyết; 25-NQ/TW\nnumbered; Chỉ thị số 18-CT/TW; Chỉ thị; 18-CT/TW"},
    {"Theo Nghị quyết Ðại hội XIII của Đảng.",
     "named; Nghị quyết Ðại hội XIII của Đảng; Nghị quyết; issuer Ðại hội; term XIII"},
    {"Theo Pháp Lệnh Dân quân tự vệ.", "named; Pháp Lệnh Dân quân tự vệ; Pháp lệnh"},
    {"Theo Nghị quyết TW4 khóa XII.", "named; Nghị quyết TW4 khóa XII; Nghị quyết; term XII"},
    {"Theo Nghị quyết của Quốc hội số 202/2025/QH15.",
     "numbered; Nghị quyết của Quốc hội số 202/2025/QH15; Nghị quyết; 202/2025/QH15; issuer Quốc hội"},
    {"Theo Luật Đất đai 2024 thì phải công khai.", "named; Luật Đất đai; Luật; year 2024"},
    {"Theo Điều lệ Công đoàn Việt Nam.", "named; Điều lệ Công đoàn Việt Nam; Điều lệ"},
    {"Nghị quyết số 1670/NQ-UBTVQH15.", "numbered; Nghị quyết số 1670/NQ-UBTVQH15; Nghị quyết; 1670/NQ-UBTVQH15"},
    {"Theo nghị quyết đại hội đảng toàn quốc lần thứ XIII.",
     "named; nghị quyết đại hội đảng toàn quốc lần thứ XIII; Nghị quyết; issuer đại hội đảng toàn quốc; term XIII"},
    {"Theo Nghị quyết số 25-NQ/TVV.",
     "numbered; Nghị quyết số 25-NQ/TVV; Nghị quyết; 25-NQ/TVV; as 25-NQ/TW; repaired"},
    {"Theo Nghị định 30/2020/NĐ-CP, Điều 5, khoản 2.",
     "numbered; Nghị định 30/2020/NĐ-CP; Nghị định; 30/2020/NĐ-CP; at Điều 5, khoản 2"},
    {"Theo Công văn 1208 của Sở Nội vụ và Báo cáo 71.",
     "short; Công văn 1208; Công văn; 1208; issuer Sở Nội vụ\nshort; Báo cáo 71; Báo cáo; 71"},
    {"Theo Nghị quyết Trung ương 4 khóa XI, XII.",
     "named; Nghị quyết Trung ương 4 khóa XI; Nghị quyết; term XI; group 1\nnamed; XII; Nghị quyết; term XII; group 1"},
    {"Theo nghị quyết đại hội XIII của Đảng.",
     "named; nghị quyết đại hội XIII của Đảng; Nghị quyết; issuer đại hội; term XIII"},
    {"Theo nghị quyết đại hội đảng XIII; văn kiện đại hội XIII.",
     "named; nghị quyết đại hội đảng XIII; Nghị quyết; issuer đại hội đảng; term XIII"},
    {"1\tNghị quyết số 25-NQ/TW\t03/6/2013", "numbered; Nghị quyết số 25-NQ/TW; Nghị quyết; 25-NQ/TW; date 2013-06-03"},
};

TEST(OnceGaps, OfCitations) {
    for (const auto& [input, right] : kOnceTraps) {
        std::string shown = describe(input);
        if (!shown.empty()) shown.pop_back();
        EXPECT_EQ(shown, right) << input;
    }
}

/// Input, what comes out now, what should (describe(), lines joined by a bar).
const testing::KnownGap kGaps[] = {
    {"NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ 73/2003/NĐ-CP", "numbered; SỐ 73/2003/NĐ-CP; Nghị định; 73/2003/NĐ-CP",
     "numbered; NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ 73/2003/NĐ-CP; Nghị định; 73/2003/NĐ-CP; issuer CHÍNH PHỦ",
     "as the first line of a document it is taken for the two columns of a head"},
    {"Học CT05, KL61.", "", "short; CT05; Chỉ thị; 05\nshort; KL61; Kết luận; 61",
     "a symbol glued to its number may be a road or a room"},
};

TEST(KnownGaps, OfCitations) {
    for (const testing::KnownGap& gap : kGaps) {
        std::string shown = describe(gap.input);
        if (!shown.empty()) shown.pop_back();
        testing::expect_gap(gap, shown);
    }
}

}  // namespace
}  // namespace doichieu::citation

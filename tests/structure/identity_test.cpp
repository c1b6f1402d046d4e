#include <gtest/gtest.h>

#include "documents.h"

namespace doichieu::structure {
namespace {

using legal::Level;
using legal::Regime;

struct Expected {
    std::string type, subject, notation, date, issuer, superior, place;
    Level level = Level::unknown;
    Regime regime = Regime::unknown;
    int year = 0;
};

std::string value(const std::optional<Stated>& stated) {
    return stated ? stated->value : "";
}

void expect_identity(const Outlined& outlined, const Expected& expected) {
    const Identity& identity = outlined.outline.identity();
    SCOPED_TRACE(expected.issuer + " " + expected.notation);
    EXPECT_EQ(value(identity.type), expected.type);
    EXPECT_EQ(value(identity.subject), expected.subject);
    EXPECT_EQ(value(identity.notation), expected.notation);
    EXPECT_EQ(identity.date.stated() ? identity.date.iso() : "", expected.date);
    EXPECT_EQ(value(identity.issuer), expected.issuer);
    EXPECT_EQ(value(identity.superior), expected.superior);
    EXPECT_EQ(value(identity.place), expected.place);
    EXPECT_EQ(identity.level, expected.level);
    EXPECT_EQ(identity.regime, expected.regime);
    EXPECT_EQ(identity.year, expected.year);
}

constexpr std::string_view kBody = "\nI- MỤC ĐÍCH\n\n1. Nâng cao nhận thức của cán bộ.\n";
constexpr std::string_view kPartySignature =
    "\nNơi nhận:\n- Các chi bộ,\n- Lưu Văn phòng.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n(đã ký)\n";

TEST(Identity, HeadCopiedFromAPage) {
    const std::string_view body =
        "Căn cứ Luật Cư trú ngày 13 tháng 11 năm 2020;\nQUYẾT ĐỊNH:\nĐiều 1. Giao các xã lập sổ.\n";
    const Expected expected{"Quyết định",
                            "",
                            "42/2013/QĐ-UBND",
                            "2013-10-09",
                            "Ủy ban nhân dân tỉnh Lam Giang",
                            "",
                            "Lam Giang",
                            Level::province,
                            Regime::state_normative,
                            0};
    for (const std::string_view head :
         {"ỦY BAN NHÂN DÂN\nTỈNH LAM GIANG\n-------\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh "
          "phúc\n---------------\n|\nSố:\n42/2013/QĐ-UBND\n|\nLam Giang, ngày 09\ntháng 10 năm 2013\n|\n",
          "ỦY BAN NHÂN DÂN\nTỈNH LAM GIANG |\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM |\nSố: 42/2013/QĐ-UBND |\nLam Giang, "
          "ngày 09 tháng 10 năm 2013 |\n",
          "ỦY BAN NHÂN DÂN TỈNH LAM GIANG ------------- Số: 42/2013/QĐ-UBND | CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc "
          "lập - "
          "Tự do - Hạnh phúc ----------------------- Lam Giang, ngày 09 tháng 10 năm 2013 |\n",
          "ỦY BAN NHÂN DÂN TỈNH LAM GIANG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 42/2013/QĐ-UBND\nLam Giang,\nngày "
          "09 "
          "tháng 10\nnăm 2013\n"}) {
        const Outlined outlined(make_document(std::string(head) + std::string(body)));
        const Identity& identity = outlined.outline.identity();
        SCOPED_TRACE(head);
        EXPECT_EQ(value(identity.notation), expected.notation);
        EXPECT_EQ(value(identity.type), expected.type);
        EXPECT_EQ(identity.date.stated() ? identity.date.iso() : "", expected.date);
        EXPECT_EQ(value(identity.issuer), expected.issuer);
        EXPECT_EQ(identity.level, expected.level);
        ASSERT_TRUE(identity.date_span);
        EXPECT_EQ(outlined.document.slice(*identity.date_span).substr(0, 6), "ngày ");
        EXPECT_EQ(outlined.document.slice(*identity.date_span)
                      .substr(outlined.document.slice(*identity.date_span).size() - 4),
                  "2013");
    }
}

TEST(Identity, TitleThatNamesANumberInItsSecondLine) {
    const Outlined outlined(make_document(
        "TỈNH ỦY LAM GIANG\nBAN TUYÊN GIÁO VÀ DÂN VẬN\n*\nSố 14-HD/BTGDVTU\nĐẢNG CỘNG SẢN VIỆT NAM\nLam Giang, "
        "ngày 22 tháng\n9 năm 2025\n\nHƯỚNG DẪN\nTUYÊN TRUYỀN, TRIỂN KHAI THỰC HIỆN NGHỊ QUYẾT\nSỐ 71-NQ/TW NGÀY "
        "22/8/2025 CỦA BỘ CHÍNH TRỊ VỀ PHÁT TRIỂN\nGIÁO DỤC VÀ ĐÀO TẠO\nThực hiện Kế hoạch\nsố 31-KH/TU, ngày "
        "12/9/2025 của Ban Thường vụ Tỉnh ủy, Ban hướng dẫn như sau:\n"));
    EXPECT_EQ(value(outlined.outline.identity().notation), "14-HD/BTGDVTU");
    EXPECT_EQ(value(outlined.outline.identity().subject),
              "TUYÊN TRUYỀN, TRIỂN KHAI THỰC HIỆN NGHỊ QUYẾT SỐ 71-NQ/TW NGÀY 22/8/2025 CỦA BỘ CHÍNH TRỊ VỀ PHÁT TRIỂN "
              "GIÁO DỤC "
              "VÀ ĐÀO TẠO");
}

TEST(Identity, TypeOfTheSymbolWhereNoTitleStands) {
    const auto type_of = [](std::string_view number, std::string_view title) {
        const Outlined outlined(make_document(std::string(title) + "\nSố " + std::string(number) +
                                              "\nTân Lập, ngày 20 tháng 9 năm 2021\n\nCác thôn lập sổ theo dõi.\n"));
        return value(outlined.outline.identity().type);
    };
    EXPECT_EQ(type_of("31-KH/ĐU", "ĐẢNG ỦY XÃ TÂN LẬP"), "Kế hoạch");
    EXPECT_EQ(type_of("31/QĐ-UBND", "ỦY BAN NHÂN DÂN XÃ TÂN LẬP"), "Quyết định");
    EXPECT_EQ(type_of("31-QĐ/ĐU", "ĐẢNG ỦY XÃ TÂN LẬP"), "") << "a Quyết định or a Quy định";
}

TEST(Identity, PartyCommune) {
    const Outlined outlined(
        make_document("ĐẢNG BỘ HUYỆN HỒNG SƠN\nĐẢNG UỶ XÃ TÂN LẬP\n*\nSố 31-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nTân Lập, "
                      "ngày 20 tháng 9 năm 2021\n\nKẾ "
                      "HOẠCH\nthực hiện quy chế dân chủ\nở cơ sở năm 2021\n-----\n\nCăn cứ Kế hoạch số 12-KH/HU;\n" +
                      std::string(kBody) + std::string(kPartySignature)));
    expect_identity(outlined, {"Kế hoạch", "thực hiện quy chế dân chủ ở cơ sở năm 2021", "31-KH/ĐU", "2021-09-20",
                               "Ban Thường vụ Đảng ủy xã Tân Lập", "Đảng bộ huyện Hồng Sơn", "Tân Lập", Level::commune,
                               Regime::party, 2021});
    const Components& components = outlined.outline.components();
    EXPECT_TRUE(components.party_title && components.issuer && components.number && components.place_and_date &&
                components.type_name && components.subject && components.recipients && components.signature);
    EXPECT_FALSE(components.motto || components.looks_like_extract);
    EXPECT_EQ(outlined.document.slice(*components.subject), "thực hiện quy chế dân chủ\nở cơ sở năm 2021");
    EXPECT_EQ(outlined.document.slice(*components.number), "Số 31-KH/ĐU");
    EXPECT_EQ(outlined.address_at_line(4), "Tiêu đề");
    EXPECT_EQ(outlined.address_at_line(13), "Căn cứ");
    EXPECT_EQ(outlined.address_at_line(20), "Nơi nhận, dòng 1");
    EXPECT_EQ(outlined.address_at_line(25), "Phần ký");
}

TEST(Identity, PartyDistrictInTwoColumns) {
    const Outlined outlined(
        make_document("ĐẢNG BỘ TỈNH LÂM SƠN              ĐẢNG CỘNG SẢN VIỆT NAM\nHUYỆN ỦY THANH BÌNH\n*                "
                      " Thanh Bình, ngày 28 tháng 11 năm "
                      "2022\nSố 96-KH/HU\n\n               KẾ HOẠCH\n     công tác dân vận giai đoạn 2022 - 2025\n     "
                      "       -----\n" +
                      std::string(kBody) + std::string(kPartySignature)));
    expect_identity(outlined, {"Kế hoạch", "công tác dân vận giai đoạn 2022 - 2025", "96-KH/HU", "2022-11-28",
                               "Ban Thường vụ Huyện ủy Thanh Bình", "Đảng bộ tỉnh Lâm Sơn", "Thanh Bình",
                               Level::district, Regime::party, 2022});
    EXPECT_EQ(outlined.outline.identity().last_year, 2025);
}

TEST(Identity, PartyProvinceTitleAndSubjectInOneLine) {
    const Outlined outlined(
        make_document("TỈNH ỦY LAM GIANG\tĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 142 - BC/TU\tLam Giang, ngày 18/9/2023\n\nBÁO "
                      "CÁO tổng kết công tác năm 2023\n" +
                      std::string(kBody) + std::string(kPartySignature)));
    expect_identity(outlined,
                    {"Báo cáo", "tổng kết công tác năm 2023", "142-BC/TU", "2023-09-18",
                     "Ban Thường vụ Tỉnh ủy Lam Giang", "", "Lam Giang", Level::province, Regime::party, 2023});
}

TEST(Identity, PartyCommuneOf2026SignedByTheCommittee) {
    const Outlined outlined(
        make_document("ĐẢNG BỘ TỈNH LAM GIANG\nĐẢNG ỦY PHƯỜNG AN KHÊ\n*\nSố 07-CTr/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n*An "
                      "Khê, ngày 19 tháng 8 năm "
                      "2026*\n\nCHƯƠNG TRÌNH\nkiểm tra, giám sát quý IV năm 2026 và năm 2027\n" +
                      std::string(kBody) + "\nT/M ĐẢNG ỦY\nBÍ THƯ\n"));
    expect_identity(outlined,
                    {"Chương trình", "kiểm tra, giám sát quý IV năm 2026 và năm 2027", "07-CTr/ĐU", "2026-08-19",
                     "Đảng ủy phường An Khê", "Đảng bộ tỉnh Lam Giang", "An Khê", Level::commune, Regime::party, 2026});
    EXPECT_EQ(outlined.outline.identity().last_year, 2027);
}

TEST(Identity, PartyOrganOfAProvince) {
    const Outlined outlined(
        make_document("TỈNH ỦY LAM GIANG\nBAN TỔ CHỨC\n*\nSố 15-HD/BTCTU\nĐẢNG CỘNG SẢN VIỆT NAM\nLam Giang, ngày 05 "
                      "tháng 3 năm 2024\n\nHƯỚNG DẪN\nkiểm "
                      "điểm, xếp loại tổ chức đảng\n" +
                      std::string(kBody) + "\nTRƯỞNG BAN\n(đã ký)\n"));
    expect_identity(outlined, {"Hướng dẫn", "kiểm điểm, xếp loại tổ chức đảng", "15-HD/BTCTU", "2024-03-05",
                               "Ban Tổ chức", "Tỉnh ủy Lam Giang", "Lam Giang", Level::province, Regime::party, 0});
}

TEST(Identity, CentralPartySecretariat) {
    const Outlined outlined(
        make_document("BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 18-CT/TW\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Nội, ngày 26 tháng 10 năm "
                      "2022\n\nCHỈ THỊ\nCỦA BAN BÍ THƯ\nvề "
                      "công tác giám sát\n" +
                      std::string(kBody) + "\nT/M BAN BÍ THƯ\n"));
    expect_identity(outlined, {"Chỉ thị", "công tác giám sát", "18-CT/TW", "2022-10-26", "Ban Bí thư", "", "Hà Nội",
                               Level::central, Regime::party, 0});
}

/// The subject begins in a cell and goes on in the next line: what is read in it stands where it says.
TEST(Identity, ASubjectThatBeginsInACell) {
    const Outlined outlined(
        make_document("UBND TỈNH LAM GIANG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/UBND-VX\tV/v thực hiện Quyết "
                      "định\nsố 05/2024/QĐ-UBND trên địa bàn\n\nKính gửi: Các sở, ngành.\n" +
                      std::string(kBody)));
    std::string subject;
    for (std::size_t i = 0; i < outlined.outline.paragraphs().size(); ++i) {
        const Paragraph& paragraph = outlined.outline.paragraphs()[i];
        EXPECT_EQ(outlined.text(i), outlined.document.slice(paragraph.span));
        if (paragraph.role == Role::subject) subject = outlined.text(i);
    }
    EXPECT_EQ(subject, "V/v thực hiện Quyết định\nsố 05/2024/QĐ-UBND trên địa bàn");
}

TEST(Identity, TheNumberBehindTheBorderOfACell) {
    const Outlined outlined(make_document(
        "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG LĂNG\n-------\n|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh "
        "phúc\n---------------\n|\nSố:\n|\n11/CĐ-UBND\n|\nQuảng Lăng, ngày 27 tháng 9\nnăm 2025\n|\nCÔNG ĐIỆN\nVề ứng "
        "phó bão\n" +
        std::string(kBody)));
    ASSERT_TRUE(outlined.outline.identity().notation);
    EXPECT_EQ(outlined.outline.identity().notation->value, "11/CĐ-UBND");
    EXPECT_EQ(outlined.outline.identity().date.iso(), "2025-09-27");
}

/// Cells that a page left on lines of their own, the year in the next one.
TEST(Identity, TheYearOfTheDayInTheNextLine) {
    const Outlined outlined(make_document(
        "|\nĐOÀN CHỦ TỊCH\nHỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM\n-------\n|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự "
        "do - Hạnh phúc\n---------------\n|\nSố: 27/HD-ĐCT\n|\nHà Nội, ngày 16 tháng 5 năm\n2022\n|\nHƯỚNG DẪN\nTriển "
        "khai Nghị quyết Đại hội\n" +
        std::string(kBody)));
    EXPECT_EQ(outlined.outline.identity().date.iso(), "2022-05-16");
}

TEST(Identity, StateCommuneWithBlankNumberAndDay) {
    const Outlined outlined(
        make_document("ỦY BAN NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ PHÚ LẠC                   "
                      "  Độc lập - Tự do - Hạnh phúc\nSố:      "
                      "/KH-UBND                 Phú Lạc, ngày    tháng 02 năm 2023\n\nKẾ HOẠCH\nTriển khai Nghị quyết "
                      "số 57-NQ/TW năm 2023\n" +
                      std::string(kBody) + "\nNơi nhận:\t\tTM. ỦY BAN NHÂN DÂN\n- Như trên;\t\tCHỦ TỊCH\n- Lưu VT.\n"));
    expect_identity(outlined,
                    {"Kế hoạch", "Triển khai Nghị quyết số 57-NQ/TW năm 2023", "", "", "Ủy ban nhân dân xã Phú Lạc", "",
                     "Phú Lạc", Level::commune, Regime::state_administrative, 2023});
    EXPECT_TRUE(outlined.outline.identity().blank_number);
    EXPECT_FALSE(outlined.outline.identity().date_span);
    EXPECT_TRUE(outlined.outline.components().number && outlined.outline.components().place_and_date);
    EXPECT_EQ(outlined.address_at_line(13), "Nơi nhận, dòng 1");
    std::vector<Role> roles;
    for (const Paragraph& paragraph : outlined.outline.paragraphs()) {
        if (outlined.document.blocks()[paragraph.first_block].line >= 12) roles.push_back(paragraph.role);
    }
    using enum Role;
    EXPECT_EQ(roles, (std::vector<Role>{recipients_label, signature, recipient, signature, recipient}));
}

TEST(Identity, StateDecisionOfAChairman) {
    const Outlined outlined(
        make_document("ỦY BAN NHÂN DÂN\nTỈNH LAM GIANG\nSố:\n47/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - "
                      "Tự do - Hạnh phúc\nLam Giang, ngày 28 "
                      "tháng 3 năm 2022\n\nQUYẾT ĐỊNH\nVề việc phê duyệt Kế hoạch phòng, chống dịch bệnh\n\nCHỦ TỊCH "
                      "ỦY BAN NHÂN DÂN TỈNH LAM GIANG\n\nCăn cứ "
                      "Luật Thú y ngày 19 tháng 6 năm 2015;\nTheo đề nghị của Giám đốc Sở Nông nghiệp.\n\nQUYẾT "
                      "ĐỊNH:\n\nĐiều 1. Phê duyệt kế hoạch.\n\nKT. CHỦ "
                      "TỊCH\nPHÓ CHỦ TỊCH\n"));
    expect_identity(outlined, {"Quyết định", "phê duyệt Kế hoạch phòng, chống dịch bệnh", "47/QĐ-UBND", "2022-03-28",
                               "Ủy ban nhân dân tỉnh Lam Giang", "", "Lam Giang", Level::province,
                               Regime::state_administrative, 0});
    EXPECT_EQ(outlined.at_line(14)->role, Role::can_cu);
    EXPECT_EQ(outlined.at_line(15)->role, Role::can_cu);
    EXPECT_EQ(outlined.at_line(17)->role, Role::heading);
}

TEST(Identity, NormativeResolution) {
    const Outlined outlined(
        make_document("HỘI ĐỒNG NHÂN DÂN\nTỈNH LAM GIANG\nSố: 23/2021/NQ-HĐND\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc "
                      "lập – Tự do – Hạnh phúc\nLam Giang, ngày "
                      "09 tháng 12 năm 2021\n\nNGHỊ QUYẾT\nQuy định một số chính sách\ntrên địa bàn tỉnh\n\nHỘI ĐỒNG "
                      "NHÂN DÂN TỈNH LAM GIANG\nKHÓA XVI, KỲ HỌP "
                      "THỨ TƯ\n\nCăn cứ Luật Giáo dục;\n\nĐiều 1. Phạm vi điều chỉnh\n"));
    expect_identity(outlined,
                    {"Nghị quyết", "Quy định một số chính sách trên địa bàn tỉnh", "23/2021/NQ-HĐND", "2021-12-09",
                     "Hội đồng nhân dân tỉnh Lam Giang", "", "Lam Giang", Level::province, Regime::state_normative, 0});
}

TEST(Identity, AnAboutLineCutBeforeANumber) {
    const Outlined outlined(
        make_document("UBND TỈNH LAM GIANG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh "
                      "phúc\nSố: 1488/SNV-CCHC\tLam Giang, ngày 14 tháng 5 năm 2024\nV/v thực hiện Chỉ thị\nsố "
                      "31/CT-TTg trên địa bàn tỉnh\n\nKính gửi: Các sở, ban, ngành tỉnh.\n\n1. Về công tác văn "
                      "thư\n"));
    EXPECT_EQ(value(outlined.outline.identity().notation), "1488/SNV-CCHC");
    EXPECT_EQ(value(outlined.outline.identity().subject), "thực hiện Chỉ thị số 31/CT-TTg trên địa bàn tỉnh");
}

TEST(Identity, LetterOfADepartment) {
    const Outlined outlined(make_document(
        "UBND TỈNH LAM GIANG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc\nSố: "
        "1488/SNV-CCHC&VTLT\tLam Giang, ngày "
        "14 tháng 5 năm 2024\nV/v rà soát, báo cáo công tác văn thư,\nlưu trữ\n\nKính gửi:\n- Các sở, ban, ngành "
        "tỉnh;\n- Ủy ban nhân dân các "
        "huyện.\n\nSở Nội vụ đề nghị các cơ quan thực hiện một số nội dung sau:\n\n1. Về công tác văn thư\n"));
    expect_identity(outlined, {"Công văn", "rà soát, báo cáo công tác văn thư, lưu trữ", "1488/SNV-CCHC&VTLT",
                               "2024-05-14", "Sở Nội vụ", "Ủy ban nhân dân tỉnh Lam Giang", "Lam Giang",
                               Level::province, Regime::state_administrative, 0});
    EXPECT_FALSE(outlined.outline.components().type_name);
    EXPECT_EQ(outlined.at_line(8)->role, Role::recipient);
    EXPECT_EQ(outlined.at_line(11)->role, Role::body);
}

TEST(Identity, MinistryInTableCellsOfADocx) {
    using enum document::BlockRole;
    document::ParagraphFormat cell;
    cell.table = 1;
    cell.row = 1;
    const Outlined outlined(
        make_docx({"BỘ NỘI VỤ", "Số: 12/KH-BNV", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
                   "Hà Nội, ngày 02 tháng 01 năm 2024", "KẾ HOẠCH", "Cải cách hành chính năm 2024",
                   "Căn cứ Nghị quyết số 76/NQ-CP;", "I. MỤC ĐÍCH", "1. Nâng cao chất lượng."},
                  {{}, cell}, {1, 1, 1, 1, 1, 0, 0, 0, 0, 0},
                  {table_cell, table_cell, table_cell, table_cell, table_cell, body, body, body, body, body}));
    expect_identity(outlined, {"Kế hoạch", "Cải cách hành chính năm 2024", "12/KH-BNV", "2024-01-02", "Bộ Nội vụ", "",
                               "Hà Nội", Level::central, Regime::state_administrative, 2024});
}

/// A letter of the Party has its subject below the number, in small letters, and a type that only the number tells.
TEST(Identity, LetterOfTheParty) {
    const std::string head = "TỈNH ỦY LAM GIANG\nVĂN PHÒNG\n*\nSố 412-CV/VPTU\n";
    const std::string rest =
        "\nĐẢNG CỘNG SẢN VIỆT NAM\n\nLam Giang, ngày 18 tháng 8 năm 2026\n\nKính gửi:\n- Các đảng ủy trực thuộc Tỉnh "
        "ủy.\n\nVăn phòng đề nghị các đơn vị thực hiện một số nội dung sau:\n\n1. Rà soát mẫu văn bản.\n";
    Expected expected{"Công văn",          "rà soát mẫu văn bản", "412-CV/VPTU",   "2026-08-18",  "Văn phòng",
                      "Tỉnh ủy Lam Giang", "Lam Giang",           Level::province, Regime::party, 0};
    expect_identity(Outlined(make_document(head + "về việc rà soát mẫu văn bản\n" + rest)), expected);
    expected.subject.clear();
    expect_identity(Outlined(make_document(head + rest)), expected);
}

/// The header of a decision of a province, down to what `title` holds.
std::string decision(const std::string& title) {
    return "ỦY BAN NHÂN DÂN\nTỈNH LAM GIANG\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh "
           "phúc\n\nSố: 12/QĐ-UBND\n\nLam Giang, ngày 12 tháng 3 năm 2021\n\nQUYẾT ĐỊNH\n\n" +
           title + "\n\nCăn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n";
}

TEST(Identity, ATitleMayPromulgateAndBeLong) {
    const auto subject = [](const std::string& title) {
        const Outlined outlined(make_document(decision(title)));
        return value(outlined.outline.identity().subject);
    };
    EXPECT_EQ(subject("BAN HÀNH QUY CHẾ LÀM VIỆC CỦA SỞ NỘI VỤ"), "BAN HÀNH QUY CHẾ LÀM VIỆC CỦA SỞ NỘI VỤ");
    std::string longer = "PHÊ DUYỆT ĐỀ ÁN";
    while (longer.size() < 700) longer += " PHÁT TRIỂN SẢN XUẤT";
    EXPECT_EQ(subject(longer), longer);
}

TEST(Identity, ColumnsThatBecameOneLine) {
    const Outlined outlined(make_document(
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ TÂN LẬP Độc lập - Tự do - Hạnh phúc\n\nSố: 31/KH-UBND "
        "\n\nTân Lập, ngày 15 tháng 9 năm 2026\n\nKẾ HOẠCH\nTuyên truyền phòng cháy\n\nI. NỘI DUNG\n\n1. Nói.\n"));
    EXPECT_TRUE(outlined.outline.components().motto);
    EXPECT_EQ(value(outlined.outline.identity().issuer), "Ủy ban nhân dân xã Tân Lập");
}

TEST(Identity, ThePaperOfTheYouthUnionIsNotTheParty) {
    const Outlined outlined(make_document(
        "BAN CHẤP HÀNH TRUNG ƯƠNG\n***\nSố: 225-KH/TWĐTN-CTTN\nĐOÀN TNCS HỒ CHÍ MINH\nHà Nội, ngày 16 tháng 5 năm "
        "2024\nKẾ HOẠCH\nTổ chức hè cho thiếu nhi\n" +
        std::string(kBody)));
    EXPECT_EQ(value(outlined.outline.identity().issuer), "Ban Chấp hành Trung ương Đoàn TNCS Hồ Chí Minh");
    EXPECT_NE(outlined.outline.identity().regime, Regime::party);
}

/// The nation's title on top of a committee's paper is a slip, and does not make it a paper of the State.
TEST(Identity, ACommitteeUnderTheNationsTitle) {
    const Outlined outlined(
        make_document("ĐẢNG BỘ TỈNH LAM GIANG\nĐẢNG ỦY PHƯỜNG TUY HÒA\n*\nSố 87-GM/ĐU\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA "
                      "VIỆT NAM\nĐộc lập - "
                      "Tự do - Hạnh phúc\n\nTuy Hòa, ngày 08 tháng 10 năm 2025\n\nGIẤY MỜI\nhọp Ban Thường vụ\n" +
                      std::string(kPartySignature)));
    EXPECT_EQ(outlined.outline.identity().regime, Regime::party);
}

std::string issuer_below(const std::string& head) {
    const Outlined outlined(make_document(
        head + "\nSố: 38-KH/TĐTN\n\nThanh Hà, ngày 06 tháng 02 năm 2026\n\nKẾ HOẠCH\nTháng Thanh niên năm 2026\n" +
        std::string(kBody)));
    return value(outlined.outline.identity().issuer);
}

/// The board of a mass organisation is named with its organisation, wherever the header says which.
TEST(Identity, BoardsOfMassOrganisations) {
    EXPECT_EQ(issuer_below("ĐOÀN TNCS HỒ CHÍ MINH\nBCH ĐOÀN TỈNH THANH HÀ"), "Ban Chấp hành Đoàn tỉnh Thanh Hà");
    EXPECT_EQ(issuer_below("BCH ĐOÀN TỈNH THANH HÀ\tĐOÀN TNCS HỒ CHÍ MINH"), "Ban Chấp hành Đoàn tỉnh Thanh Hà");
    EXPECT_EQ(issuer_below("HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM\nBAN CHẤP HÀNH TỈNH NAM THÀNH"),
              "Ban Chấp hành Hội Liên hiệp Phụ nữ tỉnh Nam Thành");
    EXPECT_EQ(issuer_below("ỦY BAN MTTQ VIỆT NAM\nTỈNH VĨNH HÀ\nBAN THƯỜNG TRỰC"),
              "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Vĩnh Hà");
    EXPECT_EQ(issuer_below("ĐẢNG BỘ TỈNH VĨNH HÀ\nBAN CHẤP HÀNH ĐẢNG BỘ XÃ TÂN LẬP"),
              "Ban Chấp hành Đảng bộ xã Tân Lập");
    const Outlined outlined(
        make_document("BCH ĐOÀN TỈNH THANH HÀ\nSố 38-KH/TĐTN\n\nKẾ HOẠCH\ncông tác năm 2026\n" + std::string(kBody)));
    EXPECT_EQ(outlined.outline.identity().regime, Regime::unknown) << "the unions have a form of their own";
}

/// Bodies of 2025, and names of places behind a body that has no word for their tier.
TEST(Identity, NamesOfBodies) {
    EXPECT_EQ(issuer_below("THUẾ TỈNH QUẢNG HÀ\nTHUẾ CƠ SỞ 2 TỈNH QUẢNG HÀ"), "Thuế cơ sở 2 tỉnh Quảng Hà");
    EXPECT_EQ(issuer_below("CỤC THỐNG KÊ\nTHỐNG KÊ TỈNH QUẢNG HÀ"), "Thống kê tỉnh Quảng Hà");
    EXPECT_EQ(issuer_below("KHO BẠC NHÀ NƯỚC\nKHO BẠC NHÀ NƯỚC HÀ NAM"), "Kho bạc Nhà nước Hà Nam");
    EXPECT_EQ(issuer_below("SỞ Y TẾ TỈNH PHÚ HÀ\nBỆNH VIỆN ĐA KHOA KHU VỰC CẨM HÀ"),
              "Bệnh viện Đa khoa khu vực Cẩm Hà");
    EXPECT_EQ(issuer_below("ĐOÀN TNCS HỒ CHÍ MINH\nTỈNH ĐOÀN QUẢNG HÀ"), "Tỉnh đoàn Quảng Hà");
    EXPECT_EQ(issuer_below("BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI CƠ SỞ HỒNG HÀ"), "Bảo hiểm xã hội cơ sở Hồng Hà");
}

/// Shift+Enter in the cells of header and closing, and <br> in those of a page.
TEST(Identity, SoftBreaksInCells) {
    using enum document::BlockRole;
    const Outlined outlined(make_docx(
        {"UBND TỈNH LÂM ĐỒNG\vSỞ NỘI VỤ\v_______\vSố: 3142/SNV-CCVC\vV/v báo cáo đánh giá,\vxếp loại công chức",
         "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\vĐộc lập - Tự do - Hạnh phúc\v______\vLâm Đồng, ngày 15 tháng 6 năm 2026",
         "Kính gửi:", "- Các sở;\v- Các xã, phường.", "Đề nghị báo cáo trước ngày 10 tháng 7 năm 2026./.",
         "Nơi nhận:\v- Như trên;\v- Lưu: VT, CCVC.", "KT. GIÁM ĐỐC\vPHÓ GIÁM ĐỐC\v\v\vNguyễn Thị Bích Hà"},
        {}, {}, {table_cell, table_cell, table_cell, table_cell, body, table_cell, table_cell}));
    expect_identity(outlined,
                    {"Công văn", "báo cáo đánh giá, xếp loại công chức", "3142/SNV-CCVC", "2026-06-15", "Sở Nội vụ",
                     "Ủy ban nhân dân tỉnh Lâm Đồng", "Lâm Đồng", Level::province, Regime::state_administrative, 0});
    std::size_t recipients = 0;
    for (const Paragraph& paragraph : outlined.outline.paragraphs()) {
        if (paragraph.role == Role::recipient) ++recipients;
    }
    EXPECT_EQ(recipients, 4U);
}

TEST(Identity, MarkdownWithEscapes) {
    const Outlined outlined(
        make_document("ĐẢNG BỘ HUYỆN BẮC PHONG\nĐẢNG ỦY XÃ PHÚ HẢI\n\\*\nSố 74-KH/ĐU\n\n**ĐẢNG CỘNG SẢN VIỆT "
                      "NAM**\n\n*Phú Hải, ngày 05 tháng 02 năm "
                      "2024*\n\n# KẾ HOẠCH\n\n**nâng cao chất lượng sinh hoạt chi bộ năm 2024**\n\n\\-----\n\nCăn cứ "
                      "Hướng dẫn số 01-HD/TW;\n\n## I- MỤC "
                      "ĐÍCH\n\nNâng cao.\n\nT/M BAN THƯỜNG VỤ\n\nBÍ THƯ\n",
                      document::SourceKind::markdown));
    expect_identity(outlined, {"Kế hoạch", "nâng cao chất lượng sinh hoạt chi bộ năm 2024", "74-KH/ĐU", "2024-02-05",
                               "Ban Thường vụ Đảng ủy xã Phú Hải", "Đảng bộ huyện Bắc Phong", "Phú Hải", Level::commune,
                               Regime::party, 2024});
}

TEST(Identity, MarkdownTablesHoldHeaderAndClosing) {
    const Outlined outlined(make_document(
        "| UBND TỈNH LÂM ĐỒNG<br>**SỞ Y TẾ** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br/>**Độc lập - Tự do - Hạnh "
        "phúc** |\n|:---:|:---:|\n| Số: 2317/KH-SYT | *Lâm Đồng, ngày 16 tháng 3 năm 2026* |\n\n**KẾ HOẠCH**\n\n"
        "**Phòng, chống sốt xuất huyết năm 2026**\n\n## I. MỤC TIÊU\n\n1. Giảm số ca mắc.\n\n"
        "| **Nơi nhận:**<br>- Các trạm y tế;<br>- Lưu: VT. | **GIÁM ĐỐC**<br>Trần Thị Hoài |\n|---|---|\n",
        document::SourceKind::markdown));
    expect_identity(outlined,
                    {"Kế hoạch", "Phòng, chống sốt xuất huyết năm 2026", "2317/KH-SYT", "2026-03-16", "Sở Y tế",
                     "Ủy ban nhân dân tỉnh Lâm Đồng", "Lâm Đồng", Level::province, Regime::state_administrative, 2026});
    const Components& components = outlined.outline.components();
    EXPECT_TRUE(components.motto && components.number && components.recipients && components.signature);
    std::string recipients;
    for (const Paragraph& paragraph : outlined.outline.paragraphs()) {
        if (paragraph.role == Role::recipient) recipients += std::string(outlined.outline.text(paragraph)) + "/";
    }
    EXPECT_EQ(recipients, "- Các trạm y tế;/- Lưu: VT./");
}

TEST(Identity, MarkdownTableForAHead) {
    const std::string body = "\n\n**QUYẾT ĐỊNH**\n\nVề việc công bố danh mục\n\n- *Căn cứ Luật Đất đai;*\n";
    const Expected expected{"Quyết định",
                            "công bố danh mục",
                            "1386/QĐ-UBND",
                            "2024-08-08",
                            "Ủy ban nhân dân tỉnh Bình Lâm",
                            "",
                            "Bình Lâm",
                            Level::province,
                            Regime::state_administrative};
    for (const std::string_view head :
         {"| ỦY BAN NHÂN DÂN<br>TỈNH BÌNH LÂM<br>-------<br/>Số: 1386/QĐ-UBND | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT "
          "NAM<br>Độc "
          "lập - Tự do - Hạnh phúc<br>Bình Lâm, ngày 08 tháng 8 năm 2024 |\n|---|---|",
          "| ỦY BAN NHÂN DÂN TỈNH BÌNH LÂM ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc "
          "------- |\n|---|---|\n| Số: 1386/QĐ-UBND | Bình Lâm, ngày 08 tháng 8 năm 2024 |"}) {
        const Outlined outlined(make_document(std::string(head) + body, document::SourceKind::markdown));
        expect_identity(outlined, expected);
        EXPECT_EQ(outlined.outline.paragraphs().back().role, Role::can_cu);
    }
}

TEST(Identity, ExtractSpeaksThroughItsSentence) {
    const Outlined outlined(
        make_document("**KẾ HOẠCH**\n\nThực hiện Kế hoạch số 12-KH/HU, Ban Thường vụ Đảng ủy xây dựng Kế hoạch công "
                      "tác dân vận năm 2022 như sau:\n" +
                      std::string(kBody) + "\nNơi nhận:\n- UBND xã,\n- Lưu.\n"));
    expect_identity(outlined,
                    {"Kế hoạch", "", "", "", "Ban Thường vụ Đảng ủy", "", "", Level::commune, Regime::party, 2022});
    EXPECT_TRUE(outlined.outline.components().looks_like_extract);
}

TEST(Identity, NothingFoundIsNothingClaimed) {
    for (const std::string_view text :
         {"Một đoạn văn bình thường.\nMột đoạn khác.", "XIN CHÀO\nCÁC BẠN", "Số lượng 12/15 hộ",
          "BAN HỖ TRỢ\nviệc làng", "Ngày 15 tháng 02 năm 2023 trời mưa to.", "QUYẾT ĐỊNH:\n\nĐiều 1. Hiệu lực."}) {
        const Outlined outlined(make_document(std::string(text)));
        const Identity& identity = outlined.outline.identity();
        EXPECT_FALSE(identity.type || identity.subject || identity.notation || identity.issuer ||
                     identity.date.stated())
            << text;
        EXPECT_EQ(identity.regime, Regime::unknown);
        EXPECT_EQ(identity.year, 0);
    }
}

TEST(Identity, TwoDocumentsInOneFile) {
    const std::string one = "KẾ HOẠCH\ncông tác năm 2023\n" + std::string(kBody) + std::string(kPartySignature);
    const Outlined outlined(make_document(one + one));
    EXPECT_EQ(outlined.outline.sections().size(), 4U);
    const auto& recipients = *outlined.outline.components().recipients;
    EXPECT_LT(recipients.end, one.size());
}

}  // namespace
}  // namespace doichieu::structure

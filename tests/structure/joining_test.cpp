#include <gtest/gtest.h>

#include "documents.h"

namespace doichieu::structure {
namespace {

constexpr std::string_view kLong =
    "Đổi mới phương thức tuyên truyền, vận động theo hướng thiết thực, hiệu quả, gần dân và sát cơ sở";

std::size_t count_broken(const Outlined& outlined) {
    std::size_t count = 0;
    for (const Paragraph& paragraph : outlined.outline.paragraphs()) count += paragraph.broken ? 1 : 0;
    return count;
}

std::string two(std::string_view first, std::string_view second) {
    return std::string(first) + "\n\n" + std::string(second) + "\n";
}

TEST(Joining, BrokenFires) {
    const std::pair<std::string, std::string> rows[] = {
        {std::string(kLong) + ",", "chú trọng nắm tình hình nhân dân ở các địa bàn trọng điểm."},
        {std::string(kLong) + " bảo đảm quốc", "phòng - an ninh của địa phương."},
        {"2. " + std::string(kLong) + " bảo đảm quốc", "phòng - an ninh của địa phương."},
        {"- " + std::string(kLong) + " bảo đảm quốc", "phòng - an ninh của địa phương."},
        {std::string(kLong) + " trong năm 2023", ", bảo đảm đúng tiến độ."},
        {std::string(kLong) + " (khóa XI)", "về tăng cường và đổi mới sự lãnh đạo của Đảng."},
    };
    for (const auto& [first, second] : rows) {
        const Outlined outlined(make_document(two(first, second)));
        ASSERT_EQ(outlined.outline.paragraphs().size(), 1U) << first;
        const Paragraph& paragraph = outlined.outline.paragraphs().front();
        EXPECT_TRUE(paragraph.broken) << first;
        EXPECT_EQ(paragraph.broken_after, 0U);
        EXPECT_EQ(outlined.text(0), first + "\n\n" + second);
        EXPECT_EQ(outlined.text(0).size(), paragraph.span.size());
    }
}

TEST(Joining, BrokenStaysSilent) {
    const std::pair<std::string, std::string> rows[] = {
        {std::string(kLong) + ".", "chú trọng nắm tình hình."},
        {std::string(kLong) + ";", "chú trọng nắm tình hình."},
        {std::string(kLong) + " gồm:", "các chi bộ trực thuộc."},
        {std::string(kLong) + "...", "chú trọng nắm tình hình."},
        {std::string(kLong) + " “thân thiện.”", "chú trọng nắm tình hình."},
        {std::string(kLong), "Chú trọng nắm tình hình."},
        {std::string(kLong), "- chú trọng nắm tình hình."},
        {std::string(kLong), "a) chú trọng nắm tình hình."},
        {std::string(kLong), "2. chú trọng nắm tình hình."},
        {"1. Mục tiêu cụ thể của công tác dân vận trong năm ở xã", "phấn đấu mỗi thôn có một mô hình."},
        {"Địa chỉ: thôn Đông, xã Tân Lập", "điện thoại liên hệ."},
        {"KẾ HOẠCH TUYÊN TRUYỀN, VẬN ĐỘNG NHÂN DÂN THỰC HIỆN NẾP SỐNG VĂN HÓA Ở KHU DÂN CƯ",
         "về việc cưới, việc tang."},
        // a list without marks: small letters, commas
        {"tuyên truyền, vận động nhân dân thực hiện tốt các chủ trương, đường lối của Đảng và Nhà nước,",
         "nắm tình hình nhân dân,"},
        {std::string(kLong) + ",", "chú trọng nắm tình hình nhân dân,"},
        {"Thành phần gồm:\n\nCác đồng chí trong ban thường vụ, các đồng chí bí thư chi bộ và trưởng các đoàn thể",
         "trưởng các thôn trên địa bàn."},
        {"Căn cứ Kế hoạch số 139-KH/TU, ngày 13/02/2023 của Ban Thường vụ Tỉnh ủy về công tác dân vận",
         "và tình hình thực tế của địa phương."},
        {std::string(kLong), "(kèm theo phụ lục)"},
        {std::string(kLong), "......"},
        {std::string(kLong), "..."},
        {std::string(kLong), "| cột | cột |"},
    };
    for (const auto& [first, second] : rows) {
        const Outlined outlined(make_document(two(first, second)));
        EXPECT_EQ(count_broken(outlined), 0U) << first << " / " << second;
    }
}

TEST(Joining, DocxParagraphsJoinOnlyWhenBroken) {
    const std::string first = std::string(kLong) + " bảo đảm quốc";
    const std::string second = "phòng - an ninh của địa phương.";
    EXPECT_EQ(count_broken(Outlined(make_docx({first, second}))), 1U);
    document::ParagraphFormat centred;
    centred.centered = true;
    EXPECT_EQ(count_broken(Outlined(make_docx({first, second}, {centred, {}}, {0, 1}))), 0U);
    document::ParagraphFormat bold;
    bold.bold = true;
    EXPECT_EQ(count_broken(Outlined(make_docx({first, second}, {bold, {}}, {0, 1}))), 0U);
    using enum document::BlockRole;
    EXPECT_EQ(count_broken(Outlined(make_docx({first, second}, {}, {}, {table_cell, table_cell}))), 0U);
    EXPECT_EQ(count_broken(Outlined(make_docx({first, second}, {}, {}, {body, footnote}))), 0U);
}

/// A soft break goes on with the sentence, and parts what was typed as lines of its own; in cells, too.
TEST(Joining, SoftBreaks) {
    const std::vector<std::string> paragraphs = {
        "1. Thực hiện Nghị quyết số\v25-NQ/TW về công tác\vdân vận.", "Nội dung:\v- Rà soát.\v- Báo cáo.",
        "Các thôn rà soát.\vCông an xã tuần tra.", "KẾT LUẬN\vnêu tại cuộc họp"};
    const std::vector<std::string> expected = {"1. Thực hiện Nghị quyết số\v25-NQ/TW về công tác\vdân vận.",
                                               "Nội dung:",
                                               "- Rà soát.",
                                               "- Báo cáo.",
                                               "Các thôn rà soát.",
                                               "Công an xã tuần tra.",
                                               "KẾT LUẬN",
                                               "nêu tại cuộc họp"};
    for (const auto role : {document::BlockRole::body, document::BlockRole::table_cell}) {
        std::vector<std::string> opening = {"Phần mở đầu của văn bản."};
        opening.insert(opening.end(), paragraphs.begin(), paragraphs.end());
        const Outlined outlined(make_docx(opening, {}, {}, std::vector<document::BlockRole>(opening.size(), role)));
        std::vector<std::string> texts;
        for (std::size_t i = 1; i < outlined.outline.paragraphs().size(); ++i) texts.push_back(outlined.text(i));
        EXPECT_EQ(texts, expected);
        EXPECT_EQ(outlined.at_line(5)->last_block, outlined.outline.paragraphs().back().last_block - 1);
    }
}

TEST(Joining, CopiedFromAPage) {
    // The first line of a paragraph is short, one line is wide, and the signs of a table's cells stand alone.
    const Outlined outlined(make_document(
        "Căn cứ Luật Tổ chức chính\nquyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều\ncủa "
        "Luật này ngày 22 tháng 11 năm 2019;\nCăn cứ Nghị định số\n59/2012/NĐ-CP ngày 23 tháng 7 năm 2012 của Chính "
        "phủ "
        "về theo dõi việc thi\nhành pháp luật;\nTheo đề nghị của Giám đốc Sở Nông nghiệp tại Tờ trình\nsố 350/TTr-SNN "
        "ngày "
        "01 tháng 9 năm 2022 của Sở Nông nghiệp về dự thảo quy chế phối hợp giữa các sở, ngành và các địa phương trong "
        "tỉnh "
        "này, kèm theo\ndự thảo ấy.\n|\nĐiều 1. Ban hành kèm theo\nQuyết định này Quy chế phối hợp.\nĐiều 2. Quyết "
        "định "
        "này có hiệu lực từ ngày ký.\n"));
    const std::string_view begins[] = {"Căn cứ Luật", "Căn cứ Nghị định", "Theo đề nghị", "|"};
    ASSERT_GE(outlined.outline.paragraphs().size(), 6U);
    for (std::size_t i = 0; i < std::size(begins); ++i) {
        EXPECT_TRUE(outlined.text(i).starts_with(begins[i])) << outlined.text(i);
    }
    EXPECT_EQ(count_broken(outlined), 0U);
}

TEST(Joining, OneWideLineIsNoSignOfAnything) {
    const std::string wide = std::string(kLong) + ", " + std::string(kLong);
    const std::string text = "Nhiệm vụ\nTuyên truyền sâu rộng đến nhân dân\n" + wide +
                             "\nRà soát các thôn\nTheo dõi các hộ\nGặp gỡ nhân dân\nTổng hợp ý kiến\nBáo cáo kết quả\n";
    const Outlined outlined(make_document(text));
    EXPECT_EQ(outlined.outline.paragraphs().size(), 8U);
}

TEST(Joining, HardWrappedFileIsWholeAgain) {
    const Outlined outlined(
        make_document("1. Tiếp tục quán triệt các nghị quyết, chỉ thị của Đảng về\n"
                      "công tác dân vận, tạo chuyển biến rõ nét trong nhận thức\n"
                      "của cán bộ, đảng viên.\n"
                      "2. Việc triển khai phải thiết thực, tiết kiệm và hiệu quả;\n"
                      "tránh hình thức.\n"
                      "- Phát huy vai trò của người có uy tín trong cộng đồng để\n"
                      "  vận động nhân dân.\n"));
    ASSERT_EQ(outlined.outline.paragraphs().size(), 3U);
    EXPECT_EQ(count_broken(outlined), 0U);
    EXPECT_EQ(outlined.outline.paragraphs()[0].last_block, 2U);
    EXPECT_EQ(outlined.outline.sections().size(), 3U);
}

TEST(Joining, ACentredTitleAndLinesThatEndInALink) {
    const Outlined outlined(
        make_document("                        Triển khai thực hiện Nghị quyết số 50-NQ/TW ngày 20 tháng 8\n"
                      "                              năm 2019 của Bộ Chính trị về hợp tác\n"
                      "\n"
                      "      1. Rà soát, đề xuất sửa đổi Luật Đầu tư số 67/2014/QH13, Luật\n"
                      "Doanh nghiệp số 68/2014/QH13; thực hiện nghiêm Nghị định 82/2018/NĐ-CP ngày\n"
                      "22/5/2018 của Chính phủ quy định về quản lý khu công nghiệp và khu kinh tế trên\n"
                      "địa bàn cả nước.\n"
                      "      2. Kiểm tra việc chấp hành các quy định về quản lý khu công nghiệp và khu kinh\n"
                      "tế của tỉnh.\n"));
    ASSERT_EQ(outlined.outline.paragraphs().size(), 3U);
    EXPECT_EQ(outlined.outline.paragraphs()[1].last_block, 5U);
}

TEST(Joining, RaggedLinesOfAConvertedFile) {
    const Outlined outlined(make_document(
        "1. Thực hiện Quyết định số 889/QĐ-\nTTg ngày 24 tháng 6 năm 2020, Chỉ\nthị số 02/CT-TTg\nngày 19/01/2022, "
        "Công điện số\n1097/CĐ-TTg ngày 10/3/2022 và các văn bản của\ncấp trên.\n2. Kinh phí thực hiện theo\nnghị "
        "quyết "
        "của Hội đồng\n\n2\n\nnhân dân xã, do công chức\ntài chính tham mưu.\n"));
    ASSERT_EQ(outlined.outline.paragraphs().size(), 2U);
    EXPECT_EQ(count_broken(outlined), 0U);
    // The page number reads as a space, and the offsets stay.
    const std::string text = outlined.text(1);
    EXPECT_EQ(text.size(), outlined.outline.paragraphs()[1].span.size());
    EXPECT_EQ(text.find("2", 2), std::string::npos);
    EXPECT_NE(text.find("nhân dân xã"), std::string::npos);
}

TEST(Joining, PageNumberBetweenTheHalves) {
    const std::string halves = std::string(kLong) + " bảo đảm quốc\n\n- 2 -\n\nphòng - an ninh của địa phương.\n";
    const Outlined joined(make_document(halves));
    ASSERT_EQ(joined.outline.paragraphs().size(), 1U);
    EXPECT_TRUE(joined.outline.paragraphs()[0].broken);
    EXPECT_EQ(joined.text(0).find("2"), std::string::npos);

    const Outlined apart(make_document(std::string(kLong) + ".\n\n- 2 -\n\nChú trọng nắm tình hình.\n"));
    ASSERT_EQ(apart.outline.paragraphs().size(), 3U);
    EXPECT_EQ(apart.outline.paragraphs()[1].role, Role::other);
}

TEST(Joining, LinesOfAPlainFileStayParagraphs) {
    const Outlined outlined(make_document(std::string(kLong) + ".\n" + std::string(kLong) + " và " +
                                          std::string(kLong) + ".\nTăng cường đi cơ sở.\n"));
    EXPECT_EQ(outlined.outline.paragraphs().size(), 3U);
}

TEST(Joining, LinesOfABasisInAFileThatIsNotWrapped) {
    const std::string tail = "Tăng cường đi cơ sở.\n" + std::string(kLong) + " và " + std::string(kLong) + ".\n";
    for (const std::string cut : {
             "Căn cứ Nghị định số 45/2010/NĐ-CP ngày 21 tháng 4 năm\n2010 của Chính phủ quy định về hội;\n",
             "Căn cứ Tờ trình số 512/TTr-\nSNV ngày 03/6/2024 của Sở Nội vụ;\n",
             "Các xã gửi báo cáo theo Quyết định số 12/QĐ-UBND và\nhướng dẫn của Sở Nội vụ;\n",
         }) {
        const Outlined outlined(make_document(cut + tail));
        EXPECT_EQ(outlined.outline.paragraphs().size(), 3U) << cut;
        EXPECT_EQ(outlined.text(0), cut.substr(0, cut.size() - 1));
        EXPECT_EQ(count_broken(outlined), 0U) << cut;
    }
    // Capitals are lines of a title, each its own.
    EXPECT_EQ(Outlined(make_document("BÁO CÁO CỦA\nHội đồng nhân dân xã\n" + tail)).outline.paragraphs().size(), 4U);
}

TEST(Joining, WhereACitationIsCutTheLineGoesOn) {
    const std::string tail = "Tăng cường đi cơ sở.\n" + std::string(kLong) + " và " + std::string(kLong) + ".\n";
    for (const std::string cut : {
             "3. Kiểm tra, giám sát: triển khai Quy định\nsố 21-QĐ/TW, ngày 11/4/2026.\n",
             "2. Quy chế ban hành kèm theo Quyết\nđịnh số 102/QĐ-UB ngày 17/02/2004.\n",
             "1. Tổ chức học tập Nghị quyết\nĐại hội XIV của Đảng.\n",
             "- Quán triệt các kết luận\n126, 127-KL/TW của Bộ Chính trị.\n",
             "1. Thực hiện Nghị quyết 57-NQ/TW, 66-NQ/TW và\n68-NQ/TW của Bộ Chính trị.\n",
             "Kỷ luật hai đảng viên theo\nQĐ số 212-QĐ/TW ngày 17/8/2026.\n",
             "Quyết định số 1482/QĐ-UB về việc triển khai\nQuyết định số 181/2003/QĐ-TTg.\n",
             "2. Đăng ký theo Luật Đất đai và các Điều 135, 136\nNghị định số 181/2004/NĐ-CP.\n",
             "4. Rà lại các khoản chi theo khoản 2\nĐiều 9 Luật Ngân sách nhà nước.\n",
             "- Căn cứ Điều lệ Hội Liên hiệp Phụ nữ\nViệt Nam.\n",
             "- Luật Phổ biến, giáo dục\n pháp luật ngày 20/6/2012;\n",
             "1. Bãi bỏ Điều 3 Thông tư số 05/2013/TT-BNV của Bộ trưởng\nBộ Nội vụ.\n",
             "1. Một đơn vị vi phạm Điều 141 Bộ luật\nLao động.\n",
             "2. Quốc hội sửa đổi một số điều của Hiến\npháp.\n",
             "3. Quy định thi hành Điều lệ\nĐảng.\n",
             "4. Phổ biến Luật Giáo dục, Luật sửa đổi, bổ\nsung một số điều của Luật Giáo dục năm 2009.\n",
             "5. Theo Kế hoạch số 29/KH-UBND ngày 27/02/2019 của UBND\ntỉnh.\n",
             "4. Công khai theo khoản 2 Điều 46\nNghị định 86/2011/NĐ-CP.\n",
             "5. Các đơn vị báo cáo trước ngày 20; việc nào vướng thì căn cứ\nKế hoạch 06-KH/ĐU để xin ý kiến.\n",
             "4. Sử dụng dự phòng theo Điều 10\nLuật Ngân sách nhà nước.\n",
             "- Chương trình của Đoàn Chủ tịch Ủy ban\nTrung ương MTTQ Việt Nam.\n",
             "+ Nghị quyết Hội nghị lần thứ bảy Ban Chấp hành Trung ương\nĐảng khóa X.\n",
         }) {
        const Outlined outlined(make_document(cut + tail));
        ASSERT_EQ(outlined.outline.paragraphs().size(), 3U) << cut;
        EXPECT_EQ(outlined.text(0), cut.substr(0, cut.size() - 1));
    }
    for (const std::string apart : {
             "Nghị quyết\nĐại hội đại biểu Đảng bộ xã lần thứ nhất\n",  // a title of its own
             "2. Các văn bản bị bãi bỏ, thay thế\nQuyết định số 15/QĐ-UBND;\n",
             "1. Rà soát các văn bản đã ban hành\nKế hoạch số 17/KH-UBND;\n",
             "Đồng chí Phó Giám đốc Thường trực Sở\nĐồng chí Chánh Văn phòng\n",
             "Nhật Bản và các nước\nViệt Nam và Lào\n", "Số tài khoản\n0123456789 tại kho bạc\n",
             "Tủ sách có các bộ luật và Bộ luật\nDANH MỤC SÁCH\n", "Tài liệu về Điều lệ\nQuy chế làm việc của trường\n",
             "Các Bộ luật\nBộ luật Dân sự năm 2015\n", "Đại hội đã thông qua Điều lệ\nĐoàn Chủ tịch điều hành\n",
             "Văn bản hướng dẫn\nHướng dẫn số 05-HD/TW, ngày 01/02/2020\n",
             "Văn bản Trung ương ban hành\nNghị quyết 57-NQ/TW, ngày 22/12/2024\n",
             "Tên văn bản\tĐơn vị được phân công chủ trì thực hiện\nNghị quyết số 57-NQ/TW\tCác chi bộ\n",
             "Tài khoản\n0123456789 tại kho bạc\n", "Dự thảo Báo cáo\nsố liệu thu chi năm 2025\n",
             "Trưởng Ban\nNơi nhận lưu tại văn phòng\n",                      // a post over something else
             "TT\tVăn bản đã hết hiệu lực\tLý do\n1\tQuyết định 07\tkhác\n",  // rows of a table
         }) {
        EXPECT_EQ(Outlined(make_document(apart + tail)).outline.paragraphs().size(), 4U) << apart;
    }
}

/// Two lines that only a cut can explain prove the others.
TEST(Joining, LinesCutHereAndThere) {
    const std::string wide = std::string(kLong) + " và " + std::string(kLong) + ".\n";
    const std::string cut =
        "Ban hành 9 nghị quyết về\nnhiệm vụ năm 2026;\nNâng cao chất\nlượng sinh hoạt chi bộ;\nĐảng ủy gửi Tỉnh\nủy "
        "báo cáo;\n";
    const std::string proof = "Văn bản soạn theo Hướng dẫn\nsố 05-HD/VPTW và\nQuy định số 399-QĐ/TW.\n";
    EXPECT_EQ(Outlined(make_document(wide + wide + cut + proof)).outline.paragraphs().size(), 6U);
    EXPECT_GT(Outlined(make_document(wide + wide + cut)).outline.paragraphs().size(), 6U);
    // Rows of cells, and lines that a colon introduces, are lists all the same.
    EXPECT_EQ(Outlined(make_document(wide + wide + cut + proof +
                                     "Nội dung\tđơn vị\nrà soát hộ\tcông an\nbáo cáo\tvăn phòng\n"))
                  .outline.paragraphs()
                  .size(),
              9U);
    EXPECT_EQ(
        Outlined(make_document(wide + wide + cut + proof + "Các việc cần làm gồm:\nrà soát các hộ\nbáo cáo kết quả\n"))
            .outline.paragraphs()
            .size(),
        9U);
}

TEST(Joining, Markdown) {
    using enum document::SourceKind;
    const Outlined outlined(
        make_document("## II- NỘI DUNG\nTiếp tục quán triệt\nCác nghị quyết của Đảng\n- Rà soát\n- Kiểm tra\n\nCăn cứ "
                      "tình hình\nCăn cứ nhu cầu  \nTổ chức\n",
                      markdown));
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < outlined.outline.paragraphs().size(); ++i) texts.push_back(outlined.text(i));
    EXPECT_EQ(texts,
              (std::vector<std::string>{"## II- NỘI DUNG", "Tiếp tục quán triệt\nCác nghị quyết của Đảng", "- Rà soát",
                                        "- Kiểm tra", "Căn cứ tình hình", "Căn cứ nhu cầu", "Tổ chức"}));
}

TEST(Joining, UncleanHalvesAreCopied) {
    // NFD in one half: the blocks do not lie together in memory.
    const std::string nfd = "phòng an ninh cu\u0309a đi\u0323a phu\u031Bo\u031Bng.";
    const Outlined outlined(make_document(two(std::string(kLong) + " bảo đảm quốc", nfd)));
    ASSERT_EQ(outlined.outline.paragraphs().size(), 1U);
    EXPECT_NE(outlined.outline.paragraphs()[0].copy, Paragraph::kNoCopy);
    EXPECT_EQ(outlined.text(0), outlined.document.slice(outlined.outline.paragraphs()[0].span));
}

}  // namespace
}  // namespace doichieu::structure

#include "analysis/statement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/analyse.h"
#include "formats/reader.h"

namespace doichieu::analysis {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class StatementTest : public ::testing::Test {
  protected:
    static std::optional<registry::Statement> of(const std::string& text) {
        static const registry::Registry registry = std::move(registry::Registry::open_embedded()).value();
        auto document = formats::read_document(io::Bytes::own(text), "x/kh.txt", {});
        EXPECT_TRUE(document.ok());
        const auto analysis = read(std::move(document->document), registry, {});
        return statement_of(analysis->outline, analysis->citations);
    }

    /// A plan or decision of a commune with this body.
    static std::string document(const std::string& type, const std::string& symbol, const std::string& body,
                                const std::string& number = "17") {
        return "ĐẢNG BỘ HUYỆN BÌNH YÊN\nĐẢNG ỦY XÃ NAM THẮNG\n*\nSố " + number + "-" + symbol +
               "/ĐU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nNam Thắng, ngày 20 tháng 02 năm 2023\n\n" + type +
               "\ncông tác dân vận năm 2023\n-----\n\n" + body + "\n\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n";
    }

    /// "replaces 05-KH/ĐU" and so on.
    static std::vector<std::string> acts(const std::string& text) {
        std::vector<std::string> found;
        const auto statement = of(text);
        if (!statement) return {"no statement"};
        for (const registry::Act& act : statement->acts) {
            found.push_back(std::string(legal::to_string(act.relation)) + (act.whole ? " " : " a part of ") +
                            (act.name.empty() ? legal::canonical(act.notation) : act.name));
        }
        return found;
    }
};

TEST_F(StatementTest, TellsNumberDateBodyAndSubject) {
    const auto statement = of(document("KẾ HOẠCH", "KH", "Căn cứ Điều lệ Đảng;"));
    ASSERT_TRUE(statement);
    EXPECT_EQ(statement->path, "x/kh.txt");
    EXPECT_EQ(statement->line, 4U);
    EXPECT_EQ(statement->type, "Kế hoạch");
    EXPECT_EQ(legal::canonical(statement->notation), "17-KH/ĐU");
    EXPECT_EQ(statement->issued, (legal::Date{2023, 2, 20}));
    EXPECT_EQ(statement->issuer, "Ban Thường vụ Đảng ủy xã Nam Thắng, huyện Bình Yên");
    EXPECT_EQ(statement->title, "về công tác dân vận năm 2023");
}

TEST_F(StatementTest, TellsItsFirstDay) {
    const auto first_day = [](const std::string& said) {
        return of(document("QUYẾT ĐỊNH", "QĐ", "Điều 1. Ban hành quy chế.\n\nĐiều 2. " + said))->effective_from.iso();
    };
    EXPECT_EQ(first_day("Quyết định này có hiệu lực thi hành kể từ ngày 01/7/2023."), "2023-07-01");
    EXPECT_EQ(first_day("Quyết định này có hiệu lực từ ngày 01 tháng 4 năm 2023 và thay thế Quyết định số 05-QĐ/ĐU."),
              "2023-04-01");
    EXPECT_EQ(first_day("Quyết định này có hiệu lực kể từ ngày ký."), "2023-02-20");
    EXPECT_EQ(first_day("Khoản 2 Điều 5 Quyết định này có hiệu lực từ ngày 01/7/2023."), "");
    EXPECT_EQ(first_day("Nghị quyết này có hiệu lực từ ngày 01/7/2023."), "") << "of another";
    EXPECT_EQ(first_day("Quyết định này có hiệu lực từ ngày 01/7/2003."), "") << "before it was issued";
    EXPECT_EQ(first_day("Các chi bộ thi hành Quyết định này."), "");
}

TEST_F(StatementTest, ADraftIsNoInstrument) {
    EXPECT_FALSE(of(document("KẾ HOẠCH", "KH", "Căn cứ Điều lệ Đảng;", "    ")));
    EXPECT_FALSE(of("KẾ HOẠCH\ncông tác dân vận năm 2023\n\nCăn cứ Điều lệ Đảng;\n"));
}

TEST_F(StatementTest, TellsWhatItRestsOnAndReplaces) {
    EXPECT_THAT(
        acts(document("KẾ HOẠCH", "KH",
                      "Căn cứ Kế hoạch số 139-KH/HU, ngày 13/02/2023 của Ban Thường vụ Huyện ủy về công tác dân "
                      "vận năm 2023, Ban Thường vụ Đảng ủy xã ban hành kế hoạch như sau:\n\nI- MỤC ĐÍCH\n\n1. "
                      "Nâng cao chất lượng.\n\nKế hoạch này thay thế Kế hoạch số 05-KH/ĐU, ngày 10/3/2022 của Ban "
                      "Thường vụ Đảng ủy xã.")),
        ElementsAre("based_on 139-KH/HU", "replaces 05-KH/ĐU"));
}

TEST_F(StatementTest, ATaskIsNoAct) {
    EXPECT_THAT(acts(document("KẾ HOẠCH", "KH",
                              "I- NHIỆM VỤ\n\n1. Rà soát, thay thế Quy chế số 05-QC/ĐU, ngày 10/3/2022 của Đảng ủy "
                              "xã.\n\n- Bãi bỏ Quyết định số 06-QĐ/ĐU, ngày 11/3/2022 của Đảng ủy xã.")),
                IsEmpty());
}

TEST_F(StatementTest, WhatMakesRulesRepealsByArticle) {
    EXPECT_THAT(
        acts(document("QUYẾT ĐỊNH", "QĐ",
                      "Điều 1. Bãi bỏ Quyết định số 06-QĐ/ĐU, ngày 11/3/2022 của Đảng ủy xã.\n\nĐiều 2. Văn phòng "
                      "Đảng ủy rà soát, thay thế Quy chế số 05-QC/ĐU, ngày 10/3/2022 của Đảng ủy xã.")),
        ElementsAre("repeals 06-QĐ/ĐU"));
}

TEST_F(StatementTest, WhatACitedInstrumentDoesIsNotItsOwn) {
    EXPECT_THAT(acts(document("KẾ HOẠCH", "KH",
                              "Căn cứ Kết luận số 43-KL/TW, ngày 07/01/2019 của Ban Bí thư về tiếp tục thực hiện Nghị "
                              "quyết số 25-NQ/TW, ngày 03/6/2013;")),
                ElementsAre("based_on 43-KL/TW"));
}

}  // namespace
}  // namespace doichieu::analysis

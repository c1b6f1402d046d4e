#include "registry/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace doichieu::registry {
namespace {

std::vector<std::string> texts(const Row& row) {
    std::vector<std::string> cells;
    for (const Cell& cell : row.cells) cells.push_back(cell.text);
    return cells;
}

using ::testing::ElementsAre;

TEST(Table, ReadsTabsByHeader) {
    const auto table = parse_table("a\tb\n1\t 2 \n\n\t3\n", "t.tsv", TableFormat::tsv);
    ASSERT_TRUE(table.ok()) << table.error().message.en;
    EXPECT_EQ(table->find_column("b"), 1U);
    EXPECT_EQ(table->find_column("c"), Table::npos);
    ASSERT_EQ(table->rows.size(), 2U);
    EXPECT_THAT(texts(table->rows[0]), ElementsAre("1", "2"));
    EXPECT_THAT(texts(table->rows[1]), ElementsAre("", "3"));
    EXPECT_EQ(table->rows[1].line, 4U);
    EXPECT_EQ(table->rows[1].cells[1].column, 2U);
}

TEST(Table, ReadsQuotedCommas) {
    const auto table = parse_table(
        "\xEF\xBB\xBF"
        "a,b\r\n\"x, \"\"y\"\"\",\"hai\r\ndòng\"\r\n\"\",z",
        "t.csv", TableFormat::csv);
    ASSERT_TRUE(table.ok()) << table.error().message.en;
    EXPECT_THAT(texts(table->header), ElementsAre("a", "b"));
    ASSERT_EQ(table->rows.size(), 2U);
    EXPECT_THAT(texts(table->rows[0]), ElementsAre("x, \"y\"", "hai\r\ndòng"));
    EXPECT_THAT(texts(table->rows[1]), ElementsAre("", "z"));
    EXPECT_EQ(table->rows[1].line, 4U);
}

TEST(Table, QuotesAreTextInTsv) {
    const auto table = parse_table("a\tb\n\"x\t,\n", "t.tsv", TableFormat::tsv);
    ASSERT_TRUE(table.ok());
    EXPECT_THAT(texts(table->rows[0]), ElementsAre("\"x", ","));
}

TEST(Table, CellsAreNfc) {
    const auto table = parse_table("a\nLuật\n", "t.tsv", TableFormat::tsv);
    ASSERT_TRUE(table.ok());
    const auto decomposed = parse_table("a\nLua\xCC\xA3\xCC\x82t\n", "t.tsv", TableFormat::tsv);
    ASSERT_TRUE(decomposed.ok());
    EXPECT_EQ(table->rows[0].cells[0].text, decomposed->rows[0].cells[0].text);
}

struct Broken {
    const char* bytes;
    TableFormat format;
    std::uint32_t line;
    std::uint32_t column;
    const char* vi;
    const char* en;
};

TEST(Table, SaysWhatIsBroken) {
    const Broken cases[] = {
        {"", TableFormat::tsv, 1, 1, "bảng rỗng, không có dòng tiêu đề\n  ", "empty table, no header line\n  "},
        {"a\tb\n1\t2\t3\n", TableFormat::tsv, 2, 5, "dòng có 3 ô, tiêu đề có 2 cột\n  1\t2\t3",
         "the row has 3 cells, the header has 2 columns\n  1\t2\t3"},
        {"a\tb\n\nố\n", TableFormat::tsv, 3, 1, "dòng có 1 ô, tiêu đề có 2 cột\n  ố",
         "the row has 1 cells, the header has 2 columns\n  ố"},
        {"a,b\n1,\"x\n2,3\n", TableFormat::csv, 2, 3, "ô mở bằng dấu ngoặc kép mà không đóng\n  1,\"x",
         "the quote that opens this cell is never closed\n  1,\"x"},
        {"a,b\n\"x\"y,2\n", TableFormat::csv, 2, 1,
         "sau dấu ngoặc kép đóng ô chỉ được có dấu phẩy; trong ô viết \"\" cho một dấu ngoặc kép\n  \"x\"y,2",
         "only a comma may follow the quote that closes a cell; inside it write \"\" for a quote\n  \"x\"y,2"},
        {"a\nth\xFF\n", TableFormat::tsv, 2, 3, "byte không phải UTF-8; hãy lưu bảng bằng bảng mã UTF-8\n  th",
         "a byte that is not UTF-8; save the table as UTF-8\n  th"},
    };
    for (const Broken& broken : cases) {
        SCOPED_TRACE(broken.en);
        const auto table = parse_table(broken.bytes, "van-ban.tsv", broken.format);
        ASSERT_FALSE(table.ok());
        EXPECT_EQ(table.error().code, "bad-table");
        EXPECT_EQ(table.error().path, "van-ban.tsv");
        EXPECT_EQ(table.error().line, broken.line);
        EXPECT_EQ(table.error().column, broken.column);
        EXPECT_EQ(table.error().message.vi, broken.vi);
        EXPECT_EQ(table.error().message.en, broken.en);
    }
}

TEST(Table, LongLineIsCutInTheMessage) {
    const auto table = parse_table("a\tb\n" + std::string(1000, 'x') + "\n", "t.tsv", TableFormat::tsv);
    ASSERT_FALSE(table.ok());
    EXPECT_EQ(table.error().message.en,
              "the row has 1 cells, the header has 2 columns\n  " + std::string(160, 'x') + "…");
}

TEST(Table, ChecksColumns) {
    const auto table = parse_table("name\tcolour\n", "t.tsv", TableFormat::tsv);
    ASSERT_TRUE(table.ok());
    EXPECT_FALSE(check_columns(*table, {"name", "colour"}, {"name"}));
    const auto unknown = check_columns(*table, {"name", "kind"}, {"name"});
    ASSERT_TRUE(unknown);
    EXPECT_EQ(unknown->column, 6U);
    EXPECT_EQ(unknown->message.vi, "không có cột nào tên “colour”; các cột dùng được: name, kind\n  name\tcolour");
    EXPECT_EQ(unknown->message.en, "unknown column “colour”; columns that may stand here: name, kind\n  name\tcolour");
    const auto missing = check_columns(*table, {"name", "colour", "kind"}, {"name", "kind"});
    ASSERT_TRUE(missing);
    EXPECT_EQ(missing->message.en, "column “kind” is missing\n  name\tcolour");
    const auto twice = parse_table("a\ta\n", "t.tsv", TableFormat::tsv);
    ASSERT_TRUE(twice.ok());
    EXPECT_EQ(check_columns(*twice, {"a"}, {})->message.en, "column “a” stands twice\n  a\ta");
}

}  // namespace
}  // namespace doichieu::registry

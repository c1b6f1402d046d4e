#include "registry/own_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tables.h"

namespace doichieu::registry {
namespace {

TEST(OwnTable, PrintsWhatItReads) {
    const std::string tsv = "a\tb\n1\t\"2\n";
    EXPECT_EQ(print_table(*parse_table(tsv, "t.tsv", TableFormat::tsv)), tsv);
    const std::string csv =
        "\xEF\xBB\xBF"
        "a;b\r\n\"x;\ny\";\"'=1+1\"\r\n\"\"\"\";\"'-\"\r\n";
    const auto table = parse_table(csv, "t.csv", TableFormat::csv);
    ASSERT_TRUE(table.ok()) << table.error().message.en;
    EXPECT_EQ(table->rows[0].cells[0].text, "x;\ny");
    EXPECT_EQ(table->rows[0].cells[1].text, "=1+1");
    EXPECT_EQ(table->rows[1].cells[0].text, "\"");
    EXPECT_EQ(print_table(*table), csv);
}

TEST(OwnTable, TabsAndBreaksBecomeSpacesInTsv) {
    auto table = parse_table("a,b\n\"x\ty\nz\",1\n", "t.csv", TableFormat::csv);
    ASSERT_TRUE(table.ok());
    table->format = TableFormat::tsv;
    table->separator = '\t';
    EXPECT_EQ(print_table(*table), "a\tb\nx y z\t1\n");
}

TEST(OwnTable, SemicolonsSeparateWhereTheHeaderHasThem) {
    const auto table = parse_table("\r\na;b\r\n1,5;2\r\n;\r\n", "t.csv", TableFormat::csv);
    ASSERT_TRUE(table.ok());
    EXPECT_EQ(table->separator, ';');
    ASSERT_EQ(table->rows.size(), 1U) << "a row of separators says nothing";
    EXPECT_EQ(table->rows[0].cells[0].text, "1,5");
    EXPECT_EQ(parse_table("a\n1;2\n", "t.csv", TableFormat::csv)->rows[0].cells[0].text, "1;2");
}

TEST(OwnTable, ReadsDatesAsPeopleWriteThem) {
    EXPECT_EQ(read_date("2024-05-06"), date("2024-05-06"));
    EXPECT_EQ(read_date("2024-05"), date("2024-05"));
    EXPECT_EQ(read_date("06/5/2024"), date("2024-05-06"));
    EXPECT_EQ(read_date("31/12/2024"), date("2024-12-31"));
    for (const char* wrong :
         {"", "31/2/2024", "5/13/2024", "1/2", "1/2/24", "1/2/2024/", "/1/2", "a/1/2024", "-1/2/2024", "300/1/2024"}) {
        EXPECT_FALSE(read_date(wrong)) << wrong;
    }
}

TEST(OwnTable, NewOnesHaveEveryColumnOfTheirKind) {
    const TableFolder folder;
    const auto instruments = open_own_table(folder.path() + "/danh-muc.tsv");
    ASSERT_TRUE(instruments.ok());
    EXPECT_EQ(instruments->header.cells.size(), 13U);
    const auto relations = open_own_table(folder.path() + "/relations.csv");
    ASSERT_TRUE(relations.ok());
    EXPECT_TRUE(print_table(*relations)
                    .starts_with("\xEF\xBB\xBF"
                                 "from_notation,from_issued,relation,"));
}

TEST(OwnTable, RowsAreAppendedByColumn) {
    auto own = parse_table("issued\tnotation\n2020\t1-KH/HU\n", "own.tsv", TableFormat::tsv);
    ASSERT_TRUE(own.ok());
    append_rows(*own,
                *parse_table("type,notation,issued,note\nkế hoạch,2-KH/HU,03/6/2021,\n", "b.csv", TableFormat::csv));
    EXPECT_EQ(print_table(*own), "issued\tnotation\ttype\n2020\t1-KH/HU\t\n2021-06-03\t2-KH/HU\tKế hoạch\n");
}

TEST(OwnTable, OneRowStandsWhereItWillBeWritten) {
    const Table table = one_row({{"notation", "1-KH/HU"}, {"type", "Kế hoạch"}}, "own.tsv", 7);
    EXPECT_EQ(table.rows.at(0).line, 7U);
    EXPECT_EQ(table.rows.at(0).source, "1-KH/HU\tKế hoạch");
    EXPECT_EQ(table.find_column("type"), 1U);
}

TEST(OwnTable, ExportedInstrumentsCanBeReadBack) {
    TableFolder folder;
    const std::string rows =
        std::string(kInstrumentHeader) +
        "1-CT/TW|Chỉ thị|Ban Bí thư|2021-01-02|2021-02|2024|XIII|a, \"b\"|in_force|2026-01-02|x|single|n\n";
    const std::string path = folder.write_tsv("instruments.tsv", rows);
    const Registry registry = open(folder);
    EXPECT_EQ(print_table(table_of(registry.all(), TableFormat::tsv)), testing::read_text(path));
    EXPECT_NE(print_table(table_of(registry.all(), TableFormat::csv)).find(",\"a, \"\"b\"\"\","), std::string::npos);
}

}  // namespace
}  // namespace doichieu::registry

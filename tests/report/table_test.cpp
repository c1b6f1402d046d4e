#include "report/table.h"

#include <gtest/gtest.h>

namespace doichieu::report {
namespace {

std::string table(std::size_t width, std::size_t tail_column) {
    View view;
    view.width = width;
    view.fits_tables = width < 100;
    std::string text;
    Out out([&text](std::string_view bytes) { text += bytes; });
    write_table(
        {{"VĂN BẢN", "CƠ QUAN", "CHỖ"}, {"Nghị quyết 25-NQ/TW", "Ban Chấp hành Trung ương", "xa-a/ke-hoach.txt:120"}},
        view, out, tail_column);
    out.flush();
    return text;
}

TEST(Table, IsAsWideAsItsCells) {
    EXPECT_EQ(table(100, 2),
              "VĂN BẢN              CƠ QUAN                   CHỖ\n"
              "Nghị quyết 25-NQ/TW  Ban Chấp hành Trung ương  xa-a/ke-hoach.txt:120\n");
}

TEST(Table, ThatIsTooWideKeepsWhatNamesTheRow) {
    EXPECT_EQ(table(50, 2),
              "VĂN BẢN              CƠ QUAN        CHỖ\n"
              "Nghị quyết 25-NQ/TW  Ban Chấp hàn…  …hoach.txt:120\n");
    EXPECT_EQ(table(50, std::string::npos),
              "VĂN BẢN              CƠ QUAN        CHỖ\n"
              "Nghị quyết 25-NQ/TW  Ban Chấp hàn…  xa-a/ke-hoach…\n");
    EXPECT_EQ(table(36, 2),
              "VĂN BẢN       CƠ QUAN     CHỖ\n"
              "Nghị quyết …  Ban Chấp …  …h.txt:120\n");
}

}  // namespace
}  // namespace doichieu::report

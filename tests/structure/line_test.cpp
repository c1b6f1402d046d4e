// Lines and their columns.

#include "structure/line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <string>

namespace doichieu::structure {
namespace {

using testing::ElementsAre;

TEST(Cells, OfARowAreItsLines) {
    EXPECT_THAT(cells("| UBND TỈNH <br> SỞ Y TẾ | CỘNG HÒA |"), ElementsAre("UBND TỈNH", "SỞ Y TẾ", "CỘNG HÒA"));
    EXPECT_THAT(cells("Số: 12/QĐ-UBND |"), ElementsAre("Số: 12/QĐ-UBND"));
    EXPECT_THAT(cells("UBND TỈNH ------- Số: 12/QĐ-UBND | Độc lập - Tự do - Hạnh phúc -----"),
                ElementsAre("UBND TỈNH", "Số: 12/QĐ-UBND", "Độc lập - Tự do - Hạnh phúc"));
    EXPECT_THAT(cells("| a < b | c <br"), ElementsAre("a < b", "c"));
    EXPECT_THAT(cells("|"), ElementsAre("|"));
}

TEST(Cells, WithoutABorderArePartedBySpace) {
    EXPECT_THAT(cells("UBND TỈNH\tCỘNG HÒA"), ElementsAre("UBND TỈNH", "CỘNG HÒA"));
    EXPECT_THAT(cells("Số: ----- /QĐ-UBND"), ElementsAre("Số: ----- /QĐ-UBND"));
}

TEST(Cells, OfALongRowTakeLinearTime) {
    const auto seconds = [](std::string_view piece, std::size_t bytes) {
        std::string row = "| ";
        while (row.size() < bytes) row += piece;
        const std::clock_t start = std::clock();
        EXPECT_FALSE(cells(row).empty());
        return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    };
    for (const std::string_view piece : {"a | ", "a <br> ", "a ------- ", "a - ", "a <b ", "<br "}) {
        double growth = 1e9;
        for (int attempt = 0; attempt < 5 && growth > 24; ++attempt)
            growth = seconds(piece, std::size_t{1} << 20) / (seconds(piece, std::size_t{1} << 17) + 0.002);
        EXPECT_LT(growth, 24) << piece;  // 8 when linear, 64 when quadratic
    }
}

}  // namespace
}  // namespace doichieu::structure

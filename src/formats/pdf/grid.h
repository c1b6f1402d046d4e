#pragma once

#include <cstdint>
#include <vector>

#include "formats/pdf/page.h"

namespace doichieu::formats::pdf {

/// A cell of a ruled table; merged cells are one.
struct Cell {
    Box box;
    std::uint32_t row = 0;  ///< 1-based, of its top
    std::uint32_t column = 0;
};

struct Grid {
    Box box;
    std::vector<Cell> cells;  ///< row by row; at least two

    /// The cell that holds this point, or null.
    [[nodiscard]] const Cell* at(double x, double y) const;
};

/// The ruled tables of a page, top to bottom. Frames around one text are none.
[[nodiscard]] std::vector<Grid> grids_of(const std::vector<Box>& rules);

}  // namespace doichieu::formats::pdf

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/span.h"
#include "checks/inquiry.h"

namespace doichieu::checks {

/// A row of a table: a row of a docx, or a line of text whose cells lie between strokes.
struct TableRow {
    std::uint32_t table = 0;                    ///< equal for rows of one table
    std::map<std::uint32_t, base::Span> cells;  ///< by column
};

[[nodiscard]] std::vector<TableRow> rows_of(const document::Document& document);

/// What a reader sees of a cell.
[[nodiscard]] std::string plain_cell(const Inquiry& inquiry, base::Span span);

}  // namespace doichieu::checks

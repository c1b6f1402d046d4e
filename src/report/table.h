#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/out.h"
#include "report/view.h"

namespace doichieu::report {

/// Text in columns for a terminal. The first row is the head. Columns are as wide as their longest cell; when a
/// terminal is narrower, the longest column is cut with "…", the first one last: it names the row.
/// The cells of `tail_column` lose their beginning, others their end.
void write_table(const std::vector<std::vector<std::string>>& rows, const View& view, Out& out,
                 std::size_t tail_column = std::string::npos);

}  // namespace doichieu::report

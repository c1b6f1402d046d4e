#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/out.h"
#include "report/view.h"

namespace doichieu::report {

/// Text in columns for a terminal. The first row is the head. Columns are as wide as their longest cell; when the whole
/// is wider than the view, the longest column is cut with "…".
void write_table(const std::vector<std::vector<std::string>>& rows, const View& view, Out& out);

}  // namespace doichieu::report

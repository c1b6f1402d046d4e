#pragma once

#include <functional>
#include <string_view>
#include <vector>

namespace doichieu::legal {

/// Visits the rows of a tab-separated table below its header line. Rows with fewer cells than `columns` are passed over:
/// these tables are checked by tests. Cells live as long as the table.
void for_each_row_of(std::string_view table, std::size_t columns,
                     const std::function<void(const std::vector<std::string_view>&)>& visit);

/// The same of an embedded table.
void for_each_row(std::string_view table_name, std::size_t columns,
                  const std::function<void(const std::vector<std::string_view>&)>& visit);

}  // namespace doichieu::legal

#pragma once

#include <functional>
#include <string_view>
#include <vector>

namespace doichieu::legal {

/// Visits the rows of an embedded tab-separated table below its header line. Rows with fewer cells than `columns` are
/// passed over: these tables are compiled in and checked by tests. Cells live as long as the process.
void for_each_row(std::string_view table_name, std::size_t columns,
                  const std::function<void(const std::vector<std::string_view>&)>& visit);

}  // namespace doichieu::legal

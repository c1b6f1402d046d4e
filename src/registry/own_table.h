#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "registry/registry.h"
#include "registry/table.h"

/// The table in which an office keeps the instruments that the program does not know.
namespace doichieu::registry {

/// The table at `path`, or a new one with every column of its kind (relations.*, names.*, otherwise instruments) where
/// there is no file yet. Errors: those of read_table().
[[nodiscard]] base::Result<Table> open_own_table(const std::string& path);

/// Adds the rows of `more` below those of `own`, column by column, and the columns that `own` has not got. Types
/// and dates get the tables' own spelling.
void append_rows(Table& own, const Table& more);

/// Columns by name and one row of their cells, as if it stood in line `line` of the file `path`.
[[nodiscard]] Table one_row(const std::vector<std::pair<std::string, std::string>>& cells, const std::string& path,
                            std::uint32_t line);

/// Instruments with every column, as corpus/registry writes them.
[[nodiscard]] Table table_of(const std::vector<const Instrument*>& instruments, TableFormat format);

}  // namespace doichieu::registry

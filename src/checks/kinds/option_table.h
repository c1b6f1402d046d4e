#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "checks/field_reader.h"
#include "registry/table.h"

namespace doichieu::checks {

/// The CSV table beside the rule file that an option names. Nothing, with the fault kept, when it cannot be read.
[[nodiscard]] std::optional<registry::Table> read_option_table(FieldReader& options, std::string_view key,
                                                               const std::vector<std::string_view>& known,
                                                               const std::vector<std::string_view>& required);

/// The parts of a cell between "|", without spaces around them; empty ones left out.
[[nodiscard]] std::vector<std::string> split_cell(std::string_view cell);

}  // namespace doichieu::checks

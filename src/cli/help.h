#pragma once

#include <string>

#include "cli/catalogue.h"

namespace doichieu::cli {

/// Of the whole program: examples first, then the commands.
[[nodiscard]] std::string help(base::Language language);
/// Of one command: usage, subcommands, options.
[[nodiscard]] std::string help(const CommandRow& command, base::Language language);

}  // namespace doichieu::cli

#pragma once

#include <string>
#include <vector>

#include "cli/session.h"
#include "legal/date.h"
#include "registry/import.h"

namespace doichieu::cli {

/// The tables that a registry command works on: those of the nearest configuration above the working folder (or of
/// --config), then those of --registry. A configuration that cannot be used is a problem.
struct RegistryTables {
    RegistryTables(const Options& options, Console& console, Problems& problems);

    std::vector<std::string> all;
    /// The first table of this kind that the line names, else the first of the configuration: the office's own. Empty
    /// without one.
    [[nodiscard]] std::string own(registry::UserTable kind) const;

  private:
    std::size_t configured_ = 0;
};

[[nodiscard]] legal::Date today_or_unset();

}  // namespace doichieu::cli

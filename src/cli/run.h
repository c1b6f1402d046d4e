#pragma once

#include <string>
#include <vector>

namespace doichieu::cli {

/// The whole program: arguments in, exit code out.
[[nodiscard]] int run(const std::vector<std::string>& arguments);

}  // namespace doichieu::cli

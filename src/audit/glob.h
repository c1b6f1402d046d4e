#pragma once

#include <string_view>

namespace doichieu::audit {

/// Whether a path with "/" fits a pattern as .gitignore knows it: "*" and "?" stay within one name, "**" spans folders.
/// A pattern without "/" fits a name at any depth; one that fits a folder fits all below it.
[[nodiscard]] bool fits(std::string_view pattern, std::string_view path);

}  // namespace doichieu::audit

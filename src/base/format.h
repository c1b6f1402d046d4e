#pragma once

#include <fmt/format.h>

#include <string>

namespace doichieu::base {

/// The one door to fmt: `format("{} of {}", a, b)`.
template <typename... Args>
[[nodiscard]] std::string format(fmt::format_string<Args...> pattern, Args&&... args) {
    return fmt::format(pattern, std::forward<Args>(args)...);
}

}  // namespace doichieu::base

#pragma once

#include <string>
#include <string_view>

namespace doichieu::report {

/// Text for XML and HTML, in content and in quoted attributes. What XML 1.0 cannot hold, and what steers a terminal or
/// turns the direction of writing, becomes a space.
[[nodiscard]] std::string xml(std::string_view text);

}  // namespace doichieu::report

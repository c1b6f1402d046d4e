#pragma once

#include <string>

namespace doichieu::io {

/// Today as YYYY-MM-DD in local time; DOICHIEU_TODAY overrides it so that tests give the same answer every day.
[[nodiscard]] std::string today();

}  // namespace doichieu::io

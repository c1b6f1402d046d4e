#pragma once

#include <string>
#include <string_view>

#include "citation/citation.h"

namespace doichieu::checks {

/// What stands between the groups of a notation: "-/" in 25-NQ/TW.
[[nodiscard]] std::string separators(std::string_view notation);
/// "61/2018/NĐCP": fewer separators than it should have. No other order, but a slip, or the doing of what converted the
/// text.
[[nodiscard]] bool has_lost_separator(const citation::Citation&);
/// "Chương trình hành động" is a Chương trình, "Nghị quyết liên tịch" a Nghị quyết, and each is a Văn bản.
[[nodiscard]] bool may_be_one_type(std::string_view type, std::string_view other);

}  // namespace doichieu::checks

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "citation/citation.h"

namespace doichieu::checks {

/// The types that the symbol of a type stands for, Party's or State's as the body's symbol tells; empty: none is known.
[[nodiscard]] std::vector<std::string_view> possible_types(const legal::Notation& notation);
/// Whether a text may call an instrument of this notation so.
[[nodiscard]] bool may_bear(std::string_view type, const legal::Notation& notation);

/// What stands between the groups of a notation: "-/" in 25-NQ/TW.
[[nodiscard]] std::string separators(std::string_view notation);
/// "61/2018/NĐCP": fewer separators than it should have. No other order, but a slip, or the doing of what converted the
/// text.
[[nodiscard]] bool has_lost_separator(const citation::Citation&);
/// "Chương trình hành động" is a Chương trình, "Nghị quyết liên tịch" a Nghị quyết, and each is a Văn bản.
[[nodiscard]] bool may_be_one_type(std::string_view type, std::string_view other);

}  // namespace doichieu::checks

#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "findings/finding.h"
#include "registry/companions.h"

/// Numbers that cannot both be right among documents that are read together.
namespace doichieu::audit {

inline constexpr std::string_view kDuplicateNumber = "registry/duplicate-number";
inline constexpr std::string_view kDateOrder = "registry/date-order";

/// Why a body's numbers do not come again, in either regime; and why they follow the days.
[[nodiscard]] base::TextPair numbering_basis(legal::Regime);
[[nodiscard]] base::TextPair order_of_numbers();

/// One finding per conflict, at the number of the document that is to be looked at, in the order of conflicts().
/// `are_different` judges two documents of one day and one title, which may be one in two files.
[[nodiscard]] std::vector<findings::Finding> number_faults(
    const registry::Companions& companions,
    const std::function<bool(const registry::Statement&, const registry::Statement&)>& are_different);

}  // namespace doichieu::audit

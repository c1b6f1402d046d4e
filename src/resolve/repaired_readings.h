#pragma once

#include <vector>

#include "citation/citation.h"
#include "resolve/resolve.h"

namespace doichieu::resolve {

/// A repaired reading is a guess. What a reading without repair contradicts stays unresolved: one of the same day, type
/// and symbol with nearly the same number, or one of the same notation with another day or another instrument.
void withdraw_contradicted_repairs(const std::vector<citation::Citation>& items, std::vector<Resolution>& resolutions);

}  // namespace doichieu::resolve

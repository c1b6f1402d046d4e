#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace doichieu::text {

/// Maximal runs of letters, digits and combining marks; offsets relative to `text`.
[[nodiscard]] std::vector<base::Span> syllables(std::string_view text);

}  // namespace doichieu::text

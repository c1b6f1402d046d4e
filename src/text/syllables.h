#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace doichieu::text {

/// Maximal runs of letters, digits and combining marks; offsets relative to `text`.
[[nodiscard]] std::vector<base::Span> syllables(std::string_view text);
/// Whether there are so many; reads no further.
[[nodiscard]] bool has_syllables(std::string_view text, std::size_t count);

}  // namespace doichieu::text

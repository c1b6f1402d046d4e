#pragma once

#include <cstddef>
#include <vector>

#include "citation/citation.h"
#include "resolve/resolve.h"

namespace doichieu::resolve {

/// Of each citation the one that names its instrument: itself, or where it does not tell which is meant ("Chỉ thị số
/// 18-CT/TW" without a date), the only one of that number and type which the document cites with its date.
[[nodiscard]] std::vector<std::size_t> naming_citations(const citation::Citations& citations,
                                                        const std::vector<Resolution>& resolutions);

}  // namespace doichieu::resolve

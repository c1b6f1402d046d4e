#pragma once

#include <string>
#include <vector>

#include "structure/outline.h"

namespace doichieu::structure {

/// A sentence of a numbered section that tells somebody to do something: long enough to say what, and in no section
/// whose outermost title holds one of `no_tasks` (folded: "mục đích", "yêu cầu", …).
[[nodiscard]] bool is_task(const Outline& outline, const Paragraph& paragraph,
                           const std::vector<std::string>& no_tasks);

}  // namespace doichieu::structure

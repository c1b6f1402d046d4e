#pragma once

#include <optional>
#include <string>
#include <vector>

#include "structure/outline.h"

namespace doichieu::structure {

/// Tells the tasks of a document: sentences of a numbered section that tell somebody to do something, long enough to say
/// what, and in no section whose outermost title holds one of `no_tasks` (folded: "mục đích", "yêu cầu", …). Both
/// arguments must outlive it.
class Tasks {
  public:
    Tasks(const Outline& outline, const std::vector<std::string>& no_tasks)
        : outline_(outline), no_tasks_(no_tasks), may_hold_(outline.sections().size()) {}

    [[nodiscard]] bool is_one(const Paragraph& paragraph);

  private:
    const Outline& outline_;
    const std::vector<std::string>& no_tasks_;
    std::vector<std::optional<bool>> may_hold_;  ///< of each outermost section, when it was asked
};

}  // namespace doichieu::structure

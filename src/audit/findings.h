#pragma once

#include <string>
#include <vector>

#include "audit/audit.h"
#include "findings/finding.h"

namespace doichieu::audit {

/// What only many documents together show: coverage/no-plan, coverage/missing-directive, duplicate/document,
/// duplicate/copied-section, registry/duplicate-number, registry/date-order. Each states its basis; in report order.
[[nodiscard]] std::vector<findings::Finding> find_faults(const Audit& audit, const std::string& roster_path);

}  // namespace doichieu::audit

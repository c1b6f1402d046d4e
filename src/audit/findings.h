#pragma once

#include <string>
#include <vector>

#include "audit/audit.h"
#include "audit/texts.h"
#include "findings/finding.h"
#include "registry/companions.h"

namespace doichieu::audit {

/// What only many documents together show: coverage/no-plan, coverage/missing-directive, duplicate/document,
/// duplicate/copied-section, registry/duplicate-number, registry/date-order. Each states its basis; in report order.
/// `companions`: what the documents state of themselves; null where nobody asked them.
[[nodiscard]] std::vector<findings::Finding> find_faults(const Audit& audit, const registry::Companions* companions,
                                                         const std::string& roster_path, Texts& texts);

}  // namespace doichieu::audit

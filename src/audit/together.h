#pragma once

#include <string_view>
#include <vector>

#include "checks/rule.h"

/// The rules that judge many documents together: `audit` runs them all, `check` those about numbers. No rule file stands
/// behind them, since no example of one document can wake them.
namespace doichieu::audit {

/// The pack of all that only many documents together show.
inline constexpr std::string_view kAuditPack = "audit";

/// By id; without a kind, a file and examples.
[[nodiscard]] const std::vector<checks::Rule>& rules_together();

/// Null for any other id.
[[nodiscard]] const checks::Rule* find_rule_together(std::string_view id);

/// Whether a pattern of --select or --ignore names the rule: its id, its family or the pack.
[[nodiscard]] bool names_rule_together(std::string_view pattern, std::string_view rule);

/// The same for any of them.
[[nodiscard]] bool names_any_together(std::string_view pattern);

/// What an audit asks of plans where no instrument says it.
[[nodiscard]] const base::TextPair& practice();

}  // namespace doichieu::audit

#pragma once

#include <vector>

#include "checks/checks.h"
#include "checks/load_rules.h"
#include "checks/rule.h"

namespace doichieu::checks {

struct RuleSet::Impl {
    std::vector<Rule> rules;  ///< by id, then pack
    bool timed = false;
    bool findings_alone = false;
    std::vector<Rule> dormant;  ///< of packs that are used only when they are selected

    void add(LoadedRules loaded);
};

}  // namespace doichieu::checks

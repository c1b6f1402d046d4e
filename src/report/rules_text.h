#pragma once

#include <string_view>
#include <vector>

#include "checks/rule.h"
#include "report/out.h"
#include "report/view.h"

namespace doichieu::report {

/// One row a rule.
void rules_text(const std::vector<checks::Rule>&, const View&, Out&);

/// All that a rule's file says of it: what it looks for, why, on what basis, when, with its examples. `precision` tells
/// how often it was right over the corpus ("12/12"), or is empty.
void rule_text(const checks::Rule&, std::string_view precision, const View&, Out&);

}  // namespace doichieu::report

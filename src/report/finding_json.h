#pragma once

#include "base/text_pair.h"
#include "findings/finding.h"
#include "report/json_writer.h"

/// The contract's objects that several reports hold.
namespace doichieu::report {

void write_finding(JsonWriter& json, base::Language language, const findings::Finding& finding);
void write_problem(JsonWriter& json, base::Language language, const findings::Problem& problem);

}  // namespace doichieu::report

#pragma once

#include "audit/audit.h"
#include "graph/graph.h"

namespace doichieu::report {

/// Which document of an audit rests on which instrument, from the facts alone: of the instruments those in question and
/// those that several documents cite.
[[nodiscard]] graph::Graph graph_of(const audit::Audit& audit);

}  // namespace doichieu::report

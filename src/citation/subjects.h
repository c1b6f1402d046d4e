#pragma once

#include <cstdint>
#include <vector>

#include "citation/body_names.h"
#include "citation/citation.h"
#include "citation/words.h"

namespace doichieu::citation {

/// Fills the subjects of one paragraph's citations, whose relations are known: from "về" to the end of the clause, or to
/// the next citation of the document's own. `found` and `first` as for relate().
void read_subjects(const Words& words, const BodyNames& bodies, std::vector<Citation>& found, std::int32_t first);

}  // namespace doichieu::citation

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "citation/body_names.h"
#include "citation/citation.h"
#include "citation/words.h"
#include "structure/outline.h"

namespace doichieu::citation {

/// Fills subject, cited_by, relation, cue and provision of one paragraph's citations (`found`, in order, spans relative
/// to the paragraph). `first` is the index that found[0] will have in the document.
/// `lead` is what an opening line gave to the items below it.
void relate(const Words& words, const BodyNames& bodies, structure::Role role, std::optional<legal::Relation> lead,
            std::vector<Citation>& found, std::int32_t first);

}  // namespace doichieu::citation

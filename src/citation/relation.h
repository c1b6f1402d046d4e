#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "citation/body_names.h"
#include "citation/citation.h"
#include "citation/words.h"
#include "structure/outline.h"

namespace doichieu::citation {

/// Where a paragraph stands.
struct Setting {
    structure::Role role;
    std::optional<legal::Relation> lead;  ///< what an opening line gave to the items below it
    bool gives_tasks = false;             ///< the document is of a type whose labelled items say what is to be done
};

/// Fills subject, cited_by, relation, cue and provision of one paragraph's citations (`found`, in order, spans relative
/// to the paragraph). `first` is the index that found[0] will have in the document.
void relate(const Words& words, const BodyNames& bodies, const Setting& setting, std::vector<Citation>& found,
            std::int32_t first);

}  // namespace doichieu::citation

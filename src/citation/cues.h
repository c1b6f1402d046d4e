#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "citation/words.h"
#include "legal/terms.h"

namespace doichieu::citation {

/// Words that tell how an instrument is cited, where they stand.
struct Cue {
    bool found = false;
    legal::Relation relation = legal::Relation::mentions;
    base::Span span;
};

/// The nearest governing words before `end`, not before `floor`. Looks no further than a clause's end (";") unless
/// `across_clauses`.
[[nodiscard]] Cue find_cue(const Words& words, std::size_t end, std::size_t floor, bool across_clauses);

/// What one instrument does to another in its own right: "A … thay thế B".
[[nodiscard]] bool acts_on_other(legal::Relation);

/// A row of corpus/grammar/relation_cues.tsv, with the sentence that shows it.
struct CueRow {
    std::string_view words;
    std::string_view relation;
    std::string_view example;
};
[[nodiscard]] std::vector<CueRow> cue_rows();

}  // namespace doichieu::citation

#pragma once

#include <string>

#include "report/citation_fields.h"
#include "report/out.h"

namespace doichieu::report {

/// Why one citation came out as it did, a sentence each in the view's language; empty where there is nothing to say.
struct Explanation {
    std::string reading;     ///< which form, and which fields are stated
    std::string repairs;     ///< departures from the norm that were read over
    std::string relation;    ///< the words that tell it, and who cites
    std::string resolution;  ///< what decided, the candidates, what would decide
};
[[nodiscard]] Explanation explain(const analysis::Analysis& analysis, const CitationFields& fields, const View& view);

/// The same for people, below the place of the citation.
void write_explanation(const analysis::Analysis& analysis, const CitationFields& fields, const View& view, Out& out);

/// What looked like a citation and was refused, a line each with its place and the reason.
void write_refusals(const analysis::Analysis& analysis, const View& view, Out& out);

}  // namespace doichieu::report

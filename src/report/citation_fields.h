#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "analysis/analyse.h"
#include "report/view.h"

namespace doichieu::report {

/// One citation as `extract` shows it (contract), whatever the format. Empty: not stated.
struct CitationFields {
    const citation::Citation& citation;
    const resolve::Resolution& resolution;
    std::string raw;
    std::string subject;
    std::string cited_by;    ///< notation of the enclosing citation
    std::string instrument;  ///< id; empty when ambiguous, malformed or the document's own number
    std::vector<std::string> candidates;
    document::Position begin;
    document::Position end;
    base::Offset start = 0;  ///< of `raw` in the whole text, also where the analysis is of a part of it
    std::uint32_t page = 0;  ///< 0 where the input knows no pages
};

/// Indices of the citations that `extract` shows: anaphors only when the view wants all.
[[nodiscard]] std::vector<std::size_t> shown_citations(const analysis::Analysis& analysis, const View& view);

[[nodiscard]] CitationFields citation_fields(const analysis::Analysis& analysis, std::size_t index);

}  // namespace doichieu::report

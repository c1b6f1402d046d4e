#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "analysis/analyse.h"
#include "document/locator.h"
#include "report/view.h"

namespace doichieu::report {

/// One citation as `extract` shows it (contract), whatever the format. Empty: not stated.
struct CitationFields {
    const citation::Citation& citation;
    const resolve::Resolution& resolution;
    std::string_view raw;
    std::string_view subject;
    std::string_view cited_by;    ///< notation of the enclosing citation
    std::string_view instrument;  ///< id; empty when ambiguous, malformed or the document's own number
    document::Position begin;
    document::Position end;
    base::Offset start = 0;  ///< of `raw` in the whole text, also where the analysis is of a part of it
    std::uint32_t page = 0;  ///< 0 where the input knows no pages
};

/// Anaphors are shown only when the view wants all.
[[nodiscard]] inline bool is_shown(const citation::Citation& citation, const View& view) {
    return view.all || citation.form != citation::Form::anaphor;
}

/// The citations of a document that `extract` shows, one after the other.
class ShownCitations {
  public:
    ShownCitations(const analysis::Analysis& analysis, const View& view)
        : analysis_(analysis), view_(view), locator_(analysis.document) {}

    /// Nothing behind the last. Its texts are valid until the next call.
    [[nodiscard]] std::optional<CitationFields> next();

  private:
    std::string_view text_of(const citation::Citation& citation, base::Span span, std::string& copy) const;
    std::string_view name_of(const citation::Citation& citation);

    const analysis::Analysis& analysis_;
    const View& view_;
    document::Locator locator_;
    std::size_t next_ = 0;
    std::string raw_, subject_, cited_by_, instrument_;  ///< what nothing else holds as it is shown
};

}  // namespace doichieu::report

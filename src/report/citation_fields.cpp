#include "report/citation_fields.h"

#include <tuple>

namespace doichieu::report {

std::optional<CitationFields> ShownCitations::next() {
    const auto& items = analysis_.citations.items;
    while (next_ < items.size() && !is_shown(items[next_], view_)) ++next_;
    if (next_ == items.size()) return std::nullopt;
    const citation::Citation& citation = items[next_];
    const resolve::Resolution& resolution = analysis_.resolutions[next_];
    ++next_;
    std::optional<CitationFields> shown(CitationFields{citation, resolution, {}, {}, {}, {}, {}, {}});
    shown->start = analysis_.document.before().bytes + citation.raw.begin;
    shown->page = analysis_.document.page(citation.raw.begin);
    shown->raw = text_of(citation, citation.raw, raw_);
    shown->subject = text_of(citation, citation.subject, subject_);
    if (citation.cited_by >= 0) shown->cited_by = name_of(items[static_cast<std::size_t>(citation.cited_by)]);
    if (resolution.state == resolve::State::resolved || resolution.state == resolve::State::not_in_registry) {
        instrument_.clear();
        resolve::append_instrument_id(citation, resolution, instrument_);
        shown->instrument = instrument_;
    }
    std::tie(shown->begin, shown->end) = locator_.locate(citation.raw);
    return shown;
}

/// What `span` holds, which mostly lies in the citation's paragraph.
std::string_view ShownCitations::text_of(const citation::Citation& citation, base::Span span, std::string& copy) const {
    if (span.empty()) return {};
    const structure::Paragraph& paragraph = analysis_.outline.paragraphs()[citation.paragraph];
    // A copy may read other than the document.
    if (paragraph.copy != structure::Paragraph::kNoCopy || !paragraph.span.contains(span))
        return copy = analysis_.document.slice(span);
    return analysis_.outline.text(paragraph).substr(span.begin - paragraph.span.begin, span.size());
}

/// A named instrument has no notation of its own: its canonical one, or its name.
std::string_view ShownCitations::name_of(const citation::Citation& citation) {
    if (!citation.notation.empty()) return citation.notation;
    if (!citation.canonical.empty()) return citation.canonical;
    return cited_by_ = analysis_.document.slice(citation.raw);
}

}  // namespace doichieu::report

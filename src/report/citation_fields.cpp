#include "report/citation_fields.h"

#include <tuple>

namespace doichieu::report {
namespace {

/// What `span` holds, which mostly lies in the citation's paragraph.
std::string text_of(const analysis::Analysis& analysis, const citation::Citation& citation, base::Span span) {
    if (span.empty()) return {};
    const structure::Paragraph& paragraph = analysis.outline.paragraphs()[citation.paragraph];
    // A copy may read other than the document.
    if (paragraph.copy != structure::Paragraph::kNoCopy || !paragraph.span.contains(span))
        return analysis.document.slice(span);
    return std::string(analysis.outline.text(paragraph).substr(span.begin - paragraph.span.begin, span.size()));
}

/// A named instrument has no notation of its own: its canonical one, or its name.
std::string name_of(const analysis::Analysis& analysis, const citation::Citation& citation) {
    if (!citation.notation.empty()) return citation.notation;
    return citation.canonical.empty() ? analysis.document.slice(citation.raw) : citation.canonical;
}

}  // namespace

std::vector<std::size_t> shown_citations(const analysis::Analysis& analysis, const View& view) {
    std::vector<std::size_t> shown;
    const auto& items = analysis.citations.items;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (view.all || items[i].form != citation::Form::anaphor) shown.push_back(i);
    }
    return shown;
}

CitationFields citation_fields(const analysis::Analysis& analysis, std::size_t index) {
    const citation::Citation& citation = analysis.citations.items[index];
    const resolve::Resolution& resolution = analysis.resolutions[index];
    CitationFields fields{citation, resolution, {}, {}, {}, {}, {}, {}, {}};
    fields.start = analysis.document.before().bytes + citation.raw.begin;
    fields.page = analysis.document.page(citation.raw.begin);
    fields.raw = text_of(analysis, citation, citation.raw);
    fields.subject = text_of(analysis, citation, citation.subject);
    if (citation.cited_by >= 0) {
        fields.cited_by = name_of(analysis, analysis.citations.items[static_cast<std::size_t>(citation.cited_by)]);
    }
    if (resolution.state == resolve::State::resolved || resolution.state == resolve::State::not_in_registry) {
        fields.instrument = resolve::instrument_id(citation, resolution);
    }
    for (const registry::Instrument* candidate : resolution.candidates) fields.candidates.push_back(candidate->id);
    std::tie(fields.begin, fields.end) = analysis.document.locate(citation.raw);
    return fields;
}

}  // namespace doichieu::report

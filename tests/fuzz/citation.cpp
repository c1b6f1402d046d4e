// Any text gives citations that stand in it, and a resolution for each, with the registry that is compiled in. The first
// byte chooses the kind of source.

#include "citation/citation.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "document/document.h"
#include "resolve/resolve.h"
#include "structure/outline.h"
#include "text/utf8.h"

namespace {

using namespace doichieu;

void require(bool holds) {
    if (!holds) std::abort();
}

const registry::Registry& compiled_registry() {
    static const auto registry = registry::Registry::open_embedded();
    require(registry.ok());
    return registry.value();
}

void check(const document::Document& document) {
    const auto outline = structure::Outline::build(document);
    citation::Options options;
    options.anaphors = true;
    options.keep_rejected = true;
    citation::Citations citations = citation::extract(outline, compiled_registry(), options);
    const auto count = static_cast<std::int32_t>(citations.items.size());
    base::Offset last = 0;
    for (const citation::Citation& c : citations.items) {
        for (const base::Span& span : {c.raw, c.core, c.type_span, c.date_span, c.issuer_span, c.term_span, c.subject,
                                       c.provision_span, c.cue, c.extent}) {
            require(span.begin <= span.end && span.end <= document.size());
        }
        require(!c.raw.empty() && c.raw.begin >= last && c.paragraph < outline.paragraphs().size());
        // The own number may stand in the cell after its "Số".
        require(c.form == citation::Form::self || outline.paragraphs()[c.paragraph].span.contains(c.raw));
        require(c.cited_by < count && c.antecedent < count);
        require(text::find_invalid_utf8(document.slice(c.raw)) == std::string_view::npos);
        last = c.raw.begin;
    }
    for (const citation::Rejected& refusal : citations.rejected) require(refusal.span.end <= document.size());
    const auto date = resolve::judgement_date(outline, citations, {}, {2026, 11, 23});
    require(date.interval.from <= date.interval.to);
    require(resolve::resolve(citations, outline, compiled_registry(), date).size() == citations.items.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    std::size_t replaced = 0;
    document::Document::Input input;
    input.kind = static_cast<document::SourceKind>(data[0] % 3);
    input.source =
        io::Bytes::own(text::replace_invalid_utf8({reinterpret_cast<const char*>(data) + 1, size - 1}, replaced));
    const auto document = document::Document::build(std::move(input));
    if (document.ok()) check(document.value());
    return 0;
}

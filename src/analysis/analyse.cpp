#include "analysis/analyse.h"

#include <utility>

#include "analysis/parts.h"
#include "citation/extraction.h"

namespace doichieu::analysis {
namespace {

/// What the caller states outranks what the text seems to say.
void apply(const Statements& statements, structure::Outline& outline) {
    structure::Identity identity = outline.identity();
    if (statements.dates.date) identity.date = *statements.dates.date;
    if (statements.issuer) identity.issuer = structure::Stated{*statements.issuer, {}};
    if (statements.level) identity.level = *statements.level;
    if (statements.regime) identity.regime = *statements.regime;
    outline.set_identity(std::move(identity));
}

/// What a document says of itself, for a text that stands apart from where it says so.
structure::Identity without_places(structure::Identity identity) {
    for (std::optional<structure::Stated>* stated : {&identity.type, &identity.subject, &identity.notation,
                                                     &identity.issuer, &identity.superior, &identity.place}) {
        if (*stated) (*stated)->span = {};
    }
    identity.date_span.reset();
    return identity;
}

structure::Outline outline_of(const document::Document& document, const Statements& statements,
                              const structure::Identity* head) {
    structure::Outline outline = structure::Outline::build(document);
    if (head != nullptr) {
        outline.set_identity(*head);
    } else {
        apply(statements, outline);
    }
    return outline;
}

std::unique_ptr<Analysis> read(document::Document document, const registry::Registry& registry,
                               const Statements& statements, const structure::Identity* head) {
    auto analysis = std::unique_ptr<Analysis>(new Analysis{std::move(document), {}, {}, {}, {}, {}});
    auto& [text, outline, citations, date, resolutions, report, secrecy, prose] = *analysis;

    // Structure: header block, căn cứ, sections, recipients, signature, and what the document says of itself.
    outline = outline_of(text, statements, head);

    // Citations: every instrument that the text names, with what it states of it.
    citations = citation::extract(outline, registry, statements.citations);

    // Secrecy: whether anything of it may be shown or stored at all.
    secrecy = structure::secrecy_of(text);
    return analysis;
}

}  // namespace

std::unique_ptr<Analysis> read(document::Document document, const registry::Registry& registry,
                               const Statements& statements) {
    return read(std::move(document), registry, statements, nullptr);
}

std::unique_ptr<Analysis> Parts::analyse(document::Document part, legal::Date today) {
    auto analysis = read(std::move(part), registry_, statements_, head_ ? &*head_ : nullptr);
    if (!date_) date_ = resolve::judgement_date(analysis->outline, analysis->citations, statements_.dates, today);
    if (!head_) head_ = without_places(analysis->outline.identity());
    analysis->date = *date_;
    analysis->resolutions = resolve::resolve(analysis->citations, analysis->outline, registry_, *date_);
    return analysis;
}

std::size_t Parts::count(const document::Document& part) {
    const structure::Outline outline = outline_of(part, statements_, head_ ? &*head_ : nullptr);
    if (!head_) head_ = without_places(outline.identity());
    citation::Extraction extraction(outline, registry_, statements_.citations,
                                    citation::Extraction::Wanted::their_number);
    std::size_t count = 0;
    while (extraction.next()) count += extraction.found().size();
    return count;
}

void judge(Analysis& analysis, const registry::Registry& registry, const checks::RuleSet* rules,
           const Statements& statements, legal::Date today) {
    auto& [text, outline, citations, date, resolutions, report, secrecy, prose] = analysis;

    // Date: the days at which the document, and so each cited instrument, is judged.
    date = resolve::judgement_date(outline, citations, statements.dates, today);

    // Resolution: each citation held against the registry.
    resolutions = resolve::resolve(citations, outline, registry, date);

    // Rules: what is wrong, and which rules could not tell.
    if (rules != nullptr) {
        prose = std::make_shared<const checks::ProseReader>(outline, citations.items);
        report = rules->run({outline, citations, resolutions, registry, date, statements.parent.get(), prose});
    }
    if (secrecy != structure::Secrecy::none && !statements.allow_secret) withhold_excerpts(report, secrecy);
}

std::unique_ptr<Analysis> analyse(document::Document document, const registry::Registry& registry,
                                  const checks::RuleSet* rules, const Statements& statements, legal::Date today) {
    auto analysis = read(std::move(document), registry, statements);
    judge(*analysis, registry, rules, statements, today);
    return analysis;
}

}  // namespace doichieu::analysis

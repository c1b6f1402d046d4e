#include "graph/facts.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <tuple>

#include "graph/queries.h"
#include "legal/notation.h"
#include "legal/vocabulary.h"
#include "registry/instrument_id.h"
#include "resolve/repetition.h"
#include "text/utf8.h"

namespace doichieu::graph {
namespace {

using citation::Citation;
using citation::Citations;
using resolve::Resolution;

constexpr std::size_t kQuoteWidth = 160;
constexpr base::Offset kQuoteGap = 60;  // bytes

legal::Level level_of(const legal::Notation& notation) {
    return legal::Vocabulary::instance().issuer(notation.issuer).level;
}

/// Without a number the issuer's name has to tell: a known body, or a congress of the Party.
legal::Level level_of_unnumbered(const registry::Instrument& instrument, const registry::Registry& registry) {
    const auto& bodies = registry.bodies();
    const auto body = std::ranges::find(bodies, instrument.issuer, &registry::Body::name);
    if (body != bodies.end()) return body->level;
    return instrument.issuer.find("toàn quốc") != std::string::npos ? legal::Level::central : legal::Level::unknown;
}

/// What only the document tells of an instrument.
Node stub_of(const Citation& citation, std::string id, const structure::Outline& outline) {
    Node node;
    node.id = std::move(id);
    const std::string& notation = citation.canonical.empty() ? citation.notation : citation.canonical;
    if (citation.form == citation::Form::named || notation.empty()) {
        node.label = outline.document().slice(citation.raw);
    } else {
        node.label = citation.type.empty() ? notation : citation.type + " số " + notation;
    }
    if (!citation.subject.empty()) node.title = outline.document().slice(citation.subject);
    node.issuer = citation.issuer;
    node.level = level_of(citation.parsed);
    node.date = citation.date;
    node.stub = true;
    return node;
}

Node node_of(const structure::Outline& outline) {
    const structure::Identity& identity = outline.identity();
    Node node;
    node.id = "doc:" + outline.document().path();
    node.kind = NodeKind::document;
    if (identity.type) node.label = identity.type->value;
    if (identity.notation) {
        node.label += (node.label.empty() ? "số " : " số ") + identity.notation->value;
    } else if (identity.subject) {
        node.label += (node.label.empty() ? "" : " ") + identity.subject->value;
    }
    if (node.label.empty()) node.label = outline.document().path();
    if (identity.subject) node.title = identity.subject->value;
    if (identity.issuer) node.issuer = identity.issuer->value;
    if (identity.superior) node.superior = identity.superior->value;
    node.level = identity.level;
    node.date = identity.date;
    node.last_year = std::max(identity.year, identity.last_year);
    const auto own = identity.notation ? legal::parse_notation(identity.notation->value) : std::nullopt;
    if (own) node.own_id = registry::instrument_id(*own, identity.date, node.issuer);
    return node;
}

/// Spaces and line breaks as one space each, the end cut off.
std::string one_line(std::string_view text) {
    std::string line;
    for (const char byte : text) {
        const bool is_space = byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
        if (!is_space) line += byte;
        if (is_space && !line.empty() && line.back() != ' ') line += ' ';
    }
    while (line.ends_with(' ')) line.pop_back();
    if (text::display_width(line) <= kQuoteWidth) return line;
    return std::string(text::prefix_by_width(line, kQuoteWidth - 1)) + "…";
}

/// The words that tell the relation and the citation, with what stands between them when it is short.
std::string quote(const Citation& citation, const document::Document& document) {
    const base::Span cue = citation.cue.empty() ? citation.raw : citation.cue;
    const base::Span whole{std::min(cue.begin, citation.raw.begin), std::max(cue.end, citation.raw.end)};
    if (whole.size() <= cue.size() + citation.raw.size() + kQuoteGap) return one_line(document.slice(whole));
    const bool cue_first = cue.begin < citation.raw.begin;
    return one_line(document.slice(cue_first ? cue : citation.raw) + " … " +
                    document.slice(cue_first ? citation.raw : cue));
}

Evidence evidence_of(const Citation& citation, const structure::Outline& outline) {
    const base::Span span = citation.cue.empty() ? citation.raw : citation.cue;
    const document::Document& document = outline.document();
    return {document.path(),           document.locate(span.begin).line, document.slice(span),
            quote(citation, document), outline.address(span.begin),      citation.provision};
}

/// The citation that names the instrument: what does not tell it stands for a full one, and a short form that the
/// registry does not tell for the one that it takes up again.
std::size_t naming_citation(const Citations& citations, const std::vector<Resolution>& resolutions,
                            const std::vector<std::size_t>& full, std::size_t index) {
    const auto taken_up = [&](std::size_t at) {
        const Citation& citation = citations.items[at];
        return citation.form == citation::Form::short_form && resolutions[at].instrument == nullptr &&
               citation.antecedent >= 0 && static_cast<std::size_t>(citation.antecedent) < at;
    };
    while (taken_up(index)) index = static_cast<std::size_t>(citations.items[index].antecedent);
    return full[index];
}

bool has_node(const Citation& citation, const Resolution& resolution) {
    if (citation.form == citation::Form::self || citation.form == citation::Form::anaphor) return false;
    return resolution.state != resolve::State::malformed && resolution.state != resolve::State::self;
}

/// The document's own number without a date names the document itself.
bool names_itself(std::string_view id, std::string_view own_id) {
    const std::size_t at = own_id.find('@');
    return !own_id.empty() &&
           (id == own_id || (id.ends_with("@?") && id.substr(0, id.size() - 1) == own_id.substr(0, at + 1)));
}

}  // namespace

const char* to_string(NodeKind kind) {
    switch (kind) {
        case NodeKind::document:
            return "document";
        case NodeKind::instrument:
            return "instrument";
        case NodeKind::provision:
            return "provision";
        case NodeKind::body:
            return "body";
    }
    return "";
}

const char* to_string(const Statement& statement) {
    switch (statement.kind) {
        case EdgeKind::cites:
            return legal::to_string(statement.relation);
        case EdgeKind::part_of:
            return "part_of";
        case EdgeKind::issued_by:
            return "issued_by";
    }
    return "";
}

std::strong_ordering operator<=>(const Evidence& left, const Evidence& right) {
    const auto key = [](const Evidence& one) {
        return std::tie(one.path, one.line, one.text, one.quote, one.provision, one.address.vi, one.address.en);
    };
    return key(left) <=> key(right);
}

Node node_of(const registry::Instrument& instrument, const registry::Registry& registry) {
    Node node;
    node.id = instrument.id;
    node.label = instrument.label();
    node.title = instrument.title;
    node.issuer = instrument.issuer;
    node.date = instrument.issued;
    const auto notation = legal::parse_notation(instrument.notation);
    node.level = notation ? level_of(*notation) : level_of_unnumbered(instrument, registry);
    return node;
}

Facts facts_of(const structure::Outline& outline, const Citations& citations,
               const std::vector<Resolution>& resolutions, const registry::Registry& registry) {
    assert(citations.items.size() == resolutions.size());
    Facts facts;
    facts.document = node_of(outline);
    const std::vector<std::size_t> full = resolve::naming_citations(citations, resolutions);

    // Node of each citation: the document's own for a mention of itself, none for what has no node.
    const auto node_id = [&](std::size_t index) -> std::optional<std::string> {
        index = naming_citation(citations, resolutions, full, index);
        const Citation& citation = citations.items[index];
        if (citation.form == citation::Form::self || resolutions[index].state == resolve::State::self)
            return facts.document.id;
        if (!has_node(citation, resolutions[index])) return {};
        std::string id = resolve::instrument_id(citation, resolutions[index]);
        if (id.empty() || id.starts_with('@')) return {};
        if (names_itself(id, facts.document.own_id)) return facts.document.id;
        return id;
    };

    for (std::size_t i = 0; i < citations.items.size(); ++i) {
        const Citation& citation = citations.items[i];
        if (!has_node(citation, resolutions[i])) continue;
        const auto to = node_id(i);
        if (!to || *to == facts.document.id) continue;
        const std::size_t naming = naming_citation(citations, resolutions, full, i);
        const registry::Instrument* instrument = resolutions[naming].instrument;
        facts.cited.push_back(instrument != nullptr ? node_of(*instrument, registry)
                                                    : stub_of(citations.items[naming], *to, outline));
        facts.cited.back().is_undecided = resolutions[naming].state == resolve::State::ambiguous;
        const auto from =
            citation.cited_by < 0 ? facts.document.id : node_id(static_cast<std::size_t>(citation.cited_by));
        if (!from) continue;
        Statement statement;
        statement.relation = citation.relation;
        // What a dated document does to another is done from that day on, unless it says otherwise.
        if (changes(citation.relation) && *from == facts.document.id && facts.document.date.complete())
            statement.valid_from = facts.document.date;
        facts.edges.push_back({*from, *to, statement, {evidence_of(citation, outline)}});
    }
    return facts;
}

}  // namespace doichieu::graph

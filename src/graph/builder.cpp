#include <algorithm>
#include <cassert>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "graph/graph.h"
#include "legal/notation.h"
#include "legal/vocabulary.h"

namespace doichieu::graph {
namespace {

using citation::Citation;
using citation::Citations;
using resolve::Resolution;

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

Node node_of(const registry::Instrument& instrument, const registry::Registry& registry) {
    Node node;
    node.id = instrument.id;
    node.label = instrument.label();
    node.date = instrument.issued;
    const auto notation = legal::parse_notation(instrument.notation);
    node.level = notation ? level_of(*notation) : level_of_unnumbered(instrument, registry);
    return node;
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
    node.level = identity.level;
    node.date = identity.date;
    return node;
}

Evidence evidence_of(const Citation& citation, const structure::Outline& outline) {
    const base::Span span = citation.cue.empty() ? citation.raw : citation.cue;
    const document::Document& document = outline.document();
    return {document.path(), document.locate(span.begin).line, document.slice(span)};
}

/// The citation that names the instrument: a short form that the registry does not tell stands for the one that it
/// takes up again.
std::size_t naming_citation(const Citations& citations, const std::vector<Resolution>& resolutions, std::size_t index) {
    const auto taken_up = [&](std::size_t at) {
        const Citation& citation = citations.items[at];
        return citation.form == citation::Form::short_form && resolutions[at].instrument == nullptr &&
               citation.antecedent >= 0 && static_cast<std::size_t>(citation.antecedent) < at;
    };
    while (taken_up(index)) index = static_cast<std::size_t>(citations.items[index].antecedent);
    return index;
}

bool has_node(const Citation& citation, const Resolution& resolution) {
    if (citation.form == citation::Form::self || citation.form == citation::Form::anaphor) return false;
    return resolution.state != resolve::State::malformed && resolution.state != resolve::State::self;
}

}  // namespace

struct Graph::Builder::Impl {
    struct EdgeData {
        bool asserted = false;
        legal::Date valid_from;
        std::vector<Evidence> evidence;
    };
    using EdgeKey = std::tuple<std::string, std::string, legal::Relation>;

    std::map<std::string, Node, std::less<>> nodes;
    std::map<EdgeKey, EdgeData> edges;
    std::set<std::string, std::less<>> known;  ///< instruments that a registry knows
};

Graph::Builder::Builder() : impl_(std::make_unique<Impl>()) {}
Graph::Builder::~Builder() = default;
Graph::Builder::Builder(Builder&&) noexcept = default;
Graph::Builder& Graph::Builder::operator=(Builder&&) noexcept = default;

void Graph::Builder::add_node(Node node) {
    const auto [entry, is_new] = impl_->nodes.try_emplace(node.id, node);
    if (is_new) return;
    Node& kept = entry->second;
    if (kept.stub && !node.stub) std::swap(kept, node);
    if (kept.level == legal::Level::unknown) kept.level = node.level;
    if (!kept.date.stated()) kept.date = node.date;
    // Of two stubs the one whose words come first, so that the order of documents does not matter.
    if (kept.stub && node.stub) kept.label = std::min(kept.label, node.label);
}

void Graph::Builder::add_edge(std::string_view from, std::string_view to, legal::Relation relation, bool asserted,
                              legal::Date valid_from, std::vector<Evidence> evidence) {
    if (from == to) return;
    Impl::EdgeData& edge = impl_->edges[{std::string(from), std::string(to), relation}];
    edge.asserted = edge.asserted || asserted;
    if (!edge.valid_from.stated()) edge.valid_from = valid_from;
    std::ranges::move(evidence, std::back_inserter(edge.evidence));
}

void Graph::Builder::add(const structure::Outline& outline, const Citations& citations,
                         const std::vector<Resolution>& resolutions, const registry::Registry& registry) {
    assert(citations.items.size() == resolutions.size());
    Node document = node_of(outline);
    const std::string document_id = document.id;
    add_node(std::move(document));

    // Node of each citation: the document's own for a mention of itself, none for what has no node.
    const auto node_id = [&](std::size_t index) -> std::optional<std::string> {
        index = naming_citation(citations, resolutions, index);
        const Citation& citation = citations.items[index];
        if (citation.form == citation::Form::self || resolutions[index].state == resolve::State::self)
            return document_id;
        if (!has_node(citation, resolutions[index])) return {};
        std::string id = resolve::instrument_id(citation, resolutions[index]);
        if (id.empty() || id.starts_with('@')) return {};
        return id;
    };

    std::vector<const registry::Instrument*> arrived;
    for (std::size_t i = 0; i < citations.items.size(); ++i) {
        const Citation& citation = citations.items[i];
        if (!has_node(citation, resolutions[i])) continue;
        const auto to = node_id(i);
        if (!to || *to == document_id) continue;
        const std::size_t naming = naming_citation(citations, resolutions, i);
        if (const registry::Instrument* instrument = resolutions[naming].instrument) {
            add_node(node_of(*instrument, registry));
            if (impl_->known.insert(instrument->id).second) arrived.push_back(instrument);
        } else {
            add_node(stub_of(citations.items[naming], *to, outline));
        }
        const auto from = citation.cited_by < 0 ? document_id : node_id(static_cast<std::size_t>(citation.cited_by));
        if (from) add_edge(*from, *to, citation.relation, true, {}, {evidence_of(citation, outline)});
    }
    for (const registry::Instrument* instrument : arrived) {
        for (const auto* relations : {&registry.relations_from(*instrument), &registry.relations_to(*instrument)}) {
            for (const registry::InstrumentRelation& relation : *relations) {
                if (!impl_->known.contains(relation.from->id) || !impl_->known.contains(relation.to->id)) continue;
                add_edge(relation.from->id, relation.to->id, relation.relation, false, relation.date, {});
            }
        }
    }
}

Graph Graph::Builder::freeze() && {
    std::vector<Node> nodes;
    std::map<std::string_view, std::uint32_t> index;
    for (auto& [id, node] : impl_->nodes) {
        index.emplace(id, static_cast<std::uint32_t>(nodes.size()));
        nodes.push_back(std::move(node));
    }
    std::vector<Edge> edges;
    for (auto& [key, data] : impl_->edges) {
        Edge edge;
        edge.from = index.at(std::get<0>(key));
        edge.to = index.at(std::get<1>(key));
        edge.relation = std::get<2>(key);
        edge.asserted = data.asserted;
        edge.valid_from = data.valid_from;
        edge.evidence = std::move(data.evidence);
        std::ranges::sort(edge.evidence);
        edge.evidence.erase(std::ranges::unique(edge.evidence).begin(), edge.evidence.end());
        edges.push_back(std::move(edge));
    }
    return Graph::make(std::move(nodes), std::move(edges));
}

}  // namespace doichieu::graph

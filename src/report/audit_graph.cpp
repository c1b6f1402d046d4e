#include "report/audit_graph.h"

#include <algorithm>
#include <set>
#include <utility>

namespace doichieu::report {
namespace {

/// The picture has room for so many columns.
constexpr std::size_t kMostInstruments = 60;
constexpr std::size_t kFewestDocuments = 2;

bool is_direct(const audit::CitationFact& citation) {
    return !citation.own && citation.cited_by < 0;
}

/// Of the instruments of an audit, by how many documents cite them.
std::set<std::int32_t> shown_instruments(const audit::Audit& audit) {
    std::vector<std::pair<std::size_t, std::int32_t>> citing;
    for (std::size_t i = 0; i < audit.directives.all().size(); ++i)
        citing.emplace_back(0, static_cast<std::int32_t>(i));
    for (const audit::DocumentFacts& document : audit.documents) {
        std::set<std::int32_t> cited;
        for (const audit::CitationFact& citation : document.citations) {
            if (is_direct(citation)) cited.insert(audit.directives.of(citation));
        }
        for (const std::int32_t one : cited) {
            if (one != audit::Directives::kNone) ++citing[static_cast<std::size_t>(one)].first;
        }
    }
    std::ranges::stable_sort(citing, std::greater(), &std::pair<std::size_t, std::int32_t>::first);
    std::set<std::int32_t> shown(audit.coverage.directives.begin(), audit.coverage.directives.end());
    for (const auto& [count, index] : citing) {
        if (count < kFewestDocuments || shown.size() >= kMostInstruments) break;
        shown.insert(index);
    }
    return shown;
}

graph::Node node_of(const audit::DocumentFacts& document) {
    graph::Node node;
    node.id = "doc:" + document.path;
    node.kind = graph::NodeKind::document;
    node.label = document.type.empty()       ? document.path
                 : document.notation.empty() ? document.type
                                             : document.type + " số " + document.notation;
    node.title = document.subject;
    node.issuer = document.issuer;
    node.superior = document.superior;
    node.level = document.level;
    node.date = document.date;
    return node;
}

graph::Node node_of(const audit::Directive& directive) {
    graph::Node node;
    node.id = directive.id;
    node.label = directive.label;
    node.title = directive.title;
    node.level = directive.level;
    node.date = directive.date;
    node.stub = !directive.known;
    node.is_undecided = directive.is_undecided && directive.has_known_number;
    return node;
}

}  // namespace

graph::Graph graph_of(const audit::Audit& audit) {
    graph::Graph::Builder builder;
    const std::set<std::int32_t> shown = shown_instruments(audit);
    for (const std::int32_t index : shown)
        builder.add_node(node_of(audit.directives.all()[static_cast<std::size_t>(index)]));
    for (const audit::DocumentFacts& document : audit.documents) {
        const graph::Node node = node_of(document);
        bool is_added = false;
        for (const audit::CitationFact& citation : document.citations) {
            const std::int32_t to = is_direct(citation) ? audit.directives.of(citation) : audit::Directives::kNone;
            if (!shown.contains(to)) continue;
            if (!std::exchange(is_added, true)) builder.add_node(node);
            graph::Statement statement;
            statement.relation = citation.relation;
            graph::Evidence evidence;
            evidence.path = document.path;
            evidence.line = citation.line;
            evidence.quote = citation.raw;
            builder.add_edge(
                {node.id, audit.directives.all()[static_cast<std::size_t>(to)].id, statement, {std::move(evidence)}});
        }
    }
    return std::move(builder).freeze();
}

}  // namespace doichieu::report

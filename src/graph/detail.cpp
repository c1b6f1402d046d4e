#include "graph/graph.h"
#include "legal/body_key.h"

namespace doichieu::graph {
namespace {

/// The provision that every piece of evidence names; the others stay with the edge.
void add_provisions(const Node& from, const Node& to, const Edge& edge, Graph::Builder& builder) {
    for (const Evidence& evidence : edge.evidence) {
        if (evidence.provision.empty()) continue;
        Node node;
        node.id = to.id + "#" + evidence.provision;
        node.kind = NodeKind::provision;
        node.label = evidence.provision + " " + to.label;
        node.level = to.level;
        node.date = to.date;
        node.stub = to.stub;
        Statement part;
        part.kind = EdgeKind::part_of;
        part.asserted = false;
        builder.add_edge({from.id, node.id, edge.statement, {evidence}});
        builder.add_edge({node.id, to.id, part, {}});
        builder.add_node(std::move(node));
    }
}

void add_body(const Node& issued, Graph::Builder& builder) {
    const std::string key = legal::body_key(issued.issuer);
    if (key.empty()) return;
    Node body;
    body.id = "body:" + key;
    body.kind = NodeKind::body;
    body.label = issued.issuer;
    body.level = issued.level;
    body.stub = true;  // one of several spellings: the first is kept
    Statement by;
    by.kind = EdgeKind::issued_by;
    by.asserted = issued.kind == NodeKind::document;
    builder.add_edge({issued.id, body.id, by, {}});
    builder.add_node(std::move(body));
}

}  // namespace

Graph with_detail(const Graph& graph, const Detail& detail) {
    Graph::Builder builder;
    for (const Node& node : graph.nodes()) {
        builder.add_node(node);
        const bool is_text = node.kind == NodeKind::document || node.kind == NodeKind::instrument;
        if (detail.bodies && is_text) add_body(node, builder);
    }
    for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
        const Edge edge = graph.edge(i);
        const Node& from = graph.nodes()[edge.from];
        const Node& to = graph.nodes()[edge.to];
        builder.add_edge({from.id, to.id, edge.statement, {edge.evidence.begin(), edge.evidence.end()}});
        if (detail.provisions) add_provisions(from, to, edge, builder);
    }
    return std::move(builder).freeze();
}

}  // namespace doichieu::graph

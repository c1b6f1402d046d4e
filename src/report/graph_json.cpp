#include "report/graph.h"
#include "report/json_writer.h"

namespace doichieu::report {
namespace {

void write(JsonWriter& json, const graph::Node& node) {
    const bool is_instrument = node.kind == graph::NodeKind::instrument;
    json.new_line().begin_object().field("id", node.id).field("kind", is_instrument ? "instrument" : "document");
    json.field("label", node.label).field("level", to_string(node.level)).field("date", node.date);
    if (is_instrument) json.field("stub", node.stub);
    json.end_object();
}

void write(JsonWriter& json, const graph::Graph& graph, const graph::Edge& edge) {
    json.new_line().begin_object().field("from", graph.nodes()[edge.from].id).field("to", graph.nodes()[edge.to].id);
    json.field("relation", to_string(edge.relation)).field("asserted", edge.asserted);
    json.field("validFrom", edge.valid_from).field("validTo", edge.valid_to).key("evidence").begin_array();
    for (const graph::Evidence& evidence : edge.evidence) {
        json.begin_object().field("path", evidence.path).field("line", evidence.line).field("text", evidence.text);
        json.end_object();
    }
    json.end_array().end_object();
}

}  // namespace

void graph_json(const graph::Graph& graph, const View&, Out& out) {
    JsonWriter json(out);
    json.begin_object().field("schemaVersion", 1).new_line().key("nodes").begin_array();
    for (const graph::Node& node : graph.nodes()) write(json, node);
    json.end_array().new_line().key("edges").begin_array();
    for (const graph::Edge& edge : graph.edges()) write(json, graph, edge);
    json.end_array().end_object();
    out << '\n';
}

}  // namespace doichieu::report

#include "report/graph.h"
#include "report/words.h"

namespace doichieu::report {
namespace {

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char byte : printable(text)) {
        if (byte == '"' || byte == '\\') result += '\\';
        result += byte;
    }
    return result + '"';
}

}  // namespace

void graph_dot(const graph::Graph& graph, const View& view, Out& out) {
    out << "digraph doichieu {\n  rankdir=LR;\n  node [shape=box];\n";
    for (const graph::Node& node : graph.nodes()) {
        out << "  " << quoted(node.id) << " [label=" << quoted(node.label);
        if (node.kind == graph::NodeKind::document) out << ", shape=note";
        if (node.stub) out << ", style=dashed";
        out << "];\n";
    }
    for (const graph::Edge& edge : graph.edges()) {
        out << "  " << quoted(graph.nodes()[edge.from].id) << " -> " << quoted(graph.nodes()[edge.to].id)
            << " [label=" << quoted(words_of(view, edge.relation));
        if (!edge.asserted) out << ", style=dotted";
        out << "];\n";
    }
    out << "}\n";
}

}  // namespace doichieu::report

#include "report/graph.h"
#include "report/graph_words.h"

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

const char* shape_of(graph::NodeKind kind) {
    switch (kind) {
        case graph::NodeKind::document:
            return ", shape=note";
        case graph::NodeKind::body:
            return ", shape=ellipse";
        case graph::NodeKind::provision:
            return ", shape=component";
        case graph::NodeKind::instrument:
            return "";
    }
    return "";
}

}  // namespace

void graph_dot(const GraphAnswer& answer, const View& view, Out& out) {
    out << "digraph doichieu {\n  rankdir=LR;\n  node [shape=box];\n";
    for (const graph::Reached& one : answer.part.nodes) {
        const graph::Node& node = answer.graph.nodes()[one.node];
        out << "  " << quoted(node.id) << " [label=" << quoted(node.label) << shape_of(node.kind);
        if (node.stub && node.kind == graph::NodeKind::instrument) out << ", style=dashed";
        out << "];\n";
    }
    for (const std::uint32_t index : answer.part.edges) {
        const graph::Edge edge = answer.graph.edge(index);
        out << "  " << quoted(answer.graph.nodes()[edge.from].id) << " -> " << quoted(answer.graph.nodes()[edge.to].id)
            << " [label=" << quoted(words_of(view, edge.statement));
        if (!edge.statement.asserted) out << ", style=dotted";
        out << "];\n";
    }
    out << "}\n";
}

}  // namespace doichieu::report

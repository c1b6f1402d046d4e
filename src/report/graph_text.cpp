#include "report/graph.h"
#include "report/words.h"

namespace doichieu::report {
namespace {

void write_lines(const View& view, const graph::Edge& edge, Out& out) {
    const char* separator = "";
    for (const graph::Evidence& evidence : edge.evidence) {
        if (evidence.line == 0) continue;
        out << (*separator == '\0' ? view.words("  (dòng ", "  (line ") : separator) << std::size_t{evidence.line};
        separator = ", ";
    }
    if (*separator != '\0') out << ')';
}

void write_node(const graph::Graph& graph, std::uint32_t index, const View& view, Out& out) {
    const auto edges = graph.out_edges(index);
    const graph::Node& node = graph.nodes()[index];
    if (edges.empty() && node.kind == graph::NodeKind::instrument) return;
    out << painted(view, Tone::strong, printable(node.label)) << "  " << printable(node.id) << '\n';
    for (const std::uint32_t number : edges) {
        const graph::Edge& edge = graph.edges()[number];
        const graph::Node& target = graph.nodes()[edge.to];
        out << "  " << words_of(view, edge.relation) << " → " << printable(target.label) << "  "
            << printable(target.id);
        write_lines(view, edge, out);
        if (!edge.asserted) out << view.words("  [theo danh mục]", "  [by the registry]");
        if (target.stub) out << view.words("  [không có trong danh mục]", "  [not in the registry]");
        out << '\n';
    }
}

}  // namespace

void graph_text(const graph::Graph& graph, const View& view, Out& out) {
    for (const auto kind : {graph::NodeKind::document, graph::NodeKind::instrument}) {
        for (std::uint32_t i = 0; i < graph.nodes().size(); ++i) {
            if (graph.nodes()[i].kind == kind) write_node(graph, i, view, out);
        }
    }
}

}  // namespace doichieu::report

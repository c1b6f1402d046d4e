#include "report/graph.h"
#include "report/json_writer.h"
#include "report/xml.h"

namespace doichieu::report {
namespace {

void data(Out& out, std::string_view key, std::string_view text) {
    if (!text.empty()) out << "<data key=\"" << key << "\">" << xml(text) << "</data>";
}

/// "xa-a/ke-hoach.docx:76 “Tổng kết 10 năm thực hiện”", one piece a line.
std::string told(std::span<const graph::Evidence> evidence) {
    std::string text;
    for (const graph::Evidence& one : evidence) {
        text += (text.empty() ? "" : "; ") + one.path + ":" + std::to_string(one.line) + " “" + one.text + "”";
    }
    return text;
}

constexpr std::string_view kHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
    "         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
    "         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
    "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
    "<key id=\"kind\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>\n"
    "<key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
    "<key id=\"title\" for=\"node\" attr.name=\"title\" attr.type=\"string\"/>\n"
    "<key id=\"issuer\" for=\"node\" attr.name=\"issuer\" attr.type=\"string\"/>\n"
    "<key id=\"level\" for=\"node\" attr.name=\"level\" attr.type=\"string\"/>\n"
    "<key id=\"date\" for=\"node\" attr.name=\"date\" attr.type=\"string\"/>\n"
    "<key id=\"stub\" for=\"node\" attr.name=\"stub\" attr.type=\"boolean\"/>\n"
    "<key id=\"depth\" for=\"node\" attr.name=\"depth\" attr.type=\"int\"/>\n"
    "<key id=\"relation\" for=\"edge\" attr.name=\"relation\" attr.type=\"string\"/>\n"
    "<key id=\"asserted\" for=\"edge\" attr.name=\"asserted\" attr.type=\"boolean\"/>\n"
    "<key id=\"scope\" for=\"edge\" attr.name=\"scope\" attr.type=\"string\"/>\n"
    "<key id=\"validFrom\" for=\"edge\" attr.name=\"validFrom\" attr.type=\"string\"/>\n"
    "<key id=\"validTo\" for=\"edge\" attr.name=\"validTo\" attr.type=\"string\"/>\n"
    "<key id=\"evidence\" for=\"edge\" attr.name=\"evidence\" attr.type=\"string\"/>\n"
    "<graph id=\"doichieu\" edgedefault=\"directed\">\n";

void write_gexf_value(Out& out, std::string_view key, std::string_view text) {
    if (!text.empty()) out << "<attvalue for=\"" << key << "\" value=\"" << xml(text) << "\"/>";
}

}  // namespace

void graph_graphml(const GraphAnswer& answer, const View&, Out& out) {
    out << kHead;
    for (const graph::Reached& one : answer.part.nodes) {
        const graph::Node& node = answer.graph.nodes()[one.node];
        out << "<node id=\"" << xml(node.id) << "\">";
        data(out, "kind", graph::to_string(node.kind));
        data(out, "label", node.label);
        data(out, "title", node.title);
        data(out, "issuer", node.issuer);
        data(out, "level", to_string(node.level));
        data(out, "date", written(node.date));
        if (node.kind == graph::NodeKind::instrument) data(out, "stub", node.stub ? "true" : "false");
        if (one.depth != graph::kNoDepth) data(out, "depth", std::to_string(one.depth));
        out << "</node>\n";
    }
    for (const std::uint32_t index : answer.part.edges) {
        const graph::Edge edge = answer.graph.edge(index);
        out << "<edge source=\"" << xml(answer.graph.nodes()[edge.from].id) << "\" target=\""
            << xml(answer.graph.nodes()[edge.to].id) << "\">";
        data(out, "relation", to_string(edge.statement));
        data(out, "asserted", edge.statement.asserted ? "true" : "false");
        data(out, "scope", edge.statement.whole ? "whole" : "part");
        data(out, "validFrom", written(edge.statement.valid_from));
        data(out, "validTo", written(edge.statement.valid_to));
        data(out, "evidence", told(edge.evidence));
        out << "</edge>\n";
    }
    out << "</graph>\n</graphml>\n";
}

void graph_gexf(const GraphAnswer& answer, const View&, Out& out) {
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
           "<graph defaultedgetype=\"directed\">\n"
           "<attributes class=\"node\">\n"
           "<attribute id=\"kind\" title=\"kind\" type=\"string\"/>\n"
           "<attribute id=\"title\" title=\"title\" type=\"string\"/>\n"
           "<attribute id=\"issuer\" title=\"issuer\" type=\"string\"/>\n"
           "<attribute id=\"level\" title=\"level\" type=\"string\"/>\n"
           "<attribute id=\"date\" title=\"date\" type=\"string\"/>\n"
           "</attributes>\n"
           "<attributes class=\"edge\">\n"
           "<attribute id=\"relation\" title=\"relation\" type=\"string\"/>\n"
           "<attribute id=\"asserted\" title=\"asserted\" type=\"boolean\"/>\n"
           "<attribute id=\"evidence\" title=\"evidence\" type=\"string\"/>\n"
           "</attributes>\n<nodes>\n";
    for (const graph::Reached& one : answer.part.nodes) {
        const graph::Node& node = answer.graph.nodes()[one.node];
        out << "<node id=\"" << xml(node.id) << "\" label=\"" << xml(node.label) << "\"><attvalues>";
        write_gexf_value(out, "kind", graph::to_string(node.kind));
        write_gexf_value(out, "title", node.title);
        write_gexf_value(out, "issuer", node.issuer);
        write_gexf_value(out, "level", to_string(node.level));
        write_gexf_value(out, "date", written(node.date));
        out << "</attvalues></node>\n";
    }
    out << "</nodes>\n<edges>\n";
    for (const std::uint32_t index : answer.part.edges) {
        const graph::Edge edge = answer.graph.edge(index);
        out << "<edge id=\"" << std::size_t{index} << "\" source=\"" << xml(answer.graph.nodes()[edge.from].id)
            << "\" target=\"" << xml(answer.graph.nodes()[edge.to].id) << "\" label=\"" << to_string(edge.statement)
            << "\"><attvalues>";
        write_gexf_value(out, "relation", to_string(edge.statement));
        write_gexf_value(out, "asserted", edge.statement.asserted ? "true" : "false");
        write_gexf_value(out, "evidence", told(edge.evidence));
        out << "</attvalues></edge>\n";
    }
    out << "</edges>\n</graph>\n</gexf>\n";
}

}  // namespace doichieu::report

#include "base/csv.h"
#include "report/graph.h"
#include "report/json_writer.h"

namespace doichieu::report {
namespace {

void write_row(Out& out, std::initializer_list<std::string_view> cells) {
    const char* separator = "";
    for (const std::string_view cell : cells) {
        out << separator << base::csv_cell(cell);
        separator = ",";
    }
    out << '\n';
}

}  // namespace

void graph_csv(const GraphAnswer& answer, const View& view, Out& out) {
    write_row(out, {"from", "fromLabel", "relation", "to", "toLabel", "toDate", "asserted", "scope", "validFrom",
                    "validTo", "path", "line", "address", "quote"});
    const graph::Evidence nothing;
    for (const std::uint32_t index : answer.part.edges) {
        const graph::Edge edge = answer.graph.edge(index);
        const graph::Node& from = answer.graph.nodes()[edge.from];
        const graph::Node& to = answer.graph.nodes()[edge.to];
        const graph::Statement& said = edge.statement;
        const auto rows = edge.evidence.empty() ? std::span<const graph::Evidence>(&nothing, 1) : edge.evidence;
        for (const graph::Evidence& evidence : rows) {
            const std::string line = evidence.line == 0 ? std::string() : std::to_string(evidence.line);
            write_row(
                out, {from.id, from.label, to_string(said), to.id, to.label, written(to.date),
                      said.asserted ? "true" : "false", said.whole ? "whole" : "part", written(said.valid_from),
                      written(said.valid_to), evidence.path, line, evidence.address.in(view.language), evidence.quote});
        }
    }
}

}  // namespace doichieu::report

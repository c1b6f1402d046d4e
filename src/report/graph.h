#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/queries.h"
#include "report/out.h"
#include "report/view.h"

/// Outputs of `graph`: one file each, and a row in graph.cpp.
namespace doichieu::report {

enum class GraphQuestion : std::uint8_t {
    everything,
    surroundings,
    implementers,
    impact,
    path,
    chain,
    orphans,
    faults,
    central
};

/// What was asked of a graph, and the answer: `part` always, the others where the question is theirs.
struct GraphAnswer {
    const graph::Graph& graph;
    GraphQuestion question = GraphQuestion::everything;
    graph::Part part{};
    legal::Date day{};  ///< of `impact`
    graph::Orphans orphans{};
    std::vector<graph::Fault> faults{};
    std::vector<graph::Weight> weights{};
};

void graph_text(const GraphAnswer&, const View&, Out&);
void graph_dot(const GraphAnswer&, const View&, Out&);
void graph_json(const GraphAnswer&, const View&, Out&);
void graph_graphml(const GraphAnswer&, const View&, Out&);
void graph_gexf(const GraphAnswer&, const View&, Out&);
/// One row an edge, with a row for each piece of evidence.
void graph_csv(const GraphAnswer&, const View&, Out&);
/// A picture, and a page with the picture and a table beside it. Both stand alone: no network, no script.
void graph_svg(const GraphAnswer&, const View&, Out&);
void graph_html(const GraphAnswer&, const View&, Out&);

struct GraphFormat {
    std::string_view name;
    void (*render)(const GraphAnswer&, const View&, Out&) = nullptr;  ///< null: not in this version
};
[[nodiscard]] std::span<const GraphFormat> graph_formats();
/// Of answers that are lists, not pictures: orphans, faults, central.
[[nodiscard]] std::span<const GraphFormat> graph_list_formats();
/// Of `export`: without `text`.
[[nodiscard]] std::span<const GraphFormat> graph_export_formats();

}  // namespace doichieu::report

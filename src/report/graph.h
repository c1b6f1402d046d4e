#pragma once

#include <span>
#include <string_view>

#include "graph/graph.h"
#include "report/out.h"
#include "report/view.h"

/// Outputs of `graph`: one file each, and a row in graph.cpp.
namespace doichieu::report {

void graph_text(const graph::Graph&, const View&, Out&);
void graph_dot(const graph::Graph&, const View&, Out&);
void graph_json(const graph::Graph&, const View&, Out&);

struct GraphFormat {
    std::string_view name;
    void (*render)(const graph::Graph&, const View&, Out&) = nullptr;  ///< null: not in this version
};
[[nodiscard]] std::span<const GraphFormat> graph_formats();

}  // namespace doichieu::report

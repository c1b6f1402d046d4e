#include "report/graph.h"

#include <array>

namespace doichieu::report {

std::span<const GraphFormat> graph_formats() {
    static constexpr std::array kFormats = std::to_array<GraphFormat>({{"text", graph_text},
                                                                       {"dot", graph_dot},
                                                                       {"graphml", graph_graphml},
                                                                       {"gexf", graph_gexf},
                                                                       {"json", graph_json},
                                                                       {"csv", graph_csv},
                                                                       {"svg", graph_svg},
                                                                       {"html", graph_html}});
    return kFormats;
}

std::span<const GraphFormat> graph_list_formats() {
    static constexpr std::array kFormats = std::to_array<GraphFormat>(
        {{"text", graph_text}, {"json", graph_json}, {"dot", graph_dot}, {"graphml", graph_graphml}});
    return kFormats;
}

std::span<const GraphFormat> graph_export_formats() {
    return graph_formats().subspan(1);
}

}  // namespace doichieu::report

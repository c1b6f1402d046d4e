#include "report/graph.h"

#include <array>

namespace doichieu::report {

std::span<const GraphFormat> graph_formats() {
    static constexpr std::array kFormats =
        std::to_array<GraphFormat>({{"text", graph_text}, {"dot", graph_dot}, {"json", graph_json}, {"graphml"}});
    return kFormats;
}

}  // namespace doichieu::report

#pragma once

#include <algorithm>
#include <utility>

#include "graph/graph.h"
#include "graph/network.h"

namespace doichieu::graph {

/// What a graph holds: nodes by id, edges, and all evidence in their order.
struct Graph::Impl {
    std::vector<Node> nodes;
    Network network;
    std::vector<Evidence> evidence;
    std::vector<std::pair<std::string_view, std::uint32_t>> own_ids;

    Impl(std::vector<Node> sorted_nodes, const std::vector<Network::Link>& sorted_links,
         std::vector<Evidence> evidence_by_link)
        : nodes(std::move(sorted_nodes)),
          network(static_cast<std::uint32_t>(nodes.size()), sorted_links),
          evidence(std::move(evidence_by_link)) {
        for (std::uint32_t i = 0; i < nodes.size(); ++i) {
            if (!nodes[i].own_id.empty()) own_ids.emplace_back(nodes[i].own_id, i);
        }
        std::ranges::sort(own_ids);
    }
};

}  // namespace doichieu::graph

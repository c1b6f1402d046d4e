#include <algorithm>
#include <set>

#include "graph/queries.h"
#include "graph/reach.h"

namespace doichieu::graph {
namespace {

/// As many are counted exactly; what they rest on too, since whatever lies above one weighs at least as much.
constexpr std::size_t kCandidates = 256;

}  // namespace

std::vector<Weight> central(const Graph& graph, std::size_t most) {
    const Network& network = graph.network();
    const auto rests = [&](std::uint32_t edge) {
        return network.kind(edge) == EdgeKind::cites && rests_on(network.relation(edge));
    };
    std::vector<std::pair<std::uint32_t, std::uint32_t>> by_degree;  // (edges, node)
    for (std::uint32_t node = 0; node < graph.nodes().size(); ++node) {
        const auto edges = boost::in_edges(node, network.rows());
        const auto count =
            std::count_if(edges.first, edges.second, [&](const auto& edge) { return rests(network.index(edge)); });
        if (count > 0) by_degree.emplace_back(static_cast<std::uint32_t>(count), node);
    }
    std::ranges::sort(by_degree, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    if (by_degree.size() > std::max(kCandidates, most)) by_degree.resize(std::max(kCandidates, most));
    if (by_degree.empty()) return {};

    std::vector<std::uint32_t> starts;
    for (const auto& [count, node] : by_degree) starts.push_back(node);
    std::vector<Weight> weights;
    for (const Reached& candidate : reach_up(network, starts, rests)) {
        const auto below = reach_down(network, {candidate.node}, rests);
        Weight weight;
        weight.node = candidate.node;
        weight.all = static_cast<std::uint32_t>(below.size() - 1);
        for (const Reached& one : below) {
            weight.direct += one.depth == 1 ? 1 : 0;
            const bool is_document = graph.nodes()[one.node].kind == NodeKind::document;
            weight.documents += one.depth > 0 && is_document ? 1 : 0;
        }
        weights.push_back(weight);
    }
    std::ranges::sort(weights, [](const Weight& a, const Weight& b) {
        if (a.documents != b.documents) return a.documents > b.documents;
        if (a.all != b.all) return a.all > b.all;
        return a.node < b.node;
    });
    if (weights.size() > most) weights.resize(most);
    return weights;
}

}  // namespace doichieu::graph

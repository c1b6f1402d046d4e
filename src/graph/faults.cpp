#include <algorithm>
#include <boost/graph/strong_components.hpp>
#include <map>

#include "graph/queries.h"
#include "graph/reach.h"

namespace doichieu::graph {
namespace {

/// Groups of nodes that reach each other along the allowed edges.
template <typename Allows>
std::vector<Fault> cycles(const Graph& graph, Fault::Kind kind, const Allows& allows) {
    const Network& network = graph.network();
    const std::size_t count = graph.nodes().size();
    std::vector<std::uint32_t> component(count);
    const auto index = boost::get(boost::vertex_index, network.rows());
    boost::strong_components(filtered(network, allows), boost::make_iterator_property_map(component.begin(), index));

    std::vector<std::uint32_t> size(count);
    for (const std::uint32_t one : component) ++size[one];
    std::map<std::uint32_t, Fault> found;  // by component
    for (std::uint32_t node = 0; node < count; ++node) {
        if (size[component[node]] < 2) continue;
        Fault& fault = found[component[node]];
        fault.kind = kind;
        fault.nodes.push_back(node);
        for (const std::uint32_t edge : graph.out_edges(node)) {
            if (allows(edge) && component[graph.edge(edge).to] == component[node]) fault.edges.push_back(edge);
        }
    }
    std::vector<Fault> faults;
    for (auto& [number, fault] : found) faults.push_back(std::move(fault));
    std::ranges::sort(faults, {}, &Fault::nodes);
    return faults;
}

std::vector<Fault> forks(const Graph& graph) {
    const Network& network = graph.network();
    std::map<std::uint32_t, Fault> found;  // by what is replaced
    for (std::uint32_t i = 0; i < network.edge_count(); ++i) {
        if (network.kind(i) != EdgeKind::cites || network.relation(i) != legal::Relation::replaces) continue;
        const Edge edge = graph.edge(i);
        if (!edge.statement.whole) continue;
        Fault& fault = found[edge.to];
        if (fault.nodes.empty()) fault.nodes.push_back(edge.to);
        fault.nodes.push_back(edge.from);  // edges are sorted by it: each once but for parallel ones
        fault.edges.push_back(i);
    }
    std::vector<Fault> faults;
    for (auto& [node, fault] : found) {
        fault.nodes.erase(std::ranges::unique(fault.nodes).begin(), fault.nodes.end());
        const auto issued_with_first = [&](std::uint32_t successor) {
            const legal::Date& first = graph.nodes()[fault.nodes[1]].date;
            return first.complete() && graph.nodes()[successor].date == first;
        };
        const bool is_division = std::all_of(fault.nodes.begin() + 1, fault.nodes.end(), issued_with_first);
        if (fault.nodes.size() > 2 && !is_division) faults.push_back(std::move(fault));
    }
    return faults;
}

}  // namespace

std::vector<Fault> faults(const Graph& graph) {
    const Network& network = graph.network();
    const auto cites = [&](std::uint32_t edge) { return network.kind(edge) == EdgeKind::cites; };
    std::vector<Fault> all = cycles(graph, Fault::Kind::succession_cycle, [&](std::uint32_t edge) {
        return cites(edge) && succeeds(network.relation(edge));
    });
    std::ranges::move(cycles(graph, Fault::Kind::basis_cycle,
                             [&](std::uint32_t edge) { return cites(edge) && rests_on(network.relation(edge)); }),
                      std::back_inserter(all));
    std::ranges::move(forks(graph), std::back_inserter(all));
    return all;
}

}  // namespace doichieu::graph

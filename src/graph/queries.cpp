#include "graph/queries.h"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>

#include "graph/reach.h"

namespace doichieu::graph {
namespace {

using legal::Relation;

bool is_citation(const Network& network, std::uint32_t edge) {
    return network.kind(edge) == EdgeKind::cites;
}

auto resting(const Network& network) {
    return [&network](std::uint32_t edge) { return is_citation(network, edge) && rests_on(network.relation(edge)); };
}

/// Edges that the nodes were reached by.
std::vector<std::uint32_t> tree_edges(const std::vector<Reached>& nodes) {
    std::vector<std::uint32_t> edges;
    for (const Reached& one : nodes) {
        if (one.edge != kNoEdge) edges.push_back(one.edge);
    }
    std::ranges::sort(edges);
    return edges;
}

std::vector<std::uint32_t> sorted_nodes(const std::vector<Reached>& nodes) {
    std::vector<std::uint32_t> sorted;
    for (const Reached& one : nodes) sorted.push_back(one.node);
    std::ranges::sort(sorted);
    return sorted;
}

/// Edges among the nodes that are allowed.
template <typename Allows>
std::vector<std::uint32_t> edges_among(const Graph& graph, const std::vector<Reached>& nodes, const Allows& allows) {
    const Network& network = graph.network();
    const std::vector<std::uint32_t> members = sorted_nodes(nodes);
    std::vector<std::uint32_t> edges;
    for (const std::uint32_t node : members) {
        const auto [begin, end] = boost::out_edges(node, network.rows());
        for (auto edge = begin; edge != end; ++edge) {
            const std::uint32_t index = network.index(*edge);
            if (allows(index) && std::ranges::binary_search(members, boost::target(*edge, network.rows()))) {
                edges.push_back(index);
            }
        }
    }
    return edges;  // ascending, as the members are
}

/// Adds what is not there yet.
void join(std::vector<Reached>& nodes, const std::vector<Reached>& more) {
    std::vector<std::uint32_t> there = sorted_nodes(nodes);
    std::vector<std::uint32_t> place(more.size());
    for (std::uint32_t i = 0; i < more.size(); ++i) {
        Reached one = more[i];
        if (std::ranges::binary_search(there, one.node)) {
            place[i] = static_cast<std::uint32_t>(std::ranges::find(nodes, one.node, &Reached::node) - nodes.begin());
            continue;
        }
        place[i] = static_cast<std::uint32_t>(nodes.size());
        one.parent = one.edge == kNoEdge ? place[i] : place[one.parent];
        nodes.push_back(one);
    }
}

/// The way to the last node that was found, from the start.
Part way_to_last(const std::vector<Reached>& found, bool turned) {
    Part part;
    for (auto at = static_cast<std::uint32_t>(found.size() - 1);; at = found[at].parent) {
        part.nodes.push_back(found[at]);
        if (found[at].edge == kNoEdge) break;
    }
    if (!turned) std::ranges::reverse(part.nodes);
    // Where the way is turned round, an edge belongs to the node behind it.
    if (turned) {
        for (std::size_t i = part.nodes.size() - 1; i > 0; --i) part.nodes[i].edge = part.nodes[i - 1].edge;
        part.nodes.front().edge = kNoEdge;
    }
    for (std::uint32_t i = 0; i < part.nodes.size(); ++i) {
        part.nodes[i].depth = i;
        part.nodes[i].parent = i == 0 ? 0 : i - 1;
    }
    part.edges = tree_edges(part.nodes);
    return part;
}

}  // namespace

bool rests_on(Relation relation) {
    switch (relation) {
        case Relation::based_on:
        case Relation::implements:
        case Relation::continues:
        case Relation::reviews:
        case Relation::guides:
        case Relation::details:
            return true;
        case Relation::mentions:
        case Relation::promulgates:
        case Relation::amends:
        case Relation::supplements:
        case Relation::replaces:
        case Relation::repeals:
            return false;
    }
    return false;
}

bool changes(Relation relation) {
    return succeeds(relation) || relation == Relation::amends || relation == Relation::supplements;
}

bool succeeds(Relation relation) {
    return relation == Relation::replaces || relation == Relation::repeals;
}

Part everything(const Graph& graph) {
    Part part;
    for (std::uint32_t i = 0; i < graph.nodes().size(); ++i) part.nodes.push_back({i, kNoDepth, i, kNoEdge});
    for (std::uint32_t i = 0; i < graph.edge_count(); ++i) part.edges.push_back(i);
    return part;
}

Part surroundings(const Graph& graph, std::uint32_t node) {
    const Network& network = graph.network();
    const auto any = [](std::uint32_t) { return true; };
    // From the node itself along any edge, from its neighbours along those that rest on each other.
    const auto outward = [&](std::uint32_t edge) {
        return boost::source(boost::edge_from_index(edge, network.rows()), network.rows()) == node ||
               resting(network)(edge);
    };
    const auto inward = [&](std::uint32_t edge) {
        return boost::target(boost::edge_from_index(edge, network.rows()), network.rows()) == node ||
               resting(network)(edge);
    };
    constexpr Bounds kNear{2, -1};
    Part part;
    part.nodes = reach_up(network, {node}, outward, kNear);
    std::vector<std::uint32_t> cited;
    for (const Reached& one : part.nodes) {
        if (one.depth == 1) cited.push_back(one.node);
    }
    join(part.nodes, reach_down(network, {node}, inward, kNear));
    std::vector<Reached> successors;
    for (const std::uint32_t one : cited) {
        const auto place =
            static_cast<std::uint32_t>(std::ranges::find(part.nodes, one, &Reached::node) - part.nodes.begin());
        for (const std::uint32_t edge : graph.in_edges(one)) {
            if (!is_citation(network, edge) || !succeeds(network.relation(edge))) continue;
            const Reached successor{graph.edge(edge).from, 2, place, edge};
            const bool is_there = std::ranges::find(part.nodes, successor.node, &Reached::node) != part.nodes.end() ||
                                  std::ranges::find(successors, successor.node, &Reached::node) != successors.end();
            if (!is_there) successors.push_back(successor);
        }
    }
    part.nodes.insert(part.nodes.end(), successors.begin(), successors.end());
    part.edges = edges_among(graph, part.nodes, any);
    return part;
}

Part implementers(const Graph& graph, std::uint32_t node, bool transitive) {
    Part part;
    Bounds bounds;
    if (!transitive) bounds.depth = 1;
    part.nodes = reach_down(graph.network(), {node}, resting(graph.network()), bounds);
    part.edges = transitive ? edges_among(graph, part.nodes, resting(graph.network())) : std::vector<std::uint32_t>();
    if (!transitive) {  // all parallel ones, but none between those who carry it out
        for (const std::uint32_t edge : graph.in_edges(node)) {
            if (resting(graph.network())(edge)) part.edges.push_back(edge);
        }
    }
    return part;
}

Part impact(const Graph& graph, std::uint32_t node, const legal::Date& day) {
    const Network& network = graph.network();
    const auto was_there = [&](std::uint32_t index) {
        const legal::Date& date = graph.nodes()[index].date;
        return !day.stated() || !date.stated() || date.first_day() <= day;
    };
    const auto touches = [&](std::uint32_t edge) {
        if (!is_citation(network, edge) || succeeds(network.relation(edge)) || !network.holds(edge, day)) return false;
        const auto descriptor = boost::edge_from_index(edge, network.rows());
        const Relation relation = network.relation(edge);
        // A mere mention of the text itself must be seen to; what mentions others of the chain need not.
        if (relation == Relation::mentions && boost::target(descriptor, network.rows()) != node) return false;
        return was_there(boost::source(descriptor, network.rows()));
    };
    Part part;
    part.nodes = reach_down(network, {node}, touches);
    part.edges = edges_among(graph, part.nodes, touches);
    return part;
}

Part chain(const Graph& graph, std::uint32_t node) {
    Part part;
    part.nodes = reach_up(graph.network(), {node}, resting(graph.network()));
    part.edges = edges_among(graph, part.nodes, resting(graph.network()));
    return part;
}

std::optional<Part> path(const Graph& graph, std::uint32_t from, std::uint32_t to) {
    const Network& network = graph.network();
    if (from == to) return Part{{{from, 0, 0, kNoEdge}}, {}};
    const auto any = [](std::uint32_t) { return true; };
    const auto way_up = [&](std::uint32_t start, std::uint32_t end, const auto& allows) -> std::optional<Part> {
        const auto found = reach_up(network, {start}, allows, {kNoDepth, end});
        if (found.back().node != end) return {};
        return way_to_last(found, start != from);
    };
    if (auto way = way_up(from, to, resting(network))) return way;
    if (auto way = way_up(to, from, resting(network))) return way;
    if (auto way = way_up(from, to, any)) return way;
    if (auto way = way_up(to, from, any)) return way;
    const auto found = search(Undirected(network.rows()), network, {from}, {kNoDepth, to});
    if (found.back().node != to) return {};
    return way_to_last(found, false);
}

}  // namespace doichieu::graph

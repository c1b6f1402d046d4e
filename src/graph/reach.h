#pragma once

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/two_bit_color_map.hpp>
#include <boost/pending/queue.hpp>
#include <cstdint>
#include <limits>
#include <vector>

#include "graph/network.h"
#include "graph/queries.h"
#include "graph/undirected.h"

/// Breadth-first search as this folder's queries need it. The searching itself is Boost's.
namespace doichieu::graph {

/// Lets an edge pass when `allows(index)`. Boost wants it to be copied and made from nothing.
template <typename Allows>
struct EdgeFilter {
    const Network* network = nullptr;
    const Allows* allows = nullptr;
    bool operator()(const Network::Descriptor& edge) const { return (*allows)(network->index(edge)); }
};

template <typename Allows>
auto filtered(const Network& network, const Allows& allows) {
    return boost::filtered_graph<Network::Rows, EdgeFilter<Allows>>(network.rows(),
                                                                    EdgeFilter<Allows>{&network, &allows});
}

/// How far a search goes.
struct Bounds {
    std::uint32_t depth = std::numeric_limits<std::uint32_t>::max();
    std::int64_t until = -1;  ///< a node at which it ends
};

/// Writes down what is found in the order found. That order is also the queue's, so that the one whose neighbours are
/// looked at is always the next on the list.
class Recorder : public boost::default_bfs_visitor {
  public:
    struct Done {};  // how Boost's searches are ended early

    Recorder(const Network& network, const Bounds& bounds, std::vector<Reached>& found)
        : network_(&network), bounds_(&bounds), found_(&found) {}

    template <typename Rows>
    void examine_vertex(std::uint32_t, const Rows&) {
        ++at_;
        if ((*found_)[at_].depth >= bounds_->depth) throw Done();
    }
    template <typename Edge, typename Rows>
    void tree_edge(const Edge& edge, const Rows& rows) {
        using boost::target;
        const std::uint32_t node = target(edge, rows);
        found_->push_back({node, (*found_)[at_].depth + 1, at_, network_->index(underlying(edge))});
        if (node == bounds_->until) throw Done();
    }

  private:
    static const Network::Descriptor& underlying(const Network::Descriptor& edge) { return edge; }
    static const Network::Descriptor& underlying(
        const boost::detail::reverse_graph_edge_descriptor<Network::Descriptor>& edge) {
        return edge.underlying_descx;
    }
    static const Network::Descriptor& underlying(const Undirected::Step& step) { return step.edge; }
    const Network* network_;
    const Bounds* bounds_;
    std::vector<Reached>* found_;
    std::uint32_t at_ = std::numeric_limits<std::uint32_t>::max();  // before the first
};

template <typename Rows>
std::vector<Reached> search(const Rows& rows, const Network& network, const std::vector<std::uint32_t>& starts,
                            const Bounds& bounds) {
    std::vector<Reached> found;
    for (const std::uint32_t start : starts) {
        found.push_back({start, 0, static_cast<std::uint32_t>(found.size()), kNoEdge});
    }
    const auto index = boost::get(boost::vertex_index, network.rows());
    boost::two_bit_color_map<decltype(index)> colours(boost::num_vertices(network.rows()), index);
    boost::queue<std::uint32_t> queue;
    try {
        boost::breadth_first_visit(rows, starts.begin(), starts.end(), queue, Recorder(network, bounds, found),
                                   colours);
    } catch (const Recorder::Done&) {  // all within the bounds has been found
    }
    return found;
}

/// Along the edges that are allowed: up to what the starts rest on.
template <typename Allows>
std::vector<Reached> reach_up(const Network& network, const std::vector<std::uint32_t>& starts, const Allows& allows,
                              const Bounds& bounds = {}) {
    return search(filtered(network, allows), network, starts, bounds);
}

/// Against them: down to what rests on the starts.
template <typename Allows>
std::vector<Reached> reach_down(const Network& network, const std::vector<std::uint32_t>& starts, const Allows& allows,
                                const Bounds& bounds = {}) {
    const auto rows = filtered(network, allows);
    return search(boost::make_reverse_graph(rows), network, starts, bounds);
}

}  // namespace doichieu::graph

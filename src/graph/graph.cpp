#include "graph/graph.h"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cassert>
#include <utility>

namespace doichieu::graph {

/// Rows of out-edges and of in-edges. The out-edges' own index is the place in `edges`, since both are sorted alike.
struct Graph::Impl {
    using Rows = boost::compressed_sparse_row_graph<boost::bidirectionalS, boost::no_property, boost::no_property,
                                                    boost::no_property, std::uint32_t, std::uint32_t>;
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    Rows rows;

    Impl(std::vector<Node> sorted_nodes, std::vector<Edge> sorted_edges)
        : nodes(std::move(sorted_nodes)), edges(std::move(sorted_edges)), rows(make_rows(nodes.size(), edges)) {}

  private:
    static Rows make_rows(std::size_t node_count, const std::vector<Edge>& edges) {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
        ends.reserve(edges.size());
        for (const Edge& edge : edges) ends.emplace_back(edge.from, edge.to);
        return Rows(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(),
                    static_cast<std::uint32_t>(node_count));
    }
};

Graph::Graph(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Graph::Graph(Graph&&) noexcept = default;
Graph& Graph::operator=(Graph&&) noexcept = default;
Graph::~Graph() = default;

Graph Graph::make(std::vector<Node> nodes, std::vector<Edge> edges) {
    return Graph(std::make_unique<Impl>(std::move(nodes), std::move(edges)));
}

const std::vector<Node>& Graph::nodes() const {
    return impl_->nodes;
}

const std::vector<Edge>& Graph::edges() const {
    return impl_->edges;
}

std::vector<std::uint32_t> Graph::out_edges(std::uint32_t node) const {
    assert(node < impl_->nodes.size());
    std::vector<std::uint32_t> found;
    const auto [begin, end] = boost::out_edges(node, impl_->rows);
    for (auto edge = begin; edge != end; ++edge) found.push_back(boost::get(boost::edge_index, impl_->rows, *edge));
    return found;
}

std::vector<std::uint32_t> Graph::in_edges(std::uint32_t node) const {
    assert(node < impl_->nodes.size());
    std::vector<std::uint32_t> found;
    const auto [begin, end] = boost::in_edges(node, impl_->rows);
    for (auto edge = begin; edge != end; ++edge) found.push_back(boost::get(boost::edge_index, impl_->rows, *edge));
    std::ranges::sort(found);
    return found;
}

std::int64_t Graph::find(std::string_view id) const {
    const auto found = std::ranges::lower_bound(impl_->nodes, id, {}, &Node::id);
    return found == impl_->nodes.end() || found->id != id ? -1 : found - impl_->nodes.begin();
}

}  // namespace doichieu::graph

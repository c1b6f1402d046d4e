#include "graph/graph.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "graph/frozen.h"

namespace doichieu::graph {

Graph::Graph(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Graph::Graph(Graph&&) noexcept = default;
Graph& Graph::operator=(Graph&&) noexcept = default;
Graph::~Graph() = default;

const std::vector<Node>& Graph::nodes() const {
    return impl_->nodes;
}

std::uint32_t Graph::edge_count() const {
    return impl_->network.edge_count();
}

Edge Graph::edge(std::uint32_t index) const {
    const Network& network = impl_->network;
    const auto descriptor = boost::edge_from_index(index, network.rows());
    const std::span<const Evidence> evidence(impl_->evidence);
    const std::uint32_t begin = network.evidence_begin(index);
    return {boost::source(descriptor, network.rows()), boost::target(descriptor, network.rows()),
            network.statement(index), evidence.subspan(begin, network.evidence_begin(index + 1) - begin)};
}

std::vector<std::uint32_t> Graph::out_edges(std::uint32_t node) const {
    assert(node < impl_->nodes.size());
    std::vector<std::uint32_t> found;
    const auto [begin, end] = boost::out_edges(node, impl_->network.rows());
    for (auto edge = begin; edge != end; ++edge) found.push_back(impl_->network.index(*edge));
    return found;
}

std::vector<std::uint32_t> Graph::in_edges(std::uint32_t node) const {
    assert(node < impl_->nodes.size());
    std::vector<std::uint32_t> found;
    const auto [begin, end] = boost::in_edges(node, impl_->network.rows());
    for (auto edge = begin; edge != end; ++edge) found.push_back(impl_->network.index(*edge));
    std::ranges::sort(found);
    return found;
}

std::int64_t Graph::find(std::string_view id) const {
    const auto found = std::ranges::lower_bound(impl_->nodes, id, {}, &Node::id);
    return found == impl_->nodes.end() || found->id != id ? -1 : found - impl_->nodes.begin();
}

const std::vector<std::pair<std::string_view, std::uint32_t>>& Graph::own_ids() const {
    return impl_->own_ids;
}

const Network& Graph::network() const {
    return impl_->network;
}

}  // namespace doichieu::graph

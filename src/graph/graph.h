#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_pair.h"
#include "graph/facts.h"
#include "legal/date.h"
#include "legal/terms.h"
#include "registry/registry.h"

namespace doichieu::graph {

class Network;

/// One edge as it is looked at. Lives as long as its graph.
struct Edge {
    std::uint32_t from = 0;  ///< index of a node
    std::uint32_t to = 0;
    Statement statement;
    std::span<const Evidence> evidence;  ///< sorted, each once; empty when derived
};

/// Documents and instruments with typed, dated edges. Parallel edges that state the same are one with all their
/// evidence. Nodes sorted by id, edges by (from, to, statement): same input, same bytes.
class Graph {
  public:
    class Builder;
    Graph(Graph&&) noexcept;
    Graph& operator=(Graph&&) noexcept;
    ~Graph();

    [[nodiscard]] const std::vector<Node>& nodes() const;
    [[nodiscard]] std::uint32_t edge_count() const;
    [[nodiscard]] Edge edge(std::uint32_t index) const;
    /// Indices of edges that leave or reach a node, ascending.
    [[nodiscard]] std::vector<std::uint32_t> out_edges(std::uint32_t node) const;
    [[nodiscard]] std::vector<std::uint32_t> in_edges(std::uint32_t node) const;
    [[nodiscard]] std::int64_t find(std::string_view id) const;  ///< -1 when absent
    /// Documents by the instrument that they state to be: (Node::own_id, index), sorted.
    [[nodiscard]] const std::vector<std::pair<std::string_view, std::uint32_t>>& own_ids() const;

    /// Rows of Boost.Graph, for the queries of this folder.
    [[nodiscard]] const Network& network() const;

  private:
    struct Impl;
    explicit Graph(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

/// Collects from one or many documents, in any order, then freezes.
class Graph::Builder {
  public:
    Builder();
    ~Builder();
    Builder(Builder&&) noexcept;
    Builder& operator=(Builder&&) noexcept;

    void add(Facts facts);

    /// What the registry says of the instruments that are here when the graph freezes: cited ones alone, or all that it
    /// knows. Its relations are derived edges.
    enum class Known : std::uint8_t { cited, all };
    void add_registry(const registry::Registry& registry, Known which);

    /// A node known twice keeps the fuller of both: what the registry knows outranks a stub.
    void add_node(Node node);
    /// Between ids; both nodes must have been added by the time of freeze(). What a document asserts outranks what was
    /// derived; evidence adds up, and dates fill what is unset. An edge from a node to itself is dropped.
    void add_edge(EdgeFact edge);

    /// An instrument that exactly one of the documents states to be is that document.
    [[nodiscard]] Graph freeze() &&;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The same graph with a vertex for every cited provision ("31/2024/QH15@2024-01-18#Điều 5", part of its instrument) or
/// for every body that issued something, as wanted.
struct Detail {
    bool provisions = false;
    bool bodies = false;
};
[[nodiscard]] Graph with_detail(const Graph& graph, const Detail& detail);

}  // namespace doichieu::graph

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "citation/citation.h"
#include "legal/date.h"
#include "legal/terms.h"
#include "registry/registry.h"
#include "resolve/resolve.h"
#include "structure/outline.h"

namespace doichieu::graph {

enum class NodeKind : std::uint8_t { document, instrument };

struct Node {
    std::string id;  ///< "doc:xa-a/ke-hoach.docx", "25-NQ/TW@2013-06-03"
    NodeKind kind = NodeKind::instrument;
    std::string label;  ///< "Nghị quyết số 25-NQ/TW"
    legal::Level level = legal::Level::unknown;
    legal::Date date;
    bool stub = false;  ///< cited, but not in the registry
};

struct Evidence {
    std::string path;
    std::uint32_t line = 0;
    std::string text;  ///< the words that tell the relation

    friend auto operator<=>(const Evidence&, const Evidence&) = default;
};

struct Edge {
    std::uint32_t from = 0;  ///< index of a node
    std::uint32_t to = 0;
    legal::Relation relation = legal::Relation::mentions;
    bool asserted = true;  ///< said by a document; false when derived (from the registry, from a chain)
    legal::Date valid_from, valid_to;
    std::vector<Evidence> evidence;  ///< sorted, each once; empty when derived
};

/// Documents and instruments with typed, dated edges. Parallel edges of one relation are merged into one with all
/// their evidence. Nodes sorted by id, edges by (from, to, relation): same input, same bytes. Boost.Graph inside.
class Graph {
  public:
    class Builder;
    Graph(Graph&&) noexcept;
    Graph& operator=(Graph&&) noexcept;
    ~Graph();

    [[nodiscard]] const std::vector<Node>& nodes() const;
    [[nodiscard]] const std::vector<Edge>& edges() const;
    /// Indices of edges that leave or reach a node, ascending.
    [[nodiscard]] std::vector<std::uint32_t> out_edges(std::uint32_t node) const;
    [[nodiscard]] std::vector<std::uint32_t> in_edges(std::uint32_t node) const;
    [[nodiscard]] std::int64_t find(std::string_view id) const;  ///< -1 when absent

  private:
    struct Impl;
    explicit Graph(std::unique_ptr<Impl>);
    /// Nodes sorted by id, edges by (from, to, relation).
    static Graph make(std::vector<Node> nodes, std::vector<Edge> edges);
    std::unique_ptr<Impl> impl_;
};

/// Collects from one or many documents, in any order, then freezes.
class Graph::Builder {
  public:
    Builder();
    ~Builder();
    Builder(Builder&&) noexcept;
    Builder& operator=(Builder&&) noexcept;

    /// The document, what it cites, and what the cited ones say of each other by the document's own words and by the
    /// registry (asserted by the document; from the registry as derived). What refers to the document itself, what
    /// could not be read, and what takes up an earlier citation without naming it give no edge.
    void add(const structure::Outline&, const citation::Citations&, const std::vector<resolve::Resolution>&,
             const registry::Registry&);

    /// A node known twice keeps the fuller of both: what the registry knows outranks a stub.
    void add_node(Node node);
    /// Between ids; both nodes must have been added by the time of freeze(). What a document asserts outranks what was
    /// derived; evidence adds up, and dates fill what is unset. An edge from a node to itself is dropped.
    void add_edge(std::string_view from, std::string_view to, legal::Relation relation, bool asserted,
                  legal::Date valid_from, std::vector<Evidence> evidence);

    [[nodiscard]] Graph freeze() &&;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace doichieu::graph

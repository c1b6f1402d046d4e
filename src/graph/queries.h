#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/graph.h"
#include "legal/date.h"
#include "registry/registry.h"

/// What a graph is asked, in the domain's words. Answers hold indices of the graph's nodes and edges.
namespace doichieu::graph {

inline constexpr std::uint32_t kNoEdge = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::uint32_t kNoDepth = std::numeric_limits<std::uint32_t>::max();

/// A node of an answer: how far it is from what was asked for, and the way there.
struct Reached {
    std::uint32_t node = 0;
    std::uint32_t depth = 0;       ///< edges between; kNoDepth where nothing was asked for
    std::uint32_t parent = 0;      ///< place of the node before it in the answer; its own place at a start
    std::uint32_t edge = kNoEdge;  ///< that joins the two; kNoEdge at a start
};

/// A part of a graph: nodes, nearest first, and edges ascending.
struct Part {
    std::vector<Reached> nodes;
    std::vector<std::uint32_t> edges;
};

/// A relation by which a text carries out, or rests on, the other: based_on, implements, continues, reviews, guides,
/// details. Not a mere mention, nor what ends or changes the other.
[[nodiscard]] bool rests_on(legal::Relation relation);
/// amends, supplements, replaces, repeals: what is done to another text and stays done.
[[nodiscard]] bool changes(legal::Relation relation);
/// replaces, repeals.
[[nodiscard]] bool succeeds(legal::Relation relation);

/// Nodes that a person means by `key`: an id or its beginning, a document's path or file name, a notation, a name that
/// the registry knows. Empty when nothing fits, several when it does not tell.
[[nodiscard]] std::vector<std::uint32_t> find_nodes(const Graph& graph, std::string_view key,
                                                    const registry::Registry& registry);

/// The whole graph.
[[nodiscard]] Part everything(const Graph& graph);

/// A node with what it cites and what cites it; beyond those, what these rest on and who rests on it through another,
/// and what has taken the place of a cited one.
[[nodiscard]] Part surroundings(const Graph& graph, std::uint32_t node);

/// Who carries a text out, through others too when `transitive`.
[[nodiscard]] Part implementers(const Graph& graph, std::uint32_t node, bool transitive);

/// Everything that must be looked at when the text is replaced on `day`: what cites it, and through chains what rests on
/// or changes those. Only what was there and held by then; an unset day leaves nothing out.
[[nodiscard]] Part impact(const Graph& graph, std::uint32_t node, const legal::Date& day);

/// What a text rests on, up to the Centre.
[[nodiscard]] Part chain(const Graph& graph, std::uint32_t node);

/// The shortest way between two nodes, the first's first: along edges that rest on each other, else along any, in one
/// direction or the other, else whichever way they point. Nothing when they are not connected.
[[nodiscard]] std::optional<Part> path(const Graph& graph, std::uint32_t from, std::uint32_t to);

/// What hangs in the air.
struct Orphans {
    std::vector<std::uint32_t> without_basis;    ///< documents below the Centre that rest on nothing
    std::vector<std::uint32_t> not_carried_out;  ///< cited, not replaced, and no document rests on it
    /// A document rests on `above` although a superior's own text, `between`, carries that out for it.
    struct Skipped {
        std::uint32_t document = 0;
        std::uint32_t between = 0;
        std::uint32_t above = 0;
        std::uint32_t edge = 0;  ///< from document to above
    };
    std::vector<Skipped> skipped;
};
[[nodiscard]] Orphans orphans(const Graph& graph);

/// What cannot be right in what is known.
struct Fault {
    enum class Kind : std::uint8_t {
        succession_cycle,  ///< each of these replaces or repeals the next
        basis_cycle,       ///< each of these rests on the next
        /// The first is replaced as a whole by each of the others, which were not issued on one day: those would share
        /// what it held (one law divided into two).
        fork
    };
    Kind kind = Kind::fork;
    std::vector<std::uint32_t> nodes;
    std::vector<std::uint32_t> edges;
};
[[nodiscard]] std::vector<Fault> faults(const Graph& graph);

/// A text by how much rests on it.
struct Weight {
    std::uint32_t node = 0;
    std::uint32_t direct = 0;     ///< nodes that rest on it
    std::uint32_t all = 0;        ///< also through others
    std::uint32_t documents = 0;  ///< of those all, given documents
};
/// The `most` weightiest, heaviest first.
[[nodiscard]] std::vector<Weight> central(const Graph& graph, std::size_t most);

}  // namespace doichieu::graph

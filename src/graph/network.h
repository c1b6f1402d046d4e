#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstdint>
#include <vector>

#include "graph/facts.h"

namespace doichieu::graph {

/// The edges of a graph: Boost's rows for both directions, and beside them, by the edge's index, what it says in one
/// byte, its dates where it has any, and where its evidence begins.
class Network {
  public:
    using Rows = boost::compressed_sparse_row_graph<boost::bidirectionalS, boost::no_property, boost::no_property,
                                                    boost::no_property, std::uint32_t, std::uint32_t>;
    using Descriptor = boost::graph_traits<Rows>::edge_descriptor;

    /// One edge with the number of its pieces of evidence.
    struct Link {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        Statement statement;
        std::uint32_t evidence = 0;
    };
    /// `sorted` by (from, to): the index of an edge is its place.
    Network(std::uint32_t vertices, const std::vector<Link>& sorted);

    [[nodiscard]] const Rows& rows() const { return rows_; }
    [[nodiscard]] std::uint32_t edge_count() const { return static_cast<std::uint32_t>(said_.size()); }
    [[nodiscard]] std::uint32_t index(const Descriptor& edge) const {
        return boost::get(boost::edge_index, rows_, edge);
    }

    [[nodiscard]] EdgeKind kind(std::uint32_t edge) const { return static_cast<EdgeKind>(said_[edge] >> 4 & 3U); }
    [[nodiscard]] legal::Relation relation(std::uint32_t edge) const {
        return static_cast<legal::Relation>(said_[edge] & 15U);
    }
    [[nodiscard]] Statement statement(std::uint32_t edge) const;
    /// Whether the edge holds on the day; without dates it does. An unset day asks nothing.
    [[nodiscard]] bool holds(std::uint32_t edge, const legal::Date& day) const;
    /// Place of an edge's first piece of evidence in the order of edges; of edge_count(), the number of all.
    [[nodiscard]] std::uint32_t evidence_begin(std::uint32_t edge) const { return evidence_begin_[edge]; }

  private:
    struct Dates {
        std::uint32_t edge = 0;
        legal::Date from, to;
    };
    [[nodiscard]] const Dates* dates(std::uint32_t edge) const;

    Rows rows_;
    std::vector<std::uint8_t> said_;
    std::vector<std::uint32_t> evidence_begin_;
    std::vector<Dates> dates_;  ///< by edge; most have none
};

}  // namespace doichieu::graph

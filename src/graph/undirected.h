#pragma once

#include <boost/graph/graph_traits.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <cstdint>
#include <utility>

#include "graph/network.h"

namespace doichieu::graph {

/// A network whose edges lead both ways, as Boost's searches want it (IncidenceGraph). Holds nothing but the rows.
class Undirected {
  public:
    using Rows = Network::Rows;

    /// An edge along which one goes, or against which.
    struct Step {
        Network::Descriptor edge;
        bool is_against = false;
        friend bool operator==(const Step&, const Step&) = default;
    };

    /// All that leave a vertex, then all that reach it.
    class Steps : public boost::iterator_facade<Steps, Step, boost::forward_traversal_tag, Step> {
      public:
        using Out = boost::graph_traits<Rows>::out_edge_iterator;
        using In = boost::graph_traits<Rows>::in_edge_iterator;
        Steps() = default;
        Steps(Out out, Out out_end, In in) : out_(out), out_end_(out_end), in_(in) {}

      private:
        friend class boost::iterator_core_access;
        [[nodiscard]] Step dereference() const { return out_ != out_end_ ? Step{*out_, false} : Step{*in_, true}; }
        void increment() {
            if (out_ != out_end_) {
                ++out_;
            } else {
                ++in_;
            }
        }
        [[nodiscard]] bool equal(const Steps& other) const { return out_ == other.out_ && in_ == other.in_; }
        Out out_, out_end_;
        In in_;
    };

    using vertex_descriptor = std::uint32_t;
    using edge_descriptor = Step;
    using out_edge_iterator = Steps;
    using degree_size_type = std::uint32_t;
    using directed_category = boost::directed_tag;
    using edge_parallel_category = boost::allow_parallel_edge_tag;
    using traversal_category = boost::incidence_graph_tag;
    static vertex_descriptor null_vertex() { return boost::graph_traits<Rows>::null_vertex(); }

    explicit Undirected(const Rows& rows) : rows_(&rows) {}

    friend std::pair<Steps, Steps> out_edges(std::uint32_t vertex, const Undirected& graph) {
        const auto [out, out_end] = boost::out_edges(vertex, *graph.rows_);
        const auto [in, in_end] = boost::in_edges(vertex, *graph.rows_);
        return {Steps(out, out_end, in), Steps(out_end, out_end, in_end)};
    }
    friend std::uint32_t out_degree(std::uint32_t vertex, const Undirected& graph) {
        return static_cast<std::uint32_t>(boost::out_degree(vertex, *graph.rows_) +
                                          boost::in_degree(vertex, *graph.rows_));
    }
    friend std::uint32_t source(const Step& step, const Undirected& graph) {
        return step.is_against ? boost::target(step.edge, *graph.rows_) : boost::source(step.edge, *graph.rows_);
    }
    friend std::uint32_t target(const Step& step, const Undirected& graph) {
        return step.is_against ? boost::source(step.edge, *graph.rows_) : boost::target(step.edge, *graph.rows_);
    }

  private:
    const Rows* rows_;
};

}  // namespace doichieu::graph

#include <algorithm>
#include <set>

#include "graph/queries.h"
#include "graph/reach.h"
#include "registry/instrument_id.h"

namespace doichieu::graph {
namespace {

using legal::Level;

/// The Centre first; 0 where the level is not known.
int rank(Level level) {
    switch (level) {
        case Level::central:
            return 1;
        case Level::province:
            return 2;
        case Level::district:
            return 3;
        case Level::commune:
            return 4;
        case Level::cell:
            return 5;
        case Level::unknown:
            return 0;
    }
    return 0;
}

class Search {
  public:
    explicit Search(const Graph& graph) : graph_(graph), network_(graph.network()) {
        for (std::uint32_t i = 0; i < graph.nodes().size(); ++i) {
            const Node& node = graph.nodes()[i];
            if (node.kind != NodeKind::document || node.is_nameless()) continue;
            documents_.push_back(i);
            if (node.level == Level::province) provinces_.insert(registry::place_id(node.issuer));
        }
    }

    /// Whether a document that was given comes from a body below the issuer of this one, as far as the two say so.
    [[nodiscard]] bool has_subordinates(const Node& node) const {
        const std::string& place = registry::place_id(node.issuer);
        return std::ranges::any_of(documents_, [&](std::uint32_t index) {
            const Node& other = graph_.nodes()[index];
            if (rank(other.level) <= rank(node.level)) return false;
            if (node.level == Level::central) return true;
            if (node.level == Level::province) return provinces_.size() == 1;
            return !place.empty() && place == registry::place_id(other.superior);
        });
    }

    Orphans run() {
        Orphans orphans;
        for (const std::uint32_t document : documents_) {
            const auto above = reach_up(network_, {document}, rests_, {1, -1});
            const Level level = graph_.nodes()[document].level;
            if (above.size() == 1 && level != Level::central) orphans.without_basis.push_back(document);
            find_skipped(document, orphans.skipped);
        }
        orphans.not_carried_out = not_carried_out();
        return orphans;
    }

  private:
    [[nodiscard]] std::vector<std::uint32_t> not_carried_out() const {
        std::vector<bool> carried(graph_.nodes().size());
        if (!documents_.empty()) {
            for (const Reached& one : reach_up(network_, documents_, rests_)) {
                if (one.depth > 0) carried[one.node] = true;
            }
            // A document that another rests on is carried out too, though the search began at it.
            for (const std::uint32_t document : documents_) {
                for (const std::uint32_t edge : graph_.out_edges(document)) {
                    if (rests_(edge)) carried[graph_.edge(edge).to] = true;
                }
            }
        }
        std::vector<std::uint32_t> found;
        for (std::uint32_t i = 0; i < graph_.nodes().size(); ++i) {
            const Node& node = graph_.nodes()[i];
            const bool is_superior_document = node.kind == NodeKind::document && rank(node.level) > 0 &&
                                              rank(node.level) < rank(lowest()) && !node.is_nameless() &&
                                              has_subordinates(node);
            const bool counts = node.kind == NodeKind::instrument ? is_cited(i) : is_superior_document;
            if (counts && !carried[i] && !is_replaced(i)) found.push_back(i);
        }
        return found;
    }

    /// Lowest level of the documents that were given: nobody is to carry out what stands there.
    [[nodiscard]] Level lowest() const {
        Level lowest = Level::unknown;
        for (const std::uint32_t document : documents_) {
            if (rank(graph_.nodes()[document].level) > rank(lowest)) lowest = graph_.nodes()[document].level;
        }
        return lowest;
    }

    [[nodiscard]] bool is_cited(std::uint32_t node) const {
        const auto edges = graph_.in_edges(node);
        return std::ranges::any_of(edges, [&](std::uint32_t edge) {
            const Edge one = graph_.edge(edge);
            return one.statement.asserted && !succeeds(one.statement.relation);
        });
    }

    [[nodiscard]] bool is_replaced(std::uint32_t node) const {
        const auto edges = graph_.in_edges(node);
        return std::ranges::any_of(edges, [&](std::uint32_t edge) {
            const Statement said = graph_.edge(edge).statement;
            return said.kind == EdgeKind::cites && said.whole && succeeds(said.relation);
        });
    }

    /// Whether `between` comes from the document's superior, as far as the two say so. Otherwise nothing is claimed.
    [[nodiscard]] bool is_of_superior(const Node& between, const Node& document) const {
        const std::string place = registry::place_id(between.issuer);
        if (place.empty()) return false;
        if (between.level == Level::province) return provinces_.size() == 1 && *provinces_.begin() == place;
        return place == registry::place_id(document.superior);
    }

    void find_skipped(std::uint32_t index, std::vector<Orphans::Skipped>& found) const {
        const Node& document = graph_.nodes()[index];
        const int own = rank(document.level);
        if (own == 0) return;
        const auto above = reach_up(network_, {index}, rests_);
        const auto rests_on_it = [&](std::uint32_t node) {
            return std::ranges::find(above, node, &Reached::node) != above.end();
        };
        std::set<std::pair<std::uint32_t, std::uint32_t>> told;
        for (const std::uint32_t edge : graph_.out_edges(index)) {
            const std::uint32_t target = graph_.edge(edge).to;
            const int highest = rank(graph_.nodes()[target].level);
            if (!rests_(edge) || highest == 0 || own - highest < 2) continue;
            for (const std::uint32_t other : graph_.in_edges(target)) {
                const std::uint32_t between = graph_.edge(other).from;
                const Node& node = graph_.nodes()[between];
                const bool lies_between = rank(node.level) > highest && rank(node.level) < own;
                const bool was_there = !node.date.stated() || !document.date.stated() || node.date <= document.date;
                if (!rests_(other) || !lies_between || !was_there || rests_on_it(between)) continue;
                if (!is_of_superior(node, document)) continue;
                // However often the one cites it, or the other.
                if (told.emplace(between, target).second) found.push_back({index, between, target, edge});
            }
        }
    }

    struct Rests {
        const Network* network;
        bool operator()(std::uint32_t edge) const {
            return network->kind(edge) == EdgeKind::cites && rests_on(network->relation(edge));
        }
    };

    const Graph& graph_;
    const Network& network_;
    Rests rests_{&network_};
    std::vector<std::uint32_t> documents_;
    std::set<std::string> provinces_;  ///< that issued one of them
};

}  // namespace

Orphans orphans(const Graph& graph) {
    return Search(graph).run();
}

}  // namespace doichieu::graph

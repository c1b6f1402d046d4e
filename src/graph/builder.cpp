#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "graph/frozen.h"
#include "graph/queries.h"
#include "registry/validity.h"

namespace doichieu::graph {
namespace {

/// "98-KH/ĐU@2022-10-25" of "98-KH/ĐU@2022-10-25@xa-hong-phong"; empty where the date is not known.
std::string_view without_body(std::string_view id) {
    const std::size_t date = id.find('@');
    if (date == std::string_view::npos || id.substr(date).starts_with("@?")) return {};
    return id.substr(0, id.find('@', date + 1));
}

bool names_body(std::string_view id) {
    return without_body(id).size() != id.size();
}

}  // namespace

struct Graph::Builder::Impl {
    struct Entry {
        Node node;
        bool is_added = false;  ///< false: so far an edge names it
    };
    struct RawEdge {
        std::uint32_t from = 0;  ///< index of an entry, at last of a node
        std::uint32_t to = 0;
        Statement statement;
        std::vector<Evidence> evidence;

        [[nodiscard]] auto key() const {
            return std::tuple(from, to, statement.kind, statement.relation, statement.whole);
        }
        /// What is asserted, and dates in their order, first: the order of adding does not matter.
        [[nodiscard]] auto order() const {
            return std::tuple(key(), !statement.asserted, statement.valid_from, statement.valid_to);
        }
    };

    std::unordered_map<std::string, std::uint32_t> index;  ///< by id
    std::vector<Entry> entries;
    std::vector<RawEdge> edges;

    std::uint32_t intern(std::string_view id) {
        const auto [found, is_new] = index.try_emplace(std::string(id), static_cast<std::uint32_t>(entries.size()));
        if (is_new) entries.emplace_back();
        return found->second;
    }

    /// Instruments that one document states to be, with its entry. Of documents that fit none is taken, unless each states
    /// to be this very one, as two files of one text do: then the first by its path.
    [[nodiscard]] std::map<std::uint32_t, std::uint32_t> instruments_that_are_documents() const {
        std::multimap<std::string_view, std::uint32_t> documents;
        for (std::uint32_t i = 0; i < entries.size(); ++i) {
            if (const auto key = without_body(entries[i].node.own_id); !key.empty()) documents.emplace(key, i);
        }
        std::map<std::uint32_t, std::uint32_t> found;
        if (documents.empty()) return found;
        for (std::uint32_t i = 0; i < entries.size(); ++i) {
            const Node& node = entries[i].node;
            const auto key = without_body(node.id);
            if (node.kind != NodeKind::instrument || key.empty()) continue;
            std::uint32_t only = 0;
            std::size_t fits = 0;
            bool all_state_it = true;
            const auto [begin, end] = documents.equal_range(key);
            for (auto entry = begin; entry != end; ++entry) {
                const std::string& own_id = entries[entry->second].node.own_id;
                if (names_body(node.id) && names_body(own_id) && own_id != node.id) continue;
                all_state_it = all_state_it && own_id == node.id;
                if (fits == 0 || entries[entry->second].node.id < entries[only].node.id) only = entry->second;
                ++fits;
            }
            if (fits == 1 || (fits > 1 && all_state_it && names_body(node.id))) found.emplace(i, only);
        }
        return found;
    }

    void unite_with_documents() {
        const auto united = instruments_that_are_documents();
        if (united.empty()) return;
        for (const auto& [instrument, document] : united) {
            Node& kept = entries[document].node;
            const Node& other = entries[instrument].node;
            if (kept.level == legal::Level::unknown) kept.level = other.level;
            if (kept.title.empty()) kept.title = other.title;
            if (kept.issuer.empty()) kept.issuer = other.issuer;
            entries[instrument].is_added = false;
        }
        const auto rename = [&](std::uint32_t& end) {
            if (const auto found = united.find(end); found != united.end()) end = found->second;
        };
        for (RawEdge& edge : edges) {
            rename(edge.from);
            rename(edge.to);
        }
    }

    /// Nodes by id; edges count by them from then on.
    [[nodiscard]] std::vector<Node> take_nodes() {
        std::vector<std::uint32_t> order;
        for (std::uint32_t i = 0; i < entries.size(); ++i) {
            if (entries[i].is_added) order.push_back(i);
        }
        std::ranges::sort(order, {}, [&](std::uint32_t i) { return std::string_view(entries[i].node.id); });
        std::vector<Node> nodes;
        std::vector<std::uint32_t> rank(entries.size());
        for (const std::uint32_t i : order) {
            rank[i] = static_cast<std::uint32_t>(nodes.size());
            nodes.push_back(std::move(entries[i].node));
        }
        for (RawEdge& edge : edges) {
            edge.from = rank[edge.from];
            edge.to = rank[edge.to];
        }
        std::erase_if(edges, [](const RawEdge& edge) { return edge.from == edge.to; });
        std::ranges::stable_sort(edges, {}, &RawEdge::order);
        return nodes;
    }
};

Graph::Builder::Builder() : impl_(std::make_unique<Impl>()) {}
Graph::Builder::~Builder() = default;
Graph::Builder::Builder(Builder&&) noexcept = default;
Graph::Builder& Graph::Builder::operator=(Builder&&) noexcept = default;

void Graph::Builder::add(Facts facts) {
    add_node(std::move(facts.document));
    for (Node& node : facts.cited) add_node(std::move(node));
    for (EdgeFact& edge : facts.edges) add_edge(std::move(edge));
}

void Graph::Builder::add_node(Node node) {
    Impl::Entry& entry = impl_->entries[impl_->intern(node.id)];
    if (!std::exchange(entry.is_added, true)) {
        entry.node = std::move(node);
        return;
    }
    Node& kept = entry.node;
    if (kept.stub && !node.stub) std::swap(kept, node);
    if (kept.level == legal::Level::unknown) kept.level = node.level;
    if (!kept.date.stated()) kept.date = node.date;
    if (!node.stub) return;
    kept.is_undecided = kept.stub && (kept.is_undecided || node.is_undecided);
    // Of several stubs the words that come first, so that the order of documents does not matter.
    const auto take_first = [](std::string& ours, const std::string& theirs) {
        if (ours.empty() || (!theirs.empty() && theirs < ours)) ours = theirs;
    };
    if (kept.stub) {
        take_first(kept.label, node.label);
        take_first(kept.title, node.title);
        take_first(kept.issuer, node.issuer);
    }
}

void Graph::Builder::add_edge(EdgeFact edge) {
    const std::uint32_t from = impl_->intern(edge.from);
    const std::uint32_t to = impl_->intern(edge.to);
    impl_->edges.push_back({from, to, edge.statement, std::move(edge.evidence)});
}

void Graph::Builder::add_registry(const registry::Registry& registry, Known which) {
    std::vector<const registry::Instrument*> known;
    if (which == Known::all) {
        known = registry.all();
        for (const registry::Instrument* instrument : known) add_node(node_of(*instrument, registry));
    } else {
        for (const Impl::Entry& entry : impl_->entries) {
            if (!entry.is_added || entry.node.kind != NodeKind::instrument) continue;
            if (const registry::Instrument* instrument = registry.by_id(entry.node.id)) known.push_back(instrument);
        }
    }
    for (const registry::Instrument* instrument : known) {
        for (const registry::InstrumentRelation& relation : registry.relations_from(*instrument)) {
            const auto target = impl_->index.find(relation.to->id);
            if (target == impl_->index.end() || !impl_->entries[target->second].is_added) continue;
            Statement statement;
            statement.relation = relation.relation;
            statement.whole = relation.whole;
            statement.asserted = false;
            statement.valid_from = relation.date.stated() ? relation.date : registry::takes_effect(relation);
            // What an instrument says of another holds as long as it does; what it did to another stays done.
            if (!changes(relation.relation)) statement.valid_to = relation.from->effective_to;
            add_edge({relation.from->id, relation.to->id, statement, {}});
        }
    }
}

Graph Graph::Builder::freeze() && {
    impl_->unite_with_documents();
    std::vector<Node> nodes = impl_->take_nodes();
    std::vector<Impl::RawEdge>& edges = impl_->edges;
    std::vector<Network::Link> links;
    std::vector<Evidence> evidence;
    for (auto first = edges.begin(); first != edges.end();) {
        Network::Link link{first->from, first->to, first->statement, 0};
        std::vector<Evidence> own;
        auto same = first;
        for (; same != edges.end() && same->key() == first->key(); ++same) {
            if (!link.statement.valid_from.stated()) link.statement.valid_from = same->statement.valid_from;
            if (!link.statement.valid_to.stated()) link.statement.valid_to = same->statement.valid_to;
            std::ranges::move(same->evidence, std::back_inserter(own));
        }
        std::ranges::sort(own);
        own.erase(std::ranges::unique(own).begin(), own.end());
        link.evidence = static_cast<std::uint32_t>(own.size());
        links.push_back(link);
        std::ranges::move(own, std::back_inserter(evidence));
        first = same;
    }
    return Graph(std::make_unique<Graph::Impl>(std::move(nodes), links, std::move(evidence)));
}

}  // namespace doichieu::graph

#include <algorithm>
#include <set>

#include "graph/queries.h"
#include "legal/notation.h"
#include "registry/look_up.h"
#include "text/characters.h"

namespace doichieu::graph {
namespace {

constexpr std::string_view kDocument = "doc:";

/// Nodes whose id, or the instrument that they state to be, begins with the text.
void add_beginning_with(const Graph& graph, std::string_view text, std::set<std::uint32_t>& found) {
    const auto& nodes = graph.nodes();
    for (auto node = std::ranges::lower_bound(nodes, text, {}, &Node::id);
         node != nodes.end() && node->id.starts_with(text); ++node) {
        found.insert(static_cast<std::uint32_t>(node - nodes.begin()));
    }
    const auto& own = graph.own_ids();
    for (auto entry = std::ranges::lower_bound(own, text, {}, [](const auto& one) { return one.first; });
         entry != own.end() && entry->first.starts_with(text); ++entry) {
        found.insert(entry->second);
    }
}

std::string without_spaces(std::string_view text) {
    std::string result(text);
    std::erase(result, ' ');
    return result;
}

/// "./a/b.txt" as reports name it.
std::string_view plain_path(std::string_view path) {
    while (path.starts_with("./")) path.remove_prefix(2);
    return path;
}

void add_document_named(const Graph& graph, std::string_view name, std::set<std::uint32_t>& found) {
    for (std::uint32_t i = 0; i < graph.nodes().size(); ++i) {
        const Node& node = graph.nodes()[i];
        if (node.kind != NodeKind::document) continue;
        const std::string_view path = plain_path(std::string_view(node.id).substr(kDocument.size()));
        if (path == name || (path.ends_with(name) && path[path.size() - name.size() - 1] == '/')) found.insert(i);
    }
}

}  // namespace

std::vector<std::uint32_t> find_nodes(const Graph& graph, std::string_view written,
                                      const registry::Registry& registry) {
    const std::string_view key = text::trim(written);
    if (key.empty()) return {};
    for (const std::string& id : {std::string(key), std::string(kDocument) + std::string(key)}) {
        if (const std::int64_t node = graph.find(id); node >= 0) return {static_cast<std::uint32_t>(node)};
    }
    std::set<std::uint32_t> found;
    const std::string plain = without_spaces(key);
    const std::size_t at = plain.find('@');
    if (at != std::string::npos && !key.starts_with(kDocument)) add_beginning_with(graph, plain, found);
    if (at == std::string::npos) {
        if (const auto notation = legal::parse_notation(plain)) {
            add_beginning_with(graph, legal::canonical(*notation) + "@", found);
        }
    }
    for (const registry::Instrument* instrument : registry::look_up(registry, key)) {
        if (const std::int64_t node = graph.find(instrument->id); node >= 0) {
            found.insert(static_cast<std::uint32_t>(node));
        } else {
            add_beginning_with(graph, instrument->id, found);  // a document that states to be this one
        }
    }
    if (found.empty()) {
        add_document_named(graph, plain_path(key.starts_with(kDocument) ? key.substr(kDocument.size()) : key), found);
    }
    return {found.begin(), found.end()};
}

}  // namespace doichieu::graph

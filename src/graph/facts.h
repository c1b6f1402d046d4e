#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_pair.h"
#include "citation/citation.h"
#include "legal/date.h"
#include "legal/terms.h"
#include "registry/registry.h"
#include "resolve/resolve.h"
#include "structure/outline.h"

/// What one document adds to a graph, as plain values.
namespace doichieu::graph {

enum class NodeKind : std::uint8_t { document, instrument, provision, body };
[[nodiscard]] const char* to_string(NodeKind);

struct Node {
    std::string id;  ///< "doc:xa-a/ke-hoach.docx", "25-NQ/TW@2013-06-03"
    NodeKind kind = NodeKind::instrument;
    std::string label;     ///< "Nghị quyết số 25-NQ/TW"
    std::string title;     ///< what it is about; empty when not known
    std::string issuer;    ///< as the document or the registry names it
    std::string superior;  ///< of a document: the body above its issuer
    std::string own_id;    ///< of a document: the instrument that it states to be
    legal::Level level = legal::Level::unknown;
    legal::Date date;
    int last_year = 0;          ///< of a plan: the last year that it is for; 0 when not stated
    bool stub = false;          ///< cited, but not in the registry
    bool is_undecided = false;  ///< a stub by a number that several bear in the registry: which one is not told

    /// A document that states neither its type nor its number, subject or issuer, as a README does; its file's path is
    /// its label.
    [[nodiscard]] bool is_nameless() const {
        return kind == NodeKind::document && issuer.empty() && level == legal::Level::unknown &&
               id.ends_with(":" + label);
    }
};

struct Evidence {
    std::string path;
    std::uint32_t line = 0;
    std::string text;        ///< the words that tell the relation
    std::string quote;       ///< from those words to the end of the citation, cut to a line
    base::TextPair address;  ///< "II.7, đoạn 5"
    std::string provision;   ///< "khoản 2 Điều 5" when only that is cited

    friend bool operator==(const Evidence&, const Evidence&) = default;
    /// By place.
    friend std::strong_ordering operator<=>(const Evidence&, const Evidence&);
};

/// What an edge is about: one text about another, or what belongs to what.
enum class EdgeKind : std::uint8_t { cites, part_of, issued_by };

/// What an edge says.
struct Statement {
    EdgeKind kind = EdgeKind::cites;
    legal::Relation relation = legal::Relation::mentions;  ///< of `cites`
    bool whole = true;                                     ///< false: about a part of the target
    bool asserted = true;              ///< said by a document; false when derived (from the registry, from a chain)
    legal::Date valid_from, valid_to;  ///< unset: not said
};
/// The relation's name, "part_of" or "issued_by".
[[nodiscard]] const char* to_string(const Statement&);

/// An edge between ids.
struct EdgeFact {
    std::string from, to;
    Statement statement;
    std::vector<Evidence> evidence;
};

struct Facts {
    Node document;
    std::vector<Node> cited;
    std::vector<EdgeFact> edges;
};

/// The document, what it cites, and what it says of the cited ones. What refers to the document itself, what could not
/// be read, and what takes up an earlier citation without naming it give no edge.
[[nodiscard]] Facts facts_of(const structure::Outline&, const citation::Citations&,
                             const std::vector<resolve::Resolution>&, const registry::Registry&);

/// An instrument of the registry.
[[nodiscard]] Node node_of(const registry::Instrument& instrument, const registry::Registry& registry);

}  // namespace doichieu::graph

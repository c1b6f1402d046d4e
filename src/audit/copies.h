#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "audit/facts.h"
#include "audit/texts.h"

namespace doichieu::audit {

/// Paragraphs of which less stands in both, in the same order, are no copies of each other.
inline constexpr double kLeastCopied = 0.5;

enum class CopyKind : std::uint8_t { document, section, paragraph };
/// The weakest likeness of the parts: word for word; but for numbers, dates and names of places and bodies; nearly.
enum class Likeness : std::uint8_t { exact, masked, near };
[[nodiscard]] const char* to_string(CopyKind);
[[nodiscard]] const char* to_string(Likeness);

/// A stretch of a document.
struct Stretch {
    std::uint32_t document = 0;
    std::uint32_t line = 0;
    std::uint32_t end_line = 0;
    std::uint32_t first = 0;  ///< ParagraphFact
    std::uint32_t end = 0;
};

/// Text that stands in two documents; `from` is the older where dates tell, else the first by path.
struct Copy {
    bool is_dated = false;  ///< dates, or the years planned for, tell which of the two came first
    CopyKind kind = CopyKind::paragraph;
    Likeness likeness = Likeness::exact;
    double share = 0;  ///< part of `to` that stands in `from`, by words
    Stretch from, to;
    std::string title;            ///< of a section
    std::uint32_t documents = 0;  ///< that hold this paragraph
    bool is_common = false;       ///< boilerplate: in many documents
};

struct Copies {
    std::vector<Copy> list;
    /// Of each document: the part of its words that stand in no older one, boilerplate counted as copied; unset for what
    /// has no prose.
    std::vector<std::optional<double>> own_share;
};

/// What one document copied is reported once: a paragraph inside a copied section, or a section of a copied document,
/// is not listed for the same source. Ordered by `to`.
[[nodiscard]] Copies find_copies(const std::vector<DocumentFacts>& documents, Texts& texts);

}  // namespace doichieu::audit

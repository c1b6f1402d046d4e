#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "citation/body_names.h"
#include "citation/citation.h"
#include "citation/words.h"
#include "structure/outline.h"

namespace doichieu::citation {

/// Fills subject, cited_by, relation, cue and provision of one paragraph's citations (`found`, in order, spans relative
/// to the paragraph). `first` is the index that found[0] will have in the document.
/// `lead` is what an opening line gave to the items below it.
void relate(const Words& words, const BodyNames& bodies, structure::Role role, std::optional<legal::Relation> lead,
            std::vector<Citation>& found, std::int32_t first);

/// Relation that a line ending in ":" or a heading gives to the items below it ("bãi bỏ các văn bản sau:", "CĂN CỨ").
[[nodiscard]] std::optional<legal::Relation> lead_in(const Words& words, structure::Role role, std::size_t cited_end);

/// The paragraph is an item of a list: "- …", "1. …", "a) …".
/// A short line about the grounds of a document, over a list of them: "CĂN CỨ", "Cơ sở pháp lý".
[[nodiscard]] bool is_basis_heading(const Words& words);

[[nodiscard]] bool is_item(const Words& words);

}  // namespace doichieu::citation

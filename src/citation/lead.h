#pragma once

#include <cstddef>
#include <optional>

#include "citation/words.h"
#include "legal/terms.h"
#include "structure/outline.h"

namespace doichieu::citation {

// What a line gives to the items of the list below it.

/// Relation that a line ending in ":" or a heading gives to the items below it ("bãi bỏ các văn bản sau:", "CĂN CỨ").
[[nodiscard]] std::optional<legal::Relation> lead_in(const Words& words, structure::Role role, std::size_t cited_end);
/// A short line about the grounds of a document, over a list of them: "CĂN CỨ", "Cơ sở pháp lý".
[[nodiscard]] bool is_basis_heading(const Words& words);
/// The paragraph is an item of a list: "- …", "1. …", "a) …".
[[nodiscard]] bool is_item(const Words& words);
/// Where the text of an item begins, behind "b)", "1.", "-".
[[nodiscard]] std::size_t item_text(const Words& words);

}  // namespace doichieu::citation

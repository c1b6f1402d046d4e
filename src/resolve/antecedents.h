#pragma once

#include <string_view>
#include <vector>

#include "citation/citation.h"
#include "document/document.h"
#include "structure/outline.h"

namespace doichieu::resolve {

/// Sets `antecedent` of short forms and anaphors: they take up what was cited before, the nearest with the same type and
/// number (or type alone).
void find_antecedents(std::vector<citation::Citation>& items, const structure::Outline& outline);

/// "các Nghị quyết nêu trên": more than one is meant.
[[nodiscard]] bool is_plural(const document::Document& document, const citation::Citation& anaphor);
/// What the plural at index `plural` takes up again, each once: those of its type that its paragraph cites before it, or
/// the two that the document does. Empty where it is a guess.
[[nodiscard]] std::vector<std::size_t> taken_up_by(const std::vector<citation::Citation>& items, std::size_t plural);
/// "Kế hoạch" is the kind of "Kế hoạch phối hợp".
[[nodiscard]] bool is_kind_of(std::string_view type, std::string_view kind);
/// "Kế hoạch này": only this pointer can mean the document itself.
[[nodiscard]] bool is_pointer_this(const document::Document& document, const citation::Citation& anaphor);

}  // namespace doichieu::resolve

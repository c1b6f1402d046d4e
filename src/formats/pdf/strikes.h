#pragma once

#include <span>
#include <vector>

#include "formats/pdf/page.h"

/// Lines drawn through letters: how a print shows what was deleted while changes were tracked.
namespace doichieu::formats::pdf {

/// The horizontal rules of the page, top to bottom.
[[nodiscard]] std::vector<Box> level_rules(const Page& page);
/// Those of them (as level_rules() gives them) as high as the middle of the word's letters.
[[nodiscard]] std::span<const Box> rules_through(const std::vector<Box>& rules, const Word& word);

/// Marks the words that a rule runs through from their beginning to their end. Words have been cut where such a rule
/// begins or ends.
void mark_struck(Page& page);

}  // namespace doichieu::formats::pdf

#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace doichieu::checks {

/// The words of a text that carry its matter, folded; no numbers, no words that every plan holds ("thực hiện", "công
/// tác").
using WordBag = std::set<std::string, std::less<>>;
[[nodiscard]] WordBag word_bag(std::string_view text);

/// Neighbouring words as "tham nhũng", without those of which neither carries matter.
[[nodiscard]] WordBag word_pairs(std::string_view text);

/// Part of `wanted` that stands in `text`, 0 to 1.
[[nodiscard]] double shared_part(const WordBag& text, const WordBag& wanted);

}  // namespace doichieu::checks

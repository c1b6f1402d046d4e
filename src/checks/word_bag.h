#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace doichieu::checks {

/// The words of a text that carry its matter, folded, as numbers in order, each once; no numbers, no words that every
/// plan holds ("thực hiện", "công tác").
using WordBag = std::vector<std::uint64_t>;
[[nodiscard]] WordBag word_bag(std::string_view text);
/// The words of both.
[[nodiscard]] WordBag joined(const WordBag& a, const WordBag& b);

/// Neighbouring words as "tham nhũng", without those of which neither carries matter.
using WordPairs = std::set<std::string>;
[[nodiscard]] WordPairs word_pairs(std::string_view text);

/// Part of `wanted` that stands in `text`, 0 to 1.
[[nodiscard]] double shared_part(const WordBag& text, const WordBag& wanted);

}  // namespace doichieu::checks

#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace doichieu::citation {

/// text::fold() of one word, kept: a language has few thousand syllables, and the grammar asks for them again and
/// again. The view lives as long as the thread.
[[nodiscard]] std::string_view fold_word(std::string_view word);

/// Sets and maps of folded words that can be asked with a view.
struct WordHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
};
using WordSet = std::unordered_set<std::string_view, WordHash>;
template <typename Value>
using WordMap = std::unordered_map<std::string, Value, WordHash, std::equal_to<>>;

}  // namespace doichieu::citation

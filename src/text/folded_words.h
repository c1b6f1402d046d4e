#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace doichieu::text {

/// A hash of few instructions, for words: most have at most sixteen bytes.
[[nodiscard]] std::uint64_t hash_of_word(std::string_view word);

/// text::fold() of one word. It points into a table of the thread and is valid as long as the thread lives; that of a
/// word of more than sixteen bytes only for the next sixty-four calls of fold_word().
class FoldedWord {
  public:
    struct Entry {
        std::string text;
        std::uint64_t hash = 0;  ///< hash_of_word(text)
    };
    explicit FoldedWord(const Entry& entry) : entry_(&entry) {}

    [[nodiscard]] std::string_view view() const { return entry_->text; }
    operator std::string_view() const { return view(); }  // NOLINT: it is one
    [[nodiscard]] std::uint64_t hash() const { return entry_->hash; }

    template <std::size_t Size>
    friend bool operator==(FoldedWord word, const char (&literal)[Size]) {
        return word.entry_->text.size() == Size - 1 && std::memcmp(word.entry_->text.data(), literal, Size - 1) == 0;
    }
    friend bool operator==(FoldedWord word, std::string_view text) { return word.view() == text; }

  private:
    const Entry* entry_;
};

/// Kept: a language has few thousand syllables, and grammars ask for them again and again.
[[nodiscard]] FoldedWord fold_word(std::string_view word);

/// Folded words that the program knows. They must outlive the set.
class WordSet {
  public:
    WordSet(std::initializer_list<std::string_view> words);
    [[nodiscard]] bool contains(FoldedWord word) const { return contains(word.view(), word.hash()); }
    [[nodiscard]] bool contains(std::string_view word) const { return contains(word, hash_of_word(word)); }

  private:
    [[nodiscard]] bool contains(std::string_view word, std::uint64_t hash) const {
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t at = hash & mask; !slots_[at].empty(); at = (at + 1) & mask) {
            if (slots_[at] == word) return true;
        }
        return false;
    }
    std::vector<std::string_view> slots_;  ///< open addressing
};

struct WordHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return hash_of_word(word); }
    std::size_t operator()(FoldedWord word) const { return word.hash(); }
};
/// A map of folded words that can be asked with a view.
template <typename Value>
using WordMap = std::unordered_map<std::string, Value, WordHash, std::equal_to<>>;

}  // namespace doichieu::text

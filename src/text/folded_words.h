#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace doichieu::text {

/// A word of at most sixteen bytes as two numbers; with its size no two words have the same.
struct WordKey {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    friend bool operator==(const WordKey&, const WordKey&) = default;

    static constexpr std::size_t kMaxBytes = 16;

    static WordKey of(std::string_view word) {
        const char* const begin = word.data();
        const char* const end = begin + word.size();
        if (word.size() >= 8) return {load<std::uint64_t>(begin), load<std::uint64_t>(end - 8)};
        if (word.size() >= 4) return {load<std::uint32_t>(begin), load<std::uint32_t>(end - 4)};
        if (word.size() >= 2) return {load<std::uint16_t>(begin), load<std::uint16_t>(end - 2)};
        return {word.empty() ? 0 : load<unsigned char>(begin), 0};
    }
    [[nodiscard]] std::uint64_t hash(std::size_t size) const {
        const std::uint64_t mixed = (first ^ (last + size) * 0x9E3779B97F4A7C15ULL) * 0xFF51AFD7ED558CCDULL;
        return mixed ^ (mixed >> 32U);
    }

    template <typename Number>
    static std::uint64_t load(const char* from) {
        Number number;
        std::memcpy(&number, from, sizeof number);
        return number;
    }
};

/// A hash of few instructions, for words: most have at most sixteen bytes.
[[nodiscard]] inline std::uint64_t hash_of_word(std::string_view word) {
    std::uint64_t hash = 0;
    const std::size_t size = word.size();
    for (; word.size() > WordKey::kMaxBytes; word.remove_prefix(8))
        hash = (hash ^ WordKey::load<std::uint64_t>(word.data())) * 0x9FB21C651E98DF25ULL;
    return hash ^ WordKey::of(word).hash(size);
}

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
    [[nodiscard]] const Entry& entry() const { return *entry_; }

    template <std::size_t Size>
    friend bool operator==(FoldedWord word, const char (&literal)[Size]) {
        return word.entry_->text.size() == Size - 1 && std::memcmp(word.entry_->text.data(), literal, Size - 1) == 0;
    }
    friend bool operator==(FoldedWord word, std::string_view text) {
        const std::string_view own = word.view();  // most differ in size or at the first byte
        return own.size() == text.size() && (own.empty() || (own.front() == text.front() && own == text));
    }

  private:
    const Entry* entry_;
};

/// The folded words of a thread, found over the words' bytes; open addressing.
class FoldedWords {
  public:
    /// Made at a thread's first word.
    static FoldedWords& of_thread() { return table_ != nullptr ? *table_ : make(); }

    /// From now on the entries of new words are overwritten some day: no language has so many.
    [[nodiscard]] bool is_full() const { return entries_.size() >= kMostKept; }

    const FoldedWord::Entry& fold(std::string_view word) {
        if (word.size() > WordKey::kMaxBytes) return keep_for_a_while(word);
        const WordKey key = WordKey::of(word);
        for (std::size_t at = key.hash(word.size()) & mask_;; at = (at + 1) & mask_) {
            const Slot& slot = slots_[at];
            const bool is_alike = slot.key.first == key.first && slot.key.last == key.last && slot.size == word.size();
            if (is_alike && slot.entry != nullptr) return *slot.entry;
            if (slot.entry == nullptr) return add(word, at);
        }
    }

  private:
    struct Slot {
        WordKey key;
        std::size_t size = 0;
        const FoldedWord::Entry* entry = nullptr;
    };

    // The rare ways stay out of the common one.
    static FoldedWords& make();
    const FoldedWord::Entry& add(std::string_view word, std::size_t at);
    void grow();
    const FoldedWord::Entry& keep_for_a_while(std::string_view word);

    static constexpr std::size_t kMostKept = std::size_t{1} << 16;
    static thread_local constinit FoldedWords* table_;  ///< no guard is asked at each call

    // Few at first: a page that is not touched is not waited for, and one short text asks for some hundred words.
    std::vector<Slot> slots_ = std::vector<Slot>(1U << 9);
    std::size_t mask_ = (1U << 9) - 1;
    std::deque<FoldedWord::Entry> entries_;
    std::array<FoldedWord::Entry, 64> recent_;
    std::size_t next_ = 0;
};

/// Kept: a language has few thousand syllables, and grammars ask for them again and again.
[[nodiscard]] inline FoldedWord fold_word(std::string_view word) {
    return FoldedWord(FoldedWords::of_thread().fold(word));
}

/// Folded words that the program knows. They must outlive the set.
class WordSet {
  public:
    WordSet(std::initializer_list<std::string_view> words) : WordSet(std::span(words.begin(), words.size())) {}
    explicit WordSet(std::span<const std::string_view> words);
    [[nodiscard]] bool contains(FoldedWord word) const { return contains(word.view(), word.hash()); }
    [[nodiscard]] bool contains(std::string_view word) const { return contains(word, hash_of_word(word)); }

  private:
    [[nodiscard]] bool contains(std::string_view word, std::uint64_t hash) const {
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t at = hash & mask; !slots_[at].word.empty(); at = (at + 1) & mask) {
            if (slots_[at].hash == hash && slots_[at].word == word) return true;
        }
        return false;
    }

    struct Slot {
        std::uint64_t hash = 0;
        std::string_view word;
    };
    std::vector<Slot> slots_;  ///< open addressing
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

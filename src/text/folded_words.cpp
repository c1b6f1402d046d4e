#include "text/folded_words.h"

#include <array>
#include <deque>
#include <utility>

#include "text/fold.h"

namespace doichieu::text {
namespace {

constexpr std::size_t kMaxKeptBytes = 16;
constexpr std::size_t kMaxKeptWords = 1U << 16;

/// A word of at most sixteen bytes as two numbers; with its size no two words have the same.
struct Key {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    friend bool operator==(const Key&, const Key&) = default;
};

template <typename Number>
std::uint64_t load(const char* from) {
    Number number;
    std::memcpy(&number, from, sizeof number);
    return number;
}

Key key_of(std::string_view word) {
    const char* const begin = word.data();
    const char* const end = begin + word.size();
    if (word.size() >= 8) return {load<std::uint64_t>(begin), load<std::uint64_t>(end - 8)};
    if (word.size() >= 4) return {load<std::uint32_t>(begin), load<std::uint32_t>(end - 4)};
    if (word.size() >= 2) return {load<std::uint16_t>(begin), load<std::uint16_t>(end - 2)};
    return {word.empty() ? 0 : load<unsigned char>(begin), 0};
}

std::uint64_t hash_of(const Key& key, std::size_t size) {
    const std::uint64_t mixed = (key.first ^ (key.last + size) * 0x9E3779B97F4A7C15ULL) * 0xFF51AFD7ED558CCDULL;
    return mixed ^ (mixed >> 32U);
}

/// Open addressing over the words' bytes.
class FoldedWords {
  public:
    const FoldedWord::Entry& fold(std::string_view word) {
        if (word.size() > kMaxKeptBytes) return keep_for_a_while(word);
        const Key key = key_of(word);
        std::size_t at = hash_of(key, word.size()) & mask_;
        for (; slots_[at].entry != nullptr; at = (at + 1) & mask_) {
            if (slots_[at].key == key && slots_[at].size == word.size()) return *slots_[at].entry;
        }
        return add(word, key, at);
    }

  private:
    struct Slot {
        Key key;
        std::size_t size = 0;
        const FoldedWord::Entry* entry = nullptr;
    };

    static FoldedWord::Entry entry_of(std::string_view word) {
        FoldedWord::Entry entry{text::fold(word), 0};
        entry.hash = hash_of_word(entry.text);
        return entry;
    }

    // The rare ways stay out of the common one.
    [[gnu::noinline]] const FoldedWord::Entry& add(std::string_view word, const Key& key, std::size_t at) {
        if (entries_.size() >= kMaxKeptWords) return keep_for_a_while(word);
        slots_[at] = {key, word.size(), &entries_.emplace_back(entry_of(word))};
        if (entries_.size() * 2 > slots_.size()) grow();
        return entries_.back();
    }

    void grow() {
        std::vector<Slot> larger(slots_.size() * 2);
        mask_ = larger.size() - 1;
        for (const Slot& slot : slots_) {
            if (slot.entry == nullptr) continue;
            std::size_t at = hash_of(slot.key, slot.size) & mask_;
            while (larger[at].entry != nullptr) at = (at + 1) & mask_;
            larger[at] = slot;
        }
        slots_ = std::move(larger);
    }

    /// Long or rare words: the last few stay valid, which is all that one comparison needs.
    [[gnu::noinline]] const FoldedWord::Entry& keep_for_a_while(std::string_view word) {
        return recent_[next_++ % recent_.size()] = entry_of(word.substr(0, 256));
    }

    // Few at first: a page that is not touched is not waited for, and one short text asks for some hundred words.
    std::vector<Slot> slots_ = std::vector<Slot>(1U << 9);
    std::size_t mask_ = (1U << 9) - 1;
    std::deque<FoldedWord::Entry> entries_;
    std::array<FoldedWord::Entry, 64> recent_;
    std::size_t next_ = 0;
};

[[gnu::noinline]] FoldedWords& table_of_thread() {
    thread_local FoldedWords table;
    return table;
}

}  // namespace

std::uint64_t hash_of_word(std::string_view word) {
    if (word.size() > kMaxKeptBytes) return std::hash<std::string_view>{}(word);
    return hash_of(key_of(word), word.size());
}

FoldedWord fold_word(std::string_view word) {
    thread_local constinit FoldedWords* words = nullptr;  // no guard is asked at each call
    if (words == nullptr) words = &table_of_thread();
    return FoldedWord(words->fold(word));
}

WordSet::WordSet(std::initializer_list<std::string_view> words) {
    std::size_t slots = 4;
    while (slots < words.size() * 2) slots *= 2;
    slots_.resize(slots);
    for (const std::string_view word : words) {
        std::size_t at = hash_of_word(word) & (slots - 1);
        while (!slots_[at].empty()) at = (at + 1) & (slots - 1);
        slots_[at] = word;
    }
}

}  // namespace doichieu::text

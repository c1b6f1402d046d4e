#include "text/folded_words.h"

#include <utility>

#include "text/fold.h"

namespace doichieu::text {
namespace {

FoldedWord::Entry entry_of(std::string_view word) {
    FoldedWord::Entry entry{fold_characters(word), 0};
    entry.hash = hash_of_word(entry.text);
    return entry;
}

}  // namespace

thread_local constinit FoldedWords* FoldedWords::table_ = nullptr;

FoldedWords& FoldedWords::make() {
    thread_local FoldedWords table;
    table_ = &table;
    return table;
}

const FoldedWord::Entry& FoldedWords::add(std::string_view word, std::size_t at) {
    if (is_full()) {  // kept longer than anybody looks at one word
        thread_local std::vector<FoldedWord::Entry> late(std::size_t{1} << 14U);
        thread_local std::size_t next = 0;
        return late[next++ % late.size()] = entry_of(word);
    }
    slots_[at] = {WordKey::of(word), word.size(), &entries_.emplace_back(entry_of(word))};
    if (entries_.size() * 2 > slots_.size()) grow();
    return entries_.back();
}

void FoldedWords::grow() {
    std::vector<Slot> larger(slots_.size() * 2);
    mask_ = larger.size() - 1;
    for (const Slot& slot : slots_) {
        if (slot.entry == nullptr) continue;
        std::size_t at = slot.key.hash(slot.size) & mask_;
        while (larger[at].entry != nullptr) at = (at + 1) & mask_;
        larger[at] = slot;
    }
    slots_ = std::move(larger);
}

/// Long or rare words: the last few stay valid, which is all that one comparison needs.
const FoldedWord::Entry& FoldedWords::keep_for_a_while(std::string_view word) {
    return recent_[next_++ % recent_.size()] = entry_of(word.substr(0, 256));
}

WordSet::WordSet(std::span<const std::string_view> words) {
    std::size_t slots = 4;
    while (slots < words.size() * 2) slots *= 2;
    slots_.resize(slots);
    for (const std::string_view word : words) {
        const std::uint64_t hash = hash_of_word(word);
        std::size_t at = hash & (slots - 1);
        while (!slots_[at].word.empty() && slots_[at].word != word) at = (at + 1) & (slots - 1);
        slots_[at] = {hash, word};
    }
}

}  // namespace doichieu::text

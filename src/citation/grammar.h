#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "legal/terms.h"
#include "text/folded_words.h"

/// The tables of corpus/grammar as constant data, which the build writes (grammar_main.cpp), so that nothing is read at
/// start.
namespace doichieu::citation {

/// What belongs to folded words.
template <typename Value>
struct WordTable {
    struct Slot {
        std::uint64_t hash = 0;  ///< text::hash_of_word(word)
        std::string_view word;   ///< empty in a free slot
        Value value{};
    };
    std::span<const Slot> slots;  ///< open addressing; a power of two

    /// Null for a word that is not in the table.
    [[nodiscard]] const Value* find(text::FoldedWord word) const {
        for (std::size_t at = word.hash() & (slots.size() - 1);; at = (at + 1) & (slots.size() - 1)) {
            const Slot& slot = slots[at];
            if (slot.word.empty()) return nullptr;
            if (slot.hash == word.hash() && word == slot.word) return &slot.value;
        }
    }
};

using Phrases = std::span<const std::string_view>;

/// One list of phrases.tsv.
struct PhraseGroups {
    std::string_view list;
    Phrases phrases;                    ///< in the order of the table
    WordTable<Phrases> beginning_with;  ///< by their first word
};
[[nodiscard]] std::span<const PhraseGroups> phrase_groups();

/// The words that stand for each of abbreviations.tsv.
[[nodiscard]] const WordTable<Phrases>& abbreviations();

/// A phrase of relation_cues.tsv.
struct CuePhrase {
    std::string_view words;
    legal::Relation relation = legal::Relation::mentions;
    bool near = false;
};

/// The phrases of relation_cues.tsv, word by word from the last to the first; also with one syllable that lost its tone,
/// for phrases that are long enough to be told all the same.
struct CueTree {
    struct Node {
        std::uint32_t index = 0;
        bool goes_on = false;                ///< longer phrases end in the same words
        std::span<const CuePhrase> phrases;  ///< those that begin here
    };
    /// Open addressing: from a node with a word to another one, which is never the root.
    struct Step {
        std::uint64_t hash = 0;  ///< text::hash_of_word(word)
        std::string_view word;
        std::uint32_t from = 0;
        std::uint32_t to = 0;
    };
    static constexpr std::size_t kBits = 4096;
    static constexpr std::size_t kSlots = 2048;  ///< at least twice as many as there are steps

    std::span<const Node> nodes;  ///< the root first
    std::span<const Step, kSlots> steps;
    std::span<const std::uint64_t, kBits / 64> may_end;  ///< bits of the hashes of last words

    static std::size_t slot_of(std::uint32_t node, std::uint64_t hash) {
        return (hash + node * std::uint64_t{0x9E3779B9}) % kSlots;
    }
    /// Null for most words, which a bit of their hash refuses.
    [[nodiscard]] const Node* ending_with(text::FoldedWord word) const {
        const std::uint64_t bit = word.hash() % kBits;
        return (may_end[bit / 64] >> bit % 64 & 1U) != 0 ? next(nodes.front(), word) : nullptr;
    }
    /// The node of one more word before those of `node`.
    [[nodiscard]] const Node* next(const Node& node, text::FoldedWord word) const {
        for (std::size_t at = slot_of(node.index, word.hash());; at = (at + 1) % kSlots) {
            const Step& step = steps[at];
            if (step.to == 0) return nullptr;
            if (step.hash == word.hash() && step.from == node.index && word == step.word) return &nodes[step.to];
        }
    }
};
[[nodiscard]] const CueTree& cue_tree();

}  // namespace doichieu::citation

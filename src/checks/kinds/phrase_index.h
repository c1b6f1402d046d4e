#pragma once

#include <algorithm>
#include <bitset>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/inquiry.h"
#include "citation/words.h"
#include "text/fold.h"
#include "text/folded_words.h"

namespace doichieu::checks {

/// The words with which some phrases begin: few instructions tell that of most words no phrase does.
class FirstWords {
  public:
    /// `folded` begins with it.
    void add(std::string_view folded) { bits_.set(text::hash_of_word(folded.substr(0, folded.find(' '))) % kBits); }
    [[nodiscard]] bool may_hold(text::FoldedWord word) const { return bits_[word.hash() % kBits]; }

  private:
    static constexpr std::size_t kBits = 4096;
    std::bitset<kBits> bits_;
};

/// Phrases that are looked for at every word of a document, the longest first. `Phrase` has `folded`, its words as
/// text::fold() gives them.
template <typename Phrase>
class PhraseIndex {
  public:
    explicit PhraseIndex(std::vector<Phrase> phrases) {
        for (Phrase& phrase : phrases) {
            std::string first = phrase.folded.substr(0, phrase.folded.find(' '));
            may_begin_.add(first);
            by_first_word_[std::move(first)].push_back(std::move(phrase));
        }
        for (auto& [first, list] : by_first_word_)
            std::ranges::stable_sort(
                list, [](const Phrase& a, const Phrase& b) { return a.folded.size() > b.folded.size(); });
    }

    /// Whole words that are a phrase and pass `accept(phrase, words, begin, end)`, in document order and without
    /// overlaps, go to `sink(phrase, words, paragraph, begin, end)`; begin and end count in the paragraph.
    template <typename Accept, typename Sink>
    void walk(const Inquiry& inquiry, Accept accept, Sink sink) const {
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            const citation::Words& words = inquiry.words(paragraph);
            std::size_t behind = 0;  // the last phrase
            inquiry.for_each_word(paragraph, [&](base::Span word, text::FoldedWord folded) {
                if (word.begin < behind || !may_begin_.may_hold(folded)) return;
                const auto [phrase, end] = find(words, word, folded, accept);
                if (phrase == nullptr) return;
                sink(*phrase, words, paragraph, word.begin, end);
                behind = end;
            });
        }
    }

  private:
    template <typename Accept>
    std::pair<const Phrase*, std::size_t> find(const citation::Words& words, base::Span word, text::FoldedWord folded,
                                               Accept accept) const {
        const auto list = by_first_word_.find(folded);
        if (list == by_first_word_.end()) return {nullptr, 0};
        for (const Phrase& phrase : list->second) {
            const std::size_t end = words.match_forward(word.begin, phrase.folded);
            if (end == 0 || (end < words.text().size() && words.alphanumeric_at(end))) continue;
            if (accept(phrase, words, word.begin, end)) return {&phrase, end};
        }
        return {nullptr, 0};
    }

    text::WordMap<std::vector<Phrase>> by_first_word_;
    FirstWords may_begin_;
};

}  // namespace doichieu::checks

#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "checks/inquiry.h"
#include "citation/words.h"
#include "text/fold.h"
#include "text/folded_words.h"

namespace doichieu::checks {

/// Phrases that are looked for at every word of a document, the longest first. `Phrase` has `folded`, its words as
/// text::fold() gives them.
template <typename Phrase>
class PhraseIndex {
  public:
    explicit PhraseIndex(std::vector<Phrase> phrases) {
        for (Phrase& phrase : phrases) {
            std::string first = phrase.folded.substr(0, phrase.folded.find(' '));
            note_first_byte(first);
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
            const citation::Words words(inquiry.outline().text(paragraph));
            std::size_t behind = 0;  // the last phrase
            inquiry.for_each_word(paragraph, [&](base::Span word) {
                if (word.begin < behind) return;
                const auto [phrase, end] = find(words, word, accept);
                if (phrase == nullptr) return;
                sink(*phrase, words, paragraph, word.begin, end);
                behind = end;
            });
        }
    }

  private:
    template <typename Accept>
    std::pair<const Phrase*, std::size_t> find(const citation::Words& words, base::Span word, Accept accept) const {
        if (!may_begin_[static_cast<unsigned char>(words.text()[word.begin])]) return {nullptr, 0};
        const auto list = by_first_word_.find(text::fold_word(words.slice(word)));
        if (list == by_first_word_.end()) return {nullptr, 0};
        for (const Phrase& phrase : list->second) {
            const std::size_t end = words.match_forward(word.begin, phrase.folded);
            if (end == 0 || (end < words.text().size() && words.alphanumeric_at(end))) continue;
            if (accept(phrase, words, word.begin, end)) return {&phrase, end};
        }
        return {nullptr, 0};
    }

    /// Most words begin with a letter that no phrase does; capitals and letters with marks fold to others.
    void note_first_byte(const std::string& folded) {
        if (folded.empty()) return;
        const auto first = static_cast<unsigned char>(folded.front());
        may_begin_[first] = true;
        if (first >= 'a' && first <= 'z') may_begin_[first - 'a' + 'A'] = true;
        if (first >= 0x80) std::fill(may_begin_.begin() + 0x80, may_begin_.end(), true);
    }

    text::WordMap<std::vector<Phrase>> by_first_word_;
    std::array<bool, 256> may_begin_{};
};

}  // namespace doichieu::checks

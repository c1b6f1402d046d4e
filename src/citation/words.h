#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/span.h"
#include "text/folded_words.h"

namespace doichieu::citation {

using text::fold_word;
using text::FoldedWord;
using text::WordMap;
using text::WordSet;

/// Words and separators of one paragraph, read in both directions. Positions are byte offsets in the paragraph.
/// A word is a run of letters; digits are not part of it. Vietnamese letters only need their lead byte to be told.
class Words {
  public:
    explicit Words(std::string_view paragraph) : p_(paragraph) {}

    [[nodiscard]] std::string_view text() const { return p_; }
    [[nodiscard]] std::string_view slice(base::Span span) const { return p_.substr(span.begin, span.size()); }
    /// The spanned text with every run of white space as one space.
    [[nodiscard]] std::string plain(base::Span span) const;

    /// First position at or after `at` that is no white space (line breaks and odd spaces included).
    [[nodiscard]] std::size_t skip_space(std::size_t at) const {
        if (at < p_.size() && p_[at] == ' ') ++at;  // one space nearly everywhere
        return at < p_.size() && is_visible_ascii(p_[at]) ? at : skip_all_space(at);
    }
    /// End of the last thing before `at` that is no white space.
    [[nodiscard]] std::size_t back_space(std::size_t at) const {
        if (at > 0 && p_[at - 1] == ' ') --at;
        return at > 0 && is_visible_ascii(p_[at - 1]) ? at : back_all_space(at);
    }
    /// skip_space, then one comma if there is one, then skip_space.
    [[nodiscard]] std::size_t skip_comma(std::size_t at) const;

    /// The word that begins at `at`, or that ends at `at`; empty when there is none.
    [[nodiscard]] base::Span word_at(std::size_t at) const;
    [[nodiscard]] base::Span word_before(std::size_t at) const;

    /// The word without what a lost space glued to its end ("Chính phủngày" is "Chính phủ"); itself when nothing is.
    [[nodiscard]] base::Span unglued(base::Span word) const;

    /// Folded words: `match_forward(at, "ban thường vụ")` gives the end of the match, 0 when it fails. Words may be
    /// separated by any white space; the match ends at a word's end. `folded_words` is lower case, one space between.
    [[nodiscard]] std::size_t match_forward(std::size_t at, std::string_view folded_words) const {
        return at < p_.size() && may_be_alike(p_[at], folded_words.front()) ? match_words_forward(at, folded_words) : 0;
    }
    /// The same backwards: start of the words that end at `end`, npos when it fails.
    [[nodiscard]] std::size_t match_backward(std::size_t end, std::string_view folded_words) const {
        const bool may_match = end > 0 && may_be_alike(p_[end - 1], folded_words.back());
        return may_match ? match_words_backward(end, folded_words) : npos;
    }
    static constexpr std::size_t npos = std::string_view::npos;

    /// Length in bytes of a dash or slash (any variant) at `at`, 0 when there is none.
    [[nodiscard]] std::size_t dash_at(std::size_t at) const;
    [[nodiscard]] std::size_t slash_at(std::size_t at) const;
    [[nodiscard]] bool digit_at(std::size_t at) const { return at < p_.size() && p_[at] >= '0' && p_[at] <= '9'; }
    /// A letter or digit begins at `at` / ends at `at`.
    [[nodiscard]] bool alphanumeric_at(std::size_t at) const { return digit_at(at) || letter_at(at); }
    [[nodiscard]] bool alphanumeric_before(std::size_t at) const;
    [[nodiscard]] bool letter_at(std::size_t at) const;
    [[nodiscard]] bool upper_at(std::size_t at) const;
    /// Length of the character at `at` in bytes.
    [[nodiscard]] std::size_t length_at(std::size_t at) const;
    /// Begin of the character that ends at `at`.
    [[nodiscard]] std::size_t previous(std::size_t at) const;

    /// Begin of the sentence that holds `at`, looking back at most `limit` bytes; and the end (exclusive, before the
    /// full stop) looking ahead. A semicolon ends a clause, not a sentence.
    [[nodiscard]] std::size_t sentence_begin(std::size_t at, std::size_t limit) const;
    [[nodiscard]] std::size_t sentence_end(std::size_t at, std::size_t limit) const;
    /// A full stop, "?" or "!" at `at` that ends a sentence (not 1.500, T.Ư, "TP. Huế").
    [[nodiscard]] bool ends_sentence(std::size_t at) const;

  private:
    static bool is_visible_ascii(char c) { return c > ' '; }
    /// Cheap refusal before a word is folded: ASCII letters must agree but for case, other bytes may be anything.
    static bool may_be_alike(char text, char folded) {
        const auto one = static_cast<unsigned char>(text);
        const auto other = static_cast<unsigned char>(folded);
        if (((one | other) & 0x80U) != 0) return (one & other & 0x80U) != 0;
        return (one | 0x20U) == other;
    }
    [[nodiscard]] std::size_t match_words_forward(std::size_t at, std::string_view folded_words) const;
    [[nodiscard]] std::size_t match_words_backward(std::size_t end, std::string_view folded_words) const;
    [[nodiscard]] std::size_t skip_all_space(std::size_t at) const;
    [[nodiscard]] std::size_t back_all_space(std::size_t at) const;

    /// Which of the sixty-four bytes of a stretch begin what is no letter, one bit each. Kept: the words around a citation
    /// are asked for again and again.
    static constexpr std::size_t kStretch = 64;
    [[nodiscard]] std::uint64_t others_of(std::size_t stretch) const {
        Stretch& kept = kept_[stretch % kept_.size()];
        if (kept.number != stretch) kept = {stretch, others_in(stretch)};
        return kept.others;
    }
    [[nodiscard]] std::uint64_t others_in(std::size_t stretch) const;
    struct Stretch {
        std::size_t number = npos;
        std::uint64_t others = 0;
    };

    std::string_view p_;
    mutable std::array<Stretch, 16> kept_{};
};

// Asked for each word around each citation.

inline std::size_t Words::length_at(std::size_t at) const {
    const unsigned char lead = static_cast<unsigned char>(p_[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return at + length <= p_.size() ? length : p_.size() - at;
}

inline base::Span Words::word_at(std::size_t at) const {
    const auto begin = static_cast<base::Offset>(at);
    if (at >= p_.size() || (static_cast<unsigned char>(p_[at]) & 0xC0U) == 0x80U) return {begin, begin};
    std::size_t stretch = at / kStretch;
    std::uint64_t others = others_of(stretch) >> (at % kStretch) << (at % kStretch);
    while (others == 0) others = others_of(++stretch);
    return {begin, static_cast<base::Offset>(stretch * kStretch + static_cast<std::size_t>(std::countr_zero(others)))};
}

inline base::Span Words::word_before(std::size_t at) const {
    const auto end = static_cast<base::Offset>(at);
    if (at == 0) return {end, end};
    std::size_t stretch = (at - 1) / kStretch;
    const std::size_t behind = kStretch - 1 - (at - 1) % kStretch;
    std::uint64_t others = others_of(stretch) << behind >> behind;
    while (others == 0) {
        if (stretch == 0) return {0, end};
        others = others_of(--stretch);
    }
    const std::size_t other = stretch * kStretch + static_cast<std::size_t>(std::bit_width(others)) - 1;
    return {static_cast<base::Offset>(std::min(other + length_at(other), at)), end};
}

}  // namespace doichieu::citation

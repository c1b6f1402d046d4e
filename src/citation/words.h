#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/folded_words.h"

namespace doichieu::citation {

using text::fold_word;
using text::FoldedWord;
using text::WordMap;
using text::WordSet;

/// Whether a literal stands at a position, which takes few instructions. It may lie behind the end.
template <std::size_t kSize>
[[nodiscard]] bool stands_at(std::string_view text, std::size_t at, const char (&literal)[kSize]) {
    return at + kSize - 1 <= text.size() && std::memcmp(text.data() + at, literal, kSize - 1) == 0;
}
/// The same before a position.
template <std::size_t kSize>
[[nodiscard]] bool stands_before(std::string_view text, std::size_t end, const char (&literal)[kSize]) {
    return end >= kSize - 1 && stands_at(text, end - (kSize - 1), literal);
}

/// A span between two positions of Words.
[[nodiscard]] inline base::Span span_of(std::size_t begin, std::size_t end) {
    return {static_cast<base::Offset>(begin), static_cast<base::Offset>(end)};
}

/// Words and separators of one paragraph, read in both directions. Positions are byte offsets in the paragraph.
/// A word is a run of letters; digits are not part of it. Vietnamese letters only need their lead byte to be told.
class Words {
  public:
    explicit Words(std::string_view paragraph) : p_(paragraph) {}
    /// Goes on with another paragraph.
    void turn_to(std::string_view paragraph) {
        p_ = paragraph;
        reach_ = 0;
        asked_at_.at = asked_before_.at = npos;
    }

    [[nodiscard]] std::string_view text() const { return p_; }
    [[nodiscard]] std::string_view slice(base::Span span) const { return {p_.data() + span.begin, span.size()}; }
    /// The spanned text with every run of white space as one space.
    [[nodiscard]] std::string plain(base::Span span) const;

    /// First position at or after `at` that is no white space (line breaks and odd spaces included).
    [[nodiscard]] std::size_t skip_space(std::size_t at) const {
        if (at < p_.size() && p_[at] == ' ') ++at;  // one space nearly everywhere
        return at < p_.size() && begins_visible(p_[at]) ? at : skip_all_space(at);
    }
    /// End of the last thing before `at` that is no white space.
    [[nodiscard]] std::size_t back_space(std::size_t at) const {
        if (at > 0 && p_[at - 1] == ' ') --at;
        return ends_visible(at) ? at : back_all_space(at);
    }
    /// skip_space, then one comma if there is one, then skip_space.
    [[nodiscard]] std::size_t skip_comma(std::size_t at) const;

    /// The word that begins at `at`, or that ends at `at`; empty when there is none.
    [[nodiscard]] base::Span word_at(std::size_t at) const;
    [[nodiscard]] base::Span word_before(std::size_t at) const;

    /// The same, folded; both are kept, for many ask in turn what stands at one place. Empty when there is no word.
    struct Folded {
        base::Span span;
        FoldedWord word;
    };
    [[nodiscard]] FoldedWord folded(base::Span word) const { return fold_word(slice(word)); }
    [[nodiscard]] Folded folded_at(std::size_t at) const;
    [[nodiscard]] Folded folded_before(std::size_t at) const;

    /// folded_before() for a place about which nothing else is asked: the letters around it need not be told.
    [[nodiscard]] Folded folded_once_before(std::size_t at) const;

    /// The word without what a lost space glued to its end ("Chính phủngày" is "Chính phủ"); itself when nothing is.
    [[nodiscard]] base::Span unglued(base::Span word) const;

    /// Folded words: `match_forward(at, "ban thường vụ")` gives the end of the match, 0 when it fails. Words may be
    /// separated by any white space; the match ends at a word's end. `folded_words` is lower case, one space between.
    [[nodiscard]] std::size_t match_forward(std::size_t at, std::string_view folded_words) const {
        return may_begin_alike(at, folded_words) ? match_words_forward(at, folded_words) : 0;
    }
    /// The same backwards: start of the words that end at `end`, npos when it fails.
    [[nodiscard]] std::size_t match_backward(std::size_t end, std::string_view folded_words) const {
        return may_end_alike(end, folded_words) ? match_words_backward(end, folded_words) : npos;
    }
    static constexpr std::size_t npos = std::string_view::npos;

    /// Length in bytes of a dash or slash (any variant) at `at`, 0 when there is none.
    [[nodiscard]] std::size_t dash_at(std::size_t at) const;
    [[nodiscard]] std::size_t slash_at(std::size_t at) const;
    [[nodiscard]] bool digit_at(std::size_t at) const { return at < p_.size() && p_[at] >= '0' && p_[at] <= '9'; }
    /// A letter or digit begins at `at` / ends at `at`.
    [[nodiscard]] bool alphanumeric_at(std::size_t at) const { return digit_at(at) || letter_at(at); }
    [[nodiscard]] bool alphanumeric_before(std::size_t at) const;
    [[nodiscard]] bool letter_at(std::size_t at) const {
        if (at >= p_.size()) return false;
        const auto lead = static_cast<unsigned char>(p_[at]);
        return lead < 0x80 ? (lead | 0x20U) >= 'a' && (lead | 0x20U) <= 'z' : other_letter_at(at);
    }
    [[nodiscard]] bool upper_at(std::size_t at) const {
        if (at >= p_.size()) return false;
        return is_ascii(p_[at]) ? p_[at] >= 'A' && p_[at] <= 'Z' : other_upper_at(at);
    }
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

    /// Whether a word was asked for behind the end, where a longer text might have one.
    [[nodiscard]] bool was_asked_beyond() const { return was_asked_beyond_; }

  private:
    /// Certainly no white space: that above ASCII begins with C2, E2 and E3.
    static bool begins_visible(char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte > ' ' && byte != 0xC2 && byte != 0xE2 && byte != 0xE3;
    }
    [[nodiscard]] bool ends_visible(std::size_t at) const {
        if (at == 0) return false;
        if (is_ascii(p_[at - 1])) return p_[at - 1] > ' ';
        const auto is_latin = [](char lead) { return lead >= '\xC3' && lead <= '\xC6'; };
        return (at >= 2 && is_latin(p_[at - 2])) || (at >= 3 && p_[at - 3] == '\xE1' && p_[at - 2] < '\xC0');
    }
    /// Cheap refusal before a word is folded: ASCII letters must agree but for case, other bytes may be anything.
    static bool may_be_alike(char text, char folded) {
        const auto one = static_cast<unsigned char>(text);
        const auto other = static_cast<unsigned char>(folded);
        if (((one | other) & 0x80U) != 0) return (one & other & 0x80U) != 0;
        return (one | 0x20U) == other;
    }
    static bool is_ascii(char c) { return (static_cast<unsigned char>(c) & 0x80U) == 0; }
    /// Folding moves tones, and so turns ASCII into other bytes and back, but no ASCII letter into another one.
    [[nodiscard]] bool may_begin_alike(std::size_t at, std::string_view folded) const {
        if (at >= p_.size() || !may_be_alike(p_[at], folded[0])) return false;
        if (!is_ascii(folded[0]) || folded.size() < 2 || folded[1] == ' ' || !is_ascii(folded[1])) return true;
        return at + 1 < p_.size() && (!is_ascii(p_[at + 1]) || may_be_alike(p_[at + 1], folded[1]));
    }
    [[nodiscard]] bool may_end_alike(std::size_t end, std::string_view folded) const {
        if (end == 0 || !may_be_alike(p_[end - 1], folded.back())) return false;
        if (!is_ascii(folded.back()) || folded.size() < 2) return true;
        const char before = folded[folded.size() - 2];
        if (before == ' ' || !is_ascii(before)) return true;
        return end > 1 && (!is_ascii(p_[end - 2]) || may_be_alike(p_[end - 2], before));
    }
    [[nodiscard]] std::size_t match_words_forward(std::size_t at, std::string_view folded_words) const;
    [[nodiscard]] std::size_t match_words_backward(std::size_t end, std::string_view folded_words) const;
    [[nodiscard]] bool other_letter_at(std::size_t at) const;
    [[nodiscard]] bool other_upper_at(std::size_t at) const;
    [[nodiscard]] std::size_t skip_all_space(std::size_t at) const;
    [[nodiscard]] std::size_t back_all_space(std::size_t at) const;

    /// Which bytes begin what is no letter, one bit each; told for some stretches of sixty-four bytes around a word that is
    /// asked for. The words around a citation are asked for again and again. No bits: not told yet, or all letters.
    static constexpr std::size_t kStretch = 64;
    [[nodiscard]] std::uint64_t others_of(std::size_t stretch) const {
        if (reach_ == 0 || others_[stretch] == 0) tell_letters(stretch);
        return others_[stretch];
    }
    void tell_letters(std::size_t stretch) const;
    /// word_at() and word_before() where letters are not told yet, or the word reaches into another stretch.
    [[nodiscard]] base::Span far_word_at(std::size_t at) const;
    [[nodiscard]] base::Span far_word_before(std::size_t at) const;

    /// What folded_at() or folded_before() was asked for last.
    struct Asked {
        std::size_t at = npos;
        base::Span span;
        const FoldedWord::Entry* word = nullptr;
    };
    Folded keep(Asked& asked, std::size_t at, base::Span span) const {
        const FoldedWord word = folded(span);
        // Long ones are not valid for long.
        asked = {span.size() <= text::WordKey::kMaxBytes ? at : npos, span, &word.entry()};
        return {span, word};
    }

    std::string_view p_;
    mutable std::vector<std::uint64_t> others_;  ///< by stretch
    mutable std::size_t reach_ = 0;              ///< so many bytes: none before the first word is asked for, then all
    mutable Asked asked_at_;
    mutable Asked asked_before_;
    mutable bool was_asked_beyond_ = false;
};

// Asked for each word around each citation.

inline std::size_t Words::length_at(std::size_t at) const {
    const unsigned char lead = static_cast<unsigned char>(p_[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return at + length <= p_.size() ? length : p_.size() - at;
}

[[gnu::always_inline]] inline base::Span Words::word_at(std::size_t at) const {
    if (at < reach_ && (static_cast<unsigned char>(p_[at]) & 0xC0U) != 0x80U) {
        if (const std::uint64_t others = others_[at / kStretch] >> (at % kStretch); others != 0)
            return {static_cast<base::Offset>(at),
                    static_cast<base::Offset>(at + static_cast<std::size_t>(__builtin_ctzll(others)))};
    }
    return far_word_at(at);
}

[[gnu::always_inline]] inline base::Span Words::word_before(std::size_t at) const {
    const std::size_t last = at - 1;
    if (last < reach_) {
        if (const std::uint64_t others = others_[last / kStretch] << (kStretch - 1 - last % kStretch); others != 0) {
            const std::size_t other = last - static_cast<std::size_t>(__builtin_clzll(others));
            const std::size_t begin = is_ascii(p_[other]) ? other + 1 : std::min(other + length_at(other), at);
            return {static_cast<base::Offset>(begin), static_cast<base::Offset>(at)};
        }
    }
    return far_word_before(at);
}

inline Words::Folded Words::folded_at(std::size_t at) const {
    if (at == asked_at_.at) return {asked_at_.span, FoldedWord(*asked_at_.word)};
    return keep(asked_at_, at, word_at(at));
}

inline Words::Folded Words::folded_before(std::size_t at) const {
    if (at == asked_before_.at) return {asked_before_.span, FoldedWord(*asked_before_.word)};
    return keep(asked_before_, at, word_before(at));
}

}  // namespace doichieu::citation

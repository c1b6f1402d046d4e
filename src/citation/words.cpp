#include "citation/words.h"

#include <algorithm>
#include <array>
#include <bit>

#include "base/lanes.h"
#include "base/signs.h"
#include "text/characters.h"
#include "text/letter_bytes.h"
#include "text/utf8.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace doichieu::citation {
namespace {

/// What may end a sentence.
using Stops = base::Signs<'.', '?', '!'>;

unsigned char unsigned_byte(char c) {
    return static_cast<unsigned char>(c);
}
bool is_ascii_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
bool is_continuation(char c) {
    return (unsigned_byte(c) & 0xC0U) == 0x80U;
}

/// Certainly without white space but for single spaces.
bool is_plain(std::string_view text) {
    std::size_t at = 0;
#if defined(__SSE2__)
    const auto all = [](int byte) { return _mm_set1_epi8(static_cast<char>(byte)); };
    const auto is_odd = [&](std::size_t from) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + from));
        const __m128i after = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + from + 1));
        const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, all(' ' - 1)), bytes);
        const __m128i e2_e3 = _mm_cmpeq_epi8(_mm_or_si128(bytes, all(1)), all(0xE3));
        const __m128i two = _mm_and_si128(_mm_cmpeq_epi8(bytes, all(' ')), _mm_cmpeq_epi8(after, all(' ')));
        const __m128i odd =
            _mm_or_si128(_mm_or_si128(control, e2_e3), _mm_or_si128(two, _mm_cmpeq_epi8(bytes, all(0xC2))));
        return _mm_movemask_epi8(odd) != 0;
    };
    if (text.size() > 16) {
        const std::size_t last = text.size() - 17;
        for (; at < last; at += 16) {
            if (is_odd(at)) return false;
        }
        if (is_odd(last)) return false;
        at = text.size() - 1;
    }
#endif
    for (; at < text.size(); ++at) {
        const unsigned char byte = unsigned_byte(text[at]);
        if (byte < ' ' || byte == 0xC2 || byte == 0xE2 || byte == 0xE3) return false;
        if (byte == ' ' && at + 1 < text.size() && text[at + 1] == ' ') return false;
    }
    return true;
}

}  // namespace

std::string Words::plain(base::Span span) const {
    if (is_plain(slice(span))) return std::string(slice(span));
    std::string out;
    for (std::size_t at = span.begin; at < span.end;) {
        const std::size_t after = skip_space(at);
        if (after > at) {
            out += ' ';
            at = after;
        } else {
            out.append(p_, at, length_at(at));
            at += length_at(at);
        }
    }
    return out;
}

std::size_t Words::previous(std::size_t at) const {
    std::size_t begin = at - 1;
    while (begin > 0 && is_continuation(p_[begin]) && at - begin < 4) --begin;
    return begin;
}

bool Words::other_letter_at(std::size_t at) const {
    const unsigned char lead = unsigned_byte(p_[at]);
    // C3–C6: Latin-1 to Extended-B; E1 B8–BB: Vietnamese letters; CC, CD: combining marks.
    if (lead == 0xE1)
        return at + 1 < p_.size() && unsigned_byte(p_[at + 1]) >= 0xB8 && unsigned_byte(p_[at + 1]) <= 0xBB;
    if (lead >= 0xC3 && lead <= 0xC6) {
        const unsigned char next = at + 1 < p_.size() ? unsigned_byte(p_[at + 1]) : 0;
        return !(lead == 0xC3 && (next == 0x97 || next == 0xB7));
    }
    if (lead < 0xC3 || lead == 0xE2 || lead == 0xEF) return false;
    return text::is_letter(text::decode(p_, at).value) || lead == 0xCC || lead == 0xCD;
}

bool Words::other_upper_at(std::size_t at) const {
    const unsigned char lead = unsigned_byte(p_[at]);
    // U+1EA0 to U+1EFF: capitals are even.
    if (lead == 0xE1 && at + 2 < p_.size() && (p_[at + 1] == '\xBB' || (p_[at + 1] == '\xBA' && p_[at + 2] >= '\xA0')))
        return (unsigned_byte(p_[at + 2]) & 1U) == 0;
    if (!letter_at(at)) return false;
    return text::is_upper(text::decode(p_, at).value);
}

bool Words::alphanumeric_before(std::size_t at) const {
    return at > 0 && alphanumeric_at(previous(at));
}

std::size_t Words::skip_all_space(std::size_t at) const {
    while (at < p_.size()) {
        if (is_ascii_space(p_[at])) {
            ++at;
        } else if (unsigned_byte(p_[at]) >= 0xC2 && !letter_at(at) && text::is_space(text::decode(p_, at).value)) {
            at += length_at(at);
        } else {
            break;
        }
    }
    return at;
}

std::size_t Words::back_all_space(std::size_t at) const {
    while (at > 0) {
        if (is_ascii_space(p_[at - 1])) {
            --at;
            continue;
        }
        if (unsigned_byte(p_[at - 1]) < 0x80) break;
        const std::size_t begin = previous(at);
        if (letter_at(begin) || !text::is_space(text::decode(p_, begin).value)) break;
        at = begin;
    }
    return at;
}

std::size_t Words::skip_comma(std::size_t at) const {
    at = skip_space(at);
    return at < p_.size() && p_[at] == ',' ? skip_space(at + 1) : at;
}

base::Span Words::far_word_at(std::size_t at) const {
    const auto begin = static_cast<base::Offset>(at);
    was_asked_beyond_ |= at >= p_.size();
    if (at >= p_.size() || is_continuation(p_[at])) return {begin, begin};
    std::size_t stretch = at / kStretch;
    std::uint64_t others = others_of(stretch) >> (at % kStretch) << (at % kStretch);
    while (others == 0) others = others_of(++stretch);
    return {begin, static_cast<base::Offset>(stretch * kStretch + static_cast<std::size_t>(std::countr_zero(others)))};
}

base::Span Words::far_word_before(std::size_t at) const {
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

void Words::tell_letters(std::size_t stretch) const {
    if (reach_ == 0) {
        others_.assign(p_.size() / kStretch + 1, 0);
        reach_ = p_.size();
    }
    const char* const begin = p_.data() + stretch * kStretch;
    const std::size_t left = p_.size() - stretch * kStretch;
    std::array<char, kStretch + 1> last{};  // the paragraph's end is no letter
    const bool is_last = left <= kStretch;
    if (is_last) std::copy_n(begin, left, last.data());
    const text::LetterBytes told = text::letter_bytes(is_last ? last.data() : begin);
    std::uint64_t others = ~told.letters;
    for (std::uint64_t doubts = others & told.above_ascii; doubts != 0; doubts &= doubts - 1) {  // other scripts
        const auto one = static_cast<std::size_t>(std::countr_zero(doubts));
        if (letter_at(stretch * kStretch + one)) others &= ~(std::uint64_t{1} << one);
    }
    others_[stretch] = others;
}

Words::Folded Words::folded_once_before(std::size_t at) const {
#if defined(DOICHIEU_LANES)
    if (at >= sizeof(base::Bytes16) && at < p_.size()) {
        base::Bytes16 bytes;
        base::Bytes16 letters;
        const std::size_t from = at - sizeof bytes;
        text::tell_letters(p_.data() + from, bytes, letters);
        const std::uint64_t others = base::bits_of(letters) ^ 0xFFFFU;
        const std::size_t begin = from + static_cast<std::size_t>(std::bit_width(others));
        if (others != 0 && is_ascii(p_[begin - 1])) {
            const base::Span word{static_cast<base::Offset>(begin), static_cast<base::Offset>(at)};
            return {word, folded(word)};
        }
    }
#endif
    return folded_before(at);
}

base::Span Words::unglued(base::Span word) const {
    // Words that follow a name. A syllable of Vietnamese that ends with one of these is that word itself.
    constexpr std::array<std::string_view, 6> kFollow{"ngày", "năm", "của", "về", "nhiệm", "khóa"};
    const std::string_view written = slice(word);
    const auto ends_like = [&](std::string_view follow) { return follow.back() == written.back(); };
    if (written.empty() || std::ranges::none_of(kFollow, ends_like)) return word;
    for (const std::string_view follow : kFollow) {
        if (written.size() > follow.size() && written.ends_with(follow)) {
            word.end -= static_cast<base::Offset>(follow.size());
            break;
        }
    }
    return word;
}

std::size_t Words::match_words_forward(std::size_t at, std::string_view folded_words) const {
    while (true) {
        const Folded first = folded_at(at);
        const std::string_view word = first.word;
        if (word.empty() || word.size() > folded_words.size() || folded_words[word.size() - 1] != word.back() ||
            !folded_words.starts_with(word))
            return 0;
        if (word.size() == folded_words.size()) return first.span.end;
        if (folded_words[word.size()] != ' ') return 0;
        folded_words.remove_prefix(word.size() + 1);
        at = skip_space(first.span.end);
    }
}

std::size_t Words::match_words_backward(std::size_t end, std::string_view folded_words) const {
    while (true) {
        const Folded last = folded_before(end);
        const std::string_view word = last.word;
        if (word.empty() || word.size() > folded_words.size() ||
            folded_words[folded_words.size() - word.size()] != word.front() || !folded_words.ends_with(word))
            return npos;
        if (word.size() == folded_words.size()) return last.span.begin;
        folded_words.remove_suffix(word.size());
        if (folded_words.back() != ' ') return npos;
        folded_words.remove_suffix(1);
        end = back_space(last.span.begin);
    }
}

std::size_t Words::dash_at(std::size_t at) const {
    if (at >= p_.size()) return 0;
    if (p_[at] == '-') return 1;
    return unsigned_byte(p_[at]) >= 0xE2 && text::is_dash(text::decode(p_, at).value) ? length_at(at) : 0;
}

std::size_t Words::slash_at(std::size_t at) const {
    if (at >= p_.size()) return 0;
    if (p_[at] == '/') return 1;
    return unsigned_byte(p_[at]) >= 0xE2 && text::is_slash(text::decode(p_, at).value) ? length_at(at) : 0;
}

bool Words::ends_sentence(std::size_t at) const {
    const char c = p_[at];
    if (c != '.' && c != '?' && c != '!') return false;
    const std::size_t next = at + 1;
    if (next >= p_.size()) return true;
    if (c == '.' && (p_[next] == '.' || (at > 0 && p_[at - 1] == '.'))) {
        // An ellipsis ends a sentence only before a capital.
        const std::size_t after = skip_space(next);
        return p_[next] != '.' && after > next && upper_at(after);
    }
    const std::size_t after = skip_space(next);
    if (after == next) return false;
    if (after >= p_.size()) return true;
    // "TP. Huế", "T. Ư", "1. Cấp ủy": a short abbreviation or a list number before the stop.
    const base::Span word = word_before(at);
    if (word.size() <= 2 && !word.empty() && upper_at(word.begin)) return false;
    return upper_at(after) || !letter_at(after);
}

std::size_t Words::sentence_begin(std::size_t at, std::size_t limit) const {
    const std::size_t floor = at > limit ? at - limit : 0;
    std::size_t i = at;
    while ((i = Stops::last(p_, floor, i)) != npos) {
        if (i + 1 < at && ends_sentence(i)) return skip_space(i + 1);
    }
    return floor;
}

std::size_t Words::sentence_end(std::size_t at, std::size_t limit) const {
    const std::size_t ceiling = at + limit < p_.size() ? at + limit : p_.size();
    for (std::size_t i = at; (i = Stops::first(p_, i, ceiling)) < ceiling; ++i) {
        if (ends_sentence(i)) return i;
    }
    return ceiling;
}

}  // namespace doichieu::citation

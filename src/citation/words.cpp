#include "citation/words.h"

#include <algorithm>
#include <array>
#include <bit>

#include "text/characters.h"
#include "text/utf8.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace doichieu::citation {
namespace {

unsigned char unsigned_byte(char c) {
    return static_cast<unsigned char>(c);
}
bool is_ascii_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
bool is_continuation(char c) {
    return (unsigned_byte(c) & 0xC0U) == 0x80U;
}

bool is_stop(char c) {
    return c == '.' || c == '?' || c == '!';
}

#if defined(__SSE2__)
/// One bit for each of the sixteen bytes at `at` that is a stop.
std::uint32_t stops_in(const char* at) {
    const auto all = [](char c) { return _mm_set1_epi8(c); };
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i points = _mm_or_si128(_mm_cmpeq_epi8(bytes, all('.')), _mm_cmpeq_epi8(bytes, all('!')));
    return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(points, _mm_cmpeq_epi8(bytes, all('?')))));
}
#endif

/// The first full stop, question or exclamation mark in [begin, end); `end` when there is none.
std::size_t next_stop(std::string_view p, std::size_t begin, std::size_t end) {
#if defined(__SSE2__)
    for (; begin + 16 <= end; begin += 16) {
        if (const std::uint32_t mask = stops_in(p.data() + begin); mask != 0)
            return begin + static_cast<std::size_t>(std::countr_zero(mask));
    }
#endif
    while (begin < end && !is_stop(p[begin])) ++begin;
    return begin;
}

/// The last full stop, question or exclamation mark in [begin, end); npos when there is none.
std::size_t last_stop(std::string_view p, std::size_t begin, std::size_t end) {
#if defined(__SSE2__)
    for (; end >= begin + 16; end -= 16) {
        if (const std::uint32_t mask = stops_in(p.data() + end - 16); mask != 0)
            return end - 17 + static_cast<std::size_t>(std::bit_width(mask));
    }
#endif
    while (end > begin) {
        if (is_stop(p[--end])) return end;
    }
    return Words::npos;
}

/// Certainly without white space but for single spaces.
bool is_plain(std::string_view text) {
    char before = '\0';
    for (const char c : text) {
        const unsigned char byte = unsigned_byte(c);
        if (byte < ' ' || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || (c == ' ' && before == ' ')) return false;
        before = c;
    }
    return true;
}

#if defined(__SSE2__)
/// Sixteen bytes judged at once, one bit each. `next` are the bytes behind each.
struct Sixteen {
    std::uint32_t others;  ///< first bytes of what is no Vietnamese letter; it may be a letter all the same
    std::uint32_t ascii;   ///< those among them that are certainly none: signs, digits and space

    Sixteen(const char* at, const char* next) {
        const auto all = [](int byte) { return _mm_set1_epi8(static_cast<char>(byte)); };
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        const __m128i after = _mm_loadu_si128(reinterpret_cast<const __m128i*>(next));
        const __m128i small = _mm_or_si128(bytes, all(0x20));
        const __m128i letter = _mm_and_si128(_mm_cmpgt_epi8(small, all('a' - 1)), _mm_cmplt_epi8(small, all('z' + 1)));
        const auto above_ascii = static_cast<std::uint32_t>(_mm_movemask_epi8(bytes));
        ascii = ~static_cast<std::uint32_t>(_mm_movemask_epi8(letter)) & ~above_ascii & 0xFFFFU;
        others = ascii;
        if (above_ascii == 0) return;
        // As Words::letter_at(): C3 to C6 without the signs × and ÷, E1 B8 to E1 BB.
        const __m128i sign =
            _mm_and_si128(_mm_cmpeq_epi8(bytes, all(0xC3)), _mm_cmpeq_epi8(_mm_and_si128(after, all(0xDF)), all(0x97)));
        const __m128i latin = _mm_and_si128(_mm_cmpgt_epi8(bytes, all(0xC2)), _mm_cmplt_epi8(bytes, all(0xC7)));
        const __m128i vietnamese =
            _mm_and_si128(_mm_cmpeq_epi8(bytes, all(0xE1)), _mm_cmpeq_epi8(_mm_and_si128(after, all(0xFC)), all(0xB8)));
        const __m128i good = _mm_or_si128(_mm_andnot_si128(sign, latin), vietnamese);
        const __m128i lead = _mm_cmpgt_epi8(bytes, all(0xBF));  // signed order: continuations stand below C0
        others |= static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_andnot_si128(good, lead))) & above_ascii;
    }
};
#endif

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

bool Words::letter_at(std::size_t at) const {
    if (at >= p_.size()) return false;
    const unsigned char lead = unsigned_byte(p_[at]);
    if (lead < 0x80) return (lead | 0x20U) >= 'a' && (lead | 0x20U) <= 'z';
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

bool Words::upper_at(std::size_t at) const {
    if (!letter_at(at)) return false;
    const unsigned char lead = unsigned_byte(p_[at]);
    if (lead < 0x80) return lead >= 'A' && lead <= 'Z';
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

std::uint64_t Words::others_in(std::size_t stretch) const {
    std::uint64_t others = 0;
    const std::size_t begin = stretch * kStretch;
    const std::size_t end = std::min(begin + kStretch, p_.size());
    std::size_t at = begin;
    const auto look_at = [&](std::size_t first, std::size_t last) {
        for (; first < last; ++first) {
            if (!is_continuation(p_[first]) && !letter_at(first)) others |= std::uint64_t{1} << (first - begin);
        }
    };
#if defined(__SSE2__)
    for (; at + 16 <= end && at + 17 <= p_.size(); at += 16) {
        const Sixteen bytes(p_.data() + at, p_.data() + at + 1);
        others |= std::uint64_t{bytes.ascii} << (at - begin);
        for (std::uint32_t doubt = bytes.others & ~bytes.ascii; doubt != 0; doubt &= doubt - 1) {
            const std::size_t one = at + static_cast<std::size_t>(std::countr_zero(doubt));
            look_at(one, one + 1);
        }
    }
#endif
    look_at(at, end);
    if (end < begin + kStretch) others |= ~std::uint64_t{0} << (end - begin);  // the paragraph's end
    return others;
}

base::Span Words::unglued(base::Span word) const {
    // Words that follow a name. A syllable of Vietnamese that ends with one of these is that word itself.
    constexpr std::array<std::string_view, 6> kFollow{"ngày", "năm", "của", "về", "nhiệm", "khóa"};
    const std::string_view written = slice(word);
    for (const std::string_view follow : kFollow) {
        if (written.size() > follow.size() && written.ends_with(follow)) {
            word.end -= static_cast<base::Offset>(follow.size());
            break;
        }
    }
    return word;
}

std::size_t Words::match_words_forward(std::size_t at, std::string_view folded_words) const {
    if (const std::size_t end = at + folded_words.size(); p_.substr(at).starts_with(folded_words) && !letter_at(end))
        return end;
    while (true) {
        const std::size_t space = folded_words.find(' ');
        const base::Span word = word_at(at);
        if (word.empty() || fold_word(slice(word)) != folded_words.substr(0, space)) return 0;
        if (space == std::string_view::npos) return word.end;
        folded_words.remove_prefix(space + 1);
        at = skip_space(word.end);
    }
}

std::size_t Words::match_words_backward(std::size_t end, std::string_view folded_words) const {
    while (true) {
        const std::size_t space = folded_words.rfind(' ');
        const base::Span word = word_before(end);
        if (word.empty() ||
            fold_word(slice(word)) != folded_words.substr(space == std::string_view::npos ? 0 : space + 1)) {
            return npos;
        }
        if (space == std::string_view::npos) return word.begin;
        folded_words = folded_words.substr(0, space);
        end = back_space(word.begin);
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
    while ((i = last_stop(p_, floor, i)) != npos) {
        if (i + 1 < at && ends_sentence(i)) return skip_space(i + 1);
    }
    return floor;
}

std::size_t Words::sentence_end(std::size_t at, std::size_t limit) const {
    const std::size_t ceiling = at + limit < p_.size() ? at + limit : p_.size();
    for (std::size_t i = at; (i = next_stop(p_, i, ceiling)) < ceiling; ++i) {
        if (ends_sentence(i)) return i;
    }
    return ceiling;
}

}  // namespace doichieu::citation

#include "text/spelling.h"

#include <cstdint>

#include "text/characters.h"
#include "text/fold.h"
#include "text/tones.h"
#include "text/utf8.h"

namespace doichieu::text {
namespace {

constexpr std::u32string_view kInitials[] = {U"ngh", U"ch", U"gh", U"gi", U"kh", U"ng", U"nh", U"ph", U"qu",
                                             U"th",  U"tr", U"b",  U"c",  U"d",  U"đ",  U"g",  U"h",  U"k",
                                             U"l",   U"m",  U"n",  U"p",  U"r",  U"s",  U"t",  U"v",  U"x"};
/// Vowels that may end a syllable or take a final.
constexpr std::u32string_view kOpen[] = {U"a", U"e", U"ê",  U"i",  U"o",  U"ô",  U"ơ",  U"u",
                                         U"ư", U"y", U"oa", U"oe", U"uê", U"uy", U"uơ", U"oo"};
/// Vowels that end a syllable.
constexpr std::u32string_view kEnding[] = {U"ai", U"ao",  U"au",  U"ay",  U"âu",  U"ây",  U"eo",  U"êu",
                                           U"ia", U"iêu", U"iu",  U"oai", U"oay", U"oao", U"oeo", U"oi",
                                           U"ôi", U"ơi",  U"ua",  U"uây", U"ui",  U"uôi", U"uya", U"uyu",
                                           U"ưa", U"ưi",  U"ươi", U"ươu", U"ưu",  U"yêu", U"uêu", U"uâ"};
/// Vowels that want a final.
constexpr std::u32string_view kClosed[] = {U"ă", U"â", U"iê", U"uô", U"ươ", U"yê", U"oă", U"uâ", U"uyê", U"uă"};
constexpr std::u32string_view kSyllableFinals[] = {U"c", U"ch", U"m", U"n", U"ng", U"nh", U"p", U"t"};

template <std::size_t N>
bool is_one_of(std::u32string_view word, const std::u32string_view (&list)[N]) {
    return std::ranges::find(list, word) != std::end(list);
}

bool is_rhyme(std::u32string_view rhyme, std::uint8_t tone) {
    std::size_t vowels = 0;
    while (vowels < rhyme.size() && vowel_of(rhyme[vowels])) ++vowels;
    const std::u32string_view nucleus = rhyme.substr(0, vowels);
    const std::u32string_view final = rhyme.substr(vowels);
    if (final.empty()) return is_one_of(nucleus, kOpen) || is_one_of(nucleus, kEnding);
    if (!is_one_of(final, kSyllableFinals)) return false;
    const bool is_stop = final == U"c" || final == U"ch" || final == U"p" || final == U"t";
    if (is_stop && tone != 2 && tone != 5) return false;
    return is_one_of(nucleus, kOpen) || is_one_of(nucleus, kClosed);
}

constexpr std::size_t kLongestSyllable = 7;  // nghiêng

/// "vỔ": a capital beyond ASCII behind a small letter is what a wrong reading makes.
bool has_odd_capital(std::string_view word) {
    bool after_small = false;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = decode(word, at);
        const bool capital = is_upper(c.value);
        if (capital && after_small && c.value >= 0x80) return true;
        after_small = !capital;
        at += c.length;
    }
    return false;
}

}  // namespace

bool is_vietnamese_syllable(std::string_view spelled) {
    if (has_odd_capital(spelled)) return false;
    const std::string word = to_lower(spelled);
    std::u32string letters;
    std::uint8_t tone = 0;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = decode(word, at);
        at += c.length;
        if (letters.size() == kLongestSyllable) return false;
        const Vowel vowel = vowel_of(c.value);
        if (vowel && vowel.tone != 0) {
            if (tone != 0) return false;
            tone = vowel.tone;
        }
        letters += vowel ? vowel.toneless : c.value;
    }
    if (is_rhyme(letters, tone)) return true;
    for (const std::u32string_view initial : kInitials) {
        if (!letters.starts_with(initial)) continue;
        if (is_rhyme(std::u32string_view(letters).substr(initial.size()), tone)) return true;
    }
    // "gì", "gìn", "quốc", "giếng": the second letter of gi and qu may be the vowel or part of it.
    return letters.starts_with(U"giê") && is_rhyme(std::u32string_view(letters).substr(1), tone);
}

Spelling spelling_of(std::string_view text) {
    Spelling spelling;
    const auto separates = [](char32_t c) {
        return (c < 0x80 && !is_letter(c)) || is_space(c) || (c >= 0x2000 && c < 0x2070);
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        bool is_ascii = true;
        std::size_t letters = 0;
        while (at < text.size()) {
            const CodePoint c = decode(text, at);
            if (separates(c.value)) break;
            is_ascii = is_ascii && c.value < 0x80;
            ++letters;
            at += c.length;
        }
        if (!is_ascii && letters > 1) {
            ++spelling.words;
            if (is_vietnamese_syllable(text.substr(begin, at - begin))) ++spelling.syllables;
        }
        if (at == begin) at += decode(text, at).length;
    }
    return spelling;
}

}  // namespace doichieu::text

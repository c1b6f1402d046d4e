#include "text/syllables.h"

#include <array>
#include <bit>
#include <cstdint>

#include "text/characters.h"
#include "text/letter_bytes.h"
#include "text/utf8.h"

namespace doichieu::text {

namespace {

constexpr std::array<bool, 128> kAsciiOfWords = [] {
    std::array<bool, 128> found{};
    for (unsigned char c = 0; c < found.size(); ++c) {
        const unsigned char small = c | 0x20U;
        found[c] = (c >= '0' && c <= '9') || (small >= 'a' && small <= 'z');
    }
    return found;
}();

/// Length of the character at `at` when it belongs to a word, else 0; `at` is inside the text.
std::size_t word_character_at(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return kAsciiOfWords[first] ? 1 : 0;
    if (const std::size_t length = latin_letter_at(text, at)) return length;
    const CodePoint point = decode_multibyte(text, at);
    return belongs_to_word(point.value) ? point.length : 0;
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const std::size_t length = word_character_at(text, at);
        if (length == 0) break;
        at += length;
    }
    return at;
}

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t kStretch = 64;  ///< bytes
constexpr std::size_t kLongestCharacter = 4;

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80;
}

/// Which bytes of a stretch that is followed by a whole character belong to words, one bit each. `no_word_before` is where
/// a character ends that belongs to none and began in the stretch before; set for the next stretch.
std::uint64_t word_bytes(std::string_view text, std::size_t at, std::size_t& no_word_before) {
    const LetterBytes told = letter_bytes(text.data() + at);
    std::uint64_t words = told.letters | told.digits;
    if (no_word_before > at) words &= ~std::uint64_t{0} << (no_word_before - at);
    for (std::uint64_t doubts = ~words & told.above_ascii; doubts != 0; doubts &= doubts - 1) {
        const std::size_t one = at + static_cast<std::size_t>(std::countr_zero(doubts));
        if (one < no_word_before) continue;
        const std::uint64_t lead = doubts & (~doubts + 1);
        if (word_character_at(text, one) != 0) {
            words |= lead;
            continue;
        }
        const std::size_t length = decode(text, one).length;
        no_word_before = one + length;
        for (std::size_t i = 1; i < length; ++i) words &= ~(lead << i);
    }
    return words;
}

/// The first one at or behind `at`; empty at the end of the text.
base::Span next_syllable(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const std::size_t end = end_of_word(text, at);
        if (end != at) return {static_cast<base::Offset>(at), static_cast<base::Offset>(end)};
        at += static_cast<unsigned char>(text[at]) < 0x80 ? 1 : decode_multibyte(text, at).length;
    }
    return {};
}

}  // namespace

std::vector<base::Span> syllables(std::string_view text) {
    std::vector<base::Span> runs;
    runs.reserve(text.size() / 5 + 1);  // most have four letters
    std::size_t at = 0;
    std::size_t begin = npos;  // of the run at hand
    std::size_t no_word_before = 0;
    for (std::uint64_t last = 0; at + kStretch + kLongestCharacter < text.size(); at += kStretch) {
        const std::uint64_t words = word_bytes(text, at, no_word_before);
        for (std::uint64_t edges = words ^ (words << 1U | last); edges != 0; edges &= edges - 1) {
            const std::size_t edge = at + static_cast<std::size_t>(std::countr_zero(edges));
            if (begin != npos) runs.push_back({static_cast<base::Offset>(begin), static_cast<base::Offset>(edge)});
            begin = begin == npos ? edge : npos;
        }
        last = words >> (kStretch - 1);
    }
    // The end character by character: the last one may be cut.
    while (at > 0 && is_continuation(text[at])) ++at;
    if (begin != npos) {
        at = end_of_word(text, at);
        runs.push_back({static_cast<base::Offset>(begin), static_cast<base::Offset>(at)});
    }
    for (base::Span run = next_syllable(text, at); !run.empty(); run = next_syllable(text, run.end))
        runs.push_back(run);
    return runs;
}

bool has_syllables(std::string_view text, std::size_t count) {
    base::Span run;
    for (; count > 0; --count) {
        run = next_syllable(text, run.end);
        if (run.empty()) return false;
    }
    return true;
}

}  // namespace doichieu::text

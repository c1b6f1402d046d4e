#include "text/syllables.h"

#include <array>

#include "text/characters.h"
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

/// The first one at or behind `at`; empty at the end of the text.
base::Span next_syllable(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        std::size_t end = at;
        while (end < text.size()) {
            const std::size_t length = word_character_at(text, end);
            if (length == 0) break;
            end += length;
        }
        if (end != at) return {static_cast<base::Offset>(at), static_cast<base::Offset>(end)};
        at += static_cast<unsigned char>(text[at]) < 0x80 ? 1 : decode_multibyte(text, at).length;
    }
    return {};
}

}  // namespace

std::vector<base::Span> syllables(std::string_view text) {
    std::vector<base::Span> runs;
    runs.reserve(text.size() / 5 + 1);  // most have four letters
    for (base::Span run = next_syllable(text, 0); !run.empty(); run = next_syllable(text, run.end)) runs.push_back(run);
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

#include "text/syllables.h"

#include "text/characters.h"
#include "text/utf8.h"

namespace doichieu::text {

namespace {

/// The first one at or behind `at`; empty at the end of the text.
base::Span next_syllable(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        std::size_t end = at;
        CodePoint point = decode(text, end);
        for (; point.length != 0 && belongs_to_word(point.value); point = decode(text, end)) end += point.length;
        if (end != at) return {static_cast<base::Offset>(at), static_cast<base::Offset>(end)};
        at += point.length;
    }
    return {};
}

}  // namespace

std::vector<base::Span> syllables(std::string_view text) {
    std::vector<base::Span> runs;
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

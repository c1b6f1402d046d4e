#include <array>
#include <string_view>

#include "citation/forms/forms.h"

namespace doichieu::citation {

using namespace std::string_view_literals;

void read_anaphors(Reading& reading) {
    const Words& words = reading.words;
    const std::string_view p = words.text();
    static constexpr std::array<std::string_view, 8> kPointers{"đã nêu trên", "nêu trên", "nói trên", "dẫn trên",
                                                               "trên đây",    "kể trên",  "này",      "trên"};
    for (std::size_t at = 0; at < p.size();) {
        if (!words.letter_at(at)) {
            at += words.length_at(at);
            continue;
        }
        const base::Span word = words.word_at(at);
        for (const std::string_view pointer : kPointers) {
            const std::size_t end = words.match_forward(at, pointer);
            if (end == 0) continue;
            const TypeWord type = TypeWords::instance().before(words, words.back_space(at));
            // "trên" alone points back only after a capitalised type word and not before a place ("trên địa bàn").
            const std::size_t after = words.skip_space(end);
            static const WordSet kVerbs{"được", "đã", "là", "có", "và", "cũng", "phải", "vẫn", "sẽ", "thì"};
            const bool points =
                pointer != "trên" || (words.upper_at(type.span.begin) &&
                                      (!words.letter_at(after) || kVerbs.contains(words.folded_at(after).word)));
            if (type.type.empty() || !points) break;
            Citation citation;
            citation.form = Form::anaphor;
            citation.type = type.type;
            citation.type_span = type.span;
            citation.raw = {type.span.begin, static_cast<base::Offset>(end)};
            // A plural shows in its first word: "các Nghị quyết nêu trên".
            for (const std::string_view plural : {"các"sv, "những"sv}) {
                const std::size_t begin = words.match_backward(words.back_space(type.span.begin), plural);
                if (begin != Words::npos) citation.raw.begin = static_cast<base::Offset>(begin);
            }
            citation.core = {static_cast<base::Offset>(at), static_cast<base::Offset>(end)};
            citation.extent = citation.raw;
            reading.found.push_back(std::move(citation));
            break;
        }
        at = word.end;
    }
}

}  // namespace doichieu::citation

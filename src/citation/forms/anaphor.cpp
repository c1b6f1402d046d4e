#include <algorithm>
#include <array>
#include <string_view>

#include "citation/forms/forms.h"

namespace doichieu::citation {

void read_anaphors(Reading& reading) {
    const Words& words = reading.words;
    const std::string_view p = words.text();
    static constexpr std::array<std::string_view, 10> kPointers{
        "đã nêu trên", "nêu trên", "nói trên", "dẫn trên", "trên đây", "kể trên", "này", "trên", "ấy", "đó"};
    for (std::size_t at = 0; at < p.size();) {
        if (!words.letter_at(at)) {
            at += words.length_at(at);
            continue;
        }
        const base::Span word = words.word_at(at);
        for (const std::string_view pointer : kPointers) {
            const std::size_t end = words.match_forward(at, pointer);
            if (end == 0) continue;
            TypeWord type = TypeWords::instance().before(words, words.back_space(at));
            if (type.type.empty()) type = TypeWords::instance().symbol_before(words, words.back_space(at));  // "KH này"
            base::Span issuer;
            if (type.type.empty() && pointer != "này" && pointer != "trên") {
                const IssuedType issued = issued_type_before(reading, at);
                type = issued.type;
                issuer = issued.issuer;
            }
            if (type.type.empty()) break;
            // A plural shows in its first word: "các Nghị quyết nêu trên".
            const std::size_t before = words.back_space(type.span.begin);
            const std::size_t plural = std::min(words.match_backward(before, "các"),  // npos where it fails
                                                words.match_backward(before, "những"));
            // "trên" alone points back only from a capitalised type word or a plural, and not to a place ("trên địa bàn").
            const std::size_t after = words.skip_space(end);
            static const WordSet kVerbs{"được", "đã",    "là",   "có",  "và",  "cũng", "phải", "vẫn", "sẽ", "thì",
                                        "đều",  "không", "chưa", "gửi", "hết", "còn",  "cần",  "để",  "do", "nay"};
            const bool points =
                pointer != "trên" || ((words.upper_at(type.span.begin) || plural != Words::npos) &&
                                      (!words.letter_at(after) || kVerbs.contains(words.folded_at(after).word)));
            static const WordSet kAbove{"gian", "trung", "phận"};  // "trên không gian mạng"
            if (words.folded_at(after).word == "không" &&
                kAbove.contains(words.folded_at(words.skip_space(words.word_at(after).end)).word))
                break;
            const bool names = (pointer != "ấy" && pointer != "đó") || words.upper_at(type.span.begin);
            if (!points || !names) break;
            Citation citation;
            citation.form = Form::anaphor;
            citation.type = type.type;
            citation.type_span = type.span;
            citation.raw = span_of(std::min<std::size_t>(plural, type.span.begin), end);
            citation.core = {static_cast<base::Offset>(at), static_cast<base::Offset>(end)};
            citation.extent = citation.raw;
            // "Kế hoạch của Ủy ban nhân dân tỉnh nêu trên", "Kế hoạch nêu trên của Ủy ban nhân dân tỉnh"
            if (const std::size_t of = words.match_forward(after, "của"); of != 0 && issuer.empty()) {
                const std::size_t body = words.skip_space(of);
                if (const std::size_t body_end = reading.bodies.name_end(words, body); body_end != 0)
                    issuer = span_of(body, body_end);
            }
            citation.issuer_span = issuer;
            reading.found.push_back(std::move(citation));
            break;
        }
        at = word.end;
    }
}

}  // namespace doichieu::citation

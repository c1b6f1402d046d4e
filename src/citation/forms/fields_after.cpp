#include "citation/forms/forms.h"

namespace doichieu::citation {

std::size_t read_fields(Reading& reading, Citation& citation, std::size_t at) {
    const Words& words = reading.words;
    const std::string_view p = words.text();
    std::size_t end = at;
    for (int rounds = 0; rounds < 8; ++rounds) {
        const std::size_t after_space = words.skip_space(end);
        const std::size_t i = words.skip_comma(end);
        if (!citation.date.stated()) {
            // "ký ngày", "ban hành ngày" introduce the date as "ngày" does.
            std::size_t date_at = i;
            for (const char* verb : {"ban hành", "ký ban hành", "ký"}) {
                if (const std::size_t verb_end = words.match_forward(i, verb);
                    verb_end != 0 && words.match_forward(words.skip_space(verb_end), "ngày") != 0) {
                    date_at = words.skip_space(verb_end);
                }
            }
            if (const auto date = read_date(words, date_at, true)) {
                citation.date = date->date;
                citation.date_span = date->span;
                end = date->span.end;
                continue;
            }
            // The next cell of a table.
            const std::string_view gap = p.substr(end, after_space - end);
            const bool bar = after_space < p.size() && p[after_space] == '|';
            if (bar || gap.find('\t') != std::string_view::npos) {
                if (const auto date = read_date(words, bar ? words.skip_space(after_space + 1) : after_space, false)) {
                    citation.date = date->date;
                    citation.date_span = date->span;
                    end = date->span.end;
                    continue;
                }
            }
            // "(03/6/2013)" or "(ngày 03/6/2013)" right after the notation.
            if (after_space < p.size() && p[after_space] == '(') {
                const std::size_t inside = words.skip_space(after_space + 1);
                auto date = read_date(words, inside, true);
                if (!date) date = read_date(words, inside, false);
                if (date) {
                    const std::size_t close = words.skip_space(date->span.end);
                    if (close < p.size() && p[close] == ')') {
                        citation.date = date->date;
                        citation.date_span = date->span;
                        end = close + 1;
                        continue;
                    }
                }
            }
        }
        if (citation.issuer_span.empty()) {
            std::size_t of = words.match_forward(i, "của");
            if (of == 0) of = words.match_forward(i, "do");
            if (of != 0) {
                const std::size_t body = words.skip_space(of);
                if (const std::size_t body_end = reading.bodies.name_end(words, body); body_end != 0) {
                    citation.issuer_span = {static_cast<base::Offset>(body), static_cast<base::Offset>(body_end)};
                    end = body_end;
                    // Two bodies may issue together: "của Bộ Chính trị, Ban Bí thư".
                    const std::size_t second = words.skip_comma(end);
                    if (words.match_forward(body, "bộ chính trị") == end &&
                        words.match_forward(second, "ban bí thư") != 0) {
                        end = words.match_forward(second, "ban bí thư");
                        citation.issuer_span.end = static_cast<base::Offset>(end);
                    }
                    continue;
                }
            }
            // "Kết luận số 61-KL/TW, Ban Bí thư (khóa X)": without "của", only between date and term.
        }
        if (citation.term_span.empty()) {
            if (const auto term = read_term(words, i)) {
                citation.term = term->term;
                citation.term_span = term->span;
                end = term->end;
                continue;
            }
        }
        break;
    }
    if (!citation.issuer_span.empty()) {
        citation.issuer = words.plain(citation.issuer_span);
    }
    return end;
}

void read_leading_fields(Reading& reading, Citation& citation) {
    const Words& words = reading.words;
    const std::string_view p = words.text();
    std::size_t i = words.back_space(citation.extent.begin);
    // The verb: "ban hành", "đã ban hành", "ra", "ký ban hành", "có".
    std::size_t verb = words.match_backward(i, "ban hành");
    if (verb == Words::npos) verb = words.match_backward(i, "ra");

    if (verb == Words::npos) return;
    for (const char* word : {"ký", "đã"}) {
        const std::size_t before = words.match_backward(words.back_space(verb), word);
        if (before != Words::npos) verb = before;
    }
    const std::size_t body_end = words.back_space(verb);
    // The body ends here: the last sentence or comma part before the verb that is a body's name as a whole.
    std::size_t begin = body_end;
    while (begin > 0 && body_end - begin < 160) {
        const std::size_t before = words.previous(begin);
        const char c = p[before];
        if (c == ',' || c == ';' || c == ':' || c == '(' || words.ends_sentence(before)) break;

        begin = before;
    }
    begin = words.skip_space(begin);

    if (begin >= body_end) return;
    std::optional<DateField> date;
    if (words.match_forward(begin, "ngày") != 0) {
        date = read_date(words, begin, true);
        if (date) begin = words.skip_comma(date->span.end);
    }
    const std::size_t name_end = begin < body_end ? reading.bodies.name_end(words, begin) : 0;
    if (name_end != body_end) return;
    if (citation.issuer_span.empty()) {
        citation.issuer_span = {static_cast<base::Offset>(begin), static_cast<base::Offset>(body_end)};
        citation.issuer = words.plain(citation.issuer_span);
    }
    if (!date && begin > 0) {
        // "Ngày 04/7/2025, Bộ Chính trị ban hành …"
        std::size_t comma = words.back_space(begin);
        if (comma > 0 && p[comma - 1] == ',') comma = words.back_space(comma - 1);
        for (std::size_t back = comma; back > 0 && comma - back < 40;) {
            back = words.previous(back);
            if (words.match_forward(back, "ngày") == 0 || words.alphanumeric_before(back)) continue;
            const auto candidate = read_date(words, back, true);
            if (candidate && candidate->span.end == comma) date = candidate;
            break;
        }
    }
    if (date && !citation.date.stated()) {
        citation.date = date->date;
        citation.date_span = date->span;
    }
}

void share_fields(std::vector<Citation>& found, std::size_t first, std::size_t last) {
    const Citation& source = found[last];
    for (std::size_t i = first; i < last; ++i) {
        Citation& member = found[i];
        if (!member.date.stated() && member.issuer_span.empty()) {
            member.date = source.date;
            member.date_span = source.date_span;
        }
        if (member.issuer_span.empty()) {
            member.issuer = source.issuer;
            member.issuer_span = source.issuer_span;
        }
        if (member.term_span.empty()) {
            member.term = source.term;
            member.term_span = source.term_span;
        }
    }
}

}  // namespace doichieu::citation

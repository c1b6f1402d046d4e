#include "citation/provision.h"

#include <string_view>

#include "citation/type_words.h"
#include "legal/notation.h"

namespace doichieu::citation {

using namespace std::string_view_literals;
namespace {

/// Steps back over "… ban hành kèm theo": the provision of a rule stands on the decision that carries it.
std::size_t before_carried_rule(const Words& words, std::size_t end) {
    std::size_t i = words.match_backward(end, "kèm theo");
    if (i == Words::npos) return end;
    if (const std::size_t issued = words.match_backward(words.back_space(i), "ban hành"); issued != Words::npos)
        i = issued;
    for (int steps = 0; steps < 16; ++steps) {
        i = words.back_space(i);
        if (i > 0 && words.text()[i - 1] == ',') i = words.back_space(i - 1);
        const base::Span word = words.word_before(i);
        if (word.empty()) return end;
        const std::string_view folded = words.folded(word);
        i = word.begin;
        if (words.upper_at(word.begin) && (folded == "quy" || folded == "bản" || folded == "hướng" || folded == "kế" ||
                                           folded == "đề" || folded == "danh")) {
            return words.back_space(i);
        }
        if (words.upper_at(word.begin) && folded == "phụ") return end;
    }
    return end;
}

/// Certainly no provision ends at `end`: neither an ordinal nor "phụ lục" stands there, but the word `last` or a sign.
bool ends_no_provision(const Words& words, std::size_t end, const Words::Folded& last) {
    const auto& [word, folded] = last;
    if (word.empty()) return !words.digit_at(end - 1) && words.text()[end - 1] != '.';
    if (words.length_at(word.begin) == word.size() || words.alphanumeric_before(word.begin)) return false;
    return folded != "lục" && !legal::parse_roman(words.slice(word));
}

}  // namespace

base::Span provision_before(const Words& words, std::size_t end) {
    const std::string_view p = words.text();
    static const WordSet kUnits{"điểm", "khoản", "điều", "chương", "mục", "phần", "tiết", "đoạn"};
    std::size_t i = words.back_space(end);
    Words::Folded last = words.folded_before(i);
    if (last.word == "theo") {
        i = before_carried_rule(words, i);
        last = words.folded_before(i);
    }
    // Only "của", "thuộc" and "vào" ("Bổ sung Điều 5a vào …") may stand between: "… tại Nghị định" is no chain.
    if (last.word == "của" || last.word == "thuộc" || last.word == "vào") {
        i = words.back_space(last.span.begin);
        last = words.folded_before(i);
    }
    // "Tại khoản 2, Điều 30, Quy định số …"
    if (i > 0 && p[i - 1] == ',') {
        i = words.back_space(i - 1);
        last = words.folded_before(i);
    }
    if (i == 0 || ends_no_provision(words, i, last)) return {};
    const std::size_t chain_end = i;
    std::size_t chain_begin = i;
    bool ordinal = false;  // an ordinal stands to the right, still without its unit
    bool unit = false;     // a unit stands to the right
    for (int steps = 0; steps < 40 && i > 0; ++steps) {
        const std::size_t before = words.previous(i);
        if (p[i - 1] == ',' || p[i - 1] == ';' || (words.dash_at(before) != 0 && before + words.dash_at(before) == i)) {
            if (!ordinal && !unit) break;
            i = words.back_space(before);
            continue;
        }
        // A token of letters, digits and inner full stops: ordinal, connector or unit.
        std::size_t token = words.word_before(i).begin;
        while (token > 0) {
            const std::size_t left = words.previous(token);
            const bool dot = p[left] == '.' && words.digit_at(token) && words.alphanumeric_before(left);
            if (!dot && !words.alphanumeric_at(left)) break;
            token = left;
        }
        if (token == i) break;
        const std::string_view raw = p.substr(token, i - token);
        const FoldedWord folded = fold_word(raw);
        if (kUnits.contains(folded) || folded == "lục") {
            std::size_t start = token;
            if (folded == "lục") start = words.match_backward(i, "phụ lục");
            if (!ordinal || start == Words::npos) break;
            if (folded == "đoạn" && words.match_backward(words.back_space(token), "giai") != Words::npos) break;
            chain_begin = start;
            ordinal = false;
            unit = true;
            i = words.back_space(start);
            // "các Điều 11, 14" belongs together.
            const std::size_t plural = words.match_backward(i, "các");
            if (plural != Words::npos) {
                chain_begin = plural;
                break;
            }
            continue;
        }
        if (folded == "và" || folded == "đến" || folded == "hoặc" || folded == "từ") {
            if (!ordinal && !unit) break;
            i = words.back_space(token);
            continue;
        }
        const bool digits = words.digit_at(token) && raw.size() <= 6;
        const bool letter = words.letter_at(token) && words.length_at(token) == raw.size();
        const bool letter_digit = raw.size() <= 4 && words.letter_at(token) && raw.back() >= '0' && raw.back() <= '9';
        if (!digits && !letter && !letter_digit && !legal::parse_roman(raw)) break;
        ordinal = true;
        i = words.back_space(token);
    }
    // "Phụ lục" without a number may stand right before the instrument.
    if (!unit) {
        const std::size_t start = words.match_backward(chain_end, "phụ lục");
        return start == Words::npos ? base::Span{} : span_of(start, chain_end);
    }
    return span_of(chain_begin, chain_end);
}

namespace {

/// End of an ordinal of a provision at `at`: "5", "2a", "a1", "b", "III"; 0 when none stands there.
std::size_t provision_ordinal_end(const Words& words, std::size_t at) {
    std::size_t end = at;
    while (words.alphanumeric_at(end)) end += words.length_at(end);
    const std::string_view raw = words.text().substr(at, end - at);
    if (raw.empty() || raw.size() > 6) return 0;
    const bool letter = words.letter_at(at) && words.length_at(at) == raw.size();
    const bool letter_digit = raw.size() <= 3 && words.letter_at(at) && words.digit_at(end - 1);
    return words.digit_at(at) || letter || letter_digit || legal::parse_roman(raw) ? end : 0;
}

}  // namespace

base::Span provision_after(const Words& words, std::size_t at) {
    const std::string_view p = words.text();
    const std::size_t sign = words.skip_space(at);
    if (sign >= p.size() || (p[sign] != ',' && p[sign] != '(')) return {};
    const std::size_t begin = words.skip_space(sign + 1);
    std::size_t end = 0;
    std::size_t i = begin;
    for (int steps = 0; steps < 20; ++steps) {
        std::size_t unit = 0;
        for (const std::string_view word : {"điểm"sv, "khoản"sv, "điều"sv, "chương"sv, "mục"sv, "phụ lục"sv}) {
            if (unit == 0) unit = words.match_forward(i, word);
        }
        // Ordinals go on after a connector: "Điều 5, 7 và 9".
        const std::size_t ordinal = provision_ordinal_end(words, unit != 0 ? words.skip_space(unit) : i);
        if (ordinal == 0 || (unit == 0 && end == 0)) break;
        end = ordinal;
        i = words.skip_comma(end);
        if (const std::size_t dash = words.dash_at(i); dash != 0) i = words.skip_space(i + dash);
        for (const std::string_view connector : {"và"sv, "đến"sv, "hoặc"sv}) {
            if (const std::size_t joined = words.match_forward(i, connector); joined != 0) i = words.skip_space(joined);
        }
    }
    if (end == 0) return {};
    // "…, Điều 5 của Nghị định", "…, khoản 2 Điều 5 Luật …": the provision of what follows.
    const std::size_t next = words.skip_space(end);
    if (p[sign] == '(') return next < p.size() && p[next] == ')' ? span_of(begin, end) : base::Span{};
    for (const std::string_view word : {"của", "thuộc", "luật", "bộ luật", "pháp lệnh", "hiến pháp", "ban hành"}) {
        if (words.match_forward(next, word) != 0) return {};
    }
    return TypeWords::instance().at(words, next).type.empty() ? span_of(begin, end) : base::Span{};
}

}  // namespace doichieu::citation

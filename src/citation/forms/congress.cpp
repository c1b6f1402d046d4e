#include <array>
#include <string>
#include <unordered_map>

#include "citation/forms/forms.h"
#include "text/fold.h"

namespace doichieu::citation {
namespace {

using base::Offset;

/// A Roman or Arabic ordinal, or one in words ("lần thứ tám").
struct Ordinal {
    std::size_t end = 0;
    int value = 0;
};

Ordinal read_ordinal(const Words& words, std::size_t at) {
    if (words.digit_at(at)) {
        Ordinal ordinal{at, 0};
        while (words.digit_at(ordinal.end) && ordinal.end - at < 3)
            ordinal.value = ordinal.value * 10 + (words.text()[ordinal.end++] - '0');
        return ordinal.end - at <= 2 && !words.alphanumeric_at(ordinal.end) ? ordinal : Ordinal{};
    }
    const base::Span word = words.word_at(at);
    if (word.empty()) return {};
    if (words.upper_at(at)) {
        if (const auto roman = legal::parse_roman(words.slice(word))) return {word.end, *roman};
    }
    static const WordMap<int> kWords{{"nhất", 1}, {"hai", 2}, {"ba", 3},  {"tư", 4},   {"bốn", 4},  {"năm", 5},
                                     {"sáu", 6},  {"bảy", 7}, {"tám", 8}, {"chín", 9}, {"mười", 10}};
    const auto found = kWords.find(fold_word(words.slice(word)));
    if (found == kWords.end()) return {};
    Ordinal ordinal{word.end, found->second};
    if (ordinal.value == 10) {
        const std::size_t next = words.skip_space(word.end);
        const base::Span unit = words.word_at(next);
        const auto more = unit.empty() ? kWords.end() : kWords.find(fold_word(words.slice(unit)));
        if (more != kWords.end() && more->second < 10) return {unit.end, 10 + more->second};
        if (!unit.empty() && fold_word(words.slice(unit)) == "một") return {unit.end, 11};
    }
    return ordinal;
}

/// The type word right before the body ("Nghị quyết Đại hội …", "Nghị quyết của Đại hội …").
TypeWord head_before(const Words& words, std::size_t at) {
    std::size_t end = words.back_space(at);
    if (const std::size_t of = words.match_backward(end, "của"); of != Words::npos) end = words.back_space(of);
    TypeWord type = TypeWords::instance().before(words, end);
    static constexpr std::array<std::string_view, 5> kTypes{"Nghị quyết", "Kết luận", "Chương trình hành động",
                                                            "Thông báo", "Quyết định"};
    for (const std::string_view allowed : kTypes) {
        if (type.type == allowed) return type;
    }
    return {};
}

}  // namespace

std::size_t read_congress(Reading& reading, std::size_t name_at) {
    const Words& words = reading.words;
    if (words.alphanumeric_before(name_at)) return 0;
    const TypeWord type = head_before(words, name_at);
    if (type.type != "Nghị quyết" && type.type != "Kết luận") return 0;
    const bool congress = words.match_forward(name_at, "đại hội") != 0;

    // Body's words up to the ordinal: "Đại hội Đảng toàn quốc lần thứ XIII", "Đại hội XIV", "Hội nghị Trung ương 8".
    std::size_t i = name_at;
    std::size_t body_end = 0;
    Ordinal ordinal;
    for (int steps = 0; steps < 24; ++steps) {
        const base::Span word = words.word_at(i);
        if (word.empty()) {
            if (words.digit_at(i)) {
                ordinal = read_ordinal(words, i);
                break;
            }
            const std::size_t dash = words.dash_at(i);
            if (dash == 0) return 0;
            i = words.skip_space(i + dash);
            continue;
        }
        const std::string_view folded = fold_word(words.slice(word));
        if (folded == "các" || folded == "về" || folded == "nhiệm")
            return 0;  // "Đại hội Đảng bộ các cấp": none in particular
        if (const std::size_t nth = words.match_forward(i, "lần thứ"); nth != 0) {
            ordinal = read_ordinal(words, words.skip_space(nth));
            break;
        }
        if (steps > 1 && words.upper_at(i) && legal::parse_roman(words.slice(word)) && words.slice(word) != "L") {
            ordinal = read_ordinal(words, i);
            break;
        }
        body_end = word.end;
        i = words.skip_space(word.end);
        if (i < words.text().size() && words.text()[i] == ',') i = words.skip_space(i + 1);
    }
    if (ordinal.end == 0 || body_end == 0) return 0;

    Citation citation;
    citation.form = Form::named;
    citation.type = type.type;
    citation.type_span = type.span;
    citation.regime = legal::Regime::party;
    std::size_t end = ordinal.end;
    if (congress) {
        citation.issuer_span = {static_cast<Offset>(name_at), static_cast<Offset>(body_end)};
        citation.term = legal::to_roman(ordinal.value);
        citation.term_span = {static_cast<Offset>(body_end), static_cast<Offset>(end)};
        if (const std::size_t of_party = words.match_forward(words.skip_space(end), "của đảng"); of_party != 0) {
            // "của Đảng bộ tỉnh" names another body.
            const base::Span next = words.word_at(words.skip_space(of_party));
            if (next.empty() || fold_word(words.slice(next)) != "bộ") end = of_party;
        }
    } else {
        // "Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XIII", "Hội nghị Trung ương 7 (khóa X)"
        std::size_t after = words.skip_space(end);
        if (const std::size_t body = reading.bodies.name_end(words, after); body != 0) {
            citation.issuer_span = {static_cast<Offset>(after), static_cast<Offset>(body)};
            end = body;
            after = words.skip_space(end);
        }
        if (const auto term = read_term(words, words.skip_comma(end))) {
            citation.term = term->term;
            citation.term_span = term->span;
            end = term->end;
        }
    }
    citation.raw = {type.span.begin, static_cast<Offset>(end)};
    if (!citation.issuer_span.empty()) citation.issuer = words.plain(citation.issuer_span);
    citation.name = text::fold(words.plain(citation.raw));
    citation.extent = citation.raw;
    const base::Span issuer_span = citation.issuer_span;
    const std::string issuer = citation.issuer;
    if (citation.issuer_span.empty())
        citation.issuer_span = citation.type_span;  // "của Đảng bộ …" after a congress is no issuer
    const std::size_t fields_end = read_fields(reading, citation, end);
    citation.issuer_span = issuer_span;
    citation.issuer = issuer;
    citation.extent.end = static_cast<Offset>(fields_end);
    reading.found.push_back(std::move(citation));
    return fields_end;
}

/// "Nghị quyết Trung ương 4 khóa XII", "Nghị quyết TW 8 (khóa XI)": the number of a plenum, not of an instrument.
std::size_t read_plenum(Reading& reading, std::size_t digits_at) {
    const Words& words = reading.words;
    std::size_t i = words.back_space(digits_at);
    const bool glued = i == digits_at;  // "TW4"
    std::size_t body = glued ? Words::npos : words.match_backward(i, "trung ương");
    if (body == Words::npos) body = words.match_backward(i, "tw");
    if (body == Words::npos) return 0;
    const TypeWord type = head_before(words, body);
    if (type.type != "Nghị quyết" && type.type != "Kết luận") return 0;
    const Ordinal ordinal = read_ordinal(words, digits_at);
    if (ordinal.end == 0) return 0;
    Citation citation;
    citation.form = Form::named;
    citation.type = type.type;
    citation.type_span = type.span;
    citation.regime = legal::Regime::party;
    std::size_t end = ordinal.end;
    if (const auto term = read_term(words, words.skip_comma(end))) {
        citation.term = term->term;
        citation.term_span = term->span;
        end = term->end;
    }
    citation.raw = {type.span.begin, static_cast<Offset>(end)};
    citation.name = text::fold(words.plain(citation.raw));
    citation.extent = citation.raw;
    const std::size_t fields_end = read_fields(reading, citation, end);
    citation.extent.end = static_cast<Offset>(fields_end);
    reading.found.push_back(std::move(citation));
    return fields_end;
}

}  // namespace doichieu::citation

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

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
        const base::Span numeral = words.unglued(word);
        if (const auto roman = legal::parse_roman(words.slice(numeral))) return {numeral.end, *roman};
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
    const TypeWords& types = TypeWords::instance();
    // Before most names stands another word.
    if (const auto [last, folded] = words.folded_once_before(end);
        folded != "của" && !types.may_end_with(folded) && !words.upper_at(last.begin))
        return {};
    if (const std::size_t of = words.match_backward(end, "của"); of != Words::npos) end = words.back_space(of);
    TypeWord type = types.before(words, end);
    if (type.type.empty()) type = types.symbol_before(words, end);  // "NQ Đại hội XIII"
    static constexpr std::array<std::string_view, 5> kTypes{"Nghị quyết", "Kết luận", "Chương trình hành động",
                                                            "Thông báo", "Quyết định"};
    // "3 nghị quyết và 1 kết luận của Hội nghị": a count names none of them.
    if (!type.type.empty() && !words.upper_at(type.span.begin) && type.span.begin > 0) {
        const std::size_t before = words.back_space(type.span.begin);
        if (before < type.span.begin && before > 0 && words.digit_at(before - 1)) return {};
    }
    for (const std::string_view allowed : kTypes) {
        if (type.type == allowed) return type;
    }
    return {};
}

/// The folded name from its type word on, with what is written short spelt out: "NQ ĐH XIV của Đảng".
std::string name_in_full(const Words& words, const TypeWord& type, std::size_t name_at, std::size_t end) {
    std::string name = text::fold(type.type);
    const std::string between = text::fold(words.plain(span_of(type.span.end, words.back_space(name_at))));
    if (!between.empty()) name += " " + between;  // "của"
    std::string rest = text::fold(words.plain(span_of(name_at, end)));
    for (const auto& [in_short, in_full] : {std::pair{"đhđb ", "đại hội đại biểu "}, std::pair{"đh ", "đại hội "}}) {
        if (rest.starts_with(in_short)) rest.replace(0, std::string_view(in_short).size(), in_full);
    }
    return name + " " + rest;
}

/// End of "(lần 2)" behind the number of a plenum that met twice; `end` when it does not stand there.
std::size_t session_end(const Words& words, std::size_t end) {
    const std::size_t open = words.skip_space(end);
    if (words.text().substr(open, 1) != "(") return end;
    std::size_t i = words.match_forward(words.skip_space(open + 1), "lần");
    if (i == 0) return end;
    i = words.skip_space(i);
    while (words.digit_at(i)) ++i;
    return words.text().substr(i, 1) == ")" ? i + 1 : end;
}

}  // namespace

std::size_t read_congress(Reading& reading, std::size_t name_at) {
    const Words& words = reading.words;
    if (words.alphanumeric_before(name_at)) return 0;
    const TypeWord type = head_before(words, name_at);
    if (type.type != "Nghị quyết" && type.type != "Kết luận") return 0;
    const bool in_short = words.match_forward(name_at, "đh") != 0 || words.match_forward(name_at, "đhđb") != 0;
    const bool congress = in_short || words.match_forward(name_at, "đại hội") != 0;

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
        // "Đại hội Đảng bộ các cấp": none in particular; "Đại hội xây dựng chương trình …": the sentence goes on.
        static const WordSet kOutside{"các", "về",   "nhiệm", "xây",  "đề", "đưa", "đã",  "được", "trong",
                                      "vào", "theo", "để",    "đồng", "là", "tại", "sau", "trước"};
        if (kOutside.contains(folded)) return 0;
        if (const std::size_t nth = words.match_forward(i, "lần thứ"); nth != 0) {
            ordinal = read_ordinal(words, words.skip_space(nth));
            break;
        }
        if (steps > (in_short ? 0 : 1) && words.upper_at(i) && legal::parse_roman(words.slice(word)) &&
            words.slice(word) != "L") {
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
        // "Nghị quyết Đại hội XI Đảng bộ tỉnh", "… Đại hội VIII của Công đoàn": the name of another body's congress.
        std::size_t body = words.skip_space(end);
        if (const std::size_t of = words.match_forward(body, "của"); of != 0) body = words.skip_space(of);
        if (const std::size_t named = words.upper_at(body) ? reading.bodies.name_end(words, body) : 0;
            named != 0 && words.match_forward(body, "đảng") != named &&
            words.match_forward(body, "đảng cộng sản việt nam") != named)
            end = named;
    } else {
        // "Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XIII", "Hội nghị Trung ương 6 (lần 2) khóa VIII"
        end = session_end(words, end);
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
    citation.name = name_in_full(words, type, name_at, end);
    citation.extent = citation.raw;
    const base::Span issuer_span = citation.issuer_span;
    if (citation.issuer_span.empty())
        citation.issuer_span = citation.type_span;  // "của Đảng bộ …" after a congress is no issuer
    const std::size_t fields_end = read_fields(reading, citation, end);
    citation.issuer_span = issuer_span;
    citation.extent.end = static_cast<Offset>(fields_end);
    reading.found.push_back(std::move(citation));
    return fields_end;
}

namespace {

/// "Nghị quyết Trung ương 4 khóa XI, XII", "… (khóa XI và khóa XII)": one of each term, a group. `plenum` has its first
/// term; adds all and moves `end` behind the last. False when there is one term only.
bool read_further_terms(Reading& reading, const Citation& plenum, std::size_t& end) {
    const Words& words = reading.words;
    const std::size_t first = reading.found.size();
    std::size_t i = plenum.term_span.end;
    while (reading.found.size() - first < 8) {
        std::size_t next = words.skip_comma(i);
        bool joined = next > words.skip_space(i);
        if (const std::size_t and_end = words.match_forward(next, "và"); and_end != 0) {
            joined = true;
            next = words.skip_space(and_end);
        }
        const std::size_t begin = next;
        if (const std::size_t term_word = words.match_forward(next, "khóa"); term_word != 0)
            next = words.skip_space(term_word);
        const base::Span numeral = words.word_at(next);
        const auto value = legal::parse_roman(words.slice(numeral));
        if (!joined || numeral.empty() || !value || *value > 30 || !words.upper_at(next)) break;
        Citation member = plenum;
        if (reading.found.size() == first) {
            reading.found.push_back(plenum);
            reading.found.back().group = ++reading.next_group;
            reading.found.back().raw.end = plenum.term_span.end;
            reading.found.back().extent = reading.found.back().raw;
        }
        member.group = reading.next_group;
        member.raw = {static_cast<Offset>(begin), static_cast<Offset>(numeral.end)};
        member.extent = member.raw;
        member.term = legal::to_roman(*value);
        member.term_span = numeral;
        const std::size_t stem = member.name.rfind("khóa");
        if (stem != std::string::npos) member.name.replace(stem, std::string::npos, "khóa " + text::fold(member.term));
        reading.found.push_back(std::move(member));
        i = numeral.end;
    }
    if (reading.found.size() == first) return false;
    end = i < words.text().size() && words.text()[i] == ')' ? i + 1 : i;
    reading.found.back().extent.end = static_cast<Offset>(end);
    return true;
}

}  // namespace

bool may_be_of_plenum(const Words& words, std::size_t number) {
    static const WordSet kBodies{"ương", "tw", "nqtw"};
    const std::size_t end = words.back_space(number);
    const char last = end == 0 ? ' ' : words.text()[end - 1];
    if (last != 'g' && last != 'G' && last != 'w' && last != 'W') return false;
    return kBodies.contains(words.folded_once_before(end).word);
}

/// "Nghị quyết Trung ương 4 khóa XII", "Nghị quyết TW 8 (khóa XI)": the number of a plenum, not of an instrument.
std::size_t read_plenum(Reading& reading, std::size_t digits_at) {
    const Words& words = reading.words;
    if (!may_be_of_plenum(words, digits_at)) return 0;
    const std::size_t i = words.back_space(digits_at);
    const bool glued = i == digits_at;  // "TW4"
    std::size_t body = glued ? Words::npos : words.match_backward(i, "trung ương");
    if (body == Words::npos) body = words.match_backward(i, "tw");
    TypeWord type;
    if (body != Words::npos) {
        type = head_before(words, body);
    } else if (const base::Span word = words.word_before(i); words.slice(word) == "NQTW") {
        type = {span_of(word.begin, word.begin + 2), "Nghị quyết"};
    }
    if (type.type != "Nghị quyết" && type.type != "Kết luận") return 0;
    const Ordinal ordinal = read_ordinal(words, digits_at);
    if (ordinal.end == 0) return 0;
    Citation citation;
    citation.form = Form::named;
    citation.type = type.type;
    citation.type_span = type.span;
    citation.regime = legal::Regime::party;
    std::size_t end = session_end(words, ordinal.end);
    if (const auto term = read_term(words, words.skip_comma(end))) {
        citation.term = term->term;
        citation.term_span = term->span;
        end = term->end;
    } else {
        end = ordinal.end;
    }
    citation.raw = {type.span.begin, static_cast<Offset>(end)};
    // As the registry has it, whatever is abbreviated: "NQTW4", "Nghị quyết TW 4".
    citation.name = text::fold(std::string(type.type) + " trung ương " + words.plain(span_of(digits_at, end)));
    citation.extent = citation.raw;
    if (citation.term_span.empty() || !read_further_terms(reading, citation, end)) {
        end = read_fields(reading, citation, end);
        citation.extent.end = static_cast<Offset>(end);
        reading.found.push_back(std::move(citation));
    }
    return end;
}

/// "nghị quyết đại hội đảng bộ xã lần thứ XIX" in small letters: told by its ordinal.
std::size_t read_lower_congress(Reading& reading, std::size_t ordinal_at) {
    const Words& words = reading.words;
    const std::size_t floor = reading.found.empty() ? 0 : reading.found.back().extent.end;
    std::size_t at = words.back_space(ordinal_at);
    for (int steps = 0; steps < 16 && at > floor; ++steps) {
        std::size_t congress = words.match_backward(at, "đại hội");
        for (const std::string_view in_short : {"đh", "đhđb"}) {
            if (congress == Words::npos) congress = words.match_backward(at, in_short);
        }
        if (congress != Words::npos) return congress < floor ? 0 : read_congress(reading, congress);
        const base::Span word = words.word_before(at);
        if (word.empty()) return 0;
        at = words.back_space(word.begin);
    }
    return 0;
}

}  // namespace doichieu::citation

#include <algorithm>
#include <string>
#include <string_view>

#include "citation/forms/forms.h"
#include "legal/body_key.h"
#include "legal/vocabulary.h"
#include "structure/body_name.h"
#include "text/fold.h"

namespace doichieu::citation {

using namespace std::string_view_literals;
namespace {

/// End of the conference that a body held, "Hội nghị lần thứ tư", "Hội nghị Trung ương 4"; 0 when none stands at `at`.
std::size_t conference_end(const Words& words, std::size_t at) {
    std::size_t end = words.match_forward(at, "hội nghị");
    if (end == 0) return 0;
    if (const std::size_t centre = words.match_forward(words.skip_space(end), "trung ương"); centre != 0) end = centre;
    std::size_t i = words.skip_space(end);
    std::size_t nth = words.match_forward(i, "lần thứ");
    if (nth == 0) nth = words.match_forward(i, "lân thứ");  // OCR lost a mark
    if (nth != 0) i = words.skip_space(nth);
    std::size_t ordinal = i;
    while (words.digit_at(ordinal)) ++ordinal;
    if (ordinal == i && nth != 0) ordinal = words.word_at(i).end;
    return ordinal == i ? 0 : ordinal;
}

/// End of the body that is stated at `at`, behind the word at `of`, with what may stand before its name ("các", "liên",
/// "đồng chí"); 0 for none.
std::size_t stated_body_end(const Reading& reading, std::size_t of, std::size_t at, bool places) {
    const Words& words = reading.words;
    if (const std::size_t conference = conference_end(words, at); conference != 0) {
        const std::size_t body_end = reading.bodies.name_end(words, words.skip_space(conference));
        return body_end != 0 ? body_end : conference;
    }
    // "Liên" may as well begin the name: "Liên minh Hợp tác xã".
    std::size_t end = reading.names == nullptr ? reading.bodies.name_end(words, at)
                                               : reading.names->name_end(reading.bodies, words, of, at);
    std::size_t name = at;
    if (end == 0) {
        for (const std::string_view word : {"các"sv, "liên"sv, "đồng chí"sv, "tập thể"sv}) {
            if (const std::size_t after = words.match_forward(name, word); after != 0) name = words.skip_space(after);
        }
        end = name == at ? 0 : reading.bodies.name_end(words, name);
    }
    // Places and levels that stand for their bodies: "của tỉnh", "của hội cấp trên"; not behind a bare number, where they
    // may go with what holds it ("Ban Chỉ đạo Chỉ thị 05 của xã").
    if (!places) return end;
    if (end == 0) {
        for (const std::string_view word : {"tỉnh"sv, "thành phố"sv, "huyện"sv, "xã"sv, "phường"sv, "ngành"sv, "hội"sv,
                                            "đoàn"sv, "công đoàn"sv, "cấp trên"sv}) {
            if (end == 0) end = words.match_forward(name, word);
        }
    }
    const std::size_t above = end == 0 ? 0 : words.match_forward(words.skip_space(end), "cấp trên");
    return above != 0 ? above : end;
}

/// Bodies that issued together what a joint notation bears: "của Bộ Tư pháp và Bộ Nội vụ".
std::size_t joint_bodies_end(const Reading& reading, const legal::Notation& notation, std::size_t end) {
    const Words& words = reading.words;
    // A type that the tables do not know stands with the issuers: HDLT-SNV-STC.
    const std::string_view type = notation.type.empty()
                                      ? std::string_view(notation.issuer).substr(0, notation.issuer.find('-'))
                                      : std::string_view(notation.type);
    const bool joint = type.ends_with("LT") || type.find("PH") != std::string_view::npos;
    if (!joint || (!type.starts_with("VB") && notation.issuer.find('-') == std::string::npos)) return end;
    for (int more = 0; more < 6; ++more) {
        std::size_t next = words.skip_comma(end);
        const bool comma = next > words.skip_space(end);
        const std::size_t word = words.match_forward(next, "và");
        if (word != 0) next = words.skip_space(word);
        const std::size_t body_end = comma || word != 0 ? reading.bodies.name_end(words, next) : 0;
        if (body_end == 0) break;
        end = body_end;
    }
    return end;
}

/// Whether nothing else stands in the cell before `at`; a line without cells is one.
bool begins_cell(const Words& words, std::size_t at) {
    const std::string_view p = words.text();
    while (at > 0 && p[at - 1] == '*') --at;  // bold letters
    const std::size_t before = words.back_space(at);
    return before == 0 || p[before - 1] == '|' || p.substr(before, at - before).find('\t') != std::string_view::npos;
}

/// Begin of the next cell of a row behind `at`; 0 when there is none.
std::size_t next_cell(const Words& words, std::size_t at) {
    const std::size_t border = words.text().find_first_of("|\t", at);
    return border == std::string_view::npos ? 0 : words.skip_space(border + 1);
}

/// End of the cell that begins at `at`.
std::size_t cell_end(const Words& words, std::size_t at) {
    return words.back_space(std::min(words.text().find_first_of("|\t", at), words.text().size()));
}

/// Nothing but a body's name stands in the cell that begins at `at`.
bool is_body_cell(const Reading& reading, std::size_t at) {
    if (!reading.words.upper_at(at)) return false;
    const Words cell(reading.words.text().substr(at, cell_end(reading.words, at) - at));
    return reading.bodies.name_end(cell, 0) == cell.text().size();
}

/// The cell that begins at `at` names who may have issued it. A unit that only has to do with it, as in a table of tasks,
/// stands at another level or is another body than the symbol's.
bool is_cell_of_its_issuer(const Reading& reading, const Citation& citation, std::size_t at) {
    const Words& words = reading.words;
    if (!is_body_cell(reading, at)) return false;
    const legal::IssuerReading symbol = legal::Vocabulary::instance().issuer(citation.parsed.issuer);
    const legal::Level level = citation.form == Form::named ? legal::Level::central : symbol.level;
    const std::string name = text::fold(words.text().substr(at, cell_end(words, at) - at));
    const legal::Level stated = structure::level_of_body(name);
    if (level == legal::Level::central || stated == legal::Level::central) return stated == level;
    if (!symbol.party && !symbol.body.empty())
        return legal::may_be_same_body(legal::body_key_of_folded(name), legal::body_key(symbol.body));
    // The committees of the State bear one symbol at each level.
    return !symbol.party || stated == level || level == legal::Level::unknown || stated == legal::Level::unknown;
}

/// The cell of a row of instruments that names who issued this one; `next` begins the cell behind its number.
base::Span issuer_in_row(const Reading& reading, const Citation& citation, std::size_t next) {
    constexpr int kMostCells = 6;
    const Words& words = reading.words;
    const auto span = [&](std::size_t at) {
        return base::Span{static_cast<base::Offset>(at), static_cast<base::Offset>(cell_end(words, at))};
    };
    int cells = 0;
    for (std::size_t at = next; at != 0 && cells < kMostCells; at = next_cell(words, at), ++cells) {
        if (is_cell_of_its_issuer(reading, citation, at)) return span(at);
    }
    for (std::size_t at = words.skip_space(0); at < citation.raw.begin && cells < 2 * kMostCells; ++cells) {
        if (words.text()[at] != '|' && is_cell_of_its_issuer(reading, citation, at)) return span(at);
        at = next_cell(words, at);
        if (at == 0) break;
    }
    return {};
}

/// "Kế hoạch thực hiện Nghị quyết số 71-NQ/TW năm 2026", "… của các chi bộ năm 2026": a year alone dates an instrument of the
/// Centre only beside its body ("Chỉ thị số 100-CT/TW của Ban Bí thư năm 1981"), at the end of its clause, or where its number says the
/// same.
bool is_year_of_the_work(const Words& words, const Citation& citation, const DateField& date) {
    if (citation.form != Form::numbered || date.date.month != 0 || citation.parsed.year == date.date.year) return false;
    const legal::IssuerReading symbol = legal::Vocabulary::instance().issuer(citation.parsed.issuer);
    if (symbol.level != legal::Level::central) return false;
    if (citation.issuer_span.empty()) {
        const std::size_t next = words.skip_space(date.span.end);
        return words.letter_at(next) && words.match_forward(next, "của") == 0;
    }
    return structure::level_of_body(text::fold(words.slice(citation.issuer_span))) != legal::Level::central;
}

/// "Luật Đất đai, ngày 01/8/2024 có hiệu lực": behind a comma, which the State does not set before a day of issue.
bool is_day_of_effect(const Words& words, const Citation& citation, const DateField& date) {
    if (citation.regime == legal::Regime::party) return false;
    const std::size_t next = words.skip_space(date.span.end);
    return words.match_forward(next, "có hiệu lực") != 0 || words.match_forward(next, "bắt đầu") != 0;
}

/// Where a field may begin behind what ends at `end`.
struct Place {
    Place(const Words& words, std::size_t begin)
        : end(behind_markup(words.text(), begin)),
          after_space(before_bracket(words.text(), words.skip_space(end))),
          at(behind_comma(words, after_space)) {}

    std::size_t end;
    std::size_t after_space;
    std::size_t at;  ///< behind a comma too
    /// "của …": whose it is stands there, and no other field.
    [[nodiscard]] bool tells_whose(std::string_view p) const { return stands_at(p, at, "của "); }
    /// The first sign behind the space; nothing at the paragraph's end.
    [[nodiscard]] char sign(std::string_view p) const { return after_space < p.size() ? p[after_space] : '\0'; }
    /// False where what stands there can begin no field, as nearly every sign and every other word.
    [[nodiscard]] bool may_begin_field(std::string_view p) const {
        const bool is_one_space = after_space == end + 1 && p[end] == ' ';
        if (after_space != end && !is_one_space) return true;  // a cell may end here
        if (at == p.size()) return false;
        const char c = p[at];
        if (c >= 'a' && c <= 'z') return (kSmallLetters >> (c - 'a') & 1U) != 0;
        return c == '(' || c == '[' || c == '|' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
               static_cast<unsigned char>(c) >= 0x80;
    }

  private:
    /// "**Kết luận 61-KL/TW** (03/12/2009)", "`Nghị định 73/2024/NĐ-CP` (30/6/2024)", "[Quy định số 299-QĐ/TW](quy-dinh.pdf), ngày 09/6/2025"
    static std::size_t behind_markup(std::string_view p, std::size_t at) {
        constexpr std::size_t kLongestTarget = 200;
        if (stands_at(p, at, "**")) return at + 2;
        if (stands_at(p, at, "`")) return at + 1;
        if (!stands_at(p, at, "](")) return at;
        const std::size_t close = p.substr(at, kLongestTarget).find(')');
        return close == std::string_view::npos ? at : at + close + 1;
    }
    /// "*(10/02/2026)*"
    static std::size_t before_bracket(std::string_view p, std::size_t at) {
        return stands_at(p, at, "*(") ? at + 1 : at;
    }
    static std::size_t behind_comma(const Words& words, std::size_t at) {
        return at < words.text().size() && words.text()[at] == ',' ? words.skip_space(at + 1) : at;
    }

    /// With which the words of fields begin, and those that stand for digits.
    static constexpr std::uint32_t kSmallLetters = [] {
        std::uint32_t letters = 0;
        for (const char c : {'b', 'c', 'd', 'g', 'k', 'l', 'n', 'o', 'r', 't'}) letters |= 1U << (c - 'a');
        return letters;
    }();
};

/// "Nghị quyết 10/2016/NQ-HĐND tỉnh ngày 7/12/2016": end of the level that stands before the date, `at` when none does.
std::size_t level_end(const Words& words, std::size_t at) {
    static const WordSet kLevels{"tỉnh", "thành", "huyện", "thị", "quận", "xã", "phường"};
    constexpr std::string_view kFirstLetters = "thqxp";
    const std::size_t word = words.skip_space(at);
    const char first = word < words.text().size() ? static_cast<char>(words.text()[word] | 0x20) : ' ';
    if (kFirstLetters.find(first) == std::string_view::npos) return at;
    if (!kLevels.contains(words.folded_at(word).word)) return at;
    std::size_t end = at;
    for (const std::string_view level :
         {"tỉnh"sv, "thành phố"sv, "huyện"sv, "thị xã"sv, "quận"sv, "xã"sv, "phường"sv}) {
        const std::size_t after = words.match_forward(word, level);
        if (after != 0 && words.match_forward(words.skip_space(after), "ngày") != 0) end = after;
    }
    return end;
}

/// Reads the date at a place. Its end, or that of what stands for one; 0 when there is none. So the two below.
std::size_t read_stated_date(const Reading& reading, Citation& citation, const Place& place) {
    const Words& words = reading.words;
    const std::string_view p = words.text();
    const auto state = [&](const DateField& date) {
        citation.date = date.date;
        citation.date_span = date.span;
        return date.span.end;
    };
    if (const auto date = read_date(words, place.at, true); date && !is_year_of_the_work(words, citation, *date)) {
        const bool comma = place.at > place.after_space;
        return comma && is_day_of_effect(words, citation, *date) ? 0 : state(*date);
    }
    // "ký ngày", "ban hành ngày", "cùng ngày" introduce the date as "ngày" does.
    static const WordSet kVerbs{"ban", "ký", "ra", "cùng"};
    std::size_t date_at = place.at;
    if (kVerbs.contains(words.folded_at(place.at).word)) {
        for (const std::string_view verb : {"ban hành"sv, "ký ban hành"sv, "ký"sv, "ra"sv, "cùng"sv}) {
            const std::size_t verb_end = words.match_forward(place.at, verb);
            if (verb_end != 0 && words.match_forward(words.skip_space(verb_end), "ngày") != 0)
                date_at = words.skip_space(verb_end);
        }
        if (const auto date = read_date(words, date_at, true); date && !is_year_of_the_work(words, citation, *date))
            return state(*date);
    }
    // A date that is not whole states none, and hides nothing that follows.
    if (const std::size_t partial = partial_date_end(words, date_at); partial != 0) return partial;
    // The next cell of a table of instruments; behind a task it would be a deadline.
    const bool bar = place.sign(p) == '|';
    const std::string_view gap = p.substr(place.end, place.after_space - place.end);
    if ((bar || gap.find('\t') != std::string_view::npos) && begins_cell(words, citation.raw.begin)) {
        const std::size_t next = bar ? words.skip_space(place.after_space + 1) : place.after_space;
        auto date = read_date(words, next, false);
        if (!date && is_cell_of_its_issuer(reading, citation, next))
            date = read_date(words, next_cell(words, next), false);
        if (date && date->date.complete()) {
            if (citation.issuer_span.empty()) citation.issuer_span = issuer_in_row(reading, citation, next);
            return state(*date);
        }
    }
    // "số 25-NQ/TW, 03/6/2013 của": without its word.
    if (citation.form == Form::numbered && words.digit_at(place.at)) {
        if (const auto date = read_date(words, place.at, false); date && date->date.exists()) return state(*date);
    }
    // "(03/6/2013)", "[ngày 03/6/2013]", "(6/2013)" or "(2013)" right after the notation.
    if (place.sign(p) == '(' || place.sign(p) == '[') {
        const char closing = place.sign(p) == '(' ? ')' : ']';
        std::size_t inside = words.skip_space(place.after_space + 1);
        // "(ban hành 08/8/2024)"
        if (const std::size_t verb = words.match_forward(inside, "ban hành"); verb != 0)
            inside = words.skip_space(verb);
        auto date = read_date(words, inside, true);
        if (!date) date = read_date(words, inside, false);
        if (!date) date = read_bare_month(words, inside);
        const std::size_t close = date ? words.skip_space(date->span.end) : p.size();
        if (close < p.size() && p[close] == closing) {
            state(*date);
            return close + 1;
        }
        // "(28/12/2010 của Bộ Chính trị)", "(16/3/2026, Tỉnh ủy)"
        std::size_t of = date ? words.match_forward(close, "của") : 0;
        if (date && close < p.size() && p[close] == ',') of = close + 1;
        const std::size_t body = words.skip_space(of);
        const std::size_t body_end = of == 0 ? 0 : reading.bodies.name_end(words, body);
        if (body_end != 0 && p.substr(words.skip_space(body_end), 1) == std::string_view(&closing, 1)) {
            state(*date);
            if (citation.issuer_span.empty()) citation.issuer_span = span_of(body, body_end);
            return words.skip_space(body_end) + 1;
        }
    }
    return 0;
}

/// End of the word before the body that issued, "của", "do", "giữa"; 0 when none stands there.
std::size_t whose_end(const Words& words, const Citation& citation, const Place& place) {
    if (place.tells_whose(words.text())) return place.at + std::string_view("của").size();
    const char first = place.at < words.text().size() ? words.text()[place.at] : ' ';
    if (std::string_view("cdgCDG").find(first) == std::string_view::npos) return 0;
    const auto [span, word] = words.folded_at(place.at);
    // Scans and hurried hands lose its mark; only a body's name behind it counts.
    const bool is_of = word == "của" || word == "cùa" || word == "cúa" || word == "cua";
    const bool is_there = is_of || word == "do" || (word == "giữa" && citation.parsed.type.ends_with("LT"));
    return is_there ? span.end : 0;
}

bool is_doer(const Words& words, std::size_t at) {
    const char first = words.text()[at];
    return (first == 'd' || first == 'D') && words.folded_at(at).word == "do";
}

/// "do Bộ Chính trị ban hành"; else the body does something with it: "do Ban Quan hệ lao động tổng hợp".
bool is_issued_behind(const Words& words, std::size_t end) {
    static const WordSet kVerbs{"ban", "ký", "xây", "soạn", "công", "thông", "phê", "lập", "phát"};
    std::size_t next = words.skip_space(end);
    for (const std::string_view adverb : {"đã"sv, "mới"sv, "vừa"sv, "chủ trì"sv}) {
        if (const std::size_t after = words.match_forward(next, adverb); after != 0) next = words.skip_space(after);
    }
    return kVerbs.contains(words.folded_at(next).word) || next == words.text().size() || !words.letter_at(next);
}

std::size_t read_stated_issuer(const Reading& reading, Citation& citation, const Place& place) {
    const Words& words = reading.words;
    const std::string_view p = words.text();
    if (const std::size_t of = whose_end(words, citation, place); of != 0) {
        const std::size_t body = words.skip_space(of);
        std::size_t end = stated_body_end(reading, place.at, body, citation.form == Form::numbered);
        if (end == 0 || (is_doer(words, place.at) && !is_issued_behind(words, end))) return 0;
        end = joint_bodies_end(reading, citation.parsed, end);
        // "của Ban Pháp chế của Hội đồng nhân dân tỉnh": a board is somebody's, a committee nobody's.
        static const WordSet kBoards{"ban", "văn", "thường", "đoàn", "tổ"};
        const std::size_t whose = words.match_forward(words.skip_space(end), "của");
        if (whose != 0 && kBoards.contains(words.folded_at(body).word))
            end = std::max(end, reading.bodies.name_end(words, words.skip_space(whose)));
        // Two bodies may issue together: "của Bộ Chính trị, Ban Bí thư".
        const std::size_t second = words.match_forward(words.skip_comma(end), "ban bí thư");
        if (second != 0 && words.match_forward(body, "bộ chính trị") == end) end = second;
        citation.issuer_span = span_of(body, end);
        return end;
    }
    // "Kết luận số 61-KL/TW, Ban Bí thư (khóa X)", "ngày 14/6/2024 Bộ Chính trị về …": without "của", only before the term
    // or the subject, for else the body acts here.
    const bool comma = place.at > place.after_space;
    if (!words.upper_at(place.at) || (place.end != place.at && !comma && !citation.date.stated())) return 0;
    const std::size_t end = reading.bodies.name_end(words, place.at);
    if (end == 0) return 0;
    const auto term = read_term(words, words.skip_space(end));
    const std::size_t next = words.skip_space(term ? term->end : end);
    const bool ends = term && (next >= p.size() || p[next] == '.' || p[next] == ';');
    if (!ends && ((!term && comma) || words.match_forward(next, "về") == 0)) return 0;
    citation.issuer_span = span_of(place.at, end);
    return end;
}

std::size_t read_stated_term(const Words& words, Citation& citation, const Place& place) {
    const auto term = read_term(words, place.at);
    if (!term) return 0;
    citation.term = term->term;
    citation.term_span = term->span;
    return term->end;
}

}  // namespace

std::size_t read_fields(Reading& reading, Citation& citation, std::size_t at) {
    const Words& words = reading.words;
    std::size_t end = level_end(words, at);
    for (int rounds = 0; rounds < 8; ++rounds) {
        const Place place(words, end);
        if (!place.may_begin_field(words.text())) break;
        std::size_t field_end = 0;
        if (!citation.date.stated() && !place.tells_whose(words.text()))
            field_end = read_stated_date(reading, citation, place);
        if (field_end == 0 && citation.issuer_span.empty()) field_end = read_stated_issuer(reading, citation, place);
        if (field_end == 0 && citation.term_span.empty()) field_end = read_stated_term(words, citation, place);
        if (field_end == 0) break;
        end = field_end;
    }
    return end;
}

namespace {

/// Begin of the verb of issue with its adverbs that ends at `end`, "đã kịp thời ban hành", npos when it does not.
std::size_t issuing_verb(const Words& words, std::size_t end) {
    static const WordSet kLast{"hành", "ra", "ký", "có", "dựng", "qua"};
    const char last = end == 0 ? ' ' : words.text()[end - 1];
    const char small = static_cast<char>(last | 0x20);
    if (static_cast<unsigned char>(last) < 0x80 && small != 'h' && small != 'a' && small != 'g') return Words::npos;
    if (!kLast.contains(words.folded_once_before(end).word)) return Words::npos;
    std::size_t verb = Words::npos;
    for (const std::string_view word : {"ban hành"sv, "ra"sv, "ký"sv, "có"sv, "xây dựng"sv, "thông qua"sv}) {
        if (verb == Words::npos) verb = words.match_backward(end, word);
    }
    for (bool goes_on = verb != Words::npos; goes_on;) {
        goes_on = false;
        for (const std::string_view word :
             {"ký"sv, "đã"sv, "vừa"sv, "mới"sv, "cũng"sv, "sẽ"sv, "kịp thời"sv, "tiếp tục"sv, "chính thức"sv}) {
            const std::size_t before = words.match_backward(words.back_space(verb), word);
            if (before == Words::npos) continue;
            verb = before;
            goes_on = true;
        }
    }
    return verb;
}

/// The term that ends at `end`, "(khóa XII)", with its brackets.
std::optional<TermField> term_before(const Words& words, std::size_t end) {
    constexpr std::size_t kLongestTerm = 24;  // bytes of "(khóa XVIII)"
    std::optional<TermField> found;
    for (std::size_t at = end; at > 0 && end - at < kLongestTerm;) {
        at = words.previous(at);
        auto term = read_term(words, at);
        if (!term || term->end != end) continue;
        found = std::move(term);
        found->span.begin = static_cast<base::Offset>(at);
        if (words.text()[at] == '(') break;
    }
    return found;
}

/// The date that ends at `end`, with its "ngày".
std::optional<DateField> date_before(const Words& words, std::size_t end) {
    constexpr std::size_t kLongestDate = 48;  // bytes of "ngày 12 tháng 11 năm 2019"
    for (std::size_t at = end; at > 0 && end - at < kLongestDate;) {
        at = words.previous(at);
        if (words.alphanumeric_before(at) || words.match_forward(at, "ngày") == 0) continue;
        auto date = read_date(words, at, true);
        return date && date->span.end == end ? date : std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

void read_leading_fields(Reading& reading, Citation& citation) {
    const Words& words = reading.words;
    const std::string_view p = words.text();
    std::size_t verb_end = words.back_space(citation.extent.begin);
    if (verb_end > 0 && p[verb_end - 1] == ':') verb_end = words.back_space(verb_end - 1);  // "đã ban hành: Kế hoạch …"
    const std::size_t verb = issuing_verb(words, verb_end);
    if (verb == Words::npos) return;
    std::size_t body_end = words.back_space(verb);
    const std::optional<TermField> term = term_before(words, body_end);
    if (term) body_end = words.back_space(term->span.begin);
    // The clause before the verb: its last words are a body's name.
    std::size_t begin = body_end;
    while (begin > 0 && body_end - begin < 160) {
        const std::size_t before = words.previous(begin);
        const char c = p[before];
        if (c == ',' || c == ';' || c == ':' || c == '(' || words.ends_sentence(before)) break;
        begin = before;
    }
    begin = words.skip_space(begin);
    std::optional<DateField> date;
    if (begin < body_end) {
        if (words.match_forward(begin, "ngày") != 0) {
            date = read_date(words, begin, true);
            if (date) begin = words.skip_comma(date->span.end);
        }
        // "Năm 2022, theo đó Ban Thường vụ …": the name may begin later in its clause.
        std::size_t name = begin;
        const auto is_name = [&] {
            const std::size_t conference = conference_end(words, name);
            return reading.bodies.name_end(words, conference == 0 ? name : words.skip_space(conference)) == body_end;
        };
        for (int steps = 0; steps < 8 && name < body_end; ++steps) {
            if (words.upper_at(name) && is_name()) break;
            const base::Span word = words.word_at(name);
            name = words.skip_space(word.empty() ? name + words.length_at(name) : word.end);
        }
        if (name >= body_end || !is_name()) return;
        if (citation.issuer_span.empty()) {
            citation.issuer_span = {static_cast<base::Offset>(name), static_cast<base::Offset>(body_end)};
            if (term && citation.term_span.empty()) {
                citation.term = term->term;
                citation.term_span = term->span;
            }
        }
        begin = name;
    }
    // "Ngày 04/7/2025, Bộ Chính trị ban hành …", "tiếp đó, ngày 04/5/2025, ban hành …"
    if (!date && begin > 0) {
        std::size_t comma = words.back_space(begin);
        if (comma > 0 && p[comma - 1] == ',') comma = words.back_space(comma - 1);
        date = date_before(words, comma);
        // "Ngày 29/6/2024, tại kỳ họp thứ 7, Quốc hội thông qua …"
        const std::size_t before = date || comma == 0 ? std::string_view::npos : p.rfind(',', comma - 1);
        if (before != std::string_view::npos && words.match_forward(words.skip_space(before + 1), "tại") != 0)
            date = date_before(words, words.back_space(before));
    }
    if (date && !citation.date.stated()) {
        citation.date = date->date;
        citation.date_span = date->span;
    }
}

IssuedType issued_type_before(const Reading& reading, std::size_t end) {
    constexpr int kLongestBody = 12;  // words
    const Words& words = reading.words;
    std::size_t body_end = words.back_space(end);
    // "các Nghị định của Chính phủ: số …"
    if (body_end > 0 && words.text()[body_end - 1] == ':') body_end = words.back_space(body_end - 1);
    std::size_t at = body_end;
    for (int steps = 0; steps < kLongestBody && at > 0; ++steps) {
        const auto [word, folded] = words.folded_before(at);
        if (word.empty()) return {};
        if (folded == "của") {
            const std::size_t body = words.skip_space(word.end);
            const TypeWord type = TypeWords::instance().before(words, words.back_space(word.begin));
            if (type.type.empty() || reading.bodies.name_end(words, body) != body_end) return {};
            return {type, span_of(body, body_end)};
        }
        at = words.back_space(word.begin);
    }
    return {};
}

void share_fields(std::vector<Citation>& found, std::size_t first, std::size_t last) {
    const Citation& source = found[last];
    for (std::size_t i = first; i < last; ++i) {
        Citation& member = found[i];
        // "Nghị định 34/2016/NĐ-CP và Nghị định 154/2020/NĐ-CP ngày 31/12/2020": the first is of another year.
        const bool is_other_year = member.parsed.year != 0 && member.parsed.year != source.date.year;
        if (!member.date.stated() && member.issuer_span.empty() && !is_other_year) {
            member.date = source.date;
            member.date_span = source.date_span;
        }
        if (member.issuer_span.empty()) member.issuer_span = source.issuer_span;
        if (member.term_span.empty()) {
            member.term = source.term;
            member.term_span = source.term_span;
        }
    }
}

}  // namespace doichieu::citation

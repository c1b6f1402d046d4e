#include "citation/fields.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "citation/phrase_list.h"
#include "citation/symbol.h"
#include "citation/type_words.h"
#include "text/fold.h"

namespace doichieu::citation {

using namespace std::string_view_literals;
namespace {

using base::Offset;

constexpr std::string_view kEllipsis = "…";

struct Number {
    int value = 0;
    std::size_t end = 0;
};

/// One to four digits, one of them at least a real one: OCR writes "2O21", "l1".
std::optional<Number> read_number(const Words& words, std::size_t at) {
    const std::string_view p = words.text();
    Number number{0, at};
    bool real = false;
    bool misread = false;
    while (number.end < p.size() && number.end - at < 5 && (words.digit_at(number.end) || digit_like(p[number.end]))) {
        (words.digit_at(number.end) ? real : misread) = true;
        number.value = number.value * 10 + (digit_for(p[number.end]) - '0');
        ++number.end;
    }
    if (!real || number.end - at > 4 || (misread && words.letter_at(number.end))) return std::nullopt;
    return number;
}

bool plausible_year(int year) {
    return year >= 1900 && year <= 2100;
}

/// "12/5/09": offices shorten the year of this century, and of the last.
int full_year(const Number& year, std::size_t begin) {
    if (year.end - begin != 2) return year.value;
    return year.value + (year.value <= 40 ? 2000 : 1900);
}

/// "ngày", also without its mark or with another.
bool is_day_word(FoldedWord word) {
    return word == "ngày" || (word.view().starts_with("ng") && text::fold_unaccented(word) == "ngay");
}

DateField make_date(std::size_t begin, std::size_t end, int year, int month, int day) {
    return {span_of(begin, end),
            {static_cast<std::int16_t>(year), static_cast<std::int8_t>(month), static_cast<std::int8_t>(day)}};
}

/// "03/6/2013" or "12 tháng 3 năm 2019" as nearly all write it: digits, and between them single signs or plain words.
/// What it reads the readers below would read alike; nothing for anything else, which they may read all the same.
std::optional<DateField> read_plain_date(std::string_view p, std::size_t at) {
    std::size_t i = at;
    const auto digits = [&](std::size_t most) {
        int value = 0;
        const std::size_t end = std::min(i + most, p.size());
        while (i < end && p[i] >= '0' && p[i] <= '9') value = value * 10 + (p[i++] - '0');
        return value;
    };
    const auto stands = [&](const auto& word) {
        const bool is_there = stands_at(p, i, word);
        if (is_there) i += std::string_view(word).size();
        return is_there;
    };
    const auto sign = [&] {
        const bool is_there = i < p.size() && (p[i] == '/' || p[i] == '-' || p[i] == '.');
        i += is_there ? 1 : 0;
        return is_there;
    };
    const int day = digits(2);
    if (i == at) return std::nullopt;
    const bool worded = stands(" tháng ");
    if (!worded && !sign()) return std::nullopt;
    const std::size_t month_at = i;
    const int month = digits(2);
    if (i == month_at || !(worded ? stands(" năm ") : sign())) return std::nullopt;
    const std::size_t year_at = i;
    const int year = digits(4);
    const bool is_over = i == p.size() || p[i] == ' ' || p[i] == ',' || p[i] == '.' || p[i] == ';' || p[i] == ')';
    if (i - year_at != 4 || !is_over || !plausible_year(year)) return std::nullopt;
    return make_date(at, i, year, month, day);
}

/// 03/6/2013 with "/", "-" or "." between, spaces allowed around the signs.
std::optional<DateField> read_numeric_date(const Words& words, std::size_t at, bool short_year) {
    const auto first = read_number(words, at);
    if (!first || first->end - at > 2) return std::nullopt;
    const auto sign = [&](std::size_t where) -> std::size_t {
        const std::size_t i = words.skip_space(where);
        if (i >= words.text().size()) return 0;
        std::size_t length = std::max(words.slash_at(i), words.dash_at(i));
        if (length == 0 && words.text()[i] == '.') length = 1;
        return length == 0 ? 0 : words.skip_space(i + length);
    };
    const std::size_t second_at = sign(first->end);
    if (second_at == 0) return std::nullopt;
    const auto second = read_number(words, second_at);
    if (!second || second->end - second_at > 2 || second->value > 99) return std::nullopt;
    const std::size_t year_at = sign(second->end);
    if (year_at == 0) return std::nullopt;
    const auto year = read_number(words, year_at);
    if (!year || words.alphanumeric_at(year->end)) return std::nullopt;
    const int value = short_year ? full_year(*year, year_at) : year->value;
    if (!plausible_year(value)) return std::nullopt;
    return make_date(at, year->end, value, second->value, first->value);
}

/// "12 tháng 3 năm 2019" after "ngày", or "tháng 3 năm 2019", "tháng 02/1951".
std::optional<DateField> read_worded_date(const Words& words, std::size_t at, std::size_t begin) {
    int day = 0;
    std::size_t i = at;
    if (const auto number = read_number(words, i); number && number->end - i <= 2) {
        day = number->value;
        i = words.skip_space(number->end);
    }
    // Scans and hurried hands lose the marks of these words or change them; between numbers they can be no others.
    const auto unmarked_end = [&](std::string_view plain) {
        const base::Span word = words.word_at(i);
        return !word.empty() && text::fold_unaccented(words.slice(word)) == plain ? word.end : std::size_t{0};
    };
    const std::size_t month_word = unmarked_end("thang");
    if (month_word == 0) return std::nullopt;
    const std::size_t month_at = words.skip_space(month_word);
    const auto month = read_number(words, month_at);
    if (!month || month->end - month_at > 2) return std::nullopt;
    i = words.skip_space(month->end);
    std::size_t year_at = unmarked_end("nam");
    if (year_at != 0) {
        year_at = words.skip_space(year_at);
    } else if (const std::size_t sign = std::max(words.slash_at(i), words.dash_at(i)); sign != 0) {
        year_at = words.skip_space(i + sign);
    } else {
        return std::nullopt;
    }
    const auto year = read_number(words, year_at);
    if (!year || !plausible_year(year->value)) return std::nullopt;
    return make_date(begin, year->end, year->value, month->value, day);
}

}  // namespace

std::optional<DateField> read_date(const Words& words, std::size_t at, bool need_word) {
    if (stands_at(words.text(), at, "ngày ")) {
        if (auto date = read_plain_date(words.text(), at + std::string_view("ngày ").size())) return date;
    }
    const auto [first, word] = words.folded_at(at);
    if (is_day_word(word)) {
        const std::size_t i = words.skip_space(first.end);
        if (auto date = read_numeric_date(words, i, true)) return date;
        return read_worded_date(words, i, i);
    }
    // OCR may have read the first digit as a letter: "l2 tháng 3 năm 2019".
    const bool may_be_number = first.empty() ? !need_word : digit_like(words.text()[at]);
    if (may_be_number || word == "tháng") {
        if (auto date = read_worded_date(words, at, at); date && (!need_word || !words.digit_at(at))) return date;
    }
    if (word == "năm") {
        const std::size_t i = words.skip_space(first.end);
        const auto year = read_number(words, i);
        if (year && plausible_year(year->value) && !words.alphanumeric_at(year->end))
            return make_date(i, year->end, year->value, 0, 0);
        return std::nullopt;
    }
    return need_word ? std::nullopt : read_numeric_date(words, at, false);
}

std::optional<DateField> read_bare_month(const Words& words, std::size_t at) {
    const auto first = read_number(words, at);
    if (!first) return std::nullopt;
    const std::size_t slash = words.slash_at(first->end);
    const auto second = slash == 0 ? std::nullopt : read_number(words, first->end + slash);
    const std::size_t year_at = second ? first->end + slash : at;
    const auto& year = second ? second : first;
    if (year->end - year_at != 4 || !plausible_year(year->value) || words.alphanumeric_at(year->end))
        return std::nullopt;
    if (second && (first->value < 1 || first->value > 12)) return std::nullopt;
    return make_date(at, year->end, year->value, second ? first->value : 0, 0);
}

std::size_t partial_date_end(const Words& words, std::size_t at) {
    const auto [first, word] = words.folded_at(at);
    if (!is_day_word(word)) return 0;
    const std::string_view p = words.text();
    // Blanks of a form ("ngày … tháng 9 năm 2025", "ngày    /5/2024"), digits and their separators.
    std::size_t i = first.end;
    bool number = false;
    for (int parts = 0; parts < 12; ++parts) {
        const std::size_t next = words.skip_space(i);
        std::size_t end = next;
        while (end < p.size() && end - next < 16 && (words.digit_at(end) || p[end] == '.' || p[end] == '_')) {
            number |= words.digit_at(end);
            ++end;
        }
        if (p.substr(next, kEllipsis.size()) == kEllipsis) end = next + kEllipsis.size();
        if (end == next) end = next + std::max(words.slash_at(next), words.dash_at(next));
        if (end == next) end = std::max(words.match_forward(next, "tháng"), words.match_forward(next, "năm"));
        if (end <= next) break;
        i = end;
    }
    return number ? i : 0;
}

std::optional<TermField> read_term(const Words& words, std::size_t at) {
    const std::string_view p = words.text();
    std::size_t i = at;
    const bool bracket = i < p.size() && p[i] == '(';
    if (bracket) i = words.skip_space(i + 1);
    const std::size_t begin = i;
    const std::size_t word_end = words.match_forward(i, "khóa");
    if (word_end == 0) return std::nullopt;
    i = words.skip_space(word_end);
    TermField field;
    if (const auto number = read_number(words, i)) {
        field.term = legal::to_roman(number->value);
        i = number->end;
        if (number->value < 1 || number->value > 40) return std::nullopt;
    } else {
        const base::Span numeral = words.word_at(i);
        if (!words.upper_at(i)) return std::nullopt;
        auto number_value = legal::parse_roman(words.slice(numeral));
        if (!number_value) {
            // OCR writes l for I.
            std::string letters(words.slice(numeral));
            std::replace(letters.begin(), letters.end(), 'l', 'I');
            number_value = legal::parse_roman(text::to_upper(letters));
        }
        if (!number_value) return std::nullopt;
        field.term = legal::to_roman(*number_value);
        i = numeral.end;
    }
    field.span = span_of(begin, i);
    if (const std::size_t party = words.match_forward(words.skip_space(i), "của đảng"); party != 0) i = party;
    if (bracket) {
        const std::size_t close = words.skip_space(i);
        if (close >= p.size() || p[close] != ')') {
            // "(khóa XI, nhiệm kỳ …)": take the bracket up to its end when it is near.
            const std::size_t far = p.find(')', close);
            if (far == std::string_view::npos || far - close > 60) return std::nullopt;
            i = far + 1;
        } else {
            i = close + 1;
        }
    }
    field.end = i;
    return field;
}

std::size_t subject_begin(const Words& words, std::size_t at, bool verb_after_comma) {
    const std::string_view p = words.text();
    const std::size_t after = words.skip_space(at);
    at = words.skip_comma(at);
    const bool comma = at > after;
    const auto [first, folded] = words.folded_at(at);
    if (folded == "về") {
        const std::size_t title = words.skip_space(first.end);
        const auto [second, matter] = words.folded_at(title);
        return matter == "việc" ? words.skip_space(second.end) : title;
    }
    if (folded == "v" && p.substr(at + 1, 2) == "/v") return words.skip_space(at + 3);
    // 'của Bộ Chính trị "Về tiếp tục đổi mới …"'
    if (first.empty()) {
        const bool may_be_quote = at < p.size() && (p[at] == '"' || (static_cast<unsigned char>(p[at]) & 0x80U) != 0);
        if (!may_be_quote) return Words::npos;
        for (const std::string_view quote : {"\""sv, "“"sv, "«"sv}) {
            if (!p.substr(at).starts_with(quote)) continue;
            const std::size_t title = words.skip_space(at + quote.size());
            if (words.match_forward(title, "về") != 0) return subject_begin(words, title, true);
        }
        return Words::npos;
    }
    const bool capital = words.upper_at(at);
    if (comma && (capital || !verb_after_comma)) return Words::npos;
    static const PhraseList kOpenings("subject_begins");
    const std::size_t end = kOpenings.end_at(words, at);
    // After a comma the document itself goes on with these.
    static const WordSet kOwnVerbs{"tiếp", "sơ", "tổng"};
    if (end == 0 || (comma && kOwnVerbs.contains(words.folded_at(at).word))) return Words::npos;
    // "…, hướng dẫn tại Công văn …", "…, ban hành Kết luận số …" go on with the sentence.
    const std::size_t next = words.skip_comma(end);
    if (const TypeWord type = comma ? TypeWords::instance().at(words, next) : TypeWord{};
        !type.type.empty() && words.match_forward(at, "ban hành") == end &&
        words.match_forward(words.skip_space(type.span.end), "số") != 0)
        return Words::npos;
    if (words.match_forward(next, "tại") != 0 || words.match_forward(next, "theo") != 0) return Words::npos;
    // "của Chính phủ Quy định chi tiết …" opens a subject, "của Bộ Chính trị; Quy định số …" another citation.
    static const WordSet kNoun{"số", "này", "của", "nêu", "trên", "nói"};
    const base::Span word = words.word_at(next);
    return capital && (word.empty() || kNoun.contains(fold_word(words.slice(word)))) ? Words::npos : at;
}

}  // namespace doichieu::citation

#include "structure/marker.h"

#include <array>

#include "legal/terms.h"
#include "structure/line.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace doichieu::structure {
namespace {

// Ranks from the outside in. Upper letters stand inside or outside Roman numerals; the tree decides.
enum Rank : int {
    kPart = 10,
    kChapter = 20,
    kRoman = 30,
    kUpper = 33,
    kArticle = 35,
    kArabic = 40,
    kArabicBracket = 48,
    kLetter = 60,
    kSmallRoman = 65,
    kStar = kBulletRank,
    kDash = 90,
    kBullet = 92,
    kPlus = 95
};

bool is_digit_of_marker(char c) {
    return c >= '0' && c <= '9';
}

/// What follows a mark: the text and how it begins.
struct Rest {
    std::string_view text;
    bool spaced = false;
    bool letter = false;
    bool capital = false;
};

Rest rest_after(std::string_view line, std::size_t at) {
    const std::size_t begin = text::skip_space(line, at);
    Rest rest{line.substr(begin), begin > at};
    // Emphasis and quotes may stand between the mark and the word: "1. **Mục tiêu**", "2. “Dân vận khéo”".
    std::size_t word = begin;
    while (word < line.size()) {
        const text::CodePoint c = text::decode(line, word);
        if (c.value != U'*' && c.value != U'_' && c.value != U'“' && c.value != U'"' && c.value != U'(') break;
        word += c.length;
    }
    const char32_t first = text::decode(line, word).value;
    rest.letter = word < line.size() && text::is_letter(first);
    rest.capital = rest.letter && text::is_upper(first);
    return rest;
}

Marker make(MarkerKind kind, std::string_view mark, int ordinal, int rank, std::string_view line, const Rest& rest) {
    return {kind, mark, ordinal, rank, static_cast<std::size_t>(rest.text.data() - line.data())};
}

/// Length of the separator at `at`: "-" in all its forms counts as '-'. 0 when there is none.
std::size_t separator(std::string_view line, std::size_t at, char& sign) {
    if (at >= line.size()) return 0;
    const auto first = static_cast<unsigned char>(line[at]);
    if (first >= 'A' && first < 0xE2) return 0;  // a letter, as nearly always
    const text::CodePoint c = text::decode(line, at);
    sign = text::is_dash(c.value) ? '-' : c.value < 0x80 ? static_cast<char>(c.value) : '\0';
    return sign == '.' || sign == ')' || sign == '/' || sign == '-' || sign == ':' ? c.length : 0;
}

/// "/" without a space before a word: "1/Công tác", but not "12/KH-UBND".
bool is_title_word(std::string_view word) {
    const text::CodePoint first = text::decode(word, 0);
    return text::is_upper(first.value) && starts_small(word.substr(first.length));
}

/// "100% hộ", "05 đồng chí", "209/209 xã".
bool is_quantity(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789";
    std::size_t end = text.find_first_not_of(kDigits);
    if (end == 0 || end == text.npos) return false;
    if (text[end] == '/') {
        const std::size_t whole = end + 1;
        end = text.find_first_not_of(kDigits, whole);
        if (end == whole || end == text.npos) return false;
    }
    return text[end] == '%' || (text[end] == ' ' && text::is_letter(text::decode(text, end + 1).value));
}

std::optional<Marker> parse_arabic(std::string_view line) {
    std::size_t at = 0;
    int ordinal = 0;
    int depth = 0;
    for (;;) {
        const std::size_t begin = at;
        ordinal = 0;
        while (at < line.size() && is_digit_of_marker(line[at]) && at - begin < 3)
            ordinal = ordinal * 10 + (line[at++] - '0');
        const std::size_t digits = at - begin;
        if (digits == 0 || digits > 2 || (depth > 0 && line[begin] == '0')) return std::nullopt;
        ++depth;
        if (at + 1 >= line.size() || line[at] != '.' || !is_digit_of_marker(line[at + 1]) || depth == 4) break;
        ++at;
    }
    const std::string_view mark = line.substr(0, at);
    char sign = '\0';
    const std::size_t length = separator(line, at, sign);
    const Rest rest = rest_after(line, at + length);
    const bool number = depth == 1 && rest.spaced && (sign == '.' || sign == ')') && is_quantity(rest.text);
    if (!rest.letter && !number) return std::nullopt;
    bool fits = false;
    if (depth > 1 && length == 0) {
        fits = rest.spaced && rest.capital;
    } else if (sign == '.' || sign == ')') {
        fits = rest.spaced || rest.capital;
    } else if (depth == 1 && sign == '/') {
        fits = rest.spaced || is_title_word(rest.text);
    } else if (depth == 1 && sign == '-') {
        fits = rest.spaced && rest.capital;
    }
    if (!fits) return std::nullopt;
    Marker marker = make(MarkerKind::arabic, mark, ordinal,
                         sign == ')' && depth == 1 ? kArabicBracket : kArabic + depth, line, rest);
    marker.before_number = number;
    return marker;
}

std::optional<Marker> parse_roman_numeral(std::string_view line) {
    const std::size_t end = line.find_first_not_of("IVXL");
    if (end == line.npos || end > 7) return std::nullopt;
    const std::optional<int> number = legal::parse_roman(line.substr(0, end));
    if (!number) return std::nullopt;
    char sign = '\0';
    const std::size_t after_space = text::skip_space(line, end);
    std::size_t length = separator(line, after_space, sign);
    if (length == 0 || sign == ':' || (after_space > end && sign != '-')) return std::nullopt;
    const Rest rest = rest_after(line, after_space + length);
    if (!rest.letter || (!rest.capital && !rest.spaced) || (!rest.capital && sign == '-')) return std::nullopt;
    const std::size_t initial = text::decode(rest.text, 0).length;
    if (rest.capital && rest.text.substr(initial).starts_with('.')) return std::nullopt;  // V.I. Lênin
    return make(MarkerKind::roman, line.substr(0, end), *number, kRoman, line, rest);
}

/// The official series leaves out f, j, w, z; where a word processor counted with them they keep their Latin place.
int letter_ordinal(char32_t letter) {
    static constexpr std::u32string_view kSeries = U"abcdđeghiklmnopqrstuvxy";
    const std::size_t at = kSeries.find(letter);
    return at != kSeries.npos ? static_cast<int>(at) + 1 : static_cast<int>(letter - U'a') + 1;
}

std::optional<Marker> parse_letter(std::string_view line) {
    const text::CodePoint first = text::decode(line, 0);
    std::size_t end = first.length;
    const bool may_be_numeral = first.value == U'i' || first.value == U'v';
    if (!may_be_numeral && line[end] >= 'a' && line[end] <= 'z') return std::nullopt;  // a word
    int ordinal = letter_ordinal(first.value);
    int rank = kLetter;
    for (const auto& [numeral, number] :
         {std::pair{"iii)", 3}, {"ii)", 2}, {"iv)", 4}, {"viii)", 8}, {"vii)", 7}, {"vi)", 6}, {"ix)", 9}}) {
        if (!line.starts_with(numeral)) continue;
        end = std::string_view(numeral).size() - 1;
        ordinal = number;
        rank = kSmallRoman;
        break;
    }
    char sign = '\0';
    const std::size_t length = separator(line, end, sign);
    if (length == 0 || sign == ':') return std::nullopt;
    const Rest rest = rest_after(line, end + length);
    if (!rest.letter || (sign != ')' && !rest.spaced) || (sign == '-' && !rest.capital)) return std::nullopt;
    return make(MarkerKind::letter, line.substr(0, end), ordinal, rank, line, rest);
}

std::optional<Marker> parse_bullet(std::string_view line) {
    const text::CodePoint first = text::decode(line, 0);
    int rank = 0;
    std::string_view mark = line.substr(0, first.length);
    if (text::is_dash(first.value)) {
        rank = kDash;
        mark = "-";
    } else if (first.value == U'+') {
        rank = kPlus;
    } else if (first.value == U'*') {
        rank = kStar;
    } else if (std::u32string_view(U"•\uF0B7●○■▪◦✓\u27A4").find(first.value) != std::u32string_view::npos) {
        rank = kBullet;
    } else {
        return std::nullopt;
    }
    const Rest rest = rest_after(line, first.length);
    const bool number = !rest.text.empty() && is_digit_of_marker(rest.text.front());
    if (!rest.letter && !(number && rest.spaced)) return std::nullopt;
    if (rank == kStar && !rest.spaced) return std::nullopt;
    return make(MarkerKind::dash, mark, 0, rank, line, rest);
}

std::optional<Marker> parse_article(std::string_view line) {
    if (!starts_with_any(line, {"Điều ", "ĐIỀU ", "Ðiều ", "ÐIỀU "})) return std::nullopt;
    const std::size_t begin = line.find(' ') + 1;
    std::size_t at = begin;
    int ordinal = 0;
    while (at < line.size() && is_digit_of_marker(line[at]) && at - begin < 4)
        ordinal = ordinal * 10 + (line[at++] - '0');
    if (at == begin) return std::nullopt;
    if (at < line.size() && line[at] >= 'a' && line[at] <= 'z') ++at;  // Điều 5a
    char sign = '\0';
    const std::size_t length = separator(line, at, sign);
    if (at != line.size() && (length == 0 || (sign != '.' && sign != ':'))) return std::nullopt;
    return make(MarkerKind::article, line.substr(begin, at - begin), ordinal, kArticle, line,
                rest_after(line, at + length));
}

/// "I", "2", "thứ nhất" at `at`; its end, or `at` when there is none.
std::size_t parse_ordinal(std::string_view line, std::size_t at, int& ordinal) {
    static constexpr std::array<std::array<std::string_view, 2>, 10> kWords = {{{"nhất", "NHẤT"},
                                                                                {"hai", "HAI"},
                                                                                {"ba", "BA"},
                                                                                {"tư", "TƯ"},
                                                                                {"năm", "NĂM"},
                                                                                {"sáu", "SÁU"},
                                                                                {"bảy", "BẢY"},
                                                                                {"tám", "TÁM"},
                                                                                {"chín", "CHÍN"},
                                                                                {"mười", "MƯỜI"}}};
    const std::string_view rest = line.substr(at);
    if (starts_with_any(rest, {"thứ ", "THỨ ", "Thứ "})) {
        const std::size_t word = rest.find(' ') + 1;
        for (std::size_t i = 0; i < kWords.size(); ++i) {
            for (const std::string_view form : kWords[i]) {
                if (!rest.substr(word).starts_with(form)) continue;
                ordinal = static_cast<int>(i) + 1;
                return at + word + form.size();
            }
        }
        return at;
    }
    std::size_t end = rest.find_first_not_of("IVXL");
    if (end == rest.npos) end = rest.size();
    if (end > 0 && end <= 7) {
        const std::optional<int> number = legal::parse_roman(rest.substr(0, end));
        if (number) {
            ordinal = *number;
            return at + end;
        }
    }
    end = 0;
    while (end < rest.size() && end < 3 && is_digit_of_marker(rest[end])) ordinal = ordinal * 10 + (rest[end++] - '0');
    return at + end;
}

std::optional<Marker> parse_division(std::string_view line) {
    const bool part = starts_with_any(line, {"Phần ", "PHẦN "});
    if (!part && !starts_with_any(line, {"Chương ", "CHƯƠNG "})) return std::nullopt;
    const std::size_t begin = line.find(' ') + 1;
    int ordinal = 0;
    const std::size_t end = parse_ordinal(line, begin, ordinal);
    if (end == begin) return std::nullopt;
    char sign = '\0';
    const std::size_t length = separator(line, end, sign);
    const Rest rest = rest_after(line, end + length);
    // "Phần I của Kế hoạch này …" is a sentence.
    if (!rest.text.empty() && length == 0 && !(rest.spaced && is_capitals(rest.text))) return std::nullopt;
    return make(part ? MarkerKind::part : MarkerKind::chapter, line.substr(begin, end - begin), ordinal,
                part ? kPart : kChapter, line, rest);
}

}  // namespace

bool begins_other_prose(std::string_view line) {
    const text::CodePoint first = text::decode(line, 0);
    const char32_t second = text::decode(line, first.length).value;
    if (!text::is_letter(first.value) || !text::is_letter(second) || text::is_upper(second)) return false;
    switch (first.value) {
        case U'P':
            return !line.starts_with("Phần");
        case U'C':
            return !line.starts_with("Chương");
        case U'Đ':
        case U'Ð':
            return second != U'i';
        default:
            return first.value != U'i' && first.value != U'v';
    }
}

std::optional<Marker> parse_upper_letter(std::string_view line) {
    const text::CodePoint first = text::decode(line, 0);
    if (!text::is_upper(first.value) || (first.value > U'Z' && first.value != U'Đ')) return std::nullopt;
    char sign = '\0';
    const std::size_t length = separator(line, first.length, sign);
    if (length == 0 || sign == ':' || sign == '/') return std::nullopt;
    const Rest rest = rest_after(line, first.length + length);
    if (!rest.capital || !rest.spaced) return std::nullopt;
    const char32_t small = first.value == U'Đ' ? U'đ' : first.value + (U'a' - U'A');
    return make(MarkerKind::upper_letter, line.substr(0, first.length), letter_ordinal(small), kUpper, line, rest);
}

std::optional<Marker> parse_marker(std::string_view line) {
    if (line.size() < 3) return std::nullopt;
    const auto first = static_cast<unsigned char>(line.front());
    if (first >= '0' && first <= '9') return parse_arabic(line);
    if (first >= 'a' && first <= 'z') return parse_letter(line);
    if (line.starts_with("đ")) return parse_letter(line);
    if (first == '-' || first == '+' || first == '*' || first >= 0xE2) return parse_bullet(line);
    if (first == 'P' || first == 'C') {
        if (const auto division = parse_division(line)) return division;
    }
    if (first == 'I' || first == 'V' || first == 'X' || first == 'L') {
        if (const auto roman = parse_roman_numeral(line)) return roman;
    }
    if (line.starts_with("Đ") || line.starts_with("Ð")) {
        if (const auto article = parse_article(line)) return article;
    }
    if ((first >= 'A' && first <= 'Z') || line.starts_with("Đ")) return parse_upper_letter(line);
    return std::nullopt;
}

}  // namespace doichieu::structure

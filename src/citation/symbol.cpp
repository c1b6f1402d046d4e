#include "citation/symbol.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "citation/citation.h"
#include "legal/memo.h"
#include "legal/vocabulary.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace doichieu::citation {
namespace {

using legal::Vocabulary;

constexpr std::size_t kMaxNumberDigits = 6;
constexpr std::size_t kMaxGroups = 8;
constexpr std::size_t kMaxGroupBytes = 40;

/// The contract's `notation`: the text without spaces, with plain dashes and Đ.
std::string as_written(const Words& words, base::Span span) {
    std::string out;
    for (std::size_t at = span.begin; at < span.end;) {
        const std::size_t after = words.skip_space(at);
        if (after > at) {
            at = after;
            continue;
        }
        const std::size_t length = words.length_at(at);
        const std::string_view sign = words.text().substr(at, length);
        if (words.dash_at(at) != 0) {
            out += '-';
        } else if (words.slash_at(at) != 0) {
            out += '/';
        } else {
            out += sign == "Ð" ? "Đ" : sign == "ð" ? "đ" : sign;
        }
        at += length;
    }
    return out;
}

/// One group of letters as it stands and as it is spelled.
struct Group {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string spelled;
    std::uint8_t spelling = 0;
    bool repaired = false;
};

/// Letters of symbols carry no tone: A–Z, Đ and the vowels Ă Â Ê Ô Ơ Ư. Everything else ends a group.
bool is_symbol_letter(char32_t c) {
    if ((c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9')) return true;
    constexpr std::u32string_view kOthers = U"ĐđĂăÂâÊêÔôƠơƯưÐð&";
    return kOthers.find(c) != std::u32string_view::npos;
}

/// "NĐ-CPngày": a lost space; the capitals before the word are the group when they are a known issuer.
bool cut_glued_word(const Words& words, Group& group, std::size_t& capitals, std::size_t& small) {
    std::size_t word = group.begin;
    while (words.upper_at(word) || words.digit_at(word)) word += words.length_at(word);
    const base::Span rest = words.word_at(word);
    if (word == group.begin || rest.empty()) return false;
    const std::string_view folded = fold_word(words.slice(rest));
    if (folded != "ngày" && folded != "của" && folded != "về" && folded != "và" && folded != "do") return false;
    const std::string_view issuer = words.text().substr(group.begin, word - group.begin);
    if (!Vocabulary::instance().issuer(issuer).known) return false;
    group.spelled = issuer;
    group.end = word;
    capitals = issuer.size();
    small = 0;
    return true;
}

/// Reads a group and judges its shape: capitals throughout, or a symbol that the tables know in any case.
std::optional<Group> read_group(const Words& words, std::size_t at) {
    const std::string_view p = words.text();
    Group group;
    group.begin = at;
    std::size_t capitals = 0;
    std::size_t small = 0;
    // ASCII capitals and digits, of which most groups consist, all at once.
    while (at < p.size() && at - group.begin < kMaxGroupBytes &&
           ((p[at] >= 'A' && p[at] <= 'Z') || (p[at] >= '0' && p[at] <= '9'))) {
        if (p[at] >= 'A') ++capitals;
        ++at;
    }
    group.spelled.assign(p, group.begin, at - group.begin);
    while (at < p.size() && at - group.begin < kMaxGroupBytes) {
        const text::CodePoint c = text::decode(p, at);
        const bool dot = c.value == U'.' && (group.spelled == "CT" || group.spelled == "T") && words.upper_at(at + 1);
        if (!dot && !is_symbol_letter(c.value)) break;
        if (c.value == U'Ð' || c.value == U'ð') {
            group.spelled += c.value == U'Ð' ? "Đ" : "đ";
            group.spelling |= kStroke;
        } else {
            group.spelled += p.substr(at, c.length);
        }
        if (words.upper_at(at)) ++capitals;
        if (!words.upper_at(at) && words.letter_at(at)) ++small;
        at += c.length;
    }
    group.end = at;
    const Vocabulary& vocabulary = Vocabulary::instance();
    const bool cut = (small > 0 || words.letter_at(at)) && cut_glued_word(words, group, capitals, small);
    if (group.spelled.empty() || (!cut && words.letter_at(group.end))) return std::nullopt;
    const bool known_as_is = vocabulary.issuer(group.spelled).known;
    const std::string_view type = vocabulary.spell_type_symbol(group.spelled);
    if (capitals == 0 && small == 0) return std::nullopt;
    if (!type.empty()) {
        if (type != group.spelled && !known_as_is) group.spelling |= kCase;
        return group;
    }
    if (small == 0 || known_as_is) return group;
    // Lower case that the tables know in capitals: 15-Nq/tw.
    if (vocabulary.issuer(text::to_upper(group.spelled)).known) {
        group.spelling |= kCase;
        return group;
    }
    // A unit inside a longer symbol may be mixed (VP-KSTTHC, QLĐTr, CATinh): capitals must lead, and not be fewer.
    if (words.upper_at(group.begin) && capitals >= 2 && capitals >= small) return group;
    return std::nullopt;
}

/// D written for Đ: the one replacement that turns the group into a known symbol.
std::string restore_strokes(std::string_view group, bool as_type) {
    std::array<std::size_t, 4> places{};
    std::size_t count = 0;
    for (std::size_t i = 0; i < group.size() && count < places.size(); ++i) {
        if (group[i] == 'D') places[count++] = i;
    }
    const Vocabulary& vocabulary = Vocabulary::instance();
    for (std::size_t mask = 1; mask < (1U << count); ++mask) {
        std::string changed;
        std::size_t from = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if ((mask >> i & 1U) == 0) continue;
            changed += group.substr(from, places[i] - from);
            changed += "Đ";
            from = places[i] + 1;
        }
        changed += group.substr(from);
        if (as_type ? vocabulary.is_type_symbol(changed) : vocabulary.issuer(changed).known) return changed;
    }
    return {};
}

/// VV for W: "TVV" is TW where that is a known issuer.
std::string restore_double_v(std::string_view group) {
    const std::size_t at = group.find("VV");
    if (at == std::string_view::npos) return {};
    std::string changed(group);
    changed.replace(at, 2, "W");
    return legal::Vocabulary::instance().issuer(changed).known ? changed : std::string();
}

/// "QHl5", "OH15", "UBTVQHl5" behind the year of a law: the assembly with its term, letters and digits put right; empty for
/// any other group, and for one that needs no repair.
std::string restore_assembly(std::string_view group) {
    const std::size_t begin = group.starts_with("UBTV") ? 4 : 0;
    const std::string_view assembly = group.substr(begin);
    if (assembly.size() < 3 || assembly.size() > 4 || (assembly[0] != 'Q' && assembly[0] != 'O') || assembly[1] != 'H')
        return {};
    std::string changed(group);
    changed[begin] = 'Q';
    for (char& c : std::span(changed).subspan(begin + 2)) c = digit_for(c);
    const bool is_term = std::all_of(changed.begin() + static_cast<std::ptrdiff_t>(begin) + 2, changed.end(),
                                     [](char c) { return c >= '0' && c <= '9'; });
    return is_term && changed != group ? changed : std::string();
}

/// "QĐTTg", "NQTW": a type symbol and a known issuer whose separator was lost. Length of the type part, 0 if none.
std::size_t split_glued(std::string_view group) {
    const Vocabulary& vocabulary = Vocabulary::instance();
    if (vocabulary.issuer(group).known) return 0;
    for (std::size_t cut = group.size() - 1; cut >= 2; --cut) {
        if ((static_cast<unsigned char>(group[cut]) & 0xC0U) == 0x80U) continue;
        const std::string_view issuer = group.substr(cut);
        if (vocabulary.spell_type_symbol(group.substr(0, cut)) == group.substr(0, cut) && issuer.size() >= 2 &&
            vocabulary.issuer(issuer).known) {
            return cut;
        }
    }
    return 0;
}

struct Separator {
    std::size_t end = 0;
    char sign = 0;
    std::uint8_t spelling = 0;
};

/// Dash, slash or underscore, with the spaces and line breaks around it.
std::optional<Separator> read_separator(const Words& words, std::size_t at) {
    const std::string_view p = words.text();
    const std::size_t before = words.skip_space(at);
    Separator separator;
    std::size_t length = words.dash_at(before);
    if (length != 0) {
        separator.sign = '-';
        if (p[before] != '-') separator.spelling |= kDash;
    } else if ((length = words.slash_at(before)) != 0) {
        separator.sign = '/';
        if (p[before] != '/') separator.spelling |= kDash;
    } else if (before < p.size() && p[before] == '_') {
        length = 1;
        separator.sign = '_';
        separator.spelling |= kSeparator;
    } else {
        return std::nullopt;
    }
    separator.end = words.skip_space(before + length);
    if (before != at || separator.end != before + length) separator.spelling |= kSpace;
    return separator;
}

bool is_type(std::string_view group) {
    return Vocabulary::instance().is_type_symbol(group);
}

/// Digits with misread letters put right.
std::string restore_digits(std::string_view digits) {
    std::string out(digits);
    for (char& c : out) c = digit_for(c);
    return out;
}

/// End of a number in which letters stand for digits ("2O5", "l12"), right before a separator or a symbol.
std::size_t misread_number_end(const Words& words, std::size_t begin) {
    std::size_t at = begin;
    bool digit = false;
    while (at < words.text().size() && at - begin < 6 && (words.digit_at(at) || digit_like(words.text()[at]))) {
        digit |= words.digit_at(at);
        ++at;
    }
    return digit ? at : begin;
}

/// Four digits 19xx or 20xx with a separator after them; a zero may be misread.
std::size_t year_end(const Words& words, std::size_t at) {
    const std::string_view p = words.text();
    if (at + 4 > p.size() || !((p[at] == '1' && p[at + 1] == '9') || (p[at] == '2' && digit_for(p[at + 1]) == '0')))
        return 0;
    const auto digit = [&](std::size_t i) { return words.digit_at(i) || digit_like(p[i]); };
    if (!digit(at + 2) || !digit(at + 3) || words.digit_at(at + 4)) return 0;
    return at + 4;
}

}  // namespace

bool take_apart(Symbol& symbol) {
    /// What follows the digits decides everything, and documents use few of these again and again.
    struct Parts {
        std::optional<legal::Notation> parsed;  ///< `number` without its digits
        std::string canonical;                  ///< behind the digits
        legal::Regime regime = legal::Regime::unknown;
        bool differs_in_case = false;  ///< "CT-TTG"
    };
    thread_local legal::Memo<Parts> memo;
    const std::string_view spelled = symbol.spelled;
    std::size_t digits = std::min(spelled.find_first_not_of("0123456789"), spelled.size());
    if (spelled.substr(digits).starts_with('.')) digits = 0;  // "66.7": taken whole
    const Parts& parts = memo.get(spelled.substr(digits), [&] {
        Parts fresh;
        fresh.parsed = legal::parse_notation(spelled);
        if (fresh.parsed) {
            fresh.canonical = legal::canonical(*fresh.parsed).substr(digits);
            const std::string_view rest = spelled.substr(digits);
            fresh.differs_in_case = fresh.canonical != rest && text::to_upper(fresh.canonical) == text::to_upper(rest);
            fresh.regime = legal::regime_of(*fresh.parsed);
            fresh.parsed->number.erase(0, digits);
        }
        return fresh;
    });
    if (!parts.parsed) return false;
    symbol.parsed = *parts.parsed;
    symbol.parsed.number.insert(0, spelled.substr(0, digits));
    symbol.canonical.assign(spelled.substr(0, digits)).append(parts.canonical);
    symbol.regime = parts.regime;
    if (parts.differs_in_case) symbol.spelling |= kCase;
    symbol.typed = !symbol.parsed.type.empty();
    return true;
}

std::size_t number_word_before(const Words& words, std::size_t number) {
    std::size_t i = words.back_space(number);
    if (i > 0 && words.text()[i - 1] == ':') i = words.back_space(i - 1);
    const auto [word, folded] = words.folded_before(i);
    return is_number_word(folded) ? word.begin : Words::npos;
}

std::size_t number_end(const Words& words, std::size_t begin) {
    const std::string_view p = words.text();
    std::size_t at = begin;
    while (words.digit_at(at)) ++at;
    // Decimal numbers of decrees' series: 66.7/2025/NQ-CP.
    if (at + 1 < p.size() && p[at] == '.' && words.digit_at(at + 1)) {
        std::size_t decimal = at + 1;
        while (words.digit_at(decimal)) ++decimal;
        if (decimal - at <= 3 && words.slash_at(words.skip_space(decimal)) != 0) return decimal;
    }
    // An inserted letter: 30a/2008/NQ-CP.
    if (at + 1 < p.size() && ((p[at] >= 'a' && p[at] <= 'd') || (p[at] >= 'A' && p[at] <= 'D')) &&
        (words.slash_at(at + 1) != 0 || words.dash_at(at + 1) != 0)) {
        return at + 1;
    }
    return at;
}

namespace {

/// Reads the symbol letter by letter.
std::optional<Symbol> read_afresh(const Words& words, std::size_t begin) {
    const std::string_view p = words.text();
    const Vocabulary& vocabulary = Vocabulary::instance();
    std::size_t at = number_end(words, begin);
    if (at - begin > kMaxNumberDigits) return std::nullopt;
    Symbol symbol;
    symbol.begin = begin;
    const std::size_t misread = misread_number_end(words, begin);
    if (misread > at) {
        at = misread;
        symbol.repaired = true;
        symbol.spelling |= kLetter;
    }
    if (at == begin) return std::nullopt;
    symbol.spelled = p.substr(begin, at - begin);
    if (symbol.repaired) symbol.spelled = restore_digits(symbol.spelled);

    const auto add_separator = [&](const Separator& separator) {
        symbol.spelling |= separator.spelling;
        if ((separator.spelling & kSpace) != 0) symbol.tight = false;
        symbol.spelled += separator.sign;
        at = separator.end;
    };
    const auto add_group = [&](Group& group) {
        symbol.spelling |= group.spelling;
        symbol.repaired |= group.repaired;
        symbol.spelled += group.spelled;
        at = group.end;
    };

    std::optional<Separator> separator = read_separator(words, at);
    bool has_year = false;
    if (separator && separator->sign == '/') {
        if (const std::size_t end = year_end(words, separator->end); end != 0) {
            const std::optional<Separator> second = read_separator(words, end);
            const std::size_t next = words.skip_space(end);
            const std::optional<Group> glued = second ? std::nullopt : read_group(words, next);
            const bool is_spaced = next != end;
            const auto behind = glued && is_spaced ? read_separator(words, glued->end) : std::nullopt;
            const bool goes_on = !is_spaced || (words.upper_at(next) && behind && words.letter_at(behind->end));
            const bool lost = glued && goes_on && vocabulary.spell_type_symbol(glued->spelled) == glued->spelled;
            if (!second && !lost) return std::nullopt;  // 13/2023: a month and a year, or a fraction
            const std::size_t year = separator->end;
            add_separator(*separator);
            const std::string year_digits = restore_digits(p.substr(year, 4));
            if (year_digits != p.substr(year, 4)) {
                symbol.repaired = true;
                symbol.spelling |= kLetter;
            }
            symbol.spelled += year_digits;
            separator = second;
            has_year = true;
            if (lost) {  // 65/2020TT-BCA, 07/2021 NĐ-CP
                separator = Separator{next, '/', kSeparator};
                if (is_spaced) symbol.tight = false;
                symbol.repaired = true;
            }
        }
    }
    if (separator && !words.letter_at(separator->end)) return std::nullopt;

    std::optional<Group> group;
    if (separator) {
        group = read_group(words, separator->end);
        if (!group) return std::nullopt;
        add_separator(*separator);
    } else {
        // 174 KL/TW, 294QĐ/TW: the separator is lost; only a known type symbol with its issuer tells.
        const std::size_t next = words.skip_space(at);
        if (!words.upper_at(next)) return std::nullopt;
        group = read_group(words, next);
        if (!group) return std::nullopt;
        if (vocabulary.spell_type_symbol(group->spelled) != group->spelled) {
            std::string restored = restore_strokes(group->spelled, true);
            if (restored.empty()) return std::nullopt;
            group->spelled = std::move(restored);
            group->spelling |= kLetter;
        }
        const std::optional<Separator> second = read_separator(words, group->end);
        if (!second || !words.letter_at(second->end)) return std::nullopt;
        symbol.spelled += second->sign == '/' ? '-' : '/';
        symbol.spelling |= kSeparator;
        symbol.repaired = true;
    }

    if (std::string assembly = has_year ? restore_assembly(group->spelled) : std::string(); !assembly.empty()) {
        group->spelled = std::move(assembly);
        group->spelling |= kLetter;
        group->repaired = true;
    }
    bool typed = vocabulary.is_type_symbol(group->spelled);
    if (!typed) {
        if (std::string restored = restore_strokes(group->spelled, true); !restored.empty()) {
            const std::optional<Separator> next = read_separator(words, group->end);
            if (next && words.letter_at(next->end)) {
                group->spelled = std::move(restored);
                group->spelling |= kLetter;
                group->repaired = true;
                typed = true;
            }
        }
    }
    std::size_t groups = 1;
    if (const std::size_t d = typed ? std::string::npos : group->spelled.find('D'); d != std::string::npos) {
        std::string restored = group->spelled;  // "NDCP" has lost its stroke as well
        restored.replace(d, 1, "Đ");
        if (split_glued(group->spelled) == 0 && split_glued(restored) != 0) group->spelled = std::move(restored);
    }
    if (const std::size_t cut = typed ? 0 : split_glued(group->spelled); cut != 0) {
        const bool dash_first = symbol.spelled.back() == '-';
        group->spelled.insert(cut, 1, dash_first && !has_year ? '/' : '-');
        group->spelling |= kSeparator;
        group->repaired = true;
        typed = true;
        ++groups;
    }
    add_group(*group);
    while (groups < kMaxGroups) {
        const std::optional<Separator> next = read_separator(words, at);
        if (!next || !words.letter_at(next->end)) break;
        const bool spaced = (next->spelling & kSpace) != 0;
        std::optional<Group> more = read_group(words, next->end);
        if (!more) break;
        // Past type and issuer a spaced dash is punctuation, unless a line break fell into the symbol.
        if (spaced && (!typed || groups > 1)) {
            const bool line_break = p.substr(at, next->end - at).find('\n') != std::string_view::npos;
            // "103/2001/QĐ - BNN - TCCB": every dash is spaced, and what follows can only be a unit.
            const bool loose_throughout =
                groups == (typed ? 2U : 1U) && !symbol.tight && more->end - more->begin >= (typed ? 3 : 4) &&
                (!typed || (!is_type(more->spelled) && words.match_forward(words.skip_space(more->end), "ngày") != 0));
            // "145/SYT-⏎NVY", "5512/BGDĐT-⏎GDTrH": the dash stands right behind the issuer, and a unit begins the line.
            const bool cut_at_dash =
                line_break && words.dash_at(at) != 0 && more->spelling == 0 && !is_type(more->spelled);
            // "5310/UBND -NC ngày": behind the symbol of a known body, before a date, it can only be a unit.
            const bool is_dated_unit = !typed && groups == 1 && vocabulary.issuer(group->spelled).known &&
                                       more->spelled == text::to_upper(more->spelled) && !is_type(more->spelled) &&
                                       words.match_forward(words.skip_space(more->end), "ngày") != 0;
            if (!loose_throughout && !cut_at_dash && !is_dated_unit &&
                (!line_break || !vocabulary.issuer(more->spelled).known))
                break;
        }
        if (spaced && !vocabulary.issuer(more->spelled).known && more->end - more->begin < 2) break;
        if (!vocabulary.issuer(more->spelled).known) {
            std::string restored = restore_strokes(more->spelled, false);
            if (restored.empty()) restored = restore_double_v(more->spelled);
            if (!restored.empty()) {
                more->spelled = std::move(restored);
                more->spelling |= kLetter;
                more->repaired = true;
            }
        }
        add_separator(*next);
        add_group(*more);
        ++groups;
    }
    // 25-NQ TW: the second separator is lost.
    if (typed && groups == 1) {
        const std::size_t next = words.skip_space(at);
        std::optional<Group> issuer = next > at && words.upper_at(next) ? read_group(words, next) : std::nullopt;
        if (issuer && issuer->end - issuer->begin >= 2 && vocabulary.issuer(issuer->spelled).known) {
            symbol.spelled += symbol.spelled.find('-') != std::string::npos ? '/' : '-';
            symbol.spelling |= kSeparator;
            symbol.repaired = true;
            add_group(*issuer);
        }
    }
    // Restricted circulation: 2587-CV/VPTW/nb.
    if (words.slash_at(at) == 1 && p.substr(at + 1, 2) == "nb" && !words.alphanumeric_at(at + 3)) {
        symbol.spelled += "/nb";
        at += 3;
    }
    // A bracketed unit: 409/TTr-CAT(PC04).
    if (at < p.size() && p[at] == '(') {
        std::size_t close = at + 1;
        while (close < p.size() && close - at < 12 && (words.upper_at(close) || words.digit_at(close)))
            close += words.length_at(close);
        if (close < p.size() && p[close] == ')' && close > at + 1) {
            symbol.spelled += p.substr(at, close + 1 - at);
            at = close + 1;
        }
    }
    if (words.digit_at(at) || words.upper_at(at)) return std::nullopt;
    symbol.end = at;
    if (symbol.repaired)
        symbol.written = as_written(words, {static_cast<base::Offset>(begin), static_cast<base::Offset>(at)});
    if (!take_apart(symbol)) return std::nullopt;
    if (symbol.parsed.odd_separator) symbol.spelling |= kSeparator;
    return symbol;
}

/// Behind the space at `at` something stands that may be a further part of a symbol.
bool may_go_on(const Words& words, std::size_t at) {
    const std::string_view p = words.text();
    const std::size_t next = words.skip_space(at);
    // Nearly always neither stands there.
    if (next == p.size() || p[next] == ',' || (p[next] >= 'a' && p[next] <= 'z')) return false;
    if (p[next] == '(') return next == at;  // "409/TTr-CAT(PC04)"
    return p[next] == '_' || words.dash_at(next) != 0 || words.slash_at(next) != 0 || words.upper_at(next);
}

enum Belonging : std::uint8_t { kNone = 0, kMayBelong = 1, kLetter = 2 };

/// Bytes that may stand in a symbol, or tell at its end that more of it may follow.
constexpr std::array<std::uint8_t, 256> kBelongs = [] {
    std::array<std::uint8_t, 256> belongs{};
    for (unsigned byte = ')' + 1; byte < belongs.size(); ++byte)
        belongs[byte] = byte == ',' || byte == ':' || byte == ';' ? kNone
                        : byte < 'A'                              ? kMayBelong
                                                                  : kMayBelong | kLetter;
    belongs['&'] = kMayBelong;
    return belongs;
}();

/// What stands behind the digits at `digits_end` up to a space or a sign, when nothing beyond it can belong to the symbol:
/// "-NQ/TW" before ", ngày", but not "/QĐ" before " - BNN". Empty otherwise.
struct ClosedTail {
    std::string_view text;
    bool has_letter = false;  ///< of dates and shares, which are many, it has none
};
ClosedTail closed_tail(const Words& words, std::size_t digits_end) {
    constexpr std::size_t kLongest = 40;
    const std::string_view p = words.text();
    std::size_t end = digits_end;
    const auto skip_one_space = [&] {
        if (end < p.size() && p[end] == ' ') ++end;
    };
    skip_one_space();
    if (end >= p.size() || (p[end] != '-' && p[end] != '/')) return {};
    ++end;
    skip_one_space();
    // "25 -NQ/TW", but no heading: "2 - Nội dung".
    const bool is_tight = end == digits_end + 1;
    if (!is_tight && (end + 1 >= p.size() || p[end] < 'A' || p[end] > 'Z' || (p[end + 1] >= 'a' && p[end + 1] <= 'z')))
        return {};
    std::uint8_t all = kNone;
    for (; end < p.size(); ++end) {
        const std::uint8_t belongs = kBelongs[static_cast<unsigned char>(p[end])];
        if (belongs == kNone) break;
        all |= belongs;
    }
    const char last = p[end - 1];
    const bool ends_itself = last == '.' || (last >= 'A' && last <= 'Z') || words.alphanumeric_before(end);
    if (!ends_itself || end - digits_end > kLongest || may_go_on(words, end)) return {};
    return {p.substr(digits_end, end - digits_end), (all & kLetter) != 0};
}

/// What is known of the symbol whose digits end before `tail`, which is closed.
const std::optional<Symbol>& closed_symbol(const Words& words, std::string_view digits, const ClosedTail& tail) {
    static const std::optional<Symbol> none;
    if (!tail.has_letter) return none;
    // What follows the digits decides everything, and documents use few of these again and again.
    thread_local legal::Memo<std::optional<Symbol>> memo;
    return memo.get(tail.text, [&] {
        const auto begin = static_cast<std::size_t>(digits.data() - words.text().data());
        std::optional<Symbol> fresh = read_afresh(words, begin);
        if (!fresh) return fresh;
        for (std::string* const text : {&fresh->written, &fresh->spelled, &fresh->canonical, &fresh->parsed.number})
            text->erase(0, std::min(digits.size(), text->size()));
        fresh->end -= begin + digits.size();
        return fresh;
    });
}

}  // namespace

std::string_view digits_at(const Words& words, std::size_t begin) {
    const std::string_view p = words.text();
    std::size_t end = begin;
    while (end < p.size() && p[end] >= '0' && p[end] <= '9') ++end;
    return {p.data() + begin, end - begin};
}

bool may_bear_symbol(const Words& words, std::size_t digits_end) {
    const std::string_view p = words.text();
    if (digits_end == p.size()) return false;
    const char sign = p[digits_end];
    const char after = digits_end + 1 < p.size() ? p[digits_end + 1] : '\0';
    // Nearly all are told by two bytes: "45 hộ", "45%", "45,7", "45-NQ/TW".
    if (sign == ' ' && after >= 'a' && after <= 'z') return false;
    if (sign == '%' || sign == ',' || sign == ';' || sign == ')') return false;
    if ((sign == '-' || sign == '/') && after >= 'A' && after <= 'Z') return true;
    if (words.letter_at(digits_end)) return true;            // "30a/2008/NQ-CP", "2O5-KL/TW", "294QĐ/TW"
    if (sign == '.') return words.digit_at(digits_end + 1);  // "66.7/2025/NQ-CP"
    const std::size_t at = words.skip_space(digits_end);
    if (const std::size_t dash = words.dash_at(at); dash != 0) return words.letter_at(words.skip_space(at + dash));
    if (const std::size_t slash = words.slash_at(at); slash != 0) {
        const std::size_t next = words.skip_space(at + slash);
        return words.letter_at(next) || year_end(words, next) != 0;
    }
    return words.upper_at(at) || (at < p.size() && p[at] == '_');
}

ClosedSymbol read_closed_symbol(const Words& words, std::size_t begin) {
    const std::string_view digits = digits_at(words, begin);
    const ClosedTail tail = closed_tail(words, begin + digits.size());
    if (tail.text.empty() || digits.empty() || digits.size() > kMaxNumberDigits) return {};
    const std::optional<Symbol>& known = closed_symbol(words, digits, tail);
    return {digits, known ? &*known : nullptr};
}

std::optional<Symbol> read_symbol(const Words& words, std::size_t begin) {
    const std::string_view digits = digits_at(words, begin);
    const std::size_t digits_end = begin + digits.size();
    if (digits.empty()) return read_afresh(words, begin);
    if (digits.size() > kMaxNumberDigits || !may_bear_symbol(words, digits_end)) return std::nullopt;
    const ClosedTail tail = closed_tail(words, digits_end);
    if (tail.text.empty()) return read_afresh(words, begin);
    std::optional<Symbol> symbol = closed_symbol(words, digits, tail);
    if (!symbol) return symbol;
    symbol->begin = begin;
    symbol->end += digits_end;
    for (std::string* const text : {&symbol->spelled, &symbol->canonical, &symbol->parsed.number})
        text->insert(0, digits);
    if (symbol->repaired) symbol->written.insert(0, digits);
    return symbol;
}

}  // namespace doichieu::citation

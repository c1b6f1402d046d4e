#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/signs.h"
#include "citation/forms/forms.h"
#include "citation/phrase_list.h"
#include "citation/refusals.h"
#include "citation/symbol.h"
#include "legal/memo.h"
#include "legal/vocabulary.h"
#include "text/fold.h"

namespace doichieu::citation {

using namespace std::string_view_literals;
namespace {

using base::Offset;
using legal::Notation;
using legal::Vocabulary;

constexpr std::size_t kMaxListItems = 40;

/// What stands before a number: "Nghị quyết số", "Kết luận", "số".
struct Head {
    TypeWord type;
    bool so = false;           ///< the word "số"
    std::size_t begin = 0;     ///< of the type word, of "số", or of the number
    bool abbreviated = false;  ///< the type word is a symbol: "QĐ số"
    bool form_label = false;   ///< "Mẫu số", "Biểu"
};

/// A type word with its qualifier before "số": "Quy chế phối hợp số", "Báo cáo thẩm định số".
TypeWord qualified_type(const Words& words, std::size_t end) {
    static const WordSet kNoQualifier{"của", "về", "theo", "và", "các", "có", "là", "tại", "với", "cho", "hoặc"};
    std::size_t at = end;
    bool comma = false;
    for (int steps = 0; steps < 4; ++steps) {
        // "Chương trình kiểm tra, giám sát số …"
        if (steps > 0 && !comma && at > 0 && words.text()[at - 1] == ',') {
            comma = true;
            at = words.back_space(at - 1);
        }
        const base::Span word = words.word_before(at);
        if (word.empty() || words.upper_at(word.begin) || kNoQualifier.contains(fold_word(words.slice(word))))
            return {};
        at = words.back_space(word.begin);
        TypeWord type = TypeWords::instance().before(words, at);
        if (type.type.empty()) type = TypeWords::instance().symbol_before(words, at);  // "BC thẩm định số"
        if (type.type.empty()) continue;
        if (!words.upper_at(type.span.begin)) return {};
        type.span.end = static_cast<Offset>(end);
        return type;
    }
    return {};
}

/// Start of a number whose first digits were read as letters: "l12", "I0O", "O5". Only after "số" or a type word.
std::size_t misread_begin(const Words& words, std::size_t digits_at) {
    std::size_t begin = digits_at;
    while (begin > 0 && digits_at - begin < 3 && digit_like(words.text()[begin - 1])) --begin;
    const bool separate = begin < digits_at && !words.alphanumeric_before(begin);
    if (!separate) return digits_at;
    const bool is_headed = number_word_before(words, begin) != Words::npos ||
                           !TypeWords::instance().before(words, words.back_space(begin)).type.empty();
    return is_headed ? begin : digits_at;
}

/// "Nghị định **59/2023/NĐ-CP**": where the sign of bold letters before the number begins.
std::size_t before_emphasis(std::string_view p, std::size_t number) {
    return number > 1 && p[number - 1] == '*' && p[number - 2] == '*' ? number - 2 : number;
}

Head read_head(const Words& words, std::size_t number) {
    Head head;
    head.begin = number;
    std::size_t i = before_emphasis(words.text(), number);
    if (const std::size_t so = number_word_before(words, i); so != Words::npos) {
        head.so = true;
        head.begin = so;
        i = so;
    }
    const TypeWords& types = TypeWords::instance();
    std::size_t word_end = words.back_space(i);
    head.type = types.before(words, word_end);
    if (head.type.type.empty() && head.so) head.type = types.misspelled_before(words, word_end);
    if (head.type.type.empty() && head.so) head.type = qualified_type(words, word_end);
    // "Nghị quyết (cá biệt) số", "Kế hoạch, số": a comma may stand between.
    if (head.type.type.empty() && head.so && word_end > 0 && words.text()[word_end - 1] == ',') {
        head.type = types.before(words, words.back_space(word_end - 1));
    }
    if (head.type.type.empty()) {
        head.type = types.symbol_before(words, word_end);
        head.abbreviated = !head.type.type.empty();
    }
    if (!head.type.type.empty()) {
        head.begin = head.type.span.begin;
        return head;
    }
    static const Phrases kLabels = phrases_of("label_before_number");
    for (const std::string_view label : kLabels) {
        if (words.match_backward(word_end, label) != Words::npos) head.form_label = true;
    }
    return head;
}

/// Begin of what stands between single spaces before `end`; npos when something else does.
std::size_t begin_of_token(std::string_view p, std::size_t end) {
    if (end == 0 || p[end - 1] == ' ') return Words::npos;
    const std::size_t space = base::Signs<' '>::last(p, 0, end);
    return space == std::string_view::npos ? 0 : space + 1;
}

/// The head as nearly all write it, "Nghị quyết số ", "Kế hoạch số: ": words between single spaces. Nothing is asked but
/// what their bytes mean, as far back as they decide. Without a type for any other; read_head() reads the same.
Head usual_head(const Words& words, std::size_t number) {
    struct Known {
        bool is_told = false;  ///< whatever stands before
        std::string_view type;
        std::size_t length = 0;  ///< of the type word
    };
    thread_local legal::Memo<Known> memo;
    constexpr std::size_t kSo = std::string_view(" số ").size();
    constexpr int kMostWords = 4;
    constexpr std::size_t kLongest = 64;
    const std::string_view before = words.text().substr(0, number);
    if (!before.ends_with(' ')) return {};
    const std::size_t so = stands_before(before, number, " số ")    ? kSo
                           : stands_before(before, number, " số: ") ? kSo + 1
                                                                    : 0;
    const std::size_t end = number - std::max<std::size_t>(so, 1);
    std::size_t begin = begin_of_token(before, end);
    for (int more = 2; more <= kMostWords && begin != Words::npos && begin != 0; ++more) {
        begin = begin_of_token(before, begin - 1);
        if (begin == Words::npos || end - begin > kLongest) break;
        const std::string_view all = before.substr(begin, end - begin);
        const Known& known = memo.get(all, [&] {
            const TypeWords& types = TypeWords::instance();
            const auto [last, folded] = words.folded_before(end);
            const bool is_plain = words.plain(span_of(begin, end)) == all;
            const bool is_told = is_plain && !last.empty() && !is_number_word(folded) &&
                                 (!words.letter_at(begin) || types.are_told_by(text::fold(all)));
            const TypeWord type = is_told ? types.before(words, end) : TypeWord{};
            return Known{is_told, type.type, type.span.size()};
        });
        if (known.is_told) {
            Head head;
            head.begin = end - known.length;
            head.type = {span_of(head.begin, end), known.type};
            head.so = so != 0;
            return head;
        }
    }
    return {};
}

struct Gap {
    bool list = false;   ///< only connectors stand between
    bool range = false;  ///< "đến"
};

/// Judges what stands between two numbers: ", " "; " "và" "số" "đến" and the like, nothing else.
Gap read_gap(const Words& words, std::size_t from, std::size_t to) {
    const std::string_view p = words.text();
    Gap gap;
    bool connector = false;
    std::size_t i = from;
    while (true) {
        i = words.skip_space(i);
        if (i >= to) break;
        if (p[i] == ',' || p[i] == ';' || p[i] == ':') {
            connector = true;
            ++i;
            continue;
        }
        if (const std::size_t dash = words.dash_at(i); dash != 0) {
            i += dash;
            connector = true;
            continue;
        }
        const base::Span word = words.word_at(i);
        if (word.empty() || word.end > to) return {};
        const std::string_view folded = fold_word(words.slice(word));
        if (folded == "và" || folded == "hoặc" || folded == "hay" || folded == "cùng" || folded == "với") {
            connector = true;
        } else if (folded == "đến") {
            connector = true;
            gap.range = true;
        } else if (folded != "số" && folded != "từ" && folded != "các") {
            return {};
        }
        i = word.end;
    }
    gap.list = connector;
    return gap;
}

/// The type that the symbol tells when no type word stands there.
std::string_view type_of_symbol(const Notation& notation) {
    if (notation.form == Notation::Form::law) return notation.issuer.starts_with("QH") ? "Luật" : "Pháp lệnh";
    const bool party = legal::regime_of(notation) == legal::Regime::party ||
                       (notation.form == Notation::Form::party && notation.year == 0);
    auto types = Vocabulary::instance().types_of_symbol(notation.type, party);
    if (types.empty()) types = Vocabulary::instance().types_of_symbol(notation.type, !party);
    if (types.empty()) return {};
    // QĐ without its word is a decision; regulations that share it are named as such.
    const auto decision = std::find(types.begin(), types.end(), "Quyết định");
    return decision != types.end() ? *decision : types.front();
}

/// "Giấy chứng nhận số 12/GCN-UBND": the symbol stands for papers alone.
bool is_paper(const Notation& notation) {
    bool known = false;
    for (const bool party : {true, false}) {
        for (const std::string_view type : Vocabulary::instance().types_of_symbol(notation.type, party)) {
            if (is_citable(type)) return false;
            known = true;
        }
    }
    return known;
}

/// Why a well-formed notation is no citation here; null when it is one.
const char* refuse(const Symbol& symbol, const Head& head, bool continues_list) {
    const Notation& n = symbol.parsed;
    const Vocabulary& vocabulary = Vocabulary::instance();
    const bool has_head = !head.type.type.empty() || continues_list;
    if (head.form_label) return kFormLabel.en;
    if (n.form == Notation::Form::law) return nullptr;
    const legal::IssuerReading issuer = vocabulary.issuer(n.issuer);
    if (symbol.typed) {
        if (!has_head && is_paper(n)) return kPaper.en;
        if (has_head || head.so) return nullptr;
        if (issuer.known && symbol.tight) return nullptr;
        return kNoKnownIssuer.en;
    }
    // Typeless: 5537/BXD-QHKT, 1070/TCT, 64-CP, and symbols whose type the tables do not know.
    if (!has_head)
        return head.so && issuer.known && n.year == 0 && symbol.tight && !n.dash_first ? nullptr : kNoTypeWord.en;
    const std::size_t capitals = static_cast<std::size_t>(
        std::count_if(n.issuer.begin(), n.issuer.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '\xC4'; }));
    if (capitals < 2) return kTooShort.en;
    if (n.dash_first && !issuer.known && n.issuer.find_first_of("-/") == std::string::npos) return kNoIssuer.en;
    if (!symbol.tight && !issuer.known) return kLooseParts.en;
    if (!head.so && !continues_list && !issuer.known && n.dash_first) return kNoNumberWord.en;
    return nullptr;
}

/// "Quyết định 31/QĐTHPTNL": the separator after the type symbol is lost and the issuer unknown; the type word tells.
std::optional<Symbol> split_after_type(const Symbol& symbol, const Head& head) {
    const Notation& n = symbol.parsed;
    if (symbol.typed || head.type.type != "Quyết định" || n.issuer.size() < 6 || !n.issuer.starts_with("QĐ") ||
        n.dash_first)
        return std::nullopt;
    Symbol split = symbol;
    if (!split.repaired) split.written = split.spelled;
    split.spelled.insert(split.spelled.find("QĐ") + std::string_view("QĐ").size(), 1, '-');
    if (!take_apart(split) || !split.typed) return std::nullopt;
    split.repaired = true;
    split.spelling |= kSeparator;
    return split;
}

/// "nq 18-nq/tw", "nđ số 168/2024/nđ-cp": a symbol in small letters is a head where the notation says the same.
void take_small_symbol(const Words& words, const Symbol& symbol, Head& head) {
    if (symbol.parsed.type.empty()) return;
    const base::Span word = words.word_before(words.back_space(head.begin));
    if (word.empty() || words.upper_at(word.begin) || words.slice(word) != text::to_lower(symbol.parsed.type)) return;
    const std::string_view type = type_of_symbol(symbol.parsed);
    if (type.empty()) return;
    head.type = {word, type};
    head.begin = word.begin;
    head.abbreviated = true;
}

/// "Huớng dẫn 25-HD/BTCTW", "chi thị 16-CT/HU": a type word that lost a mark, where the symbol says the same.
void take_misspelled_type(const Words& words, const Symbol& symbol, Head& head) {
    const TypeWord type =
        TypeWords::instance().misspelled_before(words, words.back_space(head.begin), TypeWords::Case::any);
    if (type.type.empty() || symbol.parsed.type.empty()) return;
    for (const bool party : {true, false}) {
        const auto types = Vocabulary::instance().types_of_symbol(symbol.parsed.type, party);
        if (std::find(types.begin(), types.end(), type.type) == types.end()) continue;
        head.type = type;
        head.begin = type.span.begin;
        return;
    }
}

legal::Regime regime_as_written(const Notation& notation) {
    if (notation.form == Notation::Form::party || (notation.form == Notation::Form::typeless && notation.dash_first))
        return legal::Regime::party;
    return legal::Regime::state_administrative;
}

/// Adds what the symbol and its head say; `digits` are those that the symbol was read without. Built where it stays: a
/// citation is large.
Citation& add_citation(Reading& reading, base::Span core, std::string_view digits, const Symbol& symbol,
                       const Head& head) {
    Citation& citation = reading.found.emplace_back();
    citation.form = Form::numbered;
    citation.raw = {head.type.type.empty() && !head.so ? core.begin : static_cast<Offset>(head.begin), core.end};
    citation.core = core;
    citation.type_span = head.type.span;
    citation.extent = citation.raw;
    citation.parsed = symbol.parsed;
    std::string_view type = head.type.type;
    if (head.abbreviated || type.empty()) {
        if (const std::string_view told = type_of_symbol(symbol.parsed); !told.empty()) type = told;
    }
    reading.numbers.add(type, digits.empty() ? std::string_view(symbol.parsed.number) : digits);
    if (reading.only_counted) return citation;
    citation.type = type;
    citation.spelling = symbol.spelling;
    citation.repaired = symbol.repaired;
    citation.regime = symbol.regime != legal::Regime::unknown ? symbol.regime : regime_as_written(symbol.parsed);
    citation.parsed.number.insert(0, digits);
    const auto put = [&](std::string& text, const std::string& rest) {
        text.reserve(digits.size() + rest.size());
        text.append(digits).append(rest);
    };
    put(citation.notation, symbol.repaired ? symbol.written : symbol.spelled);
    put(citation.canonical, symbol.canonical);
    return citation;
}

Citation& add_citation(Reading& reading, const Symbol& symbol, const Head& head) {
    return add_citation(reading, span_of(symbol.begin, symbol.end), {}, symbol, head);
}

/// Adds the citation at `number` that begins as nearly all do, "Nghị quyết số 25-NQ/TW": the word of its type, "số" or
/// not, a number and a typed symbol, with nothing odd about them. Null for any other; the ways below read the same.
Citation* add_usual(Reading& reading, std::size_t number) {
    const ClosedSymbol symbol = read_closed_symbol(reading.words, number);
    if (symbol.rest == nullptr || (!symbol.rest->typed && symbol.rest->parsed.form != Notation::Form::law))
        return nullptr;
    const Head head = usual_head(reading.words, number);
    if (head.type.type.empty()) return nullptr;
    const base::Span core = span_of(number, number + symbol.digits.size() + symbol.rest->end);
    return &add_citation(reading, core, symbol.digits, *symbol.rest, head);
}

void join_group(Reading& reading, Citation& member, Citation& next) {
    if (member.group == 0) member.group = ++reading.next_group;
    next.group = member.group;
}

/// Numbers that share the suffix of a later one: "Nghị quyết số 18, 19 và 20-NQ/TW". Empty when none follows.
struct SharedSuffix {
    std::vector<base::Span> numbers;  ///< those without suffix
    std::optional<Symbol> closing;
    bool range = false;
};

/// The number behind one that ends at `end` when nothing but connectors stands between; `at` is 0 when none does.
struct Listed {
    std::size_t at = 0;
    bool range = false;
};

Listed listed_after(const Words& words, std::size_t end) {
    // Most of what follows a number is told by its first sign or word.
    static const WordSet kConnectors{"và", "hoặc", "hay", "cùng", "với", "đến", "số", "từ", "các"};
    const std::string_view p = words.text();
    const std::size_t first = words.skip_space(end);
    if (first == p.size()) return {};
    const bool sign = p[first] == ',' || p[first] == ';' || p[first] == ':' || words.dash_at(first) != 0;
    if (!sign && !kConnectors.contains(words.folded_at(first).word)) return {};
    std::size_t next = end;
    while (next < words.text().size() && next - end < 24 && !words.digit_at(next)) ++next;
    if (!words.digit_at(next)) return {};
    const Gap gap = read_gap(words, end, next);
    return gap.list ? Listed{next, gap.range} : Listed{};
}

SharedSuffix read_shared_suffix(const Words& words, std::size_t first) {
    SharedSuffix list;
    std::size_t at = first;
    while (list.numbers.size() < kMaxListItems) {
        const std::size_t end = number_end(words, at);
        if (end - at > 5) return {};
        list.numbers.push_back({static_cast<Offset>(at), static_cast<Offset>(end)});
        const Listed next = listed_after(words, end);
        if (next.at == 0) return {};
        list.range |= next.range;
        if (auto symbol = read_symbol(words, next.at);
            symbol && (symbol->typed || symbol->parsed.form == Notation::Form::law)) {
            list.closing = std::move(symbol);
            return list;
        }
        at = next.at;
    }
    return {};
}

/// True when the digits at `at` stand inside a date, a fraction, a decimal or a word.
bool inside_other_number(const Words& words, std::size_t at) {
    if (at == 0) return false;
    const std::string_view p = words.text();
    const char before = p[at - 1];
    // "Số:      /2026/NQ-HĐND": a blank number in a draft.
    if (before == '/') return true;
    if ((before == '.' || before == ',') && at > 1 && words.digit_at(at - 2)) return true;
    if (before == '-' && at > 1 && words.digit_at(at - 2)) return true;
    return false;
}

/// "NĐ69/2024/NĐ-CP": the type's symbol stands right before the number, and again in the notation.
bool is_glued_to_symbol(const Words& words, std::size_t number) {
    const TypeWord type = TypeWords::instance().symbol_before(words, number);
    if (type.type.empty()) return false;
    const std::optional<Symbol> symbol = read_symbol(words, number);
    return symbol && symbol->parsed.type == words.slice(type.span);
}

/// "85-QĐ/TW": where the symbol stands for decisions and regulations, what the registry holds under the number tells.
void tell_type_by_registry(const Reading& reading, Citation& citation) {
    if (citation.parsed.type != "QĐ") return;
    const bool is_bare = citation.type_span.empty() || reading.words.slice(citation.type_span) == "QĐ";
    if (!is_bare || Vocabulary::instance().issuer(citation.parsed.issuer).level != legal::Level::central) return;
    const auto* bearers = &reading.registry.by_key(legal::identity_key(citation.parsed));
    if (bearers->empty()) {
        Notation regulation = citation.parsed;
        regulation.type = "QĐi";
        bearers = &reading.registry.by_key(legal::identity_key(regulation));
    }
    std::string_view told;
    for (const registry::Instrument* bearer : *bearers) {
        if (bearer->is_derived || (citation.date.complete() && citation.date != bearer->issued)) continue;
        if (!told.empty() && told != bearer->type) return;
        told = bearer->type;
    }
    if (!told.empty()) citation.type = told;
}

/// Reads what stands around a citation of which the head and the number are known. Where it ends.
std::size_t complete(Reading& reading, Citation& citation, bool continues_list = false) {
    const std::size_t end = read_fields(reading, citation, citation.core.end);
    citation.extent.end = static_cast<Offset>(end);
    if (reading.only_counted) return end;
    if (!continues_list) read_leading_fields(reading, citation);
    tell_type_by_registry(reading, citation);
    return end;
}

}  // namespace

bool may_have_head(const Words& words, std::size_t number) {
    const std::size_t end = words.back_space(number);
    const std::string_view p = words.text();
    const char last = end == 0 ? ' ' : p[end - 1];
    if (last == ':') return true;
    const TypeWords& types = TypeWords::instance();
    if (last != 'o' && !types.may_end_in(last)) return false;
    if (stands_before(p, end, "tháng") || stands_before(p, end, "năm")) return false;  // most of them
    const auto [word, folded] = words.folded_once_before(end);
    return types.may_end_with(folded) || is_number_word(folded) || words.upper_at(word.begin);
}

bool stands_alone(const Words& words, std::size_t number) {
    const std::size_t end = number + digits_at(words, number).size();
    if (!inside_other_number(words, number)) {
        if (may_bear_symbol(words, end)) return false;
        const bool is_apart = number == 0 || words.text()[number - 1] == ' ' || !words.alphanumeric_before(number);
        if (!is_apart || may_have_head(words, number) || may_be_of_plenum(words, number)) return false;
    }
    return code_beside(words, number, end).empty();
}

std::size_t read_numbered(Reading& reading, std::size_t digits_at) {
    const Words& words = reading.words;
    if (inside_other_number(words, digits_at)) return 0;
    std::size_t begin = digits_at;
    // A letter glued to the number: "số31-QĐ/TW" is a lost space, "O5-CT/TW" a misread zero, "QH15" the inside of a symbol.
    if (begin > 0 && (words.text()[begin - 1] == '_' || words.text()[begin - 1] == '@')) return 0;
    const bool is_glued = begin > 0 && words.text()[begin - 1] != ' ' && words.alphanumeric_before(begin);
    if (is_glued) {
        const std::size_t misread = misread_begin(words, begin);
        if (misread != begin) {
            begin = misread;
        } else if (number_word_before(words, begin) == Words::npos &&
                   TypeWords::instance().before(words, begin).type.empty() && !is_glued_to_symbol(words, begin)) {
            return 0;
        }
    }
    if (Citation* const citation = add_usual(reading, begin); citation != nullptr) return complete(reading, *citation);
    std::optional<Symbol> symbol = read_symbol(words, begin);
    if (!symbol) {
        // Most numbers are no citation: what is cheaply told comes first.
        if (begin != digits_at || !may_have_head(words, begin)) return 0;
        if (listed_after(words, number_end(words, begin)).at == 0) return 0;
        const Head head = read_head(words, begin);
        if (head.type.type.empty()) return 0;
        SharedSuffix list = read_shared_suffix(words, begin);
        if (!list.closing) return 0;
        const std::string suffix = list.closing->spelled.substr(list.closing->parsed.number.size());
        const std::size_t first = reading.found.size();
        for (std::size_t i = 0; i <= list.numbers.size(); ++i) {
            Symbol member = *list.closing;
            if (i < list.numbers.size()) {
                member.begin = list.numbers[i].begin;
                member.end = list.numbers[i].end;
                member.spelled = std::string(words.slice(list.numbers[i])) + suffix;
                if (!take_apart(member)) continue;
                member.spelling = 0;
                member.repaired = false;
            }
            Head own;
            own.type = head.type;
            own.abbreviated = head.abbreviated;
            const std::size_t begin_of_raw = i == 0 ? head.begin : member.begin;
            Citation& citation = add_citation(reading, member, own);
            citation.raw.begin = static_cast<Offset>(begin_of_raw);
            citation.extent = citation.raw;
            if (i > 0) join_group(reading, reading.found[first], citation);
        }
        Citation& last = reading.found.back();
        const std::size_t end = read_fields(reading, last, list.closing->end);
        last.extent.end = static_cast<Offset>(end);
        read_leading_fields(reading, reading.found[first]);
        share_fields(reading.found, first, reading.found.size() - 1);
        return end;
    }

    Head head = read_head(words, begin);
    if (head.type.type.empty()) take_small_symbol(words, *symbol, head);
    if (head.type.type.empty()) take_misspelled_type(words, *symbol, head);
    base::Span inner_issuer;
    if (head.type.type.empty() && head.so) {
        if (const IssuedType issued = issued_type_before(reading, head.begin); !issued.type.type.empty()) {
            head.type = issued.type;
            head.begin = issued.type.span.begin;
            inner_issuer = issued.issuer;
        }
    }
    if (std::optional<Symbol> split = split_after_type(*symbol, head)) *symbol = std::move(*split);
    const Citation* previous = reading.found.empty() ? nullptr : &reading.found.back();
    bool continues_list = false;
    if (head.type.type.empty() && previous != nullptr && previous->form == Form::numbered &&
        previous->extent.end <= begin && begin - previous->extent.end < 64) {
        continues_list = read_gap(words, previous->extent.end, begin).list;
    }
    if (const char* reason = refuse(*symbol, head, continues_list); reason != nullptr) {
        reading.reject(symbol->begin, symbol->end, reason);
        return 0;
    }
    Citation& citation = add_citation(reading, *symbol, head);
    if (continues_list) {
        Citation& before = *std::prev(reading.found.end(), 2);
        citation.raw.begin = citation.core.begin;
        citation.extent = citation.raw;
        // The head's type serves all members whose symbol agrees with it.
        if (citation.parsed.type.empty() || citation.parsed.type == before.parsed.type) citation.type = before.type;
        join_group(reading, before, citation);
    }
    citation.issuer_span = inner_issuer;
    return complete(reading, citation, continues_list);
}

}  // namespace doichieu::citation

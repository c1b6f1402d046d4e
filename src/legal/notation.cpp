#include "legal/notation.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "legal/memo.h"
#include "legal/vocabulary.h"
#include "text/fold.h"

namespace doichieu::legal {
namespace {

bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

/// QH15, UBTVQH16: laws and ordinances carry no type group.
bool is_assembly(std::string_view group) {
    const std::size_t letters = group.starts_with("UBTVQH") ? 6 : group.starts_with("QH") ? 2 : 0;
    return letters != 0 && all_digits(group.substr(letters));
}

/// Upper case letters of an issuer group that was typed in lower case ("tw", "hđnd"), or its one known mixed spelling.
std::string spell_issuer(std::string_view written) {
    const Vocabulary& vocabulary = Vocabulary::instance();
    const std::string group = with_plain_centre(written);
    if (vocabulary.issuer(group).known) return group;
    static const std::unordered_map<std::string, std::string_view> kByFolded = [&] {
        std::unordered_map<std::string, std::string_view> symbols;
        for (const IssuerSymbol& row : vocabulary.issuers()) symbols.try_emplace(text::fold(row.symbol), row.symbol);
        return symbols;
    }();
    if (const auto found = kByFolded.find(text::fold(group)); found != kByFolded.end())
        return std::string(found->second);
    const std::string upper = text::to_upper(group);
    return vocabulary.issuer(upper).known ? upper : group;
}

}  // namespace

std::string_view Notation::number_key() const {
    const std::size_t first = number.find_first_not_of('0');
    return first == std::string::npos ? "0" : std::string_view(number).substr(first);
}

std::optional<Notation> parse_notation(std::string_view text) {
    Notation notation;
    std::size_t at = 0;
    while (at < text.size() && (is_ascii_digit(text[at]) || (text[at] == '.' && at > 0))) ++at;
    if (at == 0) return std::nullopt;
    // An inserted letter: 54a/2022/QĐ-UBND.
    if (at + 1 < text.size() && ((text[at] >= 'a' && text[at] <= 'd') || (text[at] >= 'A' && text[at] <= 'D')) &&
        (text[at + 1] == '/' || text[at + 1] == '-'))
        ++at;
    notation.number = text.substr(0, at);
    if (notation.number.back() == '.') return std::nullopt;

    struct Group {
        char separator = 0;
        std::string_view text;
    };
    std::vector<Group> groups;
    while (at < text.size()) {
        Group group;
        if (text[at] == '-' || text[at] == '/' || text[at] == '_') group.separator = text[at++];
        const std::size_t begin = at;
        while (at < text.size() && text[at] != '-' && text[at] != '/' && text[at] != '_' && text[at] != '(') ++at;
        if (at < text.size() && text[at] == '(') {
            notation.suffix = text.substr(at);
            group.text = text.substr(begin, at - begin);
            at = text.size();
        } else {
            group.text = text.substr(begin, at - begin);
        }
        if (group.text.empty()) return std::nullopt;
        groups.push_back(group);
    }
    if (groups.empty()) return std::nullopt;
    notation.dash_first = groups[0].separator == '-';

    std::size_t next = 0;
    if (groups[0].separator == '/' && all_digits(groups[0].text) && groups[0].text.size() == 4 && groups.size() > 1) {
        notation.year = std::stoi(std::string(groups[0].text));
        next = 1;
    }
    if (groups.size() > next + 1 && text::fold(groups.back().text) == "nb") {
        notation.suffix = "/" + std::string(groups.back().text);
        groups.pop_back();
    }
    const Vocabulary& vocabulary = Vocabulary::instance();
    const bool typed = groups.size() > next + 1 && vocabulary.is_type_symbol(groups[next].text);
    const auto join_from = [&](std::size_t first) {
        std::string joined;
        for (std::size_t i = first; i < groups.size(); ++i) {
            if (i > first) joined += groups[i].separator == 0 ? '-' : groups[i].separator;
            joined += groups[i].text;
        }
        return joined;
    };
    if (typed) {
        notation.type = groups[next].text;
        notation.issuer = join_from(next + 1);
        const char first = groups[next].separator;
        const char second = groups[next + 1].separator;
        if (notation.year != 0) {
            notation.form = Notation::Form::normative;
            notation.odd_separator = second != '-';
        } else {
            notation.form = second == '/' ? Notation::Form::party : Notation::Form::state_administrative;
            const bool regular = (first == '-' && second == '/') || (first == '/' && second == '-');
            notation.odd_separator = !regular;
            // 57-NQ-TW: neither order; what the body uses decides.
            if (!regular && first != second)
                notation.form = first == '-' ? Notation::Form::party : Notation::Form::state_administrative;
            if (!regular && first == second) {
                notation.form = vocabulary.issuer(notation.issuer).party ? Notation::Form::party
                                                                         : Notation::Form::state_administrative;
            }
        }
    } else {
        notation.issuer = join_from(next);
        const bool law = notation.year != 0 && is_assembly(notation.issuer);
        notation.form = law ? Notation::Form::law : Notation::Form::typeless;
    }
    return notation;
}

Regime regime_of(const Notation& notation) {
    if (notation.year != 0) return Regime::state_normative;
    const IssuerReading issuer = Vocabulary::instance().issuer(notation.issuer);
    if (!issuer.known || issuer.either) return Regime::unknown;
    return issuer.party ? Regime::party : Regime::state_administrative;
}

namespace {

/// canonical() of a notation without its number.
std::string canonical_rest(const Notation& notation) {
    std::string type(Vocabulary::instance().spell_type_symbol(notation.type));
    if (type.empty()) type = notation.type;
    const std::string issuer = spell_issuer(notation.issuer);
    Notation spelled = notation;
    spelled.issuer = issuer;
    bool party = notation.form == Notation::Form::party;
    const Regime regime = regime_of(spelled);
    if (regime == Regime::party) party = true;
    if (is_state(regime)) party = false;
    // Orders of the State President before 1997 were written the other way: 29-L/CTN.
    if (type == "L" && issuer == "CTN") party = notation.dash_first;

    std::string joined_issuer = issuer;
    std::replace(joined_issuer.begin(), joined_issuer.end(), '_', '-');
    std::string out;
    if (notation.year != 0) out += "/" + std::to_string(notation.year);
    if (type.empty()) {
        out += notation.dash_first && notation.year == 0 ? "-" : "/";
    } else if (notation.year != 0) {
        out += "/" + type + "-";
    } else {
        out += party ? "-" + type + "/" : "/" + type + "-";
    }
    return out + joined_issuer + notation.suffix;
}

/// identity_key() of a notation without its number.
std::string key_rest(const Notation& notation) {
    std::string key = "|";
    if (notation.year != 0) key += std::to_string(notation.year);
    key += "|" + text::to_upper(notation.type) + "|" + text::to_upper(with_plain_centre(notation.issuer)) +
           text::to_upper(notation.suffix);
    std::replace(key.begin(), key.end(), '_', '-');
    return key;
}

/// What `make` makes of all but the number, which documents use again and again.
template <typename Make>
const std::string& rest_of(const Notation& notation, Memo<std::string>& memo, Make make) {
    thread_local std::string all;  // every notation is asked for: its memory serves the next
    constexpr char kEnd = '\n';
    all.assign(notation.type).push_back(kEnd);
    all.append(notation.issuer).push_back(kEnd);
    all.append(notation.suffix).push_back(kEnd);
    const auto year = static_cast<std::uint16_t>(notation.year);  // four digits
    const std::array<char, 4> others{static_cast<char>(year), static_cast<char>(year >> 8U),
                                     static_cast<char>(notation.form), notation.dash_first ? '-' : '/'};
    all.append(others.data(), others.size());
    return memo.get(all, [&] { return make(notation); });
}

}  // namespace

std::string canonical(const Notation& notation) {
    thread_local Memo<std::string> memo;
    return notation.number + rest_of(notation, memo, canonical_rest);
}

std::string identity_key(const Notation& notation) {
    std::string key;
    append_identity_key(notation, key);
    return key;
}

void append_identity_key(const Notation& notation, std::string& key) {
    thread_local Memo<std::string> memo;
    key.append(notation.number_key()).append(rest_of(notation, memo, key_rest));
}

}  // namespace doichieu::legal

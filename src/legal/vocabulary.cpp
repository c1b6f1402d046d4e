#include "legal/vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

#include "legal/memo.h"
#include "text/fold.h"

namespace doichieu::legal {
namespace {

bool ends_with_digits(std::string_view text, std::string_view prefix) {
    return text.size() > prefix.size() && text.starts_with(prefix) &&
           std::all_of(text.begin() + static_cast<std::ptrdiff_t>(prefix.size()), text.end(),
                       [](char c) { return c >= '0' && c <= '9'; });
}

/// clang 14, which builds the fuzzers, does not compile equal_range() of libstdc++.
template <typename Row>
auto rows_of(std::span<const Vocabulary::Entry<Row>> index, std::string_view key) {
    return std::pair(std::ranges::lower_bound(index, key, {}, &Vocabulary::Entry<Row>::key),
                     std::ranges::upper_bound(index, key, {}, &Vocabulary::Entry<Row>::key));
}

}  // namespace

std::string with_plain_centre(std::string_view symbol) {
    constexpr std::array<std::string_view, 3> kCentre{"TƯ", "T.Ư", "T.W"};
    for (const std::string_view centre : kCentre) {
        if (symbol.ends_with(centre)) return std::string(symbol.substr(0, symbol.size() - centre.size())) + "TW";
    }
    return std::string(symbol);
}

std::string_view Vocabulary::type_of_word(std::string_view word) const {
    thread_local Memo<std::string_view> memo;
    return memo.get(word, [&] {
        const auto [found, end] = rows_of(type_words_, text::fold(word));
        return found == end ? std::string_view{} : found->row->type;
    });
}

std::vector<std::string_view> Vocabulary::types_of_symbol(std::string_view symbol, bool party) const {
    std::vector<std::string_view> types;
    const auto [begin, end] = rows_of(type_symbols_, text::fold(symbol));
    for (auto it = begin; it != end; ++it) {
        const TypeSymbol& row = *it->row;
        if ((row.regime == Regime::party) != party) continue;
        if (std::find(types.begin(), types.end(), row.type) == types.end()) types.push_back(row.type);
    }
    return types;
}

bool Vocabulary::is_type_symbol(std::string_view symbol) const {
    return !spell_type_symbol(symbol).empty();
}

std::string_view Vocabulary::spell_type_symbol(std::string_view symbol) const {
    thread_local Memo<std::string_view> memo;
    return memo.get(symbol, [&] { return look_up_type_symbol(symbol); });
}

std::string_view Vocabulary::look_up_type_symbol(std::string_view symbol) const {
    const auto [begin, end] = rows_of(type_symbols_, text::fold(symbol));
    std::string_view spelled;
    for (auto it = begin; it != end; ++it) {
        if (spelled.empty() || it->row->standard) spelled = it->row->symbol;
    }
    return spelled;
}

IssuerReading Vocabulary::issuer(std::string_view group) const {
    thread_local Memo<IssuerReading> memo;
    return memo.get(group, [&] { return read_issuer(group); });
}

IssuerReading Vocabulary::read_issuer(std::string_view group) const {
    IssuerReading reading;
    const auto read_exact = [&](std::string_view symbol) {
        const auto [begin, end] = rows_of(issuer_symbols_, symbol);
        for (auto it = begin; it != end; ++it) {
            const IssuerSymbol& row = *it->row;
            if (row.kind == IssuerSymbol::Kind::prefix && symbol.size() == group.size() && std::next(begin) != end)
                continue;
            if (reading.known && reading.party != row.party) reading.either = true;
            if (!reading.known) {
                reading.known = true;
                reading.party = row.party;
                reading.level = row.level;
                reading.body = row.body;
            }
        }
        return reading.known;
    };
    if (group.empty() || read_exact(group)) return reading;
    if (const std::string plain = with_plain_centre(group); plain != group) return read_issuer(plain);
    if (ends_with_digits(group, "QH") || ends_with_digits(group, "UBTVQH")) {
        reading = {true, false, false, Level::central,
                   group.starts_with("QH") ? "Quốc hội" : "Ủy ban Thường vụ Quốc hội"};
        return reading;
    }
    // Organ prefix + level suffix: BTGDVTU, UBKTHU. The longest suffix wins.
    const IssuerSymbol* best = nullptr;
    for (const IssuerSymbol& row : issuers_) {
        if (row.kind != IssuerSymbol::Kind::suffix || group.size() < row.symbol.size() + 2) continue;
        if (group.ends_with(row.symbol) && (best == nullptr || best->symbol.size() < row.symbol.size())) best = &row;
    }
    if (best != nullptr) {
        const std::string_view organ = group.substr(0, group.size() - best->symbol.size());
        const bool known_organ = std::any_of(issuers_.begin(), issuers_.end(), [&](const IssuerSymbol& row) {
            return row.kind == IssuerSymbol::Kind::prefix && row.party && row.symbol == organ;
        });
        if (known_organ) return {true, true, false, best->level, best->body};
    }
    // A unit after the body: UBND-VX, BXD-QHKT, TWĐTN-VP. The body decides.
    const std::size_t cut = group.find_first_of("-/(&_");
    return cut == std::string_view::npos ? reading : read_issuer(group.substr(0, cut));
}

}  // namespace doichieu::legal

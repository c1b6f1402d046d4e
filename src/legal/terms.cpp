#include "legal/terms.h"

#include <array>
#include <utility>

namespace doichieu::legal {
namespace {

template <typename Enum, std::size_t N>
using Names = std::array<std::pair<Enum, const char*>, N>;

constexpr Names<Regime, 4> kRegimes{{{Regime::unknown, "unknown"},
                                     {Regime::party, "party"},
                                     {Regime::state_administrative, "state_administrative"},
                                     {Regime::state_normative, "state_normative"}}};
constexpr Names<Level, 6> kLevels{{{Level::unknown, "unknown"},
                                   {Level::central, "central"},
                                   {Level::province, "province"},
                                   {Level::district, "district"},
                                   {Level::commune, "commune"},
                                   {Level::cell, "cell"}}};
constexpr Names<Relation, 12> kRelations{{{Relation::mentions, "mentions"},
                                          {Relation::based_on, "based_on"},
                                          {Relation::implements, "implements"},
                                          {Relation::continues, "continues"},
                                          {Relation::reviews, "reviews"},
                                          {Relation::guides, "guides"},
                                          {Relation::details, "details"},
                                          {Relation::promulgates, "promulgates"},
                                          {Relation::amends, "amends"},
                                          {Relation::supplements, "supplements"},
                                          {Relation::replaces, "replaces"},
                                          {Relation::repeals, "repeals"}}};
constexpr Names<Validity, 7> kValidities{{{Validity::unknown, "unknown"},
                                          {Validity::in_force, "in_force"},
                                          {Validity::partly_in_force, "partly_in_force"},
                                          {Validity::replaced, "replaced"},
                                          {Validity::expired, "expired"},
                                          {Validity::not_yet_in_force, "not_yet_in_force"},
                                          {Validity::suspended, "suspended"}}};
constexpr Names<Confidence, 3> kConfidences{
    {{Confidence::memory, "memory"}, {Confidence::single, "single"}, {Confidence::verified, "verified"}}};

template <typename Table, typename Enum>
const char* name_in(const Table& table, Enum value) {
    for (const auto& [key, name] : table) {
        if (key == value) return name;
    }
    return "";
}

template <typename Table>
auto value_in(const Table& table, std::string_view word) -> std::optional<typename Table::value_type::first_type> {
    for (const auto& [key, name] : table) {
        if (word == name) return key;
    }
    return std::nullopt;
}

int roman_digit(char c) {
    switch (c) {
        case 'I':
            return 1;
        case 'V':
            return 5;
        case 'X':
            return 10;
        case 'L':
            return 50;
        default:
            return 0;
    }
}

}  // namespace

const char* to_string(Regime value) {
    return name_in(kRegimes, value);
}
const char* to_string(Level value) {
    return name_in(kLevels, value);
}
const char* to_string(Relation value) {
    return name_in(kRelations, value);
}
const char* to_string(Validity value) {
    return name_in(kValidities, value);
}
const char* to_string(Confidence value) {
    return name_in(kConfidences, value);
}
std::optional<Regime> parse_regime(std::string_view word) {
    return value_in(kRegimes, word);
}
std::optional<Level> parse_level(std::string_view word) {
    return value_in(kLevels, word);
}
std::optional<Relation> parse_relation(std::string_view word) {
    return value_in(kRelations, word);
}
std::optional<Validity> parse_validity(std::string_view word) {
    return value_in(kValidities, word);
}
std::optional<Confidence> parse_confidence(std::string_view word) {
    return value_in(kConfidences, word);
}

std::optional<int> parse_roman(std::string_view text) {
    if (text.empty() || text.size() > 7) return std::nullopt;
    int total = 0;
    int previous = 0;
    for (std::size_t i = text.size(); i-- > 0;) {
        const int digit = roman_digit(text[i]);
        if (digit == 0) return std::nullopt;
        total += digit < previous ? -digit : digit;
        previous = digit > previous ? digit : previous;
    }
    if (total <= 0 || to_roman(total) != text) return std::nullopt;
    return total;
}

std::string to_roman(int number) {
    constexpr std::array<std::pair<int, const char*>, 7> kSteps{
        {{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
    std::string out;
    for (const auto& [value, letters] : kSteps) {
        while (number >= value) {
            out += letters;
            number -= value;
        }
    }
    return out;
}

}  // namespace doichieu::legal

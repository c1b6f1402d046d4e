#include "formats/docx/numbering.h"

#include <algorithm>
#include <utility>

#include "formats/docx/part.h"
#include "text/utf8.h"

namespace doichieu::formats::docx {

namespace {

constexpr std::int32_t kMaxStart = 32767;
constexpr std::size_t kMaxLabel = 128;     // Word allows 31 characters
constexpr std::int32_t kMaxLetters = 780;  // "zz…" thirty times

std::string roman(std::int32_t value) {
    static constexpr std::array<std::pair<std::int32_t, std::string_view>, 13> kDigits = {{{1000, "M"},
                                                                                           {900, "CM"},
                                                                                           {500, "D"},
                                                                                           {400, "CD"},
                                                                                           {100, "C"},
                                                                                           {90, "XC"},
                                                                                           {50, "L"},
                                                                                           {40, "XL"},
                                                                                           {10, "X"},
                                                                                           {9, "IX"},
                                                                                           {5, "V"},
                                                                                           {4, "IV"},
                                                                                           {1, "I"}}};
    std::string out;
    for (const auto& [size, digit] : kDigits) {
        for (; value >= size; value -= size) out += digit;
    }
    return out;
}

/// A … Z, AA, BB …: Word repeats the letter.
std::string letters(std::int32_t value) {
    const auto index = value - 1;
    return std::string(static_cast<std::size_t>(index / 26 + 1), static_cast<char>('A' + index % 26));
}

std::string lower_ascii(std::string word) {
    for (char& c : word) c = static_cast<char>(c - 'A' + 'a');
    return word;
}

}  // namespace

std::string readable_bullet(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = text::decode(text, at);
        const bool is_private = c.value >= 0xE000 && c.value < 0xF900;
        if (is_private) {
            out += c.value == 0xF02D ? "-" : "•";
        } else {
            out += text.substr(at, c.length);
        }
        at += c.length;
    }
    return out;
}

std::string format_number(std::int32_t value, std::string_view format) {
    if (format == "none" || format == "bullet") return {};
    if (value > 0 && value < 4000 && format == "upperRoman") return roman(value);
    if (value > 0 && value < 4000 && format == "lowerRoman") return lower_ascii(roman(value));
    if (value > 0 && value <= kMaxLetters && format == "upperLetter") return letters(value);
    if (value > 0 && value <= kMaxLetters && format == "lowerLetter") return lower_ascii(letters(value));
    const std::string digits = std::to_string(value);
    return format == "decimalZero" && value >= 0 && value < 10 ? "0" + digits : digits;
}

Numbering::Numbering(pugi::xml_node numbering, Styles& styles) {
    for (const pugi::xml_node node : numbering.children("w:abstractNum")) {
        List& list = lists_[node.attribute("w:abstractNumId").value()];
        list.linked_style = value_of(node.child("w:numStyleLink"));
        for (const pugi::xml_node level : node.children("w:lvl")) read_level(level, list.levels);
    }
    // Lists that only point at a style's list take its levels from the number that this style states.
    std::map<std::int32_t, std::string> list_of;
    for (const pugi::xml_node node : numbering.children("w:num")) {
        list_of[node.attribute("w:numId").as_int()] = value_of(node.child("w:abstractNumId"));
    }
    for (auto& [id, list] : lists_) {
        if (list.linked_style.empty()) continue;
        const auto number = styles.paragraph(list.linked_style).numbering.number;
        const auto target = list_of.find(number.value_or(0));
        if (target == list_of.end()) continue;
        const auto linked = lists_.find(target->second);
        if (linked != lists_.end()) list.levels = linked->second.levels;
    }
    for (const pugi::xml_node node : numbering.children("w:num")) {
        const auto list = lists_.find(value_of(node.child("w:abstractNumId")));
        if (list == lists_.end()) continue;
        Number& number = numbers_[node.attribute("w:numId").as_int()];
        number.list = list->first;
        number.levels = list->second.levels;
        for (const pugi::xml_node change : node.children("w:lvlOverride")) {
            const int level = change.attribute("w:ilvl").as_int(-1);
            if (level < 0 || level >= kLevels) continue;
            if (const pugi::xml_node whole = change.child("w:lvl")) read_level(whole, number.levels);
            if (const pugi::xml_node start = change.child("w:startOverride")) {
                const auto index = static_cast<std::size_t>(level);
                number.levels[index].start = std::clamp(start.attribute("w:val").as_int(), 0, kMaxStart);
                number.start_overrides[index] = number.levels[index].start;
            }
        }
    }
}

void Numbering::read_level(pugi::xml_node node, Levels& levels) {
    const int index = node.attribute("w:ilvl").as_int(-1);
    if (index < 0 || index >= kLevels) return;
    Level level;
    // A level without w:start counts from 0 (ECMA-376 part 1, 17.9.25).
    level.start = std::clamp(node.child("w:start").attribute("w:val").as_int(), 0, kMaxStart);
    if (const pugi::xml_node restart = node.child("w:lvlRestart")) {
        level.restart_after = restart.attribute("w:val").as_int();
    }
    if (const pugi::xml_node format = node.child("w:numFmt")) level.format = value_of(format);
    level.text = value_of(node.child("w:lvlText"));
    if (level.text.size() > kMaxLabel) level.text.clear();
    if (level.format == "bullet") level.text = readable_bullet(level.text);
    level.style = value_of(node.child("w:pStyle"));
    level.font = node.child("w:rPr").child("w:rFonts").attribute("w:ascii").value();
    const pugi::xml_node legal = node.child("w:isLgl");
    level.legal = legal && value_of(legal) != "0" && value_of(legal) != "false";
    level.spaced = value_of(node.child("w:suff")) != "nothing";
    levels[static_cast<std::size_t>(index)] = std::move(level);
}

Label Numbering::next_label(const NumberingLook& look, std::string_view style) {
    const auto found = numbers_.find(look.number.value_or(0));
    if (found == numbers_.end()) return {};
    Number& number = found->second;
    List& list = lists_.find(number.list)->second;

    std::size_t level = 0;
    if (look.level) {
        level = static_cast<std::size_t>(std::clamp(*look.level, 0, kLevels - 1));
    } else if (!style.empty()) {
        const auto own = std::ranges::find(number.levels, style, &Level::style);
        if (own != number.levels.end()) level = static_cast<std::size_t>(own - number.levels.begin());
    }

    auto& counter = list.counters[level];
    if (auto& restart = number.start_overrides[level]) {
        counter = *restart;
        restart.reset();  // once for each number; later paragraphs count on
    } else {
        counter = counter ? *counter + 1 : number.levels[level].start;
    }
    for (std::size_t deeper = level + 1; deeper < kLevels; ++deeper) {
        const std::int32_t after = number.levels[deeper].restart_after;
        if (after < 0 || static_cast<std::int32_t>(level) < after) list.counters[deeper].reset();
    }
    return {label(number, list, level), number.levels[level].font};
}

std::string Numbering::label(const Number& number, const List& list, std::size_t level) {
    const Level& own = number.levels[level];
    std::string out;
    for (std::size_t at = 0; at < own.text.size(); ++at) {
        const char digit = own.text[at] == '%' && at + 1 < own.text.size() ? own.text[at + 1] : '\0';
        if (digit < '1' || digit > '9') {
            out += own.text[at];
            continue;
        }
        const auto shown = static_cast<std::size_t>(digit - '1');
        const Level& other = number.levels[shown];
        const bool in_digits = own.legal && other.format != "none" && other.format != "bullet";
        out += format_number(list.counters[shown].value_or(other.start), in_digits ? "decimal" : other.format);
        ++at;
    }
    if (out.empty() || out.size() > 2 * kMaxLabel) return {};
    return own.spaced ? out + " " : out;
}

}  // namespace doichieu::formats::docx

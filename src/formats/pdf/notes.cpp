#include "formats/pdf/notes.h"

#include <algorithm>
#include <iterator>

#include "formats/pdf/running_lines.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace doichieu::formats::pdf {
namespace {

/// The mark of the note that the line begins; empty when it begins none.
std::string_view note_mark_of(const Line& line) {
    const Word& first = line.words.front();
    const std::string_view text = first.text;
    const bool is_roman = line.is_raised(first) && text.find_first_not_of("ivx") == std::string_view::npos;
    const bool is_mark = text.size() <= 4 && (page_number_of({{}, 0, 0, false, {{first, false}}, 0}) || text == "*" ||
                                              is_roman || (text.starts_with('[') && text.ends_with(']')) ||
                                              (text.starts_with('(') && text.ends_with(')')));
    return is_mark && line.words.size() > 1 ? text : number_before_letter(text);
}

bool refers_to(const Line& line, std::string_view mark) {
    return std::ranges::any_of(line.words, [&](const Word& word) { return word.text == mark && line.is_raised(word); });
}

}  // namespace

std::string_view number_before_letter(std::string_view word) {
    const auto number = [&](const char* digits, std::size_t most) {
        const std::size_t end = std::min(word.find_first_not_of(digits), word.size());
        const bool is_number = end > 0 && end <= most && end < word.size();
        return is_number && text::is_upper(text::decode(word, end).value) ? word.substr(0, end) : std::string_view();
    };
    const std::string_view arabic = number("0123456789", 3);
    return arabic.empty() ? number("ivx", 5) : arabic;
}

bool begins_note(const Line& line) {
    return !note_mark_of(line).empty();
}

std::size_t first_note(const Page& page, const std::vector<Line>& lines, double body_size) {
    std::size_t small = lines.size();
    while (small > 0 && lines[small - 1].size < 0.95 * body_size) --small;
    for (std::size_t first = 0; first < lines.size(); ++first) {
        const Line& line = lines[first];
        const std::string_view mark = note_mark_of(line);
        if (mark.empty()) continue;
        const double top = first == 0 ? 0 : lines[first - 1].baseline;
        const bool below_rule = std::ranges::any_of(page.rules, [&](const Box& rule) {
            return rule.width() > 0.08 * page.width && rule.width() < 0.6 * page.width && rule.height() < 3 &&
                   rule.y0 > top && rule.y0 < line.baseline && rule.x0 < line.box.x0 + 2 * line.size;
        });
        const bool is_small = first >= small;
        if (is_small && (below_rule || line.is_raised(line.words.front()))) return first;
        if (!is_small && !below_rule) continue;
        const auto end = lines.begin() + static_cast<std::ptrdiff_t>(first);
        if (std::any_of(lines.begin(), end, [&](const Line& above) { return refers_to(above, mark); })) return first;
    }
    return lines.size();
}

std::size_t first_page_of_endnotes(const std::vector<std::vector<Line>>& lines) {
    static constexpr std::string_view kFirstMarks[] = {"1", "i", "*", "[1]", "(1)", "[i]"};
    for (std::size_t p = 1; p < lines.size(); ++p) {
        if (lines[p].empty()) continue;
        const Line& line = lines[p].front();
        const std::string_view mark = note_mark_of(line);
        if (std::ranges::find(kFirstMarks, mark) == std::end(kFirstMarks)) continue;
        // "1 đồng chí" may begin a page of the text.
        if (!line.is_raised(line.words.front()) && number_before_letter(line.words.front().text).empty()) continue;
        const auto end = lines.begin() + static_cast<std::ptrdiff_t>(p);
        const bool is_referred_to = std::any_of(lines.begin(), end, [&](const std::vector<Line>& page) {
            return std::ranges::any_of(page, [&](const Line& above) { return refers_to(above, mark); });
        });
        if (is_referred_to) return p;
    }
    return lines.size();
}

}  // namespace doichieu::formats::pdf

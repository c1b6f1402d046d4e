#include "formats/pdf/lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

#include "text/characters.h"
#include "text/utf8.h"

namespace doichieu::formats::pdf {

namespace {

constexpr double kSpace = 0.12;         // ems from which on a gap is a space
constexpr double kSameLine = 0.4;       // ems that baselines of one line may differ
constexpr double kIndent = 0.7;         // ems that make a first line stand out
constexpr double kFilled = 2;           // points that a justified line may fall short of the margin
constexpr double kMarkGap = 3.5;        // ems of white behind a list mark
constexpr double kExtraLeading = 0.35;  // ems above the usual pitch that separate paragraphs

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

char32_t last_of(std::string_view text) {
    return text::decode_before(text, text.size()).value;
}

void extend(Box& box, const Box& by) {
    box.x0 = std::min(box.x0, by.x0);
    box.y0 = std::min(box.y0, by.y0);
    box.x1 = std::max(box.x1, by.x1);
    box.y1 = std::max(box.y1, by.y1);
}

/// The same letters in nearly the same place.
bool is_shadow_of(const Word& word, const Word& other) {
    const double most = 0.15 * word.size;
    return word.text == other.text && std::abs(word.box.x0 - other.box.x0) < most &&
           std::abs(word.baseline - other.baseline) < most;
}

/// Box, size and weight from the words; the baseline is that of the largest.
void measure(Line& line) {
    line.box = line.words.front().box;
    std::map<long, std::size_t> sizes;
    line.bold = true;
    for (const Word& word : line.words) {
        extend(line.box, word.box);
        sizes[std::lround(word.size * 4)] += word.text.size();
        line.bold = line.bold && word.bold;
    }
    line.size = static_cast<double>(
                    std::ranges::max_element(sizes, {}, [](const auto& entry) { return entry.second; })->first) /
                4;
    if (line.size <= 0) line.size = 1;
    double best = -1;
    for (const Word& word : line.words) {
        if (std::abs(word.size - line.size) > 0.3 || word.box.width() <= best) continue;
        best = word.box.width();
        line.baseline = word.baseline;
    }
    if (best < 0) line.baseline = line.words.front().baseline;
}

/// A number that another program put into the gap before "-KH/HU" belongs to what follows.
bool is_stamped_number(const Word& number, const Word& rest) {
    const auto first = text::decode(rest.text, 0);
    if (!is_digits(number.text) || !(text::is_dash(first.value) || text::is_slash(first.value))) return false;
    const auto second = text::decode(rest.text, first.length);
    const bool is_other_object = number.font != rest.font || std::abs(number.size - rest.size) > 0.2 ||
                                 std::abs(number.baseline - rest.baseline) > 0.2;
    return is_other_object && second.length > 0 && text::is_letter(second.value);
}

double first_word_width(const Line& line) {
    double end = line.words.front().box.x1;
    for (std::size_t i = 1; i < line.words.size() && !has_space_between(line.words[i - 1], line.words[i]); ++i) {
        end = line.words[i].box.x1;
    }
    return end - line.words.front().box.x0;
}

/// Where the text behind a list mark begins; the line's own beginning without one.
double text_begin(const Line& line) {
    const bool has_mark = line.words.size() > 1 && is_list_mark(line.words.front().text);
    return line.words[has_mark ? 1 : 0].box.x0;
}

/// Letters, and none of them small, as the names of bodies at a document's head are written.
bool is_in_capitals(const Line& line) {
    bool has_letter = false;
    for (const Word& word : line.words) {
        for (std::size_t at = 0; at < word.text.size();) {
            const auto c = text::decode(word.text, at);
            at += c.length;
            if (!text::is_letter(c.value)) continue;
            if (!text::is_upper(c.value)) return false;
            has_letter = true;
        }
    }
    return has_letter;
}

bool ends_clause(const Line& line) {
    const char32_t last = last_of(line.words.back().text);
    return last == U'.' || last == U';' || last == U':' || last == U',' || last == U'!' || last == U'?';
}

/// The line goes on up to the right margin.
bool is_filled(const Line& line, const Column& column) {
    return column.right - line.box.x1 <= kFilled;
}

/// Letters of a second font may be drawn after the rest of their line, so a space belongs where it stands, not where it
/// was drawn. `lines` are sorted by baseline.
void place_spaces(const std::vector<Point>& spaces, std::vector<Line>& lines) {
    for (const Point& space : spaces) {
        auto line = std::ranges::lower_bound(lines, space.y - 1, {}, &Line::baseline);
        for (; line != lines.end() && line->baseline <= space.y + 1; ++line) {
            const auto after =
                std::ranges::upper_bound(line->words, space.x + 0.01, {}, [](const Word& word) { return word.box.x0; });
            if (after != line->words.begin()) std::prev(after)->has_space_after = true;
        }
    }
}

}  // namespace

bool has_space_between(const PlacedWord& before, const Word& after) {
    if (is_stamped_number(before, after)) return false;
    return before.has_space_after || after.box.x0 - before.box.x1 >= kSpace * std::min(before.size, after.size);
}

bool is_list_mark(std::string_view text) {
    if (text.empty() || text.size() > 8) return false;
    static constexpr std::string_view kSigns[] = {"-", "–", "+", "*", "•", "·", "o", "\xEF\x82\xB7", "−", "—"};
    if (std::ranges::find(kSigns, text) != std::end(kSigns)) return true;
    const char last = text.back();
    if (last != '.' && last != ')' && last != '/' && last != '-' && last != ':') return false;
    text.remove_suffix(1);
    if (text.starts_with('(')) text.remove_prefix(1);
    if (text.empty()) return false;
    if (std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || c == '.'; })) return text.size() <= 6;
    if (text.find_first_not_of("IVXLC") == std::string_view::npos) return true;
    return text::count_code_points(text) == 1 && text::is_letter(text::decode(text, 0).value);
}

std::vector<Line> lines_of(std::vector<Word> words, const std::vector<Point>& spaces, std::uint32_t page) {
    // Large letters first: what is raised or stamped nearby then joins their line.
    std::ranges::stable_sort(words, [](const Word& a, const Word& b) { return a.baseline < b.baseline; });
    std::vector<Line> lines;
    for (Word& word : words) {
        const auto fits = [&](const Line& line) {
            const double em = std::min(line.size, word.size);
            const double larger = std::max(line.size, word.size);
            const double apart = std::abs(word.baseline - line.baseline);
            if (apart <= std::max(kSameLine * em, 1.0)) return true;
            const bool is_small = em < 0.8 * larger;  // a note's mark, above or below
            return is_small && apart <= 0.6 * larger && word.baseline - word.size * 0.5 < line.baseline;
        };
        // Lines come in order of their baselines, so only the last few can fit.
        Line* home = nullptr;
        for (std::size_t back = 1; back <= std::min<std::size_t>(3, lines.size()); ++back) {
            Line& line = lines[lines.size() - back];
            if (fits(line)) {
                home = &line;
                break;
            }
        }
        if (home == nullptr) {
            home = &lines.emplace_back();
            home->page = page;
            home->size = word.size;
            home->baseline = word.baseline;
        } else if (word.size > home->size * 1.2) {
            home->size = word.size;
            home->baseline = word.baseline;
        }
        home->words.push_back({std::move(word), false});
    }
    for (Line& line : lines) {
        std::ranges::stable_sort(line.words, {}, [](const Word& word) { return word.box.x0; });
        std::vector<PlacedWord> kept;
        for (PlacedWord& word : line.words) {
            const std::size_t from = kept.size() > 4 ? kept.size() - 4 : 0;
            const bool is_shadow = std::any_of(kept.begin() + static_cast<std::ptrdiff_t>(from), kept.end(),
                                               [&](const Word& other) { return is_shadow_of(word, other); });
            if (!is_shadow) kept.push_back(std::move(word));
        }
        line.words = std::move(kept);
        measure(line);
    }
    std::ranges::stable_sort(lines, {}, &Line::baseline);
    place_spaces(spaces, lines);
    return lines;
}

std::vector<Line> cut_at_gaps(const Line& line, double least) {
    std::vector<Line> parts;
    for (std::size_t i = 0; i < line.words.size(); ++i) {
        const bool goes_on = !parts.empty() && [&] {
            const Word& before = line.words[i - 1];
            if (line.words[i].box.x0 - before.box.x1 < least * line.size) return true;
            const bool is_near = line.words[i].box.x0 - before.box.x1 < kMarkGap * line.size;
            if (i > 2 || !is_near) return false;
            if (i == 1) return is_list_mark(before.text);
            // "Điều 5."
            const std::string_view head = parts.back().words.front().text;
            return (head == "Điều" || head == "Mục" || head == "Phần") && before.text.ends_with('.');
        }();
        if (!goes_on) {
            parts.emplace_back();
            parts.back().page = line.page;
        }
        parts.back().words.push_back(line.words[i]);
    }
    for (Line& part : parts) measure(part);
    return parts;
}

Line joined(std::vector<Line> parts) {
    Line line = std::move(parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i) {
        std::ranges::move(parts[i].words, std::back_inserter(line.words));
    }
    measure(line);
    return line;
}

Column column_of(const std::vector<Line>& lines) {
    Column column;
    if (lines.empty()) return column;
    std::vector<double> lefts;
    std::vector<double> rights;
    std::map<long, std::size_t> pitches;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        lefts.push_back(lines[i].box.x0);
        rights.push_back(lines[i].box.x1);
        if (i == 0 || lines[i].page != lines[i - 1].page) continue;
        const double pitch = lines[i].baseline - lines[i - 1].baseline;
        if (pitch > 0.8 * lines[i].size && pitch < 3 * lines[i].size) ++pitches[std::lround(pitch * 2)];
    }
    std::ranges::sort(lefts);
    std::ranges::sort(rights);
    // A few lines may hang out of the column: a wide table's rest, a stamp.
    const std::size_t outliers = lines.size() / 40;
    column.left = lefts[outliers];
    column.right = rights[rights.size() - 1 - outliers];
    // The smallest of the frequent distances is that within paragraphs.
    std::size_t most = 0;
    for (const auto& [pitch, count] : pitches) most = std::max(most, count);
    for (const auto& [pitch, count] : pitches) {
        if (count * 3 < most) continue;
        column.pitch = static_cast<double>(pitch) / 2;
        break;
    }
    const auto filled = std::ranges::count_if(lines, [&](const Line& line) { return is_filled(line, column); });
    column.is_justified = lines.size() >= 6 && static_cast<std::size_t>(filled) * 5 >= lines.size() * 2;
    return column;
}

bool is_centered(const Line& line, const Column& column) {
    const double left = line.box.x0 - column.left;
    const double right = column.right - line.box.x1;
    return left > line.size && right > line.size && std::abs(left - right) < 0.8 * line.size;
}

bool are_centered(const std::vector<Line>& lines, const Column& column) {
    const auto is_even = [&](const Line& line) {
        return std::abs((line.box.x0 - column.left) - (column.right - line.box.x1)) < 0.8 * line.size;
    };
    return std::ranges::all_of(lines, is_even) && is_centered(lines.back(), column);
}

bool begins_paragraph(const std::vector<Line>& paragraph, const Line& line, const Column& column) {
    const Line& first = paragraph.front();
    const Line& last = paragraph.back();
    const double em = std::max(line.size, 1.0);
    if (std::abs(line.size - last.size) > 0.12 * em) return true;
    // A block has too few lines to show its pitch.
    const double pitch = column.is_block ? std::min(column.pitch, 1.5 * em) : column.pitch;
    if (line.page == last.page && pitch > 0 &&
        line.baseline - last.baseline > std::max(pitch, 1.1 * em) + kExtraLeading * em) {
        return true;
    }
    const double need = first_word_width(line) + 0.25 * em;
    if (column.is_block) {
        const double shift = std::abs(line.box.x0 - last.box.x0);
        const double off_center = std::abs((line.box.x0 + line.box.x1) - (last.box.x0 + last.box.x1)) / 2;
        if (shift > 0.3 * em && off_center < 0.8 * em) return true;
        if (is_list_mark(line.words.front().text) || line.bold != last.bold) return true;
        if (is_in_capitals(last) && !is_in_capitals(line)) return true;
    }

    const bool was_centered = is_centered(last, column);
    const bool now_centered = is_centered(line, column);
    if (was_centered || now_centered) {
        const double left = column.right - column.left - last.box.width();
        const bool has_room = left >= need + 0.3 * em;
        if (was_centered) return !now_centered || has_room || last.bold != line.bold;
        const bool may_be_centered = std::abs((last.box.x0 - column.left) - (column.right - last.box.x1)) < 0.8 * em;
        if (may_be_centered && paragraph.size() == 1) return has_room || last.bold != line.bold;
    }

    const double room = column.right - last.box.x1;
    if (room >= need + 0.3 * em) return true;

    // The line before is as good as full; what is left to tell is how the lines begin.
    const bool filled = is_filled(last, column) && column.is_justified;
    const bool is_item = is_list_mark(line.words.front().text) && ends_clause(last);
    if (paragraph.size() == 1) {
        const double shift = line.box.x0 - first.box.x0;
        if (shift < -kIndent * em) return false;
        if (shift > kIndent * em) {  // a hanging item goes on where its text began
            return std::abs(line.box.x0 - text_begin(first)) > kIndent * em || is_item;
        }
        const bool both_indented = first.box.x0 > column.left + kIndent * em;
        return is_item || (both_indented && !filled);
    }
    const double shift = line.box.x0 - paragraph[1].box.x0;
    if (shift > kIndent * em) return true;
    if (shift < -kIndent * em) return true;
    if (column.is_justified && !filled && ends_clause(last)) return true;
    return is_item;
}

}  // namespace doichieu::formats::pdf

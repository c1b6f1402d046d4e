#include "structure/line.h"

#include <algorithm>

#include "base/signs.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace doichieu::structure {
namespace {

bool is_emphasis(char c) {
    return c == '*' || c == '_';
}

bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t run_at_start(std::string_view text) {
    return std::min(text.find_first_not_of(text.front()), text.size());
}

/// Bytes of the Markdown mark that opens `text`, 0 when there is none. "* text" is a bullet, not a mark.
std::size_t opening_mark(std::string_view text) {
    const char first = text.front();
    if (first == '>') return 1;
    if (first == '#') {
        const std::size_t run = run_at_start(text);
        return run <= 6 && run < text.size() && text[run] == ' ' ? run : 0;
    }
    if (first == '\\') return text.size() > 1 && std::string_view("*-_#+.>").find(text[1]) != text.npos ? 1 : 0;
    if (!is_emphasis(first)) return 0;
    const std::size_t run = run_at_start(text);
    const bool bullet = run == 1 && run < text.size() && (text[run] == ' ' || text[run] == '\t');
    return bullet ? 0 : run;
}

std::size_t closing_mark(std::string_view text) {
    const char last = text.back();
    if (!is_emphasis(last) && last != '#' && last != '\\') return 0;
    const std::size_t kept = text.find_last_not_of(last);
    const std::size_t run = text.size() - (kept == text.npos ? 0 : kept + 1);
    if (last == '#' && kept != text.npos && text[kept] != ' ') return 0;
    return run;
}

bool closes(char32_t c) {
    return c == U'"' || c == U'\'' || c == U')' || c == U']' || c == U'”' || c == U'’' || c == U'»';
}

bool ends_flow(char32_t c) {
    return c == U'.' || c == U'?' || c == U'!' || c == U':' || c == U';' || c == U'…';
}

/// True when the gap before `right` is a blank to be filled in and not the gap between two columns.
bool is_blank_to_fill(std::string_view left, std::string_view right) {
    if (right.empty()) return false;
    if (starts_with_any(left, {"Số", "SỐ", "số"}) && (right.front() == '/' || right.front() == '-') &&
        left.find('/') == left.npos)
        return true;
    if (left.ends_with("Số:") || left.ends_with("Số")) return is_ascii_digit(right.front());
    if (starts_with_any(right, {"tháng", "năm"}))
        return left.find("ngày") != left.npos || left.find("tháng") != left.npos;
    return (left.ends_with("ngày") || left.ends_with("tháng") || left.ends_with("năm")) &&
           is_ascii_digit(right.front());
}

/// Bytes of the white space at `at` when it parts columns, else 0.
std::size_t gap_length(std::string_view text, std::size_t at) {
    std::size_t end = at;
    std::size_t width = 0;
    bool has_tab = false;
    while (end < text.size()) {
        const text::CodePoint c = text::decode(text, end);
        if (!text::is_space(c.value)) break;
        has_tab |= c.value == U'\t';
        end += c.length;
        ++width;
    }
    return has_tab || width >= 3 ? end - at : 0;
}

/// Without the rule that a converter put behind a name: "ỦY BAN NHÂN DÂN -------".
std::string_view without_rule(std::string_view part) {
    part = visible(part);
    const std::size_t end = part.find_last_not_of("-_* ");
    return end != part.npos && part.size() - end > 3 ? part.substr(0, end + 1) : part;
}

/// Bytes of what parts two lines of a row: a border, "<br>", or the rule between lines that ran together ("UBND TỈNH
/// ------- Số: 12/QĐ-UBND"); 0 when nothing does at `at`.
std::size_t border_length(std::string_view row, std::size_t at) {
    constexpr std::size_t kShortestRule = 5;
    if (row[at] == '|') return 1;
    if (row[at] == '<')
        return row.substr(at).starts_with("<br") ? std::min(row.find('>', at), row.size() - 1) + 1 - at : 0;
    const std::size_t run = run_at_start(row.substr(at));
    return run >= kShortestRule ? run : 0;
}

/// "| UBND TỈNH <br> SỞ Y TẾ | CỘNG HÒA … |": a row of a Markdown table.
std::vector<std::string_view> lines_of_row(std::string_view row) {
    using Borders = base::Signs<'|', '<', '-'>;
    std::vector<std::string_view> out;
    for (std::size_t begin = 0; begin < row.size();) {
        std::size_t length = 0;
        std::size_t end = Borders::first(row, begin, row.size());
        while (end < row.size() && (length = border_length(row, end)) == 0)
            end = Borders::first(row, end + 1, row.size());
        const std::string_view line = without_rule(row.substr(begin, end - begin));
        if (!line.empty()) out.push_back(line);
        begin = end + length;
    }
    if (out.empty()) out.push_back(visible(row));
    return out;
}

}  // namespace

std::string_view visible(std::string_view line) {
    std::string_view rest = text::trim(line);
    while (!rest.empty()) {
        const std::size_t mark = opening_mark(rest);
        if (mark == 0 || mark >= rest.size()) break;
        rest = text::trim(rest.substr(mark));
    }
    while (!rest.empty()) {
        const std::size_t mark = closing_mark(rest);
        if (mark == 0 || mark >= rest.size()) break;
        rest = text::trim(rest.substr(0, rest.size() - mark));
    }
    return rest;
}

std::vector<std::string_view> cells(std::string_view line) {
    if (base::Signs<'|', '<'>::first(line, 0, line.size()) < line.size()) {
        const bool is_row =
            text::trim(line).starts_with('|') || line.find(" | ") != line.npos || text::trim(line).ends_with(" |");
        if (is_row || line.find("<br") != line.npos) return lines_of_row(line);
    }
    std::vector<std::string_view> found;
    const auto add = [&](std::string_view part) {
        part = visible(part);
        if (part.empty()) return;
        if (!found.empty() && is_blank_to_fill(found.back(), part)) {
            const char* begin = found.back().data();
            found.back() = {begin, static_cast<std::size_t>(part.data() + part.size() - begin)};
        } else {
            found.push_back(part);
        }
    };
    std::size_t begin = 0;
    std::size_t at = 0;
    while (at < line.size()) {
        const bool is_usual =
            static_cast<unsigned char>(line[at] - '!') < 0xC2 - '!';  // before it is asked more closely
        const bool is_one_space = line[at] == ' ' && at + 1 < line.size() && text::begins_no_space(line[at + 1]);
        const std::size_t gap = is_usual || is_one_space || text::begins_no_space(line[at]) ? 0 : gap_length(line, at);
        if (gap == 0) {
            ++at;
            continue;
        }
        add(line.substr(begin, at - begin));
        begin = at += gap;
    }
    add(line.substr(begin));
    return found;
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> prefixes) {
    return std::ranges::any_of(prefixes, [&](std::string_view prefix) { return text.starts_with(prefix); });
}

bool starts_small(std::string_view text) {
    const char32_t c = text::decode(text, 0).value;
    return !text.empty() && text::is_letter(c) && !text::is_upper(c);
}

bool starts_capital(std::string_view text) {
    return !text.empty() && text::is_upper(text::decode(text, 0).value);
}

bool ends_sentence(std::string_view text) {
    // Nearly all lines end in a sign or a letter of ASCII.
    const unsigned char last = text.empty() ? ' ' : static_cast<unsigned char>(text.back());
    if (last < 0x80 && !closes(last)) return ends_flow(last);
    std::size_t end = text.size();
    while (end > 0) {
        const text::CodePoint c = text::decode_before(text, end);
        if (!closes(c.value)) return ends_flow(c.value);
        end -= c.length;
    }
    return false;
}

bool is_capitals(std::string_view text) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const text::CodePoint c = text::decode(text, at);
        at += c.length;
        if (!text::is_letter(c.value)) continue;
        if (!text::is_upper(c.value)) return false;
        ++letters;
    }
    return letters >= 2;
}

bool is_longer_than(std::string_view text, std::size_t count) {
    if (text.size() <= count) return false;
    std::size_t seen = 0;
    for (const char byte : text) {
        if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U && ++seen > count) return true;
    }
    return false;
}

bool is_rule(std::string_view text) {
    if (text.empty() || text.size() > 1024 || text::is_letter(text::decode(text, 0).value)) return false;
    for (std::size_t at = 0; at < text.size();) {
        const text::CodePoint c = text::decode(text, at);
        at += c.length;
        const bool draws = c.value == U'*' || c.value == U'|' || c.value == U'_' || c.value == U'=' ||
                           c.value == U'~' || c.value == U'\\' || text::is_dash(c.value) || c.value == U'―' ||
                           c.value == U'─' || text::is_space(c.value);
        if (!draws) return false;
    }
    return true;
}

bool is_page_number(std::string_view text) {
    if (text.empty() || text.size() > 24) return false;
    std::size_t at = starts_with_any(text, {"Trang ", "trang ", "TRANG "}) ? 6 : 0;
    const auto skip = [&] {
        while (at < text.size()) {
            const text::CodePoint c = text::decode(text, at);
            if (!text::is_dash(c.value) && !text::is_space(c.value)) return;
            at += c.length;
        }
    };
    const auto digits = [&] {
        const std::size_t begin = at;
        while (at < text.size() && is_ascii_digit(text[at])) ++at;
        return at - begin;
    };
    skip();
    const std::size_t page = digits();
    if (page == 0 || page > 4) return false;
    if (at < text.size() && text[at] == '/') {
        ++at;
        if (digits() == 0) return false;
    }
    skip();
    return at == text.size();
}

std::string collapse(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        const text::CodePoint c = text::decode(text, at);
        if (text::is_space(c.value)) {
            space = !out.empty();
        } else if (c.value != U'*' && c.value != U'#' && c.value != U'\\') {
            if (space) out += ' ';
            space = false;
            out.append(text, at, c.length);
        }
        at += c.length;
    }
    return out;
}

}  // namespace doichieu::structure

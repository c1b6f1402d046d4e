#include "formats/pdf/running_lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "text/characters.h"
#include "text/utf8.h"

namespace doichieu::formats::pdf {
namespace {

std::string plain_text(const Line& line) {
    std::string text;
    for (std::size_t i = 0; i < line.words.size(); ++i) {
        if (i > 0 && has_space_between(line.words[i - 1], line.words[i])) text += ' ';
        text += line.words[i].text;
    }
    return text;
}

/// Text with every number as "#": what running heads have in common.
std::string repeated_form(const Line& line) {
    std::string form;
    for (const char c : plain_text(line)) {
        const bool is_digit = c >= '0' && c <= '9';
        if (is_digit && form.ends_with('#')) continue;
        form += is_digit ? '#' : c;
    }
    return form;
}

constexpr std::size_t kMarginLines = 3;  // lines of a running head or foot

/// Index of the line that is `i`-th from the top, or from the foot.
std::size_t margin_line(const std::vector<Line>& lines, std::size_t i, bool at_top) {
    return at_top ? i : lines.size() - 1 - i;
}

bool stands_in_margin(const Line& line, const Page& page, bool at_top) {
    return at_top ? line.baseline < 0.13 * page.height : line.baseline > 0.88 * page.height;
}

/// Running heads keep away from the text, whose lines may repeat too.
bool stands_apart(const std::vector<Line>& lines, std::size_t index, bool at_top) {
    const Line& line = lines[index];
    if (at_top ? index + 1 == lines.size() : index == 0) return true;
    const Line& next = lines[at_top ? index + 1 : index - 1];
    return std::abs(next.baseline - line.baseline) > 1.7 * std::max(line.size, next.size);
}

}  // namespace

std::optional<std::uint32_t> page_number_of(const Line& line) {
    std::string text;
    for (const Word& word : line.words) text += word.text;
    std::string_view rest = text;
    if (rest.starts_with("Trang") || rest.starts_with("trang")) rest.remove_prefix(5);
    const auto strip = [&](auto belongs) {
        while (!rest.empty() && belongs(text::decode(rest, 0).value)) rest.remove_prefix(text::decode(rest, 0).length);
    };
    const auto is_frame = [](char32_t c) { return text::is_dash(c) || text::is_space(c) || c == U'|'; };
    strip(is_frame);
    std::uint32_t number = 0;
    std::size_t digits = 0;
    strip([&](char32_t c) {
        if (c < U'0' || c > U'9' || digits == 5) return false;
        number = number * 10 + (c - U'0');
        ++digits;
        return true;
    });
    if (digits == 0) return std::nullopt;
    strip(is_frame);
    if (rest.starts_with('/')) {
        rest.remove_prefix(1);
        strip([](char32_t c) { return c >= U'0' && c <= U'9'; });
    }
    return rest.empty() ? std::optional(number) : std::nullopt;
}

void drop_running_lines(const std::vector<Page>& pages, std::vector<std::vector<Line>>& lines) {
    for (const bool at_top : {true, false}) {
        std::map<std::pair<std::string, long>, std::size_t> repeated;
        std::map<long, std::size_t> offsets;  // page number less number of the sheet
        const auto for_each = [&](auto use) {
            for (std::size_t p = 0; p < pages.size(); ++p) {
                const std::size_t most = std::min(kMarginLines, lines[p].size());
                for (std::size_t i = 0; i < most; ++i) {
                    const Line& line = lines[p][margin_line(lines[p], i, at_top)];
                    if (stands_in_margin(line, pages[p], at_top)) use(p, margin_line(lines[p], i, at_top), line);
                }
            }
        };
        const auto form_of = [](const Line& line) {
            return std::pair(repeated_form(line), std::lround(line.baseline / 4));
        };
        for_each([&](std::size_t p, std::size_t, const Line& line) {
            ++repeated[form_of(line)];
            if (const auto number = page_number_of(line)) ++offsets[static_cast<long>(*number) - static_cast<long>(p)];
        });
        std::vector<std::set<std::size_t>> dropped(pages.size());
        std::vector<std::vector<std::size_t>> pending(pages.size());
        for_each([&](std::size_t p, std::size_t index, const Line& line) {
            const auto number = page_number_of(line);
            if (number) {
                const long offset = static_cast<long>(*number) - static_cast<long>(p);
                if (offset == 1 || offsets[offset] > 1) dropped[p].insert(index);
                return;
            }
            // All of a head goes, down to its last line, which stands apart.
            if (pages.size() < 2 || repeated[form_of(line)] < std::max<std::size_t>(2, pages.size() * 2 / 5)) return;
            pending[p].push_back(index);
            if (!stands_apart(lines[p], index, at_top)) return;
            dropped[p].insert(pending[p].begin(), pending[p].end());
            pending[p].clear();
        });
        for (std::size_t p = 0; p < pages.size(); ++p) {
            for (auto index = dropped[p].rbegin(); index != dropped[p].rend(); ++index) {
                lines[p].erase(lines[p].begin() + static_cast<std::ptrdiff_t>(*index));
            }
        }
    }
}

}  // namespace doichieu::formats::pdf

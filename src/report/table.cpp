#include "report/table.h"

#include <algorithm>
#include <numeric>

#include "report/snippet.h"
#include "text/utf8.h"

namespace doichieu::report {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowest = 10;  // a date

std::string fitted(const std::string& cell, std::size_t width, bool keep_tail) {
    if (text::display_width(cell) <= width) return cell;
    if (keep_tail) return "…" + std::string(suffix_by_width(cell, width - 1));
    return std::string(text::prefix_by_width(cell, width - 1)) + "…";
}

}  // namespace

void write_table(const std::vector<std::vector<std::string>>& rows, const View& view, Out& out,
                 std::size_t tail_column) {
    if (rows.empty()) return;
    std::vector<std::size_t> widths(rows.front().size());
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], text::display_width(row[i]));
    }
    const std::size_t gaps = kGap * (widths.size() - 1);
    const std::size_t room = view.width > gaps ? view.width - gaps : 0;
    std::size_t all = std::accumulate(widths.begin(), widths.end(), std::size_t{0});
    while (view.fits_tables && all > room) {
        auto longest = std::max_element(widths.begin() + 1, widths.end());
        if (longest == widths.end() || *longest <= kNarrowest) longest = widths.begin();
        if (*longest <= kNarrowest) break;
        --*longest;
        --all;
    }
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string cell = fitted(printable(row[i]), widths[i], i == tail_column);
            line += cell;
            if (i + 1 < row.size()) line.append(widths[i] + kGap - text::display_width(cell), ' ');
        }
        while (line.ends_with(' ')) line.pop_back();
        out << (&row == &rows.front() ? painted(view, Tone::strong, line) : line) << '\n';
    }
}

}  // namespace doichieu::report

#include "base/format.h"
#include "report/findings.h"
#include "report/table.h"
#include "text/utf8.h"

namespace doichieu::report {
namespace {

constexpr std::size_t kWidestCell = 24;

/// One line, cut.
std::string cell_of(std::string_view text, std::size_t width) {
    std::string line;
    for (const char c : text) line += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    if (text::display_width(line) <= width) return line;
    return std::string(text::prefix_by_width(line, width - 1)) + "…";
}

}  // namespace

void tasks_table(const Run& run, const View& view, Out& out) {
    for (const CheckedDocument& document : run.documents) {
        out << painted(view, Tone::strong, document.path) << '\n';
        const std::vector<checks::Task>& tasks = document.report.tasks;
        if (tasks.empty()) {
            out << view.words("  không nhận ra đủ nhiệm vụ.\n", "  too few tasks were recognised.\n");
            continue;
        }
        std::vector<std::vector<std::string>> rows = {
            {std::string(view.words("CHỖ", "PLACE")), std::string(view.words("RÕ VIỆC", "WORK")),
             std::string(view.words("RÕ NGƯỜI", "WHO")), std::string(view.words("RÕ THỜI GIAN", "WHEN")),
             std::string(view.words("RÕ TRÁCH NHIỆM", "RESPONSIBILITY")),
             std::string(view.words("RÕ SẢN PHẨM", "PRODUCT")), std::string(view.words("RÕ THẨM QUYỀN", "AUTHORITY"))}};
        std::vector<std::size_t> told(checks::kTaskColumns);
        for (const checks::Task& task : tasks) {
            std::vector<std::string> row = {task.place.address.in(view.language), cell_of(task.place.excerpt, 40)};
            for (std::size_t column = 0; column < checks::kTaskColumns; ++column) {
                const std::string& words = task.told[column];
                row.push_back(words.empty() ? "✗" : cell_of(words, kWidestCell));
                told[column] += words.empty() ? 0U : 1U;
            }
            rows.push_back(std::move(row));
        }
        std::vector<std::string> sum = {std::string(view.words("TỔNG", "TOTAL")),
                                        base::format("{}/{}", tasks.size(), tasks.size())};
        for (const std::size_t count : told) sum.push_back(base::format("{}/{}", count, tasks.size()));
        rows.push_back(std::move(sum));
        write_table(rows, view, out, std::string::npos);
    }
    out << view.words("✗: câu giao việc không cho thấy mục ấy.\n", "✗: the sentence does not tell it.\n");
}

}  // namespace doichieu::report

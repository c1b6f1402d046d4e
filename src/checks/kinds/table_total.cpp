#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "checks/kinds/kinds.h"
#include "checks/kinds/sums.h"
#include "checks/kinds/table_rows.h"
#include "checks/kinds/text_kinds.h"

namespace doichieu::checks {
namespace {

/// The last row of a table, "Tổng cộng", against the numbers above it. Silent when a cell of the column is no number,
/// and when rows may be parts of other rows.
class TableTotal final : public Kind {
  public:
    struct Patterns {
        OptionalPattern total;      ///< label of the last row
        OptionalPattern ordinal;    ///< title of the first column: STT
        OptionalPattern partial;    ///< label of a row that is part of another, or its sum
        OptionalPattern not_added;  ///< title of a column that is no sum
        OptionalPattern numbered;   ///< title of a first column whose rows go by numbers: Năm, Khối
        OptionalPattern shared;     ///< of one whose things may stand in several rows and count once
    };
    explicit TableTotal(Patterns patterns) : patterns_(std::move(patterns)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const std::vector<TableRow> rows = rows_of(inquiry.outline().document());
        for (std::size_t begin = 0; begin < rows.size();) {
            std::size_t end = begin + 1;
            while (end < rows.size() && rows[end].table == rows[begin].table) ++end;
            look_at(inquiry, std::span(rows).subspan(begin, end - begin), verdict);
            begin = end;
        }
    }

  private:
    using Rows = std::span<const TableRow>;

    void look_at(const Inquiry& inquiry, Rows rows, Verdict& verdict) const {
        constexpr std::size_t kLeast = 4;  // titles, two rows, the total
        while (rows.size() >= kLeast && rows.front().cells.size() < 2) rows = rows.subspan(1);
        if (rows.size() < kLeast) return;
        const std::uint32_t first = rows.front().cells.begin()->first;
        const std::string title = cell(inquiry, rows.front(), first);
        const std::uint32_t label = patterns_.ordinal->matches_within(title) ? first + 1 : first;
        const TableRow& last = rows.back();
        // A line of text that leaves out its first cell begins with the second.
        if (!document::has_paragraphs(inquiry.outline().document().kind()) &&
            last.cells.size() != rows.front().cells.size())
            return;
        if (!patterns_.total->matches_within(cell(inquiry, last, label)) &&
            !patterns_.total->matches_within(cell(inquiry, last, first)))
            return;
        std::size_t titles = 1;
        while (titles + 1 < rows.size() && !holds_figures(inquiry, rows[titles])) ++titles;
        const Rows heads = rows.first(titles);
        const Rows parts = rows.subspan(titles, rows.size() - 1 - titles);
        if (parts.size() < 2 ||
            !are_of_one_rank(inquiry, parts, first, label, patterns_.numbered->matches_within(title)))
            return;
        for (const auto& [column, span] : last.cells) {
            const std::string stated = cell(inquiry, last, column);
            if (column <= label || !number_->matches_within(stated)) continue;
            const std::string name = title_of(inquiry, heads, column);
            if (name.empty() || is_no_sum(inquiry, heads, column)) continue;
            double sum = 0;
            int decimals = decimals_of(stated);
            const bool is_counted = std::ranges::all_of(parts, [&](const TableRow& row) {
                const std::string number = cell(inquiry, row, column);
                sum += number_of(number);
                decimals = std::max(decimals, decimals_of(number));
                return number_->matches_within(number);
            });
            if (!is_counted || !are_one_sum_gone_wrong(number_of(stated), sum)) continue;
            if (number_of(stated) < sum && patterns_.shared->matches_within(name)) continue;
            const double rounding =
                decimals == 0 ? 0 : std::pow(10.0, -decimals_of(stated)) * static_cast<double>(parts.size());
            if (std::abs(number_of(stated) - sum) <= rounding + 1e-9) continue;
            Fault fault;
            fault.span = span;
            fault.values = {
                {"column", same(name)}, {"stated", same(stated)}, {"sum", same(written_number(sum, decimals))}};
            verdict.report(std::move(fault));
        }
    }

    /// Rows 1, 2, 3 …, or rows without numbers; none that is a part or a sum of others.
    [[nodiscard]] bool are_of_one_rank(const Inquiry& inquiry, Rows rows, std::uint32_t first, std::uint32_t label,
                                       bool names_by_number) const {
        int ordinal = 0;
        return std::ranges::all_of(rows, [&](const TableRow& row) {
            const std::string name = cell(inquiry, row, label);
            if (name.empty() || patterns_.partial->matches_within(name)) return false;
            if (label == first) return names_by_number || !number_->matches_within(name);
            const std::string mark = cell(inquiry, row, first);
            return ordinal_->matches_within(mark) && number_of(mark) == ++ordinal;
        });
    }

    /// Not titles, nor their numbers (1), (2), (3), nor the line that Markdown draws below them.
    [[nodiscard]] bool holds_figures(const Inquiry& inquiry, const TableRow& row) const {
        int ordinal = 0;
        bool counts = true;
        bool holds = false;
        for (const auto& [column, span] : row.cells) {
            const std::string text = cell(inquiry, row, column);
            holds = holds || number_->matches_within(text);
            counts = counts && column_ordinal_->matches_within(text) &&
                     number_of(text.substr(text.starts_with('('))) == ++ordinal;
        }
        return holds && !counts;
    }

    /// The lowest title of a column.
    static std::string title_of(const Inquiry& inquiry, Rows heads, std::uint32_t column) {
        for (std::size_t i = heads.size(); i-- > 0;) {
            std::string title = cell(inquiry, heads[i], column);
            if (title.find_first_not_of("-:() 0123456789") != std::string::npos) return title;
        }
        return {};
    }

    /// By one of its titles, or of one that may lie over several columns.
    [[nodiscard]] bool is_no_sum(const Inquiry& inquiry, Rows heads, std::uint32_t column) const {
        return std::ranges::any_of(heads, [&](const TableRow& row) {
            const auto behind = row.cells.upper_bound(column);
            return behind != row.cells.begin() &&
                   patterns_.not_added->matches_within(cell(inquiry, row, std::prev(behind)->first));
        });
    }

    static std::string cell(const Inquiry& inquiry, const TableRow& row, std::uint32_t column) {
        constexpr base::Offset kLongest = 200;
        const auto at = row.cells.find(column);
        return at == row.cells.end() || at->second.size() > kLongest ? std::string() : plain_cell(inquiry, at->second);
    }

    Patterns patterns_;
    OptionalPattern number_{R"(^(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d{1,3})?$)"};
    OptionalPattern column_ordinal_{R"(^(?:\(\d{1,2}\)|\d{1,2})$)"};
    OptionalPattern ordinal_{R"(^\d{1,3}\.?$)"};
};

std::shared_ptr<const Kind> decode_table_total(FieldReader& options) {
    TableTotal::Patterns patterns{optional_pattern(options, "total"),    optional_pattern(options, "ordinal"),
                                  optional_pattern(options, "partial"),  optional_pattern(options, "not_added"),
                                  optional_pattern(options, "numbered"), optional_pattern(options, "shared")};
    if (!patterns.total) options.text("total");
    if (!patterns.ordinal) options.text("ordinal");
    if (!patterns.partial) options.text("partial");
    if (!patterns.not_added) options.text("not_added");
    if (!patterns.numbered) options.text("numbered");
    if (!patterns.shared) options.text("shared");
    if (options.fault()) return nullptr;
    return std::make_shared<const TableTotal>(std::move(patterns));
}

}  // namespace

KindRow table_total() {
    return {"table_total",
            {"dòng tổng cộng của bảng không bằng các dòng trên", "a table's total that its rows do not add up to"},
            {"column", "stated", "sum"},
            decode_table_total};
}

}  // namespace doichieu::checks

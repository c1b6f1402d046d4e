#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/signs.h"
#include "checks/kinds/kinds.h"
#include "checks/kinds/table_rows.h"
#include "structure/line.h"
#include "text/fold.h"
#include "text/syllables.h"

namespace doichieu::checks {
namespace {

/// Rows of tables that say the same but for their first cell (the running number).
class DuplicateRow final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const document::Document& document = inquiry.outline().document();
        const std::vector<TableRow> rows = rows_of(document);
        if (rows.empty() && document.kind() == document::SourceKind::text && lays_out_columns(inquiry)) {
            verdict.not_evaluated({"loại tệp này không cho biết bảng và dòng của bảng",
                                   "a file of this kind does not tell tables and their rows"});
            return;
        }
        std::map<std::pair<std::uint32_t, std::string>, base::Span> seen;
        std::uint32_t table = 0;
        std::size_t number = 0;  // of the row in its table
        for (const TableRow& row : rows) {
            number = row.table == table ? number + 1 : 1;
            table = row.table;
            if (row.cells.size() < 2) continue;
            std::string text;
            base::Span span = std::next(row.cells.begin())->second;
            for (auto cell = std::next(row.cells.begin()); cell != row.cells.end(); ++cell) {
                text += text::fold(plain_cell(inquiry, cell->second)) + "\n";
                span.end = std::max(span.end, cell->second.end);
            }
            if (!text::has_syllables(text, kFewestSyllables)) continue;
            const auto [first, is_new] = seen.try_emplace({row.table, std::move(text)}, span);
            if (is_new) continue;
            Fault fault;
            fault.span = span;
            fault.values = {{"row", same(std::to_string(number))}};
            fault.related.push_back(inquiry.note(first->second, {"dòng đứng trước", "the row before"}));
            verdict.report(std::move(fault));
        }
    }

  private:
    /// Lines of three columns and more between blanks: a table that only an eye sees.
    static bool lays_out_columns(const Inquiry& inquiry) {
        return std::ranges::any_of(inquiry.outline().paragraphs(), [&](const structure::Paragraph& paragraph) {
            if (paragraph.role != structure::Role::body) return false;
            const std::string_view text = inquiry.outline().text(paragraph);
            return may_have_cells(text) && structure::cells(text).size() > 2;
        });
    }

    /// Prose has no tabs, and nowhere two blanks. White space above ASCII begins with C2, E2 and E3.
    static bool may_have_cells(std::string_view text) {
        using Marks = base::Signs<'|', '<', '\t', '\n', '\r', '\v', '\f', '\xC2', '\xE2', '\xE3'>;
        return Marks::first(text, 0, text.size()) < text.size() || text.find("  ") != text.npos;
    }

    static constexpr std::size_t kFewestSyllables = 8;
};

}  // namespace

KindRow duplicate_row() {
    return {"duplicate_row",
            {"hai dòng của một bảng giống nhau", "two rows of one table are the same"},
            {"row"},
            plain<DuplicateRow>};
}

}  // namespace doichieu::checks

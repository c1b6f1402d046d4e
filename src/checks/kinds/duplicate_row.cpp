#include <map>
#include <string>
#include <utility>
#include <vector>

#include "checks/kinds/kinds.h"
#include "text/fold.h"
#include "text/syllables.h"

namespace doichieu::checks {
namespace {

/// Rows of tables that say the same but for their first cell (the running number).
class DuplicateRow final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const document::Document& document = inquiry.outline().document();
        if (document.kind() != document::SourceKind::docx) {
            verdict.not_evaluated({"loại tệp này không cho biết bảng và dòng của bảng",
                                   "a file of this kind does not tell tables and their rows"});
            return;
        }
        struct Row {
            base::Span span;
            std::string text;
        };
        std::map<std::pair<std::uint32_t, std::uint32_t>, Row> rows;
        for (const document::Block& block : document.blocks()) {
            const document::ParagraphFormat* format = document.format(block);
            if (format == nullptr || format->table == 0 || format->column <= 1) continue;
            Row& row = rows[{format->table, format->row}];
            row.span = row.text.empty() ? block.span : base::Span{row.span.begin, block.span.end};
            row.text += text::fold(document.text(block)) + "\n";
        }
        std::map<std::pair<std::uint32_t, std::string>, base::Span> seen;
        for (const auto& [place, row] : rows) {
            if (text::syllables(row.text).size() < kFewestSyllables) continue;
            const auto [first, is_new] = seen.try_emplace({place.first, row.text}, row.span);
            if (is_new) continue;
            Fault fault;
            fault.span = row.span;
            fault.values = {{"row", same(std::to_string(place.second))}};
            fault.related.push_back(inquiry.note(first->second, {"dòng đứng trước", "the row before"}));
            verdict.report(std::move(fault));
        }
    }

  private:
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

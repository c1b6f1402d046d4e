#include "checks/kinds/table_rows.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "structure/line.h"

namespace doichieu::checks {

std::vector<TableRow> rows_of(const document::Document& document) {
    std::vector<TableRow> out;
    std::pair<std::uint32_t, std::uint32_t> last;
    std::uint32_t table = 0;
    for (const document::Block& block : document.blocks()) {
        const document::ParagraphFormat* format = document.format(block);
        if (format != nullptr && format->table != 0) {
            const std::pair place{format->table, format->row};
            if (out.empty() || place != last) out.push_back({format->table, {}});
            last = place;
            const auto [cell, is_new] = out.back().cells.try_emplace(format->column, block.span);
            if (!is_new) cell->second.end = block.span.end;
            continue;
        }
        const std::string_view text = document.text(block);
        if (document::has_paragraphs(document.kind()) || text.find('|') == std::string_view::npos) {
            ++table;  // the next row is of another one
            continue;
        }
        TableRow row;
        row.table = table;
        std::uint32_t column = 0;
        for (std::size_t begin = text.starts_with('|') ? 1 : 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find('|', begin), text.size());
            const std::string_view cell = structure::visible(text.substr(begin, end - begin));
            const auto at = block.span.begin + static_cast<base::Offset>(cell.data() - text.data());
            row.cells[column++] = {at, at + static_cast<base::Offset>(cell.size())};
            begin = end + 1;
        }
        out.push_back(std::move(row));
    }
    return out;
}

std::string plain_cell(const Inquiry& inquiry, base::Span span) {
    return structure::collapse(structure::visible(inquiry.slice(span)));
}

}  // namespace doichieu::checks

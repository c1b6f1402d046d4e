#include "registry/own_table.h"

#include <algorithm>
#include <array>

#include "io/file.h"
#include "legal/vocabulary.h"
#include "registry/import.h"

namespace doichieu::registry {
namespace {

void add_column(Table& table, std::string_view name) {
    table.header.cells.push_back({std::string(name), 0});
    for (Row& row : table.rows) row.cells.emplace_back();
}

Table empty_table(const std::string& path, TableFormat format) {
    Table table;
    table.path = path;
    table.format = format;
    table.separator = format == TableFormat::csv ? ',' : '\t';
    table.has_mark = format == TableFormat::csv;
    for (const std::string_view column : columns_of(user_table(path))) add_column(table, column);
    return table;
}

/// The cell as the tables spell it.
std::string spelled(std::string_view column, const std::string& text) {
    constexpr std::array<std::string_view, 7> kDates{"issued",      "effective_from", "effective_to", "status_as_of",
                                                     "from_issued", "to_issued",      "date"};
    if (column == "type") {
        const std::string_view type = legal::Vocabulary::instance().type_of_word(text);
        return type.empty() ? text : std::string(type);
    }
    if (std::ranges::find(kDates, column) == kDates.end()) return text;
    const auto date = read_date(text);
    return date ? date->iso() : text;
}

}  // namespace

base::Result<Table> open_own_table(const std::string& path) {
    if (io::kind_of(path) == io::EntryKind::missing) return empty_table(path, format_of(path));
    return read_table(path);
}

void append_rows(Table& own, const Table& more) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < more.header.cells.size(); ++i) {
        const std::string& name = more.header.cells[i].text;
        const bool says_something =
            std::ranges::any_of(more.rows, [i](const Row& row) { return !row.cells[i].text.empty(); });
        if (own.find_column(name) == Table::npos && says_something) add_column(own, name);
        places.push_back(own.find_column(name));
    }
    for (const Row& row : more.rows) {
        Row& added = own.rows.emplace_back();
        added.cells.resize(own.header.cells.size());
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (places[i] == Table::npos) continue;
            added.cells[places[i]].text = spelled(more.header.cells[i].text, row.cells[i].text);
        }
    }
}

Table one_row(const std::vector<std::pair<std::string, std::string>>& cells, const std::string& path,
              std::uint32_t line) {
    Table table;
    table.path = path;
    Row& row = table.rows.emplace_back();
    row.line = line;
    std::uint32_t column = 1;
    for (const auto& [name, text] : cells) {
        table.header.cells.push_back({name, column});
        row.cells.push_back({text, column++});
        if (!row.source.empty()) row.source += '\t';
        row.source += text;
    }
    return table;
}

Table table_of(const std::vector<const Instrument*>& instruments, TableFormat format) {
    Table table = empty_table({}, format);
    table.has_mark = false;  // a pipe's reader would take it for a part of the first name
    for (const Instrument* one : instruments) {
        Row& row = table.rows.emplace_back();
        for (const std::string& text :
             {one->notation, one->type, one->issuer, one->issued.iso(), one->effective_from.iso(),
              one->effective_to.iso(), one->term, one->title, std::string(legal::to_string(one->status)),
              one->status_as_of.iso(), one->source, std::string(legal::to_string(one->confidence)), one->note}) {
            row.cells.push_back({text, 0});
        }
    }
    return table;
}

}  // namespace doichieu::registry

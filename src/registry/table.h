#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "legal/date.h"

namespace doichieu::registry {

struct Cell {
    std::string text;          ///< without white space at both ends, NFC
    std::uint32_t column = 0;  ///< where it begins in its line, code points, 1-based
};

struct Row {
    std::uint32_t line = 0;
    std::vector<Cell> cells;
    std::string source;  ///< the line as it stands, for errors
};

enum class TableFormat : std::uint8_t {
    tsv,  ///< tabs; no quoting
    csv   ///< RFC 4180: commas, and quotes around a cell that holds one; semicolons where the header has them instead
};

/// ".csv" is CSV, everything else TSV.
[[nodiscard]] TableFormat format_of(std::string_view path);

/// A table of text with a header line. Every row has as many cells as the header; rows without content are passed over.
struct Table {
    std::string path;
    Row header;
    std::vector<Row> rows;
    std::string sha256;  ///< of the bytes
    TableFormat format = TableFormat::tsv;
    char separator = '\t';  ///< ';' is what Excel writes where the comma is the decimal sign
    bool has_mark = false;  ///< opens with a byte order mark, without which Excel does not take CSV for UTF-8

    /// Index of the column, or npos.
    [[nodiscard]] std::size_t find_column(std::string_view name) const;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

/// Code of every error here: bad-table, with line and column; the message shows the line. With `bad_rows`, rows that do
/// not fit the header are left out and told of there.
[[nodiscard]] base::Result<Table> parse_table(std::string_view bytes, const std::string& path, TableFormat format,
                                              std::vector<base::Error>* bad_rows = nullptr);
/// Also the errors of io::read_file.
[[nodiscard]] base::Result<Table> read_table(const std::string& path, std::vector<base::Error>* bad_rows = nullptr);

/// The table as a file that parse_table() reads back. In TSV, which has no quotes, tabs and line breaks become spaces.
[[nodiscard]] std::string print_table(const Table& table);

/// YYYY-MM-DD, YYYY-MM, YYYY; or the day first, as documents and Vietnamese spreadsheets write it: 03/6/2013.
[[nodiscard]] std::optional<legal::Date> read_date(std::string_view text);

/// Refuses a column that is not among `known`, one that stands twice, and one of `required` that is missing.
[[nodiscard]] base::Status check_columns(const Table& table, const std::vector<std::string_view>& known,
                                         const std::vector<std::string_view>& required);

/// `message`, with the line below it, at a place of the table.
[[nodiscard]] base::Error bad_table(const Table& table, const Row& row, std::uint32_t column, base::TextPair message,
                                    std::string code = "bad-table");

/// The cells of one row as values. The first cell that cannot be read is kept as the error; what is read after it
/// does not matter.
class RowReader {
  public:
    RowReader(const Table& table, const Row& row) : table_(table), row_(row) {}

    /// Empty when the table has no such column.
    [[nodiscard]] std::string text(std::string_view column) const;
    /// Unset when empty.
    legal::Date date(std::string_view column);
    /// One of an enumeration's words; `otherwise` when empty. Without `otherwise` a word must stand there.
    template <typename Enum>
    Enum word(std::string_view column, std::optional<Enum> (*parse)(std::string_view), const char* (*print)(Enum),
              std::optional<Enum> otherwise = {}) {
        const std::string cell = text(column);
        if (cell.empty() && otherwise) return *otherwise;
        if (const std::optional<Enum> value = parse(cell)) return *value;
        std::vector<std::string_view> words;
        for (int i = 0; *print(static_cast<Enum>(i)) != '\0'; ++i) words.emplace_back(print(static_cast<Enum>(i)));
        refuse_word(column, words);
        return Enum{};
    }
    /// One of `words`; an empty cell is none of them.
    std::string word(std::string_view column, const std::vector<std::string_view>& words);

    /// Refuses the row because of this cell, unless something before it was refused.
    void refuse(std::string_view column, base::TextPair message);
    [[nodiscard]] const base::Status& error() const { return error_; }
    [[nodiscard]] std::uint32_t line() const { return row_.line; }

  private:
    void refuse_word(std::string_view column, const std::vector<std::string_view>& words);

    const Table& table_;
    const Row& row_;
    base::Status error_;
};

}  // namespace doichieu::registry

#include "registry/table.h"

#include <algorithm>
#include <charconv>

#include "base/csv.h"
#include "io/digest.h"
#include "io/file.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace doichieu::registry {
namespace {

constexpr std::uint64_t kSizeLimit = 256ULL << 20;
constexpr std::size_t kShownColumns = 160;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string join(const std::vector<std::string_view>& words) {
    std::string joined;
    for (const std::string_view word : words) {
        if (!joined.empty()) joined += ", ";
        joined += word;
    }
    return joined;
}

std::string in_quotes(std::string_view word) {
    return "“" + std::string(word) + "”";
}

std::string shown(std::string_view line) {
    const std::string_view kept = text::prefix_by_width(line, kShownColumns);
    return "\n  " + std::string(kept) + (kept.size() < line.size() ? "…" : "");
}

std::string number(std::size_t value) {
    return std::to_string(value);
}

/// One pass over the bytes of a table.
class Scanner {
  public:
    Scanner(std::string_view text, TableFormat format, char separator)
        : text_(text), format_(format), separator_(separator) {}

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

    /// The next record. An unfinished quotation leaves `fault` behind, in the last cell.
    Row next(base::TextPair& fault) {
        Row row;
        row.line = line_;
        line_begin_ = at_;
        const std::size_t end = std::min(text_.find('\n', at_), text_.size());
        row.source = without_return(text_.substr(at_, end - at_));
        do {
            row.cells.push_back(cell(fault));
        } while (fault.empty() && take(separator_));
        if (at_ < text_.size() && text_[at_] == '\r') ++at_;
        if (take('\n')) ++line_;
        return row;
    }

  private:
    static std::string_view without_return(std::string_view line) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        return line;
    }

    bool take(char wanted) {
        if (at_ >= text_.size() || text_[at_] != wanted) return false;
        ++at_;
        return true;
    }

    Cell cell(base::TextPair& fault) {
        Cell cell;
        cell.column =
            static_cast<std::uint32_t>(text::count_code_points(text_.substr(line_begin_, at_ - line_begin_))) + 1;
        if (format_ == TableFormat::csv && take('"')) {
            cell.text = base::from_csv_cell(quotation(fault));
            return cell;
        }
        const char ends[] = {separator_, '\n', '\0'};
        const std::size_t end = std::min(text_.find_first_of(ends, at_), text_.size());
        std::string_view plain = text_.substr(at_, end - at_);
        at_ = end;
        if (end == text_.size() || text_[end] == '\n') plain = without_return(plain);
        plain = text::trim(plain);
        cell.text = format_ == TableFormat::csv ? base::from_csv_cell(plain) : plain;
        return cell;
    }

    std::string quotation(base::TextPair& fault) {
        std::string content;
        while (at_ < text_.size()) {
            const char c = text_[at_++];
            if (c == '"' && !take('"')) {
                const bool ends =
                    at_ == text_.size() || text_[at_] == separator_ || text_[at_] == '\n' || text_[at_] == '\r';
                if (!ends)
                    fault = {"sau dấu ngoặc kép đóng ô chỉ được có dấu phẩy; trong ô viết \"\" cho một dấu ngoặc kép",
                             "only a comma may follow the quote that closes a cell; inside it write \"\" for a quote"};
                return std::string(text::trim(content));
            }
            if (c == '\n') {
                ++line_;
                line_begin_ = at_;
            }
            content += c;
        }
        fault = {"ô mở bằng dấu ngoặc kép mà không đóng", "the quote that opens this cell is never closed"};
        return content;
    }

    std::string_view text_;
    TableFormat format_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t line_begin_ = 0;
    std::uint32_t line_ = 1;
};

bool is_blank(const Row& row) {
    return std::ranges::all_of(row.cells, [](const Cell& cell) { return cell.text.empty(); });
}

/// No column's name holds either sign, so the header tells.
char separator_of(std::string_view text, TableFormat format) {
    if (format == TableFormat::tsv) return '\t';
    text.remove_prefix(std::min(text.find_first_not_of("\r\n"), text.size()));
    const std::string_view header = text.substr(0, text.find('\n'));
    return header.find(',') == std::string_view::npos && header.find(';') != std::string_view::npos ? ';' : ',';
}

std::string print_row(const Row& row, const Table& table) {
    std::string line;
    for (const Cell& cell : row.cells) {
        if (&cell != &row.cells.front()) line += table.separator;
        if (table.format == TableFormat::csv) {
            line += base::csv_cell(cell.text, table.separator);
        } else {
            std::string plain = cell.text;
            std::ranges::replace_if(
                plain, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
            line += plain;
        }
    }
    return line + (table.format == TableFormat::csv ? "\r\n" : "\n");
}

/// The first invalid byte as an error that shows how far the line could be read.
base::Error invalid_utf8(const Table& table, std::string_view bytes, std::size_t at) {
    const std::size_t before = bytes.substr(0, at).rfind('\n');
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    Row row;
    row.line =
        static_cast<std::uint32_t>(std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n')) +
        1;
    row.source = bytes.substr(begin, at - begin);
    return bad_table(table, row, static_cast<std::uint32_t>(text::count_code_points(row.source)) + 1,
                     {"byte không phải UTF-8; hãy lưu bảng bằng bảng mã UTF-8",
                      "a byte that is not UTF-8; save the table as UTF-8"});
}

}  // namespace

std::size_t Table::find_column(std::string_view name) const {
    const auto found = std::ranges::find(header.cells, name, &Cell::text);
    return found == header.cells.end() ? npos : static_cast<std::size_t>(found - header.cells.begin());
}

base::Error bad_table(const Table& table, const Row& row, std::uint32_t column, base::TextPair message,
                      std::string code) {
    message.vi += shown(row.source);
    message.en += shown(row.source);
    return {std::move(code), std::move(message), table.path, row.line, column};
}

TableFormat format_of(std::string_view path) {
    return text::to_lower(path).ends_with(".csv") ? TableFormat::csv : TableFormat::tsv;
}

base::Result<Table> parse_table(std::string_view bytes, const std::string& path, TableFormat format,
                                std::vector<base::Error>* bad_rows) {
    Table table;
    table.path = path;
    table.sha256 = io::sha256_hex(bytes);
    table.format = format;
    table.has_mark = bytes.starts_with(kByteOrderMark);
    if (const std::size_t invalid = text::find_invalid_utf8(bytes); invalid != std::string_view::npos) {
        return invalid_utf8(table, bytes, invalid);
    }
    const std::string cleaned = text::is_clean(bytes) ? std::string() : text::clean(bytes).text;
    const std::string_view text = cleaned.empty() ? bytes : std::string_view(cleaned);
    table.separator = separator_of(text, format);
    Scanner scanner(text, format, table.separator);
    bool has_header = false;
    while (!scanner.at_end()) {
        base::TextPair fault;
        Row row = scanner.next(fault);
        if (!fault.empty()) return bad_table(table, row, row.cells.back().column, fault);
        if (is_blank(row)) continue;
        if (!has_header) {
            table.header = std::move(row);
            has_header = true;
            continue;
        }
        const std::size_t expected = table.header.cells.size();
        if (row.cells.size() != expected) {
            const std::uint32_t place =
                row.cells.size() > expected ? row.cells[expected].column : row.cells.back().column;
            base::Error error =
                bad_table(table, row, place,
                          {"dòng có " + number(row.cells.size()) + " ô, tiêu đề có " + number(expected) + " cột",
                           "the row has " + number(row.cells.size()) + " cells, the header has " + number(expected) +
                               " columns"});
            if (bad_rows == nullptr) return error;
            bad_rows->push_back(std::move(error));
            continue;
        }
        table.rows.push_back(std::move(row));
    }
    if (!has_header)
        return bad_table(table, Row{1, {}, ""}, 1, {"bảng rỗng, không có dòng tiêu đề", "empty table, no header line"});
    return table;
}

base::Result<Table> read_table(const std::string& path, std::vector<base::Error>* bad_rows) {
    auto bytes = io::read_file(path, kSizeLimit);
    if (!bytes) return bytes.error();
    return parse_table(bytes->view(), path, format_of(path), bad_rows);
}

std::string print_table(const Table& table) {
    std::string text(table.has_mark ? kByteOrderMark : "");
    text += print_row(table.header, table);
    for (const Row& row : table.rows) text += print_row(row, table);
    return text;
}

std::optional<legal::Date> read_date(std::string_view text) {
    if (text.find('/') == std::string_view::npos) return legal::parse_iso_date(text);
    legal::Date date;
    const char* at = text.data();
    const char* const end = text.data() + text.size();
    const auto part = [&](auto& value, bool is_last) {
        const auto [stop, failed] = std::from_chars(at, end, value);
        if (failed != std::errc() || value <= 0 || (is_last ? stop != end : stop == end || *stop != '/')) return false;
        at = is_last ? stop : stop + 1;
        return true;
    };
    const bool is_read = part(date.day, false) && part(date.month, false) && part(date.year, true);
    return is_read && date.year >= 1000 && date.exists() ? std::optional(date) : std::nullopt;
}

base::Status check_columns(const Table& table, const std::vector<std::string_view>& known,
                           const std::vector<std::string_view>& required) {
    for (std::size_t i = 0; i < table.header.cells.size(); ++i) {
        const Cell& cell = table.header.cells[i];
        if (std::ranges::find(known, cell.text) == known.end()) {
            return bad_table(
                table, table.header, cell.column,
                {"không có cột nào tên " + in_quotes(cell.text) + "; các cột dùng được: " + join(known),
                 "unknown column " + in_quotes(cell.text) + "; columns that may stand here: " + join(known)});
        }
        if (table.find_column(cell.text) != i) {
            return bad_table(
                table, table.header, cell.column,
                {"cột " + in_quotes(cell.text) + " có hai lần", "column " + in_quotes(cell.text) + " stands twice"});
        }
    }
    for (const std::string_view name : required) {
        if (table.find_column(name) != Table::npos) continue;
        return bad_table(table, table.header, 1,
                         {"thiếu cột " + in_quotes(name), "column " + in_quotes(name) + " is missing"});
    }
    return {};
}

std::string RowReader::text(std::string_view column) const {
    const std::size_t index = table_.find_column(column);
    return index == Table::npos ? std::string() : row_.cells[index].text;
}

legal::Date RowReader::date(std::string_view column) {
    const std::string cell = text(column);
    if (cell.empty()) return {};
    if (const auto date = read_date(cell)) return *date;
    refuse(column, {in_quotes(cell) + " không phải một ngày có thật; viết YYYY-MM-DD, YYYY-MM hoặc YYYY",
                    in_quotes(cell) + " is not a date of the calendar; write YYYY-MM-DD, YYYY-MM or YYYY"});
    return {};
}

std::string RowReader::word(std::string_view column, const std::vector<std::string_view>& words) {
    std::string cell = text(column);
    if (std::ranges::find(words, cell) == words.end()) refuse_word(column, words);
    return cell;
}

void RowReader::refuse(std::string_view column, base::TextPair message) {
    if (error_) return;
    const std::size_t index = table_.find_column(column);
    message.vi.insert(0, "cột " + std::string(column) + ": ");
    message.en.insert(0, "column " + std::string(column) + ": ");
    error_ = bad_table(table_, row_, index == Table::npos ? 1 : row_.cells[index].column, std::move(message));
}

void RowReader::refuse_word(std::string_view column, const std::vector<std::string_view>& words) {
    const std::string cell = text(column);
    if (cell.empty()) {
        refuse(column, {"ô trống; chọn một trong: " + join(words), "empty; choose one of: " + join(words)});
    } else {
        refuse(column, {in_quotes(cell) + " không dùng được; chọn một trong: " + join(words),
                        in_quotes(cell) + " cannot stand here; choose one of: " + join(words)});
    }
}

}  // namespace doichieu::registry

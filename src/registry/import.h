#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "io/sqlite.h"
#include "registry/registry.h"
#include "registry/table.h"

namespace doichieu::registry {

/// PRAGMA user_version of a compiled registry; goes up with every change of the schema.
inline constexpr int kSchemaVersion = 1;

/// Columns of `instruments` in the order of the schema; read_instrument() takes them from a row of such a query.
extern const char* const kInstrumentColumns;
[[nodiscard]] Instrument read_instrument(const io::Query& row);

/// Instruments of the tables read so far with this notation, or without a number when it is empty, issued then. Without
/// a date of issue: those of unknown date, or if there are none, of any.
using Find = std::function<std::vector<const Instrument*>(const std::string& notation, const legal::Date& issued)>;

/// What a user's own table holds, told by its name: relations.*, names.*, any other instruments.
enum class UserTable : std::uint8_t { instruments, relations, names };
[[nodiscard]] UserTable user_table(std::string_view path);
/// Every column that such a table may have.
[[nodiscard]] const std::vector<std::string_view>& columns_of(UserTable kind);

/// How much of its columns a table must have: those compiled in have all, a user's own may leave out what it does not say.
enum class Completeness : std::uint8_t { every_column, what_identifies };

/// Writes tables into an empty database, row by row checked. All errors carry the line and show it: bad-table, and
/// duplicate-key with the place of the first. Of several bad rows the first is handed back; instruments, relations and
/// names go on behind it with the good ones.
class Importer {
  public:
    Importer(io::Database& database, Find find) : database_(database), find_(std::move(find)) {}

    base::Status create_schema();
    base::Status instruments(const Table& table, Completeness completeness);
    base::Status relations(const Table& table, Completeness completeness);
    base::Status names(const Table& table);
    base::Status bodies(const Table& table);
    base::Status terms(const Table& table);
    base::Status meta(const std::string& key, const std::string& value);

    /// Of the table read last; empty when its header was refused.
    [[nodiscard]] const std::vector<base::Error>& bad_rows() const { return bad_rows_; }

  private:
    [[nodiscard]] base::Status first_bad_row() const;

    io::Database& database_;
    Find find_;
    std::vector<base::Error> bad_rows_;
};

/// Columns and values of the list of provinces; nothing of it is stored.
[[nodiscard]] base::Status check_provinces(const Table& table);

/// The key by which names are compared: letters and digits of the folded name, one space between words. Commas and
/// dashes do not tell names apart, and writers leave them out.
[[nodiscard]] std::string name_key(std::string_view folded);

}  // namespace doichieu::registry

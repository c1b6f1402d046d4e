#include <algorithm>

#include "base/format.h"
#include "cli/catalogue.h"
#include "cli/registry_tables.h"
#include "cli/signals.h"
#include "io/file.h"
#include "registry/own_table.h"
#include "registry/verify.h"

/// `registry import` and `registry add`: what an office writes into a table of its own.
namespace doichieu::cli {
namespace {

/// The own table beside everything that its new rows are held against.
class OwnTable {
  public:
    OwnTable(const Options& options, registry::UserTable kind, Console& console)
        : console_(console), problems_(console) {
        RegistryTables tables(options, console, problems_);
        path_ = tables.own(kind);
        if (path_.empty()) {
            say_no_table(kind);
            return;
        }
        // It may be that this command makes it.
        if (io::kind_of(path_) == io::EntryKind::missing) std::erase(tables.all, path_);
        auto table = registry::open_own_table(path_);
        registries_.emplace(tables.all, 1, problems_);
        if (table) table_ = std::move(*table);
        is_usable_ = table.ok() && problems_.exit_code(ExitCode::done) == ExitCode::done;
    }

    /// Sound, together with every other table.
    [[nodiscard]] bool is_usable() const { return is_usable_; }
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] Problems& problems() { return problems_; }
    [[nodiscard]] std::uint32_t next_line() const {
        const registry::Row& last = table_.rows.empty() ? table_.header : table_.rows.back();
        return std::max<std::uint32_t>(last.line, 1) + 1;
    }

    /// Writes the rows below the others if every one is good; otherwise says what is wrong with each and writes
    /// nothing. `bad_rows` are those that could not even be read.
    ExitCode take(const registry::Table& rows, std::vector<base::Error> bad_rows) {
        registry::Registry& registry = registries_->of(0);
        auto refused = registry.add_good_rows(rows);
        if (!refused) {
            problems_.add_error(refused.error());
            return ExitCode::unusable;
        }
        bad_rows.insert(bad_rows.end(), refused->begin(), refused->end());
        std::ranges::stable_sort(bad_rows, {}, &base::Error::line);
        for (const base::Error& bad : bad_rows) problems_.add_error(bad);
        std::size_t bad = bad_rows.size();
        const std::int64_t first = rows.rows.empty() ? 0 : rows.rows.front().line;
        for (const registry::Fault& fault : registry::verify(registry, today_or_unset())) {
            if (fault.place.table != rows.path || fault.place.row < first) continue;
            if (fault.check == "no-source" && rows.rows.size() > 1) continue;  // once a row; `verify` lists them
            const findings::Problem problem{rows.path,
                                            std::string(fault.check),
                                            {fault.message.vi + "; " + fault.suggestion.vi + ".",
                                             fault.message.en + "; " + fault.suggestion.en + "."},
                                            static_cast<std::uint32_t>(fault.place.row),
                                            0};
            if (fault.severity == findings::Severity::error) {
                problems_.add(problem);
                ++bad;
            } else {
                console_.say(problem);
            }
        }
        if (bad > 0) {
            console_.say(base::TextPair{base::format("Chưa ghi gì vào {}: còn {} chỗ phải sửa.", path_, bad),
                                        base::format("Nothing was written to {}: {} to be corrected.", path_, bad)});
            return problems_.exit_code(ExitCode::unusable);
        }
        return write(rows);
    }

  private:
    ExitCode write(const registry::Table& rows) {
        registry::append_rows(table_, rows);
        const HeldSignals held;  // an interruption waits until the file is whole
        if (const base::Status wrong = io::write_whole(path_, registry::print_table(table_))) {
            problems_.add_error(*wrong);
            return problems_.exit_code(ExitCode::unusable);
        }
        console_.print([&](const report::View& view, report::Out& out) {
            const std::size_t count = rows.rows.size();
            out << (view.language == base::Language::vi
                        ? base::format("Đã ghi {} dòng vào {}.\n", count, path_)
                        : base::format("{} {} written to {}.\n", count, count == 1 ? "row" : "rows", path_));
        });
        return problems_.exit_code(ExitCode::done);
    }

    void say_no_table(registry::UserTable kind) {
        const std::string_view name = kind == registry::UserTable::relations ? "relations.tsv"
                                      : kind == registry::UserTable::names   ? "names.tsv"
                                                                             : "danh-muc.tsv";
        console_.say(base::TextPair{
            base::format("Chưa biết ghi vào bảng nào: thêm --registry {}, hoặc khai báo registry: [{}] trong "
                         ".doichieu.yaml.",
                         name, name),
            base::format("It is not said which table to write to: add --registry {}, or registry: [{}] in "
                         ".doichieu.yaml.",
                         name, name)});
    }

    Console& console_;
    Problems problems_;
    std::string path_;
    registry::Table table_;
    std::optional<Registries> registries_;
    bool is_usable_ = false;
};

/// --notation for the column notation, --effective-from for effective_from.
std::string option_of(std::string column) {
    std::ranges::replace(column, '_', '-');
    return "--" + column;
}

}  // namespace

ExitCode registry_import(const Options& options, Console& console) {
    if (options.words.size() != 1) {
        console.say(
            base::TextPair{"Cần đúng một bảng, ví dụ: doichieu registry import van-ban.csv --registry "
                           "danh-muc.tsv",
                           "One table is needed, for example: doichieu registry import instruments.csv "
                           "--registry own.tsv"});
        return ExitCode::unusable;
    }
    const std::string& path = options.words.front();
    OwnTable own(options, registry::user_table(path), console);
    if (!own.is_usable()) return ExitCode::unusable;
    std::vector<base::Error> bad_rows;
    const auto table = registry::read_table(path, &bad_rows);
    if (!table) {
        own.problems().add_error(table.error());
        return own.problems().exit_code(ExitCode::unusable);
    }
    if (table->rows.empty() && bad_rows.empty()) {
        own.problems().add({path, "empty-table", {"Bảng không có dòng nào.", "The table has no rows."}});
        return own.problems().exit_code(ExitCode::unusable);
    }
    return own.take(*table, std::move(bad_rows));
}

ExitCode registry_add(const Options& options, Console& console) {
    std::string missing;
    for (const std::string_view column : {"type", "issuer", "issued"}) {
        if (std::ranges::find(options.cells, column, &std::pair<std::string, std::string>::first) ==
            options.cells.end()) {
            missing += (missing.empty() ? "" : ", ") + option_of(std::string(column));
        }
    }
    const bool is_named = std::ranges::any_of(
        options.cells, [](const auto& cell) { return cell.first == "notation" || cell.first == "title"; });
    if (!is_named) missing = "--notation" + (missing.empty() ? "" : ", " + missing);
    if (!missing.empty()) {
        console.say(base::TextPair{"Thiếu " + missing + ".", "Missing: " + missing + "."});
        return ExitCode::unusable;
    }
    if (!options.words.empty()) {
        console.say(base::TextPair{
            base::format("Thừa “{}”; giá trị có dấu cách phải để trong dấu ngoặc kép.", options.words.front()),
            base::format("“{}” is too much; a value with spaces needs quotes.", options.words.front())});
        return ExitCode::unusable;
    }
    OwnTable own(options, registry::UserTable::instruments, console);
    if (!own.is_usable()) return ExitCode::unusable;
    auto cells = options.cells;
    const auto place = [](const std::string& column) {
        return std::ranges::find(registry::columns_of(registry::UserTable::instruments), column) -
               registry::columns_of(registry::UserTable::instruments).begin();
    };
    std::ranges::sort(cells, {}, [&](const auto& cell) { return place(cell.first); });
    for (const std::string_view column : {"notation", "type", "issuer", "issued"}) {
        if (std::ranges::find(cells, column, &std::pair<std::string, std::string>::first) == cells.end())
            cells.emplace_back(column, "");
    }
    return own.take(registry::one_row(cells, own.path(), own.next_line()), {});
}

}  // namespace doichieu::cli

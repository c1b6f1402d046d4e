#include <algorithm>
#include <limits>
#include <optional>

#include "base/format.h"
#include "cli/catalogue.h"
#include "cli/registry_tables.h"
#include "cli/signals.h"
#include "io/file.h"
#include "registry/look_up.h"
#include "registry/own_table.h"
#include "registry/validity.h"
#include "registry/verify.h"

/// `registry import`, `add` and `retire`: what an office writes into a table of its own.
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
    /// All tables together.
    [[nodiscard]] const registry::Registry& registry() { return registries_->of(0); }
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
        tell(bad_rows);
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
    /// A table of another kind is wrong in every row: the first ones tell as much as all.
    void tell(const std::vector<base::Error>& bad_rows) {
        constexpr std::size_t kMostTold = 100;
        const std::size_t told = std::min(bad_rows.size(), kMostTold);
        for (std::size_t i = 0; i < told; ++i) problems_.add_error(bad_rows[i]);
        if (const std::size_t more = bad_rows.size() - told; more > 0)
            console_.say(base::TextPair{base::format("… và {} dòng sai nữa.", more),
                                        base::format("… and {} more bad rows.", more)});
    }

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

namespace {

/// The one instrument that a key means, or a problem that tells what would decide.
const registry::Instrument* one_instrument(OwnTable& own, const std::string& written) {
    const std::string key = audit::shown_path(written);
    const auto found = registry::look_up(own.registry(), key);
    if (found.size() == 1) return found.front();
    if (found.empty()) {
        own.problems().add({key,
                            "not-in-registry",
                            {"không có trong danh mục; thêm trước bằng `doichieu registry add`.",
                             "not in the registry; add it first with `doichieu registry add`."}});
        return nullptr;
    }
    std::string ids;
    for (const registry::Instrument* one : found) ids += (ids.empty() ? "" : ", ") + one->id;
    own.problems().add({key,
                        "ambiguous",
                        {base::format("có {} văn bản mang ký hiệu này; ghi rõ một mã: {}.", found.size(), ids),
                         base::format("{} instruments bear it; give one id: {}.", found.size(), ids)}});
    return nullptr;
}

/// A document that would be left with a reference to a replaced instrument.
struct CitingDocument {
    std::string path;
    std::uint32_t line = 0;
    base::TextPair address;
    std::string raw;
};

/// Where a document that still runs cites the instrument other than to end it; nothing otherwise.
std::optional<CitingDocument> citing(const analysis::Analysis& analysis, const registry::Instrument& retired,
                                     const legal::Date& day) {
    const structure::Identity& identity = analysis.outline.identity();
    const int last_year = std::max(identity.year, identity.last_year);
    if (last_year != 0 && last_year < day.year) return std::nullopt;  // its period is over
    for (std::size_t i = 0; i < analysis.citations.items.size(); ++i) {
        const citation::Citation& citation = analysis.citations.items[i];
        const resolve::Resolution& resolution = analysis.resolutions[i];
        if (resolution.instrument == nullptr || resolution.instrument->id != retired.id) continue;
        if (citation.relation == legal::Relation::replaces || citation.relation == legal::Relation::repeals) continue;
        const findings::Place place = analysis.outline.place(citation.raw);
        return CitingDocument{analysis.document.path(), place.line, place.address, place.excerpt};
    }
    return std::nullopt;
}

/// Documents below the paths, or below the working folder.
std::vector<CitingDocument> citing_documents(Options options, const registry::Instrument& retired,
                                             const legal::Date& day, Problems& problems, Console& console) {
    options.words.erase(options.words.begin());
    // The table of relations may be one that this command makes.
    std::erase_if(options.registry,
                  [](const std::string& table) { return io::kind_of(table) == io::EntryKind::missing; });
    options.cells.clear();
    Session session(options, Depth::citations, Together::yes, std::numeric_limits<std::size_t>::max(), console);
    std::vector<CitingDocument> found;
    session.for_each<std::optional<CitingDocument>>(
        [&](Session::Analysis analysis, const Project&, const registry::Registry*) {
            return citing(*analysis, retired, day);
        },
        [&](std::optional<CitingDocument> one, const Project&) {
            if (one) found.push_back(std::move(*one));
            return true;
        });
    problems.adopt(session.problems());
    return found;
}

void list(const std::vector<CitingDocument>& documents, const registry::Instrument& retired, Console& console) {
    console.print([&](const report::View& view, report::Out& out) {
        const bool vi = view.language == base::Language::vi;
        out << (vi ? base::format("Còn {} văn bản viện dẫn {}:\n", documents.size(), retired.id)
                   : base::format("{} documents still cite {}:\n", documents.size(), retired.id));
        for (const CitingDocument& one : documents) {
            const std::string& address = one.address.in(view.language);
            out << base::format("  {}:{}{}  {}\n", one.path, one.line, address.empty() ? "" : " (" + address + ")",
                                one.raw);
        }
    });
}

/// What a forced replacement leaves behind, for the note of its row.
std::string left_behind(const std::vector<CitingDocument>& documents) {
    constexpr std::size_t kMostNamed = 20;
    std::string note = base::format("khi ghi còn {} văn bản viện dẫn: ", documents.size());
    for (std::size_t i = 0; i < std::min(documents.size(), kMostNamed); ++i)
        note += (i == 0 ? "" : ", ") + documents[i].path;
    return documents.size() > kMostNamed ? note + ", …" : note;
}

}  // namespace

ExitCode registry_retire(const Options& options, Console& console) {
    if (options.words.empty() || options.by.empty()) {
        console.say(
            base::TextPair{"Cần văn bản bị thay thế và văn bản thay thế, ví dụ: doichieu registry retire 05-KH/ĐU "
                           "--by 17-KH/ĐU ke-hoach/ --registry relations.tsv",
                           "What is replaced and what replaces it are needed, for example: doichieu registry "
                           "retire 05-KH/ĐU --by 17-KH/ĐU plans/ --registry relations.tsv"});
        return ExitCode::unusable;
    }
    OwnTable own(options, registry::UserTable::relations, console);
    if (!own.is_usable()) return ExitCode::unusable;
    const registry::Instrument* retired = one_instrument(own, options.words.front());
    const registry::Instrument* successor = one_instrument(own, options.by);
    if (retired == nullptr || successor == nullptr) return ExitCode::unusable;

    for (const registry::InstrumentRelation& known : own.registry().relations_to(*retired)) {
        if (known.relation != legal::Relation::replaces || !known.whole || known.from == nullptr) continue;
        if (known.from == successor) {
            console.say(base::TextPair{
                base::format("Đã có sẵn: {} thay thế {}. Không ghi thêm gì.", successor->id, retired->id),
                base::format("Known already: {} replaces {}. Nothing was written.", successor->id, retired->id)});
            return ExitCode::done;
        }
        if (options.force) continue;
        console.say(base::TextPair{
            base::format("Chưa ghi gì: {} đã được {} thay thế. Thêm --force để vẫn ghi.", retired->id, known.from->id),
            base::format("Nothing was written: {} was replaced by {} already. Add --force to write it all the same.",
                         retired->id, known.from->id)});
        return ExitCode::blocked;
    }

    const auto cell = [&](std::string_view column) -> std::string {
        const auto found = std::ranges::find(options.cells, column, &std::pair<std::string, std::string>::first);
        return found == options.cells.end() ? std::string() : found->second;
    };
    legal::Date day = registry::read_date(cell("date")).value_or(legal::Date{});
    if (!day.stated()) day = successor->effective_from.stated() ? successor->effective_from : successor->issued;
    const auto documents = citing_documents(options, *retired, today_or_unset(), own.problems(), console);
    if (!documents.empty()) list(documents, *retired, console);
    const bool all_are_read = own.problems().exit_code(ExitCode::done) == ExitCode::done;
    if (!options.force && !all_are_read) {
        console.say(
            base::TextPair{"Chưa ghi gì: có tệp không đọc được nên chưa biết hết nơi còn viện dẫn. Sửa các tệp "
                           "đó rồi chạy lại, hoặc thêm --force để vẫn ghi.",
                           "Nothing was written: some files cannot be read, so that not all who cite it are "
                           "known. Mend them and run again, or add --force."});
        return own.problems().exit_code(ExitCode::unusable);
    }
    if (!options.force && !documents.empty()) {
        console.say(base::TextPair{"Chưa ghi gì. Sửa những văn bản trên rồi chạy lại, hoặc thêm --force để vẫn ghi.",
                                   "Nothing was written. Correct these documents and run again, or add --force."});
        return ExitCode::blocked;
    }
    const std::string today = today_or_unset().vietnamese();
    const std::string source = cell("source");
    return own.take(registry::one_row({{"from_notation", successor->notation},
                                       {"from_issued", successor->issued.iso()},
                                       {"relation", "replaces"},
                                       {"to_notation", retired->notation},
                                       {"to_issued", retired->issued.iso()},
                                       {"scope", "whole"},
                                       {"date", day.iso()},
                                       {"source", source.empty() ? "cơ quan ghi ngày " + today : source},
                                       {"confidence", "single"},
                                       {"note", documents.empty() ? std::string() : left_behind(documents)}},
                                      own.path(), own.next_line()),
                    {});
}

}  // namespace doichieu::cli

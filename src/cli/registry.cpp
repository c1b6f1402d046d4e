#include "report/registry.h"

#include <algorithm>
#include <set>

#include "base/format.h"
#include "checks/field_reader.h"
#include "cli/catalogue.h"
#include "cli/registry_tables.h"
#include "cli/reports.h"
#include "registry/filter.h"
#include "registry/look_up.h"
#include "registry/table.h"

namespace doichieu::cli {
namespace {

constexpr std::size_t kMostHints = 3;

/// --as-of, or today.
legal::DateInterval days_of(const Options& options) {
    const legal::Date day = options.statements.dates.as_of.value_or(today_or_unset());
    return {day, day};
}

/// Keys that look like one that means nothing.
std::vector<std::string_view> nearest_keys(const registry::Registry& registry, const std::string& key) {
    std::set<std::string_view> known;
    for (const registry::Instrument* instrument : registry.all()) {
        known.insert(instrument->notation.empty() ? instrument->title : instrument->notation);
        if (instrument->title.starts_with(instrument->type)) known.insert(instrument->title);
    }
    std::vector<std::string_view> left(known.begin(), known.end());
    std::vector<std::string_view> found;
    while (found.size() < kMostHints) {
        const std::string_view meant = checks::nearest(key, left);
        if (meant.empty()) break;
        found.push_back(meant);
        std::erase(left, meant);
    }
    return found;
}

findings::Problem unknown_key(const registry::Registry& registry, const std::string& key) {
    std::string near;
    for (const std::string_view one : nearest_keys(registry, key))
        near += base::format("{}“{}”", near.empty() ? "" : ", ", one);
    if (near.empty()) {
        return {key,
                "not-in-registry",
                {"không có trong danh mục; `doichieu registry list --text TỪ` tìm theo từ.",
                 "not in the registry; `doichieu registry list --text WORDS` looks for words."}};
    }
    return {key,
            "not-in-registry",
            {base::format("không có trong danh mục; gần giống nhất: {}.", near),
             base::format("not in the registry; nearest: {}.", near)}};
}

/// Renders once for every output and ends the command.
template <typename Format, typename Answer>
ExitCode render(Reports& reports, const std::vector<const Format*>& rows, const Answer& answer,
                const Problems& problems, ExitCode code) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Target& target = reports.targets()[i];
        rows[i]->render(answer, reports.view(target), *target.out);
    }
    return reports.finish() ? problems.exit_code(code) : problems.exit_code(ExitCode::unusable);
}

/// What each key means, or a problem.
ExitCode answer_keys(const Options& options, std::span<const report::RegistryFormat> formats, Console& console) {
    Reports reports(options, "text", console);
    const auto rows = reports.rows(formats, &report::RegistryFormat::render);
    if (rows.empty()) return ExitCode::unusable;
    if (options.words.empty()) {
        console.say(base::TextPair{"Thiếu số, ký hiệu hay tên văn bản, ví dụ: doichieu registry show 25-NQ/TW",
                                   "A notation or a name is missing, for example: doichieu registry show 25-NQ/TW"});
        return ExitCode::unusable;
    }
    Problems problems(console);
    const RegistryTables tables(options, console, problems);
    Registries registries(tables.all, 1, problems);
    const registry::Registry& registry = registries.of(0);
    report::KnownInstruments known{registry, days_of(options), {}, {}};
    for (const std::string& word : options.words) {
        const std::string key = audit::shown_path(word);
        auto found = registry::look_up(registry, key);
        if (found.empty()) problems.add(unknown_key(registry, key));
        known.answers.push_back({key, std::move(found)});
    }
    known.problems = problems.sorted();
    return render(reports, rows, known, problems, ExitCode::done);
}

bool has_operands(const Options& options, Console& console) {
    if (options.words.empty()) return false;
    console.say(base::TextPair{base::format("Lệnh này không nhận “{}”; lọc bằng --type, --issuer, --status, --year, "
                                            "--text.",
                                            options.words.front()),
                               base::format("This command does not take “{}”; select with --type, --issuer, --status, "
                                            "--year, --text.",
                                            options.words.front())});
    return true;
}

registry::Filter filter_of(const Options& options) {
    registry::Filter filter;
    for (const auto& [column, text] : options.cells) {
        if (column == "type") filter.type = text;
        if (column == "issuer") filter.issuer = text;
        if (column == "status") filter.status = legal::parse_validity(text);
    }
    filter.year = options.year;
    filter.text = options.text;
    return filter;
}

ExitCode answer_filter(const Options& options, std::span<const report::RegistryFormat> formats,
                       std::string_view standard_format, Console& console) {
    Reports reports(options, standard_format, console);
    const auto rows = reports.rows(formats, &report::RegistryFormat::render);
    if (rows.empty() || has_operands(options, console)) return ExitCode::unusable;
    Problems problems(console);
    const RegistryTables tables(options, console, problems);
    Registries registries(tables.all, 1, problems);
    const registry::Registry& registry = registries.of(0);
    report::KnownInstruments known{registry, days_of(options), {}, problems.sorted()};
    known.answers.push_back({{}, registry::filtered(registry, filter_of(options), known.days)});
    return render(reports, rows, known, problems, ExitCode::done);
}

/// Adds what is good of a table; what is bad becomes faults, and a table that is none a problem.
void add_for_verification(registry::Registry& registry, const std::string& path, std::vector<registry::Fault>& faults,
                          Problems& problems) {
    std::vector<base::Error> bad_rows;
    const auto table = registry::read_table(path, &bad_rows);
    if (!table) {
        problems.add_error(table.error());
        return;
    }
    auto added = registry.add_good_rows(*table);
    if (!added) {
        problems.add_error(added.error());
        return;
    }
    bad_rows.insert(bad_rows.end(), added->begin(), added->end());
    std::ranges::stable_sort(bad_rows, {}, &base::Error::line);
    for (const base::Error& bad : bad_rows) faults.push_back(registry::fault_of(bad));
}

}  // namespace

ExitCode registry_show(const Options& options, Console& console) {
    return answer_keys(options, report::registry_show_formats(), console);
}

ExitCode registry_status(const Options& options, Console& console) {
    return answer_keys(options, report::registry_status_formats(), console);
}

ExitCode registry_list(const Options& options, Console& console) {
    return answer_filter(options, report::registry_list_formats(), "text", console);
}

ExitCode registry_export(const Options& options, Console& console) {
    return answer_filter(options, report::registry_export_formats(), "csv", console);
}

ExitCode registry_verify(const Options& options, Console& console) {
    Reports reports(options, "text", console);
    const auto rows = reports.rows(report::registry_verify_formats(), &report::VerificationFormat::render);
    if (rows.empty()) return ExitCode::unusable;
    Problems problems(console);
    RegistryTables tables(options, console, problems);
    tables.all.insert(tables.all.end(), options.words.begin(), options.words.end());
    Registries registries({}, 1, problems);
    registry::Registry& registry = registries.of(0);
    std::vector<registry::Fault> faults;
    for (const std::string& path : tables.all) add_for_verification(registry, path, faults, problems);
    std::ranges::move(registry::verify(registry, today_or_unset()), std::back_inserter(faults));

    const auto least = options.fail_on.value_or(FailOn{}).least;
    const bool is_blocked =
        least && std::ranges::any_of(faults, [&](const registry::Fault& fault) { return fault.severity >= *least; });
    const report::Verification verification{registry, std::move(faults), problems.sorted()};
    return render(reports, rows, verification, problems, is_blocked ? ExitCode::blocked : ExitCode::done);
}

}  // namespace doichieu::cli

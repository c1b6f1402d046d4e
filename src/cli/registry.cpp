#include "registry/registry.h"

#include <algorithm>

#include "base/format.h"
#include "cli/catalogue.h"
#include "cli/session.h"
#include "io/clock.h"
#include "legal/notation.h"
#include "report/registry_text.h"
#include "text/fold.h"

namespace doichieu::cli {
namespace {

using Instruments = std::vector<const registry::Instrument*>;

/// By id, by notation in any spelling of case, or by name.
Instruments find(const registry::Registry& registry, const std::string& key) {
    if (const registry::Instrument* instrument = registry.by_id(key)) return {instrument};
    if (const auto notation = legal::parse_notation(key)) {
        if (Instruments found = registry.by_key(legal::identity_key(*notation)); !found.empty()) return found;
    }
    const Instruments* named = registry.by_name(text::fold(key));
    return named == nullptr ? Instruments{} : *named;
}

/// --as-of, or today.
legal::DateInterval days_of(const Options& options) {
    const legal::Date day =
        options.statements.dates.as_of.value_or(legal::parse_iso_date(io::today()).value_or(legal::Date{}));
    return {day, day};
}

using Render = void (*)(const registry::Registry&, const registry::Instrument&, const legal::DateInterval&,
                        const report::View&, report::Out&);

/// Each instrument that a key fits, or a problem.
ExitCode render_each(const Options& options, Console& console, Render render) {
    if (options.words.empty()) {
        console.say(base::TextPair{"Thiếu số, ký hiệu hay tên văn bản, ví dụ: doichieu registry show 25-NQ/TW",
                                   "A notation or a name is missing, for example: doichieu registry show 25-NQ/TW"});
        return ExitCode::unusable;
    }
    Problems problems(console);
    Registries registries(options.registry, 1, problems);
    const registry::Registry& registry = registries.of(0);
    console.print([&](const report::View& view, report::Out& out) {
        for (const std::string& key : options.words) {
            const Instruments found = find(registry, key);
            for (const registry::Instrument* instrument : found)
                render(registry, *instrument, days_of(options), view, out);
            if (found.empty()) {
                problems.add({key, "not-in-registry", {"không có trong danh mục.", "not in the registry."}});
            }
        }
    });
    return problems.exit_code(ExitCode::done);
}

}  // namespace

ExitCode registry_show(const Options& options, Console& console) {
    return render_each(options, console, report::instrument_text);
}

ExitCode registry_status(const Options& options, Console& console) {
    return render_each(options, console, report::status_text);
}

ExitCode registry_list(const Options& options, Console& console) {
    Problems problems(console);
    Registries registries(options.registry, 1, problems);
    console.print([&](const report::View& view, report::Out& out) {
        report::instruments_text(registries.of(0).all(), view, out);
    });
    return problems.exit_code(ExitCode::done);
}

/// Opening checks every row; what is left to say is the extent.
ExitCode registry_verify(const Options& options, Console& console) {
    Problems problems(console);
    Registries registries(options.registry, 1, problems);
    const registry::Summary& summary = registries.of(0).summary();
    console.print([&](const report::View& view, report::Out& out) {
        out << (view.language == base::Language::vi ? base::format("{} văn bản, cập nhật đến {}, sha256 {}\n",
                                                                   summary.instruments, summary.as_of, summary.sha256)
                                                    : base::format("{} instruments, as of {}, sha256 {}\n",
                                                                   summary.instruments, summary.as_of, summary.sha256));
    });
    return problems.exit_code(ExitCode::done);
}

}  // namespace doichieu::cli

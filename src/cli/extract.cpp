#include <algorithm>
#include <limits>
#include <utility>

#include "cli/catalogue.h"
#include "cli/reports.h"
#include "cli/session.h"
#include "report/citations.h"

namespace doichieu::cli {
namespace {

/// Numbers alone ask neither for the registry nor for keeping what was counted.
ExitCode count(const Options& options, Reports& reports, Console& console) {
    Session session(options, Depth::citations, Together::no, std::numeric_limits<std::size_t>::max(), console,
                    LongTexts::in_parts);
    session.for_each_file<Session::Counted>(
        session.items(), [](const Session::File& file) { return file.count(); },
        [&](std::size_t item, std::optional<Session::Counted> counted) {
            if (!counted) return true;
            for (findings::Problem& problem : counted->problems) session.problems().add(std::move(problem));
            if (!counted->citations) return true;
            for (const Target& target : reports.targets())
                report::write_count(*target.out, session.input(item).shown, *counted->citations);
            return !console.is_closed();
        });
    return session.problems().exit_code(reports.finish(&session) ? ExitCode::done : ExitCode::unusable);
}

}  // namespace

ExitCode extract(const Options& options, Console& console) {
    const std::string_view standard = console.output_is_terminal() ? "table" : "jsonl";
    Reports reports(options, standard, console);
    const auto rows = reports.rows(report::citations_formats(), &report::CitationsFormat::open);
    if (rows.empty()) return ExitCode::unusable;
    const auto all_are = [&](std::string_view format) {
        return std::ranges::all_of(reports.targets(), [&](const Target& target) { return target.format == format; });
    };
    if (all_are("count")) return count(options, reports, console);

    const bool needs_text_alone = all_are("text-only");
    Session session(options, needs_text_alone ? Depth::text : Depth::citations,
                    needs_text_alone ? Together::no : Together::yes, std::numeric_limits<std::size_t>::max(), console,
                    LongTexts::in_parts);
    std::vector<std::unique_ptr<report::CitationsWriter>> writers;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Target& target = reports.targets()[i];
        writers.push_back(rows[i]->open(reports.view(target), *target.out));
    }
    session.for_each<Session::Analysis>(
        [](Session::Analysis analysis, const Project&, const registry::Registry*) { return analysis; },
        [&](const Session::Analysis& analysis, const Project&) {
            for (const auto& writer : writers) writer->add(*analysis);
            return !console.is_closed();
        });
    for (const auto& writer : writers) writer->finish();
    return session.problems().exit_code(reports.finish(&session) ? ExitCode::done : ExitCode::unusable);
}

}  // namespace doichieu::cli

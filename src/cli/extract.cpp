#include <algorithm>
#include <limits>
#include <utility>

#include "cli/catalogue.h"
#include "cli/reports.h"
#include "cli/session.h"
#include "report/citations.h"

namespace doichieu::cli {

ExitCode extract(const Options& options, Console& console) {
    const std::string_view standard = console.output_is_terminal() ? "table" : "jsonl";
    Reports reports(options, standard, console);
    const auto rows = reports.rows(report::citations_formats(), &report::CitationsFormat::open);
    if (rows.empty()) return ExitCode::unusable;
    const bool needs_text_alone =
        std::ranges::all_of(reports.targets(), [](const Target& target) { return target.format == "text-only"; });

    const bool needs_no_resolution = std::ranges::all_of(reports.targets(), [](const Target& target) {
        return target.format == "text-only" || target.format == "count";
    });

    Session session(options, needs_text_alone ? Depth::text : Depth::citations,
                    needs_no_resolution ? Together::no : Together::yes, std::numeric_limits<std::size_t>::max(),
                    console);
    std::vector<std::unique_ptr<report::CitationsWriter>> writers;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Target& target = reports.targets()[i];
        writers.push_back(rows[i]->open(reports.view(target), *target.out));
    }
    session.for_each<Session::Analysis>([](Session::Analysis analysis, const Project&) { return analysis; },
                                        [&](const Session::Analysis& analysis, const Project&) {
                                            for (const auto& writer : writers) writer->add(*analysis);
                                            return !console.is_closed();
                                        });
    for (const auto& writer : writers) writer->finish();
    return session.problems().exit_code(reports.finish(&session) ? ExitCode::done : ExitCode::unusable);
}

}  // namespace doichieu::cli

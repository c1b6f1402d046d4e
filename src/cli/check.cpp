#include <limits>
#include <utility>

#include "cli/catalogue.h"
#include "cli/reports.h"
#include "cli/session.h"
#include "report/findings.h"

namespace doichieu::cli {

ExitCode check(const Options& options, Console& console) {
    Reports reports(options, "text", console);
    const auto rows = reports.rows(report::findings_formats(), &report::FindingsFormat::render);
    if (rows.empty()) return ExitCode::unusable;

    Session session(options, Depth::rules, Together::yes, std::numeric_limits<std::size_t>::max(), console);
    report::Run run;
    run.version = DOICHIEU_VERSION;
    session.for_each<report::CheckedDocument>(
        [](Session::Analysis analysis, const Project& project) {
            return report::checked(std::move(*analysis), project.settings.fail_on.value_or(FailOn{}).least);
        },
        [&run](report::CheckedDocument document, const Project&) {
            run.documents.push_back(std::move(document));
            return true;
        });
    run.registry = session.registry().summary();
    run.problems = session.problems().sorted();

    for (std::size_t i = 0; i < rows.size(); ++i) {
        Target& target = reports.targets()[i];
        rows[i]->render(run, reports.view(target), *target.out);
    }
    if (!reports.finish(&session)) return session.problems().exit_code(ExitCode::unusable);
    return session.problems().exit_code(run.is_blocked() && !options.exit_zero ? ExitCode::blocked : ExitCode::done);
}

}  // namespace doichieu::cli

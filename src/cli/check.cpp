#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "audit/numbers.h"
#include "base/format.h"
#include "cli/catalogue.h"
#include "cli/reports.h"
#include "cli/session.h"
#include "report/findings.h"

namespace doichieu::cli {
namespace {

/// How long the rules took over all documents: the ten slowest, and the sum.
base::TextPair times_of(const report::Run& run) {
    std::map<std::string, std::uint64_t> taken;
    std::uint64_t sum = 0;
    for (const report::CheckedDocument& document : run.documents) {
        const checks::Report& report = document.report;
        for (std::size_t i = 0; i < std::min(report.outcomes.size(), report.nanoseconds.size()); ++i) {
            taken[report.outcomes[i].rule + " (" + report.outcomes[i].pack + ")"] += report.nanoseconds[i];
            sum += report.nanoseconds[i];
        }
    }
    std::vector<std::pair<std::uint64_t, std::string>> slowest;
    for (const auto& [rule, time] : taken) slowest.emplace_back(time, rule);
    std::ranges::sort(slowest, std::greater<>());
    const auto milliseconds = [](std::uint64_t time) { return static_cast<double>(time) / 1e6; };
    std::string rows;
    for (std::size_t i = 0; i < std::min<std::size_t>(slowest.size(), 10); ++i)
        rows += base::format("\n{:10.3f} ms  {}", milliseconds(slowest[i].first), slowest[i].second);
    return {base::format("{} quy tắc, {:.3f} ms; chậm nhất:{}", taken.size(), milliseconds(sum), rows),
            base::format("{} rules, {:.3f} ms; the slowest:{}", taken.size(), milliseconds(sum), rows)};
}

/// What the numbers of documents that are given together tell, for each of them.
class NumberFaults {
  public:
    /// On many threads; the companions are the same at every call.
    void add_to(analysis::Analysis& analysis, const registry::Companions& companions, const Settings& settings) {
        std::call_once(found_, [&] {
            // One day and one title in two files is most often one document in two versions.
            const auto are_different = [](const auto&, const auto&) { return false; };
            for (findings::Finding& fault : audit::number_faults(companions, are_different))
                by_path_[fault.place.path].push_back(std::move(fault));
        });
        const auto faults = by_path_.find(analysis.document.path());
        const auto& number = analysis.outline.identity().notation;
        if (faults == by_path_.end() || !number) return;
        for (const findings::Finding& fault : faults->second) {
            if (!wants_together(settings, fault.rule)) continue;
            analysis.report.findings.push_back(fault);
            analysis.report.findings.back().place = analysis.document.place(number->span);
        }
        findings::sort_findings(analysis.report.findings);
    }

  private:
    std::once_flag found_;
    std::unordered_map<std::string, std::vector<findings::Finding>> by_path_;
};

}  // namespace

ExitCode check(const Options& options, Console& console) {
    Reports reports(options, "text", console);
    const auto rows = reports.rows(report::findings_formats(), &report::FindingsFormat::render);
    if (rows.empty()) return ExitCode::unusable;

    Session session(options, Depth::rules, Together::yes, std::numeric_limits<std::size_t>::max(), console);
    NumberFaults numbers;
    report::Run run;
    run.version = DOICHIEU_VERSION;
    session.for_each<report::CheckedDocument>(
        [&numbers](Session::Analysis analysis, const Project& project, const registry::Registry* registry) {
            if (registry->companions() != nullptr) numbers.add_to(*analysis, *registry->companions(), project.settings);
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
    if (options.time_rules) console.say(times_of(run));
    if (!reports.finish(&session)) return session.problems().exit_code(ExitCode::unusable);
    return session.problems().exit_code(run.is_blocked() && !options.exit_zero ? ExitCode::blocked : ExitCode::done);
}

}  // namespace doichieu::cli

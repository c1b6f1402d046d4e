#include "report/doctor.h"

#include "checks/rule.h"
#include "cli/catalogue.h"
#include "cli/reports.h"
#include "cli/session.h"

namespace doichieu::cli {

ExitCode doctor(const Options& options, Console& console) {
    if (!options.format.empty() && options.format != "text" && options.format != "json") {
        console.say(base::TextPair{"--format: doctor có dạng text và json", "--format: doctor knows text and json"});
        return ExitCode::unusable;
    }
    Problems problems(console);
    report::Health health;
    health.version = DOICHIEU_VERSION;
    const auto registry = registry::Registry::open_embedded();
    if (registry) {
        health.registry = registry->summary();
    } else {
        problems.add_error(registry.error());
    }
    if (const auto rules = open_rules({}, problems)) health.rules = rules->rules().size();
    health.reader = formats::sealed::reader_state(health.limits.sealed);
    formats::SealedLimits with_ocr = health.limits.sealed;
    with_ocr.ocr = true;
    health.ocr = formats::sealed::reader_state(with_ocr);
    console.print([&](const report::View& view, report::Out& out) {
        (options.format == "json" ? report::doctor_json : report::doctor_text)(health, view, out);
    });
    return problems.exit_code(ExitCode::done);
}

}  // namespace doichieu::cli

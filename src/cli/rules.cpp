#include <algorithm>
#include <set>

#include "base/format.h"
#include "checks/field_reader.h"
#include "checks/load_rules.h"
#include "checks/rule.h"
#include "cli/catalogue.h"
#include "cli/session.h"
#include "formats/reader.h"
#include "io/clock.h"
#include "report/rules_text.h"

namespace doichieu::cli {
namespace {

/// The rules that the program carries and those of --rules, with their examples.
std::vector<checks::Rule> load_with_examples(const Options& options, Problems& problems) {
    checks::LoadedRules loaded = checks::load_embedded(checks::ExampleReading::keep);
    for (const base::Error& error : loaded.errors) problems.add_error(error);
    for (const std::string& folder : options.rules) {
        checks::LoadedRules more = checks::load_folder(folder);
        for (const base::Error& error : more.errors) problems.add_error(error);
        std::ranges::move(more.rules, std::back_inserter(loaded.rules));
    }
    return std::move(loaded.rules);
}

/// Runs the examples of one rule.
class ExampleRun {
  public:
    ExampleRun(const Options& options, const checks::RuleSet& rules, const registry::Registry& registry)
        : options_(options), rules_(rules), registry_(registry) {}

    [[nodiscard]] bool fires(const checks::Rule& rule, const checks::Example& example) const {
        auto read = formats::read_document(io::Bytes::own(example.text), rule.path, {});
        if (!read) return false;
        analysis::Statements statements = options_.statements;
        if (example.as_of.stated()) statements.dates.as_of = example.as_of;
        const legal::Date today = legal::parse_iso_date(io::today()).value_or(legal::Date{});
        const auto analysis = analysis::analyse(std::move(read->document), registry_, &rules_, statements, today);
        return std::ranges::any_of(analysis->report.findings, [&](const findings::Finding& finding) {
            return finding.rule == rule.id && finding.pack == rule.pack;
        });
    }

  private:
    const Options& options_;
    const checks::RuleSet& rules_;
    const registry::Registry& registry_;
};

}  // namespace

ExitCode rules_list(const Options& options, Console& console) {
    Problems problems(console);
    const auto rules = open_rules(with_options({}, options), problems);
    if (rules)
        console.print(
            [&](const report::View& view, report::Out& out) { report::rules_text(rules->rules(), view, out); });
    return problems.exit_code(ExitCode::done);
}

ExitCode rules_explain(const Options& options, Console& console) {
    if (options.words.empty()) {
        console.say(
            base::TextPair{"Thiếu tên quy tắc, ví dụ: doichieu rules explain citation/issuer-mismatch",
                           "A rule's id is missing, for example: doichieu rules explain citation/issuer-mismatch"});
        return ExitCode::unusable;
    }
    Problems problems(console);
    const std::vector<checks::Rule> rules = load_with_examples(options, problems);
    std::vector<std::string_view> ids;
    for (const checks::Rule& rule : rules) ids.push_back(rule.id);
    console.print([&](const report::View& view, report::Out& out) {
        for (const std::string& id : options.words) {
            bool is_known = false;
            for (const checks::Rule& rule : rules) {
                if (rule.id != id) continue;
                is_known = true;
                report::rule_text(rule, view, out);
            }
            if (is_known) continue;
            const std::string_view meant = checks::nearest(id, ids);
            problems.add({id,
                          "unknown-rule",
                          {meant.empty() ? "không có quy tắc này; `doichieu rules list` liệt kê những gì có."
                                         : base::format("không có quy tắc này; có phải “{}” không?", meant),
                           meant.empty() ? "there is no such rule; `doichieu rules list` lists what there is."
                                         : base::format("there is no such rule; did you mean “{}”?", meant)}});
        }
    });
    return problems.exit_code(ExitCode::done);
}

ExitCode rules_validate(const Options& options, Console& console) {
    Problems problems(console);
    Options all = options;
    std::ranges::copy(options.words, std::back_inserter(all.rules));
    const std::vector<checks::Rule> rules = load_with_examples(all, problems);
    for (const base::Error& error : checks::find_reused_ids(rules)) problems.add_error(error);
    console.print([&](const report::View& view, report::Out& out) {
        out << (view.language == base::Language::vi ? base::format("{} quy tắc đọc được.\n", rules.size())
                                                    : base::format("{} rules are sound.\n", rules.size()));
    });
    return problems.exit_code(ExitCode::done);
}

ExitCode rules_test(const Options& options, Console& console) {
    Problems problems(console);
    const std::vector<checks::Rule> rules = load_with_examples(options, problems);
    Registries registries(options.registry, 1, problems);
    std::size_t examples = 0;
    std::size_t wrong = 0;
    for (const checks::Rule& rule : rules) {
        Settings alone;
        alone.rules = options.rules;
        alone.select = {rule.pack};  // also wakes a pack that is used on demand
        const auto set = open_rules(alone, problems);
        if (!set) break;
        const ExampleRun run(options, *set, registries.of(0));
        for (const auto* list : {&rule.examples.fires, &rule.examples.silent}) {
            const bool must_fire = list == &rule.examples.fires;
            for (std::size_t i = 0; i < list->size(); ++i, ++examples) {
                if (run.fires(rule, (*list)[i]) == must_fire) continue;
                ++wrong;
                problems.add({rule.path,
                              "example-differs",
                              {base::format("ví dụ {} thứ {} của {} {}.", must_fire ? "fires" : "silent", i + 1,
                                            rule.id, must_fire ? "không bị báo" : "bị báo"),
                               base::format("example {} number {} of {} {}.", must_fire ? "fires" : "silent", i + 1,
                                            rule.id, must_fire ? "stays silent" : "fires")}});
            }
        }
    }
    console.print([&](const report::View& view, report::Out& out) {
        out << (view.language == base::Language::vi
                    ? base::format("{} quy tắc, {} ví dụ, {} sai.\n", rules.size(), examples, wrong)
                    : base::format("{} rules, {} examples, {} wrong.\n", rules.size(), examples, wrong));
    });
    return problems.exit_code(ExitCode::done);
}

}  // namespace doichieu::cli

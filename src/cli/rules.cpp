#include <algorithm>
#include <iterator>

#include "audit/inputs.h"
#include "audit/together.h"
#include "base/format.h"
#include "checks/field_reader.h"
#include "checks/load_rules.h"
#include "checks/parent_plan.h"
#include "checks/rule.h"
#include "cli/catalogue.h"
#include "cli/session.h"
#include "formats/reader.h"
#include "io/clock.h"
#include "io/embedded.h"
#include "io/file.h"
#include "registry/table.h"
#include "report/rules_text.h"

namespace doichieu::cli {
namespace {

/// The rules that the program carries and those of --rules, with their examples.
/// The folders that stand as words count as if --rules had named them.
Options with_folders(Options options) {
    std::ranges::copy(options.words, std::back_inserter(options.rules));
    return options;
}

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
        return outcome_of(rule, example).state == findings::RuleState::fired;
    }

    /// Fired, or why it did not.
    [[nodiscard]] findings::RuleOutcome outcome_of(const checks::Rule& rule, const checks::Example& example) const {
        findings::RuleOutcome none;
        auto document = document_of(rule, example);
        if (!document) {
            none.reason = document.error().message;
            return none;
        }
        analysis::Statements statements = options_.statements;
        if (example.as_of.stated()) statements.dates.as_of = example.as_of;
        if (!example.parent.empty()) statements.parent = parent_of(rule, example);
        const legal::Date today = legal::parse_iso_date(io::today()).value_or(legal::Date{});
        const auto analysis = analysis::analyse(std::move(*document), registry_, &rules_, statements, today);
        for (const findings::RuleOutcome& outcome : analysis->report.outcomes) {
            if (outcome.rule == rule.id && outcome.pack == rule.pack) none = outcome;
        }
        const bool found = std::ranges::any_of(analysis->report.findings, [&](const findings::Finding& finding) {
            return finding.rule == rule.id && finding.pack == rule.pack;
        });
        none.state = found ? findings::RuleState::fired : findings::RuleState::passed;
        return none;
    }

  private:
    static base::Result<document::Document> document_of(const checks::Rule& rule, const checks::Example& example) {
        if (example.is_more_than_text()) return example.document(rule.path);
        auto read = formats::read_document(io::Bytes::own(example.text), rule.path, {});
        if (!read) return read.error();
        return std::move(read->document);
    }

    [[nodiscard]] std::shared_ptr<const checks::ParentPlan> parent_of(const checks::Rule& rule,
                                                                      const checks::Example& example) const {
        auto read = formats::read_document(io::Bytes::own(example.parent), rule.path, {});
        if (!read) return nullptr;
        const auto parent = analysis::analyse(std::move(read->document), registry_, nullptr, options_.statements, {});
        return std::make_shared<const checks::ParentPlan>(checks::read_parent_plan(
            {parent->outline, parent->citations, parent->resolutions, registry_, parent->date}));
    }

    const Options& options_;
    const checks::RuleSet& rules_;
    const registry::Registry& registry_;
};

}  // namespace

namespace {

/// Problems for rules of --rules folders that none of their own "fires" examples wakes.
void find_silent(const Options& options, const std::vector<checks::Rule>& rules, Problems& problems) {
    Registries registries(options.registry, 1, problems);
    Settings settings;
    settings.rules = options.rules;
    const auto set = open_rules(settings, problems);
    if (!set) return;
    const ExampleRun run(options, *set, registries.of(0));
    for (const checks::Rule& rule : rules) {
        const bool own = std::ranges::any_of(options.rules,
                                             [&](const std::string& folder) { return rule.path.starts_with(folder); });
        if (!own || rule.examples.fires.empty()) continue;
        base::TextPair why;
        const bool fires = std::ranges::any_of(rule.examples.fires, [&](const checks::Example& example) {
            const findings::RuleOutcome outcome = run.outcome_of(rule, example);
            why = outcome.reason;
            return outcome.state == findings::RuleState::fired;
        });
        if (fires) continue;
        if (!why.empty()) why = {" (" + why.vi + ")", " (" + why.en + ")"};
        problems.add({rule.path,
                      "never-fires",
                      {base::format("{} không bao giờ báo: không ví dụ “fires” nào làm nó báo{}.", rule.id, why.vi),
                       base::format("{} never fires: none of its “fires” examples wakes it{}.", rule.id, why.en)}});
    }
}

/// "12/12" of corpus/judged.tsv, right by both readings, or empty when the rule never fired there.
std::string precision_of(const std::string& rule) {
    const auto bytes = io::embedded_file("judged.tsv");
    if (!bytes) return {};
    const auto table = registry::parse_table(*bytes, "judged.tsv", registry::TableFormat::tsv);
    if (!table) return {};
    int right = 0;
    int all = 0;
    for (const registry::Row& row : table->rows) {
        const registry::RowReader reader(*table, row);
        if (reader.text("rule") != rule) continue;
        ++all;
        right += reader.text("verdict") == "right" && reader.text("second") == "right" ? 1 : 0;
    }
    return all == 0 ? std::string() : base::format("{}/{}", right, all);
}

}  // namespace

ExitCode rules_list(const Options& options, Console& console) {
    Problems problems(console);
    const Settings settings = with_options({}, options);
    const auto rules = open_rules(settings, problems);
    std::vector<checks::Rule> together;
    std::ranges::copy_if(audit::rules_together(), std::back_inserter(together),
                         [&](const checks::Rule& rule) { return wants_together(settings, rule.id); });
    const bool whole = options.select.empty() && options.ignore.empty();
    if (rules)
        console.print([&](const report::View& view, report::Out& out) {
            report::rules_text(rules->rules(), view, out);
            if (!together.empty()) {
                out << view.words(
                    "\nXét nhiều văn bản cùng lúc (audit; những quy tắc về số, ngày thì check cũng dùng):\n",
                    "\nOver many documents together (audit; check uses those about numbers, too):\n");
                report::rules_text(together, view, out);
            }
            if (!whole || rules->sleeping_rules().empty()) return;
            out << view.words("\nTùy chọn, chỉ dùng khi được bật (--enable, hoặc enable trong .doichieu.yaml):\n",
                              "\nOptional, used only when enabled (--enable, or enable in .doichieu.yaml):\n");
            report::rules_text(rules->sleeping_rules(), view, out);
        });
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
    for (const checks::Rule& rule : audit::rules_together()) ids.push_back(rule.id);
    console.print([&](const report::View& view, report::Out& out) {
        for (const std::string& id : options.words) {
            bool is_known = false;
            for (const checks::Rule& rule : rules) {
                if (rule.id != id) continue;
                is_known = true;
                report::rule_text(rule, precision_of(rule.id), view, out);
            }
            if (const checks::Rule* rule = audit::find_rule_together(id)) {
                is_known = true;
                report::rule_text(*rule, {}, view, out);
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
    const Options all = with_folders(options);
    const std::vector<checks::Rule> rules = load_with_examples(all, problems);
    for (const base::Error& error : checks::find_reused_ids(rules)) problems.add_error(error);
    for (const base::Error& error : checks::find_clashes(rules)) problems.add_error(error);
    // What was added is also tried: a rule that never fires looks like one that always passes.
    if (!all.rules.empty() && problems.exit_code(ExitCode::done) == ExitCode::done) find_silent(all, rules, problems);
    console.print([&](const report::View& view, report::Out& out) {
        out << (view.language == base::Language::vi ? base::format("{} quy tắc đọc được.\n", rules.size())
                                                    : base::format("{} rules are sound.\n", rules.size()));
    });
    return problems.exit_code(ExitCode::done);
}

namespace {

/// "path:line: level rule: message" of every finding over all documents.
std::vector<std::string> findings_over(const std::vector<std::string>& documents, const checks::RuleSet& rules,
                                       const registry::Registry& registry, const Options& options, Problems& problems) {
    std::vector<std::string> lines;
    const legal::Date today = legal::parse_iso_date(io::today()).value_or(legal::Date{});
    for (const std::string& path : documents) {
        auto bytes = io::read_file(path, formats::Limits().package_bytes);
        if (!bytes) {
            problems.add_error(bytes.error());
            continue;
        }
        auto read = formats::read_document(std::move(*bytes), path, {});
        if (!read) {
            problems.add_error(read.error());
            continue;
        }
        const auto analysis = analysis::analyse(std::move(read->document), registry, &rules, options.statements, today);
        for (const findings::Finding& finding : analysis->report.findings) {
            lines.push_back(base::format("{}:{}: {} {} [{}]: {}", path, finding.place.line,
                                         findings::to_string(finding.severity), finding.rule, finding.pack,
                                         finding.message.in(options.language)));
        }
    }
    std::ranges::sort(lines);
    return lines;
}

}  // namespace

ExitCode rules_diff(const Options& options, Console& console) {
    if (options.words.size() != 2 || options.on.empty()) {
        console.say(base::TextPair{"Cần hai thư mục quy tắc và thư mục tài liệu: doichieu rules diff A B --on DIR",
                                   "Two folders of rules and one of documents are needed: doichieu rules diff A B "
                                   "--on DIR"});
        return ExitCode::unusable;
    }
    Problems problems(console);
    Registries registries(options.registry, 1, problems);
    audit::Inputs inputs = audit::inputs_of(options.on, {});
    for (findings::Problem& problem : inputs.problems) problems.add(std::move(problem));
    std::vector<std::string> documents;
    for (const audit::Input& input : inputs.items) documents.push_back(input.path);
    std::vector<std::vector<std::string>> found;
    for (const std::string& folder : options.words) {
        std::vector<base::Error> errors;
        const checks::RuleSet rules = checks::RuleSet::of_folder(folder, errors);
        for (const base::Error& error : errors) problems.add_error(error);
        found.push_back(findings_over(documents, rules, registries.of(0), options, problems));
    }
    std::vector<std::string> removed;
    std::vector<std::string> added;
    std::ranges::set_difference(found[0], found[1], std::back_inserter(removed));
    std::ranges::set_difference(found[1], found[0], std::back_inserter(added));
    console.print([&](const report::View& view, report::Out& out) {
        for (const std::string& line : removed) out << "- " << report::printable(line) << '\n';
        for (const std::string& line : added) out << "+ " << report::printable(line) << '\n';
        out << (view.language == base::Language::vi ? base::format("{} tài liệu: bớt {}, thêm {} phát hiện.\n",
                                                                   documents.size(), removed.size(), added.size())
                                                    : base::format("{} documents: {} findings removed, {} added.\n",
                                                                   documents.size(), removed.size(), added.size()));
    });
    return problems.exit_code(ExitCode::done);
}

ExitCode rules_test(const Options& given, Console& console) {
    Problems problems(console);
    const Options options = with_folders(given);
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

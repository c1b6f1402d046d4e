#include "audit/audit.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <limits>
#include <utility>

#include "audit/changes.h"
#include "audit/together.h"
#include "checks/rule.h"
#include "cli/audit_collect.h"
#include "cli/catalogue.h"
#include "cli/reports.h"
#include "cli/session.h"
#include "io/clock.h"
#include "io/digest.h"
#include "io/file.h"
#include "report/audit.h"

namespace doichieu::cli {
namespace {

findings::Problem needs_a_folder(const Options& options) {
    if (options.words.empty() || options.words.size() > 1) {
        return {"audit",
                "not-a-folder",
                {"Cần đúng một thư mục: doichieu audit THƯ-MỤC [--units don-vi.csv].",
                 "Exactly one folder is needed: doichieu audit DIR [--units units.csv]."}};
    }
    const bool is_missing = io::kind_of(options.words.front()) == io::EntryKind::missing;
    return {options.words.front(), is_missing ? "not-found" : "not-a-folder",
            is_missing ? base::TextPair{"Không có thư mục này.", "There is no such folder."}
                       : base::TextPair{"Đây là tệp, không phải thư mục.", "This is a file, not a folder."}};
}

/// What tells runs apart that are not to be compared.
std::string question_of(const Options& options, const audit::Question& question, const std::string& folder) {
    std::string words =
        options.units + "\n" + options.parent + "\n" + std::to_string(options.year) + "\n" + options.due.iso() + "\n";
    for (const std::string& directive : options.directives) words += directive + "\n";
    for (const std::string& enabled : options.enable) words += "+" + enabled + "\n";
    if (options.statements.dates.as_of) words += options.statements.dates.as_of->iso() + "\n";
    words += std::filesystem::weakly_canonical(folder).generic_string() + "\n";
    for (const checks::Rule& rule : audit::rules_together()) {
        if (!question.wants(rule.id)) words += "-" + rule.id + "\n";
    }
    return io::sha256_hex(words);
}

findings::Problem no_earlier_run(const std::string& since) {
    return {
        "--since",
        "no-earlier-run",
        {since == "last" ? "Chưa có lần rà soát nào trước đây với cùng các tùy chọn; lần này được ghi lại để so sau."
                         : "Không có lần rà soát nào đến ngày " + since + " với cùng các tùy chọn.",
         since == "last" ? "No earlier audit with the same options; this one is recorded for the next."
                         : "No audit up to " + since + " with the same options."}};
}

/// Its id where no rule of the run has it.
base::TextPair name_of_rule(const Session& session, std::string_view id) {
    for (std::size_t item = 0; item < session.size(); ++item) {
        const auto& rules = session.project(item).rules;
        if (!rules) continue;
        const auto found = std::ranges::find(rules->rules(), id, &checks::Rule::id);
        if (found != rules->rules().end()) return found->name;
    }
    if (const checks::Rule* rule = audit::find_rule_together(id)) return rule->name;
    return {std::string(id), std::string(id)};
}

bool is_blocked(const audit::Audit& audit, const FailOn& fail_on) {
    if (!fail_on.least) return false;
    for (const auto severity : {findings::Severity::error, findings::Severity::warning, findings::Severity::info}) {
        if (severity >= *fail_on.least && audit.count(severity) > 0) return true;
    }
    return false;
}

/// Until the process ends: to give the facts of thousands of documents back one by one takes longer than to write what
/// they tell.
const audit::Audit& kept(audit::Audit audit) {
    static auto& all = *new std::deque<audit::Audit>;
    return all.emplace_back(std::move(audit));
}

}  // namespace

ExitCode audit(const Options& options, Console& console) {
    Reports reports(options, "text", console);
    const auto rows = reports.rows(report::audit_formats(), &report::AuditFormat::render);
    if (rows.empty()) return ExitCode::unusable;
    if (options.words.size() != 1 || io::kind_of(options.words.front()) != io::EntryKind::folder) {
        console.say(needs_a_folder(options));
        return ExitCode::unusable;
    }
    const std::string& folder = options.words.front();
    std::optional<audit::Roster> roster;
    std::optional<base::Error> bad_roster;
    if (!options.units.empty()) {
        auto read = audit::Roster::read(options.units);
        if (read) {
            roster = std::move(*read);
        } else {
            bad_roster = read.error();  // what the documents alone tell is judged all the same
        }
    }

    Options inputs = options;
    if (!options.parent.empty()) inputs.words.push_back(options.parent);
    inputs.parent.clear();  // facts do not depend on who asks
    inputs.findings_alone = true;
    Session session(inputs, Depth::rules, Together::no, std::numeric_limits<std::size_t>::max(), console);
    if (bad_roster) session.problems().add_error(*bad_roster);
    Collection collection(inputs, folder, session);
    collection.run();

    audit::Question question;
    question.year = options.year;
    question.due = options.due;
    question.directives = options.directives;
    question.superior = options.parent.empty() ? -1 : collection.find(options.parent);
    question.roster_path = options.units.empty() ? folder : audit::shown_path(options.units);
    const Settings settings = session.size() > 0 ? session.project(0).settings : with_options({}, options);
    question.wants = [&settings](std::string_view rule) { return wants_together(settings, rule); };
    if (!roster) roster = audit::Roster::derive(collection.facts(), collection.paths());
    std::vector<findings::Problem> problems;
    audit::Texts texts([&collection](std::uint32_t document) { return collection.wording(document); });
    if (collection.is_kept()) {
        texts.comparisons() = collection.store().comparisons();
        texts.grouping() = {collection.store().grouping(), collection.departed()};
    }
    const audit::Audit& audit = kept(audit::judge(collection.take_facts(), texts, collection.paths(),
                                                  std::move(*roster), session.registry(), question, problems));
    for (findings::Problem& problem : problems) session.problems().add(std::move(problem));

    const std::string asked = question_of(options, question, folder);
    std::optional<audit::Changes> changes;
    if (!options.since.empty()) {
        const auto earlier = collection.store().outcome(asked, options.since == "last" ? "" : options.since);
        if (earlier) {
            changes = audit::changes_since(audit, earlier->day, earlier->content);
        } else {
            console.say(no_earlier_run(options.since));
        }
    }
    if (collection.is_kept()) {
        base::Status wrong = collection.store().put_comparisons(texts.comparisons());
        if (!wrong && texts.grouping().is_new) wrong = collection.store().put_grouping(texts.grouping().texts);
        if (!wrong && !bad_roster) wrong = collection.store().put_outcome(asked, io::today(), audit::outcome_of(audit));
        if (wrong) session.problems().add_error(*wrong);
    }

    collection.store().hold();
    report::AuditRun run;
    run.version = DOICHIEU_VERSION;
    run.folder = audit::shown_path(folder);
    run.registry = session.registry().summary();
    run.audit = &audit;
    run.texts = &texts;
    run.changes = changes ? &*changes : nullptr;
    run.problems = session.problems().sorted();
    run.details = [&](std::uint32_t document) { return collection.details(document, audit.documents[document].path); };
    run.name_of = [&](std::string_view rule) { return name_of_rule(session, rule); };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Target& target = reports.targets()[i];
        rows[i]->render(run, reports.view(target), *target.out);
    }
    if (!reports.finish(&session)) return session.problems().exit_code(ExitCode::unusable);
    const bool blocked = is_blocked(audit, options.fail_on.value_or(FailOn{}));
    return session.problems().exit_code(blocked && !options.exit_zero ? ExitCode::blocked : ExitCode::done);
}

}  // namespace doichieu::cli

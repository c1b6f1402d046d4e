#include "cli/session.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <set>
#include <stdexcept>
#include <thread>
#include <unordered_map>
#include <utility>

#include "analysis/parts.h"
#include "analysis/statement.h"
#include "audit/together.h"
#include "base/format.h"
#include "formats/reader.h"
#include "io/clock.h"
#include "io/file.h"
#include "io/memory.h"

namespace doichieu::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kInternalFault = "internal-fault";
constexpr std::string_view kStandardInput = "-";
/// From so many documents on their facts fill more than a heap has at first.
constexpr std::size_t kMany = 500;
constexpr std::size_t kBytesOfFacts = std::size_t{32} << 10;
/// Of many files with problems so many are said one by one.
constexpr std::size_t kMostSaid = 8;

std::string canonical(const std::string& path) {
    std::error_code failed;
    const fs::path whole = fs::weakly_canonical(path, failed);
    return failed ? path : whole.native();
}

std::uint64_t most_bytes(const formats::Limits& limits) {
    return std::max(limits.text_bytes, limits.package_bytes);
}

/// Names one file alike, however it was reached. Folders are asked for once, for many files lie in each.
class Identities {
  public:
    std::string of(const std::string& path) {
        const std::size_t slash = path.rfind('/');
        const std::string name = path.substr(slash + 1);
        std::error_code failed;
        if (name.empty() || name == "." || name == ".." || fs::is_symlink(path, failed)) return canonical(path);
        const std::string folder = slash == std::string::npos ? of_folder(".") : of_folder(path.substr(0, slash));
        return folder + (folder.ends_with('/') ? "" : "/") + name;
    }

  private:
    const std::string& of_folder(const std::string& path) {
        if (const auto known = folders_.find(path); known != folders_.end()) return known->second;
        return folders_.emplace(path, path.empty() ? "/" : of(path)).first->second;
    }

    std::unordered_map<std::string, std::string> folders_;
};

void take(registry::Registry& registry, const std::shared_ptr<const registry::Companions>& companions) {
    if (const base::Status wrong = registry.add_companions(companions)) throw std::runtime_error(wrong->message.en);
}

legal::Date today() {
    const auto date = legal::parse_iso_date(io::today());
    if (!date) throw std::runtime_error("the clock gives no date: " + io::today());
    return *date;
}

}  // namespace

void Problems::add(findings::Problem problem) {
    problem.path = audit::shown_path(problem.path);
    console_.say(problem);
    items_.push_back(std::move(problem));
}

void Problems::add_all(std::vector<findings::Problem> problems) {
    const std::size_t said = problems.size() > kMostSaid ? kMostSaid : problems.size();
    for (std::size_t i = 0; i < said; ++i) add(problems[i]);
    const std::size_t left = problems.size() - said;
    if (left == 0) return;
    items_.insert(items_.end(), problems.begin() + static_cast<std::ptrdiff_t>(said), problems.end());
    console_.say(base::TextPair{
        base::format("còn {} tệp khác có vấn đề; báo cáo html, xlsx hoặc json (--output) kê đủ từng tệp.", left),
        base::format("{} more files have problems; a report in html, xlsx or json (--output) lists each.", left)});
}

std::vector<findings::Problem> Problems::sorted() const {
    std::vector<findings::Problem> sorted = items_;
    std::ranges::stable_sort(sorted, {}, &findings::Problem::path);
    return sorted;
}

ExitCode Problems::exit_code(ExitCode otherwise) const {
    if (std::ranges::find(items_, kInternalFault, &findings::Problem::code) != items_.end()) return ExitCode::fault;
    if (!items_.empty() || console_.failed()) return ExitCode::unusable;
    return otherwise;
}

Registries::Registries(const std::vector<std::string>& tables, std::size_t threads, Problems& problems)
    : opened_(threads) {
    registry::Registry& first = of(0);
    for (const std::string& table : tables) {
        if (const base::Status wrong = first.add_table(table)) {
            problems.add_error(*wrong);
        } else {
            tables_.push_back(table);
        }
    }
}

registry::Registry& Registries::of(std::size_t thread) {
    std::optional<registry::Registry>& own = opened_[thread];
    if (own) return *own;
    auto opened = registry::Registry::open_embedded();
    if (!opened) throw std::runtime_error(opened.error().message.en);
    own.emplace(std::move(*opened));
    for (const std::string& table : tables_) static_cast<void>(own->add_table(table));  // it was sound the first time
    if (companions_) take(*own, companions_);
    return *own;
}

void Registries::add(std::shared_ptr<const registry::Companions> companions) {
    companions_ = std::move(companions);
    for (std::optional<registry::Registry>& own : opened_) {
        if (own) take(*own, companions_);
    }
}

std::optional<checks::RuleSet> open_rules(const Settings& settings, Problems& problems) {
    auto rules = checks::RuleSet::embedded();
    if (!rules) {
        problems.add_error(rules.error());
        return std::nullopt;
    }
    for (const std::string& folder : settings.rules) {
        for (const base::Error& error : rules->add_folder(folder)) problems.add_error(error);
    }
    for (const std::string& pattern : rules->filter(settings.select, settings.ignore, settings.enable)) {
        if (audit::names_any_together(pattern)) continue;
        problems.add({pattern,
                      "unknown-rule",
                      {"không có quy tắc, họ hay gói nào mang tên này; `doichieu rules list` liệt kê những gì có.",
                       "no rule, family or pack has this name; `doichieu rules list` lists what there is."}});
    }
    return std::move(*rules);
}

Session::Session(const Options& options, Depth depth, Together together, std::size_t most_threads, Console& console,
                 LongTexts long_texts)
    : options_(options),
      depth_(depth),
      together_(together),
      long_texts_(long_texts),
      console_(console),
      problems_(console),
      today_(today()),
      statements_(options.statements) {
    io::use_large_heap_pages();
    const std::size_t wanted = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
    threads_ = std::min(wanted, most_threads);
    if (!options.words.empty()) {
        for (const std::string& path : options.words) add_inputs(path);
    } else if (!options.stdin_filename.empty()) {
        add_inputs(std::string(kStandardInput));
    } else {
        add_inputs(".");
        for (Task& task : tasks_) task.input.shown.erase(0, 2);  // nobody typed "./"
    }
    if (may_repeat_) {
        Identities identities;
        std::set<std::string> seen;
        std::erase_if(tasks_, [&](const Task& task) { return !seen.insert(identities.of(task.input.path)).second; });
    }
    std::ranges::sort(tasks_, {}, [](const Task& task) -> const std::string& { return task.input.shown; });
    if (tasks_.size() > kMany) io::use_large_heap_pages(tasks_.size() * kBytesOfFacts);
    if (depth_ == Depth::rules && !options.parent.empty()) read_parent();
}

void Session::read_parent() {
    Project* project = project_of(options_.parent);
    if (project == nullptr) return;
    const Task task{{options_.parent, audit::shown_path(options_.parent)}, project};
    Outcome outcome = read(task, 0);
    judge(outcome, task, 0);
    for (findings::Problem& problem : outcome.problems) problems_.add(std::move(problem));
    if (!outcome.analysis) return;
    const analysis::Analysis& parent = *outcome.analysis;
    statements_.parent = std::make_shared<const checks::ParentPlan>(checks::read_parent_plan(
        {parent.outline, parent.citations, parent.resolutions, project->registries->of(0), parent.date}));
}

bool Session::reads(const std::string& path) const {
    Identities identities;
    const std::string identity = identities.of(path);
    return std::ranges::any_of(tasks_, [&](const Task& task) { return identities.of(task.input.path) == identity; });
}

void Session::add_inputs(const std::string& path) {
    if (path.empty()) {  // an unset variable of a script must not become "everything here"
        problems_.add({"\"\"", "not-found", {"Tên tệp còn trống.", "The file's name is empty."}});
        return;
    }
    const bool is_stdin = path == kStandardInput;
    Project* project = project_of(is_stdin ? options_.stdin_filename : path);
    if (project == nullptr) return;
    audit::Inputs inputs;
    if (is_stdin) {
        const bool is_named = !options_.stdin_filename.empty();
        inputs.items.push_back({path, is_named ? audit::shown_path(options_.stdin_filename) : "<stdin>"});
    } else {
        inputs = audit::inputs_of(path, project->settings.selection);
    }
    for (findings::Problem& problem : inputs.problems) {
        if (problem.code == "unreadable" && problem.path != audit::shown_path(path)) closed_folders_.push_back(problem);
        problems_.add(std::move(problem));
    }
    may_repeat_ = may_repeat_ || inputs.has_links || !tasks_.empty();
    for (audit::Input& input : inputs.items) tasks_.push_back({std::move(input), project});
    for (std::string& other : inputs.others) others_.push_back(std::move(other));
}

Project* Session::project_of(const std::string& path) {
    const std::string file =
        options_.config.empty() ? io::find_upwards(path.empty() ? "." : path, ".doichieu.yaml") : options_.config;
    const auto known = std::ranges::find(projects_, file, [](const auto& entry) { return entry.first; });
    if (known != projects_.end()) return known->second.get();

    auto& project = projects_.emplace_back(file, nullptr).second;
    Settings settings;
    if (!file.empty()) {
        auto read = read_settings(file);
        if (!read) {
            problems_.add_error(read.error());
            return nullptr;
        }
        settings = std::move(*read);
    }
    if (settings.language && !options_.language_is_given && projects_.size() == 1) console_.use(*settings.language);
    settings = with_options(std::move(settings), options_);
    project = std::make_unique<Project>();
    project->settings = std::move(settings);
    if (depth_ == Depth::rules) project->rules = open_rules(project->settings, problems_);
    if (project->rules) project->rules->set_timed(options_.time_rules);
    if (project->rules && options_.findings_alone) project->rules->tell_findings_alone();
    if (depth_ != Depth::text) {
        // One more for the thread that delivers.
        project->registries = std::make_unique<Registries>(project->settings.registry, threads_ + 1, problems_);
    }
    return project.get();
}

const registry::Registry& Session::registry() {
    for (const auto& [file, project] : projects_) {
        if (project) return project->registries->of(0);
    }
    // No configuration could be used; the report still says what is known.
    auto& project = projects_.emplace_back("", std::make_unique<Project>()).second;
    project->registries = std::make_unique<Registries>(options_.registry, threads_, problems_);
    return project->registries->of(0);
}

void Session::run(std::size_t count, const std::function<void(std::size_t, std::size_t)>& work,
                  const std::function<bool(std::size_t)>& deliver) {
    audit::run({count, std::min(threads_, count), work, [&](std::size_t item) {
                    console_.progress(item + 1, count);
                    return deliver(item);
                }});
}

void Session::acquaint() {
    if (together_ == Together::no || depth_ == Depth::text || tasks_.size() < 2) return;
    read_.resize(tasks_.size());
    std::vector<std::optional<registry::Statement>> found(tasks_.size());
    std::vector<registry::Statement> statements;
    std::size_t kept = 0;
    std::uint64_t bytes = 0;
    const auto work = [&](std::size_t worker, std::size_t item) {
        try {
            read_[item] = read(tasks_[item], worker);
            if (read_[item].long_text) return;  // many documents: it is none of them
            const auto& analysis = read_[item].analysis;
            if (analysis && (analysis->secrecy == structure::Secrecy::none || allows_secrets()))
                found[item] = analysis::statement_of(analysis->outline, analysis->citations);
        } catch (const std::exception& failure) {
            read_[item].problems = {internal_fault(tasks_[item], failure)};
        }
    };
    const auto deliver = [&](std::size_t item) {
        if (found[item]) statements.push_back(std::move(*found[item]));
        Outcome& outcome = read_[item];
        if (!outcome.analysis) return true;
        const std::uint64_t size = outcome.analysis->document.size();
        const bool can_be_read_again = tasks_[item].input.path != kStandardInput;
        if (can_be_read_again && (kept == kMostKept || bytes + size > kMostBytesKept)) {
            outcome = {};
        } else {
            ++kept;
            bytes += size;
        }
        return true;
    };
    audit::run({tasks_.size(), std::min(threads_, tasks_.size()), work, deliver});
    acquaint_with(std::move(statements));
}

void Session::acquaint_with(std::vector<registry::Statement> statements) {
    const auto companions = std::make_shared<const registry::Companions>(std::move(statements));
    for (const auto& [file, project] : projects_) {
        if (project && project->registries) project->registries->add(companions);
    }
}

base::Result<io::Bytes> Session::read_bytes(const Task& task) const {
    const formats::Limits& limits = task.project->settings.limits;
    if (task.input.path == kStandardInput)
        return io::read_descriptor(STDIN_FILENO, task.input.shown, most_bytes(limits));
    return io::read_file(task.input.path, most_bytes(limits));
}

findings::Problem Session::problem_of(const Task& task, const base::Error& error) {
    return {task.input.shown, error.code, error.message, error.line, error.column};
}

findings::Problem Session::withheld(const std::string& shown, structure::Secrecy secrecy) {
    const char* mark = structure::mark_of(secrecy);
    return {
        shown,
        "secret-document",
        {base::format("Văn bản mang dấu {}: không đưa nội dung ra; thêm --allow-secret nếu được phép.", mark),
         base::format("The document is marked {}: nothing of it is shown; add --allow-secret if permitted.", mark)}};
}

base::Result<Session::Content> Session::content_of(const Task& task) const {
    const formats::Limits& limits = task.project->settings.limits;
    const auto long_text = [&](formats::LongText::Source source, std::uint64_t size) {
        std::optional<formats::LongText> text;
        if (long_texts_ == LongTexts::in_parts && formats::LongText::is_one(source, size, task.input.shown, limits))
            text.emplace(std::move(source), task.input.shown);
        return text;
    };
    if (task.input.path == kStandardInput) {
        auto bytes = read_bytes(task);
        if (!bytes) return std::move(bytes.error());
        auto text = long_text(formats::LongText::in_memory(*bytes), bytes->view().size());
        return Content{std::move(text), std::move(*bytes)};
    }
    auto opened = io::InputFile::open(task.input.path);
    if (!opened) return std::move(opened.error());
    const auto file = std::make_shared<const io::InputFile>(std::move(*opened));
    if (auto text = long_text(formats::LongText::in_file(file), file->size().value_or(0)))
        return Content{std::move(text), {}};
    auto bytes = file->read_all(most_bytes(limits));
    if (!bytes) return std::move(bytes.error());
    return Content{std::nullopt, std::move(*bytes)};
}

Session::Outcome Session::read(const Task& task, std::size_t worker) const {
    auto content = content_of(task);
    if (!content) return {nullptr, {problem_of(task, content.error())}};
    if (content->long_text) return {nullptr, {}, std::move(content->long_text)};
    return read(task, std::move(content->bytes), worker);
}

Session::Outcome Session::read(const Task& task, io::Bytes bytes, std::size_t worker) const {
    Outcome outcome;
    auto document = open(task, std::move(bytes), outcome.problems);
    if (!document) return outcome;
    if (depth_ == Depth::text) {
        outcome.analysis.reset(new analysis::Analysis{std::move(*document), {}, {}, {}, {}, {}});
    } else {
        outcome.analysis = analysis::read(std::move(*document), task.project->registries->of(worker), statements_);
    }
    return outcome;
}

std::optional<document::Document> Session::open(const Task& task, io::Bytes bytes,
                                                std::vector<findings::Problem>& problems) const {
    auto document = formats::read_document(std::move(bytes), task.input.shown, task.project->settings.limits);
    if (!document) {
        problems.push_back(problem_of(task, document.error()));
        return std::nullopt;
    }
    problems = std::move(document->problems);
    return opened(task, std::move(document->document), problems);
}

std::optional<document::Document> Session::opened(const Task& task, document::Document document,
                                                  std::vector<findings::Problem>& problems) const {
    if (depth_ != Depth::rules && !allows_secrets()) {  // citations and text are excerpts throughout
        const structure::Secrecy secrecy = structure::secrecy_of(document);
        if (secrecy != structure::Secrecy::none) {
            problems.push_back(withheld(task.input.shown, secrecy));
            return std::nullopt;
        }
    }
    return document;
}

const registry::Registry* Session::registry_of_delivery(const Project& project) const {
    if (!project.registries) return nullptr;
    const bool is_apart = std::min(threads_, tasks_.size()) > 1;  // else the only worker is the one that delivers
    return &project.registries->of(is_apart ? threads_ : 0);
}

bool Session::for_each_part(const Task& task, formats::LongText text, const std::function<bool(Analysis)>& deliver) {
    try {
        std::optional<analysis::Parts> parts;
        if (depth_ != Depth::text) parts.emplace(*registry_of_delivery(*task.project), statements_);
        while (auto part = text.next()) {
            if (!*part) {
                problems_.add(problem_of(task, part->error()));
                return true;
            }
            std::vector<findings::Problem> problems = std::move((*part)->problems);
            auto document = opened(task, std::move((*part)->document), problems);
            for (findings::Problem& problem : problems) problems_.add(std::move(problem));
            if (!document) return true;
            const bool goes_on =
                deliver(parts ? parts->analyse(std::move(*document), today_)
                              : Analysis(new analysis::Analysis{std::move(*document), {}, {}, {}, {}, {}}));
            if (!goes_on) return false;
        }
    } catch (const std::exception& failure) {
        problems_.add(internal_fault(task, failure));
    }
    return true;
}

Session::Counted Session::count(const Task& task, std::size_t worker) const {
    Counted counted;
    auto content = content_of(task);
    if (!content) return {std::nullopt, {problem_of(task, content.error())}};
    analysis::Parts parts(task.project->registries->of(worker), statements_);
    if (!content->long_text) {
        if (const auto document = open(task, std::move(content->bytes), counted.problems))
            counted.citations = parts.count(*document);
        return counted;
    }
    while (auto part = content->long_text->next()) {
        if (!*part) return {std::nullopt, {problem_of(task, part->error())}};
        std::ranges::move((*part)->problems, std::back_inserter(counted.problems));
        const auto document = opened(task, std::move((*part)->document), counted.problems);
        if (!document) return {std::nullopt, std::move(counted.problems)};
        counted.citations = counted.citations.value_or(0) + parts.count(*document);
    }
    return counted;
}

Session::Outcome Session::analyse(std::size_t item, std::size_t worker) {
    const Task& task = tasks_[item];
    const bool is_read =
        !read_.empty() && (read_[item].analysis || read_[item].long_text || !read_[item].problems.empty());
    Outcome outcome = is_read ? std::exchange(read_[item], {}) : read(task, worker);
    judge(outcome, task, worker);
    return outcome;
}

void Session::judge(Outcome& outcome, const Task& task, std::size_t worker) const {
    if (!outcome.analysis || depth_ == Depth::text) return;
    const Project& project = *task.project;
    analysis::judge(*outcome.analysis, project.registries->of(worker), project.rules ? &*project.rules : nullptr,
                    statements_, today_);
}

findings::Problem Session::internal_fault(const Task& task, const std::exception& failure) {
    return {task.input.shown,
            kInternalFault,
            {base::format("Chương trình gặp lỗi với tệp này ({}); xin báo cho người phát triển.", failure.what()),
             base::format("The program failed on this file ({}); please report it.", failure.what())}};
}

}  // namespace doichieu::cli

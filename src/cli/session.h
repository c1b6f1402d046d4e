#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "analysis/analyse.h"
#include "audit/inputs.h"
#include "audit/schedule.h"
#include "checks/checks.h"
#include "cli/console.h"
#include "cli/options.h"
#include "cli/settings.h"
#include "formats/long_text.h"
#include "registry/companions.h"
#include "registry/registry.h"

namespace doichieu::cli {

/// How far documents are taken.
enum class Depth { text, citations, rules };

/// The problems of a run, said as they come, and the exit code that they ask for.
class Problems {
  public:
    explicit Problems(Console& console) : console_(console) {}
    void add(findings::Problem problem);
    /// Says the first of them and how many there are besides; reports name all.
    void add_all(std::vector<findings::Problem> problems);
    void add_error(const base::Error& error) { add(audit::problem_of(error)); }
    /// Those of another part of the run, which were said already.
    void adopt(const Problems& other) { items_.insert(items_.end(), other.items_.begin(), other.items_.end()); }
    /// By path, for a report.
    [[nodiscard]] std::vector<findings::Problem> sorted() const;
    /// `otherwise` unless something was unusable or the program itself failed.
    [[nodiscard]] ExitCode exit_code(ExitCode otherwise) const;

  private:
    Console& console_;
    std::vector<findings::Problem> items_;
};

/// The tables in use, opened once for each thread that asks. The first opening tells what is wrong with added tables;
/// those are left out from then on.
class Registries {
  public:
    Registries(const std::vector<std::string>& tables, std::size_t threads, Problems& problems);
    /// For one thread at a time each.
    [[nodiscard]] registry::Registry& of(std::size_t thread);
    /// Below the tables from now on, for every thread. While no thread is at work.
    void add(std::shared_ptr<const registry::Companions> companions);

  private:
    std::vector<std::string> tables_;
    std::shared_ptr<const registry::Companions> companions_;
    std::vector<std::optional<registry::Registry>> opened_;
};

/// The rules of the settings. Nothing when those that the program carries cannot be read.
[[nodiscard]] std::optional<checks::RuleSet> open_rules(const Settings& settings, Problems& problems);

/// A configuration and what it loads. All paths below one configuration share it.
struct Project {
    Settings settings;
    std::optional<checks::RuleSet> rules;
    std::unique_ptr<Registries> registries;
};

/// Whether a long text (formats::LongText) is one analysis or one for each of its parts.
enum class LongTexts : bool { whole, in_parts };

/// Whether the documents of a run are rows of the registry for each other.
enum class Together : bool { no, yes };

/// Everything that reads documents: paths to inputs, inputs to analyses, many at a time, delivered by path.
class Session {
  public:
    /// Of several documents so many, and so much text, stay in memory between a first pass and the second; the others
    /// are read again.
    static constexpr std::size_t kMostKept = 2000;
    static constexpr std::uint64_t kMostBytesKept = 64ULL << 20;

    Session(const Options& options, Depth depth, Together together, std::size_t most_threads, Console& console,
            LongTexts long_texts = LongTexts::whole);

    /// On a worker's thread, with the registry that resolved it (null where only the text is read); what comes back is
    /// delivered with its project on the caller's. False ends the run.
    using Analysis = std::unique_ptr<analysis::Analysis>;
    template <typename Result>
    void for_each(const std::function<Result(Analysis, const Project&, const registry::Registry*)>& convert,
                  const std::function<bool(Result, const Project&)>& deliver) {
        acquaint();
        std::vector<Slot<Result>> slots(tasks_.size());
        run(
            tasks_.size(),
            [&](std::size_t worker, std::size_t item) { slots[item].fill(*this, convert, worker, item); },
            [&](std::size_t item) {
                Slot<Result> slot = std::move(slots[item]);
                slots[item] = {};
                for (findings::Problem& problem : slot.problems) problems_.add(std::move(problem));
                const Project& project = *tasks_[item].project;
                if (slot.long_text) {
                    return for_each_part(tasks_[item], std::move(*slot.long_text), [&](Analysis part) {
                        return deliver(convert(std::move(part), project, registry_of_delivery(project)), project);
                    });
                }
                return !slot.result || deliver(std::move(*slot.result), project);
            });
    }

    struct Outcome {
        Analysis analysis;  ///< null when it could not be read, or is a long text
        std::vector<findings::Problem> problems;
        std::optional<formats::LongText> long_text = {};
    };
    struct Counted {
        std::optional<std::size_t> citations;  ///< nothing when it could not be read
        std::vector<findings::Problem> problems;
    };
    /// One input on a worker's thread, before it is read.
    class File {
      public:
        File(const Session& session, std::size_t item, std::size_t worker)
            : session_(session), item_(item), worker_(worker) {}
        [[nodiscard]] std::size_t index() const { return item_; }
        [[nodiscard]] const audit::Input& input() const { return session_.tasks_[item_].input; }
        [[nodiscard]] base::Result<io::Bytes> read() const { return session_.read_bytes(session_.tasks_[item_]); }
        /// Up to the citations.
        [[nodiscard]] Outcome analyse(io::Bytes bytes) const {
            return session_.read(session_.tasks_[item_], std::move(bytes), worker_);
        }
        /// From there to the findings.
        void judge(Outcome& outcome) const { session_.judge(outcome, session_.tasks_[item_], worker_); }
        [[nodiscard]] const registry::Registry& registry() const {
            return session_.tasks_[item_].project->registries->of(worker_);
        }
        [[nodiscard]] Counted count() const { return session_.count(session_.tasks_[item_], worker_); }
        [[nodiscard]] findings::Problem problem_of(const base::Error& error) const {
            return Session::problem_of(session_.tasks_[item_], error);
        }

      private:
        const Session& session_;
        std::size_t item_;
        std::size_t worker_;
    };
    /// As for_each(), for who decides what is read at all. What `convert` throws is an internal fault of that file.
    template <typename Result>
    void for_each_file(const std::vector<std::size_t>& items, const std::function<Result(const File&)>& convert,
                       const std::function<bool(std::size_t item, std::optional<Result>)>& deliver) {
        std::vector<Slot<Result>> slots(items.size());
        run(
            items.size(),
            [&](std::size_t worker, std::size_t at) {
                try {
                    slots[at].result = convert(File(*this, items[at], worker));
                } catch (const std::exception& failure) {
                    slots[at].problems = {internal_fault(tasks_[items[at]], failure)};
                }
            },
            [&](std::size_t at) {
                Slot<Result> slot = std::move(slots[at]);
                slots[at] = {};
                for (findings::Problem& problem : slot.problems) problems_.add(std::move(problem));
                return deliver(items[at], std::move(slot.result));
            });
    }
    /// Every item, in order.
    [[nodiscard]] std::vector<std::size_t> items() const {
        std::vector<std::size_t> all(tasks_.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        return all;
    }

    [[nodiscard]] std::size_t size() const { return tasks_.size(); }
    [[nodiscard]] const audit::Input& input(std::size_t item) const { return tasks_[item].input; }
    [[nodiscard]] const Project& project(std::size_t item) const { return *tasks_[item].project; }
    /// Files of the folders that were walked which no reader takes.
    [[nodiscard]] const std::vector<std::string>& others() const { return others_; }
    /// Folders below a given one that could not be opened.
    [[nodiscard]] const std::vector<findings::Problem>& closed_folders() const { return closed_folders_; }

    [[nodiscard]] Problems& problems() { return problems_; }
    /// Whether this file is among the inputs, however it is named.
    [[nodiscard]] bool reads(const std::string& path) const;
    /// Whether words of documents with a mark of secrecy may be shown and stored, and what is said where they may not.
    [[nodiscard]] bool allows_secrets() const { return options_.statements.allow_secret; }
    [[nodiscard]] static findings::Problem withheld(const std::string& shown, structure::Secrecy secrecy);
    /// What the documents of the run state of themselves, for all of them. While no thread is at work.
    void acquaint_with(std::vector<registry::Statement> statements);
    /// The tables of the first project.
    [[nodiscard]] const registry::Registry& registry();

  private:
    struct Task {
        audit::Input input;
        Project* project = nullptr;
    };
    template <typename Result>
    struct Slot {
        std::optional<Result> result;
        std::vector<findings::Problem> problems;
        std::optional<formats::LongText> long_text;  ///< to be read when its turn comes

        template <typename Convert>
        void fill(Session& session, const Convert& convert, std::size_t worker, std::size_t item) {
            const Task& task = session.tasks_[item];
            try {
                Outcome outcome = session.analyse(item, worker);
                problems = std::move(outcome.problems);
                long_text = std::move(outcome.long_text);
                if (!outcome.analysis) return;
                const auto& registries = task.project->registries;
                result =
                    convert(std::move(outcome.analysis), *task.project, registries ? &registries->of(worker) : nullptr);
            } catch (const std::exception& failure) {  // of one document: the others are still checked
                result.reset();
                problems = {internal_fault(task, failure)};
            }
        }
    };

    void read_parent();
    Project* project_of(const std::string& path);
    void add_inputs(const std::string& path);
    void run(std::size_t count, const std::function<void(std::size_t, std::size_t)>& work,
             const std::function<bool(std::size_t)>& deliver);
    /// A first pass over several documents: what each states of itself becomes known to all.
    void acquaint();
    /// Up to the citations.
    [[nodiscard]] Outcome read(const Task& task, std::size_t worker) const;
    [[nodiscard]] Outcome read(const Task& task, io::Bytes bytes, std::size_t worker) const;
    [[nodiscard]] Counted count(const Task& task, std::size_t worker) const;
    /// The text, unless it is to be withheld.
    [[nodiscard]] std::optional<document::Document> open(const Task& task, io::Bytes bytes,
                                                         std::vector<findings::Problem>& problems) const;
    [[nodiscard]] std::optional<document::Document> opened(const Task& task, document::Document document,
                                                           std::vector<findings::Problem>& problems) const;
    /// Of a long text, on the caller's thread. False ends the run.
    bool for_each_part(const Task& task, formats::LongText text, const std::function<bool(Analysis)>& deliver);
    /// Null where the text alone is read.
    [[nodiscard]] const registry::Registry* registry_of_delivery(const Project& project) const;
    /// A long text that is read in parts, or all the bytes.
    struct Content {
        std::optional<formats::LongText> long_text;
        io::Bytes bytes;
    };
    [[nodiscard]] base::Result<Content> content_of(const Task& task) const;
    /// From the citations to the findings.
    void judge(Outcome& outcome, const Task& task, std::size_t worker) const;
    [[nodiscard]] Outcome analyse(std::size_t item, std::size_t worker);
    [[nodiscard]] base::Result<io::Bytes> read_bytes(const Task& task) const;
    static findings::Problem problem_of(const Task& task, const base::Error& error);
    static findings::Problem internal_fault(const Task& task, const std::exception& failure);

    const Options& options_;
    Depth depth_;
    Together together_;
    LongTexts long_texts_;
    std::size_t threads_ = 1;
    Console& console_;
    Problems problems_;
    legal::Date today_;
    analysis::Statements statements_;  ///< those of the options, with the superior's plan
    std::vector<std::pair<std::string, std::unique_ptr<Project>>> projects_;  ///< by configuration file; null: unusable
    std::vector<Task> tasks_;
    bool may_repeat_ = false;  ///< one file may be among them twice
    std::vector<std::string> others_;
    std::vector<findings::Problem> closed_folders_;
    std::vector<Outcome> read_;  ///< by task, as far as the first pass kept them
};

}  // namespace doichieu::cli

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "base/text_pair.h"
#include "checks/checks.h"
#include "checks/inquiry.h"
#include "checks/message_template.h"
#include "findings/finding.h"
#include "legal/terms.h"

namespace doichieu::checks {

class FieldReader;

/// A fault as a kind sees it; the rule that runs it adds texts, level and basis.
struct Fault {
    base::Span span;
    Values values;  ///< for the placeholders of the rule's texts
    findings::Certainty certainty = findings::Certainty::certain;
    findings::Severity at_most = findings::Severity::error;  ///< needs_review is never above warning
    std::optional<findings::Fix> fix;
    std::vector<findings::Note> related;
    legal::Regime regime = legal::Regime::unknown;  ///< whose basis binds; unknown: the document's
    std::string key;                                ///< tells apart faults of one rule at one place
};

/// What a kind hands back: faults, or why it could not judge.
class Verdict {
  public:
    explicit Verdict(bool wants_tasks = true) : wants_tasks_(wants_tasks) {}

    /// What is beyond this is only counted, so that a broken input cannot flood the report.
    static constexpr std::size_t kMostFaults = 1000;

    void report(Fault fault) {
        if (faults_.size() < kMostFaults)
            faults_.push_back(std::move(fault));
        else
            ++unreported_;
    }
    /// Something, or everything, could not be judged. The last reason counts.
    void not_evaluated(base::TextPair reason) { reason_ = std::move(reason); }
    /// There is nothing in the document that the rule is about.
    void not_applicable(base::TextPair reason) {
        reason_ = std::move(reason);
        applies_ = false;
    }

    /// Whether anybody shows the tasks that are found on the way.
    [[nodiscard]] bool wants_tasks() const { return wants_tasks_; }
    void set_tasks(std::vector<Task> tasks) { tasks_ = std::move(tasks); }

    [[nodiscard]] std::vector<Task>& tasks() { return tasks_; }
    [[nodiscard]] std::vector<Fault>& faults() { return faults_; }
    [[nodiscard]] std::size_t unreported() const { return unreported_; }
    [[nodiscard]] bool applies() const { return applies_; }
    [[nodiscard]] const std::optional<base::TextPair>& reason() const { return reason_; }

  private:
    bool wants_tasks_;
    bool applies_ = true;
    std::vector<Fault> faults_;
    std::vector<Task> tasks_;
    std::size_t unreported_ = 0;
    std::optional<base::TextPair> reason_;
};

/// A way of checking, with its options decoded. Immutable, so one object serves all threads.
class Kind {
  public:
    Kind() = default;
    Kind(const Kind&) = delete;
    Kind& operator=(const Kind&) = delete;
    virtual ~Kind() = default;
    virtual void run(const Inquiry& inquiry, Verdict& verdict) const = 0;
};

/// One row of the table of kinds.
struct KindRow {
    std::string_view name;
    base::TextPair description;
    std::vector<std::string_view> placeholders;
    /// Reads the options of a rule file; faults in them stay in the reader.
    std::shared_ptr<const Kind> (*decode)(FieldReader& options);
};

[[nodiscard]] const std::vector<KindRow>& kinds();
[[nodiscard]] const KindRow* find_kind(std::string_view name);

}  // namespace doichieu::checks

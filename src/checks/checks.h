#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "citation/citation.h"
#include "findings/finding.h"
#include "registry/registry.h"
#include "resolve/resolve.h"
#include "structure/outline.h"

namespace doichieu::checks {

struct ParentPlan;  // checks/parent_plan.h
class ProseReader;  // checks/comparable.h

/// All that is known of one document when the rules are applied.
struct Context {
    const structure::Outline& outline;
    const citation::Citations& citations;
    const std::vector<resolve::Resolution>& resolutions;
    const registry::Registry& registry;
    const resolve::JudgementDate& date;
    const ParentPlan* parent = nullptr;          ///< the superior's plan, when one was given
    std::shared_ptr<const ProseReader> prose{};  ///< where others read its paragraphs, too
};

/// What one task of a plan tells, in the words of the text: who, when, responsibility, product, authority. An empty
/// cell is a hole.
inline constexpr std::size_t kTaskColumns = 5;
struct Task {
    findings::Place place;
    std::array<std::string, kTaskColumns> told;
};

struct Report {
    std::vector<findings::Finding> findings;      ///< in report order
    std::vector<findings::RuleOutcome> outcomes;  ///< one per rule, by id then pack; none when only findings are told
    std::vector<std::uint64_t> nanoseconds;       ///< one per rule, when they are timed
    std::vector<Task> tasks;                      ///< in document order; empty when no rule looked for them
    /// Some rule on the form of Party or State documents could be held against it; of a union's, or of one older than all
    /// regulations at hand, none can. True also when no such rule was asked for.
    bool form_is_judged = true;
    /// Where it is not because the document is older than the rules on form: their first day.
    legal::Date form_begins;
};

struct Rule;  // checks/rule.h

/// The rule packs in use: embedded ones and those of --rules folders.
class RuleSet {
  public:
    /// Packs compiled into the program.
    static base::Result<RuleSet> embedded();
    /// The embedded packs, those of a folder in place of namesakes. What is wrong with it goes to `errors`.
    static RuleSet of_folder(const std::string& folder, std::vector<base::Error>& errors);
    RuleSet(RuleSet&&) noexcept;
    RuleSet& operator=(RuleSet&&) noexcept;
    ~RuleSet();

    /// Adds every *.yaml below a folder. Strict: each mistake is an error with file, line, the text and the correction.
    [[nodiscard]] std::vector<base::Error> add_folder(const std::string& folder);
    /// Keeps rules whose id, family or pack matches one of `select` (all when empty) and none of `ignore`. Rules that are
    /// asleep (those of packs that are not enabled) wake when `enable` matches them or `select` names their pack, or their
    /// id where no other rule has it. Returns the patterns that match no rule.
    [[nodiscard]] std::vector<std::string> filter(const std::vector<std::string>& select,
                                                  const std::vector<std::string>& ignore,
                                                  const std::vector<std::string>& enable = {});

    /// From now on reports tell how long each rule took.
    void set_timed(bool timed);
    /// From now on reports hold no outcomes, and no tasks where what is wrong can be told without.
    void tell_findings_alone();

    [[nodiscard]] const std::vector<Rule>& rules() const;
    /// Those that an office can choose beside them.
    [[nodiscard]] const std::vector<Rule>& sleeping_rules() const;
    [[nodiscard]] Report run(const Context&) const;

  private:
    struct Impl;
    explicit RuleSet(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

}  // namespace doichieu::checks

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "checks/checks.h"
#include "checks/parent_plan.h"
#include "citation/citation.h"
#include "document/document.h"
#include "findings/finding.h"
#include "registry/registry.h"
#include "resolve/resolve.h"
#include "structure/outline.h"

namespace doichieu::analysis {

/// What the caller states because the draft does not (--as-of, --date, --issuer, --level, --regime).
struct Statements {
    resolve::Given dates;
    std::optional<std::string> issuer;
    std::optional<legal::Level> level;
    std::optional<legal::Regime> regime;
    std::shared_ptr<const checks::ParentPlan> parent;  ///< the superior's plan (--parent)
    citation::Options citations;                       ///< what to look for beside the ordinary forms
};

/// One document end to end. Held by pointer: the parts refer to each other.
struct Analysis {
    document::Document document;
    structure::Outline outline;
    citation::Citations citations;
    resolve::JudgementDate date;
    std::vector<resolve::Resolution> resolutions;
    checks::Report report;  ///< empty when no rules were given
};

/// The stages that look at the text alone: structure and citations. The registry only lends its names.
[[nodiscard]] std::unique_ptr<Analysis> read(document::Document document, const registry::Registry& registry,
                                             const Statements& statements);

/// The other stages: date, resolution and rules. `rules` may be null: then only the citations are wanted.
void judge(Analysis& analysis, const registry::Registry& registry, const checks::RuleSet* rules,
           const Statements& statements, legal::Date today);

/// All stages in order.
[[nodiscard]] std::unique_ptr<Analysis> analyse(document::Document document, const registry::Registry& registry,
                                                const checks::RuleSet* rules, const Statements& statements,
                                                legal::Date today);

}  // namespace doichieu::analysis

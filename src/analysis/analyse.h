#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "checks/checks.h"
#include "checks/comparable.h"
#include "checks/parent_plan.h"
#include "citation/citation.h"
#include "document/document.h"
#include "findings/finding.h"
#include "registry/registry.h"
#include "resolve/resolve.h"
#include "structure/outline.h"
#include "structure/secrecy.h"

namespace doichieu::analysis {

/// What the caller states because the draft does not (--as-of, --date, --issuer, --level, --regime).
struct Statements {
    resolve::Given dates;
    std::optional<std::string> issuer;
    std::optional<legal::Level> level;
    std::optional<legal::Regime> regime;
    std::shared_ptr<const checks::ParentPlan> parent;  ///< the superior's plan (--parent)
    citation::Options citations;                       ///< what to look for beside the ordinary forms
    bool allow_secret = false;  ///< excerpts of documents with a mark of secrecy may leave the program
};

/// One document end to end. Held by pointer: the parts refer to each other.
struct Analysis {
    document::Document document;
    structure::Outline outline;
    citation::Citations citations;
    resolve::JudgementDate date;
    std::vector<resolve::Resolution> resolutions;
    checks::Report report;  ///< empty when no rules were given
    structure::Secrecy secrecy = structure::Secrecy::none;
    std::shared_ptr<const checks::ProseReader> prose{};  ///< what the rules read of it; null when none were given
};

/// The stages that look at the text alone: structure and citations. The registry only lends its names.
[[nodiscard]] std::unique_ptr<Analysis> read(document::Document document, const registry::Registry& registry,
                                             const Statements& statements);

/// The other stages: date, resolution and rules. `rules` may be null: then only the citations are wanted. The report on
/// a document with a mark of secrecy holds no excerpt of it, unless that is allowed; whoever shows or stores anything
/// else of it (citations, text) asks `secrecy` first.
void judge(Analysis& analysis, const registry::Registry& registry, const checks::RuleSet* rules,
           const Statements& statements, legal::Date today);

/// Takes every word of the document out of its findings: what remains is which rule, how grave, and where.
void withhold_excerpts(checks::Report& report, structure::Secrecy secrecy);

/// All stages in order.
[[nodiscard]] std::unique_ptr<Analysis> analyse(document::Document document, const registry::Registry& registry,
                                                const checks::RuleSet* rules, const Statements& statements,
                                                legal::Date today);

}  // namespace doichieu::analysis

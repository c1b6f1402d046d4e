#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "checks/checks.h"
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
    citation::Options citations;  ///< what to look for beside the ordinary forms
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

/// The stages in order. `rules` may be null: then only the citations are wanted.
[[nodiscard]] std::unique_ptr<Analysis> analyse(document::Document document, const registry::Registry& registry,
                                                const checks::RuleSet* rules, const Statements& statements,
                                                legal::Date today);

}  // namespace doichieu::analysis

#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "checks/checks.h"
#include "checks/parent_plan.h"
#include "citation/citation.h"
#include "document/document.h"
#include "legal/date.h"
#include "registry/registry.h"
#include "resolve/resolve.h"
#include "structure/outline.h"

namespace doichieu::checks {

inline registry::Registry& known_instruments() {
    static registry::Registry registry = [] {
        auto opened = registry::Registry::open_embedded();
        EXPECT_TRUE(opened.ok()) << opened.error().message.vi;
        return std::move(*opened);
    }();
    return registry;
}

inline document::Document text_document(std::string text, document::FileFacts facts = {},
                                        document::SourceKind kind = document::SourceKind::text) {
    document::Document::Input input;
    input.path = "ke-hoach.txt";
    input.kind = kind;
    input.source = io::Bytes::own(std::move(text));
    input.facts = facts;
    auto built = document::Document::build(std::move(input));
    EXPECT_TRUE(built.ok());
    return std::move(*built);
}

/// Runs rules on a document from its first stage on.
inline Report check(const RuleSet& rules, const document::Document& document, legal::Date as_of = {},
                    const ParentPlan* parent = nullptr) {
    const auto outline = structure::Outline::build(document);
    auto citations = citation::extract(outline, known_instruments());
    resolve::Given given;
    if (as_of.stated()) given.as_of = as_of;
    const auto date = resolve::judgement_date(outline, citations, given, {2026, 11, 23});
    const auto resolutions = resolve::resolve(citations, outline, known_instruments(), date);
    return rules.run({outline, citations, resolutions, known_instruments(), date, parent});
}

inline Report check(const RuleSet& rules, const std::string& text, legal::Date as_of = {}) {
    const document::Document document = text_document(text);
    return check(rules, document, as_of);
}

inline ParentPlan parent_plan(const std::string& text) {
    const document::Document document = text_document(text);
    const auto outline = structure::Outline::build(document);
    auto citations = citation::extract(outline, known_instruments());
    const auto date = resolve::judgement_date(outline, citations, {}, {2026, 11, 23});
    const auto resolutions = resolve::resolve(citations, outline, known_instruments(), date);
    return read_parent_plan({outline, citations, resolutions, known_instruments(), date});
}

inline RuleSet embedded_rules() {
    auto rules = RuleSet::embedded();
    EXPECT_TRUE(rules.ok()) << rules.error().path << ":" << rules.error().line << ": " << rules.error().message.vi;
    return std::move(*rules);
}

/// "rule@line" of all findings, in report order.
inline std::vector<std::string> places(const Report& report) {
    std::vector<std::string> out;
    for (const findings::Finding& finding : report.findings)
        out.push_back(finding.rule + "@" + std::to_string(finding.place.line));
    return out;
}

inline const findings::Finding* find(const Report& report, const std::string& rule) {
    for (const findings::Finding& finding : report.findings) {
        if (finding.rule == rule) return &finding;
    }
    return nullptr;
}

inline std::optional<findings::RuleState> state_of(const Report& report, const std::string& rule) {
    for (const findings::RuleOutcome& outcome : report.outcomes) {
        if (outcome.rule == rule) return outcome.state;
    }
    return std::nullopt;
}

}  // namespace doichieu::checks

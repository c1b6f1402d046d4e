#include "findings/finding.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace doichieu::findings {
namespace {

TEST(Finding, Words) {
    for (const Severity severity : {Severity::info, Severity::warning, Severity::error}) {
        EXPECT_EQ(parse_severity(to_string(severity)), severity);
    }
    EXPECT_FALSE(parse_severity("Error"));
    EXPECT_STREQ(to_string(Certainty::needs_review), "needs_review");
    EXPECT_STREQ(to_string(RuleState::not_applicable), "not_applicable");
    EXPECT_STREQ(to_string(RuleState::needs_review), "needs_review");
    EXPECT_STREQ(to_string(FixGrade::safe), "safe");
}

Finding at(const char* path, base::Offset begin, std::uint32_t line, std::uint32_t column, const char* rule,
           const char* message) {
    Finding finding;
    finding.place.path = path;
    finding.place.span = {begin, begin + 1};
    finding.place.line = line;
    finding.place.column = column;
    finding.rule = rule;
    finding.message.vi = message;
    return finding;
}

TEST(Finding, ReportOrder) {
    const std::vector<Finding> expected = {
        at("a", 9, 9, 1, "z", "z"), at("b", 1, 2, 1, "a", "a"), at("b", 2, 1, 1, "a", "a"), at("b", 2, 1, 2, "a", "a"),
        at("b", 2, 1, 2, "a", "b"), at("b", 2, 1, 2, "b", "a"), at("b", 2, 2, 1, "a", "a"),
    };
    std::vector<Finding> findings(expected.rbegin(), expected.rend());
    sort_findings(findings);
    const auto same = [](const Finding& a, const Finding& b) {
        return a.place.path == b.place.path && a.place.span == b.place.span && a.place.line == b.place.line &&
               a.place.column == b.place.column && a.rule == b.rule && a.message == b.message;
    };
    EXPECT_TRUE(std::equal(findings.begin(), findings.end(), expected.begin(), expected.end(), same));
}

}  // namespace
}  // namespace doichieu::findings

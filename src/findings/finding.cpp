#include "findings/finding.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <tuple>

namespace doichieu::findings {
namespace {

constexpr std::array<const char*, 3> kSeverities = {"info", "warning", "error"};
constexpr std::array<const char*, 3> kCertainties = {"certain", "likely", "needs_review"};
constexpr std::array<const char*, 5> kRuleStates = {"passed", "fired", "not_applicable", "not_evaluated",
                                                    "needs_review"};
constexpr std::array<const char*, 2> kFixGrades = {"safe", "review"};

auto report_key(const Finding& finding) {
    const Place& place = finding.place;
    return std::tie(place.path, place.span.begin, place.line, place.column, finding.rule, finding.message.vi);
}

}  // namespace

const char* to_string(Severity severity) {
    return kSeverities.at(static_cast<std::size_t>(severity));
}
const char* to_string(Certainty certainty) {
    return kCertainties.at(static_cast<std::size_t>(certainty));
}
const char* to_string(RuleState state) {
    return kRuleStates.at(static_cast<std::size_t>(state));
}
const char* to_string(FixGrade grade) {
    return kFixGrades.at(static_cast<std::size_t>(grade));
}

std::optional<Severity> parse_severity(std::string_view word) {
    const auto found = std::find(kSeverities.begin(), kSeverities.end(), word);
    if (found == kSeverities.end()) return std::nullopt;
    return static_cast<Severity>(found - kSeverities.begin());
}

void sort_findings(std::vector<Finding>& findings) {
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return report_key(a) < report_key(b); });
}

}  // namespace doichieu::findings

#include "report/run.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "registry/seat.h"

namespace doichieu::report {
namespace {

std::string value_of(const std::optional<structure::Stated>& stated) {
    return stated ? stated->value : std::string();
}

bool lacks_validity(const analysis::Analysis& analysis) {
    bool cites = false;
    for (std::size_t i = 0; i < analysis.citations.items.size(); ++i) {
        const citation::Form form = analysis.citations.items[i].form;
        if (form == citation::Form::self || form == citation::Form::anaphor) continue;
        if (analysis.resolutions[i].status != legal::Validity::unknown) return false;
        cites = true;
    }
    return cites;
}

}  // namespace

std::size_t CheckedDocument::count(findings::Severity severity) const {
    return static_cast<std::size_t>(std::ranges::count(report.findings, severity, &findings::Finding::severity));
}

CheckedDocument checked(analysis::Analysis&& analysis, std::optional<findings::Severity> fail_on) {
    const structure::Identity& identity = analysis.outline.identity();
    CheckedDocument document;
    document.path = analysis.document.path();
    document.sha256 = analysis.document.source_sha256();
    document.type = value_of(identity.type);
    document.notation = value_of(identity.notation);
    document.issuer = registry::organ_name(value_of(identity.issuer), value_of(identity.superior), identity.level);
    document.date = identity.date;
    document.regime = identity.regime;
    document.as_of = analysis.date;
    document.citations = analysis.citations.items.size();
    document.lacks_validity = lacks_validity(analysis);
    document.report = std::move(analysis.report);
    document.is_blocked =
        fail_on && std::ranges::any_of(document.report.findings,
                                       [&](const findings::Finding& finding) { return finding.severity >= *fail_on; });
    return document;
}

std::size_t Run::count(findings::Severity severity) const {
    return std::accumulate(
        documents.begin(), documents.end(), std::size_t{0},
        [severity](std::size_t sum, const CheckedDocument& document) { return sum + document.count(severity); });
}

bool Run::is_blocked() const {
    return std::ranges::any_of(documents, &CheckedDocument::is_blocked);
}

}  // namespace doichieu::report

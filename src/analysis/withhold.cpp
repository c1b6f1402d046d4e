#include "analysis/analyse.h"
#include "base/format.h"

namespace doichieu::analysis {
namespace {

void withhold(findings::Place& place) {
    place.excerpt = "[…]";
    place.source_line = "[…]";
    place.source_column = 0;
}

}  // namespace

void withhold_excerpts(checks::Report& report, structure::Secrecy secrecy) {
    const char* mark = structure::mark_of(secrecy);
    for (findings::Finding& finding : report.findings) {
        finding.message = {
            base::format("có chỗ trái quy tắc này; văn bản mang dấu {} nên không trích nội dung", mark),
            base::format("this rule found a fault; the document is marked {}, so nothing is quoted", mark)};
        finding.suggestion = {};
        finding.fix.reset();
        withhold(finding.place);
        for (findings::Note& note : finding.related) {
            note.message = {"chỗ liên quan", "a related place"};
            withhold(note.place);
        }
    }
    for (findings::RuleOutcome& outcome : report.outcomes) {
        if (outcome.reason.empty()) continue;
        outcome.reason = {base::format("không nêu lý do: văn bản mang dấu {}", mark),
                          base::format("no reason is given: the document is marked {}", mark)};
    }
}

}  // namespace doichieu::analysis

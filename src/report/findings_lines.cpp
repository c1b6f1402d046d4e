#include "base/format.h"
#include "report/findings.h"

namespace doichieu::report {

void findings_lines(const Run& run, const View& view, Out& out) {
    for (const CheckedDocument& document : run.documents) {
        for (const findings::Finding& finding : document.report.findings) {
            std::string message = finding.message.in(view.language);
            for (char& c : message) c = c == '\n' || c == '\r' ? ' ' : c;
            out << base::format("{}:{}:{}: {} {}: {}\n", document.path, finding.place.line, finding.place.column,
                                findings::to_string(finding.severity), finding.rule, printable(message));
        }
    }
}

}  // namespace doichieu::report

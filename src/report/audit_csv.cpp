#include "base/csv.h"
#include "base/format.h"
#include "report/audit.h"

namespace doichieu::report {

void audit_csv(const AuditRun& run, const View& view, Out& out) {
    const audit::Audit& audit = *run.audit;
    out << "unit,unit_name,level,directive,directive_label,state,state_words,evidence\r\n";
    for (std::size_t row = 0; row < audit.coverage.units.size(); ++row) {
        const audit::Unit& unit = audit.roster.units()[static_cast<std::size_t>(audit.coverage.units[row])];
        for (std::size_t column = 0; column < audit.coverage.directives.size(); ++column) {
            const audit::Directive& directive =
                audit.directives.all()[static_cast<std::size_t>(audit.coverage.directives[column])];
            const audit::Cell& cell = audit.coverage.at(row, column);
            std::string evidence;
            for (const audit::Evidence& one : cell.evidence)
                evidence += (evidence.empty() ? "" : "; ") +
                            base::format("{}:{}", audit.documents[one.document].path, one.line);
            const std::string_view cells[] = {unit.id,
                                              unit.name,
                                              legal::to_string(unit.level),
                                              directive.id,
                                              directive.label,
                                              to_string(cell.state),
                                              words_of(view, cell.state),
                                              evidence};
            bool is_first = true;
            for (const std::string_view text : cells) {
                if (!is_first) out << ',';
                is_first = false;
                out << base::csv_cell(text);
            }
            out << "\r\n";
        }
    }
}

}  // namespace doichieu::report

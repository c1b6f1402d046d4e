#include <algorithm>
#include <cmath>

#include "base/format.h"
#include "report/audit.h"
#include "report/finding_json.h"
#include "report/json_writer.h"

namespace doichieu::report {
namespace {

using audit::Audit;
using audit::Roster;

class AuditJson {
  public:
    AuditJson(const AuditRun& run, const View& view, Out& out)
        : run_(run), audit_(*run.audit), language_(view.language), json_(out) {}

    void write() {
        json_.begin_object().field("schemaVersion", 1);
        json_.key("tool").begin_object().field("name", "doichieu").field("version", run_.version).end_object();
        json_.new_line().key("registry").begin_object().field("asOf", run_.registry.as_of);
        json_.field("instruments", run_.registry.instruments).field("sha256", run_.registry.sha256).end_object();
        write_units();
        write_directives();
        write_matrix();
        write_carry_outs();
        write_copies();
        write_relations();
        write_documents();
        write_findings();
        begin_list("problems");
        for (const findings::Problem& problem : run_.problems) {
            json_.new_line();
            write_problem(json_, language_, problem);
        }
        json_.end_array();
        write_changes();
        write_summary();
        json_.end_object();
    }

  private:
    void begin_list(const char* name) { json_.new_line().key(name).begin_array(); }

    [[nodiscard]] const std::string& unit_id(std::int32_t unit) const {
        static const std::string kNoUnit;
        return unit == Roster::kNone ? kNoUnit : audit_.roster.units()[static_cast<std::size_t>(unit)].id;
    }
    [[nodiscard]] const std::string& path(std::uint32_t document) const { return audit_.documents[document].path; }
    [[nodiscard]] const audit::Directive& directive(std::int32_t index) const {
        return audit_.directives.all()[static_cast<std::size_t>(index)];
    }

    void write_units() {
        begin_list("units");
        for (std::size_t u = 0; u < audit_.roster.units().size(); ++u) {
            const audit::Unit& unit = audit_.roster.units()[u];
            json_.new_line().begin_object().field("id", unit.id).field("name", unit.name);
            json_.field("level", legal::to_string(unit.level)).field_or_null("parent", unit_id(unit.parent));
            json_.field("from", unit.from).field("to", unit.to).field_or_null("mergedInto", unit_id(unit.merged_into));
            json_.key("documents").begin_array();
            for (const std::uint32_t document : audit_.by_unit[u]) json_.value(path(document));
            json_.end_array().end_object();
        }
        json_.end_array();
    }

    void write_directives() {
        begin_list("directives");
        for (const std::int32_t index : audit_.coverage.directives) json_.value(directive(index).id);
        json_.end_array();
        begin_list("directiveLabels");
        for (const std::int32_t index : audit_.coverage.directives) {
            const audit::Directive& one = directive(index);
            json_.new_line().begin_object().field("id", one.id).field("label", one.label);
            json_.field_or_null("title", one.title).field("level", legal::to_string(one.level));
            json_.field("date", one.date).field("known", one.known).end_object();
        }
        json_.end_array();
    }

    void write_matrix() {
        begin_list("matrix");
        const audit::Coverage& coverage = audit_.coverage;
        for (std::size_t row = 0; row < coverage.units.size(); ++row) {
            for (std::size_t column = 0; column < coverage.directives.size(); ++column) {
                const audit::Cell& cell = coverage.at(row, column);
                json_.new_line().begin_object().field("unit", unit_id(coverage.units[row]));
                json_.field("directive", directive(coverage.directives[column]).id);
                json_.field("state", to_string(cell.state)).key("evidence").begin_array();
                for (const audit::Evidence& evidence : cell.evidence) {
                    json_.begin_object().field("path", path(evidence.document)).field("line", evidence.line);
                    json_.end_object();
                }
                json_.end_array().end_object();
            }
        }
        json_.end_array();
    }

    /// The tasks of each superior plan, and where each unit takes them up.
    void write_carry_outs() {
        begin_list("carriedOut");
        for (const audit::CarryOut& one : audit_.carry_outs) {
            json_.new_line().begin_object().field("superior", path(one.superior)).field("unit", unit_id(one.unit));
            for (const auto state : {audit::ItemState::taken_up, audit::ItemState::copied, audit::ItemState::none})
                json_.field(to_string(state), one.count(state));
            json_.key("items").begin_array();
            for (const audit::CarriedItem& item : one.items) {
                json_.begin_object().field("line", audit_.documents[one.superior].paragraphs[item.item].line);
                json_.field("state", to_string(item.state)).key("to");
                if (item.state == audit::ItemState::none) {
                    json_.null();
                } else {
                    json_.begin_object().field("path", path(item.document));
                    json_.field("line", audit_.documents[item.document].paragraphs[item.paragraph].line).end_object();
                }
                json_.key("share").number(item.share, 2).end_object();
            }
            json_.end_array().end_object();
        }
        json_.end_array();
    }

    void write_changes() {
        if (run_.changes == nullptr) return;
        const audit::Changes& changes = *run_.changes;
        json_.new_line().key("since").begin_object().field("day", changes.since).key("cells").begin_array();
        for (const audit::CellChange& cell : changes.cells) {
            json_.new_line().begin_object().field("unit", cell.unit).field("directive", cell.directive);
            json_.field("before", to_string(cell.before)).field("after", to_string(cell.after));
            json_.field("better", cell.is_better()).end_object();
        }
        json_.end_array().new_line().key("findings").begin_array();
        for (const audit::FaultChange& fault : changes.faults) {
            json_.new_line().begin_object().field("rule", fault.rule).field("message", fault.message);
            json_.field("better", fault.is_better).end_object();
        }
        json_.end_array();
        for (const auto& [name, list] : {std::pair{"added", &changes.added}, {"removed", &changes.removed}}) {
            json_.key(name).begin_array();
            for (const std::string& document : *list) json_.value(std::string_view(document));
            json_.end_array();
        }
        json_.field("errorsBefore", changes.errors_before).field("errorsAfter", changes.errors_after).end_object();
    }

    void write_stretch(const char* name, const audit::Stretch& stretch) {
        json_.key(name).begin_object().field("path", path(stretch.document)).field("line", stretch.line);
        json_.field("endLine", stretch.end_line).end_object();
    }

    void write_copies() {
        begin_list("copies");
        for (const audit::Copy& copy : audit_.copies) {
            json_.new_line().begin_object().field("kind", to_string(copy.kind));
            json_.field("likeness", to_string(copy.likeness)).key("share").number(copy.share, 2);
            write_stretch("from", copy.from);
            write_stretch("to", copy.to);
            json_.field("dated", copy.is_dated);
            if (copy.kind == audit::CopyKind::section) json_.field("title", copy.title);
            if (copy.kind == audit::CopyKind::paragraph) {
                json_.field("documents", copy.documents).field("boilerplate", copy.is_common);
            }
            json_.end_object();
        }
        json_.end_array();
    }

    void write_relations() {
        begin_list("relations");
        for (const audit::DerivedRelation& one : audit_.relations) {
            json_.new_line().begin_object().field("from", one.from).field("to", one.to);
            json_.field("relation", legal::to_string(one.relation)).field("whole", one.whole);
            json_.field("derived", true).field("date", one.date).field("path", one.path).field("line", one.line);
            json_.end_object();
        }
        json_.end_array();
    }

    void write_documents() {
        begin_list("documents");
        for (std::uint32_t d = 0; d < audit_.documents.size(); ++d) {
            const audit::DocumentFacts& document = audit_.documents[d];
            json_.new_line().begin_object().field("path", document.path).field_or_null("sha256", document.sha256);
            json_.field_or_null("unit", unit_id(audit_.unit_of[d])).field("readable", document.is_read);
            json_.field_or_null("type", document.type).field_or_null("notation", document.notation);
            json_.field("date", document.date).field_or_null("issuer", document.issuer);
            json_.field("citations", document.citations.size()).field("tasks", document.tasks);
            if (const auto& share = audit_.own_share[d]) json_.key("ownShare").number(*share, 2);
            json_.field("error", document.errors).field("warning", document.warnings).field("info", document.infos);
            json_.end_object();
        }
        json_.end_array();
    }

    void write_findings() {
        begin_list("findings");
        for (const findings::Finding& finding : audit_.findings) {
            json_.new_line();
            write_finding(json_, language_, finding);
        }
        for (std::uint32_t d = 0; d < audit_.documents.size(); ++d) {
            const audit::DocumentFacts& document = audit_.documents[d];
            if (document.errors + document.warnings + document.infos == 0) continue;
            for (const findings::Finding& finding : run_.details(d).findings) {
                json_.new_line();
                write_finding(json_, language_, finding);
            }
        }
        json_.end_array();
    }

    void write_counts(const audit::StateCounts& counts) {
        for (std::size_t state = 0; state < counts.size(); ++state)
            json_.field(to_string(static_cast<audit::CellState>(state)), counts[state]);
    }

    void write_summary() {
        json_.new_line().key("summary").begin_object();
        for (const auto severity : {findings::Severity::error, findings::Severity::warning, findings::Severity::info})
            json_.field(to_string(severity), audit_.count(severity));
        const auto read = std::ranges::count(audit_.documents, true, &audit::DocumentFacts::is_read);
        json_.field("units", audit_.coverage.units.size()).field("documents", audit_.documents.size());
        json_.field("unreadable", audit_.documents.size() - static_cast<std::size_t>(read));
        json_.field("outsideUnits", audit_.outside.size()).field("copies", audit_.copies.size());
        json_.key("states").begin_object();
        write_counts(audit_.all_counts());
        json_.end_object();
        json_.new_line().key("byUnit").begin_array();
        for (std::size_t row = 0; row < audit_.coverage.units.size(); ++row) {
            json_.new_line().begin_object().field("unit", unit_id(audit_.coverage.units[row]));
            write_counts(audit_.row_counts(row));
            json_.end_object();
        }
        json_.end_array().new_line().key("byDirective").begin_array();
        for (std::size_t column = 0; column < audit_.coverage.directives.size(); ++column) {
            json_.new_line().begin_object().field("directive", directive(audit_.coverage.directives[column]).id);
            write_counts(audit_.column_counts(column));
            json_.end_object();
        }
        json_.end_array().end_object();
    }

    const AuditRun& run_;
    const Audit& audit_;
    base::Language language_;
    JsonWriter json_;
};

}  // namespace

void audit_json(const AuditRun& run, const View& view, Out& out) {
    AuditJson(run, view, out).write();
    out << '\n';
}

}  // namespace doichieu::report

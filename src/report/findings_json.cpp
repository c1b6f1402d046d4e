#include "report/finding_json.h"
#include "report/findings.h"
#include "report/json_writer.h"

namespace doichieu::report {
namespace {

class FindingsJson {
  public:
    FindingsJson(const View& view, Out& out) : language_(view.language), json_(out) {}

    void write(const Run& run) {
        json_.begin_object().field("schemaVersion", 1);
        json_.key("tool").begin_object().field("name", "doichieu").field("version", run.version).end_object();
        json_.new_line().key("registry").begin_object().field("asOf", run.registry.as_of);
        json_.field("instruments", run.registry.instruments).field("sha256", run.registry.sha256).end_object();
        list("documents", run.documents, [this](const CheckedDocument& document) { write_document(document); });
        list_of_documents("findings", run, &checks::Report::findings, [this](const findings::Finding& finding) {
            report::write_finding(json_, language_, finding);
        });
        list_of_documents("rules", run, &checks::Report::outcomes,
                          [this](const findings::RuleOutcome& outcome) { write_outcome(outcome); });
        list("problems", run.problems,
             [this](const findings::Problem& problem) { report::write_problem(json_, language_, problem); });
        json_.new_line().key("summary").begin_object();
        for (const auto severity : {findings::Severity::error, findings::Severity::warning, findings::Severity::info}) {
            json_.field(to_string(severity), run.count(severity));
        }
        json_.end_object().end_object();
    }

  private:
    /// An array with one element a line.
    template <typename Items, typename Writer>
    void list(const char* name, const Items& items, Writer write_item) {
        json_.new_line().key(name).begin_array();
        for (const auto& item : items) {
            json_.new_line();
            write_item(item);
        }
        json_.end_array();
    }

    template <typename Part, typename Writer>
    void list_of_documents(const char* name, const Run& run, Part part, Writer write_item) {
        json_.new_line().key(name).begin_array();
        for (const CheckedDocument& document : run.documents) {
            for (const auto& item : document.report.*part) {
                json_.new_line();
                write_item(item);
            }
        }
        json_.end_array();
    }

    void write_document(const CheckedDocument& document) {
        json_.begin_object().field("path", document.path).field("sha256", document.sha256);
        json_.field_or_null("type", document.type).field_or_null("notation", document.notation);
        json_.field("date", document.date).key("asOf").begin_object();
        json_.field("from", document.as_of.interval.from).field("to", document.as_of.interval.to);
        json_.field("basis", to_string(document.as_of.basis)).end_object();
        json_.field_or_null("issuer", document.issuer).field("regime", to_string(document.regime));
        json_.field("citations", document.citations).end_object();
    }

    void write_outcome(const findings::RuleOutcome& outcome) {
        json_.begin_object().field("path", outcome.path).field("id", outcome.rule).field("pack", outcome.pack);
        json_.field("state", to_string(outcome.state))
            .field_or_null("reason", outcome.reason.in(language_))
            .end_object();
    }

    base::Language language_;
    JsonWriter json_;
};

}  // namespace

void findings_json(const Run& run, const View& view, Out& out) {
    FindingsJson(view, out).write(run);
    out << '\n';
}

}  // namespace doichieu::report

#include "report/citation_explained.h"
#include "report/citation_fields.h"
#include "report/citations.h"
#include "report/json_writer.h"

namespace doichieu::report {
namespace {

class CitationsJsonl final : public CitationsWriter {
  public:
    CitationsJsonl(const View& view, Out& out) : view_(view), out_(out) {}

    void add(const analysis::Analysis& analysis) override {
        ShownCitations citations(analysis, view_);
        while (const auto fields = citations.next()) write(analysis, *fields);
    }

  private:
    void write(const analysis::Analysis& analysis, const CitationFields& fields) {
        const citation::Citation& citation = fields.citation;
        JsonWriter json(out_);
        json.begin_object().field("path", analysis.document.path()).field("form", to_string(citation.form));
        json.field_or_null("type", citation.type).field_or_null("notation", citation.notation);
        json.field_or_null("canonical", citation.canonical).field("raw", fields.raw).field("date", citation.date);
        json.field_or_null("issuer", citation.issuer).field_or_null("term", citation.term);
        json.field_or_null("subject", fields.subject).field_or_null("provision", citation.provision);
        json.field("relation", to_string(citation.relation)).field_or_null("citedBy", fields.cited_by);
        json.field("regime", to_string(citation.regime));
        json.field("start", fields.start).field("end", fields.start + citation.raw.size());
        json.field("line", fields.begin.line).field("column", fields.begin.column);
        json.field("endLine", fields.end.line).field("endColumn", fields.end.column);
        if (fields.page != 0) json.field("page", fields.page);
        if (analysis.document.is_recognized(citation.raw.begin)) json.field("recognized", true);
        json.field("repaired", citation.repaired).key("resolution");
        write_resolution(json, fields);
        if (view_.explain) {
            const Explanation why = explain(analysis, fields, view_);
            json.key("explain").begin_object().field("reading", why.reading).field_or_null("repairs", why.repairs);
            json.field_or_null("relation", why.relation).field("resolution", why.resolution).end_object();
        }
        json.end_object();
        out_ << '\n';
    }

    void write_resolution(JsonWriter& json, const CitationFields& fields) const {
        json.begin_object().field("state", to_string(fields.resolution.state));
        json.field_or_null("instrument", fields.instrument).field("status", to_string(fields.resolution.status));
        json.key("candidates").begin_array();
        for (const registry::Instrument* candidate : fields.resolution.candidates) json.value(candidate->id);
        json.end_array().field_or_null("reason", fields.resolution.reason.in(view_.language)).end_object();
    }

    const View view_;
    Out& out_;
};

}  // namespace

std::unique_ptr<CitationsWriter> citations_jsonl(const View& view, Out& out) {
    return std::make_unique<CitationsJsonl>(view, out);
}

}  // namespace doichieu::report

#include "base/csv.h"
#include "report/citation_fields.h"
#include "report/citations.h"
#include "report/json_writer.h"

namespace doichieu::report {
namespace {

constexpr std::string_view kHeader =
    "path,form,type,notation,canonical,raw,date,issuer,term,subject,provision,relation,citedBy,regime,start,end,line,"
    "column,endLine,endColumn,repaired,state,instrument,status,candidates,reason\n";

class CitationsCsv final : public CitationsWriter {
  public:
    CitationsCsv(const View& view, Out& out) : view_(view), out_(out) { out_ << kHeader; }

    void add(const analysis::Analysis& analysis) override {
        ShownCitations citations(analysis, view_);
        while (const auto fields = citations.next()) write(analysis.document.path(), *fields);
    }

  private:
    void write(std::string_view path, const CitationFields& fields) {
        const citation::Citation& citation = fields.citation;
        out_ << base::csv_cell(path);
        for (const std::string_view text :
             {std::string_view(to_string(citation.form)), std::string_view(citation.type),
              std::string_view(citation.notation), std::string_view(citation.canonical), fields.raw}) {
            next_cell(text);
        }
        next_cell(written(citation.date));
        for (const std::string_view text :
             {std::string_view(citation.issuer), std::string_view(citation.term), fields.subject,
              std::string_view(citation.provision), std::string_view(to_string(citation.relation)), fields.cited_by,
              std::string_view(to_string(citation.regime))}) {
            next_cell(text);
        }
        for (const std::size_t number :
             std::initializer_list<std::size_t>{fields.start, fields.start + citation.raw.size(), fields.begin.line,
                                                fields.begin.column, fields.end.line, fields.end.column}) {
            out_ << ',' << number;
        }
        next_cell(citation.repaired ? "true" : "false");
        next_cell(to_string(fields.resolution.state));
        next_cell(fields.instrument);
        next_cell(to_string(fields.resolution.status));
        std::string candidates;
        for (const registry::Instrument* candidate : fields.resolution.candidates)
            candidates += (candidates.empty() ? "" : " ") + candidate->id;
        next_cell(candidates);
        next_cell(fields.resolution.reason.in(view_.language));
        out_ << '\n';
    }

    void next_cell(std::string_view text) { out_ << ',' << base::csv_cell(text); }

    const View view_;
    Out& out_;
};

}  // namespace

std::unique_ptr<CitationsWriter> citations_csv(const View& view, Out& out) {
    return std::make_unique<CitationsCsv>(view, out);
}

}  // namespace doichieu::report

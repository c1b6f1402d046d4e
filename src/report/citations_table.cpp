#include <map>
#include <string>
#include <vector>

#include "base/format.h"
#include "report/citation_explained.h"
#include "report/citation_fields.h"
#include "report/citations.h"
#include "report/table.h"
#include "report/words.h"

namespace doichieu::report {
namespace {

/// An instrument that the run cites, as far as its citations and the registry tell.
struct CitedInstrument {
    std::string name;
    std::string date;
    std::string issuer;
    std::string_view status;
    std::size_t citations = 0;
    std::string first_place;
};

void fill(std::string& field, const std::string& value) {
    if (field.empty()) field = value;
}

class CitationsTable final : public CitationsWriter {
  public:
    CitationsTable(const View& view, Out& out) : view_(view), out_(out) {}

    void add(const analysis::Analysis& analysis) override {
        if (!analysis.document.is_later_part()) ++documents_;
        ShownCitations citations(analysis, view_);
        while (const auto fields = citations.next()) {
            if (view_.explain) write_explanation(analysis, *fields, view_, out_);
            if (fields->resolution.state == resolve::State::self) continue;
            CitedInstrument& row = row_of(*fields);
            ++row.citations;
            describe(row, *fields);
            fill(row.first_place, base::format("{}:{}", analysis.document.path(), fields->begin.line));
        }
        if (view_.explain) write_refusals(analysis, view_, out_);
    }

    void finish() override {
        std::vector<std::vector<std::string>> rows = {
            {std::string(view_.words("VĂN BẢN", "INSTRUMENT")), std::string(view_.words("NGÀY", "DATE")),
             std::string(view_.words("CƠ QUAN BAN HÀNH", "ISSUER")), std::string(view_.words("HIỆU LỰC", "STATUS")),
             std::string(view_.words("LẦN", "TIMES")), std::string(view_.words("CHỖ ĐẦU", "FIRST AT"))}};
        for (const CitedInstrument& row : rows_) {
            const std::string place =
                documents_ > 1 ? row.first_place : row.first_place.substr(row.first_place.rfind(':') + 1);
            rows.push_back(
                {row.name, row.date, row.issuer, std::string(row.status), std::to_string(row.citations), place});
        }
        write_table(rows, view_, out_, rows.front().size() - 1);  // of a place the line number counts most
        out_ << (view_.language == base::Language::vi ? base::format("{} văn bản được dẫn.\n", rows_.size())
                                                      : base::format("{} instruments cited.\n", rows_.size()));
    }

  private:
    CitedInstrument& row_of(const CitationFields& fields) {
        const std::string key(fields.instrument.empty() ? base::format("{}\n{}", fields.citation.canonical, fields.raw)
                                                        : fields.instrument);
        const auto [found, is_new] = index_.emplace(key, rows_.size());
        if (is_new) rows_.emplace_back();
        return rows_[found->second];
    }

    void describe(CitedInstrument& row, const CitationFields& fields) const {
        const citation::Citation& citation = fields.citation;
        const registry::Instrument* known = fields.resolution.instrument;
        fill(row.name, name_of(fields));
        if (citation.date.stated()) fill(row.date, citation.date.vietnamese());
        if (known != nullptr && known->issued.stated()) fill(row.date, known->issued.vietnamese());
        fill(row.issuer, citation.issuer);
        if (known != nullptr) fill(row.issuer, known->issuer);
        row.status = fields.resolution.state == resolve::State::resolved ? words_of(view_, fields.resolution.status)
                                                                         : words_of(view_, fields.resolution.state);
    }

    static std::string name_of(const CitationFields& fields) {
        const registry::Instrument* known = fields.resolution.instrument;
        const std::string& notation = known != nullptr ? known->notation : fields.citation.canonical;
        if (fields.citation.form == citation::Form::named) {
            return notation.empty() ? std::string(fields.raw) : base::format("{} ({})", fields.raw, notation);
        }
        const std::string& type = fields.citation.type.empty() && known != nullptr ? known->type : fields.citation.type;
        if (notation.empty()) return std::string(fields.raw);
        return type.empty() ? notation : type + " " + notation;
    }

    const View view_;
    Out& out_;
    std::size_t documents_ = 0;
    std::map<std::string, std::size_t> index_;
    std::vector<CitedInstrument> rows_;  ///< by first appearance
};

}  // namespace

std::unique_ptr<CitationsWriter> citations_table(const View& view, Out& out) {
    return std::make_unique<CitationsTable>(view, out);
}

}  // namespace doichieu::report

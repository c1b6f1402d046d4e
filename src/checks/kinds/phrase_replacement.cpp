#include <string>
#include <utility>
#include <vector>

#include "checks/kinds/kinds.h"
#include "checks/kinds/option_table.h"
#include "checks/kinds/phrase_index.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

using citation::Words;

struct Phrase {
    std::string written;  ///< as the table has it
    std::string folded;
    std::string replacement;
};

class PhraseReplacement final : public Kind {
  public:
    PhraseReplacement(std::vector<Phrase> phrases, bool capitals_matter, bool safe)
        : phrases_(std::move(phrases)), capitals_matter_(capitals_matter), safe_(safe) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        std::size_t next_citation = 0;
        const auto is_meant = [&](const Phrase& phrase, const Words& words, std::size_t begin, std::size_t end) {
            return !capitals_matter_ || words.text().substr(begin, end - begin) == phrase.written;
        };
        phrases_.walk(inquiry, is_meant,
                      [&](const Phrase& phrase, const Words&, const structure::Paragraph& paragraph, std::size_t begin,
                          std::size_t end) {
                          const base::Span span{paragraph.span.begin + static_cast<base::Offset>(begin),
                                                paragraph.span.begin + static_cast<base::Offset>(end)};
                          if (!in_notation(inquiry, span, next_citation)) report(inquiry, span, phrase, verdict);
                      });
    }

  private:
    /// A notation is the business of citation/notation-spelling.
    static bool in_notation(const Inquiry& inquiry, base::Span span, std::size_t& next) {
        const auto& citations = inquiry.citations();
        while (next < citations.size() && citations[next].raw.end <= span.begin) ++next;
        return next < citations.size() && citations[next].core.overlaps(span);
    }

    void report(const Inquiry& inquiry, base::Span span, const Phrase& phrase, Verdict& verdict) const {
        Fault fault;
        fault.span = span;
        fault.values = {{"written", same(inquiry.slice(span))}, {"replacement", same(phrase.replacement)}};
        const auto grade = safe_ ? findings::FixGrade::safe : findings::FixGrade::review;
        fault.fix = findings::Fix{grade, {{span, phrase.replacement}}};
        verdict.report(std::move(fault));
    }

    PhraseIndex<Phrase> phrases_;
    bool capitals_matter_;  ///< HDND, but not "hdnd"
    bool safe_;
};

Phrase phrase_of(std::string written, std::string replacement) {
    std::string folded = text::fold(written);
    return {std::move(written), std::move(folded), std::move(replacement)};
}

std::vector<Phrase> read_table(FieldReader& options) {
    std::vector<Phrase> phrases;
    const auto table =
        read_option_table(options, "table", {"written", "replacement", "note"}, {"written", "replacement"});
    if (!table) return phrases;
    for (const registry::Row& row : table->rows) {
        const registry::RowReader reader(*table, row);
        phrases.push_back(phrase_of(reader.text("written"), reader.text("replacement")));
    }
    return phrases;
}

std::shared_ptr<const Kind> decode_phrase_replacement(FieldReader& options) {
    std::vector<Phrase> phrases;
    if (options.has("table")) phrases = read_table(options);
    for (const io::YamlNode* item : options.mappings("phrases")) {
        FieldReader fields(options.source(), *item, options.fault());
        phrases.push_back(phrase_of(fields.text("written"), fields.text("replacement")));
        fields.close();
    }
    if (phrases.empty())
        options.refuse("table", {"cần “table” (bảng CSV có cột written, replacement) hoặc “phrases”",
                                 "“table” (a CSV with columns written, replacement) or “phrases” is needed"});
    for (const Phrase& phrase : phrases) {
        if (phrase.written.empty() || phrase.replacement.empty())
            options.refuse("table",
                           {"có dòng thiếu cụm từ hoặc cách viết đúng", "a row lacks the phrase or its replacement"});
    }
    const bool capitals = options.flag_or("capitals_matter", false);
    return std::make_shared<const PhraseReplacement>(std::move(phrases), capitals, options.flag_or("safe", false));
}

}  // namespace

KindRow phrase_replacement() {
    return {"phrase_replacement",
            {"cụm từ phải viết khác: danh sách trong quy tắc hoặc bảng CSV bên cạnh",
             "phrases that are written otherwise: a list in the rule or a CSV table beside it"},
            {"written", "replacement"},
            decode_phrase_replacement};
}

}  // namespace doichieu::checks

#include <algorithm>
#include <string>
#include <vector>

#include "checks/kinds/kinds.h"
#include "checks/kinds/option_table.h"
#include "checks/kinds/phrase_index.h"
#include "checks/kinds/text_kinds.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

using citation::Words;

/// A term, and the days between which it is out of use: ended before `from` of its successor, or not yet begun.
struct DatedTerm {
    std::string written;
    std::string folded;
    std::string replacement;
    std::string note;
    legal::Date begins;  ///< first day on which it was right
    legal::Date ends;    ///< last day
};

class TermTable final : public Kind {
  public:
    TermTable(std::vector<DatedTerm> terms, OptionalPattern former, std::vector<std::string> longer)
        : terms_(std::move(terms)), former_(std::move(former)), longer_(std::move(longer)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const legal::DateInterval& days = inquiry.context.date.interval;
        const auto any = [](const DatedTerm&, const Words&, std::size_t, std::size_t) { return true; };
        terms_.walk(inquiry, any,
                    [&](const DatedTerm& term, const Words& words, const structure::Paragraph& paragraph,
                        std::size_t begin, std::size_t end) {
                        const base::Span span{paragraph.span.begin + static_cast<base::Offset>(begin),
                                              paragraph.span.begin + static_cast<base::Offset>(end)};
                        if (is_out_of_use(term, days) && !is_excused(words, begin, end) &&
                            !in_citation(inquiry, paragraph, span) && !inquiry.quotations().takes_out(span))
                            report(inquiry, span, term, verdict);
                    });
    }

  private:
    static bool is_out_of_use(const DatedTerm& term, const legal::DateInterval& days) {
        return (term.ends.stated() && term.ends < days.from) || (term.begins.stated() && days.to < term.begins);
    }

    /// "tỉnh Hà Giang (cũ)", "trước sáp nhập", or the beginning of a longer name.
    [[nodiscard]] bool is_excused(const Words& words, std::size_t begin, std::size_t end) const {
        const std::string_view bytes = words.text();
        const std::size_t after = words.skip_space(end);
        for (const std::string& more : longer_) {
            if (words.match_forward(after, more) != 0) return true;
        }
        if (!former_) return false;
        std::size_t from = begin - std::min<std::size_t>(begin, 40);
        while (from < begin && (static_cast<unsigned char>(bytes[from]) & 0xC0) == 0x80) ++from;
        std::size_t to = std::min<std::size_t>(bytes.size(), end + 60);
        while (to < bytes.size() && (static_cast<unsigned char>(bytes[to]) & 0xC0) == 0x80) ++to;
        return former_->matches_within(bytes.substr(from, to - from));
    }

    /// What older instruments are called, and who issued them, stays as it was.
    static bool in_citation(const Inquiry& inquiry, const structure::Paragraph& paragraph, base::Span span) {
        if (paragraph.role == structure::Role::can_cu) return true;
        return inquiry.is_in_citation(span);
    }

    static void report(const Inquiry& inquiry, base::Span span, const DatedTerm& term, Verdict& verdict) {
        Fault fault;
        fault.span = span;
        fault.values = {{"written", same(inquiry.slice(span))},
                        {"replacement", same(term.replacement)},
                        {"ended", same(term.ends.stated() ? term.ends.vietnamese() : "")},
                        {"began", same(term.begins.stated() ? term.begins.vietnamese() : "")},
                        {"note", same(term.note)}};
        verdict.report(std::move(fault));
    }

    PhraseIndex<DatedTerm> terms_;
    OptionalPattern former_;
    std::vector<std::string> longer_;
};

std::shared_ptr<const Kind> decode_term_table(FieldReader& options) {
    std::vector<DatedTerm> terms;
    const auto table = read_option_table(options, "table", {"written", "begins", "ends", "replacement", "note"},
                                         {"written", "replacement"});
    if (table) {
        for (const registry::Row& row : table->rows) {
            registry::RowReader reader(*table, row);
            DatedTerm term;
            term.written = reader.text("written");
            term.folded = text::fold(term.written);
            term.replacement = reader.text("replacement");
            term.note = reader.text("note");
            term.begins = reader.date("begins");
            term.ends = reader.date("ends");
            if (term.written.empty() || (!term.begins.stated() && !term.ends.stated()))
                reader.refuse("written", {"mỗi dòng cần cụm từ và ít nhất một ngày (begins hoặc ends)",
                                          "each row needs a term and a date (begins or ends)"});
            if (reader.error() && !options.fault()) options.fault() = reader.error();
            terms.push_back(std::move(term));
        }
    }
    OptionalPattern former = optional_pattern(options, "former");
    std::vector<std::string> longer = options.texts("longer");
    for (std::string& words : longer) words = text::fold(words);
    return std::make_shared<const TermTable>(std::move(terms), std::move(former), std::move(longer));
}

}  // namespace

KindRow term_table() {
    return {"term_table",
            {"bảng từ, tên gọi có thời hạn dùng: báo khi văn bản đề ngày ngoài thời hạn ấy",
             "a table of terms with the days between which they are right"},
            {"written", "replacement", "ended", "began", "note"},
            decode_term_table};
}

}  // namespace doichieu::checks

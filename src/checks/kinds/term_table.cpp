#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "checks/kinds/kinds.h"
#include "checks/kinds/option_table.h"
#include "checks/kinds/text_kinds.h"
#include "citation/words.h"
#include "text/fold.h"
#include "text/folded_words.h"

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
        : former_(std::move(former)), longer_(std::move(longer)) {
        for (DatedTerm& term : terms) {
            term.folded = text::fold(term.written);
            std::string first = term.folded.substr(0, term.folded.find(' '));
            by_first_word_[std::move(first)].push_back(std::move(term));
        }
        for (auto& [first, list] : by_first_word_)
            std::ranges::stable_sort(
                list, [](const DatedTerm& a, const DatedTerm& b) { return a.folded.size() > b.folded.size(); });
    }

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const legal::DateInterval& days = inquiry.context.date.interval;
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            const std::string_view bytes = inquiry.outline().text(paragraph);
            const Words words(bytes);
            for (std::size_t at = 0; at < bytes.size();) {
                if (!words.letter_at(at)) {
                    at += std::max<std::size_t>(1, words.length_at(at));
                    continue;
                }
                const base::Span word = words.word_at(at);
                const auto [term, end] = find(words, word);
                if (term != nullptr && is_out_of_use(*term, days)) {
                    const base::Span span{paragraph.span.begin + static_cast<base::Offset>(at),
                                          paragraph.span.begin + static_cast<base::Offset>(end)};
                    if (!is_excused(words, at, end) && !in_citation(inquiry, paragraph, span))
                        report(inquiry, span, *term, verdict);
                }
                at = std::max<std::size_t>(term != nullptr ? end : word.end, at + 1);
            }
        }
    }

  private:
    static bool is_out_of_use(const DatedTerm& term, const legal::DateInterval& days) {
        return (term.ends.stated() && term.ends < days.from) || (term.begins.stated() && days.to < term.begins);
    }

    [[nodiscard]] std::pair<const DatedTerm*, std::size_t> find(const Words& words, base::Span word) const {
        const auto list = by_first_word_.find(text::fold_word(words.slice(word)));
        if (list == by_first_word_.end()) return {nullptr, 0};
        for (const DatedTerm& term : list->second) {
            const std::size_t end = words.match_forward(word.begin, term.folded);
            if (end != 0) return {&term, end};
        }
        return {nullptr, 0};
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
        return std::ranges::any_of(inquiry.citations(), [&](const citation::Citation& item) {
            return item.extent.overlaps(span) || item.subject.overlaps(span);
        });
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

    text::WordMap<std::vector<DatedTerm>> by_first_word_;
    OptionalPattern former_;
    std::vector<std::string> longer_;
};

std::shared_ptr<const Kind> decode(FieldReader& options) {
    std::vector<DatedTerm> terms;
    const auto table = read_option_table(options, "table", {"written", "begins", "ends", "replacement", "note"},
                                         {"written", "replacement"});
    if (table) {
        for (const registry::Row& row : table->rows) {
            registry::RowReader reader(*table, row);
            DatedTerm term;
            term.written = reader.text("written");
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
            decode};
}

}  // namespace doichieu::checks

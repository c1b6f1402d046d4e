#include <algorithm>
#include <string>

#include "checks/kinds/kinds.h"
#include "citation/words.h"
#include "text/syllables.h"

namespace doichieu::checks {
namespace {

class LongSentence final : public Kind {
  public:
    explicit LongSentence(int most) : most_(static_cast<std::size_t>(most)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            if (paragraph.role != structure::Role::body || paragraph.span.size() > kLongest) continue;
            const std::string_view text = inquiry.outline().text(paragraph);
            const citation::Words words(text);
            std::size_t begin = 0;
            for (std::size_t at = 0; at <= text.size(); ++at) {
                const bool ends = at == text.size() || text[at] == ';' || words.ends_sentence(at);
                if (!ends) continue;
                const base::Span span{paragraph.span.begin + static_cast<base::Offset>(begin),
                                      paragraph.span.begin + static_cast<base::Offset>(at)};
                const std::size_t count = syllables(inquiry, text.substr(begin, at - begin), span);
                if (count > most_) report(span, count, verdict);
                begin = at + 1;
            }
        }
    }

  private:
    static constexpr base::Offset kLongest = 1 << 16;

    /// Names and subjects of instruments are as long as they are.
    static std::size_t syllables(const Inquiry& inquiry, std::string_view text, base::Span span) {
        std::size_t count = text::syllables(text).size();
        if (count == 0) return 0;
        for (const citation::Citation& item : inquiry.citations()) {
            if (item.cited_by >= 0 || !span.contains(item.raw.begin)) continue;
            const base::Offset end = std::min(span.end, std::max({item.raw.end, item.extent.end, item.subject.end}));
            count -= std::min(count, text::syllables(inquiry.slice({item.raw.begin, end})).size());
        }
        return count;
    }

    void report(base::Span span, std::size_t count, Verdict& verdict) const {
        Fault fault;
        fault.span = span;
        fault.values = {{"count", same(std::to_string(count))}, {"most", same(std::to_string(most_))}};
        verdict.report(std::move(fault));
    }

    std::size_t most_;
};

std::shared_ptr<const Kind> decode_long_sentence(FieldReader& options) {
    return std::make_shared<const LongSentence>(options.number_or("most", 120, 20, 1000));
}

}  // namespace

KindRow long_sentence() {
    return {"long_sentence",
            {"câu quá dài, không kể tên văn bản được viện dẫn", "a sentence that is too long, citations aside"},
            {"count", "most"},
            decode_long_sentence};
}

}  // namespace doichieu::checks

#include "checks/kinds/kinds.h"
#include "text/syllables.h"

namespace doichieu::checks {
namespace {

/// So many words before the break are shown.
constexpr std::size_t kShownWords = 4;

class BrokenParagraph final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const document::Document& document = inquiry.outline().document();
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            if (!paragraph.broken || paragraph.broken_after + 1 >= document.blocks().size()) continue;
            const document::Block& cut = document.blocks()[paragraph.broken_after];
            const document::Block& rest = document.blocks()[std::max(paragraph.last_block, paragraph.broken_after + 1)];
            const base::Span tail = last_words(document.text(cut), cut.span);
            Fault fault;
            fault.span = tail;
            fault.values = {{"words", same(inquiry.slice(tail))}, {"next_line", same(std::to_string(rest.line))}};
            fault.related.push_back(inquiry.note(rest.span, {"câu tiếp tục ở đây", "the sentence goes on here"}));
            fault.fix = findings::Fix{findings::FixGrade::review, {{{cut.span.end, rest.span.begin}, " "}}};
            verdict.report(std::move(fault));
        }
    }

  private:
    static base::Span last_words(std::string_view text, base::Span span) {
        const std::size_t window = text.size() > 200 ? text.size() - 200 : 0;
        std::size_t from = window;
        while (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
        const auto words = text::syllables(text.substr(from));
        if (words.empty()) return span;
        const base::Span first = words[words.size() > kShownWords ? words.size() - kShownWords : 0];
        return {span.begin + static_cast<base::Offset>(from) + first.begin, span.end};
    }
};

}  // namespace

KindRow broken_paragraph() {
    return {"broken_paragraph",
            {"một câu bị ngắt thành hai đoạn", "a sentence cut into two paragraphs"},
            {"words", "next_line"},
            plain<BrokenParagraph>};
}

}  // namespace doichieu::checks

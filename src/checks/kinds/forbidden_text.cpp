#include <algorithm>

#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"

namespace doichieu::checks {
namespace {

class ForbiddenText final : public Kind {
  public:
    ForbiddenText(TextQuery query, bool outside_citations, bool above_signature)
        : query_(std::move(query)), outside_citations_(outside_citations), above_signature_(above_signature) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const auto& signature = inquiry.outline().components().signature;
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            if (above_signature_ && signature && paragraph.span.begin >= signature->end) break;
            if (!query_.looks_at(paragraph)) continue;
            const std::string_view text = inquiry.outline().text(paragraph);
            for (std::size_t from = 0; const auto found = query_.find(inquiry, paragraph, from);) {
                Fault fault;
                const base::Span at = found->span;
                fault.span = {paragraph.span.begin + at.begin, paragraph.span.begin + at.end};
                fault.values = {{"text", same(std::string(text.substr(at.begin, at.size())))},
                                {"group", same(std::string(text.substr(found->group.begin, found->group.size())))}};
                // Titles and issuers of cited instruments stay as they are, and so does wording that is taken out.
                const bool is_of_others = outside_citations_ && (inquiry.is_in_citation(fault.span) ||
                                                                 inquiry.quotations().takes_out(fault.span));
                if (!is_of_others) verdict.report(std::move(fault));
                from = std::max<std::size_t>(at.end, from + 1);
            }
        }
    }

  private:
    TextQuery query_;
    bool outside_citations_;
    bool above_signature_;  ///< what is attached below it may be a form to be filled in
};

std::shared_ptr<const Kind> decode_forbidden_text(FieldReader& options) {
    TextQuery query = TextQuery::decode(options);
    return std::make_shared<const ForbiddenText>(std::move(query), options.flag_or("outside_citations", false),
                                                 options.flag_or("above_signature", false));
}

}  // namespace

KindRow forbidden_text() {
    return {
        "forbidden_text",
        {"cụm từ (hoặc mẫu) không được có trong văn bản", "phrases (or a pattern) that must not stand in the document"},
        {"text", "group"},
        decode_forbidden_text};
}

}  // namespace doichieu::checks

#include <algorithm>

#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"

namespace doichieu::checks {
namespace {

using structure::Role;

/// "DANH SÁCH … (Kèm theo Quyết định số …)": an annex that does not call itself one. What the body says in brackets is
/// shorter: "(có danh sách kèm theo)".
bool names_what_it_belongs_to(std::string_view text) {
    const bool belongs = text.starts_with("(Kèm theo ") || text.starts_with("(Ban hành kèm theo ");
    return belongs && text.find(" số ") != std::string_view::npos;  // "(Kèm theo Phụ lục phân công)" mentions one
}

class AnnexMention final : public Kind {
  public:
    AnnexMention(bool absent, OptionalPattern mention) : absent_(absent), mention_(std::move(mention)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const structure::Paragraph* annex = nullptr;
        std::optional<base::Span> mentioned;
        bool issues_another = false;  // "Ban hành kèm theo Quyết định này Kế hoạch …"
        bool holds_another = false;   // and here that is
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            if (paragraph.role == Role::annex ||
                (absent_ && names_what_it_belongs_to(inquiry.outline().text(paragraph)))) {
                if (annex == nullptr) annex = &paragraph;
                continue;
            }
            if (mentioned || annex != nullptr) continue;
            holds_another = holds_another || names_what_it_belongs_to(inquiry.outline().text(paragraph));
            if (paragraph.role != Role::body && paragraph.role != Role::heading && paragraph.role != Role::recipient)
                continue;
            const text::Passage passage = inquiry.passage(paragraph);
            for (std::size_t from = 0; const auto groups = mention_->find(passage, from);) {
                from = std::max<std::size_t>(groups->front().end, from + 1);
                if (!absent_ && issues_->matches_within(passage.text.substr(groups->front().begin))) {
                    issues_another = true;
                    continue;
                }
                mentioned = base::Span{paragraph.span.begin + groups->front().begin,
                                       paragraph.span.begin + groups->front().end};
                break;
            }
        }
        // The mention was of the document that is issued, not of what hangs on that.
        const bool is_mentioned = mentioned || (issues_another && !holds_another);
        Fault fault;
        if (absent_ && mentioned && annex == nullptr) {
            fault.span = *mentioned;
        } else if (!absent_ && !is_mentioned && annex != nullptr) {
            fault.span = annex->span;
        } else {
            return;
        }
        fault.values = {{"text", same(inquiry.slice(fault.span))}};
        verdict.report(std::move(fault));
    }

  private:
    bool absent_;
    OptionalPattern mention_;
    OptionalPattern issues_{"(?i)^kèm theo (?:Quyết định|Nghị quyết|Công văn|Tờ trình) (?:này|số) "};
};

std::shared_ptr<const Kind> decode_annex_mention(FieldReader& options) {
    const bool absent = options.word("find", {"absent", "unmentioned"}) == "absent";
    OptionalPattern mention = optional_pattern(options, "mention");
    if (!mention) {
        options.text("mention");
        return nullptr;
    }
    return std::make_shared<const AnnexMention>(absent, std::move(mention));
}

}  // namespace

KindRow annex_mention() {
    return {"annex_mention",
            {"nhắc đến phụ lục mà không có, hoặc có phụ lục mà không nhắc đến",
             "an annex that is mentioned and absent, or there and not mentioned"},
            {"text"},
            decode_annex_mention};
}

}  // namespace doichieu::checks

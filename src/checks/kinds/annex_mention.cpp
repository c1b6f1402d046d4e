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
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            if (paragraph.role == Role::annex ||
                (absent_ && names_what_it_belongs_to(inquiry.outline().text(paragraph)))) {
                if (annex == nullptr) annex = &paragraph;
                continue;
            }
            if (mentioned || annex != nullptr) continue;
            if (paragraph.role != Role::body && paragraph.role != Role::heading && paragraph.role != Role::recipient)
                continue;
            if (const auto groups = mention_->find(inquiry.outline().text(paragraph)))
                mentioned = base::Span{paragraph.span.begin + groups->front().begin,
                                       paragraph.span.begin + groups->front().end};
        }
        Fault fault;
        if (absent_ && mentioned && annex == nullptr) {
            fault.span = *mentioned;
        } else if (!absent_ && !mentioned && annex != nullptr) {
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

#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"
#include "checks/parts.h"

namespace doichieu::checks {
namespace {

class RequiredText final : public Kind {
  public:
    RequiredText(TextQuery query, const Part* needs) : query_(std::move(query)), needs_(needs) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        if (needs_ != nullptr && needs_->find(inquiry).empty()) {
            verdict.not_evaluated({"không thấy " + needs_->name.vi, needs_->name.en + " was not found"});
            return;
        }
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            if (query_.looks_at(paragraph) && query_.find(inquiry, paragraph)) return;
        }
        if (inquiry.breaks_off()) {
            verdict.not_evaluated(Inquiry::broken_off());
            return;
        }
        Fault fault;
        fault.span = inquiry.first_line();
        fault.values = {{"text", same(query_.shown())}};
        verdict.report(std::move(fault));
    }

  private:
    TextQuery query_;
    const Part* needs_;  ///< without this part the text cannot be asked for; null: always
};

std::shared_ptr<const Kind> decode_required_text(FieldReader& options) {
    TextQuery query = TextQuery::decode(options);
    const Part* needs = options.has("needs") ? read_part(options, "needs") : nullptr;
    return std::make_shared<const RequiredText>(std::move(query), needs);
}

}  // namespace

KindRow required_text() {
    return {
        "required_text",
        {"văn bản phải có một trong các cụm từ (hoặc mẫu)", "the document must hold one of the phrases (or a pattern)"},
        {"text"},
        decode_required_text};
}

}  // namespace doichieu::checks

#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"

namespace doichieu::checks {
namespace {

class RequiredText final : public Kind {
  public:
    explicit RequiredText(TextQuery query) : query_(std::move(query)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            if (query_.looks_at(paragraph) && query_.find(inquiry.outline().text(paragraph))) return;
        }
        Fault fault;
        fault.span = inquiry.first_line();
        fault.values = {{"text", same(query_.shown())}};
        verdict.report(std::move(fault));
    }

  private:
    TextQuery query_;
};

std::shared_ptr<const Kind> decode(FieldReader& options) {
    return std::make_shared<const RequiredText>(TextQuery::decode(options));
}

}  // namespace

KindRow required_text() {
    return {
        "required_text",
        {"văn bản phải có một trong các cụm từ (hoặc mẫu)", "the document must hold one of the phrases (or a pattern)"},
        {"text"},
        decode};
}

}  // namespace doichieu::checks

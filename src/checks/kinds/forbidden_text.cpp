#include <algorithm>

#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"

namespace doichieu::checks {
namespace {

class ForbiddenText final : public Kind {
  public:
    explicit ForbiddenText(TextQuery query) : query_(std::move(query)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            if (!query_.looks_at(paragraph)) continue;
            const std::string_view text = inquiry.outline().text(paragraph);
            for (std::size_t from = 0; const auto found = query_.find(text, from);) {
                Fault fault;
                fault.span = {paragraph.span.begin + found->begin, paragraph.span.begin + found->end};
                fault.values = {{"text", same(std::string(text.substr(found->begin, found->size())))}};
                verdict.report(std::move(fault));
                from = std::max<std::size_t>(found->end, from + 1);
            }
        }
    }

  private:
    TextQuery query_;
};

std::shared_ptr<const Kind> decode(FieldReader& options) {
    return std::make_shared<const ForbiddenText>(TextQuery::decode(options));
}

}  // namespace

KindRow forbidden_text() {
    return {
        "forbidden_text",
        {"cụm từ (hoặc mẫu) không được có trong văn bản", "phrases (or a pattern) that must not stand in the document"},
        {"text"},
        decode};
}

}  // namespace doichieu::checks

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

/// The closing words of another type: "Kế hoạch này được phổ biến đến chi bộ" in a Chương trình.
class SelfType final : public Kind {
  public:
    explicit SelfType(OptionalPattern pattern) : pattern_(std::move(pattern)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const structure::Identity& identity = inquiry.identity();
        if (!identity.type) return;
        const std::string own = text::fold(identity.type->value);
        const std::string title = own + " " + (identity.subject ? text::fold(identity.subject->value) : std::string());
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            if (paragraph.role == structure::Role::annex) return;  // may be of any type
            if (paragraph.role != structure::Role::body) continue;
            const std::string_view text = inquiry.outline().text(paragraph);
            const auto groups = pattern_->find(inquiry.passage(paragraph));
            if (!groups || groups->size() < 2) continue;
            const base::Span named = (*groups)[1];
            const std::string type = text::fold(text.substr(named.begin, named.size()));
            // A document may carry out another: "thực hiện Nghị quyết …"; its type may have a longer name.
            if (title.find(type) != std::string::npos || type.starts_with(own)) continue;
            Fault fault;
            fault.span = {paragraph.span.begin + named.begin, paragraph.span.begin + named.end};
            if (inquiry.quotations().holds(fault.span)) continue;
            fault.values = {{"text", same(inquiry.slice(fault.span))}, {"type", same(identity.type->value)}};
            fault.certainty = findings::Certainty::likely;
            verdict.report(std::move(fault));
        }
    }

  private:
    OptionalPattern pattern_;
};

std::shared_ptr<const Kind> decode_self_type(FieldReader& options) {
    OptionalPattern pattern = optional_pattern(options, "pattern");
    if (!pattern) {
        options.text("pattern");
        return nullptr;
    }
    return std::make_shared<const SelfType>(std::move(pattern));
}

}  // namespace

KindRow self_type() {
    return {"self_type",
            {"câu kết gọi văn bản bằng tên loại khác", "closing words that call the document by another type"},
            {"text", "type"},
            decode_self_type};
}

}  // namespace doichieu::checks

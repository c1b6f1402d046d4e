#include <vector>

#include "checks/kinds/kinds.h"
#include "checks/parts.h"

namespace doichieu::checks {
namespace {

class ComponentOrder final : public Kind {
  public:
    explicit ComponentOrder(std::vector<const Part*> order) : order_(std::move(order)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const Part* before = nullptr;
        base::Span last;
        for (const Part* part : order_) {
            const std::vector<base::Span> spans = part->find(inquiry);
            if (spans.empty()) continue;
            if (before != nullptr && spans.front().begin < last.begin) {
                Fault fault;
                fault.span = spans.front();
                fault.values = {{"component", part->name}, {"before", before->name}};
                fault.related.push_back(inquiry.note(last, {"phải đứng trước", "must stand before it"}));
                verdict.report(std::move(fault));
                return;
            }
            before = part;
            last = spans.front();
        }
    }

  private:
    std::vector<const Part*> order_;
};

std::shared_ptr<const Kind> decode_component_order(FieldReader& options) {
    return std::make_shared<const ComponentOrder>(read_parts(options, "order"));
}

}  // namespace

KindRow component_order() {
    return {"component_order",
            {"thứ tự các thành phần thể thức", "the order of the document's parts"},
            {"component", "before"},
            decode_component_order};
}

}  // namespace doichieu::checks

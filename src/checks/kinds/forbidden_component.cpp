#include <vector>

#include "checks/kinds/kinds.h"
#include "checks/parts.h"

namespace doichieu::checks {
namespace {

class ForbiddenComponent final : public Kind {
  public:
    explicit ForbiddenComponent(std::vector<const Part*> forbidden) : forbidden_(std::move(forbidden)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        for (const Part* part : forbidden_) {
            for (const base::Span span : part->find(inquiry)) {
                Fault fault;
                fault.span = span;
                fault.values = {{"component", part->name}};
                verdict.report(std::move(fault));
            }
        }
    }

  private:
    std::vector<const Part*> forbidden_;
};

std::shared_ptr<const Kind> decode_forbidden_component(FieldReader& options) {
    return std::make_shared<const ForbiddenComponent>(read_parts(options, "components"));
}

}  // namespace

KindRow forbidden_component() {
    return {"forbidden_component",
            {"thành phần không được có", "parts that must not be there"},
            {"component"},
            decode_forbidden_component};
}

}  // namespace doichieu::checks

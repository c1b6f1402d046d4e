#include <vector>

#include "checks/kinds/kinds.h"
#include "checks/parts.h"

namespace doichieu::checks {
namespace {

class RequiredComponent final : public Kind {
  public:
    explicit RequiredComponent(std::vector<const Part*> components) : components_(std::move(components)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        std::vector<const Part*> missing;
        for (const Part* component : components_) {
            if (component->find(inquiry).empty()) missing.push_back(component);
        }
        if (missing.empty()) return;
        // An extract lacks what stood around it; so does a text that is no whole document.
        if (inquiry.outline().components().looks_like_extract || missing.size() * 2 > components_.size()) {
            verdict.not_evaluated({"văn bản giống một phần trích, không có phần đầu: không xét được thể thức",
                                   "the text looks like an extract without its header: its form cannot be judged"});
            return;
        }
        if (inquiry.breaks_off()) {
            const auto stands_at_end = [](const Part* part) {
                return part->word == "recipients" || part->word == "signature";
            };
            if (std::erase_if(missing, stands_at_end) != 0) verdict.not_evaluated(Inquiry::broken_off());
        }
        for (const Part* component : missing) {
            Fault fault;
            fault.span = inquiry.first_line();
            fault.values = {{"component", component->name}};
            fault.key = component->word;
            verdict.report(std::move(fault));
        }
    }

  private:
    std::vector<const Part*> components_;
};

std::shared_ptr<const Kind> decode_required_component(FieldReader& options) {
    return std::make_shared<const RequiredComponent>(read_parts(options, "components"));
}

}  // namespace

KindRow required_component() {
    return {"required_component",
            {"thành phần thể thức bắt buộc: số, địa danh và ngày, cơ quan ban hành, trích yếu, nơi nhận, chữ ký",
             "mandatory components: number, place and date, issuer, subject, recipients, signature"},
            {"component"},
            decode_required_component};
}

}  // namespace doichieu::checks

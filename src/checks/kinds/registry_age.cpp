#include <string>

#include "checks/kinds/kinds.h"

namespace doichieu::checks {
namespace {

/// What the tables do not know yet: verdicts about a document much younger than them are worth less.
class RegistryAge final : public Kind {
  public:
    explicit RegistryAge(int days) : days_(days) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const auto known = legal::parse_iso_date(inquiry.context.registry.summary().as_of);
        if (!known) {
            verdict.not_evaluated({"sổ đăng ký không ghi ngày cập nhật", "the registry tells no date of knowledge"});
            return;
        }
        if (inquiry.context.date.interval.from <= legal::add_days(*known, days_)) return;
        Fault fault;
        fault.span = inquiry.first_line();
        fault.values = {{"as_of", same(known->vietnamese())},
                        {"date", same(inquiry.context.date.interval.from.vietnamese())},
                        {"days", same(std::to_string(days_))}};
        verdict.report(std::move(fault));
    }

  private:
    int days_;
};

std::shared_ptr<const Kind> decode_registry_age(FieldReader& options) {
    return std::make_shared<const RegistryAge>(options.number_or("days", 90, 1, 3650));
}

}  // namespace

KindRow registry_age() {
    return {"registry_age",
            {"sổ đăng ký cũ hơn nhiều so với ngày của văn bản", "a registry much older than the document"},
            {"as_of", "date", "days"},
            decode_registry_age};
}

}  // namespace doichieu::checks

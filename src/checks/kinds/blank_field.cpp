#include <string>

#include "checks/kinds/kinds.h"

namespace doichieu::checks {
namespace {

class BlankField final : public Kind {
  public:
    explicit BlankField(bool number) : number_(number) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const structure::Components& found = inquiry.outline().components();
        const std::optional<base::Span> span = number_ ? found.number : found.place_and_date;
        if (!span) {
            verdict.not_evaluated({number_ ? "không thấy dòng số, ký hiệu" : "không thấy dòng địa danh, ngày tháng",
                                   number_ ? "no number line was found" : "no place and date were found"});
            return;
        }
        const bool blank = number_ ? inquiry.identity().blank_number : !inquiry.identity().date_span.has_value();
        if (!blank) return;
        Fault fault;
        fault.span = *span;
        fault.values = {{"text", same(inquiry.slice(*span))}};
        verdict.report(std::move(fault));
    }

  private:
    bool number_;
};

std::shared_ptr<const Kind> decode_blank_field(FieldReader& options) {
    return std::make_shared<const BlankField>(options.word("field", {"number", "date"}) == "number");
}

}  // namespace

KindRow blank_field() {
    return {"blank_field",
            {"số hoặc ngày ban hành còn để trống", "the number or the date of issue is still blank"},
            {"text"},
            decode_blank_field};
}

}  // namespace doichieu::checks

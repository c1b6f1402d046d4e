#include "checks/kinds/kinds.h"

namespace doichieu::checks {
namespace {

class ImpossibleDate final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const legal::Date own = last_own_day(inquiry);
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const citation::Citation& item = inquiry.citations()[i];
            if (!inquiry.mention(i).counts || !item.date.stated()) continue;
            base::TextPair why;
            if (item.date.complete() && !item.date.exists()) {
                why = {"lịch không có ngày này", "the calendar has no such day"};
            } else if (item.date.first_day() > own) {
                why = {"muộn hơn ngày của chính văn bản (" + own.vietnamese() + ")",
                       "later than the document itself (" + own.vietnamese() + ")"};
            } else {
                continue;
            }
            Fault fault;
            fault.span = item.date_span.empty() ? item.raw : item.date_span;
            fault.values = inquiry.values(i);
            fault.values.emplace_back("reason", why);
            verdict.report(std::move(fault));
        }
    }

  private:
    /// The last day at which the document may have been signed, whatever --as-of says.
    static legal::Date last_own_day(const Inquiry& inquiry) {
        const legal::Date& stated = inquiry.identity().date;
        return stated.complete() && stated.exists() ? stated : inquiry.context.date.interval.to;
    }
};

}  // namespace

KindRow impossible_date() {
    return {"impossible_date",
            {"ngày không có trong lịch, hoặc muộn hơn ngày của văn bản viện dẫn",
             "a date that does not exist, or later than the citing document"},
            citation_and({"reason"}),
            plain<ImpossibleDate>};
}

}  // namespace doichieu::checks

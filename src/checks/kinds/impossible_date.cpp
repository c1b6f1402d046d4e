#include <optional>

#include "checks/kinds/kinds.h"

namespace doichieu::checks {
namespace {

class ImpossibleDate final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        look_at_own(inquiry, verdict);
        const std::optional<legal::Date> own = last_own_day(inquiry);
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const citation::Citation& item = inquiry.citations()[i];
            if (!inquiry.mention(i).counts || !item.date.stated()) continue;
            base::TextPair why;
            if (item.date.complete() && !item.date.exists()) {
                why = kNoSuchDay;
            } else if (own && item.date.first_day() > *own) {
                why = {"muộn hơn ngày của chính văn bản (" + own->vietnamese() + ")",
                       "later than the document itself (" + own->vietnamese() + ")"};
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
    inline static const base::TextPair kNoSuchDay{"trong lịch không có ngày này", "the calendar has no such day"};

    /// The document's own date, which everything in it is judged by.
    static void look_at_own(const Inquiry& inquiry, Verdict& verdict) {
        const structure::Identity& identity = inquiry.identity();
        if (!identity.date.complete() || identity.date.exists() || !identity.date_span) return;
        Fault fault;
        fault.span = *identity.date_span;
        fault.values = {{"notation", {"văn bản này", "this document"}},
                        {"date", same(identity.date.vietnamese())},
                        {"reason", kNoSuchDay}};
        verdict.report(std::move(fault));
    }

    /// The last day at which the document may have been signed, whatever --as-of says. Nothing where its date line has a
    /// day of no calendar, or tells a year alone, which a template may have brought.
    static std::optional<legal::Date> last_own_day(const Inquiry& inquiry) {
        const structure::Identity& identity = inquiry.identity();
        if (identity.date.exists()) return identity.date;
        if (identity.date.stated() || (identity.year == 0 && identity.year_of_date != 0)) return std::nullopt;
        return inquiry.context.date.interval.to;
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

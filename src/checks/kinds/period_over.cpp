#include <algorithm>
#include <charconv>
#include <string>

#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"

namespace doichieu::checks {
namespace {

/// A programme "giai đoạn 2016 - 2020" that a later plan still carries out. A year farther on in the same title
/// ("định hướng đến năm 2030") keeps it alive.
class PeriodOver final : public Kind {
  public:
    explicit PeriodOver(OptionalPattern period) : period_(std::move(period)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const int year = inquiry.context.date.interval.from.year;
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const citation::Citation& item = inquiry.citations()[i];
            if (!inquiry.mention(i).counts || item.cited_by >= 0 || item.subject.empty()) continue;
            if (item.relation != legal::Relation::based_on && item.relation != legal::Relation::implements) continue;
            const std::string subject =
                inquiry.slice({item.subject.begin, std::min(item.subject.end, item.subject.begin + kLongest)});
            const auto groups = period_->find(subject);
            if (!groups) continue;
            const int end = last_year(subject);
            if (end == 0 || end >= year) continue;
            Fault fault;
            fault.span = item.raw;
            fault.values = inquiry.values(i);
            fault.values.emplace_back("period", same(subject.substr(groups->front().begin, groups->front().size())));
            fault.values.emplace_back("end", same(std::to_string(end)));
            fault.certainty = findings::Certainty::likely;
            verdict.report(std::move(fault));
        }
    }

  private:
    static constexpr base::Offset kLongest = 2000;

    static int last_year(std::string_view text) {
        int last = 0;
        for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
            const bool begins = at == 0 || text[at - 1] < '0' || text[at - 1] > '9';
            if (!begins || (!text.substr(at).starts_with("19") && !text.substr(at).starts_with("20"))) continue;
            int year = 0;
            const auto [end, failed] = std::from_chars(text.data() + at, text.data() + text.size(), year);
            if (failed == std::errc() && year < 2100) last = std::max(last, year);
            at = static_cast<std::size_t>(end - text.data());
        }
        return last;
    }

    OptionalPattern period_;
};

std::shared_ptr<const Kind> decode_period_over(FieldReader& options) {
    OptionalPattern period = optional_pattern(options, "pattern");
    if (!period) {
        options.text("pattern");
        return nullptr;
    }
    return std::make_shared<const PeriodOver>(std::move(period));
}

}  // namespace

KindRow period_over() {
    return {"period_over",
            {"chương trình, đề án đã hết giai đoạn vẫn được triển khai", "a programme whose period has run out"},
            citation_and({"period", "end"}),
            decode_period_over};
}

}  // namespace doichieu::checks

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/dates_in_text.h"
#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"

namespace doichieu::checks {
namespace {

/// "từ ngày 20/10/2026 đến ngày 10/9/2026": it ends before it begins.
class ReversedPeriod final : public Kind {
  public:
    explicit ReversedPeriod(OptionalPattern unless) : unless_(std::move(unless)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            if (paragraph.role != structure::Role::body && paragraph.role != structure::Role::heading) continue;
            const std::string_view text = inquiry.outline().text(paragraph);
            const std::vector<DateInText>& dates = inquiry.dates(paragraph);
            for (std::size_t i = 1; i < dates.size(); ++i) {
                const DateInText& begin = dates[i - 1];
                const DateInText& end = dates[i];
                if (!begin.date.exists() || !end.date.exists() || begin.date <= end.date) continue;
                if (!is_period(text, begin.span, end.span)) continue;
                if (unless_ && unless_->matches_within(text.substr(0, begin.span.begin))) continue;
                const base::Span span{paragraph.span.begin + begin.span.begin, paragraph.span.begin + end.span.end};
                if (inquiry.is_in_citation(span) || inquiry.quotations().holds(span)) continue;
                Fault fault;
                fault.span = span;
                fault.values = {{"begin", same(begin.date.vietnamese())}, {"end", same(end.date.vietnamese())}};
                verdict.report(std::move(fault));
            }
        }
    }

  private:
    /// A dash may part two dates that are no period, unless "từ" says so.
    [[nodiscard]] bool is_period(std::string_view text, base::Span begin, base::Span end) const {
        const std::string_view between = text.substr(begin.end, end.begin - begin.end);
        return until_->matches_within(between) ||
               (dash_->matches_within(between) && from_->matches_within(text.substr(0, begin.begin)));
    }

    OptionalPattern unless_;  ///< before the period: "rút ngắn từ ngày … đến ngày …"
    OptionalPattern until_{R"((?i)^\s*(?:đến|tới)(?:\s+hết)?(?:\s+ngày)?\s*$)"};
    OptionalPattern dash_{R"(^\s*(?:-|–)\s*$)"};
    OptionalPattern from_{R"((?i)từ(?:\s+ngày)?\s*$)"};
};

std::shared_ptr<const Kind> decode_reversed_period(FieldReader& options) {
    return std::make_shared<const ReversedPeriod>(optional_pattern(options, "unless"));
}

}  // namespace

KindRow reversed_period() {
    return {"reversed_period",
            {"khoảng thời gian kết thúc trước khi bắt đầu", "a period that ends before it begins"},
            {"begin", "end"},
            decode_reversed_period};
}

}  // namespace doichieu::checks

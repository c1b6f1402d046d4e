#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/kinds/kinds.h"
#include "checks/kinds/sums.h"
#include "checks/kinds/text_kinds.h"
#include "structure/line.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

/// "giảm từ 120 vụ xuống còn 135 vụ": the numbers go the other way.
class StatedChange final : public Kind {
  public:
    explicit StatedChange(OptionalPattern unless) : unless_(std::move(unless)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            if (paragraph.role != structure::Role::body && paragraph.role != structure::Role::heading) continue;
            const std::string_view text = inquiry.outline().text(paragraph);
            look_at_differences(inquiry, paragraph, verdict);
            for (std::size_t from = 0; const auto found = change_->find(inquiry.passage(paragraph), from);) {
                const std::vector<base::Span>& groups = *found;
                from = groups.front().end;
                const auto slice = [&](std::size_t group) {
                    return text.substr(groups[group].begin, groups[group].size());
                };
                const bool falls = text::fold(slice(1)) == "giảm";
                const bool goes_down = text::fold(slice(4)) != "lên";
                const double before = number_of(slice(2));
                const double after = number_of(slice(5));
                if (falls != goes_down || (falls ? after <= before : after >= before)) continue;
                if (text::fold(slice(3)) != text::fold(slice(6))) continue;
                if (unless_ && unless_->matches_within(text.substr(0, groups.front().begin))) continue;
                Fault fault;
                fault.span = {paragraph.span.begin + groups.front().begin, paragraph.span.begin + groups.front().end};
                fault.values = {
                    {"text", same(structure::collapse(inquiry.slice(fault.span)))},
                    {"direction", falls ? base::TextPair{"tăng", "rises"} : base::TextPair{"giảm", "falls"}}};
                verdict.report(std::move(fault));
            }
        }
    }

  private:
    /// "62 vụ, giảm 22 vụ so với cùng kỳ năm 2022 (74 vụ)": what the two numbers differ by.
    void look_at_differences(const Inquiry& inquiry, const structure::Paragraph& paragraph, Verdict& verdict) const {
        const std::string_view text = inquiry.outline().text(paragraph);
        for (std::size_t from = 0; const auto found = difference_->find(inquiry.passage(paragraph), from);) {
            const std::vector<base::Span>& groups = *found;
            from = groups.front().end;
            const auto slice = [&](std::size_t group) {
                return text.substr(groups[group].begin, groups[group].size());
            };
            const std::string unit = text::fold(slice(2));
            const std::string unit_of_change = text::fold(slice(5));
            if (unit != text::fold(slice(7)) || (unit_of_change != unit && unit_of_change != "%")) continue;
            if (vague_->matches_within(text.substr(0, groups[1].begin))) continue;
            if (unless_ && unless_->matches_within(text.substr(0, groups[3].begin))) continue;
            const double before = number_of(slice(6));
            const double after = number_of(slice(1));
            const bool falls = text::fold(slice(3)) == "giảm";
            const double change = number_of(slice(4)) * (falls ? -1 : 1);
            const int decimals = std::max({decimals_of(slice(1)), decimals_of(slice(4)), decimals_of(slice(6))});
            const double least =
                decimals == 0 && unit_of_change != "%" ? 0 : 1.5 * std::pow(10.0, -decimals_of(slice(4)));
            const double relative = before > 0 ? 100 * (after - before) / before : 0;
            const bool agrees = (unit_of_change == unit && std::abs(after - before - change) <= least + 1e-9) ||
                                (unit_of_change == "%" && before > 0 && std::abs(relative - change) <= least + 1e-9);
            if (agrees) continue;
            const double right = unit_of_change == unit ? after - before : relative;
            const std::string amount = written_number(std::abs(right), unit_of_change == unit ? decimals : 1) +
                                       (unit_of_change == "%" ? "" : " ") + std::string(slice(5));
            Fault fault;
            fault.span = {paragraph.span.begin + groups.front().begin, paragraph.span.begin + groups.front().end};
            fault.values = {{"text", same(structure::collapse(inquiry.slice(fault.span)))},
                            {"direction", right > 0   ? base::TextPair{"tăng " + amount, "rises by " + amount}
                                          : right < 0 ? base::TextPair{"giảm " + amount, "falls by " + amount}
                                                      : base::TextPair{"không đổi", "stays"}}};
            verdict.report(std::move(fault));
        }
    }

    OptionalPattern unless_;  ///< before it: a place in a ranking rises when its number falls
    /// Number, unit, direction, number, unit, number, unit.
    OptionalPattern difference_{
        R"((?i)(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)\s*(%|[^\s\d.,;:()%]+(?:\s+đồng)?)(?:\s[^\d.,;:()]{0,80})?,\s*(tăng|giảm)\s+(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)\s*(%|[^\s\d.,;:()%]+(?:\s+đồng)?)(?:\s[^\d.,;:()]{0,60})?\s+so\s+với\s+[^.;:()]{3,60}\(\s*(?:là\s+)?(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)\s*(%|[^\s\d.,;:()%]+(?:\s+đồng)?)[^\d()]{0,40}\))"};
    OptionalPattern vague_{R"((?i)(?:hơn|trên|gần|khoảng|ước)\s+$)"};
    /// Direction, number, unit, direction, number, unit.
    OptionalPattern change_{
        R"((?i)(tăng|giảm)\s+từ\s+(\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)\s*(%|[^\s\d.,;:()%]+(?:\s+đồng)?)\s*(?:\(?\s*(?:đầu\s+|cuối\s+)?năm\s+\d{4}\)?\s*)?,?\s*(xuống|còn|lên)(?:\s+(?:còn|đến|tới))?\s+(\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)\s*(%|[^\s\d.,;:()%]+(?:\s+đồng)?))"};
};

std::shared_ptr<const Kind> decode_stated_change(FieldReader& options) {
    return std::make_shared<const StatedChange>(optional_pattern(options, "unless"));
}

}  // namespace

KindRow stated_change() {
    return {
        "stated_change",
        {"“giảm từ” số nhỏ “xuống” số lớn, hoặc ngược lại", "a fall to a greater number, or a rise to a smaller one"},
        {"text", "direction"},
        decode_stated_change};
}

}  // namespace doichieu::checks

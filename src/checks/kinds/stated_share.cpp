#include <cmath>
#include <cstdlib>
#include <string>

#include "base/format.h"
#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"

namespace doichieu::checks {
namespace {

/// "12/40 chi bộ (đạt 30%)": the share must follow from the two numbers.
class StatedShare final : public Kind {
  public:
    explicit StatedShare(OptionalPattern pattern) : pattern_(std::move(pattern)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            const std::string_view text = inquiry.outline().text(paragraph);
            if (text.find('%') == std::string_view::npos) continue;
            for (std::size_t from = 0; const auto groups = pattern_->find(text, from);) {
                from = std::max<std::size_t>(groups->front().end, from + 1);
                const auto part = number(text, (*groups)[1]);
                const auto whole = number(text, (*groups)[2]);
                const auto stated = number(text, (*groups)[3]);
                if (whole <= 0 || part > whole) continue;
                const double share = 100 * part / whole;
                const std::string_view written = text.substr((*groups)[3].begin, (*groups)[3].size());
                const std::size_t comma = written.find(',');
                const std::size_t digits = comma == std::string_view::npos ? 0 : written.size() - comma - 1;
                // One unit of the last digit: some round, some cut off.
                if (std::abs(share - stated) <= std::pow(10.0, -static_cast<double>(digits)) + 1e-9) continue;
                Fault fault;
                fault.span = {paragraph.span.begin + groups->front().begin, paragraph.span.begin + groups->front().end};
                std::string right = base::format("{:.2f}", share);
                if (const std::size_t point = right.find('.'); point != std::string::npos) right[point] = ',';
                fault.values = {{"text", same(inquiry.slice(fault.span))},
                                {"stated", same(std::string(written))},
                                {"share", same(right)}};
                verdict.report(std::move(fault));
            }
        }
    }

  private:
    /// 2.870 → 2870; 10,45 → 10.45
    static double number(std::string_view text, base::Span group) {
        std::string digits;
        for (const char c : text.substr(group.begin, group.size())) {
            if (c != '.') digits += c == ',' ? '.' : c;
        }
        return std::strtod(digits.c_str(), nullptr);
    }

    OptionalPattern pattern_;
};

std::shared_ptr<const Kind> decode_stated_share(FieldReader& options) {
    OptionalPattern pattern = optional_pattern(options, "pattern");
    if (!pattern) {
        options.text("pattern");
        return nullptr;
    }
    return std::make_shared<const StatedShare>(std::move(pattern));
}

}  // namespace

KindRow stated_share() {
    return {"stated_share",
            {"tỷ lệ phần trăm không khớp hai số đứng trước", "a percentage that does not follow from its two numbers"},
            {"text", "stated", "share"},
            decode_stated_share};
}

}  // namespace doichieu::checks

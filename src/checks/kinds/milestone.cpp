#include <charconv>

#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"

namespace doichieu::checks {
namespace {

/// So far behind the words its instrument may begin.
constexpr base::Offset kFarthest = 80;
constexpr base::Offset kWindow = 400;

class Milestone final : public Kind {
  public:
    explicit Milestone(OptionalPattern pattern) : pattern_(std::move(pattern)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        bool undated = false;
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const citation::Citation& item = inquiry.citations()[i];
            if (!inquiry.mention(i).counts || item.cited_by >= 0 || item.relation != legal::Relation::reviews) continue;
            const structure::Paragraph* paragraph = inquiry.paragraph_of(item);
            if (paragraph == nullptr) continue;
            const base::Offset begin = item.raw.begin - paragraph->span.begin;
            const Window window = around(inquiry.outline().text(*paragraph), begin);
            const auto announced = last_before(window.text, begin - window.begin);
            if (!announced) continue;
            const int issued = issue_year(inquiry, i);
            const int planned = plan_year(inquiry);
            if (issued == 0 || planned == 0) {
                undated = true;
                continue;
            }
            if (fits(inquiry, i, planned, issued, announced->years) ||
                names_the_year(window.text, issued + announced->years))
                continue;
            Fault fault;
            const base::Offset origin = paragraph->span.begin + window.begin;
            fault.span = {origin + announced->span.begin, origin + announced->span.end};
            fault.values = inquiry.values(i);
            fault.values.emplace_back("years", same(std::to_string(announced->years)));
            fault.values.emplace_back("issued", same(std::to_string(issued)));
            fault.values.emplace_back("year", same(std::to_string(planned)));
            fault.values.emplace_back("passed", same(std::to_string(planned - issued)));
            verdict.report(std::move(fault));
        }
        if (undated && verdict.faults().empty())
            verdict.not_evaluated({"không rõ năm của văn bản hoặc năm của văn bản được tổng kết",
                                   "the year of the document or of what is reviewed is not known"});
    }

  private:
    /// The neighbourhood of a citation, so that a paragraph with thousands of them is not read for each.
    struct Window {
        std::string_view text;
        base::Offset begin = 0;
    };
    static Window around(std::string_view text, base::Offset at) {
        base::Offset begin = at > kWindow ? at - kWindow : 0;
        while (begin < at && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) ++begin;
        return {text.substr(begin, at - begin + 2 * kWindow), begin};
    }

    struct Announced {
        base::Span span;
        int years = 0;
    };

    /// "Tổng kết 10 năm thực hiện" next before the citation.
    [[nodiscard]] std::optional<Announced> last_before(std::string_view text, base::Offset citation) const {
        std::optional<Announced> found;
        for (std::size_t from = 0; const auto groups = pattern_->find(text, from);) {
            const base::Span whole = groups->front();
            if (whole.end > citation) break;
            const std::string_view digits = text.substr((*groups)[1].begin, (*groups)[1].size());
            int years = 0;
            std::from_chars(digits.data(), digits.data() + digits.size(), years);
            if (citation - whole.end <= kFarthest) found = Announced{whole, years};
            from = whole.end;
        }
        return found;
    }

    static int issue_year(const Inquiry& inquiry, std::size_t i) {
        if (inquiry.citations()[i].date.stated()) return inquiry.citations()[i].date.year;
        const resolve::Resolution& resolution = inquiry.resolution(i);
        return resolution.instrument != nullptr ? resolution.instrument->issued.year : 0;
    }

    static int plan_year(const Inquiry& inquiry) {
        if (inquiry.identity().year != 0) return inquiry.identity().year;
        return inquiry.identity().date.complete() ? inquiry.identity().date.year : 0;
    }

    /// A law's years may be counted from the day it took effect; a plan may run over several years.
    static bool fits(const Inquiry& inquiry, std::size_t i, int planned, int issued, int years) {
        const int last = std::max(planned, inquiry.identity().last_year);
        const auto in_plan = [&](int start) { return start != 0 && start + years >= planned && start + years <= last; };
        const resolve::Resolution& resolution = inquiry.resolution(i);
        return in_plan(issued) ||
               (resolution.instrument != nullptr && in_plan(resolution.instrument->effective_from.year));
    }

    /// "… trong năm 2026": the review is announced for the right year.
    static bool names_the_year(std::string_view text, int year) {
        const std::string words = "năm " + std::to_string(year);
        return text.find(words) != std::string_view::npos ||
               text.find("/" + std::to_string(year)) != std::string_view::npos;
    }

    OptionalPattern pattern_;
};

std::shared_ptr<const Kind> decode_milestone(FieldReader& options) {
    OptionalPattern pattern = optional_pattern(options, "pattern");
    if (!pattern) pattern = OptionalPattern(R"((?i)(?:tổng kết|sơ kết)\s+(\d{1,2})\s+năm)");
    return std::make_shared<const Milestone>(std::move(pattern));
}

}  // namespace

KindRow milestone() {
    return {"milestone",
            {"“tổng kết N năm” không khớp năm ban hành và năm của kế hoạch",
             "“review of N years” that does not fit the instrument's and the plan's year"},
            citation_and({"years", "issued", "year", "passed"}),
            decode_milestone};
}

}  // namespace doichieu::checks

#include <charconv>
#include <string>

#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"

namespace doichieu::checks {
namespace {

/// The document speaks of itself with the year of an older one: "xây dựng kế hoạch công tác dân vận năm 2022".
class LeftoverYear final : public Kind {
  public:
    explicit LeftoverYear(OptionalPattern self) : self_(std::move(self)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const structure::Identity& identity = inquiry.identity();
        if (identity.year == 0) {
            verdict.not_evaluated({"không rõ năm của kế hoạch", "the year of the plan is not known"});
            return;
        }
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            if (paragraph.role != structure::Role::body && paragraph.role != structure::Role::heading) continue;
            const std::string_view text = inquiry.outline().text(paragraph);
            for (std::size_t from = 0; const auto groups = self_->find(text, from);) {
                from = std::max<std::size_t>(groups->front().end, from + 1);
                if (groups->size() < 2) break;
                const std::string_view digits = text.substr((*groups)[1].begin, (*groups)[1].size());
                int year = 0;
                std::from_chars(digits.data(), digits.data() + digits.size(), year);
                if (year == 0 || (identity.year <= year && year <= identity.last_year) || year > identity.year)
                    continue;
                Fault fault;
                fault.span = {paragraph.span.begin + groups->front().begin, paragraph.span.begin + groups->front().end};
                if (in_citation(inquiry, fault.span)) continue;
                fault.values = {{"text", same(inquiry.slice(fault.span))},
                                {"written", same(std::to_string(year))},
                                {"year", same(std::to_string(identity.year))}};
                fault.certainty = findings::Certainty::likely;
                verdict.report(std::move(fault));
            }
        }
    }

  private:
    static bool in_citation(const Inquiry& inquiry, base::Span span) {
        for (const citation::Citation& item : inquiry.citations()) {
            if (item.form == citation::Form::self) continue;
            if (item.extent.overlaps(span) || item.raw.overlaps(span) || item.subject.overlaps(span)) return true;
        }
        return false;
    }

    OptionalPattern self_;
};

std::shared_ptr<const Kind> decode_leftover_year(FieldReader& options) {
    OptionalPattern self = optional_pattern(options, "pattern");
    if (!self) {
        options.text("pattern");
        return nullptr;
    }
    return std::make_shared<const LeftoverYear>(std::move(self));
}

}  // namespace

KindRow leftover_year() {
    return {"leftover_year",
            {"văn bản tự gọi mình bằng năm của văn bản cũ", "the document calls itself by an older year"},
            {"text", "written", "year"},
            decode_leftover_year};
}

}  // namespace doichieu::checks

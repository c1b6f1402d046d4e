#include <charconv>
#include <string>

#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"

namespace doichieu::checks {
namespace {

/// The document speaks of itself with the year of an older one: "xây dựng kế hoạch công tác dân vận năm 2022", or a
/// heading of what is to be done has that year.
class LeftoverYear final : public Kind {
  public:
    LeftoverYear(OptionalPattern self, bool only_headings, TimeHeadings headings)
        : self_(std::move(self)), only_headings_(only_headings), headings_(std::move(headings)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const structure::Identity& identity = inquiry.identity();
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            if (!looks_at(inquiry, paragraph)) continue;
            const text::Passage passage = inquiry.passage(paragraph);
            for (std::size_t from = 0; const auto groups = self_->find(passage, from);) {
                from = std::max<std::size_t>(groups->front().end, from + 1);
                if (groups->size() < 2) break;
                if (identity.year == 0) {
                    verdict.not_evaluated({"không rõ văn bản là của năm nào", "the year of the document is not known"});
                    return;
                }
                const std::string_view digits = passage.text.substr((*groups)[1].begin, (*groups)[1].size());
                int year = 0;
                std::from_chars(digits.data(), digits.data() + digits.size(), year);
                if (year == 0 || (identity.year <= year && year <= identity.last_year) || year > identity.year)
                    continue;
                if (only_headings_ && identity.date.stated() && identity.date.year <= year) continue;  // still to come
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
    [[nodiscard]] bool looks_at(const Inquiry& inquiry, const structure::Paragraph& paragraph) const {
        if (paragraph.role == structure::Role::heading) return !headings_.look_back(inquiry, paragraph);
        return paragraph.role == structure::Role::body && !only_headings_;
    }

    static bool in_citation(const Inquiry& inquiry, base::Span span) {
        for (const citation::Citation& item : inquiry.citations()) {
            if (item.form == citation::Form::self) continue;
            if (item.extent.overlaps(span) || item.raw.overlaps(span) || item.subject.overlaps(span)) return true;
        }
        return false;
    }

    OptionalPattern self_;
    bool only_headings_ = false;
    TimeHeadings headings_;
};

std::shared_ptr<const Kind> decode_leftover_year(FieldReader& options) {
    OptionalPattern self = optional_pattern(options, "pattern");
    if (!self) {
        options.text("pattern");
        return nullptr;
    }
    const bool only_headings = options.flag_or("only_headings", false);
    return std::make_shared<const LeftoverYear>(std::move(self), only_headings, TimeHeadings::decode(options));
}

}  // namespace

KindRow leftover_year() {
    return {"leftover_year",
            {"văn bản tự gọi mình bằng năm của văn bản cũ", "the document calls itself by an older year"},
            {"text", "written", "year"},
            decode_leftover_year};
}

}  // namespace doichieu::checks

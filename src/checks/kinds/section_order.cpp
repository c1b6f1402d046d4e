#include <algorithm>
#include <string>
#include <vector>

#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

using structure::Section;

constexpr base::Offset kLongestTitle = 400;

class SectionOrder final : public Kind {
  public:
    explicit SectionOrder(std::vector<std::vector<std::string>> order) : order_(std::move(order)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        std::size_t reached = 0;
        const Section* last = nullptr;
        for (const Section& section : inquiry.outline().sections()) {
            if (section.parent >= 0 || section.kind == structure::MarkerKind::dash) continue;
            const std::string title = title_of(inquiry, section);
            const std::size_t place = place_of(title);
            if (place == order_.size()) continue;
            if (last != nullptr && place < reached) {
                Fault fault;
                fault.span = section.title.empty() ? inquiry.first_line() : section.title;
                fault.values = {{"section", same(title)}, {"before", same(title_of(inquiry, *last))}};
                fault.related.push_back(inquiry.note(last->title, {"phần này lại đứng trước", "stands before it"}));
                verdict.report(std::move(fault));
                return;
            }
            reached = place;
            last = &section;
        }
        if (last == nullptr) verdict.not_evaluated({"không nhận ra các phần", "the sections were not recognised"});
    }

  private:
    static std::string title_of(const Inquiry& inquiry, const Section& section) {
        const base::Span title = section.title;
        return inquiry.slice({title.begin, std::min(title.end, title.begin + kLongestTitle)});
    }

    [[nodiscard]] std::size_t place_of(const std::string& title) const {
        for (std::size_t i = 0; i < order_.size(); ++i) {
            if (holds_any_words(title, order_[i])) return i;
        }
        return order_.size();
    }

    std::vector<std::vector<std::string>> order_;  ///< folded names of each section
};

std::shared_ptr<const Kind> decode_section_order(FieldReader& options) {
    std::vector<std::vector<std::string>> order;
    for (const io::YamlNode* item : options.mappings("order")) {
        FieldReader fields(options.source(), *item, options.fault());
        std::vector<std::string> headings = fields.texts("headings");
        for (std::string& heading : headings) heading = text::fold(heading);
        if (headings.empty())
            fields.refuse("headings", {"cần ít nhất một cách gọi", "at least one name of the section is needed"});
        fields.close();
        order.push_back(std::move(headings));
    }
    if (order.size() < 2) options.refuse("order", {"cần ít nhất hai phần", "at least two sections are needed"});
    return std::make_shared<const SectionOrder>(std::move(order));
}

}  // namespace

KindRow section_order() {
    return {"section_order",
            {"thứ tự các phần, nhận ra qua đề mục", "the order of the sections, known by their headings"},
            {"section", "before"},
            decode_section_order};
}

}  // namespace doichieu::checks

#include <algorithm>
#include <string>
#include <vector>

#include "checks/kinds/form_input.h"
#include "checks/kinds/kinds.h"

namespace doichieu::checks {
namespace {

constexpr std::size_t kNotedMarks = 3;

/// Numbers and bullets of items: all typed, or all made by the word processor.
class ListMarks final : public Kind {
  public:
    explicit ListMarks(bool automatic) : automatic_(automatic) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        if (!shows_its_form(inquiry, verdict)) return;
        const structure::Outline& outline = inquiry.outline();
        std::vector<base::Span> others;
        for (const structure::Section& section : outline.sections()) {
            const base::Span opening = outline.paragraphs()[section.heading].span;
            const document::Document& document = outline.document();
            const auto* look = document.format(document.blocks()[document.block_at(opening.begin)]);
            if (look != nullptr && look->automatic_mark != automatic_) others.push_back(opening);
        }
        if (others.empty()) return;
        Fault fault;
        fault.span = others.front();
        fault.values = {{"count", same(std::to_string(others.size()))}};
        for (std::size_t i = 1; i < others.size() && i <= kNotedMarks; ++i)
            fault.related.push_back(inquiry.note(others[i], {"cũng vậy", "the same"}));
        verdict.report(std::move(fault));
    }

  private:
    bool automatic_;
};

std::shared_ptr<const Kind> decode_list_marks(FieldReader& options) {
    return std::make_shared<const ListMarks>(options.flag_or("automatic", false));
}

}  // namespace

KindRow list_marks() {
    return {"list_marks",
            {"số thứ tự, dấu đầu dòng của các mục: gõ tay hay tự động (docx, odt, rtf)",
             "numbers and bullets of items: typed or automatic (docx, odt, rtf)"},
            {"count"},
            decode_list_marks};
}

}  // namespace doichieu::checks

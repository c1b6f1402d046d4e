#include <algorithm>
#include <charconv>
#include <set>
#include <string>

#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"
#include "legal/terms.h"
#include "structure/line.h"

namespace doichieu::checks {
namespace {

using structure::MarkerKind;

/// "theo Điều 9 Quyết định này", "nêu tại mục III Kế hoạch này": the document has such a part.
class InternalReference final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        std::set<std::pair<MarkerKind, int>> there;
        for (const structure::Section& section : inquiry.outline().sections())
            there.emplace(section.kind, section.ordinal);
        const auto has_kind = [&](MarkerKind kind) {
            return std::ranges::any_of(there, [&](const auto& one) { return one.first == kind; });
        };
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            const text::Passage passage = inquiry.passage(paragraph);
            for (std::size_t from = 0; const auto groups = pattern_->find(passage, from);) {
                from = groups->front().end;
                const base::Span article = (*groups)[1];
                const base::Span roman = (*groups)[2];
                const MarkerKind kind = article.empty() ? MarkerKind::roman : MarkerKind::article;
                const int ordinal = article.empty()
                                        ? legal::parse_roman(passage.text.substr(roman.begin, roman.size())).value_or(0)
                                        : number(passage.text.substr(article.begin, article.size()));
                if (ordinal == 0 || !has_kind(kind) || there.contains({kind, ordinal})) continue;
                if (kind == MarkerKind::roman && there.contains({MarkerKind::part, ordinal})) continue;
                Fault fault;
                fault.span = {paragraph.span.begin + groups->front().begin, paragraph.span.begin + groups->front().end};
                if (inquiry.quotations().holds(fault.span)) continue;  // of what is quoted
                fault.values = {{"text", same(structure::collapse(inquiry.slice(fault.span)))}};
                verdict.report(std::move(fault));
            }
        }
    }

  private:
    static int number(std::string_view digits) {
        int value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value;
    }

    OptionalPattern pattern_{
        R"((?:Điều\s+(\d{1,3})|(?:[Mm]ục|[Pp]hần)\s+([IVX]{1,5}))(?:\s+của|\s+tại|\s+trong)?\s+(?:[Kk]ế\s+hoạch|[Qq]uyết\s+định|[Qq]uy\s+chế|[Qq]uy\s+định|[Hh]ướng\s+dẫn|[Cc]hương\s+trình|[Nn]ghị\s+quyết)\s+này)"};
};

}  // namespace

KindRow internal_reference() {
    return {"internal_reference",
            {"dẫn đến một điều, một mục mà chính văn bản này không có",
             "a reference to an article or part that this document does not have"},
            {"text"},
            plain<InternalReference>};
}

}  // namespace doichieu::checks

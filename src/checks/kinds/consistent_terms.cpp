#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"

namespace doichieu::checks {
namespace {

/// Ways of writing of which one document uses one.
struct Way {
    std::string name;
    OptionalPattern pattern;
};

class ConsistentTerms final : public Kind {
  public:
    ConsistentTerms(std::vector<Way> ways, bool only_headings)
        : ways_(std::move(ways)), only_headings_(only_headings) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        std::vector<std::vector<const structure::Paragraph*>> paragraphs(ways_.size());  // that may hold each way
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            if (only_headings_ && paragraph.role != structure::Role::heading) continue;
            if (paragraph.role == structure::Role::header)
                continue;  // comes from a form: "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA …"
            const text::Grams& grams = inquiry.passage(paragraph).grams;
            for (std::size_t way = 0; way < ways_.size(); ++way) {
                if (ways_[way].pattern->may_match(grams)) paragraphs[way].push_back(&paragraph);
            }
        }
        // The usual way stands nearly everywhere, and is only looked for where another one stands.
        std::vector<std::size_t> rarest_first(ways_.size());
        std::iota(rarest_first.begin(), rarest_first.end(), std::size_t{0});
        std::ranges::stable_sort(rarest_first, {}, [&](std::size_t way) { return paragraphs[way].size(); });
        std::vector<std::vector<base::Span>> found(ways_.size());
        for (const std::size_t way : rarest_first) {
            if (way == rarest_first.back() && std::ranges::all_of(found, &std::vector<base::Span>::empty)) return;
            for (const structure::Paragraph* paragraph : paragraphs[way]) {
                const std::string_view text = inquiry.outline().text(*paragraph);
                for (std::size_t from = 0; const auto groups = ways_[way].pattern->find(text, from);) {
                    const base::Span at = groups->front();
                    found[way].push_back({paragraph->span.begin + at.begin, paragraph->span.begin + at.end});
                    from = std::max<std::size_t>(at.end, from + 1);
                }
            }
        }
        std::size_t most = 0;
        for (std::size_t way = 1; way < ways_.size(); ++way) {
            if (found[way].size() > found[most].size()) most = way;
        }
        for (std::size_t way = 0; way < ways_.size(); ++way) {
            if (way == most || found[way].empty()) continue;
            Fault fault;
            fault.span = found[way].front();
            fault.values = {{"written", same(ways_[way].name)},
                            {"usual", same(ways_[most].name)},
                            {"count", same(std::to_string(found[way].size()))},
                            {"usual_count", same(std::to_string(found[most].size()))}};
            fault.related.push_back(inquiry.note(found[most].front(), {"chỗ khác viết", "written otherwise here"}));
            verdict.report(std::move(fault));
        }
    }

  private:
    std::vector<Way> ways_;
    bool only_headings_;
};

std::shared_ptr<const Kind> decode_consistent_terms(FieldReader& options) {
    std::vector<Way> ways;
    for (const io::YamlNode* item : options.mappings("ways")) {
        FieldReader fields(options.source(), *item, options.fault());
        std::string name = fields.text("name");
        OptionalPattern pattern = optional_pattern(fields, "pattern");
        if (!pattern) fields.text("pattern");
        fields.close();
        if (pattern) ways.push_back({std::move(name), std::move(pattern)});
    }
    if (ways.size() < 2) options.refuse("ways", {"cần ít nhất hai cách viết", "at least two ways are needed"});
    const bool only_headings = options.has("where") && options.word("where", {"any", "heading"}) == "heading";
    return std::make_shared<const ConsistentTerms>(std::move(ways), only_headings);
}

}  // namespace

KindRow consistent_terms() {
    return {"consistent_terms",
            {"trong một văn bản dùng lẫn nhiều cách viết", "one document mixes several ways of writing"},
            {"written", "usual", "count", "usual_count"},
            decode_consistent_terms};
}

}  // namespace doichieu::checks

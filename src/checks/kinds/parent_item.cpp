#include <string>
#include <vector>

#include "checks/kinds/kinds.h"
#include "checks/parent_plan.h"
#include "checks/word_bag.h"

namespace doichieu::checks {
namespace {

using structure::Role;

/// So much of an item's matter must stand in one paragraph, or in one section, for the draft to carry it out.
constexpr double kCarried = 0.45;
constexpr std::size_t kFewestWords = 4;

const base::TextPair kNoParent = {"không có kế hoạch cấp trên để đối chiếu (--parent)",
                                  "there is no superior plan to hold it against (--parent)"};

/// Each item of the superior's plan has a task here.
class ParentItem final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const ParentPlan* parent = inquiry.context.parent;
        if (parent == nullptr) return verdict.not_evaluated(kNoParent);
        std::vector<WordBag> paragraphs;
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            if (paragraph.section >= 0 && (paragraph.role == Role::body || paragraph.role == Role::heading))
                paragraphs.push_back(word_bag(inquiry.outline().text(paragraph)));
        }
        for (const ParentPlan::Item& item : parent->items) {
            const WordBag wanted = word_bag(item.text);
            if (wanted.size() < kFewestWords) continue;
            bool carried = false;
            for (std::size_t p = 0; p < paragraphs.size() && !carried; ++p) {
                carried = shared_part(paragraphs[p], wanted) >= kCarried ||
                          (p > 0 && shared_part(joined(paragraphs[p - 1], paragraphs[p]), wanted) >= kCarried + 0.1);
            }
            if (carried) continue;
            Fault fault;
            fault.span = inquiry.first_line();
            fault.values = {{"place", item.place.address}, {"text", same(shortened(item.text))}};
            fault.related.push_back(
                {{"mục này của kế hoạch cấp trên", "this item of the superior's plan"}, item.place});
            fault.certainty = findings::Certainty::likely;
            fault.key = item.text;
            verdict.report(std::move(fault));
        }
    }

  private:
    static std::string shortened(const std::string& text) {
        if (text.size() <= kShown) return text;
        std::size_t end = kShown;
        while (end > 0 && text[end] != ' ') --end;
        return text.substr(0, end) + "…";
    }

    static constexpr std::size_t kShown = 120;
};

/// Each directive that the superior's plan cites is cited here, or its successor is.
class ParentDirective final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const ParentPlan* parent = inquiry.context.parent;
        if (parent == nullptr) return verdict.not_evaluated(kNoParent);
        for (const ParentPlan::Directive& directive : parent->directives) {
            bool met = false;
            for (std::size_t i = 0; i < inquiry.citations().size() && !met; ++i)
                met = inquiry.mention(i).counts && meets(inquiry, i, directive);
            if (met) continue;
            Fault fault;
            fault.span = inquiry.first_line();
            fault.values = {{"directive", same(directive.written)}};
            fault.related.push_back(
                {{"kế hoạch cấp trên viện dẫn ở đây", "the superior's plan cites it here"}, directive.place});
            fault.certainty = findings::Certainty::likely;
            fault.key = directive.key;
            verdict.report(std::move(fault));
        }
    }

  private:
    static constexpr int kLongestChain = 8;

    static bool meets(const Inquiry& inquiry, std::size_t i, const ParentPlan::Directive& wanted) {
        const citation::Citation& item = inquiry.citations()[i];
        if (!item.parsed.issuer.empty() && legal::identity_key(item.parsed) == wanted.key) return true;
        const registry::Instrument* cited = inquiry.resolution(i).instrument;
        return cited != nullptr && succeeds(inquiry.context.registry, *cited, wanted, kLongestChain);
    }

    static bool succeeds(const registry::Registry& registry, const registry::Instrument& cited,
                         const ParentPlan::Directive& wanted, int steps) {
        if (cited.key == wanted.key && (!wanted.issued.complete() || cited.issued == wanted.issued)) return true;
        if (steps == 0) return false;
        for (const registry::InstrumentRelation& relation : registry.relations_from(cited)) {
            if (relation.relation == legal::Relation::replaces && relation.to != nullptr &&
                succeeds(registry, *relation.to, wanted, steps - 1))
                return true;
        }
        return false;
    }
};

}  // namespace

KindRow parent_item() {
    return {"parent_item",
            {"mục của kế hoạch cấp trên (--parent) chưa có nhiệm vụ tương ứng",
             "an item of the superior's plan (--parent) without a task"},
            {"place", "text"},
            plain<ParentItem>};
}

KindRow parent_directive() {
    return {"parent_directive",
            {"văn bản mà kế hoạch cấp trên (--parent) viện dẫn, ở đây không có",
             "a directive of the superior's plan (--parent) that is not cited"},
            {"directive"},
            plain<ParentDirective>};
}

}  // namespace doichieu::checks

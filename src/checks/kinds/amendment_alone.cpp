#include <algorithm>
#include <set>
#include <string>

#include "checks/full_citation.h"
#include "checks/kinds/kinds.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

using registry::Instrument;

/// An amending instrument among the bases without the one that it amends.
class AmendmentAlone final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        std::set<std::string> cited;
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            if (const Instrument* one = inquiry.resolution(i).instrument) cited.insert(one->id);
        }
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const citation::Citation& item = inquiry.citations()[i];
            const Instrument* one = inquiry.resolution(i).instrument;
            if (one == nullptr || !inquiry.mention(i).counts || item.cited_by >= 0) continue;
            if (inquiry.role_of(item) != structure::Role::can_cu || !is_amendment(*one)) continue;
            const auto names_one_of_them = [&](const registry::InstrumentRelation& relation) {
                return relation.relation == legal::Relation::amends && relation.to != nullptr &&
                       cited.contains(relation.to->id);
            };
            if (std::ranges::any_of(inquiry.context.registry.relations_from(*one), names_one_of_them)) continue;
            for (const registry::InstrumentRelation& relation : inquiry.context.registry.relations_from(*one)) {
                if (relation.relation != legal::Relation::amends || relation.to == nullptr) continue;
                Fault fault;
                fault.span = item.raw;
                fault.values = inquiry.values(i);
                fault.values.emplace_back("original", same(full_citation(*relation.to, inquiry.identity().regime)));
                fault.certainty = findings::Certainty::likely;
                verdict.report(std::move(fault));
                break;
            }
        }
    }

  private:
    /// A decree of its own may change others in its last articles, and is cited alone.
    static bool is_amendment(const Instrument& instrument) {
        return text::fold(instrument.title).find("sửa đổi") != std::string::npos;
    }
};

}  // namespace

KindRow amendment_alone() {
    return {"amendment_alone",
            {"văn bản sửa đổi làm căn cứ mà thiếu văn bản được sửa đổi",
             "an amending instrument as a basis without the one it amends"},
            citation_and({"original"}),
            plain<AmendmentAlone>};
}

}  // namespace doichieu::checks

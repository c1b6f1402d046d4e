#include <set>
#include <string>

#include "checks/full_citation.h"
#include "checks/kinds/kinds.h"

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
            if (inquiry.role_of(item) != structure::Role::can_cu) continue;
            for (const registry::InstrumentRelation& relation : inquiry.context.registry.relations_from(*one)) {
                if (relation.relation != legal::Relation::amends || relation.to == nullptr) continue;
                if (cited.contains(relation.to->id)) continue;
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

#include <set>
#include <string>

#include "checks/full_citation.h"
#include "checks/kinds/kinds.h"

namespace doichieu::checks {
namespace {

using registry::Instrument;

/// An instrument that a later one continues, by then: still good, but the later one says how it is carried out now.
class ContinuedBy final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        std::set<std::string> cited_ids;
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            if (const Instrument* one = inquiry.resolution(i).instrument) cited_ids.insert(one->id);
        }
        std::set<std::string> told;
        bool known = false;
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const citation::Citation& item = inquiry.citations()[i];
            const Instrument* one = inquiry.resolution(i).instrument;
            if (one == nullptr || !inquiry.mention(i).counts || item.cited_by >= 0) continue;
            known = true;
            if (item.relation == legal::Relation::reviews || !told.insert(one->id).second) continue;
            if (has_ended(inquiry, *one)) continue;  // what took its place is to be cited
            if (const Instrument* later = continuation(inquiry, *one, cited_ids)) report(inquiry, i, *later, verdict);
        }
        if (!known)
            verdict.not_evaluated({"sổ đăng ký không biết văn bản nào được viện dẫn",
                                   "the registry knows none of the cited instruments"});
    }

  private:
    static bool has_ended(const Inquiry& inquiry, const Instrument& one) {
        const legal::Validity status = inquiry.context.registry.validity(one, inquiry.context.date.interval)->status;
        return status == legal::Validity::replaced || status == legal::Validity::expired;
    }

    static const Instrument* continuation(const Inquiry& inquiry, const Instrument& one,
                                          const std::set<std::string>& cited) {
        const Instrument* latest = nullptr;
        for (const registry::InstrumentRelation& relation : inquiry.context.registry.relations_to(one)) {
            if (relation.relation != legal::Relation::continues || relation.from == nullptr) continue;
            if (relation.is_derived) continue;  // a plan read together with this one only carries it out as well
            if (!relation.from->issued.complete() || inquiry.context.date.interval.from <= relation.from->issued)
                continue;
            if (cited.contains(relation.from->id)) return nullptr;
            if (has_ended(inquiry, *relation.from)) continue;
            if (latest == nullptr || latest->issued < relation.from->issued) latest = relation.from;
        }
        return latest;
    }

    static void report(const Inquiry& inquiry, std::size_t i, const Instrument& later, Verdict& verdict) {
        Fault fault;
        fault.span = inquiry.citations()[i].raw;
        fault.values = inquiry.values(i);
        fault.values.emplace_back("later", same(full_citation(later, inquiry.identity().regime)));
        fault.values.emplace_back("label", same(later.label()));
        fault.values.emplace_back("source", named_source(later.source));
        fault.certainty = findings::Certainty::likely;
        verdict.report(std::move(fault));
    }
};

}  // namespace

KindRow continued_by() {
    return {"continued_by",
            {"văn bản được viện dẫn đã có văn bản tiếp tục thực hiện nó", "a later instrument continues the cited one"},
            citation_and({"later", "label", "source"}),
            plain<ContinuedBy>};
}

}  // namespace doichieu::checks

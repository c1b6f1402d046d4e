#include "checks/full_citation.h"
#include "checks/kinds/kinds.h"

namespace doichieu::checks {
namespace {

using citation::Form;

enum DatesBefore { kNone, kOne, kSeveral };

DatesBefore dates_before(const Inquiry& inquiry, std::size_t i) {
    legal::Date first;
    int steps = 0;
    for (std::int32_t j = inquiry.mention(i).earlier; j >= 0 && steps < 256; ++steps) {
        const auto at = static_cast<std::size_t>(j);
        const legal::Date& date = inquiry.citations()[at].date;
        if (date.stated() && first.stated() && date != first) return kSeveral;
        if (date.stated()) first = date;
        j = inquiry.mention(at).earlier;
    }
    return first.stated() ? kOne : kNone;
}

class AmbiguousCitation final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        std::vector<bool> said(inquiry.citations().size() + 1);
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const citation::Citation& item = inquiry.citations()[i];
            const Mention& mention = inquiry.mention(i);
            const resolve::Resolution& resolution = inquiry.resolution(i);
            if (!mention.counts || mention.titular || item.cited_by >= 0) continue;
            // A law cited by its name alone is cited as the rules want it.
            if (item.form == Form::named || resolution.state != resolve::State::ambiguous || said[mention.instrument])
                continue;
            // An earlier mention tells which is meant, unless several are cited above.
            if (mention.earlier >= 0 && dates_before(inquiry, i) != kSeveral) continue;
            said[mention.instrument] = true;
            std::string candidates;
            for (const registry::Instrument* candidate : resolution.candidates) {
                candidates += (candidates.empty() ? "" : "; ") + short_citation(*candidate, inquiry.identity().regime);
            }
            Fault fault;
            fault.span = item.raw;
            fault.values = inquiry.values(i);
            fault.values.emplace_back("candidates", same(candidates));
            fault.values.emplace_back("count", same(std::to_string(resolution.candidates.size())));
            verdict.report(std::move(fault));
        }
    }
};

}  // namespace

KindRow ambiguous_citation() {
    return {"ambiguous_citation",
            {"viện dẫn hợp với nhiều văn bản mà văn bản không nói rõ văn bản nào",
             "a citation that fits several instruments"},
            citation_and({"candidates", "count"}),
            plain<AmbiguousCitation>};
}

}  // namespace doichieu::checks

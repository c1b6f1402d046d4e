#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "checks/kinds/kinds.h"
#include "registry/instrument_id.h"
#include "registry/provinces.h"

namespace doichieu::checks {
namespace {

using registry::Province;

/// An instrument dated after the last day of the province whose body is said to have issued it.
class EndedIssuer final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const citation::Citation& item = inquiry.citations()[i];
            if (!inquiry.mention(i).counts || item.issuer.empty() || !item.date.complete() || !item.date.exists())
                continue;
            const Province* ended = ended_before(item.date, item.issuer);
            if (ended == nullptr) continue;
            Fault fault;
            fault.span = {item.raw.begin, std::max({item.raw.end, item.date_span.end})};
            fault.values = inquiry.values(i);
            fault.values.emplace_back("province", same(ended->kind + " " + ended->name));
            fault.values.emplace_back("ended", same(ended->to.vietnamese()));
            fault.values.emplace_back("now", same(ended->merged_into));
            verdict.report(std::move(fault));
        }
    }

  private:
    /// The province that the body belongs to, when it was gone on that day and no other of its name stands.
    static const Province* ended_before(const legal::Date& day, std::string_view issuer) {
        const std::string place = registry::place_id(issuer);
        if (place.empty()) return nullptr;
        const Province* ended = nullptr;
        for (const Province& province : registry::provinces()) {
            if (registry::place_id(province.kind + " " + province.name) != place) continue;
            if (!province.to.stated() || day <= province.to) return nullptr;
            ended = &province;
        }
        return ended;
    }
};

}  // namespace

KindRow ended_issuer() {
    return {"ended_issuer",
            {"văn bản được viện dẫn ghi ngày sau khi tỉnh ban hành không còn",
             "a cited instrument dated after the end of the province that issued it"},
            citation_and({"province", "ended", "now"}),
            plain<EndedIssuer>};
}

}  // namespace doichieu::checks

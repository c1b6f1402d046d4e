#include <algorithm>
#include <array>
#include <string>

#include "checks/kinds/kinds.h"
#include "legal/body_key.h"

namespace doichieu::checks {
namespace {

/// Bodies of the Centre that issue under one symbol, "-…/TW", so that the symbol cannot tell which of them is meant.
bool is_central_committee_body(const std::string& key) {
    static const std::array<std::string, 3> kBodies{legal::body_key("Ban Chấp hành Trung ương"),
                                                    legal::body_key("Bộ Chính trị"), legal::body_key("Ban Bí thư")};
    return std::ranges::find(kBodies, key) != kBodies.end();
}

class IssuerConflict final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const citation::Citation& item = inquiry.citations()[i];
            const registry::Instrument* known = inquiry.resolution(i).instrument;
            if (!inquiry.mention(i).counts || known == nullptr || item.issuer.empty() || item.issuer_span.empty())
                continue;
            // The day makes sure that this very instrument is meant.
            if (!item.date.complete() || item.date != known->issued || known->confidence == legal::Confidence::memory)
                continue;
            const std::string stated = legal::body_key(item.issuer);
            const std::string right = legal::body_key(known->issuer);
            if (stated == right || !is_central_committee_body(stated) || !is_central_committee_body(right)) continue;
            Fault fault;
            fault.span = item.issuer_span;
            fault.values = inquiry.values(i);
            fault.values.emplace_back("known", same(known->issuer));
            verdict.report(std::move(fault));
        }
    }
};

}  // namespace

KindRow issuer_conflict() {
    return {"issuer_conflict",
            {"cơ quan của Trung ương ghi bên cạnh trái với sổ đăng ký",
             "the central body beside a citation contradicts the registry"},
            citation_and({"known"}),
            plain<IssuerConflict>};
}

}  // namespace doichieu::checks

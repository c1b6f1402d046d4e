#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "checks/kinds/kinds.h"
#include "legal/body_key.h"

namespace doichieu::checks {
namespace {

/// Bodies that issue under one symbol, so that the symbol cannot tell which of them is meant.
class IssuerConflict final : public Kind {
  public:
    explicit IssuerConflict(const std::vector<std::string>& bodies) {
        for (const std::string& body : bodies) bodies_.push_back(legal::body_key(body));
    }

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
            if (stated == right || !is_one_of_them(stated) || !is_one_of_them(right)) continue;
            Fault fault;
            fault.span = item.issuer_span;
            fault.values = inquiry.values(i);
            fault.values.emplace_back("known", same(known->issuer));
            verdict.report(std::move(fault));
        }
    }

  private:
    [[nodiscard]] bool is_one_of_them(const std::string& key) const {
        return std::ranges::find(bodies_, key) != bodies_.end();
    }

    std::vector<std::string> bodies_;  ///< keys
};

std::shared_ptr<const Kind> decode_issuer_conflict(FieldReader& options) {
    return std::make_shared<const IssuerConflict>(options.texts("bodies"));
}

}  // namespace

KindRow issuer_conflict() {
    return {"issuer_conflict",
            {"cơ quan ghi bên cạnh trái với sổ đăng ký, trong những cơ quan cùng một ký hiệu",
             "the body beside a citation contradicts the registry, among bodies of one symbol"},
            citation_and({"known"}),
            decode_issuer_conflict};
}

}  // namespace doichieu::checks

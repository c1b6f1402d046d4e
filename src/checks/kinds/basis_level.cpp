#include <algorithm>
#include <string>
#include <vector>

#include "checks/kinds/kinds.h"
#include "legal/vocabulary.h"

namespace doichieu::checks {
namespace {

using legal::Level;

/// A căn cứ issued by a lower level than the document's own. What subordinates propose (tờ trình, báo cáo) may be one.
class BasisLevel final : public Kind {
  public:
    explicit BasisLevel(std::vector<std::string> types) : types_(std::move(types)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const Level own = inquiry.identity().level;
        if (own == Level::unknown) {
            verdict.not_evaluated({"không rõ cấp ban hành", "the level of the issuer is not known"});
            return;
        }
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const citation::Citation& item = inquiry.citations()[i];
            if (!inquiry.mention(i).counts || item.cited_by >= 0 || item.parsed.issuer.empty()) continue;
            if (inquiry.role_of(item) != structure::Role::can_cu) continue;
            if (std::ranges::find(types_, item.type) == types_.end()) continue;
            const legal::IssuerReading issuer = legal::Vocabulary::instance().issuer(item.parsed.issuer);
            if (!issuer.known || issuer.level == Level::unknown || issuer.level <= own) continue;
            Fault fault;
            fault.span = item.raw;
            fault.values = inquiry.values(i);
            fault.values.emplace_back("body", same(std::string(issuer.body)));
            fault.certainty = findings::Certainty::likely;
            verdict.report(std::move(fault));
        }
    }

  private:
    std::vector<std::string> types_;
};

std::shared_ptr<const Kind> decode_basis_level(FieldReader& options) {
    std::vector<std::string> types = options.texts("types");
    if (types.empty()) options.refuse("types", {"cần ít nhất một tên loại", "at least one type is needed"});
    return std::make_shared<const BasisLevel>(std::move(types));
}

}  // namespace

KindRow basis_level() {
    return {"basis_level",
            {"căn cứ vào văn bản của cấp dưới", "a basis issued by a lower level"},
            citation_and({"body"}),
            decode_basis_level};
}

}  // namespace doichieu::checks

#include <algorithm>
#include <vector>

#include "checks/kinds/kinds.h"
#include "checks/notation_form.h"
#include "legal/vocabulary.h"

namespace doichieu::checks {
namespace {

std::string joined(const std::vector<std::string_view>& types) {
    std::string out;
    for (const std::string_view type : types) {
        if (out.find(type) == std::string::npos) out += (out.empty() ? "" : ", ") + std::string(type);
    }
    return out;
}

/// Of the one known instrument of this number and day; empty when none or several are known.
std::string registered_type(const Inquiry& inquiry, const citation::Citation& item) {
    if (!item.date.complete()) return {};
    std::string type;
    for (const registry::Instrument* known : inquiry.context.registry.by_key(legal::identity_key(item.parsed))) {
        if (known->issued != item.date) continue;
        if (!type.empty() && type != known->type) return {};
        type = known->type;
    }
    return type;
}

bool may_issue_circulars(std::string_view issuer_symbol) {
    const legal::IssuerReading issuer = legal::Vocabulary::instance().issuer(issuer_symbol);
    return issuer.known && !issuer.party && issuer.level == legal::Level::central;
}

class TypeMismatch final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const citation::Citation& item = inquiry.citations()[i];
            if (!inquiry.mention(i).counts || item.type.empty() || item.parsed.type.empty()) continue;
            if (may_bear(item.type, item.parsed)) continue;
            std::string expected = registered_type(inquiry, item);
            if (expected.empty()) expected = joined(possible_types(item.parsed));
            Fault fault;
            fault.span = item.raw;
            fault.values = inquiry.values(i);
            fault.values.emplace_back("type_symbol", same(item.parsed.type));
            fault.values.emplace_back("expected_type", same(expected));
            // Offices below the ministries long wrote TT on a Tờ trình; no other number can be cited than the paper bears.
            if (item.type == "Tờ trình" && item.parsed.type == "TT" && !may_issue_circulars(item.parsed.issuer)) {
                fault.certainty = findings::Certainty::likely;
                fault.at_most = findings::Severity::info;
            }
            verdict.report(std::move(fault));
        }
    }
};

}  // namespace

KindRow type_mismatch() {
    return {"type_mismatch",
            {"tên loại trái với ký hiệu tên loại", "the type word contradicts the type symbol"},
            citation_and({"type_symbol", "expected_type"}),
            plain<TypeMismatch>};
}

}  // namespace doichieu::checks

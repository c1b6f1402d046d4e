#include <algorithm>

#include "checks/full_citation.h"
#include "checks/kinds/kinds.h"

namespace doichieu::checks {
namespace {

using registry::Instrument;

class RequiredCitation final : public Kind {
  public:
    RequiredCitation(legal::Notation notation, std::string written, legal::Date issued)
        : key_(legal::identity_key(notation)), written_(std::move(written)), issued_(issued) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const Instrument* wanted = find(inquiry.context.registry);
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            if (inquiry.mention(i).counts && meets(inquiry, i, wanted)) return;
        }
        Fault fault;
        fault.span = inquiry.first_line();
        const std::string full = wanted != nullptr ? full_citation(*wanted, inquiry.identity().regime) : written_;
        fault.values = {{"instrument", same(full)}, {"notation", same(written_)}};
        fault.key = written_;
        verdict.report(std::move(fault));
    }

  private:
    /// Chains of successors are short; a circle in the tables must not hang a run.
    static constexpr int kLongestChain = 8;

    [[nodiscard]] const Instrument* find(const registry::Registry& registry) const {
        const Instrument* found = nullptr;
        for (const Instrument* one : registry.by_key(key_)) {
            if (!issued_.stated() || one->issued == issued_) found = one;
        }
        return found;
    }

    [[nodiscard]] bool meets(const Inquiry& inquiry, std::size_t i, const Instrument* wanted) const {
        const citation::Citation& item = inquiry.citations()[i];
        const resolve::Resolution& resolution = inquiry.resolution(i);
        if (wanted != nullptr && resolution.instrument != nullptr)
            return succeeds(inquiry.context.registry, *resolution.instrument, *wanted, kLongestChain);
        return !item.parsed.issuer.empty() && legal::identity_key(item.parsed) == key_ &&
               (!item.date.complete() || !issued_.stated() || item.date == issued_);
    }

    static bool succeeds(const registry::Registry& registry, const Instrument& cited, const Instrument& wanted,
                         int steps) {
        if (cited.row == wanted.row) return true;
        if (steps == 0) return false;
        return std::ranges::any_of(registry.relations_from(cited), [&](const registry::InstrumentRelation& relation) {
            return relation.relation == legal::Relation::replaces && relation.to != nullptr &&
                   succeeds(registry, *relation.to, wanted, steps - 1);
        });
    }

    std::string key_;
    std::string written_;
    legal::Date issued_;
};

std::shared_ptr<const Kind> decode(FieldReader& options) {
    std::string written = options.text("notation");
    const legal::Date issued = options.date("issued");
    const auto notation = legal::parse_notation(written);
    if (!notation) {
        options.refuse("notation",
                       {"số, ký hiệu không đọc được; ví dụ đúng: 18-CT/TW", "not a notation; for example 18-CT/TW"});
        return nullptr;
    }
    return std::make_shared<const RequiredCitation>(*notation, std::move(written), issued);
}

}  // namespace

KindRow required_citation() {
    return {"required_citation",
            {"văn bản phải viện dẫn một văn bản, hoặc văn bản đã thay thế nó",
             "the document must cite an instrument, or what replaced it"},
            {"instrument", "notation"},
            decode};
}

}  // namespace doichieu::checks

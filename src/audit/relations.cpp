#include "audit/relations.h"

#include <algorithm>
#include <tuple>

namespace doichieu::audit {

std::vector<DerivedRelation> derived_relations(const registry::Registry& registry) {
    std::vector<const registry::InstrumentRelation*> sorted;
    for (const registry::InstrumentRelation& one : registry.derived_relations()) sorted.push_back(&one);
    const auto place = [](const registry::InstrumentRelation* one) {
        return std::tie(one->table, one->row, one->from->id, one->to->id, one->relation);
    };
    if (!std::ranges::is_sorted(sorted, {}, place)) std::ranges::sort(sorted, {}, place);
    std::vector<DerivedRelation> found;
    found.reserve(sorted.size());
    for (const registry::InstrumentRelation* one : sorted)
        found.push_back({one->from->id, one->to->id, one->relation, one->whole, one->date, one->table,
                         static_cast<std::uint32_t>(one->row)});
    return found;
}

}  // namespace doichieu::audit

#include "audit/relations.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

#include "legal/notation.h"
#include "registry/companions.h"

namespace doichieu::audit {

std::vector<DerivedRelation> derived_relations(const registry::Registry& registry) {
    std::vector<DerivedRelation> found;
    if (registry.companions() == nullptr) return found;
    std::set<std::string> keys;
    for (const registry::Statement& statement : registry.companions()->statements()) {
        if (!statement.acts.empty()) keys.insert(legal::identity_key(statement.notation));
    }
    for (const std::string& key : keys) {
        for (const registry::Instrument* instrument : registry.by_key(key)) {
            for (const registry::InstrumentRelation& one : registry.relations_from(*instrument)) {
                if (!one.is_derived) continue;
                found.push_back({one.from->id, one.to->id, one.relation, one.whole, one.date, one.table,
                                 static_cast<std::uint32_t>(one.row)});
            }
        }
    }
    std::ranges::sort(found, {}, [](const DerivedRelation& one) {
        return std::tie(one.path, one.line, one.from, one.to, one.relation);
    });
    return found;
}

}  // namespace doichieu::audit

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "legal/date.h"
#include "legal/terms.h"
#include "registry/registry.h"

namespace doichieu::audit {

/// What one of the documents does to an instrument, in its own words: a relation that no table holds.
struct DerivedRelation {
    std::string from, to;  ///< ids
    legal::Relation relation = legal::Relation::mentions;
    bool whole = true;
    legal::Date date;  ///< of the document that says it
    std::string path;  ///< of that document
    std::uint32_t line = 0;
};

/// Those that the companions of the registry give, by path and line.
[[nodiscard]] std::vector<DerivedRelation> derived_relations(const registry::Registry& registry);

}  // namespace doichieu::audit

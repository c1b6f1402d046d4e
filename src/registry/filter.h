#pragma once

#include <optional>
#include <string>
#include <vector>

#include "registry/registry.h"

namespace doichieu::registry {

/// What instruments of a list must be; what is empty is not asked. Letters of either case; without diacritics a word
/// means every word that it may be.
struct Filter {
    std::string type;
    std::string issuer;                     ///< a part of it
    std::optional<legal::Validity> status;  ///< on the days
    int year = 0;                           ///< of issue
    std::string text;                       ///< words of title, names or notation, all of them
};

/// By date of issue.
[[nodiscard]] std::vector<const Instrument*> filtered(const Registry& registry, const Filter& filter,
                                                      const legal::DateInterval& days);

}  // namespace doichieu::registry

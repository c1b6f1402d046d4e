#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "legal/date.h"

namespace doichieu::registry {

/// A province within one territory: one that took in others and kept its name stands twice.
struct Province {
    std::string name;
    std::string kind;  ///< "tỉnh", "thành phố"
    legal::Date from;
    legal::Date to;           ///< the last day; not stated: until now
    std::string merged_into;  ///< name of the one that its territory belongs to since
};

/// corpus/registry/provinces.tsv.
[[nodiscard]] const std::vector<Province>& provinces();

/// Whether a province stands where another one stood, both as place_id(), on a day or, where that is not stated, today.
[[nodiscard]] bool has_taken_over(std::string_view place, std::string_view former, const legal::Date& on);

}  // namespace doichieu::registry

#pragma once

#include <string_view>

#include "legal/date.h"

namespace doichieu::graph {

inline legal::Date date(std::string_view iso) {
    return legal::parse_iso_date(iso).value_or(legal::Date{});
}

}  // namespace doichieu::graph

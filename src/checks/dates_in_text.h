#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "legal/date.h"

namespace doichieu::checks {

struct DateInText {
    base::Span span;  ///< in the text that was searched
    legal::Date date;
};

/// Dates with a year: 15/6/2024, ngày 15 tháng 6 năm 2024, tháng 6/2024, tháng 6 năm 2024, quý II/2024 (its last month),
/// năm 2024 alone is none. Impossible ones (31/6/2024) are among them.
[[nodiscard]] std::vector<DateInText> dates_in(std::string_view text);

}  // namespace doichieu::checks

#pragma once

#include <string>
#include <string_view>

namespace doichieu::checks {

/// 2.870 → 2870; 10,45 → 10.45
[[nodiscard]] double number_of(std::string_view written);

/// Digits behind the comma.
[[nodiscard]] int decimals_of(std::string_view written);

/// 12700 → 12.700
[[nodiscard]] std::string written_number(double value, int decimals);

/// Two sums that somebody meant to be equal: what is more than a fifth apart was most likely never one sum.
[[nodiscard]] bool are_one_sum_gone_wrong(double stated, double sum);

}  // namespace doichieu::checks

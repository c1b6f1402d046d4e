#include "checks/kinds/sums.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/format.h"

namespace doichieu::checks {

double number_of(std::string_view written) {
    std::string digits;
    for (const char c : written) {
        if (c != '.') digits += c == ',' ? '.' : c;
    }
    return std::strtod(digits.c_str(), nullptr);
}

int decimals_of(std::string_view written) {
    const std::size_t comma = written.find(',');
    return comma == std::string_view::npos ? 0 : static_cast<int>(written.size() - comma - 1);
}

std::string written_number(double value, int decimals) {
    std::string out = base::format("{:.{}f}", value, decimals);
    std::size_t end = out.find('.');
    if (end != std::string::npos)
        out[end] = ',';
    else
        end = out.size();
    while (end > 3) out.insert(end -= 3, 1, '.');
    return out;
}

bool are_one_sum_gone_wrong(double stated, double sum) {
    constexpr double kFarOff = 0.2;
    const double apart = std::abs(stated - sum);
    return apart > 0 && apart <= kFarOff * std::max(stated, sum);
}

}  // namespace doichieu::checks

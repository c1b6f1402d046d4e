#include "io/clock.h"

#include <array>
#include <cstdlib>
#include <ctime>

namespace doichieu::io {

std::string today() {
    if (const char* fixed = std::getenv("DOICHIEU_TODAY"); fixed != nullptr && *fixed != '\0') return fixed;
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    std::array<char, sizeof "-2147483648-12-31"> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d", &local)};
}

}  // namespace doichieu::io

#pragma once

#include <cstdint>
#include <string_view>

#include "legal/terms.h"

namespace doichieu::checks {

/// What an issuer's name tells beyond doubt: "Ban Thường vụ Huyện ủy" is a Party body of a district.
struct StatedBody {
    enum class Side : std::uint8_t { unknown, party, state };
    Side side = Side::unknown;
    legal::Level level = legal::Level::unknown;
    bool is_dang_uy = false;  ///< "Đảng ủy", whose level the name need not tell
};

[[nodiscard]] StatedBody read_body(std::string_view issuer);

}  // namespace doichieu::checks

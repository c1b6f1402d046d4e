#pragma once

#include <cstdint>
#include <string>
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

/// One spelling for comparing: "BCH Trung ương Đảng (khóa XI)" → "ban chấp hành trung ương".
[[nodiscard]] std::string body_key(std::string_view issuer);
/// One of the keys is the other with words before or after it: "Tỉnh ủy" in "Ban Thường vụ Tỉnh ủy".
[[nodiscard]] bool may_be_same_body(std::string_view key, std::string_view other);

}  // namespace doichieu::checks

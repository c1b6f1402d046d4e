#pragma once

#include <string>
#include <string_view>

namespace doichieu::io {

/// Lower-case hexadecimal SHA-256.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace doichieu::io

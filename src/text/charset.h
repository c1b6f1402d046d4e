#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace doichieu::text {

/// Bytes as UTF-8, by the name of their charset ("UTF-7", "macintosh"); nothing when ICU does not know it. What makes no
/// sense in it becomes U+FFFD. Vietnamese encodings are those of legacy.h.
[[nodiscard]] std::optional<std::string> decode_charset(std::string_view bytes, const char* name);

}  // namespace doichieu::text

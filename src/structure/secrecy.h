#pragma once

#include <cstdint>

#include "document/document.h"

namespace doichieu::structure {

/// The mark of secrecy that a document carries, ascending (Luật Bảo vệ bí mật nhà nước: Mật, Tối mật, Tuyệt mật).
enum class Secrecy : std::uint8_t { none, secret, top_secret, absolute };

/// A mark is a line of its own: near the beginning, where it stands below the number and symbol (Hướng dẫn 36-HD/VPTW,
/// II.2.1), or anywhere in a header, footer, text box or watermark. The highest counts.
[[nodiscard]] Secrecy secrecy_of(const document::Document& document);

/// "Mật", "Tối mật", "Tuyệt mật"; empty for none.
[[nodiscard]] const char* mark_of(Secrecy secrecy);

}  // namespace doichieu::structure

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "findings/finding.h"
#include "io/file.h"
#include "text/survey.h"

namespace doichieu::formats {

/// A text file's bytes as valid UTF-8.
struct Decoded {
    io::Bytes text;
    std::optional<text::Survey> survey;  ///< of the text, when it is the bytes as they came
    std::string source_sha256;           ///< of the bytes as they came, when `text` is not the same bytes
    std::vector<findings::Problem> problems;
    std::vector<document::Conversion> conversions;
};

/// UTF-8 with or without a byte order mark stays as it is, UTF-16 with one is converted. UTF-16 without one and legacy
/// encodings (Windows-1258, TCVN3, VNI, VPS, VISCII) are recognised by what they say in Vietnamese, and noted. Bytes that
/// none of these explain become U+FFFD (problem "invalid-utf8"). Code: binary-file, when there is hardly any text.
/// `lines_before` stand before these bytes in their file.
[[nodiscard]] base::Result<Decoded> decode_text(io::Bytes bytes, const std::string& path,
                                                std::uint32_t lines_before = 0);

/// 1-based number of the line that holds this byte.
[[nodiscard]] std::uint32_t line_at(std::string_view text, std::size_t offset);
/// 1-based line of the first character beyond ASCII: where a conversion shows first.
[[nodiscard]] std::uint32_t first_line_beyond_ascii(std::string_view text);

}  // namespace doichieu::formats

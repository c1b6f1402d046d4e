#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "findings/finding.h"
#include "io/file.h"

namespace doichieu::formats {

/// A text file's bytes as valid UTF-8.
struct Decoded {
    io::Bytes text;
    std::string source_sha256;  ///< of the bytes as they came, when `text` is not the same bytes
    std::vector<findings::Problem> problems;
};

/// UTF-8 with or without a byte order mark stays as it is, UTF-16 with one is converted, bytes that are neither become
/// U+FFFD (problem "invalid-utf8"). Code: binary-file, when there are NUL bytes or hardly any text.
/// Legacy encodings (TCVN3, VNI, 1258 …) have their place here, before the bytes are given up.
[[nodiscard]] base::Result<Decoded> decode_text(io::Bytes bytes, const std::string& path);

}  // namespace doichieu::formats

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/text_pair.h"

namespace doichieu::io {

/// What is wrong with a line of YAML, and the line as it was probably meant (empty when that cannot be guessed).
struct YamlSlip {
    base::TextPair reason;
    std::string corrected;
};

/// Recognises by its looks why a line cannot be read as YAML: the slips of people who write it in an office program
/// or without knowing its signs.
[[nodiscard]] std::optional<YamlSlip> recognise_slip(std::string_view line);

/// True for a plain value that YAML accepts and that means something else than it shows: a full-width colon behind a key,
/// a value wrapped in typographic quotation marks, a special space in the indentation.
[[nodiscard]] bool misreads_silently(std::string_view plain_value);

/// `"\d"` and `"\b"`: backslashes need single quotes.
[[nodiscard]] YamlSlip backslash_slip(std::string_view line);

}  // namespace doichieu::io

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace doichieu::text {

/// A stretch of the source that reads differently in the clean text. Between two edits bytes are equal.
struct CleanEdit {
    std::uint32_t clean_begin = 0;
    std::uint32_t clean_length = 0;
    std::uint32_t source_begin = 0;
    std::uint32_t source_length = 0;
};

struct Cleaned {
    std::string text;
    std::vector<CleanEdit> edits;  ///< ascending, not overlapping
};

/// True when `bytes` certainly needs no cleaning: NFC, no zero-width character (U+200B–200F, 2060, FEFF, …), no soft
/// hyphen. A false "no" only costs a call of clean(). Vectorised; this is on the hot path.
[[nodiscard]] bool is_clean(std::string_view bytes);

/// NFC without zero-width characters and soft hyphens; Ð, dashes and odd spaces stay (contract, `raw`).
/// `bytes` must be valid UTF-8. The edits come from the normaliser itself, never from a diff.
[[nodiscard]] Cleaned clean(std::string_view bytes);
/// The text alone, behind what `out` holds.
void append_clean(std::string_view bytes, std::string& out);

/// Source offset that corresponds to a clean offset (start of the edit when it falls inside one).
[[nodiscard]] std::uint32_t source_offset(const std::vector<CleanEdit>& edits, std::uint32_t clean_offset);

}  // namespace doichieu::text

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/legacy.h"

namespace doichieu::text {

/// What a text must be converted from in order to read as Vietnamese.
struct EncodingGuess {
    std::optional<LegacyEncoding> legacy;  ///< or a misreading
    Misreading misreading = Misreading::windows_1252;
    double confidence = 0;  ///< share of syllables after conversion, less where there are few words
};
[[nodiscard]] std::string name_of(const EncodingGuess&);
/// Of bytes that are not UTF-8, and of valid UTF-8. None when no conversion makes it Vietnamese: silence, not a guess.
[[nodiscard]] std::optional<EncodingGuess> guess_bytes(std::string_view bytes);
[[nodiscard]] std::optional<EncodingGuess> guess_text(std::string_view text);
/// Lines that hold letters no code page of Western Europe has are Unicode, and stay.
[[nodiscard]] std::string convert_text(std::string_view text, const EncodingGuess& guess);

/// Lines that show another encoding's letters, in a text that does not: pasted from an old file, or printed where the old
/// fonts were missing.
struct ConvertedLines {
    struct Conversion {
        EncodingGuess guess;
        std::uint32_t lines = 0;
        std::size_t first = 0;  ///< offset of the first of them
    };
    std::string text;
    std::vector<Conversion> conversions;  ///< in the order of their first lines
};
/// None when no line is converted. A line of a word or two goes by what longer ones show.
[[nodiscard]] std::optional<ConvertedLines> convert_lines(std::string_view text);

}  // namespace doichieu::text

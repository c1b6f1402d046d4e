#pragma once

#include <cstdint>
#include <span>

namespace doichieu::text {

/// A Vietnamese vowel letter taken apart. Precomposed letters only.
struct Vowel {
    char32_t toneless = 0;  ///< case kept: "Ế" → "Ê"; 0 when the letter is no vowel
    char plain = 0;         ///< lower-case ASCII: "Ế" → "e"
    std::uint8_t tone = 0;  ///< 0 none, then huyền, sắc, hỏi, ngã, nặng

    explicit operator bool() const { return toneless != 0; }
    [[nodiscard]] bool has_quality_mark() const { return toneless >= 0x80; }  ///< ă â ê ô ơ ư
};

[[nodiscard]] Vowel vowel_of(char32_t letter);
/// The other way round: "Ê" with tone 2 is "Ế". `toneless` is a vowel without a tone.
[[nodiscard]] char32_t toned(char32_t toneless, std::uint8_t tone);

/// Moves the tone mark of one syllable to where the new style wants it: "hoà" → "hòa", "qúy" → "quý". Anything that is
/// not built like a Vietnamese syllable stays as it is. True when something moved.
bool place_tone(std::span<char32_t> syllable);

}  // namespace doichieu::text

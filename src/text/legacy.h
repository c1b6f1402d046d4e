#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace doichieu::text {

/// How Vietnamese was written before Unicode became mandatory (TCVN 6909:2001, Quyết định 72/2002/QĐ-TTg).
enum class LegacyEncoding : std::uint8_t { windows_1258, tcvn3, vni, vps, viscii };
[[nodiscard]] std::string_view name_of(LegacyEncoding);

/// Bytes of a file as UTF-8. Windows-1258 and a few of the others leave combining tones: NFC is the caller's.
[[nodiscard]] std::string decode_legacy(std::string_view bytes, LegacyEncoding);
/// The same for text that shows such bytes as Windows-1252 ("QuyÕt ®Þnh"): what documents in legacy fonts hold. Characters
/// that no byte stands for stay.
[[nodiscard]] std::string decode_legacy_shown(std::string_view shown, LegacyEncoding);
/// Bytes as Windows-1252: what a file without any other sign means.
[[nodiscard]] std::string decode_windows_1252(std::string_view bytes);

/// Fonts tell their encoding by name: .VnTime (TCVN3), .VnTimeH (TCVN3, every letter a capital), VNI-Times, VPS Times.
struct LegacyFont {
    LegacyEncoding encoding = LegacyEncoding::tcvn3;
    bool capitals = false;
    friend bool operator==(const LegacyFont&, const LegacyFont&) = default;
};
[[nodiscard]] std::optional<LegacyFont> legacy_font(std::string_view name);
/// False for text that is Unicode already (it was converted once and kept its font) or has nothing to convert.
[[nodiscard]] bool may_be_legacy(std::string_view shown, LegacyFont font);
[[nodiscard]] std::string from_legacy_font(std::string_view shown, LegacyFont font);

/// UTF-8 that some program read as another encoding: "Nghá»‹ quyáº¿t".
enum class Misreading : std::uint8_t { windows_1252, mac_roman };
[[nodiscard]] std::string undo_misreading(std::string_view text, Misreading);

/// The letters of one word make a Vietnamese syllable: initial, vowels, final, one tone that the final allows. NFC.
[[nodiscard]] bool is_vietnamese_syllable(std::string_view word);
/// Among the words that are not ASCII alone: how many, and how many of them are syllables. One character tells nothing:
/// "©" is "â" in TCVN3.
struct Spelling {
    std::size_t words = 0;
    std::size_t syllables = 0;
    [[nodiscard]] double share() const {
        return words == 0 ? 0 : static_cast<double>(syllables) / static_cast<double>(words);
    }
};
[[nodiscard]] Spelling spelling_of(std::string_view text);

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

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace doichieu::text {

/// How Vietnamese was written before Unicode became mandatory (TCVN 6909:2001, Quyết định 72/2002/QĐ-TTg).
enum class LegacyEncoding : std::uint8_t { windows_1258, tcvn3, vni, vps, viscii };
[[nodiscard]] std::string_view name_of(LegacyEncoding);

/// Letters of Vietnamese that no code page of Western Europe has, and combining marks: nothing that shows such a code page
/// holds one.
[[nodiscard]] bool is_beyond_latin1(char32_t c);

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

}  // namespace doichieu::text

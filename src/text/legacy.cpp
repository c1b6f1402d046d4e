// The tables are facts of the standards: TCVN 5712:1993, RFC 1456 (VISCII), the VPS and VNI code pages, Windows-1258. ICU
// in Debian has the last one only.

#include "text/legacy.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/signs.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/normalize.h"
#include "text/spelling.h"
#include "text/tones.h"
#include "text/utf8.h"

namespace doichieu::text {
namespace {

/// What 0x80 to 0xFF mean.
using HighHalf = std::u32string_view;

constexpr HighHalf kWindows1252 =
    U"€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F"
    U"\x90‘’“”•–—˜™š›œ\x9DžŸ"
    U"\xA0¡¢£¤¥¦§¨©ª«¬\xAD®¯"
    U"°±²³´µ¶·¸¹º»¼½¾¿"
    U"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"
    U"ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
    U"àáâãäåæçèéêëìíîï"
    U"ðñòóôõö÷øùúûüýþÿ";
constexpr HighHalf kWindows1258 =
    U"€\x81‚ƒ„…†‡ˆ‰\x8A‹Œ\x8D\x8E\x8F"
    U"\x90‘’“”•–—˜™\x9A›œ\x9D\x9EŸ"
    U"\xA0¡¢£¤¥¦§¨©ª«¬\xAD®¯"
    U"°±²³´µ¶·¸¹º»¼½¾¿"
    U"ÀÁÂĂÄÅÆÇÈÉÊË\u0300ÍÎÏ"
    U"ĐÑ\u0309ÓÔƠÖ×ØÙÚÛÜƯ\u0303ß"
    U"àáâăäåæçèéêë\u0301íîï"
    U"đñ\u0323óôơö÷øùúûüư₫ÿ";
/// Below 0xA1 the fonts have Windows' punctuation, not the capitals of TCVN 5712.
constexpr HighHalf kTcvn3 =
    U"€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F"
    U"\x90‘’“”•–—˜™š›œ\x9DžŸ"
    U"\xA0ĂÂÊÔƠƯĐăâêôơưđẰ"
    U"\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    U"ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
    U"éẹềểễếệìỉỄẾỒĩíịò"
    U"Ổỏõóọồổỗốộờởỡớợù"
    U"ỖủũúụừửữứựỳỷỹýỵỐ";
constexpr HighHalf kVps =
    U"ÀẢÃẤẦẨọỗĂếềểệẮẰẲ"
    U"Ế‘’ỀỂỄỐỒỔỖýỷỵỚỜỞ"
    U"\xA0ắằẳẵặỠớÙờởỡŨỨợỪ"
    U"ổỬỲỸÍÌộỈĨÓửữÒỎÕự"
    U"ầÁÂấẩẫậđẻÉÊẹỉễịỹ"
    U"ƯỦồốÔỏơÈừứÚũưÝẺß"
    U"àáâãảạăçèéêẽìíîĩ"
    U"ẴĐòóôõöƠụùúủüỶẼỳ";
constexpr HighHalf kViscii =
    U"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
    U"ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    U"Õắằặấầẩậẽẹếềểễệố"
    U"ồổỗỠƠộờởịỰỨỪỬơớƯ"
    U"ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
    U"ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    U"àáâãảăữẫèéêẻìíĩỉ"
    U"đựòóôõỏọụùúũủýợỮ";
constexpr HighHalf kMacRoman =
    U"ÄÅÇÉÑÖÜáàâäãåçéè"
    U"êëíìîïñóòôöõúùûü"
    U"†°¢£§•¶ß®©™´¨≠ÆØ"
    U"∞±≤≥¥µ∂∑∏π∫ªºΩæø"
    U"¿¡¬√ƒ≈∆«»…\xA0ÀÃÕŒœ"
    U"–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ"
    U"‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ"
    U"\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
static_assert(kWindows1252.size() == 128 && kWindows1258.size() == 128 && kTcvn3.size() == 128);
static_assert(kVps.size() == 128 && kViscii.size() == 128 && kMacRoman.size() == 128);

/// VISCII and VPS need more letters than the high half holds.
struct LowLetter {
    char32_t byte;
    char32_t letter;
};
constexpr std::array<LowLetter, 6> kVisciiLow = {
    {{0x02, U'Ẳ'}, {0x05, U'Ẵ'}, {0x06, U'Ẫ'}, {0x14, U'Ỷ'}, {0x19, U'Ỹ'}, {0x1E, U'Ỵ'}}};
constexpr std::array<LowLetter, 14> kVpsLow = {{{0x02, U'Ạ'},
                                                {0x03, U'Ậ'},
                                                {0x04, U'Ặ'},
                                                {0x05, U'Ẹ'},
                                                {0x06, U'Ệ'},
                                                {0x10, U'Ị'},
                                                {0x11, U'Ọ'},
                                                {0x12, U'Ộ'},
                                                {0x13, U'Ợ'},
                                                {0x14, U'Ụ'},
                                                {0x15, U'Ự'},
                                                {0x19, U'Ỵ'},
                                                {0x1C, U'Ẫ'},
                                                {0x1D, U'Ữ'}}};

char32_t low_letter(std::span<const LowLetter> table, char32_t byte) {
    const auto found = std::ranges::find(table, byte, &LowLetter::byte);
    return found == table.end() ? byte : found->letter;
}

/// The byte that an encoding shows as `c`; `c` itself below 0x80, none where no byte does. C1 controls are what sloppy
/// decoders leave of bytes that Windows-1252 does not define.
std::optional<unsigned char> byte_of(char32_t c, HighHalf shown) {
    if (c < 0x80) return static_cast<unsigned char>(c);
    const std::size_t at = shown.find(c);
    if (at != HighHalf::npos) return static_cast<unsigned char>(0x80 + at);
    if (c < 0xA0) return static_cast<unsigned char>(c);
    return std::nullopt;
}

// VNI writes a vowel and, behind it, one character for its tone, its circumflex or breve, or both.
struct VniMark {
    char32_t mark;
    char32_t quality;  ///< U'^', U'(' or 0
    std::uint8_t tone;
};
constexpr std::array<VniMark, 17> kVniMarks = {{
    {U'ø', 0, 1},
    {U'ù', 0, 2},
    {U'û', 0, 3},
    {U'õ', 0, 4},
    {U'ï', 0, 5},
    {U'â', U'^', 0},
    {U'à', U'^', 1},
    {U'á', U'^', 2},
    {U'å', U'^', 3},
    {U'ã', U'^', 4},
    {U'ä', U'^', 5},
    {U'ê', U'(', 0},
    {U'è', U'(', 1},
    {U'é', U'(', 2},
    {U'ú', U'(', 3},
    {U'ü', U'(', 4},
    {U'ë', U'(', 5},
}};
constexpr std::u32string_view kVniLetters = U"ôöñíìæóòîÔÖÑÍÌÆÓÒÎ";
constexpr std::u32string_view kVniMeant = U"ơưđíìỉĩịỵƠƯĐÍÌỈĨỊỴ";

bool is_upper_latin1(char32_t c) {
    return c >= 0xC0 && c <= 0xDE && c != 0xD7;
}

/// The vowel that `base` and the VNI mark behind it make; 0 when they make none.
char32_t vni_vowel(char32_t base, char32_t mark) {
    if (is_upper_latin1(mark)) mark += 0x20;
    const auto row = std::ranges::find(kVniMarks, mark, &VniMark::mark);
    const Vowel vowel = vowel_of(base);
    if (row == kVniMarks.end() || !vowel || vowel.tone != 0) return 0;
    if (row->quality == 0) return toned(base, row->tone);
    constexpr std::u32string_view kFrom = U"aeoAEO";
    const std::size_t at = kFrom.find(base);
    if (at == std::u32string_view::npos) return 0;
    if (row->quality == U'^') return toned(U"âêôÂÊÔ"[at], row -> tone);
    return at % 3 == 0 ? toned(at == 0 ? U'ă' : U'Ă', row->tone) : 0;
}

std::string decode_vni(const std::u32string& codes) {
    std::string out;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const std::size_t letter = kVniLetters.find(codes[i]);
        const char32_t base = letter == std::u32string_view::npos ? codes[i] : kVniMeant[letter];
        const char32_t vowel = i + 1 < codes.size() ? vni_vowel(base, codes[i + 1]) : 0;
        append_utf8(out, vowel != 0 ? vowel : base);
        if (vowel != 0) ++i;
    }
    return out;
}

/// Codes are bytes, or characters for which no byte stands.
char32_t meaning(char32_t code, LegacyEncoding encoding) {
    if (code > 0xFF) return code;
    if (encoding == LegacyEncoding::viscii && code < 0x20) return low_letter(kVisciiLow, code);
    if (encoding == LegacyEncoding::vps && code < 0x20) return low_letter(kVpsLow, code);
    if (code < 0x80) return code;
    switch (encoding) {
        case LegacyEncoding::windows_1258:
            return kWindows1258[code - 0x80];
        case LegacyEncoding::tcvn3:
            return kTcvn3[code - 0x80];
        case LegacyEncoding::vps:
            return kVps[code - 0x80];
        case LegacyEncoding::viscii:
            return kViscii[code - 0x80];
        case LegacyEncoding::vni:
            break;
    }
    return kWindows1252[code - 0x80];
}

/// TCVN3 has no capitals with tones: headings were typed in small letters that a font of capitals shows large, or with
/// the plain letters large ("KẾ HOẠCH" as "KÕ HO¹CH"). A line without a small ASCII letter is all capitals.
std::string with_capitals_of_lines(std::string text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = base::Signs<'\n', '\r', '\v'>::first(text, at, text.size());
        const std::string_view line = std::string_view(text).substr(at, end - at);
        const auto in = [](char from, char to) { return [=](char c) { return c >= from && c <= to; }; };
        const bool raised = std::ranges::count_if(line, in('A', 'Z')) >= 2 && std::ranges::none_of(line, in('a', 'z'));
        out += raised ? to_upper(line) : std::string(line);
        if (end < text.size()) out += text[end];
        at = end + 1;
    }
    return out;
}

std::string decode_codes(const std::u32string& codes, LegacyEncoding encoding) {
    if (encoding == LegacyEncoding::vni) {
        std::u32string shown;
        for (const char32_t code : codes) shown += meaning(code, encoding);
        return decode_vni(shown);
    }
    std::string out;
    for (const char32_t code : codes) append_utf8(out, meaning(code, encoding));
    return encoding == LegacyEncoding::tcvn3 ? with_capitals_of_lines(std::move(out)) : out;
}

std::u32string codes_of_bytes(std::string_view bytes) {
    std::u32string codes;
    codes.reserve(bytes.size());
    for (const char byte : bytes) codes += static_cast<unsigned char>(byte);
    return codes;
}

/// Codes above 0xFF are characters that no byte of Windows-1252 shows.
std::u32string codes_of_shown(std::string_view shown) {
    std::u32string codes;
    codes.reserve(shown.size());
    for (std::size_t at = 0; at < shown.size();) {
        const CodePoint c = decode(shown, at);
        codes += byte_of(c.value, kWindows1252).value_or(c.value);
        at += c.length;
    }
    return codes;
}

bool equal_ignoring_case(std::string_view text, std::string_view lower_case) {
    return std::ranges::equal(text, lower_case, {},
                              [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
}

}  // namespace

bool is_beyond_latin1(char32_t c) {
    return (c >= 0x1EA0 && c <= 0x1EF9) || (c >= 0x300 && c < 0x370) || c == 0x102 || c == 0x103 || c == 0x110 ||
           c == 0x111 || c == 0x128 || c == 0x129 || c == 0x168 || c == 0x169 || c == 0x1A0 || c == 0x1A1 ||
           c == 0x1AF || c == 0x1B0;
}

std::string_view name_of(LegacyEncoding encoding) {
    switch (encoding) {
        case LegacyEncoding::windows_1258:
            return "Windows-1258";
        case LegacyEncoding::tcvn3:
            return "TCVN3 (ABC)";
        case LegacyEncoding::vni:
            return "VNI";
        case LegacyEncoding::vps:
            return "VPS";
        case LegacyEncoding::viscii:
            return "VISCII";
    }
    return "";
}

std::string decode_legacy(std::string_view bytes, LegacyEncoding encoding) {
    return decode_codes(codes_of_bytes(bytes), encoding);
}

std::string decode_legacy_shown(std::string_view shown, LegacyEncoding encoding) {
    return decode_codes(codes_of_shown(shown), encoding);
}

std::string decode_windows_1252(std::string_view bytes) {
    std::string out;
    for (const char byte : bytes) {
        const auto code = static_cast<unsigned char>(byte);
        append_utf8(out, code < 0x80 ? code : kWindows1252[code - 0x80U]);
    }
    return out;
}

std::optional<LegacyFont> legacy_font(std::string_view name) {
    if (name.size() > 3 && equal_ignoring_case(name.substr(0, 3), ".vn")) {
        return LegacyFont{LegacyEncoding::tcvn3, name.ends_with('H')};
    }
    if (name.size() > 4 && (equal_ignoring_case(name.substr(0, 4), "vni-") || name.starts_with("VNI "))) {
        return LegacyFont{LegacyEncoding::vni, false};
    }
    if (name.starts_with("VPS ")) return LegacyFont{LegacyEncoding::vps, false};
    return std::nullopt;
}

bool may_be_legacy(std::string_view shown, LegacyFont font) {
    bool is_ascii = true;
    for (std::size_t at = 0; at < shown.size();) {
        const CodePoint c = decode(shown, at);
        if (is_beyond_latin1(c.value)) return false;
        is_ascii = is_ascii && c.value < 0x80;
        at += c.length;
    }
    if (is_ascii) return font.capitals && std::ranges::any_of(shown, [](char c) { return c >= 'a' && c <= 'z'; });
    // "và", "dân" are words of Unicode and, read as TCVN3, none.
    return spelling_of(clean(from_legacy_font(shown, font)).text).share() >= spelling_of(shown).share();
}

std::string from_legacy_font(std::string_view shown, LegacyFont font) {
    std::string text = decode_legacy_shown(shown, font.encoding);
    return font.capitals ? to_upper(text) : text;
}

std::string undo_misreading(std::string_view text, Misreading misreading) {
    const HighHalf shown = misreading == Misreading::windows_1252 ? kWindows1252 : kMacRoman;
    std::string out;
    std::string bytes;  // of a run of characters beyond ASCII
    std::string run;
    const auto flush = [&] {
        out += find_invalid_utf8(bytes) == std::string::npos ? bytes : run;
        bytes.clear();
        run.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        const auto byte = c.value < 0x80 ? std::nullopt : byte_of(c.value, shown);
        if (byte) {
            bytes += static_cast<char>(*byte);
            run += text.substr(at, c.length);
        } else if (c.value == ' ' && bytes == "\xC3") {  // "Ã" and a space: à whose no-break space was flattened
            bytes += "\xA0";
        } else {
            flush();
            out += text.substr(at, c.length);
        }
        at += c.length;
    }
    flush();
    return out;
}

}  // namespace doichieu::text

// The tables are facts of the standards: TCVN 5712:1993, RFC 1456 (VISCII), the VPS and VNI code pages, Windows-1258. ICU
// in Debian has the last one only.

#include "text/legacy.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "base/lanes.h"
#include "base/signs.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/normalize.h"
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

/// Letters of Vietnamese that no code page of Western Europe has, and combining marks.
bool is_beyond_latin1(char32_t c) {
    return (c >= 0x1EA0 && c <= 0x1EF9) || (c >= 0x300 && c < 0x370) || c == 0x102 || c == 0x103 || c == 0x110 ||
           c == 0x111 || c == 0x128 || c == 0x129 || c == 0x168 || c == 0x169 || c == 0x1A0 || c == 0x1A1 ||
           c == 0x1AF || c == 0x1B0;
}

bool equal_ignoring_case(std::string_view text, std::string_view lower_case) {
    return std::ranges::equal(text, lower_case, {},
                              [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
}

// ---- Spelling ----

constexpr std::u32string_view kInitials[] = {U"ngh", U"ch", U"gh", U"gi", U"kh", U"ng", U"nh", U"ph", U"qu",
                                             U"th",  U"tr", U"b",  U"c",  U"d",  U"đ",  U"g",  U"h",  U"k",
                                             U"l",   U"m",  U"n",  U"p",  U"r",  U"s",  U"t",  U"v",  U"x"};
/// Vowels that may end a syllable or take a final.
constexpr std::u32string_view kOpen[] = {U"a", U"e", U"ê",  U"i",  U"o",  U"ô",  U"ơ",  U"u",
                                         U"ư", U"y", U"oa", U"oe", U"uê", U"uy", U"uơ", U"oo"};
/// Vowels that end a syllable.
constexpr std::u32string_view kEnding[] = {U"ai", U"ao",  U"au",  U"ay",  U"âu",  U"ây",  U"eo",  U"êu",
                                           U"ia", U"iêu", U"iu",  U"oai", U"oay", U"oao", U"oeo", U"oi",
                                           U"ôi", U"ơi",  U"ua",  U"uây", U"ui",  U"uôi", U"uya", U"uyu",
                                           U"ưa", U"ưi",  U"ươi", U"ươu", U"ưu",  U"yêu", U"uêu", U"uâ"};
/// Vowels that want a final.
constexpr std::u32string_view kClosed[] = {U"ă", U"â", U"iê", U"uô", U"ươ", U"yê", U"oă", U"uâ", U"uyê", U"uă"};
constexpr std::u32string_view kSyllableFinals[] = {U"c", U"ch", U"m", U"n", U"ng", U"nh", U"p", U"t"};

template <std::size_t N>
bool is_one_of(std::u32string_view word, const std::u32string_view (&list)[N]) {
    return std::ranges::find(list, word) != std::end(list);
}

bool is_rhyme(std::u32string_view rhyme, std::uint8_t tone) {
    std::size_t vowels = 0;
    while (vowels < rhyme.size() && vowel_of(rhyme[vowels])) ++vowels;
    const std::u32string_view nucleus = rhyme.substr(0, vowels);
    const std::u32string_view final = rhyme.substr(vowels);
    if (final.empty()) return is_one_of(nucleus, kOpen) || is_one_of(nucleus, kEnding);
    if (!is_one_of(final, kSyllableFinals)) return false;
    const bool is_stop = final == U"c" || final == U"ch" || final == U"p" || final == U"t";
    if (is_stop && tone != 2 && tone != 5) return false;
    return is_one_of(nucleus, kOpen) || is_one_of(nucleus, kClosed);
}

constexpr std::size_t kLongestSyllable = 7;  // nghiêng

/// "vỔ": a capital beyond ASCII behind a small letter is what a wrong reading makes.
bool has_odd_capital(std::string_view word) {
    bool after_small = false;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = decode(word, at);
        const bool capital = is_upper(c.value);
        if (capital && after_small && c.value >= 0x80) return true;
        after_small = !capital;
        at += c.length;
    }
    return false;
}

}  // namespace

bool is_vietnamese_syllable(std::string_view spelled) {
    if (has_odd_capital(spelled)) return false;
    const std::string word = to_lower(spelled);
    std::u32string letters;
    std::uint8_t tone = 0;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = decode(word, at);
        at += c.length;
        if (letters.size() == kLongestSyllable) return false;
        const Vowel vowel = vowel_of(c.value);
        if (vowel && vowel.tone != 0) {
            if (tone != 0) return false;
            tone = vowel.tone;
        }
        letters += vowel ? vowel.toneless : c.value;
    }
    if (is_rhyme(letters, tone)) return true;
    for (const std::u32string_view initial : kInitials) {
        if (!letters.starts_with(initial)) continue;
        if (is_rhyme(std::u32string_view(letters).substr(initial.size()), tone)) return true;
    }
    // "gì", "gìn", "quốc", "giếng": the second letter of gi and qu may be the vowel or part of it.
    return letters.starts_with(U"giê") && is_rhyme(std::u32string_view(letters).substr(1), tone);
}

Spelling spelling_of(std::string_view text) {
    Spelling spelling;
    const auto separates = [](char32_t c) {
        return (c < 0x80 && !is_letter(c)) || is_space(c) || (c >= 0x2000 && c < 0x2070);
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        bool is_ascii = true;
        std::size_t letters = 0;
        while (at < text.size()) {
            const CodePoint c = decode(text, at);
            if (separates(c.value)) break;
            is_ascii = is_ascii && c.value < 0x80;
            ++letters;
            at += c.length;
        }
        if (!is_ascii && letters > 1) {
            ++spelling.words;
            if (is_vietnamese_syllable(text.substr(begin, at - begin))) ++spelling.syllables;
        }
        if (at == begin) at += decode(text, at).length;
    }
    return spelling;
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

namespace {

constexpr std::size_t kSample = 64 * 1024;
constexpr double kEnough = 0.8;  // share of syllables in what a conversion gives
constexpr std::size_t kFewestWords = 3;

/// Of how many words, and how many of these are syllables: one is worth less than many.
double confidence_of(const Spelling& spelling) {
    const auto words = static_cast<double>(spelling.words);
    return spelling.share() * words / (words + 1);
}

/// One candidate of a guess.
void consider(std::optional<EncodingGuess>& best, EncodingGuess candidate, std::string_view converted) {
    const Spelling spelling = spelling_of(clean(converted).text);
    if (spelling.words < kFewestWords || spelling.share() < kEnough) return;
    candidate.confidence = confidence_of(spelling);
    if (!best || candidate.confidence > best->confidence) best = candidate;
}

void consider_legacy(std::optional<EncodingGuess>& best, const std::u32string& codes) {
    using enum LegacyEncoding;
    for (const LegacyEncoding encoding : {windows_1258, tcvn3, vni, vps, viscii}) {
        consider(best, {encoding, {}, 0}, decode_codes(codes, encoding));
    }
}

/// The sample ends at a line or word, so that nothing is cut.
std::string_view sample_of(std::string_view text) {
    if (text.size() <= kSample) return text;
    const std::size_t end = text.find_last_of(" \n\r\t", kSample);
    return text.substr(0, end == std::string_view::npos || end == 0 ? kSample : end);
}

/// Characters of Western Europe and symbols, and letters that only Vietnamese has: half of what is not ASCII in it.
struct Signs {
    std::size_t vietnamese = 0;
    std::size_t western = 0;
};

Signs signs_of(std::string_view text, Signs signs = {}) {
    std::size_t i = 0;
#if defined(DOICHIEU_LANES)
    using base::lane;
    constexpr std::size_t kMostRounds = 127;  // what a lane can count to
    while (i + 17 <= text.size()) {
        base::Bytes16 vietnamese{};
        base::Bytes16 western{};
        for (std::size_t round = 0; round < kMostRounds && i + 17 <= text.size(); ++round, i += 16) {
            base::Bytes16 lead;
            base::Bytes16 next;
            base::load(text.data() + i, lead);
            base::load(text.data() + i + 1, next);
            const base::Bytes16 is_vietnamese = ((lead == lane(0xE1)) & ((next | lane(1)) == lane(0xBB))) |
                                                ((lead == lane(0xC6)) & (((next | lane(1)) == lane(0xA1)) |
                                                                         (next == lane(0xAF)) | (next == lane(0xB0)))) |
                                                (lead == lane(0xCC));
            vietnamese -= is_vietnamese;
            western -= ((lead >= lane(0xC2)) & (lead <= lane(0xC7)) & ~is_vietnamese) |
                       ((lead == lane(0xE2)) & (next >= lane(0x84)) & (next < lane(0)));
        }
        for (std::size_t at = 0; at < 16; ++at) {
            signs.vietnamese += static_cast<std::size_t>(vietnamese[at]);
            signs.western += static_cast<std::size_t>(western[at]);
        }
    }
#endif
    for (; i + 1 < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0xC2) continue;
        const auto next = static_cast<unsigned char>(text[i + 1]);
        if (lead == 0xE1 && (next == 0xBA || next == 0xBB)) ++signs.vietnamese;
        if ((lead == 0xC6 && (next == 0xA0 || next == 0xA1 || next == 0xAF || next == 0xB0)) || lead == 0xCC) {
            ++signs.vietnamese;
        } else if ((lead >= 0xC2 && lead <= 0xC7) || (lead == 0xE2 && next >= 0x84)) {
            ++signs.western;
        }
    }
    return signs;
}

/// Cheap signs of a text that is not Vietnamese as it stands.
bool looks_wrong(std::string_view sample) {
    constexpr std::size_t kStretch = 1024;
    Signs signs;
    while (!sample.empty()) {
        signs = signs_of(sample.substr(0, kStretch + 1), signs);  // the byte behind a lead is looked at
        sample.remove_prefix(std::min(kStretch, sample.size()));
        if (signs.vietnamese * 10 >= signs.western + sample.size() / 2)
            return false;  // a sign takes two bytes and more
    }
    return signs.western >= kFewestWords && signs.vietnamese * 10 < signs.western;
}

// ---- Single lines ----

constexpr std::size_t kEvidence = 5;  // words that show an encoding to be among a text's
constexpr double kGain = 0.3;         // share of syllables that a line's conversion must add

/// Calls `use` with each line and where it begins.
template <typename Use>
void for_each_line(std::string_view text, Use use) {
    const bool has_returns = text.find('\r') != std::string_view::npos;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text[at] == '\n' ? at
                                : has_returns    ? base::Signs<'\n', '\r'>::first(text, at, text.size())
                                                 : std::min(text.find('\n', at), text.size());
        use(text.substr(at, end - at), at);
        at = end + 1;
    }
}

/// Holds a letter that no legacy encoding shows.
bool is_unicode(std::string_view line) {
    using Leads = base::Signs<'\xE1'>;
    for (std::size_t at = 0; (at = Leads::first(line, at, line.size())) < line.size(); ++at) {
        if (at + 2 >= line.size()) break;
        // U+1EA0–1EF9: most lines of Vietnamese end here.
        const auto last = static_cast<unsigned char>(line[at + 2]);
        if ((line[at + 1] == '\xBA' && last >= 0xA0) || (line[at + 1] == '\xBB' && last <= 0xB9)) return true;
    }
    for (std::size_t at = 0; at < line.size();) {
        const CodePoint c = decode(line, at);
        if (is_beyond_latin1(c.value)) return true;
        at += c.length;
    }
    return false;
}

std::string without_unicode_lines(std::string_view text) {
    std::string out;
    for_each_line(text, [&](std::string_view line, std::size_t) {
        if (!is_unicode(line)) out.append(line).append("\n");
    });
    return out;
}

struct OddLine {
    std::string_view text;
    std::size_t begin = 0;
    double share = 0;  ///< of syllables, as it stands
};

std::vector<OddLine> odd_lines_of(std::string_view text) {
    std::vector<OddLine> lines;
    for_each_line(text, [&](std::string_view line, std::size_t begin) {
        if (line.empty() || is_unicode(line) || signs_of(line).western == 0) return;
        lines.push_back({line, begin, spelling_of(clean(line).text).share()});
    });
    return lines;
}

/// An encoding that some lines show, and what all lines in it come to.
struct Shown {
    EncodingGuess guess;
    std::size_t words = 0;  ///< of the lines that show it by themselves
    Spelling converted;
    std::uint32_t lines = 0;
    std::size_t first = 0;
};

std::vector<Shown> encodings_shown_by(const std::vector<OddLine>& lines) {
    std::vector<Shown> shown;
    for (const OddLine& line : lines) {
        const auto guess = guess_text(line.text);
        if (!guess) continue;
        const Spelling converted = spelling_of(clean(convert_text(line.text, *guess)).text);
        if (converted.share() - line.share < kGain) continue;
        auto known = std::ranges::find_if(shown, [&](const Shown& one) {
            return one.guess.legacy == guess->legacy && one.guess.misreading == guess->misreading;
        });
        if (known == shown.end()) known = shown.insert(shown.end(), Shown{*guess, 0, {}, 0, 0});
        known->words += converted.words;
    }
    std::erase_if(shown, [](const Shown& one) { return one.words < kEvidence; });
    return shown;
}

}  // namespace

std::string name_of(const EncodingGuess& guess) {
    if (guess.legacy) return std::string(name_of(*guess.legacy));
    return guess.misreading == Misreading::windows_1252 ? "UTF-8 → Windows-1252" : "UTF-8 → MacRoman";
}

std::optional<EncodingGuess> guess_bytes(std::string_view bytes) {
    std::optional<EncodingGuess> best;
    consider_legacy(best, codes_of_bytes(sample_of(bytes)));
    return best;
}

std::optional<EncodingGuess> guess_text(std::string_view text) {
    const std::string_view sample = sample_of(text);
    if (!looks_wrong(sample)) return std::nullopt;
    std::optional<EncodingGuess> best;
    for (const Misreading misreading : {Misreading::windows_1252, Misreading::mac_roman}) {
        const std::string undone = undo_misreading(sample, misreading);
        if (undone != sample) consider(best, {std::nullopt, misreading, 0}, undone);
    }
    // Lines in Unicode are not converted, so they say nothing for an encoding.
    const std::string convertible = best ? std::string(sample) : without_unicode_lines(sample);
    if (!best) consider_legacy(best, codes_of_shown(convertible));
    // What reads as Vietnamese already is left alone.
    if (best && spelling_of(clean(convertible).text).share() >= kEnough) return std::nullopt;
    return best;
}

std::string convert_text(std::string_view text, const EncodingGuess& guess) {
    if (!guess.legacy) return undo_misreading(text, guess.misreading);
    std::string out;
    std::size_t done = 0;
    for_each_line(text, [&](std::string_view line, std::size_t begin) {
        if (!is_unicode(line)) return;
        out += decode_legacy_shown(text.substr(done, begin - done), *guess.legacy);
        out += line;
        done = begin + line.size();
    });
    return out + decode_legacy_shown(text.substr(done), *guess.legacy);
}

std::optional<ConvertedLines> convert_lines(std::string_view text) {
    const std::vector<OddLine> lines = odd_lines_of(text);
    std::vector<Shown> shown = encodings_shown_by(lines);
    if (shown.empty()) return std::nullopt;
    ConvertedLines out;
    std::size_t done = 0;
    for (const OddLine& line : lines) {
        Shown* best = nullptr;
        Spelling best_spelling;
        std::string best_text;
        for (Shown& one : shown) {
            std::string converted = convert_text(line.text, one.guess);
            const Spelling spelling = spelling_of(clean(converted).text);
            if (spelling.share() < std::max(kEnough, line.share + kGain)) continue;
            if (best != nullptr && spelling.share() <= best_spelling.share()) continue;
            best = &one;
            best_spelling = spelling;
            best_text = std::move(converted);
        }
        if (best == nullptr) continue;
        if (best->lines++ == 0) best->first = line.begin;
        best->converted.words += best_spelling.words;
        best->converted.syllables += best_spelling.syllables;
        out.text.append(text, done, line.begin - done);
        out.text += best_text;
        done = line.begin + line.text.size();
    }
    out.text += text.substr(done);
    std::ranges::sort(shown, {}, &Shown::first);
    for (Shown& one : shown) {
        if (one.lines == 0) continue;
        one.guess.confidence = confidence_of(one.converted);
        out.conversions.push_back({one.guess, one.lines, one.first});
    }
    return out;
}

}  // namespace doichieu::text

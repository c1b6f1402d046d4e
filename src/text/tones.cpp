#include "text/tones.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace doichieu::text {
namespace {

constexpr std::size_t kTones = 6;
constexpr std::u32string_view kVowels =
    U"aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
    U"AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬEÈÉẺẼẸÊỀẾỂỄỆIÌÍỈĨỊOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢUÙÚỦŨỤƯỪỨỬỮỰYỲÝỶỸỴ";
constexpr std::string_view kPlain = "aaaeeiooouuy";
static_assert(kVowels.size() == 2 * kTones * kPlain.size());

/// Vietnamese vowels lie below U+01B1 and in U+1EA0–1EF9; both stretches share one table.
constexpr char32_t kLowEnd = 0x1B1;
constexpr char32_t kHighBegin = 0x1EA0;
constexpr std::size_t kSlots = kLowEnd + 0x5A;

constexpr std::size_t slot_of(char32_t letter) {
    return letter < kHighBegin ? letter : letter - kHighBegin + kLowEnd;
}

constexpr auto kTable = [] {
    std::array<Vowel, kSlots> table{};
    for (std::size_t i = 0; i < kVowels.size(); ++i) {
        const std::size_t tone = i % kTones;
        table[slot_of(kVowels[i])] = {kVowels[i - tone], kPlain[i / kTones % kPlain.size()],
                                      static_cast<std::uint8_t>(tone)};
    }
    return table;
}();

char32_t lower_ascii(char32_t c) {
    return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
}

bool is_consonant(char32_t c) {
    return c == U'đ' || c == U'Đ' ||
           std::u32string_view(U"bcdghklmnpqrstvx").find(lower_ascii(c)) != std::u32string_view::npos;
}

bool is_final(std::span<const char32_t> letters) {
    constexpr std::u32string_view kFinals[] = {U"", U"c", U"ch", U"m", U"n", U"ng", U"nh", U"p", U"t"};
    for (const std::u32string_view final : kFinals) {
        bool same = final.size() == letters.size();
        for (std::size_t i = 0; same && i < final.size(); ++i) same = lower_ascii(letters[i]) == final[i];
        if (same) return true;
    }
    return false;
}

/// The vowels of a syllable, [begin, end); in "qu" + vowel and "gi" + vowel the u and i belong to the initial.
struct Nucleus {
    std::size_t begin = 0;
    std::size_t end = 0;
};

Nucleus nucleus_of(std::span<const char32_t> syllable) {
    Nucleus nucleus;
    while (nucleus.begin < syllable.size() && is_consonant(syllable[nucleus.begin])) ++nucleus.begin;
    if (nucleus.begin == 1 && syllable.size() > 2 && vowel_of(syllable[2])) {
        const Vowel glide = vowel_of(syllable[1]);
        const char32_t initial = lower_ascii(syllable[0]);
        const bool is_glide = (initial == 'q' && glide.plain == 'u') || (initial == 'g' && glide.plain == 'i');
        if (is_glide && !glide.has_quality_mark()) nucleus.begin = 2;
    }
    nucleus.end = nucleus.begin;
    while (nucleus.end < syllable.size() && vowel_of(syllable[nucleus.end])) ++nucleus.end;
    return nucleus;
}

/// A marked vowel carries the tone (the last of ươ), else the middle of three and, of two, the first in an open
/// syllable and the second in a closed one.
std::size_t tone_seat(std::span<const char32_t> syllable, Nucleus nucleus) {
    for (std::size_t i = nucleus.end; i > nucleus.begin; --i) {
        if (vowel_of(syllable[i - 1]).has_quality_mark()) return i - 1;
    }
    const std::size_t count = nucleus.end - nucleus.begin;
    const bool closed = nucleus.end < syllable.size();
    return count == 3 || (count == 2 && closed) ? nucleus.begin + 1 : nucleus.begin;
}

}  // namespace

Vowel vowel_of(char32_t letter) {
    if (letter >= kLowEnd && (letter < kHighBegin || letter >= kHighBegin + (kSlots - kLowEnd))) return {};
    return kTable[slot_of(letter)];
}

char32_t toned(char32_t toneless, std::uint8_t tone) {
    return kVowels[kVowels.find(toneless) + tone];
}

bool place_tone(std::span<char32_t> syllable) {
    std::size_t from_seat = syllable.size();
    for (std::size_t i = 0; i < syllable.size(); ++i) {
        if (vowel_of(syllable[i]).tone == 0) continue;
        if (from_seat != syllable.size()) return false;
        from_seat = i;
    }
    if (from_seat == syllable.size()) return false;
    const Nucleus nucleus = nucleus_of(syllable);
    const std::size_t count = nucleus.end - nucleus.begin;
    if (count == 0 || count > 3 || !is_final(syllable.subspan(nucleus.end))) return false;
    const std::size_t seat = tone_seat(syllable, nucleus);
    if (seat == from_seat) return false;
    const Vowel from = vowel_of(syllable[from_seat]);
    syllable[from_seat] = from.toneless;
    syllable[seat] = toned(syllable[seat], from.tone);
    return true;
}

}  // namespace doichieu::text

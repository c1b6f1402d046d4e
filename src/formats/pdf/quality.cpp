#include "formats/pdf/quality.h"

#include <string_view>

#include "text/characters.h"
#include "text/normalize.h"
#include "text/tones.h"
#include "text/utf8.h"

namespace doichieu::formats::pdf {

namespace {

bool is_ascii_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

bool is_garbage(char32_t c) {
    const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool is_private = (c >= 0xE000 && c < 0xF900) || c >= 0xF0000;
    return is_control || is_private || c == 0xFFFD;
}

}  // namespace

bool is_sound(std::string_view word) {
    std::size_t letters = 0;  // since the last sign that parts syllables
    std::size_t tones = 0;
    bool has_vowel = false;
    bool has_small = false;
    const auto is_sound_part = [&] {
        const bool sound = tones <= 1 && (has_vowel || !has_small || letters <= 3);
        letters = tones = 0;
        has_vowel = has_small = false;
        return sound;
    };
    for (std::size_t at = 0; at < word.size();) {
        const auto c = text::decode(word, at);
        at += c.length;
        if (is_garbage(c.value)) return false;
        if (!text::is_letter(c.value)) {
            if (!is_sound_part()) return false;
            continue;
        }
        const auto vowel = text::vowel_of(c.value);
        const bool is_d = c.value == U'đ' || c.value == U'Đ' || c.value == U'Ð';
        if (!vowel && !is_d && !is_ascii_letter(c.value)) return false;
        ++letters;
        has_small = has_small || !text::is_upper(c.value);
        has_vowel = has_vowel || vowel || c.value == U'y' || c.value == U'Y';
        if (vowel && vowel.tone != 0) ++tones;
    }
    return is_sound_part();
}

Quality quality_of(const Page& page, const std::function<bool(const Word&)>& counts) {
    Quality quality;
    for (const Word& word : page.words) {
        if (!counts(word)) continue;
        const std::string text = text::is_clean(word.text) ? word.text : text::clean(word.text).text;
        bool has_letter = false;
        bool has_garbage = false;
        for (std::size_t at = 0; at < text.size();) {
            const auto c = text::decode(text, at);
            has_letter = has_letter || text::is_letter(c.value);
            has_garbage = has_garbage || is_garbage(c.value);
            at += c.length;
        }
        // A lone sign of a symbol font is a bullet.
        if (!has_letter && !(has_garbage && text::count_code_points(text) > 1)) continue;
        ++quality.words;
        if (is_sound(text)) ++quality.sound;
    }
    return quality;
}

}  // namespace doichieu::formats::pdf

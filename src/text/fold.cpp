#include "text/fold.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cassert>

#include "text/characters.h"
#include "text/folded_words.h"
#include "text/normalize.h"
#include "text/tones.h"
#include "text/utf8.h"

namespace doichieu::text {
namespace {

using CaseMapping = void(const char*, std::uint32_t, icu::StringPiece, icu::ByteSink&, icu::Edits*, UErrorCode&);

std::string map_case(CaseMapping* mapping, std::string_view text) {
    std::string out;
    icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
    UErrorCode status = U_ZERO_ERROR;
    mapping("", 0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr, status);
    assert(U_SUCCESS(status));
    return out;
}

/// ASCII, of which most symbols consist, needs no tables.
template <typename Map>
std::string map_case(CaseMapping* mapping, std::string_view text, Map map_ascii) {
    if (!std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return map_case(mapping, text);
    std::string out(text);
    std::ranges::transform(out, out.begin(), map_ascii);
    return out;
}

bool is_mark(char32_t c) {
    if (c < 0x300 || (c >= 0x1E00 && c < 0x1F00)) return false;
    return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_MN_MASK) != 0;
}

/// Text under construction in which the tone of each finished syllable is moved to its place.
class ToneUnifier {
  public:
    explicit ToneUnifier(std::size_t capacity) { out_.reserve(capacity); }

    void append(char32_t c) {
        // A mark that did not compose belongs to its letter, and makes the syllable a foreign one.
        if (is_letter(c) || is_mark(c)) {
            append_utf8(out_, c);
            const Vowel vowel = vowel_of(c);
            vowels_ += vowel ? 1U : 0U;
            toned_ = toned_ || vowel.tone != 0;
        } else {
            end_syllable();
            append_utf8(out_, c);
            syllable_ = out_.size();
            vowels_ = 0;
        }
    }

    [[nodiscard]] bool empty() const { return out_.empty(); }

    std::string finish() && {
        end_syllable();
        return std::move(out_);
    }

  private:
    void end_syllable() {
        const bool is_at_its_place = !toned_ || vowels_ < 2;
        toned_ = false;
        if (is_at_its_place) return;
        std::array<char32_t, 8> letters{};  // the longest syllable, "nghiêng", has seven
        std::size_t count = 0;
        for (std::size_t at = syllable_; at < out_.size();) {
            if (count == letters.size()) return;
            const CodePoint point = decode(out_, at);
            letters[count++] = point.value;
            at += point.length;
        }
        if (!place_tone({letters.data(), count})) return;
        out_.resize(syllable_);
        for (std::size_t i = 0; i < count; ++i) append_utf8(out_, letters[i]);
    }

    std::string out_;
    std::size_t syllable_ = 0;  ///< where the current run of letters begins
    std::size_t vowels_ = 0;    ///< in it
    bool toned_ = false;
};

/// Đ and the letters that only look like it.
bool is_d_with_stroke(char32_t c) {
    return c == 0xD0 || c == 0xF0 || c == 0x189 || c == 0x256 || c == 0x110 || c == 0x111;
}

char32_t fold_character(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
    if (c >= 0x1EA0 && c < 0x1F00) return c | 1U;  // Vietnamese letters: each capital right before its small one
    if (is_d_with_stroke(c)) return U'đ';
    if (is_dash(c)) return '-';
    return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

/// The letter below its diacritics; 0 for a diacritic that stands alone.
char32_t unaccented(char32_t c) {
    if (c < 0x80) return c;
    if (c == U'đ') return 'd';
    if (const Vowel vowel = vowel_of(c)) return static_cast<char32_t>(vowel.plain);
    if (is_mark(c)) return 0;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
    icu::UnicodeString parts;
    if (U_FAILURE(status) || !nfd->getDecomposition(static_cast<UChar32>(c), parts)) return c;
    const UChar32 base = parts.char32At(0);
    for (std::int32_t i = U16_LENGTH(base); i < parts.length(); ++i) {
        if (!is_mark(parts.charAt(i))) return c;
    }
    return static_cast<char32_t>(base);
}

}  // namespace

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        for (std::size_t length = 1; end < text.size() && length != 0; end += length)
            length = latin_letter_at(text, end);
        const char first = text[at];
        const bool is_ascii = static_cast<unsigned char>(first) < 0x80;
        if (end == at && is_ascii && is_space(static_cast<unsigned char>(first))) {
            space = true;
            ++at;
            continue;
        }
        if (end - at > WordKey::kMaxBytes || (end == at && !is_ascii)) return fold_characters(text);
        if (space && !out.empty()) out += ' ';
        space = false;
        if (end == at) {
            out += first;
            ++at;
        } else {
            out += fold_word(text.substr(at, end - at)).view();
            at = end;
        }
    }
    return out;
}

std::string fold_characters(std::string_view text) {
    ToneUnifier out(text.size());
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        at += point.length;
        if (is_space(point.value)) {
            space = true;
            continue;
        }
        if (space && !out.empty()) out.append(' ');
        space = false;
        out.append(fold_character(point.value));
    }
    std::string key = std::move(out).finish();
    // Rarely lower case alone composes: H with a line below has no letter of its own, ẖ has.
    return is_clean(key) ? key : clean(key).text;
}

std::string fold_unaccented(std::string_view text) {
    const std::string folded = fold(text);
    std::string out;
    out.reserve(folded.size());
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint point = decode(folded, at);
        if (const char32_t base = unaccented(point.value)) append_utf8(out, base);
        at += point.length;
    }
    return out;
}

std::string unify_tone_placement(std::string_view text) {
    ToneUnifier out(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        out.append(point.value);
        at += point.length;
    }
    return std::move(out).finish();
}

std::string to_lower(std::string_view text) {
    return map_case(&icu::CaseMap::utf8ToLower, text,
                    [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
}

std::string to_upper(std::string_view text) {
    return map_case(&icu::CaseMap::utf8ToUpper, text,
                    [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c & ~0x20) : c; });
}

std::string capitalize(std::string_view text) {
    std::size_t at = 0;
    CodePoint point = decode(text, at);
    while (point.length != 0 && !is_letter(point.value)) {
        at += point.length;
        point = decode(text, at);
    }
    std::string out(text.substr(0, at));
    if (point.length != 0) append_utf8(out, static_cast<char32_t>(u_toupper(static_cast<UChar32>(point.value))));
    return out.append(text.substr(at + point.length));
}

}  // namespace doichieu::text

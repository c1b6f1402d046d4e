#include "citation/scan.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace doichieu::citation {
namespace {

unsigned char byte_of(char c) {
    return static_cast<unsigned char>(c);
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Second bytes that tell a name's first letter pair apart early: "Hi", "Ph", "Hộ", "Đi", "Đạ", "uậ", "UẬ".
/// The byte at `i` is the first of a pair that the vector scan let through.
bool opens_name(std::string_view p, std::size_t i) {
    const auto starts = [&](std::size_t from, std::string_view word) { return p.substr(from, word.size()) == word; };
    switch (byte_of(p[i])) {
        case 0xBA:  // ậ, Ậ: E1 BA AD, E1 BA AC in "luật", "LUẬT"
            return i >= 3 && i + 2 < p.size() && (p[i + 2] == 't' || p[i + 2] == 'T') &&
                   (p[i - 2] == 'u' || p[i - 2] == 'U') && (p[i - 3] == 'l' || p[i - 3] == 'L');
        case 'H':
            return starts(i, "Hiến pháp") || starts(i, "HIẾN PHÁP") || starts(i, "Hội nghị") || starts(i, "HỘI NGHỊ");
        case 'C':
            return starts(i, "Cương lĩnh") || starts(i, "CƯƠNG LĨNH");
        case 'P':
            return starts(i, "Pháp lệnh") || starts(i, "Pháp Lệnh") || starts(i, "PHÁP LỆNH");
        case 0xC3:
            return starts(i, "Ðại hội") || starts(i, "Ðiều lệ");
        case 0xC4:
            return starts(i, "Đại hội") || starts(i, "ĐẠI HỘI") || starts(i, "Điều lệ") || starts(i, "ĐIỀU LỆ");
        default:
            return false;
    }
}

}  // namespace

Found Scan::next() {
    const std::size_t size = p_.size();
    const char* data = p_.data();
    std::size_t i = at_;
    const auto accept = [&](std::size_t at) -> Found {
        if (is_digit(data[at])) {
            if (at > 0 && is_digit(data[at - 1])) return {};
            at_ = at + 1;
            return {Anchor::digits, at};
        }
        if (byte_of(data[at]) == 0xBB) {  // "ứ", of "lần thứ"
            constexpr std::string_view kNth = "lần th";
            if (at < kNth.size() + 1 || p_.substr(at - 1 - kNth.size(), kNth.size()) != kNth) return {};
            at_ = at + 1;
            return {Anchor::ordinal, at - 1 - kNth.size()};
        }
        if (!opens_name(p_, at)) return {};
        at_ = at + 1;
        // The anchor is the word's first byte: for "luật" three bytes before its vowel's middle byte.
        return {Anchor::name, byte_of(data[at]) == 0xBA ? at - 3 : at};
    };
#if defined(__SSE2__)
    const __m128i below_zero = _mm_set1_epi8('0' - 1);
    const __m128i above_nine = _mm_set1_epi8('9' + 1);
    const __m128i ba = _mm_set1_epi8(static_cast<char>(0xBA));
    const __m128i ad = _mm_set1_epi8(static_cast<char>(0xAD));
    const __m128i ac = _mm_set1_epi8(static_cast<char>(0xAC));
    const __m128i h = _mm_set1_epi8('H');
    const __m128i p = _mm_set1_epi8('P');
    const __m128i c = _mm_set1_epi8('C');
    const __m128i bb = _mm_set1_epi8(static_cast<char>(0xBB));
    const __m128i a9 = _mm_set1_epi8(static_cast<char>(0xA9));
    const __m128i c6 = _mm_set1_epi8(static_cast<char>(0xC6));
    const __m128i c3 = _mm_set1_epi8(static_cast<char>(0xC3));
    const __m128i c4 = _mm_set1_epi8(static_cast<char>(0xC4));
    const __m128i d_stroke = _mm_set1_epi8(static_cast<char>(0x90));
    while (i + 17 <= size) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data + i));
        const __m128i after = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data + i + 1));
        const __m128i digits = _mm_and_si128(_mm_cmpgt_epi8(bytes, below_zero), _mm_cmplt_epi8(bytes, above_nine));
        const __m128i vowel = _mm_and_si128(_mm_cmpeq_epi8(bytes, ba),
                                            _mm_or_si128(_mm_cmpeq_epi8(after, ad), _mm_cmpeq_epi8(after, ac)));
        const __m128i nth = _mm_and_si128(_mm_cmpeq_epi8(bytes, bb), _mm_cmpeq_epi8(after, a9));
        const __m128i horned = _mm_and_si128(_mm_cmpeq_epi8(bytes, c), _mm_cmpeq_epi8(after, c6));
        const __m128i stroke = _mm_and_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, c4), _mm_cmpeq_epi8(bytes, c3)),
                                             _mm_cmpeq_epi8(after, d_stroke));
        const __m128i letters = _mm_or_si128(_mm_cmpeq_epi8(bytes, h), _mm_cmpeq_epi8(bytes, p));
        unsigned mask = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(
            _mm_or_si128(digits, vowel), _mm_or_si128(_mm_or_si128(stroke, horned), _mm_or_si128(letters, nth)))));
        while (mask != 0) {
            const auto bit = static_cast<std::size_t>(__builtin_ctz(mask));
            mask &= mask - 1;
            if (const Found found = accept(i + bit); found.anchor != Anchor::end) return found;
        }
        i += 16;
    }
#endif
    for (; i < size; ++i) {
        if (const Found found = accept(i); found.anchor != Anchor::end) return found;
    }
    at_ = size;
    return {Anchor::end, size};
}

}  // namespace doichieu::citation

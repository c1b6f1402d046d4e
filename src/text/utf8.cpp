#include "text/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <bit>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace doichieu::text {
namespace {

constexpr CodePoint kInvalid{0xFFFD, 1};

unsigned char byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

bool is_continuation(unsigned char byte) {
    return (byte & 0xC0) == 0x80;
}

bool continues(std::string_view text, std::size_t at) {
    return at < text.size() && is_continuation(byte_at(text, at));
}

/// Range of the second byte; it shuts out overlong forms, surrogates and what lies above U+10FFFF.
bool second_byte_fits(unsigned char first, unsigned char second) {
    switch (first) {
        case 0xE0:
            return second >= 0xA0 && second <= 0xBF;
        case 0xED:
            return second >= 0x80 && second <= 0x9F;
        case 0xF0:
            return second >= 0x90 && second <= 0xBF;
        case 0xF4:
            return second >= 0x80 && second <= 0x8F;
        default:
            return is_continuation(second);
    }
}

bool is_valid_at(CodePoint point) {
    return point.length > 1 || point.value < 0x80;
}

/// Length of the ill-formed sequence at `at`: its longest start of a well-formed one (Unicode 3.9, U+FFFD practice).
std::size_t ill_formed_length(std::string_view text, std::size_t at) {
    const unsigned char first = byte_at(text, at);
    if (first < 0xC2 || first > 0xF4 || at + 1 >= text.size() || !second_byte_fits(first, byte_at(text, at + 1)))
        return 1;
    return first >= 0xF0 && continues(text, at + 2) ? 3 : 2;
}

std::size_t character_start(std::string_view text, std::size_t at) {
    for (std::size_t back = 1; back <= 4 && back <= at; ++back) {
        const unsigned char byte = byte_at(text, at - back);
        if (byte < 0x80) break;
        if (byte >= 0xC0) return at - back;
    }
    return at;
}

#if defined(__SSE2__)
/// `block` moved up by N bytes, filled from the end of the block before it.
template <int N>
__m128i shifted_in(__m128i block, __m128i before) {
    return _mm_or_si128(_mm_slli_si128(block, N), _mm_srli_si128(before, 16 - N));
}

/// True when every byte of the block follows from its two neighbours before, and only two-byte and ordinary three-byte
/// characters occur (leads C2–DF, E1–EC, EE, EF). Anything else is left to the slow path.
bool is_plainly_valid(__m128i block, __m128i before) {
    const __m128i last_two_byte_lead = _mm_set1_epi8(static_cast<char>(0xDF));
    const __m128i last_continuation = _mm_set1_epi8(static_cast<char>(0xBF));
    const auto equals = [block](int byte) { return _mm_cmpeq_epi8(block, _mm_set1_epi8(static_cast<char>(byte))); };
    // Signed order: 80 … FF < 00 … 7F, and only the sign bit of each lane is used below.
    const auto negative = [](__m128i lanes, __m128i of) { return _mm_and_si128(lanes, of); };

    const __m128i rare =
        _mm_or_si128(_mm_or_si128(_mm_or_si128(equals(0xC0), equals(0xC1)), _mm_or_si128(equals(0xE0), equals(0xED))),
                     negative(_mm_cmpgt_epi8(block, _mm_set1_epi8(static_cast<char>(0xEF))), block));
    const __m128i one_before = shifted_in<1>(block, before);
    const __m128i two_before = shifted_in<2>(block, before);
    const __m128i expected = _mm_or_si128(negative(_mm_cmpgt_epi8(one_before, last_continuation), one_before),
                                          negative(_mm_cmpgt_epi8(two_before, last_two_byte_lead), two_before));
    const __m128i continuation = _mm_cmplt_epi8(block, _mm_set1_epi8(static_cast<char>(0xC0)));
    return _mm_movemask_epi8(_mm_or_si128(rare, _mm_xor_si128(expected, continuation))) == 0;
}
#endif

std::size_t width_of(char32_t c) {
    if (c < 0x300) return c >= 0x20 && (c < 0x7F || c >= 0xA0) && c != 0xAD;
    if (c >= 0x1E00 && c < 0x1F00) return 1;
    const auto type = u_charType(static_cast<UChar32>(c));
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR || type == U_CONTROL_CHAR)
        return 0;
    const int east_asian = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
    return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

CodePoint decode_multibyte(std::string_view text, std::size_t at) {
    const unsigned char first = byte_at(text, at);
    if (first < 0xC2 || first > 0xF4 || at + 1 >= text.size()) return kInvalid;
    const unsigned char second = byte_at(text, at + 1);
    if (!second_byte_fits(first, second)) return kInvalid;
    if (first < 0xE0) return {(first & 0x1FU) << 6 | (second & 0x3FU), 2};
    if (!continues(text, at + 2)) return kInvalid;
    const char32_t three = (first & 0x0FU) << 12 | (second & 0x3FU) << 6 | (byte_at(text, at + 2) & 0x3FU);
    if (first < 0xF0) return {three, 3};
    if (!continues(text, at + 3)) return kInvalid;
    return {(three << 6 | (byte_at(text, at + 3) & 0x3FU)) & 0x1FFFFF, 4};
}

CodePoint decode_before(std::string_view text, std::size_t at) {
    if (at == 0 || at > text.size()) return {};
    const unsigned char last = byte_at(text, at - 1);
    if (last < 0x80) return {last, 1};
    const std::size_t start = character_start(text, at);
    if (start == at) return kInvalid;
    const CodePoint point = decode(text, start);
    return start + point.length == at ? point : kInvalid;
}

void append_utf8(std::string& out, char32_t value) {
    const auto tail = [&out, value](int shift) { out.push_back(static_cast<char>(0x80 | (value >> shift & 0x3F))); };
    if (value < 0x80) {
        out.push_back(static_cast<char>(value));
    } else if (value < 0x800) {
        out.push_back(static_cast<char>(0xC0 | value >> 6));
        tail(0);
    } else if (value < 0x10000) {
        out.push_back(static_cast<char>(0xE0 | value >> 12));
        tail(6);
        tail(0);
    } else {
        out.push_back(static_cast<char>(0xF0 | value >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

std::size_t find_invalid_utf8(std::string_view bytes) {
    std::size_t at = 0;  // always the start of a character when the slow path takes over
#if defined(__SSE2__)
    __m128i before = _mm_setzero_si128();
    while (at + 16 <= bytes.size()) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes.data() + at));
        if (is_plainly_valid(block, before)) {
            before = block;
            at += 16;
            continue;
        }
        const std::size_t block_end = at + 16;
        at = character_start(bytes, at);
        while (at < block_end && at < bytes.size()) {
            const CodePoint point = decode(bytes, at);
            if (!is_valid_at(point)) return at;
            at += point.length;
        }
        before = _mm_setzero_si128();
    }
    if (_mm_movemask_epi8(before) != 0) at = character_start(bytes, at);
#endif
    while (at < bytes.size()) {
        const CodePoint point = decode(bytes, at);
        if (!is_valid_at(point)) return at;
        at += point.length;
    }
    return std::string_view::npos;
}

std::string replace_invalid_utf8(std::string_view bytes, std::size_t& replaced) {
    replaced = 0;
    std::string out;
    out.reserve(bytes.size());
    while (!bytes.empty()) {
        const std::size_t invalid = std::min(find_invalid_utf8(bytes), bytes.size());
        out.append(bytes.substr(0, invalid));
        bytes.remove_prefix(invalid);
        if (bytes.empty()) break;
        append_utf8(out, kInvalid.value);
        bytes.remove_prefix(ill_formed_length(bytes, 0));
        ++replaced;
    }
    return out;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    std::size_t at = 0;
#if defined(__SSE2__)
    const __m128i last_continuation = _mm_set1_epi8(static_cast<char>(0xBF));
    for (; at + 16 <= text.size(); at += 16) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
        const int starts = _mm_movemask_epi8(_mm_cmpgt_epi8(block, last_continuation));
        count += static_cast<std::size_t>(std::popcount(static_cast<unsigned>(starts)));
    }
#endif
    for (; at < text.size(); ++at) count += is_continuation(byte_at(text, at)) ? 0U : 1U;
    return count;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        width += width_of(point.value);
        at += point.length;
    }
    return width;
}

std::string_view prefix_by_width(std::string_view text, std::size_t columns) {
    std::size_t at = 0;
    for (std::size_t width = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        width += width_of(point.value);
        if (width > columns) break;
        at += point.length;
    }
    return text.substr(0, at);
}

}  // namespace doichieu::text

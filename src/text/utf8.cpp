#include "text/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/lanes.h"

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

#if defined(DOICHIEU_LANES)
using base::lane;

/// Thirty-two bytes at a time, each judged by its neighbour before it: every fault of two bytes has a bit, and three
/// tables of half a byte agree on one where it is made (Keiser and Lemire, "Validating UTF-8 in less than one
/// instruction per byte").
class WideValidator {
  public:
    DOICHIEU_WIDE static bool is_valid(std::string_view bytes) {
        __m256i before = _mm256_setzero_si256();
        __m256i faults = before;
        std::size_t at = 0;
        for (; at + 32 <= bytes.size(); at += 32) {
            const __m256i block = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes.data() + at));
            faults = _mm256_or_si256(faults, faults_of(block, before));
            before = block;
        }
        alignas(32) char last[32] = {};  // zeros close what is left open
        std::copy_n(bytes.data() + at, bytes.size() - at, last);
        faults = _mm256_or_si256(faults, faults_of(_mm256_load_si256(reinterpret_cast<const __m256i*>(last)), before));
        return _mm256_testz_si256(faults, faults) != 0;
    }

  private:
    // Bits of the faults.
    static constexpr char kShort = 1 << 0;      // 11…… 0……: a lead without its continuation
    static constexpr char kLong = 1 << 1;       // 0…… 10……: a continuation without a lead
    static constexpr char kOverlong3 = 1 << 2;  // E0 100…
    static constexpr char kLarge = 1 << 3;      // F4 1001, F4 101., F5 and above
    static constexpr char kSurrogate = 1 << 4;  // ED 101.
    static constexpr char kOverlong2 = 1 << 5;  // C0, C1
    static constexpr char kOverlong4 = 1 << 6;  // F0 1000; also F5 and above with 1000
    static constexpr char kTwo = lane(0x80);    // 10…… 10……: right behind a lead of three or four
    static constexpr char kCarry = lane(kShort | kLong | kTwo);

    DOICHIEU_WIDE static __m256i table(char a, char b, char c, char d, char e, char f, char g, char h, char i, char j,
                                       char k, char l, char m, char n, char o, char p) {
        return _mm256_setr_epi8(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, a, b, c, d, e, f, g, h, i, j, k, l, m,
                                n, o, p);
    }
    /// `block` moved up by N bytes, filled from the end of the block before it.
    template <int N>
    DOICHIEU_WIDE static __m256i moved_up(__m256i block, __m256i before) {
        return _mm256_alignr_epi8(block, _mm256_permute2x128_si256(before, block, 0x21), 16 - N);
    }
    DOICHIEU_WIDE static __m256i high_half(__m256i bytes) {
        return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
    }

    DOICHIEU_WIDE static __m256i faults_of(__m256i block, __m256i before) {
        const __m256i first = moved_up<1>(block, before);
        constexpr char kLarge4 = lane(kLarge | kOverlong4);
        const __m256i by_first_high = _mm256_shuffle_epi8(
            table(kLong, kLong, kLong, kLong, kLong, kLong, kLong, kLong, kTwo, kTwo, kTwo, kTwo, kShort | kOverlong2,
                  kShort, lane(kShort | kOverlong3 | kSurrogate), lane(kShort | kLarge4)),
            high_half(first));
        const __m256i by_first_low = _mm256_shuffle_epi8(
            table(lane(kCarry | kOverlong3 | kOverlong2 | kOverlong4), lane(kCarry | kOverlong2), kCarry, kCarry,
                  lane(kCarry | kLarge), lane(kCarry | kLarge4), lane(kCarry | kLarge4), lane(kCarry | kLarge4),
                  lane(kCarry | kLarge4), lane(kCarry | kLarge4), lane(kCarry | kLarge4), lane(kCarry | kLarge4),
                  lane(kCarry | kLarge4), lane(kCarry | kLarge4 | kSurrogate), lane(kCarry | kLarge4),
                  lane(kCarry | kLarge4)),
            _mm256_and_si256(first, _mm256_set1_epi8(0x0F)));
        constexpr char kAscii = kShort;
        constexpr char kContinues = lane(kLong | kOverlong2 | kTwo);
        const __m256i by_second =
            _mm256_shuffle_epi8(table(kAscii, kAscii, kAscii, kAscii, kAscii, kAscii, kAscii, kAscii,
                                      lane(kContinues | kOverlong3 | kLarge4), lane(kContinues | kOverlong3 | kLarge),
                                      lane(kContinues | kSurrogate | kLarge), lane(kContinues | kSurrogate | kLarge),
                                      kShort, kShort, kShort, kShort),
                                high_half(block));
        const __m256i of_two = _mm256_and_si256(_mm256_and_si256(by_first_high, by_first_low), by_second);
        // The third and fourth bytes must follow a continuation, and nothing else may.
        const __m256i third = _mm256_subs_epu8(moved_up<2>(block, before), _mm256_set1_epi8(lane(0xE0 - 0x80)));
        const __m256i fourth = _mm256_subs_epu8(moved_up<3>(block, before), _mm256_set1_epi8(lane(0xF0 - 0x80)));
        const __m256i must = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8(lane(0x80)));
        return _mm256_xor_si256(must, of_two);
    }
};
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
    if (first < 0xE0) {
        if (!is_continuation(second)) return kInvalid;
        return {(first & 0x1FU) << 6 | (second & 0x3FU), 2};
    }
    if (!second_byte_fits(first, second)) return kInvalid;
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
    const auto lead = [value](unsigned mark, int shift) { return static_cast<char>(mark | value >> shift); };
    const auto tail = [value](int shift) { return static_cast<char>(0x80 | (value >> shift & 0x3F)); };
    if (value < 0x80) {
        out.push_back(static_cast<char>(value));
    } else if (value < 0x800) {
        out.append({lead(0xC0, 6), tail(0)});
    } else if (value < 0x10000) {
        out.append({lead(0xE0, 12), tail(6), tail(0)});
    } else {
        out.append({lead(0xF0, 18), tail(12), tail(6), tail(0)});
    }
}

std::size_t find_invalid_utf8(std::string_view bytes) {
#if defined(DOICHIEU_LANES)
    if (base::has_wide_lanes() && WideValidator::is_valid(bytes)) return std::string_view::npos;
#endif
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
    const auto starts_at = [&](std::size_t from) {  // 0 or -1 in each lane
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + from));
        return _mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xBF)));
    };
    while (at + 16 <= text.size()) {
        // Each lane counts down from 0, and must not come round.
        __m128i starts = _mm_setzero_si128();
        for (int block = 0; block < 254 && at + 16 <= text.size(); ++block, at += 16)
            starts = _mm_sub_epi8(starts, starts_at(at));
        if (at + 16 > text.size()) {  // the last bytes, with some once more, which the mask leaves out
            static constexpr auto kMask = [] {
                std::array<char, 32> mask{};
                std::fill(mask.begin() + 16, mask.end(), '\xFF');
                return mask;
            }();
            const __m128i mask = _mm_loadu_si128(reinterpret_cast<const __m128i*>(&kMask[text.size() - at]));
            starts = _mm_sub_epi8(starts, _mm_and_si128(mask, starts_at(text.size() - 16)));
            at = text.size();
        }
        const __m128i sums = _mm_sad_epu8(starts, _mm_setzero_si128());
        count += static_cast<std::size_t>(_mm_cvtsi128_si64(sums)) +
                 static_cast<std::size_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums)));
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

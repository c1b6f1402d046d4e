#include "text/survey.h"

#include <algorithm>
#include <array>

#include "base/lanes.h"
#include "base/signs.h"
#include "text/utf8.h"

namespace doichieu::text {
namespace {

#if defined(DOICHIEU_LANES)
/// Thirty-two bytes at a time, each judged by the one before it, as UTF-8 is validated: every reason for a doubt has a
/// bit, and four tables of half a byte agree on one where it holds. There is none in whole characters of ASCII,
/// U+00C0–02FF and U+1E00–1EFF, which Vietnamese is written with, but for U+0000 and U+000B–000D.
namespace reason {

constexpr unsigned kShort = 1 << 0;    // C., D., F. without a continuation
constexpr unsigned kShortE = 1 << 1;   // E. without B.
constexpr unsigned kLong = 1 << 2;     // a continuation behind ASCII
constexpr unsigned kOther2 = 1 << 3;   // C0–C2, CC–CF; some of D., F.
constexpr unsigned kOther3 = 1 << 4;   // E0, E2–EF; the rest of D., F.
constexpr unsigned kOtherE1 = 1 << 5;  // E1 without .8–.B
constexpr unsigned kControl = 1 << 6;
constexpr unsigned kTwo = 1 << 7;  // two continuations, as there must be behind E1

using Table = std::array<char, 16>;

template <typename Reasons>
constexpr Table table(Reasons reasons) {
    Table entries{};
    for (unsigned half = 0; half < 16; ++half) entries[half] = static_cast<char>(reasons(half));
    return entries;
}

constexpr Table kFirstHigh = table([](unsigned half) {
    if (half < 0x8) return kLong | kControl;
    if (half < 0xC) return kTwo | kControl;
    if (half == 0xC) return kShort | kOther2 | kControl;
    if (half == 0xE) return kShortE | kOther3 | kOtherE1 | kControl;
    return kShort | kOther2 | kOther3 | kControl;
});
constexpr Table kFirstLow = table([](unsigned half) {
    return ~(kOther2 | kOther3) | (half < 0x3 || half > 0xB ? kOther2 : 0) | (half != 0x1 ? kOther3 : 0);
});
constexpr Table kSecondHigh = table([](unsigned half) {
    if (half < 0x8 || half > 0xB) return ~(kLong | kTwo | (half > 0 ? kControl : 0));
    return ~(kShort | kControl | (half == 0xB ? kShortE : 0));
});
template <bool with_breaks>
constexpr Table kSecondLow = table([](unsigned half) {
    const bool is_control = half == 0 || (with_breaks && half >= 0xB && half <= 0xD);
    return ~((half >= 0x8 && half <= 0xB ? kOtherE1 : 0) | (is_control ? 0 : kControl));
});

DOICHIEU_WIDE [[gnu::always_inline]] inline __m256i load(const Table& table) {
    return _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(table.data())));
}
DOICHIEU_WIDE [[gnu::always_inline]] inline __m256i load(const char* from) {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
}
DOICHIEU_WIDE [[gnu::always_inline]] inline __m256i low_half(__m256i bytes) {
    return _mm256_and_si256(bytes, _mm256_set1_epi8(0x0F));
}
DOICHIEU_WIDE [[gnu::always_inline]] inline __m256i high_half(__m256i bytes) {
    return low_half(_mm256_srli_epi16(bytes, 4));
}

DOICHIEU_WIDE [[gnu::always_inline]] inline __m256i of(const char* at, const Table& second_low) {
    const __m256i second = load(at);
    const __m256i first = load(at - 1);
    const __m256i by_first = _mm256_and_si256(_mm256_shuffle_epi8(load(kFirstHigh), high_half(first)),
                                              _mm256_shuffle_epi8(load(kFirstLow), low_half(first)));
    const __m256i by_second = _mm256_and_si256(_mm256_shuffle_epi8(load(kSecondHigh), high_half(second)),
                                               _mm256_shuffle_epi8(load(second_low), low_half(second)));
    const __m256i behind_e1 = _mm256_cmpeq_epi8(load(at - 2), _mm256_set1_epi8(base::lane(0xE1)));
    const __m256i must = _mm256_and_si256(behind_e1, _mm256_set1_epi8(static_cast<char>(kTwo)));
    return _mm256_xor_si256(_mm256_and_si256(by_first, by_second), must);
}

}  // namespace reason

/// The first of the groups [group, end) that holds a doubt. The two bytes before them are looked at as well.
DOICHIEU_WIDE std::size_t first_in_doubt(const char* bytes, std::size_t group, std::size_t end, bool with_breaks) {
    const reason::Table& second_low = with_breaks ? reason::kSecondLow<true> : reason::kSecondLow<false>;
    for (; group < end; ++group) {
        const char* const at = bytes + group * 64;
        const __m256i found = _mm256_or_si256(reason::of(at, second_low), reason::of(at + 32, second_low));
        if (_mm256_testz_si256(found, found) == 0) break;
    }
    return group;
}
#endif

unsigned byte_of(char c) {
    return static_cast<unsigned char>(c);
}

}  // namespace

Survey::Survey(std::string_view bytes) {
    const std::size_t groups = (bytes.size() + kGroup - 1) / kGroup;
    doubts_.resize((groups + 63) / 64);
#if defined(DOICHIEU_LANES)
    if (base::has_wide_lanes()) {
        for (std::size_t group = 0; group < groups && is_valid_; ++group) {
            if (group > 0) group = first_in_doubt(bytes.data(), group, groups - 1, !has_other_breaks_);
            look_closely(bytes, group);
        }
        if (is_valid_) return;
    }
#endif
    std::ranges::fill(doubts_, ~std::uint64_t{0});
    is_valid_ = is_valid_ && find_invalid_utf8(bytes) == std::string_view::npos;
    look_for_controls(bytes);
}

/// From the last character before the group, which may lack its end, to behind the last that begins in it.
void Survey::look_closely(std::string_view bytes, std::size_t group) {
    std::size_t begin = group * kGroup;
    std::size_t end = std::min(begin + kGroup, bytes.size());
    for (int back = 0; back < 4 && begin > 0 && byte_of(bytes[begin - 1]) >= 0x80; ++back) {
        if (byte_of(bytes[--begin]) >= 0xC0) break;
    }
    while (end < bytes.size() && (byte_of(bytes[end]) & 0xC0) == 0x80) ++end;
    const std::string_view characters = bytes.substr(begin, end - begin);
    is_valid_ = find_invalid_utf8(characters) == std::string_view::npos;
    if (!is_valid_) return;
    doubts_[group / 64] |= std::uint64_t{1} << group % 64;
    look_for_controls(characters);
}

void Survey::look_for_controls(std::string_view bytes) {
    using Controls = base::Signs<'\0', '\v', '\f', '\r'>;
    for (std::size_t at = 0; (at = Controls::first(bytes, at, bytes.size())) < bytes.size(); ++at) {
        (bytes[at] == '\0' ? has_null_ : has_other_breaks_) = true;
        if (has_null_ && has_other_breaks_) return;
    }
}

}  // namespace doichieu::text

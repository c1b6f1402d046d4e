#include "citation/scan.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/lanes.h"
#include "citation/words.h"

namespace doichieu::citation {
namespace {

constexpr unsigned char byte_of(char c) {
    return static_cast<unsigned char>(c);
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Whether a name begins at `i`, or with the "lu" before it, where the scan marked a byte.
bool opens_name(std::string_view p, std::size_t i) {
    switch (byte_of(p[i])) {
        case 0xBA:  // ậ, Ậ: E1 BA AD, E1 BA AC in "luật", "LUẬT"
            return i >= 3 && i + 2 < p.size() && (p[i + 2] == 't' || p[i + 2] == 'T') &&
                   (p[i - 2] == 'u' || p[i - 2] == 'U') && (p[i - 3] == 'l' || p[i - 3] == 'L');
        case 'H':
            return stands_at(p, i, "Hiến pháp") || stands_at(p, i, "HIẾN PHÁP") || stands_at(p, i, "Hội nghị") ||
                   stands_at(p, i, "HỘI NGHỊ");
        case 'C':
            return stands_at(p, i, "Cương lĩnh") || stands_at(p, i, "CƯƠNG LĨNH");
        case 'P':
            return stands_at(p, i, "Pháp lệnh") || stands_at(p, i, "Pháp Lệnh") || stands_at(p, i, "PHÁP LỆNH");
        case 0xC3:
            return stands_at(p, i, "Ðại hội") || stands_at(p, i, "Ðiều lệ");
        case 0xC4:
            return stands_at(p, i, "Đại hội") || stands_at(p, i, "ĐẠI HỘI") || stands_at(p, i, "Điều lệ") ||
                   stands_at(p, i, "ĐIỀU LỆ");
        default:
            return false;
    }
}

/// Pairs of bytes in classes of one bit each, told by their four half bytes: the bits that stand in the tables of all
/// four. A class holds all that its half bytes make together, which is a little more than it is asked for.
struct PairClasses {
    using HalfByte = std::array<std::uint8_t, 16>;
    HalfByte high{};
    HalfByte low{};
    HalfByte next_high{};
    HalfByte next_low{};

    constexpr void add(std::uint8_t bit, std::string_view bytes, std::string_view next) {
        for (const char c : bytes) {
            high[byte_of(c) >> 4U] |= bit;
            low[byte_of(c) & 15U] |= bit;
        }
        for (const char c : next) {
            next_high[byte_of(c) >> 4U] |= bit;
            next_low[byte_of(c) & 15U] |= bit;
        }
        if (!next.empty()) return;
        for (unsigned half = 0; half < 16; ++half) {
            next_high[half] |= bit;
            next_low[half] |= bit;
        }
    }
    [[nodiscard]] std::uint8_t of(char c, char next) const {
        return static_cast<std::uint8_t>(high[byte_of(c) >> 4U] & low[byte_of(c) & 15U] &
                                         next_high[byte_of(next) >> 4U] & next_low[byte_of(next) & 15U]);
    }
};

constexpr std::uint8_t kDigit = 0x80;

/// Digits, and what begins another anchor or stands at its telling place.
constexpr PairClasses kClasses = [] {
    PairClasses classes;
    classes.add(kDigit, "0123456789", {});
    classes.add(1, "\xBA", "\xAC\xAD");  // ậ, Ậ of "luật"
    classes.add(2, "\xBB", "\xA9");      // ứ of "lần thứ"
    classes.add(4, "C", "\xC6");         // Cư, CƯ
    classes.add(8, "\xC3\xC4", "\x90");  // Ð, Đ
    classes.add(16, "H", "iI\xE1");      // Hi, HI, Hộ, HỘ
    classes.add(32, "P", "hH");          // Ph, PH
    return classes;
}();

/// Of sixty-four bytes the digits and those that may tell another anchor, one bit each.
struct Marks {
    std::uint64_t digits = 0;
    std::uint64_t others = 0;  ///< and the digits
};

#if defined(DOICHIEU_LANES)
DOICHIEU_WIDE inline __m256i look_up(const PairClasses::HalfByte& table, __m256i half_bytes) {
    __m128i bits;
    std::memcpy(&bits, table.data(), sizeof bits);
    return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(bits), half_bytes);
}

DOICHIEU_WIDE inline __m256i classes_at(const char* at) {
    __m256i bytes;
    __m256i next;
    std::memcpy(&bytes, at, sizeof bytes);
    std::memcpy(&next, at + 1, sizeof next);
    const __m256i half = _mm256_set1_epi8(15);
    const __m256i first = look_up(kClasses.high, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half)) &
                          look_up(kClasses.low, _mm256_and_si256(bytes, half));
    return first & look_up(kClasses.next_high, _mm256_and_si256(_mm256_srli_epi16(next, 4), half)) &
           look_up(kClasses.next_low, _mm256_and_si256(next, half));
}

const bool kIsWide = base::has_wide_lanes();

DOICHIEU_WIDE inline std::uint64_t signs_of(__m256i low, __m256i high) {
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(low)) |
           std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(high))} << 32U;
}

DOICHIEU_WIDE Marks wide_marks(const char* at) {
    const __m256i low = classes_at(at);
    const __m256i high = classes_at(at + 32);
    const __m256i none = _mm256_setzero_si256();
    return {signs_of(low, high), ~signs_of(_mm256_cmpeq_epi8(low, none), _mm256_cmpeq_epi8(high, none))};
}
#endif

/// Reads sixty-five bytes.
Marks marks_of(const char* at) {
#if defined(DOICHIEU_LANES)
    if (kIsWide) return wide_marks(at);
#endif
    Marks marks;
    for (unsigned i = 0; i < 64; ++i) {
        const std::uint8_t classes = kClasses.of(at[i], at[i + 1]);
        marks.digits |= std::uint64_t{(classes & kDigit) != 0} << i;
        marks.others |= std::uint64_t{classes != 0} << i;
    }
    return marks;
}

/// Of sixty-four bytes at most, and nothing behind them.
[[gnu::noinline]] Marks marks_of_last(std::string_view bytes) {
    std::array<char, 65> padded{};
    std::copy(bytes.begin(), bytes.end(), padded.begin());
    return marks_of(padded.data());
}

}  // namespace

void Scan::look_at(std::size_t block) {
    block_ = std::min(block, p_.size());
    const std::size_t left = p_.size() - block_;
    const Marks marks = left > kBlock ? marks_of(p_.data() + block_) : marks_of_last(p_.substr(block_));
    const bool goes_on = block_ > 0 && is_digit(p_[block_ - 1]);
    numbers_ = marks.digits & ~(marks.digits << 1U | std::uint64_t{goes_on});
    marks_ = numbers_ | (marks.others & ~marks.digits);
}

/// What the marked byte at `at`, which is no digit, stands in.
Found Scan::judge(std::size_t at) const {
    const char* const data = p_.data();
    if (byte_of(data[at]) == 0xBB) {  // "ứ", of "lần thứ"
        constexpr std::size_t kSize = std::string_view("lần th").size();
        return at > kSize && stands_at(p_, at - 1 - kSize, "lần th") ? Found{Anchor::ordinal, at - 1 - kSize} : Found{};
    }
    if (!opens_name(p_, at)) return {};
    // The anchor is the word's first byte: for "luật" three bytes before its vowel's middle byte.
    return {Anchor::name, byte_of(data[at]) == 0xBA ? at - 3 : at};
}

Found Scan::next() {
    while (true) {
        for (; marks_ != 0; marks_ &= marks_ - 1) {
            const auto bit = static_cast<std::size_t>(std::countr_zero(marks_));
            const std::size_t at = block_ + bit;
            const Found found = (numbers_ >> bit & 1U) != 0 ? Found{Anchor::digits, at} : judge(at);
            if (found.anchor == Anchor::end) continue;
            marks_ &= marks_ - 1;
            return found;
        }
        if (p_.size() - block_ <= kBlock) return {Anchor::end, p_.size()};
        look_at(block_ + kBlock);
    }
}

}  // namespace doichieu::citation

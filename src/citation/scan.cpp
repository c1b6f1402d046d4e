#include "citation/scan.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <span>

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

/// The two words that open a name, which a line's end may part. Most others differ in the fifth byte, if not before.
template <std::size_t kFirst, std::size_t kSecond>
bool opens_with(std::string_view p, std::size_t i, const char (&first)[kFirst], const char (&second)[kSecond]) {
    constexpr std::size_t kTelling = 4;
    static_assert(kFirst > kTelling + 1);
    if (i + kFirst + kSecond - 1 > p.size() || p[i + kTelling] != first[kTelling]) return false;
    const std::size_t end = i + kFirst - 1;
    return byte_of(p[end]) <= ' ' && stands_at(p, i, first) && stands_at(p, end + 1, second);
}

/// The anchor that is told by the marked byte at `i`, which is no digit.
Found judge(std::string_view p, std::size_t i) {
    const auto name_at = [](std::size_t at, bool opens) { return opens ? Found{Anchor::name, at} : Found{}; };
    switch (byte_of(p[i])) {
        case 0xAC:
        case 0xAD:  // ậ, Ậ: E1 BA AD, E1 BA AC in "luật", "LUẬT"
            return name_at(i - 4, i >= 4 && p[i - 1] == '\xBA' && p[i - 2] == '\xE1' && (p[i - 3] | 0x20) == 'u' &&
                                      (p[i - 4] | 0x20) == 'l');
        case 0xA9: {  // ứ, of "lần thứ"
            constexpr std::size_t kBefore = std::string_view("lần th\xE1\xBB").size();
            const bool is_there = i >= kBefore && p[i - 3] == 'h' && stands_at(p, i - kBefore, "lần thứ");
            return is_there ? Found{Anchor::ordinal, i - kBefore} : Found{};
        }
        case 'H':
            return name_at(i, opens_with(p, i, "Hiến", "pháp") || opens_with(p, i, "HIẾN", "PHÁP") ||
                                  opens_with(p, i, "Hội", "nghị") || opens_with(p, i, "HỘI", "NGHỊ"));
        case 'C':
            return name_at(i, opens_with(p, i, "Cương", "lĩnh") || opens_with(p, i, "CƯƠNG", "LĨNH"));
        case 'P':
            return name_at(i, opens_with(p, i, "Pháp", "lệnh") || opens_with(p, i, "Pháp", "Lệnh") ||
                                  opens_with(p, i, "PHÁP", "LỆNH"));
        case 'L':
            return name_at(i, stands_at(p, i, "Luat "));
        case 0x90: {  // Đ: C4 90; Ð: C3 90
            if (i == 0) return {};
            const std::size_t at = i - 1;
            return name_at(at, opens_with(p, at, "Đại", "hội") || opens_with(p, at, "ĐẠI", "HỘI") ||
                                   opens_with(p, at, "Điều", "lệ") || opens_with(p, at, "ĐIỀU", "LỆ") ||
                                   opens_with(p, at, "Ðại", "hội") || opens_with(p, at, "Ðiều", "lệ"));
        }
        case ' ': {
            const bool is_behind = stands_before(p, i, "đại hội") || stands_before(p, i, "đại hội đảng") ||
                                   stands_before(p, i, "đại hội Đảng") || stands_before(p, i, " ĐH");
            return is_behind ? Found{Anchor::ordinal, i + 1} : Found{};
        }
        default:
            return {};
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
    classes.add(1, "\xAC\xAD", "tT");  // ật, ẬT of "luật"
    // ứ of "lần thứ", and no letter: all that begin with other half bytes than 4 to 7.
    classes.add(2, "\xA9", "\x20\x31\x02\x13\x84\x95\xA6\xB7\xC8\xD9\xEA\xFB\x2C\x2D\x2E\x2F");
    classes.add(4, "C", "\xC6");       // Cư, CƯ
    classes.add(8, "\x90", "iI\xE1");  // Đi, ĐI, Đạ, ĐẠ
    classes.add(16, "H", "iI\xE1");    // Hi, HI, Hộ, HỘ
    classes.add(32, "PL", "hHu");      // Ph, PH; Lu of a "Luat" that lost its mark
    classes.add(64, " ", "IVX");       // behind "đại hội" in small letters or "ĐH", "lần thứ" left out
    return classes;
}();

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

DOICHIEU_WIDE void mark_wide(const char* at, bool inside_number, std::span<Scan::Block> blocks) {
    const __m256i none = _mm256_setzero_si256();
    for (Scan::Block& block : blocks) {
        const __m256i low = classes_at(at);
        const __m256i high = classes_at(at + 32);
        const std::uint64_t unmarked = signs_of(_mm256_cmpeq_epi8(low, none), _mm256_cmpeq_epi8(high, none));
        inside_number = block.set(signs_of(low, high), ~unmarked, inside_number);
        at += Scan::kBlockSize;
    }
}
#endif

/// Reads a byte more than the blocks have.
void mark(const char* at, bool inside_number, std::span<Scan::Block> blocks) {
#if defined(DOICHIEU_LANES)
    if (kIsWide) return mark_wide(at, inside_number, blocks);
#endif
    for (Scan::Block& block : blocks) {
        std::uint64_t digits = 0;
        std::uint64_t marked = 0;
        for (unsigned i = 0; i < Scan::kBlockSize; ++i, ++at) {
            const std::uint8_t classes = kClasses.of(at[0], at[1]);
            digits |= std::uint64_t{(classes & kDigit) != 0} << i;
            marked |= std::uint64_t{classes != 0} << i;
        }
        inside_number = block.set(digits, marked, inside_number);
    }
}

}  // namespace

void Scan::look_from(std::size_t at) {
    begin_ = at;
    const std::size_t left = p_.size() - at;
    // Those with a byte behind them are judged where they stand.
    const std::size_t whole = left == 0 ? 0 : std::min((left - 1) / kBlockSize, blocks_.size());
    mark(p_.data() + at, at > 0 && is_digit(p_[at - 1]), {blocks_.data(), whole});
    told_ = whole;
    if (whole < blocks_.size()) {
        const std::size_t rest = at + whole * kBlockSize;
        std::array<char, kBlockSize + 1> last{};
        std::copy(p_.begin() + static_cast<std::ptrdiff_t>(rest), p_.end(), last.begin());
        mark(last.data(), rest > 0 && is_digit(p_[rest - 1]), {&blocks_[told_++], 1});
    }
    go_to(0);
}

Found Scan::next() {
    while (true) {
        for (; marks_ != 0; marks_ &= marks_ - 1) {
            const auto bit = static_cast<std::size_t>(std::countr_zero(marks_));
            const std::size_t at = begin_ + block_ * kBlockSize + bit;
            const bool is_number = (blocks_[block_].numbers >> bit & 1U) != 0;
            const Found found = is_number ? Found{Anchor::digits, at} : judge(p_, at);
            if (found.anchor == Anchor::end) continue;
            marks_ &= marks_ - 1;
            return found;
        }
        if (block_ + 1 < told_) {
            go_to(block_ + 1);
        } else if (const std::size_t end = begin_ + told_ * kBlockSize; end < p_.size()) {
            look_from(end);
        } else {
            return {Anchor::end, p_.size()};
        }
    }
}

}  // namespace doichieu::citation

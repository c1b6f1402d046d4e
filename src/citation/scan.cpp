#include "citation/scan.h"

#include <algorithm>
#include <array>
#include <bit>

#include "base/lanes.h"

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

/// Of sixty-four bytes the digits and those that may tell another anchor, one bit each.
struct Marks {
    std::uint64_t digits = 0;
    std::uint64_t others = 0;
};

#if defined(DOICHIEU_LANES)
using base::lane;

/// Digits, and bytes that may begin another anchor or stand at its telling place; `after` are the bytes behind each.
template <typename Bytes>
[[gnu::always_inline]] inline void mark(const Bytes& bytes, const Bytes& after, Bytes& digits, Bytes& others) {
    digits = (bytes >= lane('0')) & (bytes <= lane('9'));
    const Bytes luat = (bytes == lane(0xBA)) & ((after | lane(1)) == lane(0xAD));
    const Bytes nth = (bytes == lane(0xBB)) & (after == lane(0xA9));
    const Bytes platform = (bytes == lane('C')) & (after == lane(0xC6));
    const Bytes d_stroke = ((bytes == lane(0xC3)) | (bytes == lane(0xC4))) & (after == lane(0x90));
    others = luat | nth | platform | d_stroke | (bytes == lane('H')) | (bytes == lane('P'));
}

template <typename Bytes>
[[gnu::always_inline]] inline void mark_at(const char* at, Bytes& digits, Bytes& others) {
    Bytes bytes;
    Bytes after;
    base::load(at, bytes);
    base::load(at + 1, after);
    mark(bytes, after, digits, others);
}

DOICHIEU_WIDE Marks wide_marks(const char* at) {
    Marks marks;
    for (unsigned i = 0; i < 64; i += 32) {
        base::Bytes32 digits;
        base::Bytes32 others;
        mark_at(at + i, digits, others);
        marks.digits |= base::bits_of(digits) << i;
        marks.others |= base::bits_of(others) << i;
    }
    return marks;
}

Marks narrow_marks(const char* at) {
    Marks marks;
    for (unsigned i = 0; i < 64; i += 16) {
        base::Bytes16 digits;
        base::Bytes16 others;
        mark_at(at + i, digits, others);
        marks.digits |= base::bits_of(digits) << i;
        marks.others |= base::bits_of(others) << i;
    }
    return marks;
}

/// Reads sixty-five bytes.
Marks marks_of(const char* at) {
    static const bool is_wide = base::has_wide_lanes();
    return is_wide ? wide_marks(at) : narrow_marks(at);
}
#else
Marks marks_of(const char* at) {
    Marks marks;
    for (unsigned i = 0; i < 64; ++i) {
        const unsigned char byte = byte_of(at[i]);
        const bool other =
            byte == 0xBA || byte == 0xBB || byte == 'C' || byte == 0xC3 || byte == 0xC4 || byte == 'H' || byte == 'P';
        marks.digits |= std::uint64_t{is_digit(at[i])} << i;
        marks.others |= std::uint64_t{other} << i;
    }
    return marks;
}
#endif

}  // namespace

void Scan::look_at(std::size_t block) {
    block_ = std::min(block, p_.size());
    const std::size_t left = p_.size() - block_;
    Marks marks;
    if (left > kBlock) {
        marks = marks_of(p_.data() + block_);
    } else {
        std::array<char, kBlock + 1> last{};
        std::copy_n(p_.data() + block_, left, last.data());
        marks = marks_of(last.data());
    }
    const bool goes_on = block_ > 0 && is_digit(p_[block_ - 1]);
    numbers_ = marks.digits & ~(marks.digits << 1U | std::uint64_t{goes_on});
    marks_ = numbers_ | marks.others;
}

/// What the marked byte at `at`, which is no digit, stands in.
Found Scan::judge(std::size_t at) const {
    const char* const data = p_.data();
    if (byte_of(data[at]) == 0xBB) {  // "ứ", of "lần thứ"
        constexpr std::string_view kNth = "lần th";
        if (at < kNth.size() + 1 || p_.substr(at - 1 - kNth.size(), kNth.size()) != kNth) return {};
        return {Anchor::ordinal, at - 1 - kNth.size()};
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

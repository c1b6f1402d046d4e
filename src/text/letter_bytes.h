#pragma once

#include <cstdint>

#include "base/lanes.h"

namespace doichieu::text {

/// Of sixty-four bytes those that begin or continue a Vietnamese letter, and others that matter to words, one bit each.
/// Continuations of any character count as letters; what begins above ASCII and is no letter of these may be one of another
/// script.
struct LetterBytes {
    std::uint64_t letters = 0;
    std::uint64_t digits = 0;  ///< of ASCII
    std::uint64_t above_ascii = 0;
};

/// Reads one byte more than the sixty-four.
[[nodiscard]] LetterBytes letter_bytes(const char* at);

#if defined(DOICHIEU_LANES)
/// The letters among as many bytes as `Bytes` holds, and these bytes. Reads one more.
template <typename Bytes>
[[gnu::always_inline]] inline void tell_letters(const char* at, Bytes& bytes, Bytes& letters) {
    using base::lane;
    Bytes after;
    base::load(at, bytes);
    base::load(at + 1, after);
    const Bytes small = bytes | lane(0x20);
    const Bytes ascii = (small >= lane('a')) & (small <= lane('z'));
    // As latin_letter_at(): C3 to C6 without the signs × and ÷, E1 B8 to E1 BB. Continuations stand below C0.
    const Bytes sign = (bytes == lane(0xC3)) & ((after & lane(0xDF)) == lane(0x97));
    const Bytes latin = (bytes >= lane(0xC3)) & (bytes <= lane(0xC6));
    const Bytes vietnamese = (bytes == lane(0xE1)) & ((after & lane(0xFC)) == lane(0xB8));
    letters = ascii | (bytes < lane(0xC0)) | vietnamese | (latin & ~sign);
}
#endif

}  // namespace doichieu::text

#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace doichieu::base {

/// One of a few ASCII signs, sixteen bytes at a time.
template <char... kSigns>
struct Signs {
    /// The first in [begin, end); `end` when there is none.
    static std::size_t first(std::string_view p, std::size_t begin, std::size_t end) {
#if defined(__SSE2__)
        for (; begin + 16 <= end; begin += 16) {
            if (const std::uint32_t mask = sixteen(p.data() + begin); mask != 0)
                return begin + static_cast<std::size_t>(std::countr_zero(mask));
        }
#endif
        while (begin < end && !is_one(p[begin])) ++begin;
        return begin;
    }
    /// The last in [begin, end); npos when there is none.
    static std::size_t last(std::string_view p, std::size_t begin, std::size_t end) {
#if defined(__SSE2__)
        for (; end >= begin + 16; end -= 16) {
            if (const std::uint32_t mask = sixteen(p.data() + end - 16); mask != 0)
                return end - 17 + static_cast<std::size_t>(std::bit_width(mask));
        }
#endif
        while (end > begin) {
            if (is_one(p[--end])) return end;
        }
        return std::string_view::npos;
    }

  private:
    static bool is_one(char c) {
        return ((c == kSigns) || ...);
    }
#if defined(__SSE2__)
    static std::uint32_t sixteen(const char* at) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        __m128i found = _mm_setzero_si128();
        ((found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(kSigns)))), ...);
        return static_cast<std::uint32_t>(_mm_movemask_epi8(found));
    }
#endif
};

}  // namespace doichieu::base

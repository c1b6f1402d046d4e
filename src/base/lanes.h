#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__) && defined(__GNUC__)
#include <immintrin.h>
#define DOICHIEU_LANES 1
#define DOICHIEU_WIDE [[gnu::target("avx2")]]
#endif

namespace doichieu::base {

#if defined(DOICHIEU_LANES)
/// Sixteen or thirty-two bytes that are judged at once with the operators of the language. What judges them is a
/// template, inlined into a function for each width; that for the wider one is marked DOICHIEU_WIDE and called where
/// has_wide_lanes() says so.
using Bytes16 [[gnu::vector_size(16)]] = signed char;
using Bytes32 [[gnu::vector_size(32)]] = signed char;

inline bool has_wide_lanes() {
    return __builtin_cpu_supports("avx2");
}

/// A byte as lanes hold it: those above ASCII are negative.
constexpr signed char lane(int byte) {
    return static_cast<signed char>(byte);
}

template <typename Bytes>
[[gnu::always_inline]] inline void load(const char* from, Bytes& bytes) {
    std::memcpy(&bytes, from, sizeof bytes);
}

/// The sign of each lane.
[[gnu::always_inline]] inline std::uint64_t bits_of(const Bytes16& lanes) {
    __m128i whole;
    std::memcpy(&whole, &lanes, sizeof whole);
    return static_cast<std::uint32_t>(_mm_movemask_epi8(whole));
}
DOICHIEU_WIDE [[gnu::always_inline]] inline std::uint64_t bits_of(const Bytes32& lanes) {
    __m256i whole;
    std::memcpy(&whole, &lanes, sizeof whole);
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(whole));
}
#endif

}  // namespace doichieu::base

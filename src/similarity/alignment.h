#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "similarity/words.h"

namespace doichieu::similarity {

/// Words of `a` and of `b` that face each other without being the same; one side may be empty.
struct Difference {
    std::size_t a_begin = 0, a_end = 0;
    std::size_t b_begin = 0, b_end = 0;
    friend bool operator==(const Difference&, const Difference&) = default;
};

struct Alignment {
    std::size_t matched = 0;  ///< words that stand in both, in the same order
    double share = 0;         ///< of the longer text
    std::vector<Difference> differences;
};

/// Longer texts are not aligned: their share is 0 unless they are equal.
inline constexpr std::size_t kLongestAligned = 2000;

/// Shortest edit script (Myers 1986, O(ND)). Gives up, with share 0, once less than `least` of the longer can match.
[[nodiscard]] Alignment align(const std::vector<Word>& a, const std::vector<Word>& b, double least);

/// How many words align() matches, for who does not ask which: 64 words of `a` at a time (Hyyrö 2004).
[[nodiscard]] std::size_t matched_words(const std::vector<Word>& a, const std::vector<Word>& b, double least);

}  // namespace doichieu::similarity

#include "similarity/alignment.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace doichieu::similarity {
namespace {

/// Differences between consecutive matches, from the list of matched positions in order.
std::vector<Difference> gaps(const std::vector<std::pair<std::size_t, std::size_t>>& matches, std::size_t a_size,
                             std::size_t b_size) {
    std::vector<Difference> out;
    std::size_t a = 0;
    std::size_t b = 0;
    const auto close = [&](std::size_t next_a, std::size_t next_b) {
        if (next_a > a || next_b > b) out.push_back({a, next_a, b, next_b});
    };
    for (const auto& [in_a, in_b] : matches) {
        close(in_a, in_b);
        a = in_a + 1;
        b = in_b + 1;
    }
    close(a_size, b_size);
    return out;
}

/// Words that both may share, whatever their order: never fewer than they do.
std::size_t most_common(const std::vector<Word>& a, const std::vector<Word>& b) {
    constexpr std::size_t kCounters = 256;
    std::array<std::uint16_t, kCounters> in_a{};
    std::array<std::uint16_t, kCounters> in_b{};
    for (const Word word : a) ++in_a[word % kCounters];
    for (const Word word : b) ++in_b[word % kCounters];
    std::size_t common = 0;
    for (std::size_t i = 0; i < kCounters; ++i) common += std::min(in_a[i], in_b[i]);
    return common;
}

/// Matched words without which less than `least` of the longer match.
std::size_t needed_words(std::size_t longer, double least) {
    return static_cast<std::size_t>(std::ceil(least * static_cast<double>(longer)));
}

/// Where each word stands in a text, as bits.
class Occurrences {
  public:
    explicit Occurrences(const std::vector<Word>& words) : row_((words.size() + 63) / 64) {
        while (slots_ < 2 * words.size()) slots_ *= 2;
        words_.resize(slots_);
        rows_.assign(slots_, kFree);
        if (row_ == 1) bits_.reserve(words.size());  // as of most paragraphs
        for (std::size_t i = 0; i < words.size(); ++i) {
            const std::size_t slot = slot_of(words[i]);
            if (rows_[slot] == kFree) {
                words_[slot] = words[i];
                rows_[slot] = bits_.size();
                bits_.resize(bits_.size() + row_);
            }
            bits_[rows_[slot] + i / 64] |= std::uint64_t{1} << i % 64;
        }
    }

    [[nodiscard]] std::size_t row_size() const { return row_; }
    /// Null for a word that does not stand there.
    [[nodiscard]] const std::uint64_t* of(Word word) const {
        const std::size_t row = rows_[slot_of(word)];
        return row == kFree ? nullptr : &bits_[row];
    }

  private:
    static constexpr std::size_t kFree = ~std::size_t{0};

    [[nodiscard]] std::size_t slot_of(Word word) const {
        std::size_t slot = word & (slots_ - 1);
        while (rows_[slot] != kFree && words_[slot] != word) slot = (slot + 1) & (slots_ - 1);
        return slot;
    }

    std::size_t row_;
    std::size_t slots_ = 16;
    std::vector<Word> words_;        ///< open addressing
    std::vector<std::size_t> rows_;  ///< of each of them in `bits_`
    std::vector<std::uint64_t> bits_;
};

}  // namespace

std::size_t matched_words(const std::vector<Word>& a, const std::vector<Word>& b, double least) {
    const std::size_t longer = std::max(a.size(), b.size());
    if (a == b) return longer;
    const std::size_t needed = needed_words(longer, least);
    if (longer > kLongestAligned || std::min(a.size(), b.size()) < needed) return 0;
    // A bit is 0 where the longest common row of words grows with the word of `a`.
    const Occurrences in_a(a);
    std::vector<std::uint64_t> grows(in_a.row_size(), ~std::uint64_t{0});
    for (const Word word : b) {
        const std::uint64_t* const here = in_a.of(word);
        if (here == nullptr) continue;
        std::uint64_t carry = 0;
        for (std::size_t i = 0; i < grows.size(); ++i) {
            const std::uint64_t both = grows[i] & here[i];
            const std::uint64_t sum = grows[i] + both;
            const std::uint64_t carried = sum + carry;
            carry = (sum < both ? 1U : 0U) | (carried < sum ? 1U : 0U);
            grows[i] = carried | (grows[i] & ~here[i]);
        }
    }
    std::size_t matched = 0;
    for (std::size_t i = 0; i < a.size(); ++i) matched += (grows[i / 64] >> i % 64 & 1U) == 0 ? 1U : 0U;
    return matched < needed ? 0 : matched;
}

Alignment align(const std::vector<Word>& a, const std::vector<Word>& b, double least) {
    const std::size_t longer = std::max(a.size(), b.size());
    if (longer == 0) return {};
    if (a == b) return {longer, 1.0, {}};
    if (longer > kLongestAligned) return {};
    const auto needed = static_cast<int>(needed_words(longer, least));
    const int n = static_cast<int>(a.size());
    const int m = static_cast<int>(b.size());
    const int most_edits = n + m - 2 * needed;
    if (most_edits < 0 || (needed > 0 && most_common(a, b) < static_cast<std::size_t>(needed))) return {};

    // The furthest x on diagonal k = x - y after d edits, row after row; -1 where none is reached or wanted.
    std::vector<int> furthest;
    const auto place = [](int d, int k) { return static_cast<std::size_t>(d * d + k + d); };
    const auto at = [&](int d, int k) { return k < -d || k > d ? -1 : furthest[place(d, k)]; };
    int edits = 0;
    for (bool done = false; !done; ++edits) {
        if (edits > most_edits) return {};
        furthest.resize(place(edits + 1, -edits - 1), -1);
        // From other diagonals the end is out of reach.
        const int left = most_edits - edits;
        for (int k = std::max(-edits, n - m - left); k <= std::min(edits, n - m + left); k += 2) {
            int x = 0;
            if (edits > 0) x = std::max(at(edits - 1, k + 1), at(edits - 1, k - 1) + 1);
            int y = x - k;
            if (x > n || y > m || y < 0) continue;
            while (x < n && y < m && a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(y)]) ++x, ++y;
            furthest[place(edits, k)] = x;
            if (x >= n && y >= m) done = true;
        }
    }
    --edits;

    // Back along the path, gathering matches.
    std::vector<std::pair<std::size_t, std::size_t>> matches;
    int x = n;
    int y = m;
    for (int d = edits; d >= 0; --d) {
        const int k = x - y;
        int from_x = 0;
        int from_y = 0;
        int after_x = 0;
        if (d > 0) {
            const bool down = at(d - 1, k + 1) >= at(d - 1, k - 1) + 1;
            from_x = down ? at(d - 1, k + 1) : at(d - 1, k - 1);
            from_y = from_x - (down ? k + 1 : k - 1);
            after_x = down ? from_x : from_x + 1;
        }
        while (x > after_x) {
            --x, --y;
            matches.emplace_back(static_cast<std::size_t>(x), static_cast<std::size_t>(y));
        }
        x = from_x;
        y = from_y;
    }
    std::ranges::reverse(matches);
    Alignment out;
    out.matched = matches.size();
    out.share = static_cast<double>(matches.size()) / static_cast<double>(longer);
    out.differences = gaps(matches, a.size(), b.size());
    return out;
}

}  // namespace doichieu::similarity

#include "similarity/near_join.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

namespace doichieu::similarity {
namespace {

constexpr std::size_t kJoinedShingle = 3;
constexpr std::size_t kHashes = NearJoin::kBands * NearJoin::kRows;
/// In a bucket a text meets the first ones (a star around the oldest) and those right before it.
constexpr std::size_t kFirst = 2;
constexpr std::size_t kJoinedNeighbours = 6;

using Signature = std::array<std::uint32_t, kHashes>;

/// Fixed constants, so that the same texts give the same pairs on every machine.
struct Permutations {
    Signature flips{};
    Signature factors{};
};

constexpr Permutations make_permutations() {
    Permutations made;
    std::uint64_t state = 0x9E3779B97F4A7C15;
    const auto next = [&state] {  // splitmix64
        std::uint64_t z = (state += 0x9E3779B97F4A7C15);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EB;
        return z ^ (z >> 31U);
    };
    for (std::size_t i = 0; i < kHashes; ++i) {
        made.flips[i] = static_cast<std::uint32_t>(next());
        made.factors[i] = static_cast<std::uint32_t>(next()) | 1U;
    }
    return made;
}
constexpr Permutations kPermutations = make_permutations();

/// Simple enough for the compiler to do eight at a time; the loader takes the version that the machine can run.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define DOICHIEU_WIDE __attribute__((target_clones("avx2", "sse4.1", "default"), optimize("O3")))
#else
#define DOICHIEU_WIDE
#endif

DOICHIEU_WIDE void lower(Signature& least, std::uint32_t shingle) {
    for (std::size_t i = 0; i < kHashes; ++i) {
        const std::uint32_t hash = (shingle ^ kPermutations.flips[i]) * kPermutations.factors[i];
        least[i] = std::min(least[i], hash);
    }
}

/// 0 as soon as `least` is out of reach.
double overlap(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, double least) {
    const auto smaller = static_cast<double>(std::min(a.size(), b.size()));
    const auto larger = static_cast<double>(std::max(a.size(), b.size()));
    if (larger == 0 || smaller < least * larger) return 0;
    // |A ∩ B| >= least * |A ∪ B| leaves so many elements of both sides together without a partner.
    const auto all = static_cast<double>(a.size() + b.size());
    const auto most_single = static_cast<std::size_t>(all - 2 * least / (1 + least) * all + 1e-6);
    constexpr std::size_t kStride = 16;
    std::size_t common = 0;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        for (std::size_t step = 0; step < kStride && i < a.size() && j < b.size(); ++step) {
            const std::uint32_t left = a[i];
            const std::uint32_t right = b[j];
            common += left == right ? 1U : 0U;
            i += left <= right ? 1U : 0U;
            j += right <= left ? 1U : 0U;
        }
        if (i + j - 2 * common > most_single) return 0;
    }
    return static_cast<double>(common) / static_cast<double>(a.size() + b.size() - common);
}

}  // namespace

std::vector<std::uint32_t> rows_of(const std::vector<Word>& words, std::size_t length) {
    std::vector<std::uint32_t> rows;
    if (words.size() < length) return rows;
    rows.reserve(words.size());
    for (std::size_t i = 0; i + length <= words.size(); ++i)
        rows.push_back(static_cast<std::uint32_t>(XXH3_64bits(&words[i], length * sizeof(Word))));
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

std::vector<std::uint32_t> shingles_of(const std::vector<Word>& words) {
    return rows_of(words, kJoinedShingle);
}

double jaccard(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    return overlap(a, b, 0);
}

void NearJoin::add(std::uint32_t id, const std::vector<Word>& words) {
    const std::vector<std::uint32_t> shingles = shingles_of(words);
    if (shingles.empty()) return;
    Signature least;
    least.fill(std::numeric_limits<std::uint32_t>::max());
    for (const std::uint32_t shingle : shingles) lower(least, shingle);
    for (std::size_t band = 0; band < kBands; ++band)
        bands_.push_back(static_cast<std::uint32_t>(XXH3_64bits(&least[band * kRows], kRows * sizeof(std::uint32_t))));
    const auto begin = static_cast<std::uint32_t>(shingles_.size());
    shingles_.insert(shingles_.end(), shingles.begin(), shingles.end());
    texts_.push_back({id, begin, static_cast<std::uint32_t>(shingles_.size())});
}

double NearJoin::jaccard(const Text& a, const Text& b) const {
    const std::span<const std::uint32_t> all(shingles_);
    return overlap(all.subspan(a.begin, a.end - a.begin), all.subspan(b.begin, b.end - b.begin), least_);
}

std::vector<NearPair> NearJoin::run() && {
    std::vector<std::uint64_t> candidates;  // later text, earlier text
    std::size_t distinct = texts_.size();   // of them, when they were counted last
    const auto drop_repeated = [&] {
        std::ranges::sort(candidates);
        candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
        distinct = std::max(distinct, candidates.size());
    };
    std::vector<std::uint64_t> bucket(texts_.size());
    for (std::size_t band = 0; band < kBands; ++band) {
        for (std::size_t t = 0; t < texts_.size(); ++t)
            bucket[t] = (std::uint64_t{bands_[t * kBands + band]} << 32U) | t;
        std::ranges::sort(bucket);
        for (std::size_t begin = 0; begin < bucket.size();) {
            std::size_t end = begin + 1;
            while (end < bucket.size() && bucket[end] >> 32U == bucket[begin] >> 32U) ++end;
            for (std::size_t i = begin + 1; i < end; ++i) {
                const auto pair_with = [&](std::size_t j) {
                    candidates.push_back((bucket[i] << 32U) | (bucket[j] & 0xFFFFFFFFU));
                };
                const std::size_t near = i > begin + kJoinedNeighbours ? i - kJoinedNeighbours : begin;
                for (std::size_t j = begin; j < std::min(begin + kFirst, near); ++j) pair_with(j);
                for (std::size_t j = near; j < i; ++j) pair_with(j);
            }
            begin = end;
        }
        if (candidates.size() > 2 * distinct) drop_repeated();  // or the bands' repetitions add up
    }
    drop_repeated();
    bands_ = {};
    std::vector<NearPair> pairs;
    for (const std::uint64_t candidate : candidates) {
        const Text& later = texts_[candidate >> 32U];
        const Text& earlier = texts_[candidate & 0xFFFFFFFFU];
        const double likeness = jaccard(earlier, later);
        if (likeness >= least_) pairs.push_back({earlier.id, later.id, likeness});
    }
    std::ranges::stable_sort(pairs, [](const NearPair& a, const NearPair& b) {
        return std::pair{a.later, b.jaccard} < std::pair{b.later, a.jaccard};
    });
    return pairs;
}

}  // namespace doichieu::similarity

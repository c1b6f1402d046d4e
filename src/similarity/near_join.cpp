#include "similarity/near_join.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <unordered_set>
#include <utility>

#include "io/memory.h"

namespace doichieu::similarity {
namespace {

constexpr std::size_t kJoinedShingle = 3;
constexpr std::size_t kHashes = Sketch::kBands * Sketch::kRows;
/// In a bucket a text meets the first ones (a star around the oldest) and those right before it.
constexpr std::size_t kFirst = 2;
constexpr std::size_t kJoinedNeighbours = 6;
/// Of two texts at 0.6 fewer bytes are equal with probability 0.0003, of two at 0.3 in nine cases of ten.
constexpr int kFewestEqualBytes = 25;

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

DOICHIEU_WIDE int equal_bytes(const std::uint8_t* a, const std::uint8_t* b) {
    std::uint8_t equal = 0;
    for (std::size_t i = 0; i < Sketch::kBytes; ++i) equal = static_cast<std::uint8_t>(equal + (a[i] == b[i] ? 1 : 0));
    return equal;
}

bool may_be_near(const Sketch& a, const Sketch& b) {
    return equal_bytes(a.bytes.data(), b.bytes.data()) >= kFewestEqualBytes;
}

/// Grows by doubling, as push_back() does, in large pages.
template <typename Element>
void make_room(std::vector<Element>& elements, std::size_t more) {
    if (elements.capacity() - elements.size() < more)
        io::reserve(elements, std::max(2 * elements.capacity(), elements.size() + more));
}

/// A text in the bucket that its band's hash names, as one number.
using Placed = std::uint64_t;
constexpr unsigned kHashAt = 32;

/// By bucket; within each as before. `spare` is room for as many.
void sort_by_bucket(std::vector<Placed>& placed, std::vector<Placed>& spare) {
    constexpr unsigned kDigit = 11;
    constexpr std::size_t kFew = 2000;
    if (placed.size() < kFew) {
        std::ranges::sort(placed);
        return;
    }
    std::array<std::uint32_t, std::size_t{1} << kDigit> next{};
    for (unsigned shift = kHashAt; shift < 64; shift += kDigit) {
        const auto digit = [shift](Placed one) { return (one >> shift) & ((1U << kDigit) - 1); };
        next.fill(0);
        for (const Placed one : placed) ++next[digit(one)];
        std::uint32_t before = 0;
        for (std::uint32_t& count : next) before += std::exchange(count, before);
        for (const Placed one : placed) spare[next[digit(one)]++] = one;
        placed.swap(spare);
    }
}

Placed place(std::uint32_t bucket, std::size_t text) {
    return Placed{bucket} << kHashAt | text;
}

/// Buckets of sorted texts: visit(begin, end).
template <typename Visit>
void for_each_bucket(const std::vector<Placed>& placed, Visit visit) {
    for (std::size_t begin = 0; begin < placed.size();) {
        std::size_t end = begin + 1;
        while (end < placed.size() && placed[end] >> kHashAt == placed[begin] >> kHashAt) ++end;
        visit(begin, end);
        begin = end;
    }
}

/// Pairs of texts within the buckets of one band: visit(earlier, later).
template <typename Visit>
void for_each_pair(const std::vector<Placed>& placed, Visit visit) {
    for_each_bucket(placed, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin + 1; i < end; ++i) {
            const auto pair_with = [&](std::size_t j) {
                visit(static_cast<std::uint32_t>(placed[j]), static_cast<std::uint32_t>(placed[i]));
            };
            const std::size_t near = i > begin + kJoinedNeighbours ? i - kJoinedNeighbours : begin;
            for (std::size_t j = begin; j < std::min(begin + kFirst, near); ++j) pair_with(j);
            for (std::size_t j = near; j < i; ++j) pair_with(j);
        }
    });
}

/// Pairs of texts that share a band, once for each that they share.
template <typename BandOf, typename Visit>
void for_each_candidate(std::size_t texts, BandOf band_of, Visit visit) {
    std::vector<Placed> placed(texts);
    std::vector<Placed> spare(texts);
    for (std::size_t band = 0; band < Sketch::kBands; ++band) {
        for (std::size_t t = 0; t < texts; ++t) placed[t] = place(band_of(t, band), t);
        sort_by_bucket(placed, spare);
        for_each_pair(placed, visit);
    }
}

/// Buckets of every band; some that were not added look as if they were.
class Buckets {
  public:
    void add(const Sketch& sketch) {
        for (std::size_t band = 0; band < Sketch::kBands; ++band)
            at(band, sketch.bands[band]) |= bit(sketch.bands[band]);
    }
    /// The texts of these buckets, sorted, for each band.
    [[nodiscard]] std::vector<std::vector<Placed>> members(const Sketches& sketches) const {
        std::vector<std::vector<Placed>> found(Sketch::kBands);
        for (std::size_t t = 0; t < sketches.size(); ++t) {
            const std::uint32_t* const bands = sketches[t]->bands.data();
            const std::uint64_t* words = words_.data();
            for (std::size_t band = 0; band < Sketch::kBands; ++band, words += kWords) {
                if ((words[bands[band] % kBits / 64] & bit(bands[band])) != 0) [[unlikely]]
                    found[band].push_back(place(bands[band], t));
            }
        }
        for (auto& placed : found) std::ranges::sort(placed);
        return found;
    }

  private:
    static constexpr std::size_t kBits = std::size_t{1} << 17;
    static constexpr std::size_t kWords = kBits / 64;
    static std::uint64_t bit(std::uint32_t bucket) { return std::uint64_t{1} << (bucket % 64); }
    std::uint64_t& at(std::size_t band, std::uint32_t bucket) { return words_[band * kWords + bucket % kBits / 64]; }

    std::vector<std::uint64_t> words_ = std::vector<std::uint64_t>(Sketch::kBands * kWords);
};

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

double jaccard(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b, double least) {
    const double likeness = overlap(a, b, least);
    return likeness < least ? 0 : likeness;
}

Sketch sketch_of(const std::vector<std::uint32_t>& shingles) {
    Signature least;
    least.fill(std::numeric_limits<std::uint32_t>::max());
    for (const std::uint32_t shingle : shingles) lower(least, shingle);
    Sketch sketch;
    for (std::size_t i = 0; i < Sketch::kBytes; ++i) sketch.bytes[i] = static_cast<std::uint8_t>(least[i]);
    for (std::size_t band = 0; band < Sketch::kBands; ++band) {
        sketch.bands[band] = static_cast<std::uint32_t>(
            XXH3_64bits(&least[band * Sketch::kRows], Sketch::kRows * sizeof(std::uint32_t)));
    }
    return sketch;
}

namespace {

auto uniting(const Sketches& sketches, UnionFind<>& groups, const IsNear& is_near) {
    return [&](std::uint32_t earlier, std::uint32_t later) {
        if (groups.find(earlier) == groups.find(later) || !may_be_near(*sketches[earlier], *sketches[later])) return;
        if (is_near(earlier, later)) groups.unite(earlier, later);
    };
}

}  // namespace

void unite_near(const Sketches& sketches, UnionFind<>& groups, const IsNear& is_near) {
    for_each_candidate(
        sketches.size(), [&](std::size_t text, std::size_t band) { return sketches[text]->bands[band]; },
        uniting(sketches, groups, is_near));
}

void unite_near_again(const Sketches& sketches, const Regrouping& before, UnionFind<>& groups, const IsNear& is_near) {
    constexpr std::uint32_t kNew = Regrouping::kNew;
    Buckets changed;
    for (const Sketch* sketch : before.gone) changed.add(*sketch);
    for (std::size_t t = 0; t < sketches.size(); ++t) {
        if (before.group[t] == kNew) changed.add(*sketches[t]);
    }
    // A group may fall apart that lost a text, or a pair: in a bucket so large
    // that not all meet, others may do now.
    constexpr std::size_t kAllMeet = kFirst + kJoinedNeighbours + 1;
    std::unordered_set<std::uint32_t> doubtful(before.groups_of_gone.begin(), before.groups_of_gone.end());
    const std::vector<std::vector<Placed>> touched = changed.members(sketches);
    for (std::size_t band = 0; band < Sketch::kBands; ++band) {
        const std::vector<Placed>& placed = touched[band];
        for_each_bucket(placed, [&](std::size_t begin, std::size_t end) {
            const auto bucket = static_cast<std::uint32_t>(placed[begin] >> kHashAt);
            const auto gone =
                std::ranges::count(before.gone, bucket, [&](const Sketch* sketch) { return sketch->bands[band]; });
            if (end - begin + static_cast<std::size_t>(gone) <= kAllMeet) return;
            for (std::size_t i = begin; i < end; ++i)
                doubtful.insert(before.group[static_cast<std::uint32_t>(placed[i])]);
        });
    }
    std::uint32_t most = 0;
    for (const std::uint32_t group : before.group) most = std::max(most, group == kNew ? 0 : group);
    std::vector<std::uint32_t> first(most + 1U, kNew);  // text of each group
    for (std::uint32_t t = 0; t < sketches.size(); ++t) {
        const std::uint32_t group = before.group[t];
        if (group == kNew) continue;
        if (doubtful.contains(group)) {
            changed.add(*sketches[t]);
        } else if (first[group] == kNew) {
            first[group] = t;
        } else {
            groups.unite(first[group], t);
        }
    }
    for (const auto& placed : changed.members(sketches)) for_each_pair(placed, uniting(sketches, groups, is_near));
}

void NearJoin::add(std::uint32_t id, const std::vector<Word>& words) {
    const std::vector<std::uint32_t> shingles = shingles_of(words);
    if (shingles.empty()) return;
    make_room(sketches_, 1);
    sketches_.push_back(sketch_of(shingles));
    make_room(shingles_, shingles.size());
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
    const auto drop_repeated = [&candidates] {
        std::ranges::sort(candidates);
        candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    };
    std::size_t most = 2 * texts_.size();
    const auto band_of = [this](std::size_t text, std::size_t band) { return sketches_[text].bands[band]; };
    for_each_candidate(sketches_.size(), band_of, [&](std::uint32_t earlier, std::uint32_t later) {
        if (!may_be_near(sketches_[earlier], sketches_[later])) return;
        if (candidates.size() == most) {  // or the bands' repetitions add up
            drop_repeated();
            most = std::max(most, 2 * candidates.size());
        }
        candidates.push_back(std::uint64_t{later} << 32U | earlier);
    });
    drop_repeated();
    sketches_ = {};
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

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "similarity/union_find.h"
#include "similarity/words.h"

namespace doichieu::similarity {

/// Two texts whose sets of three-word rows overlap.
struct NearPair {
    std::uint32_t earlier = 0;
    std::uint32_t later = 0;
    double jaccard = 0;  ///< exact, of the sets
};

/// What stands for a text's set of three-word rows: MinHash (Broder 1997) in 24 bands of 3 rows. Two texts at 0.6 share
/// no band with probability (1 - 0.6³)²⁴ = 0.3 %. The last bytes of single hashes tell most of those apart that share one
/// by chance.
struct Sketch {
    static constexpr std::size_t kBands = 24;
    static constexpr std::size_t kRows = 3;
    static constexpr std::size_t kBytes = 64;  ///< a line of the cache

    alignas(kBytes) std::array<std::uint8_t, kBytes> bytes{};
    std::array<std::uint32_t, kBands> bands{};
};
[[nodiscard]] Sketch sketch_of(const std::vector<std::uint32_t>& shingles);

/// Finds the pairs of texts whose sets of three-word rows have a Jaccard similarity of at least `least`, 0.6 or more, for
/// very many texts: of those that share a band of their sketches every one is verified. Of texts that are all alike each
/// is compared with the first few and with its neighbours alone, so that time and memory grow with the number of texts:
/// in such a cluster every text is found, not every pair.
class NearJoin {
  public:
    explicit NearJoin(double least) : least_(least) {}

    /// Ids must ascend. Texts of fewer than three words join with nothing.
    void add(std::uint32_t id, const std::vector<Word>& words);
    /// By later text, then the most alike first.
    [[nodiscard]] std::vector<NearPair> run() &&;

  private:
    struct Text {
        std::uint32_t id = 0;
        std::uint32_t begin = 0;  ///< of its shingles
        std::uint32_t end = 0;
    };
    [[nodiscard]] double jaccard(const Text& a, const Text& b) const;

    double least_;
    std::vector<Text> texts_;
    std::vector<std::uint32_t> shingles_;  ///< sorted within each text
    std::vector<Sketch> sketches_;         ///< of each text
};

/// The same for who asks for groups: unites the texts of these sketches that `is_near`, which is asked of the earlier and
/// the later one, and never of two that are in one group.
using Sketches = std::vector<const Sketch*>;
using IsNear = std::function<bool(std::uint32_t, std::uint32_t)>;
void unite_near(const Sketches& sketches, UnionFind<>& groups, const IsNear& is_near);

/// How texts stood in groups before some of them came and went.
struct Regrouping {
    static constexpr std::uint32_t kNew = ~std::uint32_t{0};
    /// Of each text; kNew of one that was not there, or that stands elsewhere among the others than it did.
    std::vector<std::uint32_t> group;
    /// Of those that were there and are not, or stand elsewhere.
    Sketches gone;
    std::vector<std::uint32_t> groups_of_gone;
};

/// The groups that unite_near() makes, where they are known as they were before: asks of no more texts than those whose
/// buckets or groups changed. What united texts otherwise is united in `groups` already.
void unite_near_again(const Sketches& sketches, const Regrouping& before, UnionFind<>& groups, const IsNear& is_near);

/// The rows of `length` words of a text as sorted hashes, each once.
[[nodiscard]] std::vector<std::uint32_t> rows_of(const std::vector<Word>& words, std::size_t length);
/// Those of three words.
[[nodiscard]] std::vector<std::uint32_t> shingles_of(const std::vector<Word>& words);
/// |A ∩ B| / |A ∪ B| of two such sets; 0 where that is less than `least`.
[[nodiscard]] double jaccard(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b,
                             double least = 0);

}  // namespace doichieu::similarity

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "similarity/words.h"

namespace doichieu::similarity {

/// Two texts whose sets of three-word rows overlap.
struct NearPair {
    std::uint32_t earlier = 0;
    std::uint32_t later = 0;
    double jaccard = 0;  ///< exact, of the sets
};

/// Finds the pairs of texts whose sets of three-word rows have a Jaccard similarity of at least `least`, for very many
/// texts: MinHash (Broder 1997) in 24 bands of 3 rows, every candidate verified. A pair at 0.6 is missed with
/// probability (1 - 0.6³)²⁴ = 0.3 %, one above it more rarely. Of texts that are all alike each is compared with the
/// first few and with its neighbours alone, so that time and memory grow with the number of texts: in such a cluster
/// every text is found, not every pair.
class NearJoin {
  public:
    explicit NearJoin(double least) : least_(least) {}

    /// Ids must ascend. Texts of fewer than three words join with nothing.
    void add(std::uint32_t id, const std::vector<Word>& words);
    /// By later text, then the most alike first.
    [[nodiscard]] std::vector<NearPair> run() &&;

    static constexpr std::size_t kBands = 24;
    static constexpr std::size_t kRows = 3;

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
    std::vector<std::uint32_t> bands_;     ///< kBands of each text
};

/// The rows of `length` words of a text as sorted hashes, each once.
[[nodiscard]] std::vector<std::uint32_t> rows_of(const std::vector<Word>& words, std::size_t length);
/// Those of three words.
[[nodiscard]] std::vector<std::uint32_t> shingles_of(const std::vector<Word>& words);
/// |A ∩ B| / |A ∪ B| of two such sets.
[[nodiscard]] double jaccard(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

}  // namespace doichieu::similarity

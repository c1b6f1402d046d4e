#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "similarity/words.h"

namespace doichieu::similarity {

/// Two texts that share rare rows of three words, and so may be nearly the same.
struct Candidate {
    std::uint32_t earlier = 0;
    std::uint32_t later = 0;
    std::uint32_t shared = 0;  ///< shingles of both sketches
};

/// Finds texts that are worth comparing. Of each text only its lowest shingle hashes are kept (bottom-k sketch), and of
/// a shingle that stands in many texts only its neighbours are paired: memory and time grow with the number of texts,
/// not with its square.
class CandidateFinder {
  public:
    /// `expected` texts: small documents keep every shingle of a paragraph of ordinary length.
    explicit CandidateFinder(std::size_t expected) : sketch_size_(expected <= 5000 ? 64 : 16) {}

    /// Ids must ascend.
    void add(std::uint32_t id, const std::vector<Word>& words);
    /// By later text, then by shared shingles, most first.
    [[nodiscard]] std::vector<Candidate> run() &&;

  private:
    /// A shingle and behind it the id of a text, as one number: most of the time goes into sorting them.
    using Entry = std::uint64_t;
    static std::uint32_t shingle_of(Entry entry) { return static_cast<std::uint32_t>(entry >> 32U); }
    static std::uint32_t id_of(Entry entry) { return static_cast<std::uint32_t>(entry); }
    void drop_single();

    std::size_t sketch_size_;
    std::vector<Entry> entries_;  ///< a shingle may stand twice in a text
};

}  // namespace doichieu::similarity

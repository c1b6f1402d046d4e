#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace doichieu::text {

/// Which runs of one to three characters stand in a text, capitals or not, as bits of their hashes: a word of which one is
/// not there does not stand there. One pass over a text spares the passes of most patterns.
class Grams {
  public:
    explicit Grams(std::string_view text);

    /// The places of the grams of a word among the bits.
    using Places = std::vector<std::uint16_t>;
    [[nodiscard]] static Places places_of(std::string_view word);

    /// False when the word of these grams does not stand in the text.
    [[nodiscard]] bool may_hold(const Places& places) const {
        for (const std::uint16_t place : places) {
            if ((bits_[place / 64] >> place % 64 & 1U) == 0) return false;
        }
        return true;
    }

  private:
    void set(std::uint32_t gram) { bits_[gram % kBits / 64] |= std::uint64_t{1} << gram % 64; }

    static constexpr std::size_t kBits = 8192;  ///< a paragraph of ten lines fills a sixth of them
    std::array<std::uint64_t, kBits / 64> bits_{};
};

/// A text that many patterns are held against.
struct Passage {
    std::string_view text;
    const Grams& grams;  ///< of the text, or of one that it is a part of
};

}  // namespace doichieu::text

#pragma once

#include <cstddef>
#include <string_view>

namespace doichieu::text {

/// The letters of one word make a Vietnamese syllable: initial, vowels, final, one tone that the final allows. NFC.
[[nodiscard]] bool is_vietnamese_syllable(std::string_view word);
/// Among the words that are not ASCII alone: how many, and how many of them are syllables. One character tells nothing:
/// "©" is "â" in TCVN3.
struct Spelling {
    std::size_t words = 0;
    std::size_t syllables = 0;
    [[nodiscard]] double share() const {
        return words == 0 ? 0 : static_cast<double>(syllables) / static_cast<double>(words);
    }
};
[[nodiscard]] Spelling spelling_of(std::string_view text);

}  // namespace doichieu::text

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace doichieu::similarity {

/// A word as a number: equal for equal words.
using Word = std::uint32_t;

/// The words of a text that is already folded (text::fold): letters and digits, nothing else.
[[nodiscard]] std::vector<Word> words_of(std::string_view folded);
[[nodiscard]] Word word_of(std::string_view folded);

/// 64 bits that stand for a row of words.
[[nodiscard]] std::uint64_t fingerprint(const std::vector<Word>& words);
[[nodiscard]] std::uint64_t fingerprint(std::string_view bytes);

}  // namespace doichieu::similarity

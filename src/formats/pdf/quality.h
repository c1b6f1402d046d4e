#pragma once

#include <functional>

#include "formats/pdf/page.h"

namespace doichieu::formats::pdf {

/// How far the characters of a page make words, whatever the language.
struct Quality {
    std::size_t words = 0;  ///< with letters
    std::size_t sound = 0;

    [[nodiscard]] double share() const {
        return words == 0 ? 1 : static_cast<double>(sound) / static_cast<double>(words);
    }
};

/// A word reads as one: letters of Latin script as Vietnamese has them, not more than one tone in a syllable, a vowel
/// in what is longer than an abbreviation; no replacement, private or control characters.
[[nodiscard]] bool is_sound(std::string_view word);

/// `counts`: which words are looked at (those in legacy fonts are judged when they are converted).
[[nodiscard]] Quality quality_of(const Page& page, const std::function<bool(const Word&)>& counts);

}  // namespace doichieu::formats::pdf

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "citation/words.h"
#include "legal/notation.h"

namespace doichieu::citation {

/// A number with its symbol as it stands: "1162 -QĐ/HU", "10/2022/QH15", "59-CV/BCĐ".
struct Symbol {
    Symbol() {}  // NOLINT(modernize-use-equals-default): "= default" would have all of it set to zero first

    std::size_t begin = 0;
    std::size_t end = 0;
    std::string written;        ///< when repaired, as it stands: spaces out, dashes to "-", Ð to Đ, nothing else
    std::string spelled;        ///< spaces out, dashes to "-", Ð to Đ, repairs applied
    std::uint8_t spelling = 0;  ///< citation::Spelling bits
    bool repaired = false;
    bool typed = false;  ///< its type group is a known symbol
    bool tight = true;   ///< no space between the parts
    legal::Notation parsed;
    std::string canonical;
    legal::Regime regime = legal::Regime::unknown;  ///< told by a known issuer or a year
};

/// Reads the notation whose number begins at `begin` (a digit). Nothing when no symbol follows the number.
[[nodiscard]] std::optional<Symbol> read_symbol(const Words& words, std::size_t begin);

/// A symbol that is told by the bytes behind its digits, "-NQ/TW" before a space or a sign, as nearly all are.
struct ClosedSymbol {
    std::string_view digits;
    const Symbol* rest = nullptr;  ///< without its digits, its end counted from theirs; valid until the next is read
};

/// The same as read_symbol() reads it, at a fraction of the price; without a rest where more must be looked at.
[[nodiscard]] ClosedSymbol read_closed_symbol(const Words& words, std::size_t begin);

/// Parses `spelled` into the parts of the symbol; false when it is no notation.
[[nodiscard]] bool take_apart(Symbol& symbol);

/// A letter that OCR writes for a digit: O, o, l, I, S.
[[nodiscard]] constexpr bool digit_like(char c) {
    return c == 'O' || c == 'o' || c == 'l' || c == 'I' || c == 'S';
}

/// The digit that such a letter stands for; any other character as it is.
[[nodiscard]] constexpr char digit_for(char c) {
    return c == 'l' || c == 'I' ? '1' : c == 'S' ? '5' : digit_like(c) ? '0' : c;
}

/// "số", with the marks that it loses.
[[nodiscard]] inline bool is_number_word(FoldedWord word) {
    return word == "số" || word == "so" || word == "sô" || word == "sồ";
}

/// Start of "số" (with its colon) before the number, npos when it does not stand there. "so" without marks counts too.
[[nodiscard]] std::size_t number_word_before(const Words& words, std::size_t number);

/// The digits from `begin` on.
[[nodiscard]] std::string_view digits_at(const Words& words, std::size_t begin);

/// Whether what stands behind the digits of a number may belong to a symbol. Most numbers stand alone: "45,7%", "năm
/// 2010", "8/2015", "2015 - 2020".
[[nodiscard]] bool may_bear_symbol(const Words& words, std::size_t digits_end);

/// End of the bare number at `begin`: digits, or digits with an inserted letter before a separator.
[[nodiscard]] std::size_t number_end(const Words& words, std::size_t begin);

}  // namespace doichieu::citation

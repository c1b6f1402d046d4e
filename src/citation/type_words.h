#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "citation/words.h"

namespace doichieu::citation {

/// A type word as it stands in the text and as the standard writes it.
struct TypeWord {
    base::Span span;
    std::string_view type;  ///< "Nghị quyết"; empty when none was found
};

/// False for papers of the form table that no one cites as an instrument (contracts, certificates, slips).
[[nodiscard]] bool is_citable(std::string_view type);

/// Finds the type words of the vocabulary next to a position. Abbreviations that offices use in running text
/// ("NQ số 18-NQ/TW", "QĐ số") count when they stand before "số".
class TypeWords {
  public:
    static const TypeWords& instance();

    /// Longest type word that ends at `end` / begins at `at`.
    [[nodiscard]] TypeWord before(const Words& words, std::size_t end) const;
    /// Whether these folded words alone tell what before() finds behind them, whatever stands before.
    [[nodiscard]] bool are_told_by(std::string_view words) const;
    [[nodiscard]] TypeWord at(const Words& words, std::size_t at) const;
    enum class Case : std::uint8_t { capital, any };
    /// A type word that lost or changed marks ("Quyết đinh", "Nghị quyêt"); for places where only a type word can stand.
    [[nodiscard]] TypeWord misspelled_before(const Words& words, std::size_t end, Case letters = Case::capital) const;
    /// A type symbol standing for its word right before `end`: "NQ", "QĐ".
    [[nodiscard]] TypeWord symbol_before(const Words& words, std::size_t end) const;

    /// Whether a type word may end with this one; most words are told by it not to end any.
    [[nodiscard]] bool may_end_with(FoldedWord word) const { return last_words_.contains(word); }
    /// The same of its last byte as it stands, which may also end a symbol that stands for a type word.
    [[nodiscard]] bool may_end_in(char last) const { return last_bytes_[static_cast<unsigned char>(last)]; }

  private:
    TypeWords();
    struct Entry {
        std::string_view folded;  // "nghị quyết"
        std::string_view type;    // "Nghị quyết"
    };
    // Longest first within each list.
    WordMap<std::vector<Entry>> by_last_word_;
    WordSet last_words_{};  ///< its keys, which are asked for first
    std::bitset<256> last_bytes_;
    WordMap<std::vector<Entry>> by_first_word_;
};

}  // namespace doichieu::citation

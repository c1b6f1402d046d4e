#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "legal/date.h"
#include "legal/terms.h"

namespace doichieu::legal {

/// A type word and one of its symbols (row of corpus/registry/types.tsv). Its texts live as long as the program.
struct TypeSymbol {
    std::string_view type;    ///< as the standard writes it: "Nghị quyết"
    std::string_view folded;  ///< text::fold(type)
    std::string_view symbol;  ///< "NQ"; empty for types without one (Luật, Công văn of the State)
    Regime regime = Regime::unknown;
    Date from, to;
    bool standard = true;  ///< false for practice variants
};

/// An issuer symbol (row of corpus/registry/issuer_symbols.tsv). Its texts live as long as the program.
struct IssuerSymbol {
    enum class Kind : std::uint8_t { exact, suffix, prefix };
    std::string_view symbol;  ///< "TU", "TTg", "BTGDV"
    bool party = false;
    Level level = Level::unknown;
    std::string_view body;  ///< "Tỉnh ủy"; generic where the symbol names only a level
    Kind kind = Kind::exact;
    Date from, to;
};

/// What is known of an issuer group such as "BTGDVTU" or "UBND" or "TTg".
struct IssuerReading {
    bool known = false;
    bool party = false;
    bool either = false;  ///< the symbol serves Party and State bodies alike (BCĐ, HĐ): its regime decides nothing
    Level level = Level::unknown;
    std::string_view body;  ///< lives as long as the program
};

/// The domain's tables of types and symbols. Constant data, which the build writes (vocabulary_main.cpp), so that nothing
/// is read at start.
class Vocabulary {
  public:
    static const Vocabulary& instance() { return instance_; }

    [[nodiscard]] std::span<const TypeSymbol> types() const { return types_; }
    [[nodiscard]] std::span<const IssuerSymbol> issuers() const { return issuers_; }

    /// Standard spelling of a type word ("nghị quyết", "NGHỊ QUYẾT" → "Nghị quyết"), or empty.
    [[nodiscard]] std::string_view type_of_word(std::string_view word) const;
    /// Types that a symbol may stand for in a regime (QĐ: Quyết định, Quy định). Case-sensitive, then folded.
    [[nodiscard]] std::vector<std::string_view> types_of_symbol(std::string_view symbol, bool party) const;
    [[nodiscard]] bool is_type_symbol(std::string_view symbol) const;
    /// Correct spelling of a type symbol written in another case or without its stroke ("ctr" → "CTr"), or empty.
    [[nodiscard]] std::string_view spell_type_symbol(std::string_view symbol) const;
    /// Reads an issuer group: exact row, QH/UBTVQH + term, ministry, or organ prefix + level suffix.
    [[nodiscard]] IssuerReading issuer(std::string_view group) const;

    /// A key and a row that it stands for.
    template <typename Row>
    struct Entry {
        std::string_view key;
        const Row* row;
    };

  private:
    /// By key, then in the order of the table.
    template <typename Row>
    using Index = std::span<const Entry<Row>>;

    constexpr Vocabulary(std::span<const TypeSymbol> types, std::span<const IssuerSymbol> issuers,
                         Index<TypeSymbol> type_words, Index<TypeSymbol> type_symbols,
                         Index<IssuerSymbol> issuer_symbols)
        : types_(types),
          issuers_(issuers),
          type_words_(type_words),
          type_symbols_(type_symbols),
          issuer_symbols_(issuer_symbols) {}
    [[nodiscard]] std::string_view look_up_type_symbol(std::string_view symbol) const;
    [[nodiscard]] IssuerReading read_issuer(std::string_view group) const;

    static const Vocabulary instance_;
    std::span<const TypeSymbol> types_;
    std::span<const IssuerSymbol> issuers_;
    Index<TypeSymbol> type_words_;        ///< folded word → its first row
    Index<TypeSymbol> type_symbols_;      ///< folded symbol → rows
    Index<IssuerSymbol> issuer_symbols_;  ///< symbol → rows
};

/// The symbol with TW at its end where newspapers write TƯ or T.Ư for the Centre; else itself.
[[nodiscard]] std::string with_plain_centre(std::string_view symbol);

}  // namespace doichieu::legal

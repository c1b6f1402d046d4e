#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "legal/terms.h"

namespace doichieu::legal {

/// Number and symbol of an instrument, taken apart.
///
///   party           25-NQ/TW            number 25, type NQ, issuer TW
///   state_admin     33/CT-TTg           number 33, type CT, issuer TTg
///   normative       30/2020/NĐ-CP       number 30, year 2020, type NĐ, issuer CP
///   law             10/2022/QH15        number 10, year 2022, issuer QH15
///   typeless        5537/BXD-QHKT       number 5537, issuer BXD-QHKT
struct Notation {
    enum class Form : std::uint8_t { party, state_administrative, normative, law, typeless };

    std::string number;  ///< digits, or decimal "66.7"; as written
    int year = 0;
    std::string type;            ///< symbol, empty when there is none
    std::string issuer;          ///< all groups after the type, joined as written: "TTg", "TWĐTN-VP"
    std::string suffix;          ///< "/nb", "(PC04)"
    Form form = Form::party;     ///< the order in which it is written, right or wrong
    bool dash_first = true;      ///< "-" stands between number and symbol: 59-CV/BCĐ, 64-CP
    bool odd_separator = false;  ///< neither order: 57-NQ-TW, 1018/CV_MTTW

    /// Number without leading zeros, for comparing; lives as long as the number.
    [[nodiscard]] std::string_view number_key() const;
    friend bool operator==(const Notation&, const Notation&) = default;
};

/// Parses a notation whose spelling is already repaired (no spaces, "-" and "/" only, Đ).
[[nodiscard]] std::optional<Notation> parse_notation(std::string_view text);
/// As it should be written: Party order for Party bodies, State order for State bodies, symbols in their own case.
[[nodiscard]] std::string canonical(const Notation&);
/// Regime that the issuer's symbol (and the year) tells; unknown when the symbol is not known.
[[nodiscard]] Regime regime_of(const Notation&);
/// Key that equal instruments share up to date and body: "25|NQ|TW", "10|2022|QH15"; case and stroke folded.
[[nodiscard]] std::string identity_key(const Notation&);
/// The same behind `key`, where the memory of others serves again.
void append_identity_key(const Notation&, std::string& key);

}  // namespace doichieu::legal

#pragma once

#include <string>
#include <string_view>

#include "legal/terms.h"

namespace doichieu::structure {

// Names of issuing bodies. `folded` arguments are text::fold() of a name.

/// Begins with the word for a body: đảng ủy, ủy ban, sở, …
[[nodiscard]] bool begins_body_name(std::string_view folded);
/// Begins with the word for an administrative unit that a longer name wraps on: "TỈNH LAM GIANG".
[[nodiscard]] bool begins_unit_name(std::string_view folded);

/// The usual capitals for a name in capitals: "ĐẢNG ỦY XÃ TÂN LẬP" → "Đảng ủy xã Tân Lập"; UBND, HĐND, MTTQ written out.
/// A name that is not in capitals keeps its own.
[[nodiscard]] std::string standard_body_name(std::string_view name);

[[nodiscard]] bool is_party_body(std::string_view folded);
[[nodiscard]] bool is_state_body(std::string_view folded);
/// The Front, unions and associations: neither the Party's form rules nor the State's bind them (Decree 30/2020, 2.2).
[[nodiscard]] bool is_mass_organisation(std::string_view folded);
/// An executive committee of the Party whose standing committee may act in its name.
[[nodiscard]] bool is_party_committee(std::string_view folded);
/// Level that the name tells; unknown for "Đảng ủy" alone.
[[nodiscard]] legal::Level level_of_body(std::string_view folded);

}  // namespace doichieu::structure

#pragma once

#include <string>
#include <string_view>

#include "base/text_pair.h"
#include "legal/terms.h"
#include "registry/registry.h"

namespace doichieu::checks {

/// How a document of this regime cites the instrument at its first mention:
/// "Chỉ thị số 33/CT-TTg, ngày 26/11/2021 của Thủ tướng Chính phủ về …"; the comma before "ngày" is Party usage.
[[nodiscard]] std::string full_citation(const registry::Instrument& instrument, legal::Regime citing);
/// The same without the subject.
[[nodiscard]] std::string short_citation(const registry::Instrument& instrument, legal::Regime citing);

/// The successor of a law, which goes by its name, can only be looked up by its number: "Luật Nhà ở ngày 27/11/2023, số
/// 27/2023/QH15". Others as in short_citation().
[[nodiscard]] std::string numbered_citation(const registry::Instrument& instrument, legal::Regime citing);

/// A source of the registry as an officer reads it: the host of an address, no path of a file.
[[nodiscard]] base::TextPair named_source(std::string_view source);

}  // namespace doichieu::checks

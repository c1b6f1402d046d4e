#pragma once

#include <string>
#include <string_view>

#include "base/text_pair.h"
#include "legal/terms.h"
#include "registry/registry.h"

namespace doichieu::checks {

/// Laws and resolutions of congresses are cited by name; the type word opens the name.
[[nodiscard]] bool goes_by_name(const registry::Instrument& instrument);

/// How a document of this regime cites the instrument at its first mention:
/// "Chỉ thị số 33/CT-TTg, ngày 26/11/2021 của Thủ tướng Chính phủ về …"; the comma before "ngày" is Party usage.
[[nodiscard]] std::string full_citation(const registry::Instrument& instrument, legal::Regime citing);
/// The same without the subject.
[[nodiscard]] std::string short_citation(const registry::Instrument& instrument, legal::Regime citing);

/// A law, which goes by its name, with the number that it is looked up by: "Luật Nhà ở số 27/2023/QH15 ngày 27/11/2023".
/// Others as in short_citation().
[[nodiscard]] std::string numbered_citation(const registry::Instrument& instrument, legal::Regime citing);

/// A source of the registry as an officer reads it: the host of an address, no path of a file.
[[nodiscard]] base::TextPair named_source(std::string_view source);

}  // namespace doichieu::checks

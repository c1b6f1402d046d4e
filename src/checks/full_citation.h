#pragma once

#include <string>

#include "legal/terms.h"
#include "registry/registry.h"

namespace doichieu::checks {

/// How a document of this regime cites the instrument at its first mention:
/// "Chỉ thị số 33/CT-TTg, ngày 26/11/2021 của Thủ tướng Chính phủ về …"; the comma before "ngày" is Party usage.
[[nodiscard]] std::string full_citation(const registry::Instrument& instrument, legal::Regime citing);
/// The same without the subject.
[[nodiscard]] std::string short_citation(const registry::Instrument& instrument, legal::Regime citing);

}  // namespace doichieu::checks

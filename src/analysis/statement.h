#pragma once

#include <optional>

#include "citation/citation.h"
#include "registry/companions.h"
#include "structure/outline.h"

namespace doichieu::analysis {

/// What the document states of itself for the others that are read with it. Nothing without its own number, complete
/// date, type and issuer: a draft is no instrument yet. Needs no resolution, so it can be taken in a first pass.
[[nodiscard]] std::optional<registry::Statement> statement_of(const structure::Outline& outline,
                                                              const citation::Citations& citations);

}  // namespace doichieu::analysis

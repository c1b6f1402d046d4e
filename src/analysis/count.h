#pragma once

#include <cstddef>

#include "analysis/analyse.h"

namespace doichieu::analysis {

/// How many citations the document makes. Every field of each is read and none is kept, so that memory does not grow
/// with them; anaphors count where they are looked for.
[[nodiscard]] std::size_t count_citations(const document::Document& document, const registry::Registry& registry,
                                          const Statements& statements);

}  // namespace doichieu::analysis

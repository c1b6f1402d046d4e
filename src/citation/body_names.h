#pragma once

#include "citation/words.h"
#include "registry/name_tree.h"
#include "registry/registry.h"

namespace doichieu::citation {

/// Recognises names of bodies: known ones from the registry, and what follows the words that begin such names.
class BodyNames {
  public:
    explicit BodyNames(const registry::Registry& registry) : known_(registry.body_names()) {}
    /// End of the body's name that begins at `at`, 0 when none does.
    [[nodiscard]] std::size_t name_end(const Words& words, std::size_t at) const;

  private:
    [[nodiscard]] std::size_t known_name_end(const Words& words, base::Span first, FoldedWord folded) const;

    const registry::NameTree& known_;
};

}  // namespace doichieu::citation

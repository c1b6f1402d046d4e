#pragma once

#include <cstddef>

#include "citation/body_names.h"
#include "citation/words.h"
#include "legal/memo.h"

namespace doichieu::citation {

/// Where names of bodies end behind "của": texts name few bodies again and again. For the names of one registry.
class StatedNames {
  public:
    /// What this thread has learned of the names in `known`, kept from one document to the next.
    [[nodiscard]] static StatedNames& of(const registry::NameTree& known);

    /// BodyNames::name_end() at `at`, before which stands the one word that begins at `of`.
    [[nodiscard]] std::size_t name_end(const BodyNames& bodies, const Words& words, std::size_t of, std::size_t at);

  private:
    /// What the bytes from `of` up to a sign or word behind the name tell.
    struct Told {
        bool is_all = false;  ///< nothing behind them was asked for
        std::size_t end = 0;
    };
    legal::Memo<Told> told_;
};

}  // namespace doichieu::citation

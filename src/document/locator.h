#pragma once

#include <cstddef>
#include <utility>

#include "document/document.h"

namespace doichieu::document {

/// Document::locate() for places of which most come in order, as those of citations do: goes on from the last one, so that
/// a line is not counted from its begin for each.
class Locator {
  public:
    /// The document must outlive it.
    explicit Locator(const Document& document) : document_(document) {}

    /// Of both ends.
    [[nodiscard]] std::pair<Position, Position> locate(base::Span span);

  private:
    const Document& document_;
    std::size_t block_ = 0;
    base::Offset at_ = 0;  ///< a place in the block, whose position is known
    Position position_;    ///< line 0 before the first place
};

}  // namespace doichieu::document

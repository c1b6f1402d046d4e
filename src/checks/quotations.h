#pragma once

#include <vector>

#include "base/span.h"
#include "structure/outline.h"

namespace doichieu::checks {

/// What a document quotes: words between quotation marks, and the new wording of an amended instrument, which runs over
/// paragraphs from the “ below "như sau:" to its ”. "Điều này" there is not of this document.
class Quotations {
  public:
    explicit Quotations(const structure::Outline& outline);

    [[nodiscard]] bool holds(base::Span span) const { return find(span) != nullptr; }
    /// Quoted words that are taken out: "Thay thế cụm từ “…” bằng cụm từ “…”" takes out the first.
    [[nodiscard]] bool takes_out(base::Span span) const;

  private:
    [[nodiscard]] const base::Span* find(base::Span span) const;

    const structure::Outline& outline_;
    std::vector<base::Span> spans_;  ///< in document order, without their marks
};

}  // namespace doichieu::checks

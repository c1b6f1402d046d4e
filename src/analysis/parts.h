#pragma once

#include <cstddef>
#include <memory>
#include <optional>

#include "analysis/analyse.h"

namespace doichieu::analysis {

/// The citations of a document, taken in parts where it is a long text (formats::LongText) and as one part otherwise. What
/// the first part states of the document, and the days at which it is judged, hold for all; what a mention takes up again
/// is looked for in its own part. No rules: they judge a document as a whole.
class Parts {
  public:
    Parts(const registry::Registry& registry, const Statements& statements)
        : registry_(registry), statements_(statements) {}

    /// Up to the resolution of the citations.
    [[nodiscard]] std::unique_ptr<Analysis> analyse(document::Document part, legal::Date today);
    /// How many citations the part makes. Their heads, numbers, dates, issuers and terms are read, for these tell where
    /// each ends; what stands before them and what they do is not asked, and none is kept. Anaphors count where they are
    /// looked for.
    [[nodiscard]] std::size_t count(const document::Document& part);

  private:
    const registry::Registry& registry_;
    const Statements& statements_;
    std::optional<structure::Identity> head_;
    std::optional<resolve::JudgementDate> date_;
};

}  // namespace doichieu::analysis

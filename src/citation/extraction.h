#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "citation/citation.h"
#include "citation/fields.h"

namespace doichieu::citation {

/// Reads the citations of a document paragraph by paragraph, so that those of a large one need not be held together.
class Extraction {
  public:
    Extraction(const structure::Outline& outline, const registry::Registry& registry, const Options& options);

    /// Goes to the next paragraph that has citations; false behind the last one.
    bool next();
    /// Its citations, in document order.
    [[nodiscard]] std::vector<Citation>& found() { return found_; }
    /// What was refused since the call of next() before.
    [[nodiscard]] const std::vector<Rejected>& rejected() const { return rejected_; }

  private:
    void read(const structure::Paragraph& paragraph);

    const structure::Outline& outline_;
    const registry::Registry& registry_;
    const Options options_;
    const BodyNames bodies_;
    std::optional<Citation> self_;  ///< the document's own number, until its paragraph has come
    std::string own_key_;
    legal::Date own_date_;
    std::uint32_t groups_ = 0;
    std::optional<legal::Relation> lead_;  ///< what an opening line gives to the items below it
    std::size_t paragraph_ = 0;            ///< the next one
    std::int32_t before_ = 0;              ///< citations in the paragraphs before
    std::vector<Citation> found_;
    std::vector<Rejected> rejected_;
};

}  // namespace doichieu::citation

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checks/kinds/kinds.h"
#include "structure/outline.h"
#include "text/pattern.h"

namespace doichieu::checks {

/// What required_text and forbidden_text look for: phrases (whole words, any capitals) or one pattern.
class TextQuery {
  public:
    /// Options `phrases`, `pattern` and `where` (any, body, bases, recipients, signature).
    static TextQuery decode(FieldReader& options);

    /// First place in the paragraph at or after `from`.
    [[nodiscard]] std::optional<base::Span> find(std::string_view paragraph, std::size_t from = 0) const;
    [[nodiscard]] bool looks_at(const structure::Paragraph& paragraph) const;
    /// For messages: “a”, “b”.
    [[nodiscard]] const std::string& shown() const { return shown_; }

  private:
    std::vector<std::string> phrases_;  ///< folded
    std::optional<text::Pattern> pattern_;
    std::string where_ = "any";
    std::string shown_;
};

}  // namespace doichieu::checks

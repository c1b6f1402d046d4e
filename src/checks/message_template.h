#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text_pair.h"

namespace doichieu::checks {

/// Values for the placeholders of a message, by name. A later value of the same name wins.
using Values = std::vector<std::pair<std::string_view, base::TextPair>>;

/// A text with named placeholders: "{notation} bị {issuer} thay thế". A brace that opens no name is a brace.
class MessageTemplate {
  public:
    MessageTemplate() = default;
    explicit MessageTemplate(std::string_view text);

    [[nodiscard]] std::vector<std::string_view> placeholders() const;
    [[nodiscard]] std::string fill(const Values& values, base::Language language) const;
    [[nodiscard]] bool empty() const { return parts_.empty(); }

  private:
    struct Part {
        std::string text;  ///< the name when it is a placeholder
        bool placeholder = false;
    };
    std::vector<Part> parts_;
};

/// One message in both languages, as a rule file gives it.
struct TemplatePair {
    MessageTemplate vi;
    MessageTemplate en;

    /// Runs of spaces that an empty value leaves behind become one.
    [[nodiscard]] base::TextPair fill(const Values& values) const;
};

}  // namespace doichieu::checks

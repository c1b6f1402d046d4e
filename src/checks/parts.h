#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "base/text_pair.h"
#include "checks/field_reader.h"
#include "checks/inquiry.h"

namespace doichieu::checks {

/// A part of a document as rule files name it: "number", "basis", "last_recipient".
struct Part {
    std::string_view word;
    base::TextPair name;
    /// Where it stands: one span, or one per paragraph for parts of many (bases, recipients). Empty: not found.
    std::vector<base::Span> (*find)(const Inquiry&);
};

/// All parts, the mandatory components (thể thức) first.
[[nodiscard]] const std::vector<Part>& parts();
[[nodiscard]] const Part* find_part(std::string_view word);
/// Parts named by an option: one word, or a list of words.
[[nodiscard]] const Part* read_part(FieldReader& options, std::string_view key);
[[nodiscard]] std::vector<const Part*> read_parts(FieldReader& options, std::string_view key);

}  // namespace doichieu::checks

#pragma once

#include "checks/field_reader.h"
#include "checks/rule.h"

namespace doichieu::checks {

/// Reads `look` and `page` of an example: what a text alone cannot show.
void read_look(FieldReader& fields, Example& example);
/// The words that rule files use for alignments, in the order of document::Alignment without `unknown`.
[[nodiscard]] const std::vector<std::string_view>& alignment_words();
/// The alignment of an option; unknown when it is not there.
[[nodiscard]] document::Alignment read_alignment(FieldReader& fields, std::string_view key);

}  // namespace doichieu::checks

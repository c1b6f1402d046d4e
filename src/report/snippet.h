#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "findings/finding.h"

namespace doichieu::report {

/// A source line as far as it fits on a terminal, and where the span stands in it, in terminal columns.
struct Snippet {
    std::string line;
    std::size_t column = 0;  ///< 0-based
    std::size_t width = 1;   ///< at least 1
};

/// Cuts the place's source line around its span to `width` columns; "…" stands for what was cut.
[[nodiscard]] Snippet snippet_of(const findings::Place& place, std::size_t width);

/// Longest end of `text` of at most `columns` columns; never begins with a combining mark.
[[nodiscard]] std::string_view suffix_by_width(std::string_view text, std::size_t columns);

}  // namespace doichieu::report

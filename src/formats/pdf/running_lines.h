#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "formats/pdf/lines.h"
#include "formats/pdf/page.h"

namespace doichieu::formats::pdf {

/// The number alone in a line such as "3", "- 3 -", "Trang 3", "3/12"; nothing for other lines.
[[nodiscard]] std::optional<std::uint32_t> page_number_of(const Line& line);
/// Takes the running heads and feet and the page numbers away.
void drop_running_lines(const std::vector<Page>& pages, std::vector<std::vector<Line>>& lines);

}  // namespace doichieu::formats::pdf

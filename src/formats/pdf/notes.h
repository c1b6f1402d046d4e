#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "formats/pdf/lines.h"
#include "formats/pdf/page.h"

namespace doichieu::formats::pdf {

/// "1Kết luận", "iiKết luận": the number of a note, written close to its text. Empty for other words.
[[nodiscard]] std::string_view number_before_letter(std::string_view word);
/// The line begins with the mark of a note.
[[nodiscard]] bool begins_note(const Line& line);
/// Index of the first line of the page's notes: letters that begin with a mark, and either a short rule stands above, or
/// the mark is raised there or in the text; of letters as large as the text both must hold. The number of lines when
/// there are none.
[[nodiscard]] std::size_t first_note(const Page& page, const std::vector<Line>& lines, double body_size);
/// The page that the notes at the document's end begin on, as its first line; the number of pages when there are none.
/// From there on all is notes.
[[nodiscard]] std::size_t first_page_of_endnotes(const std::vector<std::vector<Line>>& lines);

}  // namespace doichieu::formats::pdf

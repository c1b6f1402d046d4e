#pragma once

#include <optional>

#include "formats/pdf/page.h"
#include "formats/reader_program/ocr.h"

class PDFDoc;

namespace doichieu::formats::reader_program {

/// A page as it is printed, in grey; nothing when it is too large or too small to be one, or cannot be drawn.
[[nodiscard]] std::optional<Picture> picture_of(PDFDoc& document, int number, const pdf::Page& page);

}  // namespace doichieu::formats::reader_program

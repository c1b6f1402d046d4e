#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/reader_program/ocr.h"
#include "formats/sealed/reading.h"

namespace doichieu::formats::reader_program {

/// What poppler loads from files, loaded before the seal.
void prepare_pdf();

struct PdfLimits {
    std::uint32_t pages = 0;
    std::uint32_t words = 0;  ///< of all pages
    std::uint32_t steps = 0;  ///< of drawing, some ten operators each: forms may draw forms that draw forms
};

/// The text of a PDF. With `ocr`, pages without reliable text are drawn and read from their pictures, until its time
/// is over. poppler is named in the sources of this function alone.
[[nodiscard]] sealed::Reading read_pdf(std::string_view bytes, const PdfLimits& limits, Ocr* ocr);

[[nodiscard]] std::string_view poppler_version();

}  // namespace doichieu::formats::reader_program

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/sealed/reading.h"

namespace doichieu::formats::reader_program {

/// What poppler loads from files, loaded before the seal.
void prepare_pdf();

struct PdfLimits {
    std::uint32_t pages = 0;
    std::uint32_t words = 0;  ///< of all pages
};

/// The text of a PDF. poppler is named in the source of this function alone.
[[nodiscard]] sealed::Reading read_pdf(std::string_view bytes, const PdfLimits& limits);

[[nodiscard]] std::string_view poppler_version();

}  // namespace doichieu::formats::reader_program

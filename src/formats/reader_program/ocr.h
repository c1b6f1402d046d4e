#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "formats/pdf/page.h"

namespace doichieu::formats::reader_program {

/// A page as pixels: one byte each, 0 is black, rows from the top without padding.
struct Picture {
    std::size_t width = 0;
    std::size_t height = 0;
    double resolution = 0;  ///< dots per inch
    std::vector<unsigned char> grey;
};

/// Reads Vietnamese print from pictures. Two programs are made of this folder: `doichieu-ocr` has the recogniser
/// (tesseract.cpp), `doichieu-reader` does without (no_ocr.cpp) and starts the faster for it.
class Ocr {
  public:
    /// To be called before the seal: takes the model of the language in. Null without recogniser or model. What reads
    /// longer than `seconds`, by the clock from here, is left undone.
    static std::unique_ptr<Ocr> open(std::uint32_t seconds);
    virtual ~Ocr() = default;

    [[nodiscard]] virtual bool has_time() const = 0;
    /// Puts the words of the picture in place of those of the page. A page that is not read to its end stays as it is.
    virtual void read(const Picture& picture, std::uint32_t font, pdf::Page& page) = 0;
};

/// Empty without recogniser.
[[nodiscard]] std::string_view tesseract_version();

}  // namespace doichieu::formats::reader_program

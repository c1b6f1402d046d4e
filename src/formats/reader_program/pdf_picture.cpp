#include "formats/reader_program/pdf_picture.h"

#include <poppler/PDFDoc.h>
#include <poppler/SplashOutputDev.h>
#include <poppler/splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace doichieu::formats::reader_program {

namespace {

constexpr double kResolution = 300;   // dots per inch, as Tesseract's models were trained
constexpr double kMostPixels = 36e6;  // A3 at this resolution has 17 million; larger pages are drawn coarser
constexpr double kLeastResolution = 100;

}  // namespace

std::optional<Picture> picture_of(PDFDoc& document, int number, const pdf::Page& page) {
    const double area = page.width * page.height / (72.0 * 72.0);  // square inches
    if (!std::isfinite(area) || area <= 0) return std::nullopt;
    const double resolution = std::min(kResolution, std::sqrt(kMostPixels / area));
    if (resolution < kLeastResolution) return std::nullopt;

    SplashColor white = {0xFF};
    SplashOutputDev output(splashModeMono8, 1, false, white);
    output.startDoc(&document);
    document.displayPage(&output, number, resolution, resolution, 0, false, true, false);
    const SplashBitmap* bitmap = output.getBitmap();
    if (bitmap == nullptr || bitmap->getWidth() <= 0 || bitmap->getHeight() <= 0) return std::nullopt;

    Picture picture;
    picture.resolution = resolution;
    picture.width = static_cast<std::size_t>(bitmap->getWidth());
    picture.height = static_cast<std::size_t>(bitmap->getHeight());
    picture.grey.reserve(picture.width * picture.height);
    for (std::size_t y = 0; y < picture.height; ++y) {
        const unsigned char* row = bitmap->getDataPtr() + static_cast<std::ptrdiff_t>(y) * bitmap->getRowSize();
        picture.grey.insert(picture.grey.end(), row, row + picture.width);
    }
    return picture;
}

}  // namespace doichieu::formats::reader_program

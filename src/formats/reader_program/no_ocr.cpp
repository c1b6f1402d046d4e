#include "formats/reader_program/ocr.h"

namespace doichieu::formats::reader_program {

std::unique_ptr<Ocr> Ocr::open(std::uint32_t /*seconds*/) {
    return nullptr;
}

std::string_view tesseract_version() {
    return {};
}

}  // namespace doichieu::formats::reader_program

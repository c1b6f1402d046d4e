// The PDF reader with poppler behind it (which is not instrumented). Input that is no PDF is taken for the operators of
// two pages, those of a form and the table of a font, separated by NUL: what a writer would have compressed.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "formats/pdf/streams.h"
#include "formats/pdf_builder.h"
#include "formats/reader_program/pdf_words.h"

namespace {

using namespace doichieu::formats;

std::string printed(std::string_view bytes) {
    std::array<std::string_view, 4> parts;
    for (std::string_view& part : parts) {
        const std::size_t end = bytes.find('\0');
        part = bytes.substr(0, end);
        bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    }
    return fixture::pdf({{std::string(parts[0])}, {std::string(parts[1])}}, parts[2], parts[3]);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const bool is_prepared = (reader_program::prepare_pdf(), true);
    std::string bytes(data, data + size);
    if (bytes.find("%PDF-") >= 1024) bytes = printed(bytes);
    if (!pdf::are_streams_bounded(bytes, {1U << 20, 1U << 22})) return 0;
    const sealed::Reading reading = reader_program::read_pdf(bytes, {20, 20'000, 20'000}, nullptr);
    const bool is_told = reading.failure != sealed::Failure::none || reading.page_count > 0;
    if (!is_prepared || !is_told || !sealed::unpack(sealed::pack(reading))) std::abort();
    return 0;
}

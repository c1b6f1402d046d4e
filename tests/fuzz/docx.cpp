// The docx reader on hostile packages. Input that is no zip is taken for the body, styles and numbering of one, separated
// by NUL, so that mutations reach what lies behind the inflater and its checksums.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "formats/docx_builder.h"
#include "fuzz/sound_document.h"

namespace {

std::string packed(std::string_view bytes) {
    std::array<std::string, 4> parts;
    for (std::string& part : parts) {
        const std::size_t end = bytes.find('\0');
        part = bytes.substr(0, end);
        bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    }
    return doichieu::formats::fixture::DocxBuilder()
        .body(parts[0])
        .styles(parts[1])
        .numbering(parts[2])
        .footnotes(parts[3])
        .build();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string bytes(data, data + size);
    if (!bytes.starts_with("PK")) bytes = packed(bytes);
    doichieu::fuzz::read_soundly(std::move(bytes), "a.docx");
    return 0;
}

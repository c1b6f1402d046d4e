// The rtf reader on any bytes.

#include <cstddef>
#include <cstdint>
#include <string>

#include "fuzz/sound_document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string bytes(data, data + size);
    if (bytes.starts_with("PK")) return 0;  // packages have targets of their own
    if (!bytes.starts_with("{\\rtf")) bytes.insert(0, "{\\rtf1\\ansi ");
    doichieu::fuzz::read_soundly(std::move(bytes), "a.rtf");
    return 0;
}

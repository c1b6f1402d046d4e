// Word 97 streams: the first four bytes say where the document stream ends, the rest is the table stream.

#include "formats/doc/word97.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace doichieu::formats;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (bytes.size() < 4) return 0;
    const std::size_t length = static_cast<std::size_t>(data[0]) | (static_cast<std::size_t>(data[1]) << 8) |
                               (static_cast<std::size_t>(data[2]) << 16);
    const std::string_view document = bytes.substr(4, length);
    const std::string_view table = bytes.size() > 4 + length ? bytes.substr(4 + length) : std::string_view();
    doc::WordLimits limits;
    limits.characters = 1U << 16;
    limits.runs = 1U << 12;
    const sealed::Reading reading = doc::read_word97({document, table, table}, limits);
    const auto back = sealed::unpack(sealed::pack(reading));
    if (!back) std::abort();
    return 0;
}

// The size of deflated bytes, told without inflating them: where zlib inflates them whole, it is that.

#include "formats/pdf/inflated_size.h"

#include <zlib.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::uint64_t kMost = 1U << 22;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto told = doichieu::formats::pdf::inflated_size(bytes, kMost);
    if (told.packed > size) std::abort();

    if (size < 2) return 0;
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return 0;
    stream.next_in = const_cast<Bytef*>(data) + 2;
    stream.avail_in = static_cast<uInt>(size - 2);
    std::array<Bytef, 1U << 14> buffer;
    int status = Z_OK;
    while (status == Z_OK && stream.total_out < kMost) {
        stream.next_out = buffer.data();
        stream.avail_out = static_cast<uInt>(buffer.size());
        status = inflate(&stream, Z_NO_FLUSH);
    }
    const std::uint64_t given = stream.total_out;
    inflateEnd(&stream);
    // Bytes that zlib finds fault with may be taken for more, but not for less.
    if (given < kMost ? told.size < given : told.size < kMost) std::abort();
    if (status == Z_STREAM_END && given < kMost && told.size != given) std::abort();
    return 0;
}

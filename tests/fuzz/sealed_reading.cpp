// What the sealed reader sends is not trusted: any bytes are refused or give a reading that packs to the same bytes.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "formats/sealed/reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace doichieu::formats;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto reading = sealed::unpack(bytes);
    if (reading && sealed::pack(*reading) != bytes) std::abort();
    return 0;
}

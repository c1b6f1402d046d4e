// The odt reader on hostile packages. Input that is no zip is taken for what stands inside office:text, the automatic
// styles, and styles.xml, separated by NUL.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "formats/odt_builder.h"
#include "fuzz/sound_document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string bytes(data, data + size);
    if (!bytes.starts_with("PK")) {
        std::array<std::string, 3> parts;
        std::string_view rest = bytes;
        for (std::string& part : parts) {
            const std::size_t end = rest.find('\0');
            part = rest.substr(0, end);
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        }
        bytes = doichieu::formats::fixture::odt(parts[0], parts[1], parts[2]);
    }
    doichieu::fuzz::read_soundly(std::move(bytes), "a.odt");
    return 0;
}

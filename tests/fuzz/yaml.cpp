// Any bytes: a value, or an error that says something in both languages.
#include "io/yaml.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto parsed = doichieu::io::parse_yaml(text, "fuzz.yaml");
    if (!parsed.ok() && (parsed.error().message.vi.empty() || parsed.error().message.en.empty())) std::abort();
    return 0;
}

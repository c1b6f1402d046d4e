// Cleaning is idempotent, and its edits lead from any clean offset into the source.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "text/fold.h"
#include "text/normalize.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace doichieu::text;
    std::size_t replaced = 0;
    const std::string source = replace_invalid_utf8({reinterpret_cast<const char*>(data), size}, replaced);
    if (find_invalid_utf8(source) != std::string::npos) std::abort();
    const Cleaned cleaned = clean(source);
    if (is_clean(source) && cleaned.text != source) std::abort();
    if (!clean(cleaned.text).edits.empty()) std::abort();
    std::uint32_t clean_at = 0;
    std::uint32_t source_at = 0;
    for (const CleanEdit& edit : cleaned.edits) {
        if (edit.clean_begin < clean_at || edit.clean_begin - clean_at != edit.source_begin - source_at) std::abort();
        clean_at = edit.clean_begin + edit.clean_length;
        source_at = edit.source_begin + edit.source_length;
    }
    if (source_offset(cleaned.edits, static_cast<std::uint32_t>(cleaned.text.size())) != source.size()) std::abort();
    const std::string key = fold(cleaned.text);
    if (fold(key) != key) std::abort();
    return 0;
}

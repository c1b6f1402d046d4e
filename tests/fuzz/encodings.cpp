// Detection and conversion of legacy encodings: whatever the bytes, what comes out is UTF-8, a guess holds what it
// promises, and what is said to be converted is.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "text/encoding_guess.h"
#include "text/legacy.h"
#include "text/normalize.h"
#include "text/spelling.h"
#include "text/utf8.h"

namespace {

using namespace doichieu::text;

void require(bool holds) {
    if (!holds) std::abort();
}

void require_utf8(std::string_view text) {
    require(find_invalid_utf8(text) == std::string_view::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    std::size_t replaced = 0;
    const std::string text = replace_invalid_utf8(bytes, replaced);
    using enum LegacyEncoding;
    for (const LegacyEncoding encoding : {windows_1258, tcvn3, vni, vps, viscii}) {
        require_utf8(decode_legacy(bytes, encoding));
        require_utf8(decode_legacy_shown(text, encoding));
        // A file's bytes and the letters that Windows-1252 shows for them mean the same.
        require(decode_legacy(bytes, encoding) == decode_legacy_shown(decode_windows_1252(bytes), encoding));
    }
    for (const std::string_view name : {".VnTime", ".VnTimeH", "VNI-Times", "VPS Times"}) {
        const auto font = legacy_font(name);
        require(font.has_value());
        if (may_be_legacy(text, *font)) require_utf8(from_legacy_font(text, *font));
    }
    if (const auto guess = guess_bytes(bytes)) {
        require(guess->legacy && guess->confidence > 0 && guess->confidence <= 1);
        require(spelling_of(clean(decode_legacy(bytes, *guess->legacy)).text).share() >= 0.8);
    }
    if (const auto guess = guess_text(text)) {
        require(guess->confidence > 0 && guess->confidence <= 1);
        const std::string converted = convert_text(text, *guess);
        require_utf8(converted);
        require(converted != text);
    }
    return 0;
}

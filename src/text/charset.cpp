#include "text/charset.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <cstdint>

namespace doichieu::text {

std::optional<std::string> decode_charset(std::string_view bytes, const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::LocalUConverterPointer converter(ucnv_open(name, &status));
    if (U_FAILURE(status)) return std::nullopt;
    const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.getAlias(), status);
    if (U_FAILURE(status)) return std::nullopt;
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

}  // namespace doichieu::text

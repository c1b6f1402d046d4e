#pragma once

#include <string>

#include "text/utf8.h"

namespace doichieu::text {

inline std::string encode(char32_t value) {
    std::string bytes;
    append_utf8(bytes, value);
    return bytes;
}

}  // namespace doichieu::text

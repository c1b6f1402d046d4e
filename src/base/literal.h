#pragma once

#include <string>
#include <string_view>

namespace doichieu::base {

/// A line of text as a string literal of C++, for the sources that programs of the build write.
[[nodiscard]] inline std::string literal(std::string_view line) {
    std::string quoted = "\"";
    for (const char c : line) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

}  // namespace doichieu::base

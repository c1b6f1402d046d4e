#include "report/view.h"

#include "text/utf8.h"

namespace doichieu::report {
namespace {

const char* escape_of(Tone tone) {
    switch (tone) {
        case Tone::error:
            return "\x1b[1;31m";
        case Tone::warning:
            return "\x1b[1;33m";
        case Tone::info:
            return "\x1b[1;36m";
        case Tone::gutter:
            return "\x1b[1;34m";
        case Tone::strong:
            return "\x1b[1m";
    }
    return "";
}

bool steers(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

Tone tone_of(findings::Severity severity) {
    switch (severity) {
        case findings::Severity::error:
            return Tone::error;
        case findings::Severity::warning:
            return Tone::warning;
        case findings::Severity::info:
            return Tone::info;
    }
    return Tone::info;
}

std::string painted(const View& view, Tone tone, std::string_view text) {
    if (!view.colour) return std::string(text);
    return escape_of(tone) + std::string(text) + "\x1b[0m";
}

std::string printable(std::string_view text) {
    std::string result(text);
    for (std::size_t at = 0; at < text.size();) {
        const text::CodePoint point = text::decode(text, at);
        if (steers(point.value)) result.replace(at, point.length, point.length, ' ');
        at += point.length;
    }
    return result;
}

}  // namespace doichieu::report

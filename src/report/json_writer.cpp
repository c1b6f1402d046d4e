#include "report/json_writer.h"

#include <algorithm>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "base/format.h"

namespace doichieu::report {
namespace {

bool needs_escape(char byte) {
    return static_cast<unsigned char>(byte) < 0x20 || byte == '"' || byte == '\\';
}

/// Copies `text` to `to`, where kCopied bytes more may be written; false where something needs an escape.
#if defined(__SSE2__)
constexpr std::size_t kCopied = 16;

bool copy_plain(std::string_view text, char* to) {
    const auto all = [](char byte) { return _mm_set1_epi8(byte); };
    // Bytes of a block that need an escape, one bit each.
    const auto escapes_in = [&](__m128i block) {
        const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(block, all(0x1F)), block);
        const __m128i sign = _mm_or_si128(_mm_cmpeq_epi8(block, all('"')), _mm_cmpeq_epi8(block, all('\\')));
        return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(control, sign)));
    };
    std::size_t at = 0;
    for (; at + kCopied <= text.size(); at += kCopied) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
        if (escapes_in(block) != 0) return false;
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to + at), block);
    }
    if (text.size() > kCopied) {
        at = text.size() - kCopied;  // some once more
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to + at), block);
        return escapes_in(block) == 0;
    }
    const std::size_t rest = text.size() - at;
    std::memset(to + at, ' ', kCopied);
    std::memcpy(to + at, text.data() + at, rest);
    return escapes_in(_mm_loadu_si128(reinterpret_cast<const __m128i*>(to + at))) == 0;
}
#else
constexpr std::size_t kCopied = 0;

bool copy_plain(std::string_view text, char* to) {
    text.copy(to, text.size());
    return std::ranges::none_of(text, needs_escape);
}
#endif

std::string escaped(char byte) {
    switch (byte) {
        case '"':
            return "\\\"";
        case '\\':
            return "\\\\";
        case '\n':
            return "\\n";
        case '\r':
            return "\\r";
        case '\t':
            return "\\t";
        default:
            return base::format("\\u{:04x}", static_cast<unsigned>(byte));
    }
}

}  // namespace

std::string written(const legal::Date& date) {
    return date.stated() && (!date.complete() || date.exists()) ? date.iso() : std::string();
}

JsonWriter& JsonWriter::value(std::string_view text) {
    if (text.size() + 2 + kCopied + kSeparators > Out::kBlock) return value_with_escapes(text);
    char* const at = begin(text.size() + 2 + kCopied);
    *at = '"';
    if (!copy_plain(text, at + 1)) return value_with_escapes(text);
    at[text.size() + 1] = '"';
    return end(at + text.size() + 2);
}

JsonWriter& JsonWriter::value(const legal::Date& date) {
    const std::string text = written(date);
    return text.empty() ? null() : value(std::string_view(text));
}

JsonWriter& JsonWriter::number(double value, int decimals) {
    return literal(base::format("{:.{}f}", value, decimals));
}

JsonWriter& JsonWriter::close(char bracket) {
    needs_comma_ = false;
    char* const at = begin(1);
    *at = bracket;
    return end(at + 1);
}

JsonWriter& JsonWriter::value_with_escapes(std::string_view text) {
    open('"');
    while (!text.empty()) {
        const auto plain = static_cast<std::size_t>(std::ranges::find_if(text, needs_escape) - text.begin());
        out_ << text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) break;
        out_ << std::string_view(escaped(text.front()));
        text.remove_prefix(1);
    }
    return close('"');
}

}  // namespace doichieu::report

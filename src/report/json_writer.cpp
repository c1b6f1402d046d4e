#include "report/json_writer.h"

#include <bit>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "base/format.h"

namespace doichieu::report {
namespace {

bool needs_escape(char byte) {
    return static_cast<unsigned char>(byte) < 0x20 || byte == '"' || byte == '\\';
}

/// Bytes before the first that needs an escape.
std::size_t plain_size(std::string_view text) {
    std::size_t at = 0;
#if defined(__SSE2__)
    const auto all = [](char byte) { return _mm_set1_epi8(byte); };
    for (; at + 16 <= text.size(); at += 16) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
        const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(block, all(0x1F)), block);
        const __m128i sign = _mm_or_si128(_mm_cmpeq_epi8(block, all('"')), _mm_cmpeq_epi8(block, all('\\')));
        const auto escapes = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(control, sign)));
        if (escapes != 0) return at + static_cast<std::size_t>(std::countr_zero(escapes));
    }
#endif
    while (at < text.size() && !needs_escape(text[at])) ++at;
    return at;
}

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

JsonWriter& JsonWriter::new_line() {
    needs_line_ = true;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    separate();
    char* const at = out_.room(name.size() + 3);  // keys are words of ours: nothing in them needs an escape
    *at = '"';
    name.copy(at + 1, name.size());
    at[name.size() + 1] = '"';
    at[name.size() + 2] = ':';
    out_.advance(name.size() + 3);
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
    separate();
    quote(text);
    needs_comma_ = true;
    return *this;
}

JsonWriter& JsonWriter::value(const legal::Date& date) {
    const std::string text = written(date);
    return text.empty() ? null() : value(std::string_view(text));
}

JsonWriter& JsonWriter::number(double value, int decimals) {
    return literal(base::format("{:.{}f}", value, decimals));
}

JsonWriter& JsonWriter::field_or_null(std::string_view name, std::string_view text) {
    key(name);
    return text.empty() ? null() : value(text);
}

JsonWriter& JsonWriter::open(char bracket) {
    separate();
    out_ << bracket;
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
    if (needs_line_) out_ << '\n';
    needs_line_ = false;
    out_ << bracket;
    needs_comma_ = true;
    return *this;
}

JsonWriter& JsonWriter::literal(std::string_view text) {
    separate();
    out_ << text;
    needs_comma_ = true;
    return *this;
}

void JsonWriter::separate() {
    if (needs_comma_) out_ << ',';
    if (needs_line_) out_ << '\n';
    needs_line_ = false;
}

void JsonWriter::quote(std::string_view text) {
    if (plain_size(text) == text.size() && text.size() + 2 <= Out::kBlock) {  // nearly all
        char* const at = out_.room(text.size() + 2);
        *at = '"';
        text.copy(at + 1, text.size());
        at[text.size() + 1] = '"';
        return out_.advance(text.size() + 2);
    }
    out_ << '"';
    while (!text.empty()) {
        const std::size_t plain = plain_size(text);
        out_ << text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) break;
        out_ << std::string_view(escaped(text.front()));
        text.remove_prefix(1);
    }
    out_ << '"';
}

}  // namespace doichieu::report

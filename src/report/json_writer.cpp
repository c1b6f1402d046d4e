#include "report/json_writer.h"

#include <algorithm>

#include "base/format.h"

namespace doichieu::report {
namespace {

bool needs_escape(char byte) {
    return static_cast<unsigned char>(byte) < 0x20 || byte == '"' || byte == '\\';
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
    quote(name);
    out_ << ':';
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
    out_ << '"';
    while (!text.empty()) {
        const auto plain = static_cast<std::size_t>(std::ranges::find_if(text, needs_escape) - text.begin());
        out_ << text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) break;
        out_ << std::string_view(escaped(text.front()));
        text.remove_prefix(1);
    }
    out_ << '"';
}

}  // namespace doichieu::report

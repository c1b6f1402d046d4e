#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

#include "legal/date.h"
#include "report/out.h"

namespace doichieu::report {

/// A date for machines; empty when not stated, or in no calendar (31/6).
[[nodiscard]] std::string written(const legal::Date& date);

/// Writes JSON as it comes, in the order of the calls and without building a tree: equal calls, equal bytes. Texts must
/// be UTF-8.
class JsonWriter {
  public:
    explicit JsonWriter(Out& out) : out_(out) {}

    JsonWriter& begin_object() { return open('{'); }
    JsonWriter& end_object() { return close('}'); }
    JsonWriter& begin_array() { return open('['); }
    JsonWriter& end_array() { return close(']'); }
    /// The next key or element begins a line.
    JsonWriter& new_line();
    /// Keys are words of ours, in which nothing needs an escape.
    JsonWriter& key(std::string_view name) {
        if (needs_line_) separate();
        char* const begin = out_.room(name.size() + 4);
        char* at = begin;
        if (needs_comma_) *at++ = ',';
        *at++ = '"';
        at += name.copy(at, name.size());
        *at++ = '"';
        *at++ = ':';
        out_.advance(static_cast<std::size_t>(at - begin));
        needs_comma_ = false;
        return *this;
    }

    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(bool truth) { return literal(truth ? "true" : "false"); }
    JsonWriter& value(const legal::Date& date);  ///< null where written() is empty
    JsonWriter& value(std::integral auto number) {
        std::array<char, 24> digits;
        return literal({digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr});
    }
    /// With so many decimals.
    JsonWriter& number(double value, int decimals);
    JsonWriter& null() { return literal("null"); }

    template <typename Value>
    JsonWriter& field(std::string_view name, const Value& content) {
        return key(name).value(content);
    }
    /// Null when empty: what the text does not state.
    JsonWriter& field_or_null(std::string_view name, std::string_view text);

  private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    JsonWriter& literal(std::string_view text);
    void separate();
    void quote(std::string_view text);

    Out& out_;
    bool needs_comma_ = false;
    bool needs_line_ = false;
};

}  // namespace doichieu::report

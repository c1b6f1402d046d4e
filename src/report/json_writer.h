#pragma once

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstring>
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
    JsonWriter& new_line() {
        needs_line_ = true;
        return *this;
    }
    /// Keys are words of ours, in which nothing needs an escape. Inlined, so that the size of a literal is known.
    [[gnu::always_inline]] JsonWriter& key(std::string_view name) {
        char* at = begin(name.size() + 3);
        *at++ = '"';
        std::memcpy(at, name.data(), name.size());
        at += name.size();
        *at++ = '"';
        *at++ = ':';
        return end(at, false);
    }

    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(bool truth) { return truth ? literal("true") : literal("false"); }
    JsonWriter& value(const legal::Date& date);  ///< null where written() is empty
    JsonWriter& value(std::integral auto number) {
        constexpr std::size_t kLongest = 24;
        char* const at = begin(kLongest);
        return end(std::to_chars(at, at + kLongest, number).ptr);
    }
    /// With so many decimals.
    JsonWriter& number(double value, int decimals);
    JsonWriter& null() { return literal("null"); }

    template <typename Value>
    [[gnu::always_inline]] JsonWriter& field(std::string_view name, const Value& content) {
        return key(name).value(content);
    }
    /// Null when empty: what the text does not state.
    [[gnu::always_inline]] JsonWriter& field_or_null(std::string_view name, std::string_view text) {
        key(name);
        return text.empty() ? null() : value(text);
    }

  private:
    JsonWriter& open(char bracket) {
        char* const at = begin(1);
        *at = bracket;
        return end(at + 1, false);
    }
    JsonWriter& close(char bracket);
    [[gnu::always_inline]] JsonWriter& literal(std::string_view text) {
        char* const at = begin(text.size());
        std::memcpy(at, text.data(), text.size());
        return end(at + text.size());
    }
    JsonWriter& value_with_escapes(std::string_view text);

    /// Room for so many bytes, behind what separates them from those before.
    [[gnu::always_inline]] char* begin(std::size_t bytes) {
        char* at = out_.room(bytes + kSeparators);
        *at = ',';
        at += needs_comma_ ? 1 : 0;
        *at = '\n';
        at += needs_line_ ? 1 : 0;
        return at;
    }
    [[gnu::always_inline]] JsonWriter& end(char* at, bool needs_comma = true) {
        out_.written_to(at);
        needs_comma_ = needs_comma;
        needs_line_ = false;
        return *this;
    }

    static constexpr std::size_t kSeparators = 2;
    Out& out_;
    bool needs_comma_ = false;
    bool needs_line_ = false;
};

}  // namespace doichieu::report

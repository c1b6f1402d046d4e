#include "text/characters.h"

#include <unicode/uchar.h>

#include "text/utf8.h"

namespace doichieu::text {

bool is_letter_of_other_script(char32_t c) {
    return u_isalpha(static_cast<UChar32>(c));
}

bool is_other_upper(char32_t c) {
    return u_isupper(static_cast<UChar32>(c));
}

bool is_digit(char32_t c) {
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

bool is_slash(char32_t c) {
    return c == '/' || c == 0x2044 || c == 0x2215 || c == 0xFF0F;
}

bool is_digit_or_mark(char32_t c) {
    return is_digit(c) || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

bool word_starts_at(std::string_view text, std::size_t at) {
    return !belongs_to_word(decode_before(text, at).value);
}

bool word_ends_at(std::string_view text, std::size_t at) {
    return !belongs_to_word(decode(text, at).value);
}

std::size_t skip_space(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const CodePoint point = decode(text, at);
        if (!is_space(point.value)) break;
        at += point.length;
    }
    return at;
}

std::string_view trim_ends(std::string_view text) {
    text.remove_prefix(skip_space(text, 0));
    while (!text.empty()) {
        const CodePoint point = decode_before(text, text.size());
        if (!is_space(point.value)) break;
        text.remove_suffix(point.length);
    }
    return text;
}

}  // namespace doichieu::text

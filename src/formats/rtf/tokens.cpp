#include "formats/rtf/tokens.h"

#include <algorithm>

namespace doichieu::formats::rtf {

namespace {

constexpr std::size_t kLongestWord = 32;
constexpr std::int32_t kMostDigits = 10;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

int hex(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::optional<Token> Tokens::next() {
    while (at_ < bytes_.size()) {
        const char c = bytes_[at_];
        if (c == '{' || c == '}') {
            ++at_;
            Token token;
            token.kind = c == '{' ? Token::Kind::open : Token::Kind::close;
            return token;
        }
        if (c == '\\') return word();
        const std::size_t begin = at_;
        at_ = std::min(bytes_.find_first_of("{}\\\r\n", at_), bytes_.size());
        if (at_ > begin) {
            Token token;
            token.text = bytes_.substr(begin, at_ - begin);
            return token;
        }
        ++at_;  // a line end means nothing
    }
    return std::nullopt;
}

Token Tokens::word() {
    Token token;
    token.kind = Token::Kind::word;
    const std::size_t begin = ++at_;
    if (begin >= bytes_.size()) return token;
    if (bytes_[begin] == '\'') {
        const int high = begin + 1 < bytes_.size() ? hex(bytes_[begin + 1]) : -1;
        const int low = begin + 2 < bytes_.size() ? hex(bytes_[begin + 2]) : -1;
        at_ = begin + 1;
        if (high < 0 || low < 0) return token;
        at_ = begin + 3;
        token.kind = Token::Kind::byte;
        token.byte = static_cast<unsigned char>(high * 16 + low);
        return token;
    }
    if (!is_letter(bytes_[begin])) {
        token.word = bytes_.substr(begin, 1);
        ++at_;
        return token;
    }
    while (at_ < bytes_.size() && at_ - begin < kLongestWord && is_letter(bytes_[at_])) ++at_;
    token.word = bytes_.substr(begin, at_ - begin);
    const bool negative = at_ + 1 < bytes_.size() && bytes_[at_] == '-' && is_digit(bytes_[at_ + 1]);
    if (negative) ++at_;
    std::int64_t value = 0;
    std::int32_t digits = 0;
    for (; at_ < bytes_.size() && is_digit(bytes_[at_]) && digits < kMostDigits; ++at_, ++digits) {
        value = value * 10 + (bytes_[at_] - '0');
    }
    value = std::min<std::int64_t>(value, INT32_MAX);
    if (digits > 0) token.value = static_cast<std::int32_t>(negative ? -value : value);
    if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;  // the space ends the word and is no text
    if (token.word == "bin" && token.value.value_or(0) > 0) {
        at_ = std::min(bytes_.size(), at_ + static_cast<std::size_t>(*token.value));
        token.word = "";
    }
    return token;
}

}  // namespace doichieu::formats::rtf

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace doichieu::formats::rtf {

/// What RTF is made of: { } \word123 \'e9 and characters.
struct Token {
    enum class Kind : std::uint8_t { open, close, word, byte, text };
    Kind kind = Kind::text;
    std::string_view word;              ///< letters, or one symbol (\~ \_ \*)
    std::optional<std::int32_t> value;  ///< of a word
    unsigned char byte = 0;
    std::string_view text;  ///< a run without marks and line ends; bytes of the code page in force
};

class Tokens {
  public:
    explicit Tokens(std::string_view bytes) : bytes_(bytes) {}
    [[nodiscard]] std::optional<Token> next();

  private:
    Token word();

    std::string_view bytes_;
    std::size_t at_ = 0;
};

}  // namespace doichieu::formats::rtf

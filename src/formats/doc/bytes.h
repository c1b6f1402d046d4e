#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace doichieu::formats::doc {

/// Little-endian numbers and parts of a stream; what lies outside reads as zero or empty.
class Bytes {
  public:
    Bytes() = default;
    explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

    [[nodiscard]] std::size_t size() const { return bytes_.size(); }
    [[nodiscard]] std::uint8_t u8(std::size_t at) const {
        return at < bytes_.size() ? static_cast<std::uint8_t>(bytes_[at]) : std::uint8_t{0};
    }
    [[nodiscard]] std::uint16_t u16(std::size_t at) const {
        return static_cast<std::uint16_t>(u8(at) | (u8(at + 1) << 8));
    }
    [[nodiscard]] std::uint32_t u32(std::size_t at) const {
        return u16(at) | (static_cast<std::uint32_t>(u16(at + 2)) << 16);
    }
    /// `length` bytes from `at`, fewer where the stream ends.
    [[nodiscard]] Bytes part(std::size_t at, std::size_t length = std::string_view::npos) const {
        return at < bytes_.size() ? Bytes(bytes_.substr(at, length)) : Bytes();
    }

  private:
    std::string_view bytes_;
};

}  // namespace doichieu::formats::doc

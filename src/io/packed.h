#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

/// Values one after another in bytes that only this program reads. Numbers are little-endian base 128, as most are small;
/// a text is its length and its bytes.
namespace doichieu::io {

class PackedWriter {
  public:
    void number(std::uint64_t value) {
        while (value >= 0x80) {
            bytes_ += static_cast<char>(value | 0x80U);
            value >>= 7U;
        }
        bytes_ += static_cast<char>(value);
    }
    void text(std::string_view value) {
        number(value.size());
        bytes_ += value;
    }
    void bytes(std::string_view value) { bytes_ += value; }
    [[nodiscard]] std::string take() { return std::move(bytes_); }

  private:
    std::string bytes_;
};

/// Bytes that are no such values give zeros and empty texts, and the reader is not sound any more.
class PackedReader {
  public:
    explicit PackedReader(std::string_view bytes) : rest_(bytes) {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80) return value;
        }
        sound_ = false;
        return 0;
    }
    /// A count of things that take at least `size` bytes each.
    std::size_t count(std::size_t size) {
        const std::uint64_t many = number();
        if (many <= rest_.size() / size) return static_cast<std::size_t>(many);
        sound_ = false;
        return 0;
    }
    std::string_view text() { return bytes(count(1)); }
    /// None when there are fewer.
    std::string_view bytes(std::size_t size) {
        if (size > rest_.size()) {
            sound_ = false;
            return {};
        }
        const std::string_view value = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return value;
    }
    [[nodiscard]] bool is_sound() const { return sound_; }
    [[nodiscard]] bool is_done() const { return sound_ && rest_.empty(); }

  private:
    std::string_view rest_;
    bool sound_ = true;
};

}  // namespace doichieu::io

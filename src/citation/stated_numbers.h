#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace doichieu::citation {

/// The numbers of the instruments that a document cited in full, the last thousand or so: what is short behind them can
/// only mean these ("TT 29", "CV 512", "Hướng dẫn 12 khó làm"). Most documents never ask, so that adding costs next to nothing.
class StatedNumbers {
  public:
    void add(std::string_view type, std::string_view number) { keys_[added_++ % kMost] = key(type, number); }
    [[nodiscard]] bool contains(std::string_view type, std::string_view number) const {
        const auto end = keys_.begin() + static_cast<std::ptrdiff_t>(std::min(added_, kMost));
        return std::find(keys_.begin(), end, key(type, number)) != end;
    }

    /// Of a type's keys; no two types that are cited by a bare number share theirs.
    [[nodiscard]] static std::uint32_t row(std::string_view type) {
        if (type.empty()) return 0;
        const auto byte = [&](std::size_t at) { return std::size_t{static_cast<unsigned char>(type[at])}; };
        return static_cast<std::uint32_t>((type.size() * 9 + byte(0) * 14 + byte(type.size() - 1) * 6) % 64);
    }

  private:
    static constexpr std::size_t kMost = 1024;

    static std::uint32_t key(std::string_view type, std::string_view number) {
        std::uint32_t value = 0;
        for (const char digit : number) value = value * 10 + static_cast<std::uint32_t>(digit - '0');
        return row(type) << 24U | (value & 0xFFFFFFU);
    }

    std::array<std::uint32_t, kMost> keys_;  // NOLINT: those behind added_ are never read
    std::size_t added_ = 0;
};

}  // namespace doichieu::citation

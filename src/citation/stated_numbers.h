#pragma once

#include <bitset>
#include <cstddef>
#include <string_view>

namespace doichieu::citation {

/// The numbers of the instruments that a document cites in full: what is short behind them can only mean these ("TT 29",
/// "CV 512", "Hướng dẫn 12 khó làm"). A bit for each, so that it costs nothing to keep them: types have bits of their own,
/// and of numbers only the last four thousand or so.
class StatedNumbers {
  public:
    void add(std::string_view type, std::string_view number) { stated_.set(bit(type, number)); }
    [[nodiscard]] bool contains(std::string_view type, std::string_view number) const {
        return stated_.test(bit(type, number));
    }

    /// Of a type's bits; no two types that are cited by a bare number share theirs.
    [[nodiscard]] static std::size_t row(std::string_view type) {
        if (type.empty()) return 0;
        const auto byte = [&](std::size_t at) { return std::size_t{static_cast<unsigned char>(type[at])}; };
        return (type.size() * 9 + byte(0) * 14 + byte(type.size() - 1) * 6) % kRows;
    }

  private:
    static constexpr std::size_t kRows = 64;
    static constexpr std::size_t kNumbers = 4096;

    static std::size_t bit(std::string_view type, std::string_view number) {
        std::size_t value = 0;
        for (const char digit : number) value = value * 10 + static_cast<std::size_t>(digit - '0');
        return row(type) * kNumbers + value % kNumbers;
    }

    std::bitset<kRows * kNumbers> stated_;
};

}  // namespace doichieu::citation

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace doichieu::text {

/// What one pass over the bytes of a text tells of it, so that they are not looked at once more for each question.
class Survey {
  public:
    explicit Survey(std::string_view bytes);

    [[nodiscard]] bool is_valid_utf8() const { return is_valid_; }
    [[nodiscard]] bool has_null() const { return has_null_; }
    /// Something but a line feed may end a line, hard or soft: U+000B–000D occur.
    [[nodiscard]] bool has_other_breaks() const { return has_other_breaks_; }
    /// True when the characters of [begin, end) certainly need no cleaning; a "no" is worth asking text::is_clean().
    [[nodiscard]] bool is_clean(std::size_t begin, std::size_t end) const {
        if (begin >= end) return true;
        const std::size_t last = (end - 1) / kGroup;
        std::size_t at = begin / kGroup;
        std::uint64_t doubts = doubts_[at / 64] & ~std::uint64_t{0} << at % 64;
        for (; at / 64 < last / 64; at = (at / 64 + 1) * 64, doubts = doubts_[at / 64])
            if (doubts != 0) return false;
        return doubts << (63 - last % 64) == 0;
    }

  private:
    static constexpr std::size_t kGroup = 64;

    void look_closely(std::string_view bytes, std::size_t group);
    void look_for_controls(std::string_view bytes);

    std::vector<std::uint64_t> doubts_;  ///< a bit for each group of bytes where text::is_clean() is to be asked
    bool is_valid_ = true;
    bool has_null_ = false;
    bool has_other_breaks_ = false;
};

}  // namespace doichieu::text

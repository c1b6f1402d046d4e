#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace doichieu::citation {

/// Where a citation may begin or hang on. The scan is a superset of the grammar: each form needs one of these.
enum class Anchor : std::uint8_t {
    end,      ///< no further anchor
    digits,   ///< first digit of a run
    ordinal,  ///< "lần thứ", at its first letter
    name,  ///< a word that opens a name: Luật, Bộ luật, Hiến pháp, Pháp lệnh, Điều lệ, Đại hội, Hội nghị
};

struct Found {
    Anchor anchor = Anchor::end;
    std::size_t at = 0;
};

/// Steps through a paragraph from anchor to anchor, sixty-four bytes at a time.
class Scan {
  public:
    explicit Scan(std::string_view paragraph) : p_(paragraph) { look_at(0); }
    /// Next anchor at or after the present position.
    Found next();
    void seek(std::size_t at) {
        if (at - block_ < kBlock) {
            marks_ &= ~std::uint64_t{0} << (at - block_);
        } else {
            look_at(at);
        }
    }

  private:
    static constexpr std::size_t kBlock = 64;

    void look_at(std::size_t block);
    [[nodiscard]] Found judge(std::size_t at) const;

    std::string_view p_;
    std::size_t block_ = 0;      ///< where the present block begins
    std::uint64_t marks_ = 0;    ///< its bytes that may be anchors and are still to be looked at, one bit each
    std::uint64_t numbers_ = 0;  ///< those of its bytes that begin a run of digits
};

}  // namespace doichieu::citation

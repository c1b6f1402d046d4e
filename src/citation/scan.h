#pragma once

#include <algorithm>
#include <array>
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

/// Steps through a paragraph from anchor to anchor.
class Scan {
  public:
    explicit Scan(std::string_view paragraph) : p_(paragraph) { look_from(0); }
    /// Next anchor at or after the present position.
    Found next();
    void seek(std::size_t at) {
        const std::size_t block = (at - begin_) / kBlockSize;
        if (block >= told_) {
            look_from(std::min(at, p_.size()));
        } else {
            if (block != block_) go_to(block);
            marks_ &= ~std::uint64_t{0} << (at - begin_) % kBlockSize;
        }
    }

    static constexpr std::size_t kBlockSize = 64;
    /// Of so many bytes those that begin a run of digits, and all that may tell an anchor, one bit each.
    struct Block {
        std::uint64_t numbers;
        std::uint64_t marks;

        /// From the digits and what else is marked. Whether it ends inside a number.
        bool set(std::uint64_t digits, std::uint64_t marked, bool begins_inside_number) {
            numbers = digits & ~(digits << 1U | std::uint64_t{begins_inside_number});
            marks = numbers | (marked & ~digits);
            return digits >> 63U != 0;
        }
    };

  private:
    /// Tells the blocks from `at` on.
    void look_from(std::size_t at);
    void go_to(std::size_t block) {
        block_ = block;
        marks_ = blocks_[block].marks;
    }

    std::string_view p_;
    std::array<Block, 32> blocks_;
    std::size_t told_ = 0;     ///< so many of them, the last ones of the paragraph or all
    std::size_t begin_ = 0;    ///< of the first of them
    std::size_t block_ = 0;    ///< the present one
    std::uint64_t marks_ = 0;  ///< its bytes that may be anchors and are still to be looked at
};

}  // namespace doichieu::citation

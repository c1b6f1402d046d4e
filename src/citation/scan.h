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

/// Steps through a paragraph from anchor to anchor, sixteen bytes at a time.
class Scan {
  public:
    explicit Scan(std::string_view paragraph) : p_(paragraph) {}
    /// Next anchor at or after the present position.
    Found next();
    void seek(std::size_t at) { at_ = at; }

  private:
    std::string_view p_;
    std::size_t at_ = 0;
};

}  // namespace doichieu::citation

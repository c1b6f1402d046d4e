#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "document/document.h"

namespace doichieu::structure {

/// A block as the joining sees it.
struct LineView {
    const document::Block* block = nullptr;
    std::string_view raw;
    std::string_view shown;  ///< visible(raw)
    bool is_prose = false;   ///< begins_prose(shown)
};

/// The paragraph that a line may carry on.
struct OpenParagraph {
    LineView first;
    LineView last;
    bool after_colon = false;  ///< the paragraph before it introduces a list
};

enum class Joint : std::uint8_t { none, wrapped, broken };

/// Decides whether a line carries on the sentence before it. A false alarm is worse than a miss.
class Joiner {
  public:
    /// Measures from `first_block` on whether the whole file is wrapped by hand, and at which width.
    Joiner(const document::Document& document, std::size_t first_block);

    /// `over_page_number`: the lines are parted by nothing but the number of a page.
    [[nodiscard]] Joint judge(const OpenParagraph& before, const LineView& next, bool over_page_number) const;

  private:
    /// Sets width_ from the lines up to the block `end`.
    void measure_width(std::size_t first_block, std::size_t end);
    /// What stands between a block and the one before it.
    [[nodiscard]] std::string gap_before(const document::Block& block) const;
    [[nodiscard]] std::size_t indent_of(const document::Block& block) const;
    [[nodiscard]] LineView view(const document::Block& block) const;
    [[nodiscard]] bool fills_line(const LineView& line, const LineView& next) const;
    [[nodiscard]] bool is_wrapped(const OpenParagraph& before, const LineView& next) const;
    [[nodiscard]] bool is_cut_at_page(const OpenParagraph& before, const LineView& next) const;
    [[nodiscard]] bool is_one_markdown_paragraph(const OpenParagraph& before, const LineView& next) const;
    [[nodiscard]] bool is_broken(const OpenParagraph& before, const LineView& next) const;

    const document::Document& document_;
    std::size_t width_ = 0;   ///< code points; 0 when lines are whole paragraphs
    bool scattered_ = false;  ///< some lines are cut, as copying leaves them
    bool ragged_ = false;  ///< lines also end where the next word would have fitted, as conversion from PDF leaves them
};

}  // namespace doichieu::structure

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "structure/marker.h"
#include "structure/outline.h"

namespace doichieu::structure {

/// Grows the tree of sections while the paragraphs pass by in order.
class SectionTree {
  public:
    /// The mark that opens a section at this point of the document, if the line has one: "I. Newton" is none, and "C."
    /// behind "B." is a letter, not a hundred.
    [[nodiscard]] std::optional<Marker> accept(std::string_view visible) const;
    /// Opens a section at `paragraph`; `text_begin` is the document offset of the visible line. Returns its index.
    std::int32_t open(const Marker& marker, std::string_view visible, base::Offset text_begin, std::uint32_t paragraph);
    /// A paragraph without a mark ends the bullets before it.
    void close_bullets(std::uint32_t paragraph) { close_from(kBulletRank, paragraph); }
    void close_all(std::uint32_t paragraph) { close_from(0, paragraph); }

    [[nodiscard]] std::int32_t innermost() const { return stack_.empty() ? -1 : stack_.back().section; }
    /// Innermost section that is no bullet: the one a person names.
    [[nodiscard]] std::int32_t innermost_numbered() const;
    /// Counts a paragraph of the innermost numbered section (or of the opening) and returns its number.
    std::uint32_t count_paragraph();
    void restart_opening_count() { opening_count_ = 0; }

    [[nodiscard]] std::vector<Section>& sections() { return sections_; }

  private:
    struct Open {
        std::int32_t section = -1;
        int rank = 0;
    };

    void close_from(int rank, std::uint32_t paragraph);
    [[nodiscard]] int last_ordinal(MarkerKind kind) const;

    std::vector<Section> sections_;
    std::vector<std::uint32_t> counts_;  ///< paragraphs counted, by section
    std::vector<Open> stack_;
    std::uint32_t opening_count_ = 0;
    bool letters_outside_ = false;  ///< A, B, C hold I, II, III
};

/// Reads as a heading: short and not a sentence. Longer items are paragraphs that carry a number.
[[nodiscard]] bool is_heading(const Marker& marker, std::string_view visible);

}  // namespace doichieu::structure

#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "structure/closing.h"
#include "structure/identity.h"
#include "structure/joining.h"
#include "structure/opening.h"
#include "structure/outline.h"

namespace doichieu::structure {

class SectionTree;

/// Builds an outline in two passes: lines into paragraphs with their roles, then paragraphs into sections. Both look at
/// the ends of a line only.
class OutlineBuilder {
  public:
    explicit OutlineBuilder(const document::Document& document);
    Outline run();

  private:
    enum class Part { body, recipients, signature };

    // First pass.
    void add_opening();
    void add_line(std::uint32_t block);
    void add_body_line(std::uint32_t block, const LineView& line);
    bool carry_on(std::uint32_t block, const LineView& line);
    [[nodiscard]] bool begins_closing(std::uint32_t block, const LineView& line) const;
    [[nodiscard]] bool ends_closing(const LineView& line) const;
    void add_closing_line(std::uint32_t block, const LineView& line);
    void add_closing_cell(std::uint32_t block, base::Span span, std::string_view cell);
    [[nodiscard]] bool goes_on_with_recipient(std::uint32_t block, base::Span span) const;
    void add(std::uint32_t block, base::Span span, Role role, bool is_prose = false);
    void copy_where_needed();

    // Second pass.
    void build_sections();
    void place_in_sections(std::uint32_t index, SectionTree& tree);

    const document::Document& document_;
    Outline outline_;
    Opening opening_;
    Joiner joiner_;

    Part part_ = Part::body;
    bool in_opening_;               ///< căn cứ may still come
    std::uint32_t closings_ = 0;    ///< blocks of recipients and signature begun so far
    std::uint32_t last_block_ = 0;  ///< the last block of the document's own body
    std::uint32_t plain_openings_ = 0;

    /// The body paragraph that the next line may carry on.
    std::optional<OpenParagraph> open_;
    std::size_t open_index_ = 0;
    bool last_ended_in_colon_ = false;
    std::vector<std::pair<std::size_t, std::uint32_t>> page_numbers_;  ///< paragraph, block that reads as spaces

    std::vector<bool> is_prose_;  ///< of each paragraph: it begins_prose(), and opens no section

    std::optional<base::Span> recipients_;
    std::optional<base::Span> signature_;
    std::vector<base::Span> authority_lines_;
    std::optional<base::Span> closing_date_;
};

}  // namespace doichieu::structure

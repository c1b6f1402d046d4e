#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "document/document.h"

namespace doichieu::formats::docx {

/// A run's look as one place states it (direct, style, defaults); unset where it says nothing. Views point into parts.
struct RunLook {
    std::optional<std::string_view> font;
    std::optional<double> size_pt;
    std::optional<bool> bold;
    std::optional<bool> italic;
    std::optional<bool> underlined;
    std::optional<bool> hidden;
    std::optional<bool> all_capitals;

    /// Takes from `base` what is not stated here.
    void inherit(const RunLook& base);
};

/// w:numPr: either half may be missing; number 0 takes the numbering away.
struct NumberingLook {
    std::optional<std::int32_t> number;
    std::optional<std::int32_t> level;
};

/// The distance of lines: a multiple of single, or points.
struct LineDistance {
    double multiple = 0;
    double points = 0;
};

/// A paragraph's look as one place states it. Lengths in points.
struct ParagraphLook {
    std::optional<document::Alignment> alignment;
    std::optional<double> before;
    std::optional<double> after;
    std::optional<LineDistance> line;
    std::optional<double> first_line;
    std::optional<double> left;
    NumberingLook numbering;
    std::string_view numbering_style;  ///< the style that states the number: the list's level may point back at it
    RunLook run;

    /// Takes from `base` what is not stated here, numbering and the run's look apart.
    void inherit(const ParagraphLook& base);
};

/// styles.xml and the theme's fonts. Chains of basedOn are followed for kMaxChain steps; a loop ends there.
class Styles {
  public:
    static constexpr int kMaxChain = 32;

    /// Either may be null. Both outlive this object.
    Styles(pugi::xml_node styles, pugi::xml_node theme);

    /// By style id; "" is the default paragraph style. The chain of basedOn is in it, the document's defaults are not.
    [[nodiscard]] const ParagraphLook& paragraph(std::string_view id);
    [[nodiscard]] const RunLook& character(std::string_view id);
    /// A table's style; null for "".
    [[nodiscard]] const ParagraphLook* table(std::string_view id) { return id.empty() ? nullptr : &paragraph(id); }
    [[nodiscard]] const ParagraphLook& defaults() const { return defaults_; }

    [[nodiscard]] ParagraphLook stated_paragraph(pugi::xml_node properties) const;  ///< of a w:pPr
    [[nodiscard]] RunLook stated_run(pugi::xml_node properties) const;              ///< of a w:rPr

    /// What a run shows: direct formatting, then its character style, the paragraph's style, the table's style, the
    /// defaults. Bold, italic, capitals and hidden toggle between the styles (ECMA-376 part 1, 17.7.3).
    [[nodiscard]] RunLook effective(const RunLook& direct, const RunLook& character, const RunLook& paragraph,
                                    const RunLook& table) const;

  private:
    [[nodiscard]] ParagraphLook resolve(pugi::xml_node style) const;

    std::map<std::string, pugi::xml_node, std::less<>> by_id_;
    std::map<std::string, ParagraphLook, std::less<>> resolved_;
    std::string default_paragraph_;
    std::string_view major_font_;
    std::string_view minor_font_;
    ParagraphLook defaults_;
};

}  // namespace doichieu::formats::docx

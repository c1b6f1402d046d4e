#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace doichieu::formats::odt {

/// A style as one place states it, or with its parents worked in; unset where it says nothing. Views point into parts.
struct Style {
    std::optional<std::string_view> font;
    std::optional<double> size_pt;
    std::optional<double> size_share;  ///< of the parent's size
    std::optional<bool> bold;
    std::optional<bool> italic;
    std::optional<bool> underlined;
    std::optional<bool> hidden;
    std::optional<bool> all_capitals;
    std::optional<document::Alignment> alignment;
    std::optional<double> before_pt;
    std::optional<double> after_pt;
    std::optional<double> line_multiple;
    std::optional<double> line_pt;
    std::optional<double> first_line_pt;
    std::optional<double> left_pt;
    std::optional<std::string_view> list;
    std::string_view master_page;

    /// Takes from `base` what is not stated here.
    void inherit(const Style& base);
};

/// One level of a list: what stands before its items.
struct Level {
    std::string format;  ///< "%1%.%2%" with the levels' numbers in it, or a bullet
    std::string number;  ///< style:num-format: 1 a A i I, or empty
    int start = 1;
    bool is_bullet = false;
    std::string_view font;
};
using Levels = std::map<int, Level>;

/// The styles of styles.xml and of the content, by family and name.
class Styles {
  public:
    /// Each may be null; they outlive this object. Names of the second hide those of the first.
    Styles(pugi::xml_node document_styles, pugi::xml_node content);

    /// With its parents and the family's defaults. Loops end after kMaxChain steps.
    const Style& paragraph(std::string_view name) { return resolved("paragraph", name); }
    const Style& span(std::string_view name) { return resolved("text", name); }
    [[nodiscard]] const Levels* list(std::string_view name) const;
    [[nodiscard]] const Levels& outline() const { return outline_; }
    /// The page of a master page; zeros when it is not known.
    [[nodiscard]] document::PageSetup page(std::string_view master) const;
    [[nodiscard]] pugi::xml_node master(std::string_view name) const;  ///< "": the first

  private:
    static constexpr int kMaxChain = 32;
    void add(pugi::xml_node container);
    [[nodiscard]] Style stated(pugi::xml_node style) const;
    const Style& resolved(std::string_view family, std::string_view name);

    std::map<std::string, pugi::xml_node, std::less<>> by_name_;  ///< "family name"
    std::map<std::string, Style, std::less<>> resolved_;
    std::map<std::string, std::string_view, std::less<>> fonts_;
    std::map<std::string, Levels, std::less<>> lists_;
    std::map<std::string, pugi::xml_node, std::less<>> pages_;
    std::vector<pugi::xml_node> masters_;
    Levels outline_;
};

/// "1.25cm", "0.5in", "14pt", "5mm" in points; none for percentages and the like.
[[nodiscard]] std::optional<double> length_pt(std::string_view text);

}  // namespace doichieu::formats::odt

#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "document/document.h"

namespace doichieu::formats::html {

/// What a rule or a style attribute says of the properties that matter here; unset where it says nothing.
struct Declarations {
    std::optional<std::string> font;
    std::optional<double> size_pt;
    std::optional<bool> bold;
    std::optional<bool> italic;
    std::optional<bool> underlined;
    std::optional<bool> not_shown;  ///< display: none
    std::optional<bool> hidden;     ///< Word's hidden text
    std::optional<bool> preformatted;
    std::optional<document::Alignment> alignment;
    std::string_view element;  ///< mso-element: footnote, endnote, comment, header, footer; views point into the source
    bool is_list_label = false;
    bool is_note_reference = false;

    /// What `other` states wins.
    void add(const Declarations& other);
};

/// ASCII letters alone, as names are compared.
[[nodiscard]] std::string in_lower_case(std::string_view text);

[[nodiscard]] Declarations parse_declarations(std::string_view text);

/// The style sheets of a page, as far as their selectors are a tag, a class, or both.
class StyleSheet {
  public:
    void add(std::string_view css);
    /// Classes are separated by spaces.
    [[nodiscard]] Declarations of(std::string_view tag, std::string_view classes) const;

  private:
    static constexpr std::size_t kMaxRules = 20'000;
    std::map<std::string, Declarations, std::less<>> rules_;
};

}  // namespace doichieu::formats::html

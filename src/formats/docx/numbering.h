#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "formats/docx/styles.h"

namespace doichieu::formats::docx {

/// What stands before a paragraph, with the white space that follows it, and the font that its level states.
struct Label {
    std::string text;
    std::string_view font;
};

/// numbering.xml, and the counters as they stand while paragraphs are read in order: what Word shows before a paragraph
/// although no text of it says so ("Điều 5.", "I-", "a)").
class Numbering {
  public:
    static constexpr int kLevels = 9;

    /// `numbering` may be null; it outlives this object.
    Numbering(pugi::xml_node numbering, Styles& styles);

    /// Counts the paragraph and gives its label; empty when it has none.
    [[nodiscard]] Label next_label(const NumberingLook& look, std::string_view style);

  private:
    struct Level {
        std::int32_t start = 1;
        std::int32_t restart_after = -1;  ///< w:lvlRestart; -1: after any lower level, 0: never
        std::string format = "decimal";
        std::string text;
        std::string style;
        std::string font;
        bool legal = false;
        bool spaced = true;  ///< w:suff is not "nothing"
    };
    using Levels = std::array<Level, kLevels>;
    struct List {
        Levels levels;
        std::string linked_style;  ///< w:numStyleLink: the levels are those of that style's list
        std::array<std::optional<std::int32_t>, kLevels> counters;
    };
    struct Number {
        std::string list;
        Levels levels;
        std::array<std::optional<std::int32_t>, kLevels> start_overrides;
    };

    static void read_level(pugi::xml_node node, Levels& levels);
    [[nodiscard]] static std::string label(const Number& number, const List& list, std::size_t level);

    std::map<std::string, List, std::less<>> lists_;
    std::map<std::int32_t, Number> numbers_;
};

/// A counter as w:numFmt names it; formats that we do not know are decimal. "" for "none" and "bullet".
[[nodiscard]] std::string format_number(std::int32_t value, std::string_view format);

/// Bullets of the symbol fonts lie in the private use area, where no text font shows them: "-" and "•" instead.
[[nodiscard]] std::string readable_bullet(std::string_view text);

}  // namespace doichieu::formats::docx

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "formats/doc/bytes.h"

/// How Word 97-2003 keeps the look of characters and paragraphs: lists of changes ("sprm") against a style, found by the
/// place of the text in the file. Names follow [MS-DOC].
namespace doichieu::formats::doc {

struct CharacterLook {
    std::uint32_t font = 0;
    double size_pt = 10;
    bool bold = false;
    bool italic = false;
    bool hidden = false;
    bool deleted = false;  ///< by a tracked change
    bool inserted = false;
    bool special = false;  ///< the character stands for something else: a note's mark, a picture
    char32_t symbol = 0;   ///< what is shown in its place
};

struct ParagraphLook {
    std::uint16_t style = 0;
    bool centered = false;
    bool in_table = false;
    bool ends_row = false;
    std::uint8_t list_level = 0;
    std::uint16_t list = 0;  ///< 1-based index of the list override; 0: none
};

/// One style of the style sheet, the styles that it is based on included.
struct Style {
    CharacterLook character;
    ParagraphLook paragraph;
};

[[nodiscard]] std::vector<Style> styles_of(Bytes style_sheet);
[[nodiscard]] std::vector<std::string> fonts_of(Bytes font_table);

/// Changes by place: between `begin` and `end` of the document stream these sprms hold.
struct PropertyRun {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint16_t style = 0;  ///< of a paragraph
    Bytes changes;
};

enum class PropertyKind : std::uint8_t { character, paragraph };

/// From the table of pages (PlcBte…) and the 512-byte pages in the document stream; ascending. At most `most` runs.
[[nodiscard]] std::vector<PropertyRun> runs_of(Bytes document, Bytes table_of_pages, PropertyKind kind,
                                               std::size_t most);
/// The run that holds `place`, or null.
[[nodiscard]] const PropertyRun* run_at(const std::vector<PropertyRun>& runs, std::uint32_t place);

/// Toggles are relative to the style's own values.
void apply(Bytes changes, const CharacterLook& style, CharacterLook& look);
void apply(Bytes changes, ParagraphLook& look);
/// The character style that the changes name.
[[nodiscard]] std::optional<std::uint16_t> character_style(Bytes changes);

}  // namespace doichieu::formats::doc

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "formats/sealed/reading.h"

/// From boxes on pages to paragraphs: no PDF library is named here.
namespace doichieu::formats::pdf {

/// An upright rectangle in points; y grows downwards from the page's top.
struct Box {
    double x0 = 0;
    double y0 = 0;
    double x1 = 0;
    double y1 = 0;

    [[nodiscard]] double width() const { return x1 - x0; }
    [[nodiscard]] double height() const { return y1 - y0; }
};

struct Point {
    double x = 0;
    double y = 0;
};

/// Letters that were drawn next to each other, without a space among them.
struct Word {
    Box box;
    double baseline = 0;
    double size = 0;         ///< of the font, in points
    std::string text;        ///< UTF-8
    std::uint32_t font = 0;  ///< index into the reading's fonts
    bool bold = false;
    bool italic = false;
    std::uint8_t turn = 0;   ///< quarters clockwise; of words that lie (1, 3) the baseline is an x
    bool is_struck = false;  ///< a line is drawn through it
};

/// Words as drawn, the straight lines of tables and notes, and how much of the page pictures cover.
struct Page {
    double width = 0;
    double height = 0;
    std::vector<Word> words;
    std::map<int, std::vector<Word>> slanted;  ///< single letters of text at other angles, by degrees, set upright
    std::vector<Point> spaces;                 ///< where a space was drawn: its left end on the baseline
    std::vector<Box> rules;                    ///< thin boxes, horizontal or vertical
    double picture_share = 0;
    std::uint32_t shapes = 0;      ///< filled paths that are no rules: letters may have been turned into curves
    bool is_recognized = false;    ///< the words were read from a picture of the page (OCR)
    std::uint32_t confidence = 0;  ///< of OCR in its words, in percent
};

/// Whether a page has text to go by.
enum class PageText : std::uint8_t {
    sound,
    missing,     ///< a picture, or letters drawn as curves
    unreliable,  ///< characters that make no words
    unclear,     ///< OCR was not sure of its reading
};
[[nodiscard]] PageText text_of(const Page& page, const std::vector<std::string>& fonts);

/// Puts the words of all pages into reading order: paragraphs in `reading`, pages without (reliable) text named.
/// `reading.fonts` names the fonts that the words refer to.
void lay_out(std::vector<Page> pages, sealed::Reading& reading);

}  // namespace doichieu::formats::pdf

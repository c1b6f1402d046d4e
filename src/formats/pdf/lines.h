#pragma once

#include <cstddef>
#include <vector>

#include "formats/pdf/page.h"

namespace doichieu::formats::pdf {

/// A word of a line.
struct PlacedWord : Word {
    bool has_space_after = false;  ///< a space was drawn between it and the next
};

/// Words on one baseline, left to right, with nothing between them that a reader would take for a gap of columns.
struct Line {
    Box box;
    double baseline = 0;
    double size = 0;                ///< of most of its letters
    bool bold = false;              ///< all of it
    std::vector<PlacedWord> words;  ///< raised note marks are among them
    std::uint32_t page = 0;         ///< 1-based

    [[nodiscard]] bool is_raised(const Word& word) const {
        return word.size < 0.8 * size && baseline - word.baseline > 0.12 * size;
    }
};

/// Where letters may stand, and how far apart the baselines of its paragraphs' lines usually are.
struct Column {
    double left = 0;
    double right = 0;
    double pitch = 0;
    bool is_justified = false;
    bool is_block = false;  ///< one of two that stand side by side, as heads and signatures do: lines wrap rarely

    [[nodiscard]] double center() const { return (left + right) / 2; }
};

/// A space was meant between two neighbours of a line: one was drawn, or they stand apart.
[[nodiscard]] bool has_space_between(const PlacedWord& before, const Word& after);

/// "1.", "a)", "-", "II.", "Điều 5." …: what stands before the text of an item.
[[nodiscard]] bool is_list_mark(std::string_view text);

/// Words to lines, top to bottom. What a font draws twice to look bold is kept once. `spaces` are those of the page.
[[nodiscard]] std::vector<Line> lines_of(std::vector<Word> words, const std::vector<Point>& spaces, std::uint32_t page);
/// One line cut where the space is `least` ems or more, except behind a list mark.
[[nodiscard]] std::vector<Line> cut_at_gaps(const Line& line, double least);
/// Two parts of one line, put together.
[[nodiscard]] Line joined(std::vector<Line> parts);

/// Margins and pitch as the lines show them.
[[nodiscard]] Column column_of(const std::vector<Line>& lines);
[[nodiscard]] bool is_centered(const Line& line, const Column& column);
/// A paragraph of such lines; some may fill the column.
[[nodiscard]] bool are_centered(const std::vector<Line>& lines, const Column& column);
/// `line` begins another paragraph than `paragraph`, whose lines stand before it. The gap between them says nothing
/// when a page lies between.
[[nodiscard]] bool begins_paragraph(const std::vector<Line>& paragraph, const Line& line, const Column& column);

}  // namespace doichieu::formats::pdf

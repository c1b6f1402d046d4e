#pragma once

#include <cstdint>
#include <vector>

#include "formats/pdf/page.h"

/// Text that does not stand upright: pages printed sideways, heads of narrow table columns, stamps along a margin.
namespace doichieu::formats::pdf {

/// Turns the page as its reader would, so that most of its letters stand upright.
void set_upright(Page& page);

/// A box of the page where it stands once the page is turned back by `turn` quarters.
[[nodiscard]] Box turned_back(const Box& box, std::uint8_t turn, const Page& page);
/// The words of this turn, upright, and the spaces among them.
[[nodiscard]] std::vector<Word> upright(std::vector<Word> words, const Page& page);
[[nodiscard]] std::vector<Point> turned_back(const std::vector<Point>& points, std::uint8_t turn, const Page& page);

}  // namespace doichieu::formats::pdf

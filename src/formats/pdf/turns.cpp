#include "formats/pdf/turns.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace doichieu::formats::pdf {

namespace {

Point point_turned_back(const Point& point, std::uint8_t turn, const Page& page) {
    switch (turn) {
        case 1:
            return {point.y, page.width - point.x};
        case 2:
            return {page.width - point.x, page.height - point.y};
        case 3:
            return {page.height - point.y, point.x};
        default:
            return point;
    }
}

Word word_turned_back(Word word, std::uint8_t turn, const Page& page) {
    const bool lies = word.turn % 2 == 1;  // its baseline is an x
    const Point on_baseline = lies ? Point{word.baseline, word.box.y0} : Point{word.box.x0, word.baseline};
    const Point moved = point_turned_back(on_baseline, turn, page);
    word.box = turned_back(word.box, turn, page);
    word.turn = static_cast<std::uint8_t>((word.turn + 4 - turn) % 4);
    word.baseline = word.turn % 2 == 1 ? moved.x : moved.y;
    return word;
}

}  // namespace

Box turned_back(const Box& box, std::uint8_t turn, const Page& page) {
    const Point a = point_turned_back({box.x0, box.y0}, turn, page);
    const Point b = point_turned_back({box.x1, box.y1}, turn, page);
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
}

std::vector<Word> upright(std::vector<Word> words, const Page& page) {
    for (Word& word : words) {
        const std::uint8_t turn = word.turn;
        word = word_turned_back(std::move(word), turn, page);
    }
    return words;
}

std::vector<Point> turned_back(const std::vector<Point>& points, std::uint8_t turn, const Page& page) {
    std::vector<Point> out;
    out.reserve(points.size());
    for (const Point& point : points) out.push_back(point_turned_back(point, turn, page));
    return out;
}

void set_upright(Page& page) {
    std::array<std::size_t, 4> letters{};
    for (const Word& word : page.words) letters[word.turn] += word.text.size();
    const auto turn = static_cast<std::uint8_t>(std::ranges::max_element(letters) - letters.begin());
    if (turn == 0) return;
    for (Word& word : page.words) word = word_turned_back(std::move(word), turn, page);
    page.spaces = turned_back(page.spaces, turn, page);
    for (Box& rule : page.rules) rule = turned_back(rule, turn, page);
    if (turn != 2) std::swap(page.width, page.height);
}

}  // namespace doichieu::formats::pdf

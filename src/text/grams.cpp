#include "text/grams.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "text/utf8.h"

namespace doichieu::text {
namespace {

/// A number for a character and all that RE2 takes for it when capitals do not matter.
std::uint32_t number_of(char32_t character) {
    const auto folded = static_cast<std::uint32_t>(u_foldCase(static_cast<UChar32>(character), U_FOLD_CASE_DEFAULT));
    return (folded * 0x9E3779B1U) >> 16U;
}

/// Latin letters and the signs of Vietnamese come before this one.
constexpr char32_t kFirstRare = 0x2000;

const std::array<std::uint16_t, kFirstRare>& numbers() {
    static const std::array<std::uint16_t, kFirstRare> table = [] {
        std::array<std::uint16_t, kFirstRare> made{};
        for (char32_t c = 0; c < kFirstRare; ++c) made[c] = static_cast<std::uint16_t>(number_of(c));
        return made;
    }();
    return table;
}

/// Calls `visit` with the length and the number of each run of one to four characters.
template <typename Visit>
void for_each_gram(std::string_view text, Visit visit) {
    const auto& table = numbers();
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    std::uint32_t third = 0;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        std::uint32_t fourth = 0;
        if (byte < 0x80) {
            fourth = table[byte];
            ++at;
        } else {
            const CodePoint point = decode(text, at);
            fourth = point.value < kFirstRare ? table[point.value] : number_of(point.value);
            at += point.length;
        }
        ++count;
        const std::uint32_t two = third * 5 + fourth;
        const std::uint32_t three = second * 25 + two * 3 + 1;
        if (byte >= 0x80) visit(1U, fourth * 11 + 3);  // one ASCII letter tells nothing, and stands in every text
        if (count > 1) visit(2U, two);
        if (count > 2) visit(3U, three);
        if (count > 3) visit(4U, first * 125 + three * 7 + 2);
        first = second;
        second = third;
        third = fourth;
    }
}

}  // namespace

Grams::Grams(std::string_view text) {
    for_each_gram(text,
                  [&](std::size_t, std::uint32_t gram) { bits_[gram % kBits / 64] |= std::uint64_t{1} << gram % 64; });
}

Grams::Places Grams::places_of(std::string_view word) {
    const std::size_t longest = std::min<std::size_t>(count_code_points(word), 4);  // they tell most
    Places places;
    for_each_gram(word, [&](std::size_t length, std::uint32_t gram) {
        if (length + 1 >= longest) places.push_back(static_cast<std::uint16_t>(gram % kBits));
    });
    return places;
}

}  // namespace doichieu::text

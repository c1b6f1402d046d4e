#include "text/grams.h"

#include <unicode/uchar.h>

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

using Numbers = std::array<std::uint16_t, kFirstRare>;

const Numbers& numbers() {
    static const Numbers table = [] {
        Numbers made{};
        for (char32_t c = 0; c < kFirstRare; ++c) made[c] = static_cast<std::uint16_t>(number_of(c));
        return made;
    }();
    return table;
}

std::uint32_t number_of(const Numbers& table, CodePoint point) {
    return point.value < kFirstRare ? table[point.value] : number_of(point.value);
}

std::uint32_t gram_of(std::uint32_t only) {
    return only * 11 + 3;
}
std::uint32_t gram_of(std::uint32_t first, std::uint32_t second) {
    return first * 5 + second;
}
std::uint32_t gram_of(std::uint32_t first, std::uint32_t second, std::uint32_t third) {
    return first * 25 + gram_of(second, third) * 3 + 1;
}

}  // namespace

Grams::Grams(std::string_view text) {
    const Numbers& table = numbers();
    std::uint32_t first = 0;  // before the text stands nothing, and makes grams that no word asks for
    std::uint32_t second = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        const std::uint32_t third = number_of(table, point);
        if (point.length > 1) set(gram_of(third));  // one ASCII letter tells nothing, and stands in every text
        set(gram_of(second, third));
        set(gram_of(first, second, third));
        first = second;
        second = third;
        at += point.length;
    }
}

Grams::Places Grams::places_of(std::string_view word) {
    std::vector<std::uint32_t> letters;
    for (std::size_t at = 0; at < word.size(); at += decode(word, at).length)
        letters.push_back(number_of(numbers(), decode(word, at)));
    Places places;
    const auto add = [&](std::uint32_t gram) { places.push_back(static_cast<std::uint16_t>(gram % kBits)); };
    if (letters.size() == 1 && word.size() > 1) add(gram_of(letters[0]));
    if (letters.size() == 2) add(gram_of(letters[0], letters[1]));
    for (std::size_t i = 2; i < letters.size(); ++i) add(gram_of(letters[i - 2], letters[i - 1], letters[i]));
    return places;
}

}  // namespace doichieu::text

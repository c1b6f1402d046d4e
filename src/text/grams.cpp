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

const std::array<std::uint16_t, kFirstRare>& numbers() {
    static const std::array<std::uint16_t, kFirstRare> table = [] {
        std::array<std::uint16_t, kFirstRare> made{};
        for (char32_t c = 0; c < kFirstRare; ++c) made[c] = static_cast<std::uint16_t>(number_of(c));
        return made;
    }();
    return table;
}

/// Calls `visit` with the number of each pair and each triple.
template <typename Visit>
void for_each_gram(std::string_view text, Visit visit) {
    const auto& table = numbers();
    std::uint32_t before = 0;  // the last but one
    std::uint32_t last = 0;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        const auto byte = static_cast<unsigned char>(text[at]);
        std::uint32_t number = 0;
        if (byte < 0x80) {
            number = table[byte];
            ++at;
        } else {
            const CodePoint point = decode(text, at);
            number = point.value < kFirstRare ? table[point.value] : number_of(point.value);
            at += point.length;
        }
        if (count > 0) visit(last * 5 + number);
        if (count > 1) visit(before * 25 + last * 7 + number * 3 + 1);
        before = last;
        last = number;
    }
}

}  // namespace

Grams::Grams(std::string_view text) {
    for_each_gram(text, [&](std::uint32_t gram) { bits_[gram % kBits / 64] |= std::uint64_t{1} << gram % 64; });
}

Grams::Places Grams::places_of(std::string_view word) {
    Places places;
    for_each_gram(word, [&](std::uint32_t gram) { places.push_back(static_cast<std::uint16_t>(gram % kBits)); });
    return places;
}

}  // namespace doichieu::text

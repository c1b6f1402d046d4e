#include "citation/phrase_list.h"

#include <algorithm>

namespace doichieu::citation {
namespace {

const PhraseGroups& groups_of(std::string_view list) {
    return *std::ranges::find(phrase_groups(), list, &PhraseGroups::list);  // its tests name every list
}

}  // namespace

Phrases phrases_of(std::string_view list) {
    return groups_of(list).phrases;
}

PhraseList::PhraseList(std::string_view list) : by_first_word_(groups_of(list).beginning_with) {}

std::size_t PhraseList::end_at(const Words& words, std::size_t at) const {
    const auto [first, folded] = words.folded_at(at);
    const Phrases* const phrases = first.empty() ? nullptr : beginning_with(folded);
    if (phrases == nullptr) return 0;
    for (const std::string_view phrase : *phrases) {
        if (const std::size_t end = words.match_forward(at, phrase); end != 0) return end;
    }
    return 0;
}

}  // namespace doichieu::citation

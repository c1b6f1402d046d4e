#include "audit/texts.h"

namespace doichieu::audit {

std::uint64_t Comparisons::key(const ParagraphFact& earlier, const ParagraphFact& later) {
    std::uint64_t mixed = 0;
    for (const std::uint64_t part : {earlier.print, later.print}) {  // as splitmix64 does it
        mixed = (mixed ^ part) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EB;
        mixed ^= mixed >> 31U;
    }
    return mixed;
}

void Comparisons::add(const std::vector<std::uint64_t>& kept) {
    known_.reserve(known_.size() + kept.size() / 2);
    for (std::size_t i = 0; i + 1 < kept.size(); i += 2)
        known_.try_emplace(kept[i], {static_cast<std::uint32_t>(kept[i + 1]), false, true});
}

template <typename Wanted>
std::vector<std::uint64_t> Comparisons::chosen(Wanted wanted) const {
    std::vector<std::uint64_t> numbers;
    known_.for_each([&](std::uint64_t key, const Known& known) {
        if (wanted(known)) numbers.insert(numbers.end(), {key, known.told});
    });
    return numbers;
}

std::vector<std::uint64_t> Comparisons::used() const {
    return chosen([](const Known& known) { return known.is_used; });
}

std::vector<std::uint64_t> Comparisons::fresh() const {
    return chosen([](const Known& known) { return !known.is_kept; });
}

const Wording& Texts::of(std::uint32_t document, const DocumentFacts& facts) {
    const auto [entry, is_new] = wordings_.try_emplace(document);
    if (is_new) {
        entry->second = read_(document);
        entry->second.resize(facts.paragraphs.size());
    }
    return entry->second;
}

}  // namespace doichieu::audit

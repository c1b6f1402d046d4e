#include "similarity/candidates.h"

#include <xxhash.h>

#include <algorithm>
#include <utility>

namespace doichieu::similarity {
namespace {

constexpr std::size_t kShingle = 3;
/// A shingle is paired with at most so many texts before it.
constexpr std::size_t kNeighbours = 8;

}  // namespace

/// Most shingles stand in one text; they go before the others are sorted.
void CandidateFinder::drop_single() {
    std::size_t size = 64;
    while (size < 4 * entries_.size()) size *= 2;
    std::vector<std::uint8_t> count(size);
    const auto count_of = [&](Entry entry) -> std::uint8_t& { return count[shingle_of(entry) & (size - 1)]; };
    for (const Entry entry : entries_) count_of(entry) = count_of(entry) == 0 ? 1 : 2;
    std::erase_if(entries_, [&](Entry entry) { return count_of(entry) < 2; });
}

void CandidateFinder::add(std::uint32_t id, const std::vector<Word>& words) {
    if (words.size() < kShingle) return;
    std::vector<std::uint32_t> shingles;
    shingles.reserve(words.size());
    for (std::size_t i = 0; i + kShingle <= words.size(); ++i)
        shingles.push_back(static_cast<std::uint32_t>(XXH3_64bits(&words[i], kShingle * sizeof(Word))));
    if (shingles.size() > sketch_size_) {
        std::ranges::sort(shingles);
        shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
        if (shingles.size() > sketch_size_) shingles.resize(sketch_size_);
    }
    for (const std::uint32_t shingle : shingles) entries_.push_back(std::uint64_t{shingle} << 32U | id);
}

std::vector<Candidate> CandidateFinder::run() && {
    drop_single();
    std::ranges::sort(entries_);
    entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
    std::vector<std::uint64_t> pairs;  // later and behind it earlier, as entries are
    for (std::size_t begin = 0; begin < entries_.size();) {
        std::size_t end = begin + 1;
        while (end < entries_.size() && shingle_of(entries_[end]) == shingle_of(entries_[begin])) ++end;
        for (std::size_t i = begin + 1; i < end; ++i) {
            for (std::size_t j = i > begin + kNeighbours ? i - kNeighbours : begin; j < i; ++j)
                pairs.push_back(std::uint64_t{id_of(entries_[i])} << 32U | id_of(entries_[j]));
        }
        begin = end;
    }
    entries_ = {};
    std::ranges::sort(pairs);
    std::vector<Candidate> candidates;
    for (const std::uint64_t pair : pairs) {
        const auto later = static_cast<std::uint32_t>(pair >> 32U);
        const auto earlier = static_cast<std::uint32_t>(pair);
        if (!candidates.empty() && candidates.back().later == later && candidates.back().earlier == earlier)
            ++candidates.back().shared;
        else
            candidates.push_back({earlier, later, 1});
    }
    std::ranges::stable_sort(candidates, [](const Candidate& a, const Candidate& b) {
        return std::pair{a.later, b.shared} < std::pair{b.later, a.shared};
    });
    return candidates;
}

}  // namespace doichieu::similarity

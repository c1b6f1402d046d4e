#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "audit/facts.h"
#include "similarity/near_join.h"
#include "similarity/print_map.h"
#include "similarity/words.h"

namespace doichieu::audit {

/// What comparing two paragraphs told, by their words. Found once, then kept in the store: of a folder in which little
/// changed hardly any two paragraphs are compared again.
class Comparisons {
  public:
    /// What is known about these two, or else what compare() tells.
    template <typename Compare>
    std::uint32_t of(const ParagraphFact& earlier, const ParagraphFact& later, Compare compare) {
        const auto [known, is_new] = known_.try_emplace(key(earlier, later), {});
        if (is_new) known.told = compare();
        used_ += known.is_used ? 0U : 1U;
        known.is_used = true;
        return known.told;
    }

    // As a store keeps them: keys, each followed by what was told.
    void add(const std::vector<std::uint64_t>& kept);
    [[nodiscard]] std::vector<std::uint64_t> used() const;
    [[nodiscard]] std::vector<std::uint64_t> fresh() const;
    /// Much of what was kept is of paragraphs that are there no more.
    [[nodiscard]] bool is_mostly_unused() const { return known_.size() > 2 * used_; }

  private:
    struct Known {
        std::uint32_t told = 0;
        bool is_used = false;
        bool is_kept = false;
    };
    static std::uint64_t key(const ParagraphFact& earlier, const ParagraphFact& later);
    template <typename Wanted>
    [[nodiscard]] std::vector<std::uint64_t> chosen(Wanted wanted) const;

    similarity::PrintMap<Known> known_;
    std::size_t used_ = 0;
};

/// Which paragraphs stood for each other in the last run, so that only those are joined anew that came and went.
struct Grouping {
    /// Of each different text: its fingerprint and the place of the first one of its group, in the order of the join.
    std::vector<std::uint64_t> texts;
    /// Of texts that may be gone since, by fingerprint. Where one is missing all are joined anew.
    std::unordered_map<std::uint64_t, similarity::Sketch> departed;
    bool is_new = false;  ///< to be kept
};

/// The words of all paragraphs, read document by document when they are first asked for, and what comparing them told.
class Texts {
  public:
    using Read = std::function<Wording(std::uint32_t document)>;
    explicit Texts(Read read) : read_(std::move(read)) {}

    /// Of the paragraphs of a document; empty where they cannot be read any more.
    [[nodiscard]] const Wording& of(std::uint32_t document, const DocumentFacts& facts);
    [[nodiscard]] Comparisons& comparisons() { return comparisons_; }
    [[nodiscard]] Grouping& grouping() { return grouping_; }

  private:
    Read read_;
    std::unordered_map<std::uint32_t, Wording> wordings_;
    Comparisons comparisons_;
    Grouping grouping_;
};

}  // namespace doichieu::audit

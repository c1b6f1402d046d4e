#include "audit/carry_out.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "similarity/alignment.h"
#include "similarity/near_join.h"

namespace doichieu::audit {
namespace {

/// So much of an item's words, weighed by rarity, must stand in one task.
constexpr double kTakenUp = 0.45;
/// The same where the task names an instrument that the item names: it is about that one thing.
constexpr double kTakenUpByName = 0.2;
constexpr double kCopied = 0.6;           ///< Jaccard of three-word rows
constexpr double kAligned = 0.7;          ///< or so much of the longer text in the same order
constexpr std::size_t kMostItems = 200;   ///< of one superior plan
constexpr std::size_t kMostTasks = 1000;  ///< of one unit

struct Task {
    std::uint32_t document = 0;
    std::uint32_t paragraph = 0;
    std::unordered_set<similarity::Word> words;
    std::vector<std::uint32_t> shingles;
    std::vector<std::string_view> named;  ///< instruments, by legal::identity_key
};

class CarryOutJudge {
  public:
    CarryOutJudge(const std::vector<DocumentFacts>& documents, const std::vector<std::int32_t>& unit_of,
                  const Roster& roster, const Scope& scope, Texts& texts)
        : documents_(documents),
          unit_of_(unit_of),
          roster_(roster),
          scope_(scope),
          texts_(texts),
          plans_(roster.units().size()) {
        for (std::uint32_t d = 0; d < documents.size(); ++d) {
            const DocumentFacts& document = documents[d];
            const bool counts =
                unit_of[d] != Roster::kNone && document.is_read && is_plan(document) && is_about(document, scope.year);
            if (counts && static_cast<std::int32_t>(d) != scope.superior)
                plans_[static_cast<std::size_t>(unit_of[d])].push_back(d);
        }
    }

    std::vector<CarryOut> run() {
        for (const std::int32_t index : units_asked(unit_of_, roster_, scope_)) {
            const auto unit = static_cast<std::size_t>(index);
            if (plans_[unit].empty()) continue;
            const std::vector<std::uint32_t> superiors = superiors_of(unit);
            if (superiors.empty()) continue;
            if (weight_.empty()) weigh_words();
            const std::vector<Task> tasks = tasks_of(unit);
            for (const std::uint32_t superior : superiors) compare(superior, index, tasks);
        }
        return std::move(out_);
    }

  private:
    /// Plans that the unit's own are held against.
    [[nodiscard]] std::vector<std::uint32_t> superiors_of(std::size_t unit) const {
        if (scope_.superior >= 0) return {static_cast<std::uint32_t>(scope_.superior)};
        const std::int32_t above = roster_.units()[unit].parent;
        return above == Roster::kNone ? std::vector<std::uint32_t>() : plans_[static_cast<std::size_t>(above)];
    }

    /// A word that stands in every task tells nothing.
    void weigh_words() {
        std::size_t all = 0;
        for (std::uint32_t d = 0; d < documents_.size(); ++d) {
            for (std::uint32_t p = 0; p < documents_[d].paragraphs.size(); ++p) {
                if (!documents_[d].paragraphs[p].is_task) continue;
                ++all;
                const auto& words = words_of(d, p);
                for (const similarity::Word word : std::unordered_set<similarity::Word>(words.begin(), words.end()))
                    weight_[word] += 1;
            }
        }
        for (auto& [word, count] : weight_) count = std::log((1.0 + static_cast<double>(all)) / (0.5 + count));
    }

    [[nodiscard]] const std::vector<similarity::Word>& words_of(std::uint32_t document, std::uint32_t paragraph) const {
        return texts_.of(document, documents_[document])[paragraph];
    }

    [[nodiscard]] double weight(similarity::Word word) const {
        const auto found = weight_.find(word);
        return found == weight_.end() ? 0 : std::max(found->second, 0.05);
    }

    [[nodiscard]] std::vector<Task> tasks_of(std::size_t unit) const {
        std::vector<Task> tasks;
        for (const std::uint32_t plan : plans_[unit]) {
            const auto& paragraphs = documents_[plan].paragraphs;
            for (std::uint32_t p = 0; p < paragraphs.size() && tasks.size() < kMostTasks; ++p) {
                if (!paragraphs[p].is_task) continue;
                const auto& words = words_of(plan, p);
                tasks.push_back(
                    {plan, p, {words.begin(), words.end()}, similarity::shingles_of(words), named_in(plan, p)});
            }
        }
        return tasks;
    }

    [[nodiscard]] std::vector<std::string_view> named_in(std::uint32_t document, std::uint32_t paragraph) const {
        const ParagraphFact& place = documents_[document].paragraphs[paragraph];
        std::vector<std::string_view> keys;
        const auto& citations = documents_[document].citations;  // in the order of the text
        for (auto citation = std::ranges::lower_bound(citations, place.line, {}, &CitationFact::line);
             citation != citations.end() && citation->line <= place.end_line; ++citation) {
            if (!citation->own && !citation->key.empty() && citation->cited_by < 0) keys.emplace_back(citation->key);
        }
        return keys;
    }

    void compare(std::uint32_t superior, std::int32_t unit, const std::vector<Task>& tasks) {
        CarryOut result;
        result.superior = superior;
        result.unit = unit;
        const auto& items = documents_[superior].paragraphs;
        for (std::uint32_t item = 0; item < items.size() && result.items.size() < kMostItems; ++item) {
            if (items[item].is_task && !items[item].is_none_of_those_below)
                result.items.push_back(counterpart(superior, item, tasks));
        }
        if (!result.items.empty()) out_.push_back(std::move(result));
    }

    [[nodiscard]] CarriedItem counterpart(std::uint32_t superior, std::uint32_t index,
                                          const std::vector<Task>& tasks) const {
        CarriedItem best;
        best.item = index;
        const ParagraphFact& item = documents_[superior].paragraphs[index];
        const auto& text = words_of(superior, index);
        const std::unordered_set<similarity::Word> words(text.begin(), text.end());
        const std::vector<std::uint32_t> shingles = similarity::shingles_of(text);
        const std::vector<std::string_view> named = named_in(superior, index);
        bool best_names_it = false;
        double whole = 0;
        for (const similarity::Word word : words) whole += weight(word);
        for (const Task& task : tasks) {
            double common = 0;
            for (const similarity::Word word : words) common += task.words.contains(word) ? weight(word) : 0;
            const double share = whole == 0 ? 0 : common / whole;
            const bool names_it = std::ranges::find_first_of(named, task.named) != named.end();
            if (std::pair(names_it && share >= kTakenUpByName, share) <= std::pair(best_names_it, best.share)) continue;
            best_names_it = names_it && share >= kTakenUpByName;
            best.share = share;
            best.document = task.document;
            best.paragraph = task.paragraph;
            const ParagraphFact& other = documents_[task.document].paragraphs[task.paragraph];
            const bool is_same = other.exact == item.exact || (item.masked != 0 && other.masked == item.masked) ||
                                 similarity::jaccard(shingles, task.shingles) >= kCopied ||
                                 is_aligned(text, words_of(task.document, task.paragraph));
            best.state = is_same                              ? ItemState::copied
                         : best_names_it || share >= kTakenUp ? ItemState::taken_up
                                                              : ItemState::none;
        }
        best.share = std::floor(best.share * 100 + 1e-9) / 100;
        return best;
    }

    static bool is_aligned(const std::vector<similarity::Word>& item, const std::vector<similarity::Word>& task) {
        const auto longer = static_cast<double>(std::max(item.size(), task.size()));
        return static_cast<double>(similarity::matched_words(item, task, kAligned)) >= kAligned * longer;
    }

    const std::vector<DocumentFacts>& documents_;
    const std::vector<std::int32_t>& unit_of_;
    const Roster& roster_;
    const Scope& scope_;
    Texts& texts_;
    std::vector<std::vector<std::uint32_t>> plans_;
    std::unordered_map<similarity::Word, double> weight_;
    std::vector<CarryOut> out_;
};

}  // namespace

const char* to_string(ItemState state) {
    switch (state) {
        case ItemState::none:
            return "none";
        case ItemState::taken_up:
            return "taken_up";
        case ItemState::copied:
            return "copied";
    }
    return "";
}

std::uint32_t CarryOut::count(ItemState state) const {
    return static_cast<std::uint32_t>(std::ranges::count(items, state, &CarriedItem::state));
}

std::vector<CarryOut> judge_carry_out(const std::vector<DocumentFacts>& documents,
                                      const std::vector<std::int32_t>& unit_of, const Roster& roster,
                                      const Scope& scope, Texts& texts) {
    return CarryOutJudge(documents, unit_of, roster, scope, texts).run();
}

}  // namespace doichieu::audit

#include "audit/copies.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

#include "similarity/alignment.h"
#include "similarity/near_join.h"
#include "similarity/print_map.h"

namespace doichieu::audit {
namespace {

constexpr double kLeastJaccard = 0.6;
/// From this part on a plan counts as copied, and a section.
constexpr double kCopiedDocument = 0.5;
constexpr double kCopiedSection = 0.8;
constexpr std::size_t kFewestWords = 80;  ///< of a document
constexpr std::uint32_t kSectionSyllables = 30;
constexpr std::uint32_t kSectionParagraphs = 2;
/// Boilerplate stands in so many documents, and in so large a part of all.
constexpr std::size_t kCommonDocuments = 8;
constexpr std::size_t kCommonOneIn = 10;
/// Of the documents that share a paragraph the oldest and those right before are asked.
constexpr std::size_t kOldest = 16;
constexpr std::size_t kBefore = 8;

struct Spot {
    std::uint32_t document = 0;
    std::uint32_t paragraph = 0;
};

/// How much of one paragraph stands in another.
struct Match {
    double words = 0;
    Likeness likeness = Likeness::exact;
    std::uint32_t paragraph = 0;  ///< of the source
};

/// Which of these numbers, each different, make a longest row that rises.
std::vector<bool> longest_rise(const std::vector<std::uint32_t>& numbers) {
    constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    std::vector<std::size_t> tails;  // last of the best row of each length
    std::vector<std::size_t> before(numbers.size(), kNone);
    const auto number = [&](std::size_t i) { return numbers[i]; };
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto at = tails.empty() || numbers[tails.back()] < numbers[i]
                            ? tails.end()
                            : std::ranges::lower_bound(tails, numbers[i], {}, number);
        if (at != tails.begin()) before[i] = *(at - 1);
        if (at == tails.end()) {
            tails.push_back(i);
        } else {
            *at = i;
        }
    }
    std::vector<bool> is_in_row(numbers.size());
    for (std::size_t i = tails.empty() ? kNone : tails.back(); i != kNone; i = before[i]) is_in_row[i] = true;
    return is_in_row;
}

class CopyFinder {
  public:
    CopyFinder(const std::vector<DocumentFacts>& documents, Texts& texts) : documents_(documents), texts_(texts) {}

    Copies run() {
        votes_.resize(documents_.size());
        own_share_.resize(documents_.size());
        order_documents();
        gather_clusters();
        for (const std::uint32_t document : by_age_) copies_of(document);
        std::ranges::sort(copies_, {}, [](const Copy& copy) {
            return std::tuple(copy.to.document, copy.to.first, copy.kind, copy.from.document);
        });
        return {std::move(copies_), std::move(own_share_)};
    }

  private:
    /// Oldest first; without a date by the year planned for, at its end; then by path.
    void order_documents() {
        by_age_.resize(documents_.size());
        std::iota(by_age_.begin(), by_age_.end(), 0U);
        const auto day = [this](std::uint32_t index) {
            const DocumentFacts& document = documents_[index];
            if (document.date.exists()) return document.date;
            const int year = document.year != 0 ? document.year : 9999;
            return legal::Date{static_cast<std::int16_t>(year), 12, 31};
        };
        std::ranges::stable_sort(by_age_, {}, day);
        age_.resize(documents_.size());
        for (std::uint32_t i = 0; i < by_age_.size(); ++i) age_[by_age_[i]] = i;
    }

    /// Paragraphs that may stand for each other, over all documents. Oldest first within a cluster.
    void gather_clusters() {
        offset_.resize(documents_.size());
        std::size_t paragraphs = 0;
        for (std::size_t d = 0; d < documents_.size(); ++d) {
            offset_[d] = paragraphs;
            paragraphs += documents_[d].paragraphs.size();
        }
        similarity::PrintMap<std::uint32_t> by_exact;
        by_exact.reserve(paragraphs);
        cluster_.resize(paragraphs);  // first of all the texts
        for (const std::uint32_t d : by_age_) {
            for (std::uint32_t p = 0; p < documents_[d].paragraphs.size(); ++p) {
                const auto [text, is_new] =
                    by_exact.try_emplace(documents_[d].paragraphs[p].exact, static_cast<std::uint32_t>(first_.size()));
                if (is_new) first_.push_back({d, p});
                cluster_[offset_[d] + p] = text;
            }
        }
        similarity::UnionFind groups(first_.size());
        similarity::PrintMap<std::uint32_t> by_masked;
        similarity::Sketches sketches;
        sketches.reserve(first_.size());
        for (std::uint32_t text = 0; text < first_.size(); ++text) {
            const ParagraphFact& paragraph = at(first_[text]);
            if (paragraph.masked != 0) {
                const auto [masked, is_new] = by_masked.try_emplace(paragraph.masked, text);
                if (!is_new) groups.unite(masked, text);
            }
            sketches.push_back(&paragraph.sketch);
        }
        std::vector<std::vector<std::uint32_t>> shingles(first_.size());  // of those that are compared
        const auto shingles_of = [&](std::uint32_t text) -> const std::vector<std::uint32_t>& {
            if (shingles[text].empty()) shingles[text] = similarity::shingles_of(words(first_[text]));
            return shingles[text];
        };
        const auto is_near = [&](std::uint32_t earlier, std::uint32_t later) {
            return similarity::jaccard(shingles_of(earlier), shingles_of(later), kLeastJaccard) > 0;
        };
        if (const auto before = regrouping(by_exact)) {
            similarity::unite_near_again(sketches, *before, groups, is_near);
        } else {
            similarity::unite_near(sketches, groups, is_near);
        }
        std::vector<std::uint64_t> texts;
        for (std::uint32_t text = 0; text < first_.size(); ++text)
            texts.insert(texts.end(), {at(first_[text]).exact, groups.find(text)});
        texts_.grouping().is_new = texts != texts_.grouping().texts;
        texts_.grouping().texts = std::move(texts);
        for (std::uint32_t& text : cluster_) text = groups.find(text);
        fill_clusters();
    }

    /// Documents are taken by age, so that within each cluster they stand by age.
    void fill_clusters() {
        begin_.assign(first_.size() + 1, 0);
        for (const std::uint32_t cluster : cluster_) ++begin_[cluster + 1];
        std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
        std::vector<std::size_t> next(begin_.begin(), begin_.end() - 1);
        spots_.resize(cluster_.size());
        holding_.resize(first_.size());
        for (const std::uint32_t d : by_age_) {
            for (std::uint32_t p = 0; p < documents_[d].paragraphs.size(); ++p) {
                const std::uint32_t cluster = cluster_of(d, p);
                const std::size_t at = next[cluster]++;
                spots_[at] = {d, p};
                if (at == begin_[cluster] || spots_[at - 1].document != d) ++holding_[cluster];
            }
        }
    }

    [[nodiscard]] std::uint32_t cluster_of(std::uint32_t document, std::uint32_t paragraph) const {
        return cluster_[offset_[document] + paragraph];
    }

    /// The paragraphs that may stand for this one, itself among them.
    [[nodiscard]] std::span<const Spot> alike(std::uint32_t document, std::uint32_t paragraph) const {
        const std::uint32_t cluster = cluster_of(document, paragraph);
        return {spots_.begin() + static_cast<std::ptrdiff_t>(begin_[cluster]), begin_[cluster + 1] - begin_[cluster]};
    }

    /// What is known of the last run's groups; nothing where it does not tell enough.
    [[nodiscard]] std::optional<similarity::Regrouping> regrouping(
        const similarity::PrintMap<std::uint32_t>& by_exact) const {
        const std::vector<std::uint64_t>& texts = texts_.grouping().texts;
        if (texts.empty()) return std::nullopt;
        similarity::Regrouping before;
        before.group.assign(by_exact.size(), similarity::Regrouping::kNew);
        std::vector<std::uint32_t> stayed;  // texts of the last run, by their place among those of this one
        std::vector<std::uint32_t> places;
        const auto gone = [&](const similarity::Sketch& sketch, std::size_t i) {
            before.gone.push_back(&sketch);
            before.groups_of_gone.push_back(static_cast<std::uint32_t>(texts[i + 1]));
        };
        for (std::size_t i = 0; i + 1 < texts.size(); i += 2) {
            if (const std::uint32_t* const here = by_exact.find(texts[i])) {
                stayed.push_back(static_cast<std::uint32_t>(i));
                places.push_back(*here);
                continue;
            }
            const auto departed = texts_.grouping().departed.find(texts[i]);
            if (departed == texts_.grouping().departed.end()) return std::nullopt;
            gone(departed->second, i);
        }
        const std::vector<bool> is_in_order = longest_rise(places);
        for (std::size_t i = 0; i < stayed.size(); ++i) {
            if (is_in_order[i]) {
                before.group[places[i]] = static_cast<std::uint32_t>(texts[stayed[i] + 1]);
            } else {
                gone(at(first_[places[i]]).sketch, stayed[i]);
            }
        }
        return before;
    }

    [[nodiscard]] const ParagraphFact& at(const Spot& spot) const {
        return documents_[spot.document].paragraphs[spot.paragraph];
    }

    [[nodiscard]] const std::vector<similarity::Word>& words(const Spot& spot) const {
        return texts_.of(spot.document, documents_[spot.document])[spot.paragraph];
    }

    /// How many words of two paragraphs match; 0 when it is less than half of the longer one.
    [[nodiscard]] std::uint32_t aligned(const Spot& earlier, const Spot& later) const {
        return texts_.comparisons().of(at(earlier), at(later), [&]() -> std::uint32_t {
            return static_cast<std::uint32_t>(similarity::matched_words(words(earlier), words(later), kLeastCopied));
        });
    }

    /// The older documents that may be the source of a paragraph.
    template <typename Visit>
    void for_each_older(std::uint32_t document, std::uint32_t paragraph, Visit visit) const {
        const std::span<const Spot> spots = alike(document, paragraph);
        const auto own = std::ranges::lower_bound(spots, age_[document], {},
                                                  [this](const Spot& spot) { return age_[spot.document]; });
        const auto older = static_cast<std::size_t>(own - spots.begin());
        for (std::size_t i = 0; i < older; ++i) {
            if (i == kOldest && older > kOldest + kBefore) i = older - kBefore;
            visit(spots[i]);
        }
    }

    [[nodiscard]] std::optional<Match> match(const Spot& to, const Spot& from) const {
        const ParagraphFact& later = at(to);
        const ParagraphFact& earlier = at(from);
        if (later.exact == earlier.exact)
            return Match{static_cast<double>(later.words), Likeness::exact, from.paragraph};
        if (later.masked != 0 && later.masked == earlier.masked)
            return Match{static_cast<double>(later.words), Likeness::masked, from.paragraph};
        const std::uint32_t matched = aligned(from, to);
        if (matched == 0) return std::nullopt;
        return Match{static_cast<double>(matched), Likeness::near, from.paragraph};
    }

    /// The best counterpart of a paragraph in one source.
    [[nodiscard]] std::optional<Match> match_in(const Spot& to, std::uint32_t source) const {
        const std::span<const Spot> spots = alike(to.document, to.paragraph);
        const auto age_of = [this](const Spot& spot) { return age_[spot.document]; };
        std::optional<Match> best;
        for (auto spot = std::ranges::lower_bound(spots, age_[source], {}, age_of);
             spot != spots.end() && age_of(*spot) == age_[source]; ++spot) {
            const auto found = match(to, *spot);
            if (found && (!best || std::pair(best->likeness, -best->words) > std::pair(found->likeness, -found->words)))
                best = found;
        }
        return best;
    }

    /// The older document that shares most words with paragraphs [first, end); the oldest of several.
    [[nodiscard]] std::optional<std::uint32_t> source_of(std::uint32_t document, std::uint32_t first,
                                                         std::uint32_t end) {
        std::vector<std::uint32_t> asked;
        for (std::uint32_t p = first; p < end; ++p) {
            std::uint32_t last = document;
            for_each_older(document, p, [&](const Spot& spot) {
                if (spot.document == last) return;
                last = spot.document;
                std::size_t& votes = votes_[spot.document];
                if (votes == 0) asked.push_back(spot.document);
                votes += documents_[document].paragraphs[p].words;
            });
        }
        std::optional<std::uint32_t> best;
        std::size_t most = 0;
        for (const std::uint32_t source : asked) {
            const std::size_t words = std::exchange(votes_[source], 0);
            if (best && (words < most || (words == most && age_[source] > age_[*best]))) continue;
            best = source;
            most = words;
        }
        return best;
    }

    struct Shared {
        double share = 0;
        Likeness likeness = Likeness::exact;
        std::uint32_t paragraphs = 0;
        std::vector<std::optional<Match>> matches;  ///< of each paragraph
        std::uint32_t first = 0, last = 0;          ///< of the source
    };

    [[nodiscard]] Shared shared(std::uint32_t document, std::uint32_t first, std::uint32_t end,
                                std::uint32_t source) const {
        Shared out;
        double all = 0;
        double matched = 0;
        for (std::uint32_t p = first; p < end; ++p) {
            all += static_cast<double>(documents_[document].paragraphs[p].words);
            out.matches.push_back(match_in({document, p}, source));
            const auto& found = out.matches.back();
            if (!found) continue;
            matched += found->words;
            out.likeness = std::max(out.likeness, found->likeness);
            out.first = out.paragraphs == 0 ? found->paragraph : std::min(out.first, found->paragraph);
            out.last = out.paragraphs == 0 ? found->paragraph : std::max(out.last, found->paragraph);
            ++out.paragraphs;
        }
        out.share = all == 0 ? 0 : matched / all;
        return out;
    }

    void copies_of(std::uint32_t document) {
        const auto& paragraphs = documents_[document].paragraphs;
        const auto count = static_cast<std::uint32_t>(paragraphs.size());
        told_.assign(count, std::nullopt);
        taken_.assign(count, 0);
        std::size_t words = 0;
        for (const ParagraphFact& paragraph : paragraphs) words += paragraph.words;
        if (words >= kFewestWords) {
            if (const auto source = source_of(document, 0, count)) {
                const Shared found = shared(document, 0, count, *source);
                if (found.share >= kCopiedDocument && found.paragraphs > 1) {
                    add(CopyKind::document, document, 0, count, *source, found, {});
                }
            }
        }
        for (const SectionFact& section : documents_[document].sections) copy_of_section(document, section);
        for (std::uint32_t p = 0; p < count; ++p) copy_of_paragraph(document, p);
        const double taken = std::accumulate(taken_.begin(), taken_.end(), 0.0);
        if (words != 0) own_share_[document] = std::max(0.0, 1 - taken / static_cast<double>(words));
    }

    void copy_of_section(std::uint32_t document, const SectionFact& section) {
        const auto& paragraphs = documents_[document].paragraphs;
        if (section.end < section.first + kSectionParagraphs || section.end > paragraphs.size()) return;
        // Who writes what everybody writes copies nobody.
        std::uint32_t syllables = 0;
        std::uint32_t own = 0;
        for (std::uint32_t p = section.first; p < section.end; ++p) {
            if (is_common(holding_[cluster_of(document, p)])) continue;
            syllables += paragraphs[p].syllables;
            ++own;
        }
        if (syllables < kSectionSyllables || own < kSectionParagraphs) return;
        const auto source = source_of(document, section.first, section.end);
        if (!source || is_told(section.first, section.end, *source)) return;
        const Shared found = shared(document, section.first, section.end, *source);
        // Together in the source too: paragraphs from all over are no section.
        const std::uint32_t room = 2 * (section.end - section.first);
        if (found.share < kCopiedSection || found.paragraphs < kSectionParagraphs) return;
        if (found.last - found.first >= room) return;
        add(CopyKind::section, document, section.first, section.end, *source, found, section.title);
    }

    /// Boilerplate, when it stands in so many documents.
    [[nodiscard]] bool is_common(std::uint32_t holding) const {
        return holding >= kCommonDocuments && holding * kCommonOneIn >= documents_.size();
    }

    [[nodiscard]] bool is_told(std::uint32_t first, std::uint32_t end, std::uint32_t source) const {
        for (std::uint32_t p = first; p < end; ++p) {
            if (told_[p] && *told_[p] == source) return true;
        }
        return false;
    }

    void copy_of_paragraph(std::uint32_t document, std::uint32_t paragraph) {
        if (told_[paragraph]) return;
        std::optional<std::pair<Spot, Match>> best;
        for_each_older(document, paragraph, [&](const Spot& spot) {
            if (best && best->second.likeness == Likeness::exact) return;
            const auto found = match({document, paragraph}, spot);
            if (found && (!best || found->likeness < best->second.likeness ||
                          (found->likeness == best->second.likeness && found->words > best->second.words)))
                best = {spot, *found};
        });
        if (!best) return;
        Shared one;
        const auto all = static_cast<double>(documents_[document].paragraphs[paragraph].words);
        one.share = all == 0 ? 0 : best->second.words / all;
        one.likeness = best->second.likeness;
        one.paragraphs = 1;
        one.first = one.last = best->first.paragraph;
        one.matches = {best->second};
        add(CopyKind::paragraph, document, paragraph, paragraph + 1, best->first.document, one, {});
    }

    [[nodiscard]] Stretch stretch(std::uint32_t document, std::uint32_t first, std::uint32_t end) const {
        const auto& paragraphs = documents_[document].paragraphs;
        return {document, paragraphs[first].line, paragraphs[end - 1].end_line, first, end};
    }

    static bool is_older(const DocumentFacts& one, const DocumentFacts& other) {
        if (one.date.exists() && other.date.exists()) return one.date < other.date;
        return one.year != 0 && other.year != 0 && one.year < other.year;
    }

    void add(CopyKind kind, std::uint32_t document, std::uint32_t first, std::uint32_t end, std::uint32_t source,
             const Shared& found, std::string title) {
        Copy copy;
        copy.kind = kind;
        copy.likeness = found.likeness;
        copy.share = std::floor(found.share * 100 + 1e-9) / 100;  // 0.996 is not all
        copy.is_dated = is_older(documents_[source], documents_[document]);
        copy.to = stretch(document, first, end);
        copy.from = stretch(source, found.first, found.last + 1);
        copy.title = std::move(title);
        if (kind == CopyKind::paragraph) {
            copy.documents = holding_[cluster_of(document, first)];
            copy.is_common = is_common(copy.documents);
        }
        for (std::uint32_t p = first; p < end; ++p) {
            const auto& match = found.matches[p - first];
            if (!match) continue;
            told_[p] = source;
            taken_[p] = std::max(taken_[p], match->words);
        }
        copies_.push_back(std::move(copy));
    }

    const std::vector<DocumentFacts>& documents_;
    Texts& texts_;
    std::vector<std::uint32_t> by_age_;
    std::vector<std::uint32_t> age_;                  ///< of each document: its place in by_age_
    std::vector<std::size_t> offset_;                 ///< of each document: its first paragraph among all
    std::vector<std::uint32_t> cluster_;              ///< of each paragraph
    std::vector<Spot> first_;                         ///< of each different text
    std::vector<std::size_t> begin_;                  ///< of each cluster: its first spot
    std::vector<Spot> spots_;                         ///< cluster by cluster
    std::vector<std::uint32_t> holding_;              ///< documents of each cluster
    std::vector<std::size_t> votes_;                  ///< of each document, 0 but within source_of()
    std::vector<std::optional<std::uint32_t>> told_;  ///< source that was named for a paragraph of this document
    std::vector<double> taken_;                       ///< words of each paragraph of this document
    std::vector<Copy> copies_;
    std::vector<std::optional<double>> own_share_;
};

}  // namespace

const char* to_string(CopyKind kind) {
    switch (kind) {
        case CopyKind::document:
            return "document";
        case CopyKind::section:
            return "section";
        case CopyKind::paragraph:
            return "paragraph";
    }
    return "";
}

const char* to_string(Likeness likeness) {
    switch (likeness) {
        case Likeness::exact:
            return "exact";
        case Likeness::masked:
            return "masked";
        case Likeness::near:
            return "near";
    }
    return "";
}

Copies find_copies(const std::vector<DocumentFacts>& documents, Texts& texts) {
    return CopyFinder(documents, texts).run();
}

}  // namespace doichieu::audit

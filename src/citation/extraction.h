#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "citation/body_names.h"
#include "citation/citation.h"
#include "citation/stated_names.h"
#include "citation/stated_numbers.h"
#include "citation/words.h"

namespace doichieu::citation {

/// Reads the citations of a document paragraph by paragraph, so that those of a large one need not be held together. A few
/// paragraphs are in hand at a time: all are searched for forms before the first is asked what its citations do, for the
/// code of both together is more than a processor keeps at hand.
class Extraction {
  public:
    /// Who only counts citations asks neither what they do nor whose they are.
    enum class Wanted : std::uint8_t { citations, their_number };

    Extraction(const structure::Outline& outline, const registry::Registry& registry, const Options& options,
               Wanted wanted = Wanted::citations);

    /// Goes to the next paragraph that has citations or refusals; false behind the last one.
    bool next();
    /// Its citations, in document order.
    [[nodiscard]] std::vector<Citation>& found() { return in_hand_[given_ - 1].found; }
    /// What was refused in it.
    [[nodiscard]] const std::vector<Rejected>& rejected() const { return in_hand_[given_ - 1].rejected; }

  private:
    struct InHand {
        const structure::Paragraph* paragraph = nullptr;
        Words words{{}};
        std::vector<Citation> found;
        std::vector<Rejected> rejected;
    };

    void take_in_hand();
    void find_forms(InHand& in_hand);
    /// Puts the document's own number in its place and completes what is told of each citation.
    void complete(InHand& in_hand);
    /// `first` is the place that its first citation takes among all.
    void relate(InHand& in_hand, std::int32_t first);
    [[nodiscard]] bool stands_among_tasks(const structure::Paragraph& paragraph) const;
    /// Keeps what the paragraph, whose citations end at `cited_end`, gives to the items below it.
    void lead_on(const InHand& in_hand, std::size_t cited_end);
    void drop_fields_of_tasks(std::size_t paragraph, std::vector<Citation>& found);

    const structure::Outline& outline_;
    const registry::Registry& registry_;
    const Options options_;
    const Wanted wanted_;
    const BodyNames bodies_;
    StatedNames& names_;
    StatedNumbers numbers_;
    const bool gives_tasks_;        ///< labels of items tell what is to be done (relation.h)
    std::optional<Citation> self_;  ///< the document's own number, until its paragraph has come
    std::string own_key_;
    legal::Date own_date_;
    std::uint32_t groups_ = 0;
    std::optional<legal::Relation> lead_;  ///< what an opening line gives to the items below it
    bool follows_basis_ = false;  ///< and it was "Căn cứ Luật …;": "Luật …;" in the next line is one too
    std::size_t paragraph_ = 0;   ///< the next one to be taken in hand
    std::size_t table_ = 0;       ///< the first row of the table that is being read, or any other paragraph
    std::optional<std::vector<bool>> columns_;  ///< of that table: which tell of tasks; once it is asked for
    std::int32_t before_ = 0;                   ///< citations in the paragraphs before
    std::vector<InHand> in_hand_;
    std::size_t taken_ = 0;  ///< so many of them hold a paragraph
    std::size_t given_ = 0;  ///< so many of those the caller has seen
};

}  // namespace doichieu::citation

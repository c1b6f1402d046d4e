#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "checks/inquiry.h"
#include "citation/citation.h"
#include "similarity/candidates.h"
#include "similarity/words.h"
#include "structure/outline.h"

namespace doichieu::checks {

/// A paragraph as it is compared with others: folded words without the list mark. A citation with its fields and
/// subject counts as one word, so that the long titles of instruments do not make paragraphs alike; where citations take
/// up more than half of a paragraph, every word counts.
struct ComparableText {
    std::vector<similarity::Word> words;
    std::vector<similarity::Word> masked;  ///< numbers, dates, citations and names of places and bodies masked
    std::vector<base::Span> spans;         ///< of `words`, in the document's text
    std::uint64_t exact = 0;               ///< fingerprint of every word, those of citations too
    std::uint64_t masked_print = 0;
    std::size_t syllables = 0;  ///< with those of citations
    bool mostly_cites = false;  ///< citations take up more than half of it
};

/// What is kept of every paragraph.
struct Print {
    std::uint64_t exact = 0;  ///< 0 for what is no prose that may repeat
    std::uint64_t masked = 0;
    std::uint32_t syllables = 0;
    std::uint32_t words = 0;
    std::uint32_t masked_words = 0;
};

/// Reads the paragraphs of one document as they are compared. Both arguments must outlive it. For one thread.
class ProseReader {
  public:
    ProseReader(const structure::Outline& outline, const std::vector<citation::Citation>& citations);

    /// Prose that may repeat is no header, căn cứ line, recipient, signature, heading or table cell.
    [[nodiscard]] bool is_prose(const structure::Paragraph& paragraph) const;
    /// Kept for whoever asks next, unless the document is very long.
    [[nodiscard]] std::shared_ptr<const ComparableText> read(std::uint32_t paragraph) const;

  private:
    [[nodiscard]] ComparableText read_anew(std::uint32_t paragraph) const;
    [[nodiscard]] base::Offset text_begin(std::uint32_t paragraph) const;

    const structure::Outline& outline_;
    const std::vector<citation::Citation>& citations_;
    std::vector<base::Offset> title_begin_;      ///< of the section that a paragraph opens, 0 when it opens none
    std::vector<std::uint32_t> first_citation_;  ///< of each paragraph
    mutable std::vector<std::shared_ptr<const ComparableText>> kept_;
    mutable std::size_t kept_syllables_ = 0;
};

class Comparer {
  public:
    explicit Comparer(const Inquiry& inquiry);

    /// One per paragraph.
    [[nodiscard]] const std::vector<Print>& prints() const { return prints_; }
    /// Paragraphs that share shingles with an earlier one and are not equal to it.
    [[nodiscard]] const std::vector<similarity::Candidate>& candidates() const { return candidates_; }
    [[nodiscard]] std::shared_ptr<const ComparableText> read(std::uint32_t paragraph) const {
        return reader_->read(paragraph);
    }

  private:
    std::shared_ptr<const ProseReader> reader_;
    std::vector<Print> prints_;
    std::vector<similarity::Candidate> candidates_;
};

}  // namespace doichieu::checks

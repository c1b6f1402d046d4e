#include "structure/section_tree.h"

#include "structure/line.h"

namespace doichieu::structure {
namespace {

constexpr std::size_t kLongestHeading = 220;       // code points
constexpr std::size_t kLongestColonHeading = 120;  // of one that ends with a colon
constexpr std::size_t kLongestLooseHeading = 150;  // of "I. …" or "A. …" in small letters
constexpr int kLetterOutsideRank = 28;             // around Roman numerals

std::string_view text_after(const Marker& marker, std::string_view line) {
    return visible(line.substr(marker.length));
}

/// A Roman numeral or a capital letter is believed when the text is in capitals, when it carries on the series, or when
/// it opens one with a line that is no sentence.
bool is_believable(const Marker& marker, std::string_view line, int before) {
    const std::string_view text = text_after(marker, line);
    if (marker.ordinal == before + 1 && before > 0) return true;
    if (is_capitals(text)) return true;
    const bool heading = !text.ends_with('.') && !is_longer_than(text, kLongestLooseHeading);
    return marker.ordinal == 1 && heading;
}

}  // namespace

bool is_heading(const Marker& marker, std::string_view line) {
    if (marker.kind == MarkerKind::dash) return false;
    const std::string_view text = text_after(marker, line);
    if (text.empty() || is_capitals(text)) return true;
    if (is_longer_than(text, kLongestHeading)) return false;
    if (!ends_sentence(text)) return true;
    return text.ends_with(':') && !is_longer_than(text, kLongestColonHeading);
}

std::optional<Marker> SectionTree::accept(std::string_view line) const {
    std::optional<Marker> marker = parse_marker(line);
    if (!marker) return marker;
    if (marker->before_number && marker->ordinal != 1 && marker->ordinal != last_ordinal(MarkerKind::arabic) + 1)
        return std::nullopt;
    if (marker->kind == MarkerKind::roman) {
        const int before = last_ordinal(MarkerKind::roman);
        if (marker->text.size() == 1 && marker->ordinal != before + 1) {
            const std::optional<Marker> letter = parse_upper_letter(line);
            if (letter && last_ordinal(MarkerKind::upper_letter) == letter->ordinal - 1 && letter->ordinal > 1)
                return letter;
        }
        if (!is_believable(*marker, line, before)) return std::nullopt;
    }
    if (marker->kind == MarkerKind::upper_letter &&
        !is_believable(*marker, line, last_ordinal(MarkerKind::upper_letter)))
        return std::nullopt;
    return marker;
}

std::int32_t SectionTree::open(const Marker& marker, std::string_view line, base::Offset text_begin,
                               std::uint32_t paragraph) {
    int rank = marker.rank;
    if (marker.kind == MarkerKind::upper_letter) {
        if (last_ordinal(MarkerKind::roman) == 0 && marker.ordinal == 1) letters_outside_ = true;
        if (letters_outside_) rank = kLetterOutsideRank;
    }
    close_from(rank, paragraph);
    Section section;
    section.kind = marker.kind;
    section.marker = marker.text;
    section.ordinal = marker.ordinal;
    section.parent = innermost();
    section.heading = paragraph;
    section.end_paragraph = paragraph + 1;
    const std::string_view title = text_after(marker, line);
    const auto begin =
        text_begin +
        static_cast<base::Offset>(title.empty() ? line.size() : static_cast<std::size_t>(title.data() - line.data()));
    section.title = {begin, begin + static_cast<base::Offset>(title.size())};
    sections_.push_back(std::move(section));
    counts_.push_back(0);
    stack_.push_back({static_cast<std::int32_t>(sections_.size()) - 1, rank});
    return innermost();
}

void SectionTree::close_from(int rank, std::uint32_t paragraph) {
    while (!stack_.empty() && stack_.back().rank >= rank) {
        sections_[static_cast<std::size_t>(stack_.back().section)].end_paragraph = paragraph;
        stack_.pop_back();
    }
}

std::int32_t SectionTree::innermost_numbered() const {
    for (std::size_t i = stack_.size(); i-- > 0;) {
        if (stack_[i].rank < kBulletRank) return stack_[i].section;
    }
    return -1;
}

std::uint32_t SectionTree::count_paragraph() {
    const std::int32_t section = innermost_numbered();
    return section < 0 ? ++opening_count_ : ++counts_[static_cast<std::size_t>(section)];
}

/// Ordinal of the open section of a kind, or of the last sibling-to-be; 0 when none is open.
int SectionTree::last_ordinal(MarkerKind kind) const {
    for (std::size_t i = stack_.size(); i-- > 0;) {
        const Section& section = sections_[static_cast<std::size_t>(stack_[i].section)];
        if (section.kind == kind) return section.ordinal;
    }
    return 0;
}

}  // namespace doichieu::structure

#include "structure/task.h"

#include <algorithm>

#include "structure/line.h"
#include "text/fold.h"
#include "text/syllables.h"

namespace doichieu::structure {
namespace {

constexpr std::size_t kShortestTask = 12;
constexpr base::Offset kLooked = 400;  ///< bytes of a paragraph or a title that are enough to tell
constexpr int kDeepest = 16;

}  // namespace

bool Tasks::is_one(const Paragraph& paragraph) {
    if (paragraph.section < 0 || (paragraph.role != Role::body && paragraph.role != Role::heading)) return false;
    const std::string_view text = outline_.text(paragraph);
    if (!ends_sentence(text)) return false;
    if (!text::has_syllables(text.substr(0, kLooked), kShortestTask)) return false;
    const auto& sections = outline_.sections();
    std::int32_t top = paragraph.section;
    for (int steps = 0; sections[static_cast<std::size_t>(top)].parent >= 0 && steps < kDeepest; ++steps)
        top = sections[static_cast<std::size_t>(top)].parent;
    std::optional<bool>& may_hold = may_hold_[static_cast<std::size_t>(top)];
    if (!may_hold) {
        const base::Span title = sections[static_cast<std::size_t>(top)].title;
        const std::string folded =
            text::fold(outline_.document().slice({title.begin, std::min(title.end, title.begin + kLooked)}));
        may_hold = std::ranges::none_of(
            no_tasks_, [&](const std::string& words) { return folded.find(words) != std::string::npos; });
    }
    return *may_hold;
}

}  // namespace doichieu::structure

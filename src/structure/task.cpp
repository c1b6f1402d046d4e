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

bool is_task(const Outline& outline, const Paragraph& paragraph, const std::vector<std::string>& no_tasks) {
    if (paragraph.section < 0 || (paragraph.role != Role::body && paragraph.role != Role::heading)) return false;
    const std::string_view text = outline.text(paragraph);
    if (!ends_sentence(text)) return false;
    if (!text::has_syllables(text.substr(0, kLooked), kShortestTask)) return false;
    const auto& sections = outline.sections();
    std::int32_t top = paragraph.section;
    for (int steps = 0; sections[static_cast<std::size_t>(top)].parent >= 0 && steps < kDeepest; ++steps)
        top = sections[static_cast<std::size_t>(top)].parent;
    const base::Span title = sections[static_cast<std::size_t>(top)].title;
    const std::string folded =
        text::fold(outline.document().slice({title.begin, std::min(title.end, title.begin + kLooked)}));
    return std::ranges::none_of(no_tasks,
                                [&](const std::string& words) { return folded.find(words) != std::string::npos; });
}

}  // namespace doichieu::structure

#include <algorithm>
#include <string>
#include <vector>

#include "checks/kinds/kinds.h"
#include "structure/line.h"
#include "text/fold.h"
#include "text/pattern.h"
#include "text/syllables.h"

namespace doichieu::checks {
namespace {

using structure::Role;

/// Fewer tasks than this are too few to speak of a habit; so is a smaller part of them.
constexpr std::size_t kFewestTasks = 4;
constexpr std::size_t kShortestTask = 12;
constexpr std::size_t kShownTasks = 3;

class TaskIncomplete final : public Kind {
  public:
    TaskIncomplete(text::Pattern deadline, std::vector<std::string> no_tasks)
        : deadline_(std::move(deadline)), no_tasks_(std::move(no_tasks)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        std::vector<const structure::Paragraph*> tasks;
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            if (is_task(inquiry, paragraph)) tasks.push_back(&paragraph);
        }
        if (tasks.size() < kFewestTasks) {
            verdict.not_evaluated({"không nhận ra đủ nhiệm vụ để xét", "too few tasks were recognised"});
            return;
        }
        const std::size_t all = tasks.size();
        std::erase_if(tasks, [&](const structure::Paragraph* task) {
            return deadline_.matches_within(inquiry.outline().text(*task));
        });
        if (tasks.size() * 2 <= all) return;
        Fault fault;
        fault.span = inquiry.first_line();
        fault.values = {{"count", same(std::to_string(tasks.size()))}, {"total", same(std::to_string(all))}};
        for (std::size_t i = 0; i < std::min(tasks.size(), kShownTasks); ++i)
            fault.related.push_back(
                inquiry.note(tasks[i]->span, {"nhiệm vụ chưa có thời hạn", "a task without a deadline"}));
        fault.certainty = findings::Certainty::likely;
        verdict.report(std::move(fault));
    }

  private:
    [[nodiscard]] bool is_task(const Inquiry& inquiry, const structure::Paragraph& paragraph) const {
        if (paragraph.section < 0 || (paragraph.role != Role::body && paragraph.role != Role::heading)) return false;
        const std::string_view text = inquiry.outline().text(paragraph);
        if (!structure::ends_sentence(text)) return false;
        if (text::syllables(text.substr(0, 400)).size() < kShortestTask) return false;
        const auto& sections = inquiry.outline().sections();
        std::int32_t top = paragraph.section;
        for (int steps = 0; sections[static_cast<std::size_t>(top)].parent >= 0 && steps < 16; ++steps)
            top = sections[static_cast<std::size_t>(top)].parent;
        const base::Span title = sections[static_cast<std::size_t>(top)].title;
        const std::string folded = text::fold(inquiry.slice({title.begin, std::min(title.end, title.begin + 400)}));
        return std::ranges::none_of(no_tasks_,
                                    [&](const std::string& words) { return folded.find(words) != std::string::npos; });
    }

    text::Pattern deadline_;
    std::vector<std::string> no_tasks_;
};

std::shared_ptr<const Kind> decode(FieldReader& options) {
    auto deadline = text::Pattern::compile(options.text("deadline"));
    std::vector<std::string> no_tasks;
    for (const std::string& words : options.texts("sections_without_tasks")) no_tasks.push_back(text::fold(words));
    if (!deadline) {
        options.refuse("deadline", deadline.error().message);
        return nullptr;
    }
    return std::make_shared<const TaskIncomplete>(std::move(*deadline), std::move(no_tasks));
}

}  // namespace

KindRow task_incomplete() {
    return {"task_incomplete",
            {"phần lớn nhiệm vụ không nêu thời hạn", "most tasks name no deadline"},
            {"count", "total"},
            decode};
}

}  // namespace doichieu::checks

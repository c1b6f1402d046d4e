#include <algorithm>
#include <string>
#include <vector>

#include "checks/kinds/kinds.h"
#include "structure/task.h"
#include "text/fold.h"
#include "text/pattern.h"

namespace doichieu::checks {
namespace {

/// Fewer tasks than this are too few to speak of a habit; so is a smaller part of them.
constexpr std::size_t kFewestTasks = 4;
constexpr std::size_t kShownTasks = 3;

class TaskIncomplete final : public Kind {
  public:
    TaskIncomplete(text::Pattern deadline, std::vector<std::string> no_tasks)
        : deadline_(std::move(deadline)), no_tasks_(std::move(no_tasks)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        std::vector<const structure::Paragraph*> tasks;
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            if (structure::is_task(inquiry.outline(), paragraph, no_tasks_)) tasks.push_back(&paragraph);
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

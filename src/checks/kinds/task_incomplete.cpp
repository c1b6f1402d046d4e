#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "checks/dates_in_text.h"
#include "checks/kinds/kinds.h"
#include "checks/kinds/table_rows.h"
#include "checks/kinds/text_kinds.h"
#include "structure/line.h"
#include "structure/marker.h"
#include "structure/task.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace doichieu::checks {
namespace {

/// Fewer tasks than this are too few to speak of a habit; so is a smaller part of them.
constexpr std::size_t kFewestTasks = 4;
constexpr std::size_t kShownTasks = 3;
constexpr std::size_t kLongestTask = 4096;
constexpr std::size_t kLongestCell = 60;  // columns of a terminal
constexpr base::Offset kLongestSettingTitle = 400;
constexpr base::Offset kLongestHead = 80;  // bytes of the head of a column

constexpr std::size_t kDoer = 0;  // columns of Task::told
constexpr std::size_t kDeadline = 1;

/// Tasks of a plan, and which of "sáu rõ" (work, who, when, responsibility, product, authority) each one tells.
class TaskIncomplete final : public Kind {
  public:
    TaskIncomplete(std::array<OptionalPattern, kTaskColumns> patterns, std::vector<std::string> no_tasks,
                   OptionalPattern no_task, OptionalPattern settings, OptionalPattern common_time,
                   OptionalPattern column)
        : patterns_(std::move(patterns)),
          no_tasks_(std::move(no_tasks)),
          no_task_(std::move(no_task)),
          settings_(std::move(settings)),
          common_time_(std::move(common_time)),
          column_(std::move(column)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        std::vector<const structure::Paragraph*> paragraphs;
        structure::Tasks sentences(inquiry.outline(), no_tasks_);
        const std::vector<bool> settings = sections_of_settings(inquiry);
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            if (sentences.is_one(paragraph) && !settings[static_cast<std::size_t>(paragraph.section)] &&
                !closes(inquiry, paragraph))
                paragraphs.push_back(&paragraph);
        }
        if (paragraphs.size() < kFewestTasks) {
            verdict.not_evaluated({"không nhận ra đủ nhiệm vụ để xét", "too few tasks were recognised"});
            return;
        }
        std::vector<Task> tasks(paragraphs.size());
        const auto read = [&](std::size_t column) {
            ToldByTitles titles(inquiry.outline().sections().size());
            for (std::size_t task = 0; task < tasks.size() && patterns_[column]; ++task) {
                std::string& told = tasks[task].told[column];
                told = in_headings(inquiry, *paragraphs[task], column, titles);
                if (std::string own = in_text(inquiry, *paragraphs[task], column); !own.empty()) told = std::move(own);
            }
        };
        // Who leads is often the issuer itself; without a date a task cannot be checked.
        read(kDeadline);
        const auto missing = static_cast<std::size_t>(
            std::ranges::count_if(tasks, [](const Task& task) { return task.told[kDeadline].empty(); }));
        const bool fires = missing * 2 > tasks.size() && !has_common_time(inquiry) && !has_table_of_tasks(inquiry);
        if (!fires && !verdict.wants_tasks()) return;
        for (std::size_t task = 0; task < tasks.size(); ++task)
            tasks[task].place = inquiry.outline().place(paragraphs[task]->span);
        if (fires) verdict.report(describe(inquiry, tasks, missing));
        if (!verdict.wants_tasks()) return;
        for (std::size_t column = 0; column < kTaskColumns; ++column) {
            if (column != kDeadline) read(column);
        }
        verdict.set_tasks(std::move(tasks));
    }

  private:
    /// What each section's title tells of one column; not there before the first task below it asks.
    using ToldByTitles = std::vector<std::optional<std::string>>;

    /// "Trên đây là Kế hoạch …": of the document, no work.
    [[nodiscard]] bool closes(const Inquiry& inquiry, const structure::Paragraph& paragraph) const {
        return no_task_ && no_task_->matches_within(inquiry.outline().text(paragraph).substr(0, kLongestTask));
    }

    /// "Đối tượng: …", "2. Nội dung giám sát": of whom, over what and when, and nobody's work.
    [[nodiscard]] std::vector<bool> sections_of_settings(const Inquiry& inquiry) const {
        const auto& sections = inquiry.outline().sections();
        std::vector<bool> found(sections.size());
        for (std::size_t s = 0; s < sections.size() && settings_; ++s) {  // a section stands behind the one around it
            found[s] = (sections[s].parent >= 0 && found[static_cast<std::size_t>(sections[s].parent)]) ||
                       settings_->matches_within(head_of_title(inquiry, sections[s]));
        }
        return found;
    }

    /// "Thời gian: từ ngày 15/4/2019 đến hết ngày 31/5/2019", for whatever is done.
    [[nodiscard]] bool has_common_time(const Inquiry& inquiry) const {
        if (!common_time_) return false;
        return std::ranges::any_of(inquiry.outline().paragraphs(), [&](const structure::Paragraph& paragraph) {
            if (paragraph.section < 0) return false;
            const auto& section = inquiry.outline().sections()[static_cast<std::size_t>(paragraph.section)];
            return common_time_->matches_within(head_of_title(inquiry, section)) && !inquiry.dates(paragraph).empty();
        });
    }

    /// "Nhiệm vụ | Chủ trì | Thời hạn": what the text does not tell stands there.
    [[nodiscard]] bool has_table_of_tasks(const Inquiry& inquiry) const {
        if (!column_) return false;
        return std::ranges::any_of(rows_of(inquiry.outline().document()), [&](const TableRow& row) {
            return row.cells.size() > 2 && std::ranges::any_of(row.cells, [&](const auto& cell) {
                       return cell.second.size() <= kLongestHead && column_->matches_within(inquiry.slice(cell.second));
                   });
        });
    }

    static std::string head_of_title(const Inquiry& inquiry, const structure::Section& section) {
        return inquiry.slice(
            {section.title.begin, std::min(section.title.end, section.title.begin + kLongestSettingTitle)});
    }

    [[nodiscard]] std::string in_text(const Inquiry& inquiry, const structure::Paragraph& paragraph,
                                      std::size_t column) const {
        const text::Passage passage = inquiry.passage(paragraph);
        std::string_view text = passage.text.substr(0, kLongestTask);
        base::Offset begin = paragraph.span.begin;
        if (const auto marker = structure::parse_marker(text)) {  // "a) Công an xã …": who stands behind it
            text.remove_prefix(marker->length);
            begin += static_cast<base::Offset>(marker->length);
        }
        // The date of a cited instrument is no deadline, its type no product.
        for (std::size_t from = 0; const auto groups = patterns_[column]->find({text, passage.grams}, from);) {
            const base::Span found = groups->size() > 1 && !(*groups)[1].empty() ? (*groups)[1] : groups->front();
            const base::Offset at = begin + found.begin;
            if (!inquiry.is_in_citation({at, at + 1})) return shortened(text.substr(found.begin, found.size()));
            from = std::max<std::size_t>(groups->front().end, from + 1);
        }
        return {};
    }

    /// "3. Phòng Nội vụ", "1. Quý III năm 2026": the heading tells who or when for all below it.
    [[nodiscard]] std::string in_headings(const Inquiry& inquiry, const structure::Paragraph& paragraph,
                                          std::size_t column, ToldByTitles& titles) const {
        if (column != kDoer && column != kDeadline) return {};
        const auto& sections = inquiry.outline().sections();
        for (std::int32_t at = paragraph.section; at >= 0; at = sections[static_cast<std::size_t>(at)].parent) {
            const structure::Section& section = sections[static_cast<std::size_t>(at)];
            const structure::Paragraph& heading = inquiry.outline().paragraphs()[section.heading];
            if (&heading == &paragraph || structure::ends_sentence(inquiry.outline().text(heading))) continue;
            std::optional<std::string>& told = titles[static_cast<std::size_t>(at)];
            if (!told) told = in_title(head_of_title(inquiry, section), column);
            if (!told->empty()) return *told;
        }
        return {};
    }

    [[nodiscard]] std::string in_title(const std::string& title, std::size_t column) const {
        const auto groups = patterns_[column]->find(title);
        if (!groups || (column == kDoer && groups->front().begin != 0)) return {};
        const base::Span found = groups->size() > 1 && !(*groups)[1].empty() ? (*groups)[1] : groups->front();
        return shortened(title.substr(found.begin, found.size()));
    }

    /// The first words: patterns that count to forty cost more to compile than all the rest.
    static std::string shortened(std::string_view told) {
        const std::string_view head = text::prefix_by_width(told, kLongestCell);
        if (head.size() < told.size()) told = head.substr(0, head.rfind(' '));
        return std::string(text::trim(told));
    }

    [[nodiscard]] static Fault describe(const Inquiry& inquiry, const std::vector<Task>& tasks, std::size_t missing) {
        Fault fault;
        fault.span = inquiry.first_line();
        fault.values = {{"count", same(std::to_string(missing))}, {"total", same(std::to_string(tasks.size()))}};
        for (const Task& task : tasks) {
            if (fault.related.size() == kShownTasks) break;
            if (task.told[kDeadline].empty())
                fault.related.push_back({{"chưa thấy thời hạn", "tells no deadline"}, task.place});
        }
        fault.certainty = findings::Certainty::likely;
        return fault;
    }

    std::array<OptionalPattern, kTaskColumns> patterns_;
    std::vector<std::string> no_tasks_;
    OptionalPattern no_task_;
    OptionalPattern settings_;
    OptionalPattern common_time_;
    OptionalPattern column_;
};

std::shared_ptr<const Kind> decode_task_incomplete(FieldReader& options) {
    std::array<OptionalPattern, kTaskColumns> patterns = {
        optional_pattern(options, "who"), optional_pattern(options, "deadline"),
        optional_pattern(options, "responsibility"), optional_pattern(options, "product"),
        optional_pattern(options, "authority")};
    if (!patterns[kDeadline]) options.text("deadline");
    std::vector<std::string> no_tasks;
    for (const std::string& words : options.texts("sections_without_tasks")) no_tasks.push_back(text::fold(words));
    return std::make_shared<const TaskIncomplete>(
        std::move(patterns), std::move(no_tasks), optional_pattern(options, "no_task"),
        optional_pattern(options, "settings"), optional_pattern(options, "common_time"),
        optional_pattern(options, "column"));
}

}  // namespace

KindRow task_incomplete() {
    return {"task_incomplete",
            {"phần lớn nhiệm vụ không nêu thời hạn; bảng “sáu rõ” của mọi nhiệm vụ",
             "most tasks tell no deadline; the table of what each task tells"},
            {"count", "total"},
            decode_task_incomplete};
}

}  // namespace doichieu::checks

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "checks/kinds/kinds.h"
#include "checks/kinds/option_table.h"
#include "checks/kinds/text_kinds.h"
#include "checks/parts.h"
#include "citation/words.h"
#include "structure/marker.h"
#include "text/characters.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

/// A body that gets duties, and the words among the recipients that mean it.
struct Unit {
    std::string name;
    std::string folded;
    std::vector<std::string> covered_by;  ///< folded
};

class DutyRecipient final : public Kind {
  public:
    DutyRecipient(std::vector<Unit> units, std::vector<std::string> sections, std::vector<std::string> everybody)
        : units_(std::move(units)), sections_(std::move(sections)), everybody_(std::move(everybody)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        std::string recipients;
        for (const base::Span span : find_part("recipient")->find(inquiry)) recipients += inquiry.slice(span) + "\n";
        if (recipients.empty()) {
            verdict.not_evaluated({"không thấy danh sách nơi nhận", "no list of recipients was found"});
            return;
        }
        if (holds_any_words(recipients, everybody_)) return;
        std::vector<bool> told(units_.size());
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            if (paragraph.section < 0 || !gives_duties(inquiry, paragraph)) continue;
            const auto [unit, at] = unit_at_start(inquiry, paragraph);
            if (unit == units_.size() || told[unit]) continue;
            told[unit] = true;
            if (holds_any_words(recipients, units_[unit].covered_by)) continue;
            Fault fault;
            fault.span = at;
            fault.values = {{"unit", same(inquiry.slice(at))}};
            fault.certainty = findings::Certainty::likely;
            verdict.report(std::move(fault));
        }
    }

  private:
    [[nodiscard]] bool gives_duties(const Inquiry& inquiry, const structure::Paragraph& paragraph) const {
        const auto& sections = inquiry.outline().sections();
        std::int32_t top = paragraph.section;
        for (int steps = 0; sections[static_cast<std::size_t>(top)].parent >= 0 && steps < 16; ++steps)
            top = sections[static_cast<std::size_t>(top)].parent;
        const base::Span title = sections[static_cast<std::size_t>(top)].title;
        return holds_any_words(inquiry.slice({title.begin, std::min(title.end, title.begin + 300)}), sections_);
    }

    /// "2. Ủy ban nhân dân xã bố trí …": the unit that the sentence begins with.
    [[nodiscard]] std::pair<std::size_t, base::Span> unit_at_start(const Inquiry& inquiry,
                                                                   const structure::Paragraph& paragraph) const {
        const std::string_view text = inquiry.outline().text(paragraph);
        const auto marker = structure::parse_marker(text);
        const std::size_t begin = text::skip_space(text, marker ? marker->length : 0);
        const citation::Words words(text);
        for (std::size_t unit = 0; unit < units_.size(); ++unit) {
            std::size_t end = words.match_forward(begin, units_[unit].folded);
            if (end == 0) continue;
            end = behind_level_and_place(words, end);
            return {unit,
                    {paragraph.span.begin + static_cast<base::Offset>(begin),
                     paragraph.span.begin + static_cast<base::Offset>(end)}};
        }
        return {units_.size(), {}};
    }

    /// "Ủy ban nhân dân| huyện", "Ủy ban Kiểm tra| Quận ủy", "Công an| xã Tân Lập": the whole name.
    static std::size_t behind_level_and_place(const citation::Words& words, std::size_t end) {
        static constexpr std::array<std::string_view, 15> kLevels = {
            "tỉnh ủy",  "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy", "tỉnh", "thành phố",
            "thị trấn", "thị xã",   "huyện",    "quận",    "phường", "đặc khu", "xã"};
        const std::size_t at = words.skip_space(end);
        const auto level =
            std::ranges::find_if(kLevels, [&](std::string_view name) { return words.match_forward(at, name) != 0; });
        if (level == kLevels.end()) return end;
        end = words.match_forward(at, *level);
        for (std::size_t next = words.skip_space(end); words.upper_at(next); next = words.skip_space(end))
            end = words.word_at(next).end;
        return end;
    }

    std::vector<Unit> units_;  ///< longer names first
    std::vector<std::string> sections_;
    std::vector<std::string> everybody_;
};

std::vector<std::string> folded(std::vector<std::string> words) {
    for (std::string& word : words) word = text::fold(word);
    return words;
}

std::shared_ptr<const Kind> decode_duty_recipient(FieldReader& options) {
    std::vector<Unit> units;
    if (const auto table =
            read_option_table(options, "table", {"unit", "covered_by", "note"}, {"unit", "covered_by"})) {
        for (const registry::Row& row : table->rows) {
            const registry::RowReader reader(*table, row);
            Unit unit{reader.text("unit"), text::fold(reader.text("unit")),
                      folded(split_cell(reader.text("covered_by")))};
            unit.covered_by.push_back(unit.folded);
            units.push_back(std::move(unit));
        }
    }
    std::ranges::stable_sort(units, [](const Unit& a, const Unit& b) { return a.folded.size() > b.folded.size(); });
    auto sections = folded(options.texts("sections"));
    if (sections.empty())
        options.refuse("sections", {"cần tên phần giao việc", "the sections that give duties are needed"});
    auto everybody = folded(options.texts("everybody"));
    return std::make_shared<const DutyRecipient>(std::move(units), std::move(sections), std::move(everybody));
}

}  // namespace

KindRow duty_recipient() {
    return {"duty_recipient",
            {"đơn vị được giao việc mà không có ở nơi nhận", "a unit with duties that is no recipient"},
            {"unit"},
            decode_duty_recipient};
}

}  // namespace doichieu::checks

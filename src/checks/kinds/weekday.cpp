#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "checks/dates_in_text.h"
#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

/// "thứ Sáu, ngày 17/11/2026", which is a Tuesday.
class Weekday final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            if (paragraph.role != structure::Role::body && paragraph.role != structure::Role::heading) continue;
            const std::string_view text = inquiry.outline().text(paragraph);
            for (const DateInText& found : inquiry.dates(paragraph)) {
                if (!found.date.exists()) continue;
                base::Span span;
                if (const auto before = before_->find(text.substr(0, found.span.begin)))
                    span = (*before)[1];
                else if (const auto behind = behind_->find(text.substr(found.span.end)))
                    span = {found.span.end + (*behind)[1].begin, found.span.end + (*behind)[1].end};
                if (span.empty()) continue;
                const std::string written(text.substr(span.begin, span.size()));
                const std::size_t stated = day_of(text::fold(written));
                const std::size_t right = day_of(found.date);
                if (stated == right) continue;
                Fault fault;
                fault.span = {paragraph.span.begin + span.begin, paragraph.span.begin + span.end};
                if (inquiry.quotations().holds(fault.span)) continue;
                fault.values = {{"text", same(written)},
                                {"date", same(found.date.vietnamese())},
                                {"right", {std::string(kNames[right]), std::string(kEnglish[right])}}};
                verdict.report(std::move(fault));
            }
        }
    }

  private:
    static constexpr std::array<std::string_view, 7> kNames = {"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư",
                                                               "thứ Năm",  "thứ Sáu", "thứ Bảy"};
    static constexpr std::array<std::string_view, 7> kEnglish = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                                 "Thursday", "Friday", "Saturday"};

    static std::size_t day_of(legal::Date date) {
        const std::chrono::year_month_day day{std::chrono::year{date.year},
                                              std::chrono::month{static_cast<unsigned>(date.month)},
                                              std::chrono::day{static_cast<unsigned>(date.day)}};
        return std::chrono::weekday{std::chrono::sys_days{day}}.c_encoding();
    }

    static std::size_t day_of(const std::string& folded) {
        for (std::size_t i = 0; i < kNames.size(); ++i) {
            if (text::fold(kNames[i]) == folded || folded == "thứ " + std::to_string(i + 1)) return i;
        }
        return kNames.size();
    }

    /// Not "lần thứ năm, ngày …" nor "Thứ hai, ngày …", which count.
    OptionalPattern before_{
        R"((?i:(?:[,;(:-]|\d|vào|giờ|phút|sáng|trưa|chiều|tối|trước|đến|từ|hết)\s*(?:ngày\s+)?)((?i:thứ)\s+(?:Hai|Ba|Tư|Năm|Sáu|Bảy|[2-7])|(?i:chủ\s+nhật))\s*,?\s*(?i:ngày\s+)?$)"};
    OptionalPattern behind_{
        R"(^\s*(?:\(|,\s)\s*((?i:thứ)\s+(?:Hai|Ba|Tư|Năm|Sáu|Bảy|[2-7])|(?i:chủ\s+nhật))\s*[),;.])"};
};

}  // namespace

KindRow weekday() {
    return {"weekday",
            {"thứ trong tuần không khớp ngày", "a day of the week that is not that of the date"},
            {"text", "date", "right"},
            plain<Weekday>};
}

}  // namespace doichieu::checks

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "checks/dates_in_text.h"
#include "checks/kinds/kinds.h"
#include "checks/kinds/table_rows.h"
#include "checks/kinds/text_kinds.h"

namespace doichieu::checks {
namespace {

/// So far before the date its word ("trước ngày") and what speaks of the past ("đã") are looked for.
constexpr std::size_t kCue = 48;
constexpr std::size_t kPast = 160;
constexpr std::string_view kReport = "Báo cáo";
constexpr std::string_view kLetter = "Công văn";

class Deadline final : public Kind {
  public:
    /// In documents that tell of much else, a deadline is what stands behind an order.
    struct Orders {
        std::vector<std::string> types;
        OptionalPattern order;
        OptionalPattern reminder;  ///< in the paragraph: an older order is recalled
        OptionalPattern recall;    ///< anywhere in a letter: it may recall what was due a short while ago
        TimeHeadings headings;
    };
    Deadline(std::string aspect, OptionalPattern cue, OptionalPattern past, OptionalPattern column, Orders orders)
        : aspect_(std::move(aspect)),
          cue_(std::move(cue)),
          past_(std::move(past)),
          column_(std::move(column)),
          orders_(std::move(orders)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const structure::Identity& identity = inquiry.identity();
        if (aspect_ == "before_issue" && !identity.date.exists()) {
            verdict.not_evaluated({"văn bản không ghi đủ ngày ban hành, hoặc ghi ngày không có trong lịch",
                                   "the document states no full date of issue, or one that is in no calendar"});
            return;
        }
        if (aspect_ == "after_plan" && identity.last_year == 0) {
            verdict.not_evaluated({"không rõ năm của kế hoạch", "the year of the plan is not known"});
            return;
        }
        const bool needs_order =
            identity.type && std::ranges::find(orders_.types, identity.type->value) != orders_.types.end();
        const bool recalls = needs_order && identity.type->value == kLetter && recalls_an_order(inquiry);
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            if (paragraph.section < 0 && !needs_order) continue;
            if (paragraph.span.size() > kLongest) continue;
            if (paragraph.role != structure::Role::body && paragraph.role != structure::Role::heading) continue;
            look_at(inquiry, paragraph, needs_order, recalls, verdict);
        }
        if (column_ && !needs_order) look_at_tables(inquiry, verdict);
    }

  private:
    static constexpr base::Offset kLongest = 1 << 16;

    void look_at(const Inquiry& inquiry, const structure::Paragraph& paragraph, bool needs_order, bool recalls,
                 Verdict& verdict) const {
        const std::string_view text = inquiry.outline().text(paragraph);
        const DateInText* earlier = nullptr;
        const std::vector<DateInText>& dates = inquiry.dates(paragraph);
        for (const DateInText& found : dates) {
            const DateInText* begin = std::exchange(earlier, &found);
            if (!is_wrong(inquiry.identity(), found.date)) continue;
            if (aspect_ == "before_issue" && begin != nullptr && is_period(text, begin->span, found.span)) continue;
            const std::string_view before = back(text, found.span.begin, kCue);
            if (!cue_->matches_within(before)) continue;
            if (past_ && past_->matches_within(back(text, found.span.begin, kPast))) continue;
            // "Trong quý III năm 2025, 54 xã đã thành lập …"
            if (during_->matches_within(before) && was_done_->matches_within(text.substr(found.span.end))) continue;
            if (needs_order && !is_ordered(inquiry, paragraph, found, recalls)) continue;
            report(inquiry, {paragraph.span.begin + found.span.begin, paragraph.span.begin + found.span.end}, verdict);
        }
    }

    /// "… gửi báo cáo về Ban Tổ chức Tỉnh ủy trước ngày 15/01/2023": something is still to be done. A letter may recall
    /// what was due a short while ago, every document what an older one set.
    [[nodiscard]] bool is_ordered(const Inquiry& inquiry, const structure::Paragraph& paragraph,
                                  const DateInText& found, bool recalls) const {
        const structure::Identity& identity = inquiry.identity();
        if (identity.regime == legal::Regime::state_normative) return false;  // says to whom it applies
        if (found.date.year + 1 < identity.date.year) return false;           // no slip of a year
        constexpr int kShortWhile = 60;
        const std::string_view text = inquiry.outline().text(paragraph);
        const std::string_view before = back(text, found.span.begin, kPast);
        const bool was_due =
            identity.type->value == kLetter && legal::add_days(found.date.last_day(), kShortWhile) >= identity.date;
        if (was_due && (recalls || !(paragraph.section >= 0 || asks_->matches_within(before)))) return false;
        if (!orders_.order->matches_within(before) || orders_.reminder->matches_within(text)) return false;
        if (identity.type->value == kReport && !orders_.headings.look_ahead(inquiry, paragraph)) return false;
        return std::ranges::none_of(inquiry.citations(), [&](const citation::Citation& item) {
            return item.form != citation::Form::self && item.raw.overlaps(paragraph.span);
        });
    }

    [[nodiscard]] bool recalls_an_order(const Inquiry& inquiry) const {
        const auto& subject = inquiry.identity().subject;
        if (!orders_.recall || (subject && orders_.recall->matches_within(subject->value))) return true;
        return std::ranges::any_of(inquiry.outline().paragraphs(), [&](const structure::Paragraph& paragraph) {
            return (paragraph.role == structure::Role::body || paragraph.role == structure::Role::heading) &&
                   orders_.recall->matches_within(inquiry.passage(paragraph));
        });
    }

    static void report(const Inquiry& inquiry, base::Span span, Verdict& verdict) {
        if (inquiry.is_in_citation(span)) return;
        Fault fault;
        fault.span = span;
        constexpr std::string_view kDay = "ngày ";  // the messages have the word
        std::string written = inquiry.slice(span);
        if (written.starts_with(kDay)) written.erase(0, kDay.size());
        fault.values = {{"date", same(written)},
                        {"issued", same(inquiry.identity().date.vietnamese())},
                        {"year", same(std::to_string(inquiry.identity().last_year))}};
        verdict.report(std::move(fault));
    }

    /// The last date of each cell below "Thời hạn", when no word before it makes it a deadline anyway.
    void look_at_tables(const Inquiry& inquiry, Verdict& verdict) const {
        struct Column {
            std::uint32_t table = 0;
            std::uint32_t number = 0;
            std::size_t cells = 0;
        };
        constexpr base::Offset kLongestCell = 120;
        std::optional<Column> column;
        for (const TableRow& row : rows_of(inquiry.outline().document())) {
            const auto title = std::ranges::find_if(row.cells, [&](const auto& cell) {
                return cell.second.size() <= kLongestCell && column_->matches_within(plain_cell(inquiry, cell.second));
            });
            if (title != row.cells.end()) {
                column = Column{row.table, title->first, row.cells.size()};
                continue;
            }
            // Where cells are merged the columns may be others.
            if (!column || row.table != column->table || row.cells.size() != column->cells) continue;
            const auto cell = row.cells.find(column->number);
            if (cell == row.cells.end() || cell->second.size() > kLongestCell) continue;
            const std::string text = inquiry.slice(cell->second);
            const std::vector<DateInText> dates = dates_in(text);
            if (dates.empty() || !is_wrong(inquiry.identity(), dates.back().date)) continue;
            const base::Span found = dates.back().span;
            if (cue_->matches_within(back(text, found.begin, kCue))) continue;
            report(inquiry, {cell->second.begin + found.begin, cell->second.begin + found.end}, verdict);
        }
    }

    /// "từ ngày 01/7/2024 đến ngày 31/01/2025": what began and ended before is looked back on, unless it is when
    /// something is to be done.
    [[nodiscard]] bool is_period(std::string_view text, base::Span begin, base::Span end) const {
        if (!from_->matches_within(back(text, begin.begin, kCue))) return false;
        if (!until_->matches_within(text.substr(begin.end, end.begin - begin.end))) return false;
        return !to_do_->matches_within(back(text, begin.begin, kPast));
    }

    [[nodiscard]] bool is_wrong(const structure::Identity& identity, legal::Date date) const {
        const bool exists = date.day != 0 ? date.exists() : date.month >= 1 && date.month <= 12;
        if (aspect_ == "impossible") return !exists;
        if (!exists) return false;
        if (aspect_ == "before_issue") return date.last_day() < identity.date;
        // Reports on a year are due in the first quarter of the next.
        return date.year > identity.last_year + 1 || (date.year == identity.last_year + 1 && date.month > 3);
    }

    static std::string_view back(std::string_view text, std::size_t at, std::size_t bytes) {
        std::size_t begin = at - std::min(at, bytes);
        while (begin < at && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) ++begin;
        return text.substr(begin, at - begin);
    }

    std::string aspect_;
    OptionalPattern cue_;
    OptionalPattern past_;
    OptionalPattern column_;  ///< title of a table's column of deadlines
    Orders orders_;
    OptionalPattern from_{R"((?i)từ(?: hết)?(?: ngày| đầu)?\s*$)"};
    OptionalPattern until_{R"((?i)^\s*(?:đến|tới|-|–)(?: hết)?(?: ngày| cuối)?\s*$)"};
    OptionalPattern during_{R"((?i)trong\s*$)"};
    OptionalPattern was_done_{R"(^[^.;]*\sđã\s)"};
    OptionalPattern asks_{R"((?i)(?:^|[.;]\s+|,\s+)(?:kính )?(?:đề nghị|yêu cầu|giao)\s[^.;]*$)"};
    OptionalPattern to_do_{R"((?i)(?:thực hiện|hoàn thành|tổ chức|triển khai|tiến hành)[^.;]*$)"};
};

std::shared_ptr<const Kind> decode_deadline(FieldReader& options) {
    std::string aspect = options.word("check", {"before_issue", "after_plan", "impossible"});
    OptionalPattern cue = optional_pattern(options, "cue");
    OptionalPattern past = optional_pattern(options, "past");
    OptionalPattern column = optional_pattern(options, "column");
    Deadline::Orders orders{options.texts("order_types"), optional_pattern(options, "order"),
                            optional_pattern(options, "reminder"), optional_pattern(options, "recall"),
                            TimeHeadings::decode(options)};
    if (!cue) options.text("cue");
    if (!orders.types.empty() && !orders.order) options.text("order");
    if (!orders.types.empty() && !orders.reminder) options.text("reminder");
    if (options.fault()) return nullptr;
    return std::make_shared<const Deadline>(std::move(aspect), std::move(cue), std::move(past), std::move(column),
                                            std::move(orders));
}

}  // namespace

KindRow deadline() {
    return {"deadline",
            {"thời hạn trước ngày ban hành, ngoài năm kế hoạch hoặc không có trong lịch",
             "a deadline before the date of issue, outside the plan's year or not in the calendar"},
            {"date", "issued", "year"},
            decode_deadline};
}

}  // namespace doichieu::checks

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/format.h"
#include "checks/kinds/kinds.h"
#include "checks/kinds/sums.h"
#include "checks/kinds/table_rows.h"
#include "checks/kinds/text_kinds.h"
#include "structure/line.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

/// What a column of a table holds, by its title.
struct Columns {
    OptionalPattern whole;
    OptionalPattern part;
    OptionalPattern share;

    explicit operator bool() const { return whole && part && share; }
};

/// "12/40 chi bộ (đạt 30%)": the share must follow from the two numbers; so must that of a table's row.
class StatedShare final : public Kind {
  public:
    StatedShare(OptionalPattern pattern, OptionalPattern unless, OptionalPattern counted, Columns columns)
        : pattern_(std::move(pattern)),
          unless_(std::move(unless)),
          counted_(std::move(counted)),
          columns_(std::move(columns)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        bool tells_shares = false;
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            const std::string_view text = inquiry.outline().text(paragraph);
            if (text.find('%') == std::string_view::npos) continue;
            tells_shares = true;
            for (std::size_t from = 0; const auto groups = pattern_->find(inquiry.passage(paragraph), from);) {
                from = std::max<std::size_t>(groups->front().end, from + 1);
                const base::Span share = groups->size() > 4 && (*groups)[3].empty() ? (*groups)[4] : (*groups)[3];
                judge(inquiry, paragraph, {(*groups)[1], (*groups)[2], share}, verdict);
            }
            for (std::size_t from = 0; counted_;) {
                const auto groups = counted_->find(inquiry.passage(paragraph), from);
                if (!groups) break;
                from = std::max<std::size_t>((*groups)[1].end, from + 1);
                if (!is_first_number(text, (*groups)[1].begin)) continue;
                if (!are_alike(slice(text, (*groups)[2]), slice(text, (*groups)[4]))) continue;
                judge(inquiry, paragraph, {(*groups)[3], (*groups)[1], (*groups)[5]}, verdict);
            }
        }
        if (tells_shares && columns_) look_at_tables(inquiry, verdict);
    }

  private:
    static std::string_view slice(std::string_view text, base::Span span) {
        return text.substr(span.begin, span.size());
    }

    /// Where the numbers stand in a paragraph.
    struct Figures {
        base::Span part;
        base::Span whole;
        base::Span share;
    };
    void judge(const Inquiry& inquiry, const structure::Paragraph& paragraph, const Figures& figures,
               Verdict& verdict) const {
        const std::string_view text = inquiry.outline().text(paragraph);
        const double part = number_of(slice(text, figures.part));
        const double whole = number_of(slice(text, figures.whole));
        if (whole <= 0 || part > whole) return;
        const double share = 100 * part / whole;
        const std::string_view written = slice(text, figures.share);
        if (agree(share, number_of(written), written)) return;
        const base::Offset begin = std::min(figures.part.begin, figures.whole.begin);
        const base::Offset end = static_cast<base::Offset>(text.find('%', figures.share.end)) + 1;
        if (unless_ && unless_->matches_within(with_word_before(text, begin, end))) return;
        const base::Span span{paragraph.span.begin + begin, paragraph.span.begin + end};
        report(span, inquiry.slice(span), written, share, verdict);
    }

    /// No other number of the sentence can be the whole.
    static bool is_first_number(std::string_view text, std::size_t at) {
        const std::string_view before = text.substr(0, at);
        const std::size_t stop = std::max(before.rfind(". ") + 1, before.rfind(") ") + 1);
        return before.substr(stop).find_first_of("0123456789") == std::string_view::npos;
    }

    /// "450 giáo viên dự thi, 412 giáo viên đạt …": the same is counted, told by two words.
    static bool are_alike(std::string_view whole, std::string_view part) {
        const auto unit = [](std::string_view words) {
            const std::string folded = text::fold(words);
            const std::size_t first = folded.find(' ');
            return first == folded.npos ? folded : folded.substr(0, folded.find(' ', first + 1));
        };
        return unit(whole) == unit(part);
    }

    static std::string_view with_word_before(std::string_view text, std::size_t begin, std::size_t end) {
        const std::size_t space = begin < 2 ? text.npos : text.rfind(' ', begin - 2);
        begin = space == text.npos ? 0 : space + 1;
        return text.substr(begin, end - begin);
    }

    /// One unit of the last digit apart: some round, some cut off.
    static bool agree(double share, double stated, std::string_view written) {
        return std::abs(share - stated) <= std::pow(10.0, -decimals_of(written)) + 1e-9;
    }

    static void report(base::Span span, std::string text, std::string_view written, double share, Verdict& verdict) {
        Fault fault;
        fault.span = span;
        std::string right = base::format("{:.2f}", share);
        if (const std::size_t point = right.find('.'); point != std::string::npos) right[point] = ',';
        fault.values = {
            {"text", same(std::move(text))}, {"stated", same(std::string(written))}, {"share", same(right)}};
        verdict.report(std::move(fault));
    }

    /// The three columns of a title row, when each of them is there once.
    struct Places {
        std::uint32_t whole = 0;
        std::uint32_t part = 0;
        std::uint32_t share = 0;
        std::uint32_t table = 0;
        std::size_t cells = 0;
    };
    [[nodiscard]] std::optional<Places> titles(const Inquiry& inquiry, const TableRow& row) const {
        const auto only = [&](const OptionalPattern& title) -> std::optional<std::uint32_t> {
            std::optional<std::uint32_t> found;
            for (const auto& [column, span] : row.cells) {
                if (span.size() > kLongestTitle || !title->matches_within(plain_cell(inquiry, span))) continue;
                if (found) return std::nullopt;
                found = column;
            }
            return found;
        };
        const auto whole = only(columns_.whole);
        if (!whole) return std::nullopt;
        const auto part = only(columns_.part);
        const auto share = only(columns_.share);
        if (!part || !share) return std::nullopt;
        return Places{*whole, *part, *share, row.table, row.cells.size()};
    }

    void look_at_tables(const Inquiry& inquiry, Verdict& verdict) const {
        std::optional<Places> places;
        for (const TableRow& row : rows_of(inquiry.outline().document())) {
            if (const auto found = titles(inquiry, row)) {
                places = found;
                continue;
            }
            // Where cells are merged the columns may be others.
            if (!places || row.table != places->table || row.cells.size() != places->cells) continue;
            const auto cell = [&](std::uint32_t column) {
                const auto at = row.cells.find(column);
                return at == row.cells.end() || at->second.size() > kLongestTitle ? std::string()
                                                                                  : plain_cell(inquiry, at->second);
            };
            const std::string whole = cell(places->whole);
            const std::string part = cell(places->part);
            std::string share = cell(places->share);
            if (share.ends_with('%')) share = share.substr(0, share.find_last_not_of(" %") + 1);
            if (!number_->matches_within(whole) || !number_->matches_within(part) || !number_->matches_within(share))
                continue;
            const double all = number_of(whole);
            const double some = number_of(part);
            if (all <= 0 || some <= 0) continue;
            const double stated = number_of(share);
            // Of what is to fall, the share is told the other way round.
            if (agree(100 * some / all, stated, share) || agree(100 * all / some, stated, share)) continue;
            report(row.cells.at(places->share), part + "/" + whole + " … " + share + "%", share, 100 * some / all,
                   verdict);
        }
    }

    static constexpr base::Offset kLongestTitle = 120;

    OptionalPattern pattern_;
    OptionalPattern unless_;
    OptionalPattern counted_;  ///< whole, its words, part, its words, share
    Columns columns_;
    OptionalPattern number_{R"(^\d[\d.]*(?:,\d+)?$)"};
};

std::shared_ptr<const Kind> decode_stated_share(FieldReader& options) {
    OptionalPattern pattern = optional_pattern(options, "pattern");
    if (!pattern) {
        options.text("pattern");
        return nullptr;
    }
    OptionalPattern unless = optional_pattern(options, "unless");
    OptionalPattern counted = optional_pattern(options, "counted");
    Columns columns{optional_pattern(options, "whole_column"), optional_pattern(options, "part_column"),
                    optional_pattern(options, "share_column")};
    return std::make_shared<const StatedShare>(std::move(pattern), std::move(unless), std::move(counted),
                                               std::move(columns));
}

}  // namespace

KindRow stated_share() {
    return {"stated_share",
            {"tỷ lệ phần trăm không khớp hai số đứng trước, hoặc hai cột số của bảng",
             "a percentage that does not follow from its two numbers, or from two columns of its table"},
            {"text", "stated", "share"},
            decode_stated_share};
}

}  // namespace doichieu::checks

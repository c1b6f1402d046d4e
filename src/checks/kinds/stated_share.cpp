#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/format.h"
#include "checks/kinds/kinds.h"
#include "checks/kinds/table_rows.h"
#include "checks/kinds/text_kinds.h"
#include "structure/line.h"

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
    StatedShare(OptionalPattern pattern, OptionalPattern unless, Columns columns)
        : pattern_(std::move(pattern)), unless_(std::move(unless)), columns_(std::move(columns)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        bool tells_shares = false;
        for (const structure::Paragraph& paragraph : inquiry.outline().paragraphs()) {
            const std::string_view text = inquiry.outline().text(paragraph);
            if (text.find('%') == std::string_view::npos) continue;
            tells_shares = true;
            for (std::size_t from = 0; const auto groups = pattern_->find(text, from);) {
                from = std::max<std::size_t>(groups->front().end, from + 1);
                const auto part = number(text, (*groups)[1]);
                const auto whole = number(text, (*groups)[2]);
                const auto stated = number(text, (*groups)[3]);
                if (whole <= 0 || part > whole) continue;
                const double share = 100 * part / whole;
                const std::string_view written = text.substr((*groups)[3].begin, (*groups)[3].size());
                if (agree(share, stated, written)) continue;
                if (unless_ && unless_->matches_within(with_word_before(text, (*groups)[1].begin, groups->front().end)))
                    continue;
                const base::Span span{paragraph.span.begin + (*groups)[1].begin,
                                      paragraph.span.begin + groups->front().end};
                report(span, inquiry.slice(span), written, share, verdict);
            }
        }
        if (tells_shares && columns_) look_at_tables(inquiry, verdict);
    }

  private:
    static std::string_view with_word_before(std::string_view text, std::size_t begin, std::size_t end) {
        const std::size_t space = begin < 2 ? text.npos : text.rfind(' ', begin - 2);
        begin = space == text.npos ? 0 : space + 1;
        return text.substr(begin, end - begin);
    }

    /// One unit of the last digit apart: some round, some cut off.
    static bool agree(double share, double stated, std::string_view written) {
        const std::size_t comma = written.find(',');
        const std::size_t digits = comma == std::string_view::npos ? 0 : written.size() - comma - 1;
        return std::abs(share - stated) <= std::pow(10.0, -static_cast<double>(digits)) + 1e-9;
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
            const double all = number(whole, whole_of(whole));
            const double some = number(part, whole_of(part));
            if (all <= 0 || some <= 0) continue;
            const double stated = number(share, whole_of(share));
            // Of what is to fall, the share is told the other way round.
            if (agree(100 * some / all, stated, share) || agree(100 * all / some, stated, share)) continue;
            report(row.cells.at(places->share), part + "/" + whole + " … " + share + "%", share, 100 * some / all,
                   verdict);
        }
    }

    static base::Span whole_of(const std::string& text) { return {0, static_cast<base::Offset>(text.size())}; }

    static constexpr base::Offset kLongestTitle = 120;

    /// 2.870 → 2870; 10,45 → 10.45
    static double number(std::string_view text, base::Span group) {
        std::string digits;
        for (const char c : text.substr(group.begin, group.size())) {
            if (c != '.') digits += c == ',' ? '.' : c;
        }
        return std::strtod(digits.c_str(), nullptr);
    }

    OptionalPattern pattern_;
    OptionalPattern unless_;
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
    Columns columns{optional_pattern(options, "whole_column"), optional_pattern(options, "part_column"),
                    optional_pattern(options, "share_column")};
    return std::make_shared<const StatedShare>(std::move(pattern), std::move(unless), std::move(columns));
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

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <numeric>
#include <tuple>
#include <vector>

#include "base/format.h"
#include "report/audit.h"
#include "report/snippet.h"
#include "report/table.h"
#include "report/wrapped.h"
#include "text/utf8.h"

namespace doichieu::report {
namespace {

using audit::Audit;
using audit::CellState;
using audit::Roster;
using base::format;

constexpr std::size_t kShown = 12;       ///< entries of one list; a report for people is read to its end
constexpr std::size_t kShownShort = 40;  ///< of names alone
constexpr std::size_t kNameWidth = 34;   ///< of a unit
constexpr std::size_t kColumn = 4;       ///< of a directive in the matrix
constexpr std::size_t kTotal = 8;        ///< of the row's sum
constexpr std::size_t kLabelWidth = 46;  ///< of a directive in the list, at least where there is room
constexpr std::size_t kBar = 12;
constexpr std::size_t kMostRows = 200;  ///< of the matrix, more than the communes of a province; files hold them all

struct Sign {
    CellState state;
    const char* sign;  ///< tells without colour, one column wide
    Tone tone;
};
constexpr std::array<Sign, audit::kCellStates> kSigns = {{{CellState::carried_out, "●", Tone::info},
                                                          {CellState::cited, "◐", Tone::warning},
                                                          {CellState::late, "◷", Tone::warning},
                                                          {CellState::cites_replaced, "↺", Tone::error},
                                                          {CellState::missing, "○", Tone::error},
                                                          {CellState::no_plan, "–", Tone::error},
                                                          {CellState::not_readable, "?", Tone::gutter}}};

const Sign& sign_and_tone(CellState state) {
    return *std::ranges::find(kSigns, state, &Sign::state);
}

std::size_t count_of(const audit::StateCounts& counts, CellState state) {
    return counts[static_cast<std::size_t>(state)];
}

class AuditText {
  public:
    AuditText(const AuditRun& run, const View& view, Out& out)
        : run_(run), audit_(*run.audit), view_(view), out_(out), width_(std::clamp<std::size_t>(view.width, 60, 120)) {}

    void write() {
        head();
        directives();
        matrix();
        changes();
        units_without_plans();
        superseded();
        carry_outs();
        copies();
        numbers();
        faults();
        left_out();
        verdict();
    }

  private:
    [[nodiscard]] std::string_view w(std::string_view vi, std::string_view en) const { return view_.words(vi, en); }
    [[nodiscard]] std::string strong(std::string_view text) const { return painted(view_, Tone::strong, text); }

    [[nodiscard]] const audit::Unit& unit(std::int32_t index) const {
        return audit_.roster.units()[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] const audit::Directive& directive(std::int32_t index) const {
        return audit_.directives.all()[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] const std::string& path(std::uint32_t document) const { return audit_.documents[document].path; }

    /// Exactly `columns` wide.
    [[nodiscard]] static std::string fitted(std::string_view text, std::size_t columns) {
        std::string cell = printable(text);
        if (text::display_width(cell) > columns) cell = std::string(text::prefix_by_width(cell, columns - 1)) + "…";
        cell.append(columns - text::display_width(cell), ' ');
        return cell;
    }

    void title(std::string_view vi, std::string_view en) { out_ << '\n' << strong(w(vi, en)) << '\n'; }

    void head() {
        const auto read =
            static_cast<std::size_t>(std::ranges::count(audit_.documents, true, &audit::DocumentFacts::is_read));
        const std::string scope =
            audit_.scope.year == 0 ? "" : format("{} {}", w(", năm", ", year"), audit_.scope.year);
        out_ << strong(format("{} {}{}", w("RÀ SOÁT", "AUDIT"), printable(run_.folder), scope)) << '\n';
        out_ << format("{} {} · {} {}", audit_.coverage.units.size(), w("đơn vị", "units"), audit_.documents.size(),
                       w("văn bản", "documents"));
        if (read != audit_.documents.size())
            out_ << format(" ({} {})", audit_.documents.size() - read, w("không đọc được", "not readable"));
        out_ << format(" · {} {} {}", w("danh mục", "registry of"), run_.registry.instruments,
                       w("văn bản, cập nhật đến", "instruments, as of"))
             << ' ' << run_.registry.as_of << '\n';
    }

    [[nodiscard]] std::string label_of(std::int32_t index) const {
        const audit::Directive& one = directive(index);
        return one.date.stated() ? one.label + ", " + one.date.vietnamese() : one.label;
    }

    void directives() {
        const auto& columns = audit_.coverage.directives;
        title("Văn bản chỉ đạo", "Directives");
        if (columns.empty()) {
            out_
                << "  "
                << w("Không có văn bản nào của Trung ương hay của tỉnh được một phần ba số đơn vị dẫn; nêu bằng "
                     "--directive hoặc --parent.",
                     "No central or provincial instrument is cited by a third of the units; name some with --directive "
                     "or --parent.")
                << '\n';
            return;
        }
        std::size_t label = kLabelWidth;
        for (const std::int32_t column : columns) label = std::max(label, text::display_width(label_of(column)));
        label = std::min(label, width_ - 30);
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const audit::StateCounts counts = audit_.column_counts(column);
            const std::size_t done = count_of(counts, CellState::carried_out);
            const std::size_t all = audit_.coverage.units.size();
            const std::size_t filled = all == 0 ? 0 : done * kBar / all;
            std::string bar;
            for (std::size_t i = 0; i < kBar; ++i) bar += i < filled ? "█" : "░";
            out_ << format("{:>4}  {} {} {:>9}", format("[{}]", column + 1), fitted(label_of(columns[column]), label),
                           bar, format("{}/{}", done, all));
            out_ << '\n';
        }
    }

    void matrix() {
        const audit::Coverage& coverage = audit_.coverage;
        if (coverage.directives.empty() || coverage.units.empty()) return;
        title("Ma trận thực hiện", "Coverage matrix");
        const std::size_t name = std::min(kNameWidth, width_ / 2 - 6);
        const std::size_t a_block = std::max<std::size_t>(1, (width_ - name - kTotal - 4) / kColumn);
        const std::vector<std::size_t> rows = shown_rows();
        for (std::size_t begin = 0; begin < coverage.directives.size(); begin += a_block) {
            const std::size_t end = std::min(begin + a_block, coverage.directives.size());
            if (begin > 0) out_ << '\n';
            std::string line = "  " + fitted(w("Đơn vị", "Unit"), name);
            for (std::size_t column = begin; column < end; ++column) line += format("{:>4}", column + 1);
            if (end == coverage.directives.size()) line += format("{:>8}", w("đạt", "done"));
            out_ << painted(view_, Tone::gutter, line) << '\n';
            for (const std::size_t row : rows) matrix_row(row, begin, end, name);
        }
        if (const std::size_t left = coverage.units.size() - rows.size(); left > 0) {
            const std::string count = std::to_string(left);
            put(w("  … và " + count +
                      " đơn vị nữa, đơn vị làm đủ ở sau cùng; cả ma trận: --output xlsx=TỆP hoặc html=TỆP",
                  "  … and " + count +
                      " more units, those without a gap last; the whole matrix: --output xlsx=FILE or "
                      "html=FILE"));
        }
        out_ << '\n';
        legend();
    }

    /// All of them, or of too many the first that have a gap, then the first that have none.
    [[nodiscard]] std::vector<std::size_t> shown_rows() const {
        const audit::Coverage& coverage = audit_.coverage;
        std::vector<std::size_t> rows(coverage.units.size());
        std::iota(rows.begin(), rows.end(), std::size_t{0});
        if (rows.size() <= kMostRows) return rows;
        std::ranges::stable_partition(rows, [&](std::size_t row) {
            return count_of(audit_.row_counts(row), CellState::carried_out) < coverage.directives.size();
        });
        rows.resize(kMostRows);
        return rows;
    }

    void matrix_row(std::size_t row, std::size_t begin, std::size_t end, std::size_t name) {
        const audit::Coverage& coverage = audit_.coverage;
        out_ << "  " << fitted(unit(coverage.units[row]).name, name);
        for (std::size_t column = begin; column < end; ++column) {
            const Sign& sign = sign_and_tone(coverage.at(row, column).state);
            out_ << "   " << painted(view_, sign.tone, sign.sign);
        }
        if (end == coverage.directives.size()) {
            const std::size_t done = count_of(audit_.row_counts(row), CellState::carried_out);
            out_ << format("{:>8}", format("{}/{}", done, coverage.directives.size()));
        }
        out_ << '\n';
    }

    void legend() {
        const audit::StateCounts counts = audit_.all_counts();
        std::string line = "  ";
        for (const Sign& sign : kSigns) {
            const std::size_t count = count_of(counts, sign.state);
            if (count == 0) continue;
            const std::string entry = format("{} {} ({})", sign.sign, words_of(view_, sign.state), count);
            if (text::display_width(line) + text::display_width(entry) > width_) {
                end_line(line);
                line = "  ";
            }
            line += entry + "   ";
        }
        end_line(line);
    }

    void end_line(std::string& line) {
        while (line.ends_with(' ')) line.pop_back();
        if (!line.empty()) out_ << line << '\n';
    }

    template <typename Items, typename Line>
    void list(const Items& items, Line line) {
        std::size_t shown = 0;
        for (const auto& item : items) {
            if (++shown > kShown) {
                out_ << format("  … {} {}\n", w("và", "and"),
                               format("{} {}", items.size() - kShown, w("mục nữa", "more")));
                return;
            }
            put("  " + line(item));
        }
    }

    /// Whole where nobody's window breaks it.
    void put(std::string_view lines) {
        while (!lines.empty()) {
            const std::size_t end = std::min(lines.find('\n'), lines.size());
            write_wrapped(lines.substr(0, end), view_.fits_tables ? width_ : lines.size(), out_);
            lines.remove_prefix(std::min(end + 1, lines.size()));
        }
    }

    [[nodiscard]] std::string name_of(const std::string& unit_id) const {
        const std::int32_t index = audit_.roster.find(unit_id);
        return index == Roster::kNone ? unit_id : unit(index).name;
    }

    void changes() {
        if (run_.changes == nullptr) return;
        const audit::Changes& all = *run_.changes;
        out_ << '\n'
             << strong(format("{} {}", w("So với lần rà soát ngày", "Against the audit of"), all.since)) << '\n';
        std::vector<std::string> lines;
        for (const bool is_better : {false, true}) {
            const std::string sign = painted(view_, is_better ? Tone::info : Tone::error, is_better ? "▲" : "▼");
            for (const audit::CellChange& cell : all.cells) {
                if (cell.is_better() != is_better) continue;
                lines.push_back(format("{} {} · {}: {} → {}", sign, name_of(cell.unit),
                                       cell.directive.substr(0, cell.directive.find('@')), words_of(view_, cell.before),
                                       words_of(view_, cell.after)));
            }
            for (const audit::FaultChange& fault : all.faults) {
                if (fault.is_better == is_better)
                    lines.push_back(format("{} {}{}", sign,
                                           is_better ? w("không còn: ", "gone: ") : w("mới: ", "new: "),
                                           printable(fault.message)));
            }
        }
        for (const std::string& document : all.added) lines.push_back(format("+ {}", printable(document)));
        for (const std::string& document : all.removed) lines.push_back(format("− {}", printable(document)));
        if (all.errors_before != all.errors_after)
            lines.push_back(format("{}: {} → {}", w("lỗi trong các văn bản", "errors in documents"), all.errors_before,
                                   all.errors_after));
        if (lines.empty()) lines.emplace_back(w("Không có gì thay đổi.", "Nothing changed."));
        list(lines, [](const std::string& line) { return line; });
    }

    void carry_outs() {
        if (audit_.carry_outs.empty()) return;
        title("Cụ thể hóa nhiệm vụ của cấp trên", "Tasks of the superior plan");
        list(audit_.carry_outs, [&](const audit::CarryOut& one) {
            return fitted(unit(one.unit).name, std::min(kNameWidth, width_ / 2 - 6)) +
                   format("  {:>3} {} · {:>2} {} · {:>2} {}  ({} {})", one.count(audit::ItemState::taken_up),
                          w("có việc", "taken up"), one.count(audit::ItemState::copied), w("chép nguyên", "copied"),
                          one.count(audit::ItemState::none), w("chưa thấy", "not found"), one.items.size(),
                          w("việc", "tasks"));
        });
    }

    void units_without_plans() {
        std::vector<std::string> names;
        for (const std::int32_t index : audit_.coverage.units) {
            if (audit_.lacks_plan(index)) names.push_back(unit(index).name);
        }
        if (names.empty()) return;
        const std::string year = audit_.scope.year == 0 ? "" : format(" {} {}", w("năm", "for"), audit_.scope.year);
        title(format("Đơn vị chưa có kế hoạch{} ({})", year, names.size()),
              format("Units without a plan{} ({})", year, names.size()));
        row_of(names);
    }

    /// Short entries one behind the other, as many lines as they take.
    void row_of(const std::vector<std::string>& names) {
        std::string line = " ";
        for (std::size_t i = 0; i < names.size() && i < kShownShort; ++i) {
            const std::string name = printable(names[i]) + (i + 1 < names.size() ? ";" : "");
            if (text::display_width(line) + 1 + text::display_width(name) > width_) {
                out_ << line << '\n';
                line = " ";
            }
            line += " " + name;
        }
        out_ << line << '\n';
        if (names.size() > kShownShort)
            out_ << format("  … {} {} {}\n", w("và", "and"), names.size() - kShownShort, w("đơn vị nữa", "more"));
    }

    /// One entry a unit and state, with all the directives that it is about.
    void superseded() {
        std::vector<std::string> lines;
        const audit::Coverage& coverage = audit_.coverage;
        for (const CellState state : {CellState::cites_replaced, CellState::late}) {
            for (std::size_t row = 0; row < coverage.units.size(); ++row) {
                std::string names;
                const audit::Evidence* evidence = nullptr;
                for (std::size_t column = 0; column < coverage.directives.size(); ++column) {
                    const audit::Cell& cell = coverage.at(row, column);
                    if (cell.state != state) continue;
                    const std::string& id = directive(coverage.directives[column]).id;
                    names += (names.empty() ? "" : ", ") + printable(id.substr(0, id.find('@')));
                    if (evidence == nullptr && !cell.evidence.empty()) evidence = &cell.evidence.front();
                }
                if (names.empty()) continue;
                std::string line = format("{} {} · {}: {}", sign_and_tone(state).sign, unit(coverage.units[row]).name,
                                          words_of(view_, state), names);
                if (evidence != nullptr)
                    line += format("\n      {}:{}", printable(path(evidence->document)), evidence->line);
                lines.push_back(std::move(line));
            }
        }
        if (lines.empty()) return;
        title("Dẫn văn bản đã thay thế, ban hành muộn", "Replaced directives cited, late plans");
        list(lines, [](const std::string& line) { return line; });
    }

    /// What is wrong with the numbers that the documents bear.
    void numbers() {
        std::vector<const findings::Finding*> found;
        for (const findings::Finding& finding : audit_.findings) {
            if (finding.rule.starts_with("registry/")) found.push_back(&finding);
        }
        if (found.empty()) return;
        std::ranges::stable_sort(found, std::greater(), &findings::Finding::severity);
        title("Số văn bản trùng nhau, số không theo thứ tự ngày", "Numbers given twice, numbers out of date order");
        list(found, [&](const findings::Finding* finding) {
            std::string line = format("{}\n      {}:{}", printable(finding->message.in(view_.language)),
                                      printable(finding->place.path), finding->place.line);
            if (!finding->related.empty()) {
                const findings::Place& other = finding->related.front().place;
                line += format("\n      {}:{}", printable(other.path), other.line);
            }
            return line;
        });
    }

    void copies() {
        std::vector<const audit::Copy*> shown;
        std::size_t paragraphs = 0;
        std::size_t common = 0;
        for (const audit::Copy& copy : audit_.copies) {
            if (copy.kind != audit::CopyKind::paragraph) {
                shown.push_back(&copy);
            } else {
                ++paragraphs;
                common += copy.is_common ? 1U : 0U;
            }
        }
        if (audit_.copies.empty()) return;
        title("Sao chép", "Copies");
        // What was taken from others before a unit's own plan of last year.
        const auto is_own = [&](const audit::Copy* copy) {
            const std::int32_t unit_of_it = audit_.unit_of[copy->to.document];
            return unit_of_it != Roster::kNone && unit_of_it == audit_.unit_of[copy->from.document];
        };
        std::ranges::stable_sort(
            shown, {}, [&](const audit::Copy* copy) { return std::tuple(copy->kind, is_own(copy), -copy->share); });
        list(shown, [&](const audit::Copy* copy) {
            const bool whole = copy->kind == audit::CopyKind::document;
            std::string line =
                format("{:>3}%  {}", static_cast<int>(copy->share * 100 + 0.5), printable(path(copy->to.document)));
            if (!whole) line += format(":{}-{} ({})", copy->to.line, copy->to.end_line, printable(copy->title));
            line += format("\n        ← {}", printable(path(copy->from.document)));
            if (!whole) line += format(":{}-{}", copy->from.line, copy->from.end_line);
            if (!copy->is_dated) line += w(" · chưa rõ bản nào có trước", " · which came first is not known");
            return line + format(" ({}{})", is_own(copy) ? w("của chính đơn vị; ", "the unit's own; ") : "",
                                 words_of(view_, copy->likeness));
        });
        if (paragraphs > 0) {
            out_ << format("  {} {}", paragraphs, w("đoạn khác trùng nhau", "other paragraphs that repeat"));
            if (common > 0)
                out_ << format(", {} {} {}", w("trong đó", "of them"), common,
                               w("đoạn là câu mẫu phổ biến", "common boilerplate"));
            out_ << '\n';
        }
    }

    void faults() {
        std::map<std::string, std::pair<std::size_t, std::size_t>> rules;  // findings and documents
        for (const audit::DocumentFacts& document : audit_.documents) {
            for (const audit::FaultCount& fault : document.faults) {
                auto& [findings, documents] = rules[fault.rule];
                findings += fault.findings;
                ++documents;
            }
        }
        if (rules.empty()) return;
        title("Lỗi và cảnh báo trong từng văn bản", "Errors and warnings within documents");
        std::vector<std::pair<std::string, std::pair<std::size_t, std::size_t>>> sorted(rules.begin(), rules.end());
        std::ranges::stable_sort(sorted, std::greater(), [](const auto& entry) { return entry.second.first; });
        list(sorted, [&](const auto& entry) {
            return format("{:>5}  {} ({} {}) · {}", entry.second.first, run_.name_of(entry.first).in(view_.language),
                          entry.second.second, w("văn bản", "documents"), entry.first);
        });
    }

    void left_out() {
        if (!audit_.outside.empty()) {
            title("Văn bản không thuộc đơn vị nào", "Documents that fit no unit");
            list(audit_.outside, [&](std::uint32_t document) { return printable(path(document)); });
        }
        // By reason: many files fail for the same.
        std::map<std::string, std::vector<std::string>> unread;
        for (const audit::DocumentFacts& document : audit_.documents) {
            if (document.is_read) continue;
            const auto& problems = document.problems;
            unread[problems.empty() ? std::string() : printable(problems.front().message.in(view_.language))].push_back(
                printable(document.path));
        }
        if (unread.empty()) return;
        title("Không đọc được", "Not readable");
        for (const auto& [reason, paths] : unread) {
            if (!reason.empty()) put("  " + reason);
            list(paths, [](const std::string& one) { return "  " + one; });
        }
    }

    void verdict() {
        if (view_.quiet) return;
        out_ << '\n'
             << strong(format("{}: {} {}, {} {}.", w("Tổng", "In all"), audit_.count(findings::Severity::error),
                              w("lỗi", "errors"), audit_.count(findings::Severity::warning), w("cảnh báo", "warnings")))
             << ' '
             << w("Chi tiết: --output html=ra-soat.html, xlsx=ra-soat.xlsx hoặc json=ra-soat.json",
                  "Details: --output html=audit.html, xlsx=audit.xlsx or json=audit.json")
             << '\n';
    }

    const AuditRun& run_;
    const Audit& audit_;
    const View& view_;
    Out& out_;
    std::size_t width_;
};

}  // namespace

void audit_text(const AuditRun& run, const View& view, Out& out) {
    AuditText(run, view, out).write();
}

}  // namespace doichieu::report

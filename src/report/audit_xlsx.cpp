#include <algorithm>
#include <array>

#include "base/format.h"
#include "formats/xlsx_writer.h"
#include "report/audit.h"

namespace doichieu::report {
namespace {

using audit::CellState;
using base::format;
using formats::XlsxCell;
using formats::XlsxSheet;
using formats::XlsxStyle;
using Row = std::vector<XlsxCell>;

enum Look : std::uint32_t { kPlain, kHeading, kWrapped, kPercent, kNumber, kFirstState };

/// One look a state, in the order of CellState.
const std::vector<XlsxStyle>& styles() {
    static const std::vector<XlsxStyle> kStyles = {{},
                                                   {"FFFFFF", "8F1D21", true, true, false, false},
                                                   {"", "", false, true, false, false},
                                                   {"", "", false, false, true, true},
                                                   {"", "", false, false, true, false},
                                                   {"31538F", "E4ECF9", false, true, true, false},   // not_readable
                                                   {"6B7280", "ECEFF2", false, true, true, false},   // no_plan
                                                   {"B3261E", "FBE4E2", true, true, true, false},    // missing
                                                   {"B4451F", "FDE9DF", true, true, true, false},    // cites_replaced
                                                   {"7A4B9A", "F1E8F8", false, true, true, false},   // late
                                                   {"9A6700", "FFF3D6", false, true, true, false},   // cited
                                                   {"1D7A4C", "E3F3EA", false, true, true, false}};  // carried_out
    return kStyles;
}

class AuditXlsx {
  public:
    AuditXlsx(const AuditRun& run, const View& view) : run_(run), audit_(*run.audit), view_(view) {}

    std::string write() {
        return formats::write_xlsx({matrix(), findings(), copies(), gaps(), problems(), evidence()}, styles());
    }

  private:
    [[nodiscard]] std::string w(std::string_view vi, std::string_view en) const {
        return std::string(view_.words(vi, en));
    }
    [[nodiscard]] const audit::Unit& unit(std::int32_t index) const {
        return audit_.roster.units()[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] std::string unit_name(std::uint32_t document) const {
        const std::int32_t index = audit_.unit_of[document];
        return index == audit::Roster::kNone ? std::string() : unit(index).name;
    }
    [[nodiscard]] const audit::Directive& directive(std::int32_t index) const {
        return audit_.directives.all()[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] static XlsxCell number(std::size_t value) {
        return XlsxCell::of(static_cast<double>(value), kNumber);
    }

    static Row head(std::vector<std::string> names) {
        Row row;
        for (std::string& name : names) row.emplace_back(std::move(name), kHeading);
        return row;
    }

    XlsxSheet matrix() {
        const audit::Coverage& coverage = audit_.coverage;
        XlsxSheet sheet{w("Ma trận", "Matrix"), {14, 38, 14}, 1, 2, true, {}};
        Row first = head({w("Mã", "Id"), w("Đơn vị", "Unit"), w("Cấp", "Level")});
        for (const std::int32_t index : coverage.directives) {
            first.emplace_back(directive(index).label, kHeading);
            sheet.widths.push_back(22);
        }
        first.emplace_back(w("Có việc thực hiện", "Carried out"), kHeading);
        sheet.rows.push_back(std::move(first));
        sheet.widths.push_back(14);
        for (std::size_t row = 0; row < coverage.units.size(); ++row) {
            const audit::Unit& one = unit(coverage.units[row]);
            Row cells = {one.id, one.name, std::string(words_of(view_, one.level))};
            for (std::size_t column = 0; column < coverage.directives.size(); ++column) {
                const CellState state = coverage.at(row, column).state;
                cells.emplace_back(std::string(words_of(view_, state)),
                                   kFirstState + static_cast<std::uint32_t>(state));
            }
            cells.push_back(number(audit_.row_counts(row)[static_cast<std::size_t>(CellState::carried_out)]));
            sheet.rows.push_back(std::move(cells));
        }
        Row totals = {std::string(), w("Số đơn vị có việc thực hiện", "Units that carry it out"), std::string()};
        for (std::size_t column = 0; column < coverage.directives.size(); ++column)
            totals.push_back(number(audit_.column_counts(column)[static_cast<std::size_t>(CellState::carried_out)]));
        totals.push_back(number(audit_.all_counts()[static_cast<std::size_t>(CellState::carried_out)]));
        sheet.rows.push_back(std::move(totals));
        return sheet;
    }

    /// Where each cell of the matrix has it from.
    XlsxSheet evidence() {
        const audit::Coverage& coverage = audit_.coverage;
        XlsxSheet sheet{w("Dẫn chứng", "Evidence"), {34, 30, 18, 44, 7}, 1, 0, true, {}};
        sheet.rows.push_back(head({w("Đơn vị", "Unit"), w("Văn bản chỉ đạo", "Directive"), w("Tình hình", "State"),
                                   w("Tệp", "File"), w("Dòng", "Line")}));
        for (std::size_t row = 0; row < coverage.units.size(); ++row) {
            for (std::size_t column = 0; column < coverage.directives.size(); ++column) {
                const audit::Cell& cell = coverage.at(row, column);
                const auto look = kFirstState + static_cast<std::uint32_t>(cell.state);
                for (const audit::Evidence& one : cell.evidence)
                    sheet.rows.push_back({{unit(coverage.units[row]).name, kWrapped},
                                          {directive(coverage.directives[column]).label, kWrapped},
                                          {std::string(words_of(view_, cell.state)), look},
                                          {audit_.documents[one.document].path, kWrapped},
                                          number(one.line)});
            }
        }
        return sheet;
    }

    /// Of a finding about units: by the document, the folder or the name that it speaks of.
    [[nodiscard]] std::string unit_of(const findings::Finding& finding) const {
        const auto document = std::ranges::find(audit_.documents, finding.place.path, &audit::DocumentFacts::path);
        if (document != audit_.documents.end())
            return unit_name(static_cast<std::uint32_t>(document - audit_.documents.begin()));
        for (const audit::Unit& one : audit_.roster.units()) {
            const bool is_meant = one.folder.empty()
                                      ? finding.message.vi.find("“" + one.name + "”") != std::string::npos
                                      : one.folder == finding.place.path;
            if (is_meant) return one.name;
        }
        return {};
    }

    void add(XlsxSheet& sheet, const findings::Finding& finding, const std::string& unit_of_it) {
        const std::string level = finding.severity == findings::Severity::error     ? w("lỗi", "error")
                                  : finding.severity == findings::Severity::warning ? w("cảnh báo", "warning")
                                                                                    : w("gợi ý", "info");
        sheet.rows.push_back({level,
                              {finding.rule, kWrapped},
                              {unit_of_it, kWrapped},
                              {finding.place.path, kWrapped},
                              number(finding.place.line),
                              {finding.message.in(view_.language), kWrapped},
                              {finding.suggestion.in(view_.language), kWrapped},
                              {finding.basis.in(view_.language), kWrapped}});
    }

    XlsxSheet findings() {
        XlsxSheet sheet{w("Phát hiện", "Findings"), {9, 17, 18, 24, 6, 40, 30, 24}, 1, 0, true, {}};
        sheet.rows.push_back(
            head({w("Mức", "Level"), w("Quy tắc", "Rule"), w("Đơn vị", "Unit"), w("Tệp", "File"), w("Dòng", "Line"),
                  w("Nội dung", "What"), w("Cách sửa", "Suggestion"), w("Căn cứ", "Basis")}));
        for (const findings::Finding& finding : audit_.findings) add(sheet, finding, unit_of(finding));
        for (std::uint32_t d = 0; d < audit_.documents.size(); ++d) {
            const audit::DocumentFacts& document = audit_.documents[d];
            if (document.errors + document.warnings + document.infos == 0) continue;
            for (const findings::Finding& finding : run_.details(d).findings) add(sheet, finding, unit_name(d));
        }
        return sheet;
    }

    XlsxSheet copies() {
        XlsxSheet sheet{w("Sao chép", "Copies"), {10, 16, 7, 32, 9, 32, 9, 26, 11, 12, 9}, 1, 0, true, {}};
        sheet.rows.push_back(
            head({w("Phạm vi", "Kind"), w("Mức giống", "Likeness"), w("Tỷ lệ", "Share"), w("Bản sau", "Later"),
                  w("Dòng", "Lines"), w("Bản có trước", "Earlier"), w("Dòng", "Lines"), w("Mục", "Section"),
                  w("Câu mẫu", "Boilerplate"), w("Rõ trước sau", "Dated"), w("Phần riêng", "Its own")}));
        for (const audit::Copy& copy : audit_.copies) {
            sheet.rows.push_back(
                {std::string(words_of(view_, copy.kind)),
                 {std::string(words_of(view_, copy.likeness)), kWrapped},
                 XlsxCell::of(copy.share, kPercent),
                 {audit_.documents[copy.to.document].path, kWrapped},
                 format("{}–{}", copy.to.line, copy.to.end_line),
                 {audit_.documents[copy.from.document].path, kWrapped},
                 format("{}–{}", copy.from.line, copy.from.end_line),
                 {copy.title, kWrapped},
                 copy.is_common ? format("{} {}", copy.documents, w("văn bản", "documents")) : std::string(),
                 copy.is_dated ? w("rõ", "yes") : w("chưa rõ", "no"),
                 XlsxCell::of(audit_.own_share[copy.to.document].value_or(0), kPercent)});
        }
        return sheet;
    }

    /// What is cited and not known: what somebody should add to the registry.
    XlsxSheet gaps() {
        XlsxSheet sheet{w("Thiếu trong danh mục", "Registry gaps"), {28, 50, 14, 14, 16}, 1, 0, true, {}};
        sheet.rows.push_back(head({w("Mã", "Id"), w("Văn bản", "Instrument"), w("Cấp", "Level"), w("Ngày", "Date"),
                                   w("Số văn bản dẫn", "Cited by")}));
        std::vector<std::size_t> citing(audit_.directives.all().size());
        for (const audit::DocumentFacts& document : audit_.documents) {
            std::vector<std::int32_t> cited;
            for (const audit::CitationFact& citation : document.citations)
                cited.push_back(audit_.directives.of(citation));
            std::ranges::sort(cited);
            cited.erase(std::ranges::unique(cited).begin(), cited.end());
            for (const std::int32_t index : cited) {
                if (index != audit::Directives::kNone) ++citing[static_cast<std::size_t>(index)];
            }
        }
        for (std::size_t i = 0; i < citing.size(); ++i) {
            const audit::Directive& one = audit_.directives.all()[i];
            if (one.known || citing[i] == 0 || (one.is_undecided && one.has_known_number)) continue;
            sheet.rows.push_back({one.id, one.label, std::string(words_of(view_, one.level)),
                                  one.date.stated() ? one.date.iso() : std::string(), number(citing[i])});
        }
        return sheet;
    }

    XlsxSheet problems() {
        XlsxSheet sheet{w("Chưa xét được", "Not evaluated"), {46, 22, 80}, 1, 0, true, {}};
        sheet.rows.push_back(head({w("Tệp", "File"), w("Mã", "Code"), w("Lý do", "Reason")}));
        for (const findings::Problem& problem : run_.problems)
            sheet.rows.push_back({problem.path, problem.code, {problem.message.in(view_.language), kWrapped}});
        for (const std::uint32_t document : audit_.outside)
            sheet.rows.push_back(
                {audit_.documents[document].path,
                 std::string("no-unit"),
                 {w("Không thuộc đơn vị nào trong danh sách.", "Fits no unit of the roster."), kWrapped}});
        return sheet;
    }

    const AuditRun& run_;
    const audit::Audit& audit_;
    const View& view_;
};

}  // namespace

void audit_xlsx(const AuditRun& run, const View& view, Out& out) {
    out << std::string_view(AuditXlsx(run, view).write());
}

}  // namespace doichieu::report

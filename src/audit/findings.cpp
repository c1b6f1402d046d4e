#include "audit/findings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>

#include "base/format.h"
#include "io/digest.h"
#include "legal/body_key.h"
#include "legal/notation.h"

namespace doichieu::audit {
namespace {

using base::format;
using base::TextPair;
using findings::Certainty;
using findings::Finding;
using findings::Severity;

int percent(double share) {
    return static_cast<int>(std::lround(share * 100));
}

TextPair practice() {
    return {"Thông lệ: mỗi đơn vị cụ thể hóa văn bản của cấp trên vào điều kiện của mình",
            "Practice: each body makes its superior's directives concrete for its own conditions"};
}

class FaultFinder {
  public:
    FaultFinder(const Audit& audit, const std::string& roster_path) : audit_(audit), roster_path_(roster_path) {}

    std::vector<Finding> run() {
        for (std::size_t row = 0; row < audit_.coverage.units.size(); ++row) coverage_of(row);
        for (const Copy& copy : audit_.copies) copied(copy);
        numbers();
        findings::sort_findings(found_);
        return std::move(found_);
    }

  private:
    [[nodiscard]] const Unit& unit(std::int32_t index) const {
        return audit_.roster.units()[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] const Directive& directive(std::int32_t index) const {
        return audit_.directives.all()[static_cast<std::size_t>(index)];
    }

    /// What is wrong has one key, so that it is recognised in the next run.
    Finding& add(const char* rule, Severity severity, TextPair message, const std::string& key) {
        Finding& finding = found_.emplace_back();
        finding.rule = rule;
        finding.pack = "audit";
        finding.severity = severity;
        finding.certainty = Certainty::likely;
        finding.message = std::move(message);
        finding.fingerprint = io::sha256_hex(std::string(rule) + "\n" + key).substr(0, 16);
        return finding;
    }

    static void stand(Finding& finding, const std::string& path, std::uint32_t line, std::uint32_t end_line) {
        finding.place.path = path;
        finding.place.line = line;
        finding.place.column = 1;
        finding.place.end_line = std::max(line, end_line);
        finding.place.end_column = 1;
    }

    void coverage_of(std::size_t row) {
        const std::int32_t index = audit_.coverage.units[row];
        const Unit& one = unit(index);
        const std::vector<std::uint32_t> documents = audit_.documents_of(index);
        const bool has_plan = std::ranges::any_of(documents, [&](std::uint32_t d) {
            return audit_.documents[d].is_read && is_plan(audit_.documents[d]) &&
                   is_about(audit_.documents[d], audit_.scope.year);
        });
        if (!has_plan) {
            no_plan(one, documents);
            return;
        }
        for (std::size_t column = 0; column < audit_.coverage.directives.size(); ++column) {
            const CellState state = audit_.coverage.at(row, column).state;
            if (state == CellState::missing || state == CellState::cites_replaced)
                missing(one, documents, row, column, state);
        }
    }

    void no_plan(const Unit& one, const std::vector<std::uint32_t>& documents) {
        const bool unreadable = !documents.empty() && std::ranges::none_of(documents, [&](std::uint32_t d) {
            return audit_.documents[d].is_read;
        });
        if (unreadable) return;                  // its files may be the plan; they are problems of their own
        if (audit_.roster.is_derived()) return;  // nobody said that this unit must have one
        const std::string year = audit_.scope.year == 0 ? "" : std::to_string(audit_.scope.year);
        std::string vi = format("“{}” chưa có kế hoạch nào{}", one.name, year.empty() ? "" : " của năm " + year);
        std::string en = format("“{}” has no plan{}", one.name, year.empty() ? "" : " for " + year);
        if (!audit_.coverage.directives.empty()) {
            const std::size_t count = audit_.coverage.directives.size();
            const std::string first = directive(audit_.coverage.directives.front()).label;
            vi += count == 1 ? " thực hiện " + first : format(" cho {} văn bản chỉ đạo đang xét", count);
            en += count == 1 ? " for " + first : format(" for the {} directives in question", count);
        }
        Finding& finding = add("coverage/no-plan", Severity::warning, {vi, en}, one.id + "\n" + year);
        finding.certainty = Certainty::certain;
        finding.basis = {"Danh sách đơn vị của cuộc rà soát", "The audit's roster of units"};
        finding.suggestion = {"yêu cầu đơn vị ban hành kế hoạch, hoặc gửi bổ sung nếu đã ban hành",
                              "ask the unit to issue its plan, or to send it if it has"};
        stand(finding, one.folder.empty() ? roster_path_ : one.folder, 1, 1);
    }

    void missing(const Unit& one, const std::vector<std::uint32_t>& documents, std::size_t row, std::size_t column,
                 CellState state) {
        const Directive& wanted = directive(audit_.coverage.directives[column]);
        // The plan that a reader would open: the newest that counts.
        std::uint32_t plan = 0;
        legal::Date newest;
        bool any = false;
        for (const std::uint32_t d : documents) {
            const DocumentFacts& document = audit_.documents[d];
            if (!document.is_read || !is_plan(document) || !is_about(document, audit_.scope.year)) continue;
            if (any && document.date <= newest) continue;
            plan = d;
            newest = document.date;
            any = true;
        }
        std::uint32_t line = 1;
        if (const auto& evidence = audit_.coverage.at(row, column).evidence; !evidence.empty()) {
            plan = evidence.front().document;
            line = evidence.front().line;
        }
        const bool replaced = state == CellState::cites_replaced;
        const std::string vi =
            replaced
                ? format("kế hoạch của “{}” còn dẫn văn bản đã được {} thay thế", one.name, wanted.label)
                : format("kế hoạch của “{}” không dẫn {}, cũng không dẫn văn bản thay thế", one.name, wanted.label);
        const std::string en = replaced
                                   ? format("the plan of “{}” still cites what {} has replaced", one.name, wanted.label)
                                   : format("no plan of “{}” cites {} or what replaced it", one.name, wanted.label);
        const Severity severity = audit_.coverage.is_demanded ? Severity::warning : Severity::info;
        Finding& finding = add("coverage/missing-directive", severity, {vi, en}, one.id + "\n" + wanted.id);
        if (audit_.scope.superior >= 0) {
            const std::string& path = audit_.documents[static_cast<std::size_t>(audit_.scope.superior)].path;
            finding.basis = {"Kế hoạch cấp trên: " + path, "The superior's plan: " + path};
        } else if (audit_.coverage.is_demanded) {
            finding.basis = {"Văn bản được nêu bằng --directive", "Named with --directive"};
        } else {
            finding.basis = {"Ít nhất một phần ba số đơn vị dẫn văn bản này", "At least a third of the units cite it"};
        }
        finding.suggestion = {format("dẫn {} và nêu việc phải làm để thực hiện", wanted.label),
                              format("cite {} and say what is to be done for it", wanted.label)};
        stand(finding, audit_.documents[plan].path, line, line);
    }

    void copied(const Copy& copy) {
        if (copy.kind == CopyKind::paragraph) return;  // listed, not judged
        const DocumentFacts& to = audit_.documents[copy.to.document];
        const DocumentFacts& from = audit_.documents[copy.from.document];
        const std::int32_t from_unit = audit_.unit_of[copy.from.document];
        const std::int32_t to_unit = audit_.unit_of[copy.to.document];
        const TextPair source = source_of(from_unit, to_unit, from);
        const TextPair how = copy.likeness == Likeness::exact ? TextPair{"nguyên văn", "word for word"}
                             : copy.likeness == Likeness::masked
                                 ? TextPair{"chỉ khác số, ngày, tên riêng", "but for numbers, dates and names"}
                                 : TextPair{"gần như nguyên văn", "nearly word for word"};
        TextPair message;
        const bool whole = copy.kind == CopyKind::document;
        if (whole) {
            message = {format("{}% nội dung trùng với {} ({})", percent(copy.share), source.vi, how.vi),
                       format("{}% of the text stands in {} ({})", percent(copy.share), source.en, how.en)};
        } else {
            message = {format("mục “{}” chép {} ({})", copy.title, source.vi, how.vi),
                       format("section “{}” is copied from {} ({})", copy.title, source.en, how.en)};
        }
        // Taking up one's superior or one's own plan of last year is usual; a neighbour's plan is not.
        const bool is_own = from_unit != Roster::kNone && from_unit == to_unit;
        const Severity severity = whole && !is_own ? Severity::warning : Severity::info;
        Finding& finding = add(whole ? "duplicate/document" : "duplicate/copied-section", severity, std::move(message),
                               to.path + "\n" + from.path + "\n" + copy.title);
        finding.certainty = copy.likeness == Likeness::near ? Certainty::likely : Certainty::certain;
        finding.basis = practice();
        finding.suggestion = {"nêu chỉ tiêu, việc làm, người chủ trì và thời hạn của chính đơn vị",
                              "state the unit's own targets, tasks, who leads and by when"};
        stand(finding, to.path, copy.to.line, copy.to.end_line);
        findings::Note note;
        note.message = {"bản có trước", "the earlier one"};
        note.place.path = from.path;
        note.place.line = copy.from.line;
        note.place.column = 1;
        note.place.end_line = copy.from.end_line;
        note.place.end_column = 1;
        finding.related.push_back(std::move(note));
    }

    [[nodiscard]] TextPair source_of(std::int32_t from, std::int32_t to, const DocumentFacts& document) const {
        const std::string& path = document.path;
        if (from == Roster::kNone) return {path, path};
        if (from == to) {
            const std::string year = document.year == 0 ? "" : " " + std::to_string(document.year);
            return {format("kế hoạch trước{} của chính đơn vị", year.empty() ? "" : " (năm" + year + ")"),
                    format("the unit's own earlier plan{}", year.empty() ? "" : " (" + year.substr(1) + ")")};
        }
        const std::string& name = unit(from).name;
        if (to != Roster::kNone && unit(to).parent == from)
            return {format("văn bản của cấp trên “{}”", name), format("the superior's document, “{}”", name)};
        return {format("kế hoạch của “{}”", name), format("the plan of “{}”", name)};
    }

    // ---- Numbers: two documents under one, and numbers out of date order ----

    struct Numbered {
        std::uint32_t document = 0;
        legal::Notation notation;
        long number = 0;
    };

    void numbers() {
        // One body's documents of one type in one year bear ascending numbers.
        std::map<std::tuple<std::string, std::string, int>, std::vector<Numbered>> series;
        for (std::uint32_t d = 0; d < audit_.documents.size(); ++d) {
            const DocumentFacts& document = audit_.documents[d];
            if (!document.is_read || document.notation.empty() || !document.date.exists()) continue;
            auto notation = legal::parse_notation(document.notation);
            if (!notation || notation->number.find('.') != std::string::npos) continue;
            const std::int32_t unit = audit_.unit_of[d];
            const std::string body = unit != Roster::kNone
                                         ? "unit " + audit_.roster.units()[static_cast<std::size_t>(unit)].id
                                         : "body " + legal::body_key(document.issuer);
            if (body == "body ") continue;
            const std::string key = notation->number_key();
            if (key.empty() || key.size() > 6) continue;
            series[{body, notation->type + "|" + notation->issuer, document.date.year}].push_back(
                {d, std::move(*notation), std::stol(key)});
        }
        for (auto& [key, list] : series) {
            std::ranges::stable_sort(list, {}, [&](const Numbered& one) {
                return std::pair(one.number, audit_.documents[one.document].date);
            });
            one_number_twice(list);
            order_of(list);
        }
    }

    /// The same file lying in two places is no conflict: only different dates or subjects are.
    void one_number_twice(const std::vector<Numbered>& list) {
        for (std::size_t i = 1; i < list.size(); ++i) {
            const DocumentFacts& first = audit_.documents[list[i - 1].document];
            const DocumentFacts& second = audit_.documents[list[i].document];
            if (list[i - 1].number != list[i].number) continue;
            if (first.date == second.date && first.subject == second.subject) continue;
            Finding& finding = add("registry/duplicate-number", Severity::warning,
                                   {format("hai văn bản của một cơ quan cùng mang số {}", second.notation),
                                    format("two documents of one body bear the number {}", second.notation)},
                                   first.path + "\n" + second.path);
            finding.certainty = Certainty::certain;
            finding.basis = {"Mỗi số, ký hiệu chỉ cấp cho một văn bản trong năm",
                             "A number is given to one document of a year"};
            finding.suggestion = {"đối chiếu sổ văn bản đi và cấp lại số cho một trong hai",
                                  "check the outgoing register and renumber one of the two"};
            stand(finding, second.path, 1, 1);
            findings::Note note;
            note.message = {"văn bản cùng số", "the other one"};
            note.place.path = first.path;
            note.place.line = note.place.end_line = 1;
            note.place.column = note.place.end_column = 1;
            finding.related.push_back(std::move(note));
        }
    }

    /// A document whose number is higher than that of a later one, told where it alone disturbs the order.
    void order_of(const std::vector<Numbered>& list) {
        for (std::size_t i = 0; i + 1 < list.size(); ++i) {
            const DocumentFacts& lower = audit_.documents[list[i].document];
            const DocumentFacts& higher = audit_.documents[list[i + 1].document];
            if (list[i].number == list[i + 1].number || !(higher.date < lower.date)) continue;
            Finding& finding = add("registry/date-order", Severity::info,
                                   {format("số {} đề ngày {}, sớm hơn ngày {} của số {}", higher.notation,
                                           higher.date.vietnamese(), lower.date.vietnamese(), lower.notation),
                                    format("number {} is dated {}, before {} of number {}", higher.notation,
                                           higher.date.iso(), lower.date.iso(), lower.notation)},
                                   lower.path + "\n" + higher.path);
            finding.basis = {"Số văn bản được cấp theo thứ tự ngày ban hành",
                             "Numbers are given in the order of dates"};
            finding.suggestion = {"đối chiếu sổ văn bản đi: một trong hai ngày hoặc số bị ghi sai",
                                  "check the outgoing register: one of the dates or numbers is wrong"};
            stand(finding, higher.path, 1, 1);
            findings::Note note;
            note.message = {"văn bản có số nhỏ hơn", "the lower number"};
            note.place.path = lower.path;
            note.place.line = note.place.end_line = 1;
            note.place.column = note.place.end_column = 1;
            finding.related.push_back(std::move(note));
        }
    }

    const Audit& audit_;
    const std::string& roster_path_;
    std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> find_faults(const Audit& audit, const std::string& roster_path) {
    return FaultFinder(audit, roster_path).run();
}

}  // namespace doichieu::audit

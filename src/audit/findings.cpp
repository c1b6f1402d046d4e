#include "audit/findings.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <unordered_map>

#include "audit/fault.h"
#include "audit/numbers.h"
#include "base/format.h"
#include "similarity/near_join.h"

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

class FaultFinder {
  public:
    FaultFinder(const Audit& audit, const registry::Companions* companions, const std::string& roster_path,
                Texts& texts)
        : audit_(audit), companions_(companions), roster_path_(roster_path), texts_(texts) {}

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

    Finding& add(const char* rule, Severity severity, TextPair message, const std::string& key) {
        return found_.emplace_back(fault(rule, severity, std::move(message), key));
    }

    static void stand(findings::Place& place, const std::string& path, std::uint32_t line, std::uint32_t end_line) {
        place.path = path;
        place.line = line;
        place.end_line = std::max(line, end_line);
        place.column = place.end_column = 1;
    }

    template <typename... Where>
    static void relate(Finding& finding, TextPair message, const Where&... where) {
        findings::Note& note = finding.related.emplace_back();
        note.message = std::move(message);
        stand(note.place, where...);
    }

    void coverage_of(std::size_t row) {
        const std::int32_t index = audit_.coverage.units[row];
        if (audit_.lacks_plan(index)) {
            no_plan(unit(index), audit_.documents_of(index));
            return;
        }
        for (std::size_t column = 0; column < audit_.coverage.directives.size(); ++column) {
            const CellState state = audit_.coverage.at(row, column).state;
            if (state == CellState::missing || state == CellState::cites_replaced)
                missing(unit(index), audit_.documents_of(index), row, column, state);
        }
    }

    void no_plan(const Unit& one, const std::vector<std::uint32_t>& documents) {
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
        if (!one.folder.empty() && documents.empty()) {
            finding.suggestion.vi +=
                format("; không có tệp nào trong “{}”: xem lại cột folder nếu tên thư mục khác", one.folder);
            finding.suggestion.en +=
                format("; no file lies in “{}”: look at the folder column if it bears another name", one.folder);
        }
        stand(finding.place, one.folder.empty() ? roster_path_ : one.folder, 1, 1);
    }

    void missing(const Unit& one, const std::vector<std::uint32_t>& documents, std::size_t row, std::size_t column,
                 CellState state) {
        const Directive& wanted = directive(audit_.coverage.directives[column]);
        std::uint32_t plan = plan_to_open(documents);
        std::uint32_t line = 1;
        const bool replaced = state == CellState::cites_replaced;
        if (const auto& evidence = audit_.coverage.at(row, column).evidence; !evidence.empty()) {
            plan = evidence.front().document;
            line = evidence.front().line;
        }
        const DocumentFacts& document = audit_.documents[plan];
        const bool is_older = document.date.exists() && wanted.date.exists() && document.date < wanted.date;
        const TextPair message =
            replaced && is_older
                ? TextPair{format("kế hoạch của “{}” dẫn văn bản mà sau đó đã được {} thay thế", one.name,
                                  wanted.label),
                           format("the plan of “{}” cites what {} has replaced since", one.name, wanted.label)}
            : replaced
                ? TextPair{format("kế hoạch của “{}” còn dẫn văn bản đã được {} thay thế", one.name, wanted.label),
                           format("the plan of “{}” still cites what {} has replaced", one.name, wanted.label)}
            : is_older ? TextPair{format("kế hoạch của “{}” ban hành trước {}, chưa có kế hoạch nào dẫn văn bản này",
                                         one.name, wanted.label),
                                  format("the plan of “{}” is older than {}, and no later one cites it", one.name,
                                         wanted.label)}
                       : TextPair{format("kế hoạch của “{}” không dẫn {}, cũng không dẫn văn bản thay thế", one.name,
                                         wanted.label),
                                  format("no plan of “{}” cites {} or what replaced it", one.name, wanted.label)};
        // Work to be done is no fault of a plan that came first, and what a rule tells of one is no second fault.
        const bool is_told = replaced && is_told_of(document, line);
        const Severity severity =
            audit_.coverage.is_demanded && !is_older && !is_told ? Severity::warning : Severity::info;
        Finding& finding = add("coverage/missing-directive", severity, message, one.id + "\n" + wanted.id);
        if (audit_.scope.superior >= 0) {
            const std::string& path = audit_.documents[static_cast<std::size_t>(audit_.scope.superior)].path;
            finding.basis = {"Kế hoạch cấp trên: " + path, "The superior's plan: " + path};
        } else if (audit_.coverage.is_demanded) {
            finding.basis = {"Văn bản được nêu bằng --directive", "Named with --directive"};
        } else {
            finding.basis = {"Ít nhất một phần ba số đơn vị dẫn văn bản này", "At least a third of the units cite it"};
        }
        finding.suggestion =
            is_older ? TextPair{format("xem có phải bổ sung, điều chỉnh kế hoạch để thực hiện {}", wanted.label),
                                format("see whether the plan must be amended for {}", wanted.label)}
                     : TextPair{format("dẫn {} và nêu việc phải làm để thực hiện", wanted.label),
                                format("cite {} and say what is to be done for it", wanted.label)};
        stand(finding.place, document.path, line, line);
    }

    /// Of the plans that count: one that cites a directive in question, the newest of these.
    [[nodiscard]] std::uint32_t plan_to_open(const std::vector<std::uint32_t>& documents) const {
        const auto cites_one = [&](const DocumentFacts& document) {
            return std::ranges::any_of(document.citations, [&](const CitationFact& citation) {
                return std::ranges::find(audit_.coverage.directives, audit_.directives.of(citation)) !=
                       audit_.coverage.directives.end();
            });
        };
        std::uint32_t plan = 0;
        std::optional<std::pair<bool, legal::Date>> best;
        for (const std::uint32_t d : documents) {
            const DocumentFacts& document = audit_.documents[d];
            if (!document.is_read || !is_plan(document) || !is_about(document, audit_.scope.year)) continue;
            const std::pair rank(cites_one(document), document.date);
            if (best && rank <= *best) continue;
            best = rank;
            plan = d;
        }
        return plan;
    }

    /// A rule has told already that what is cited here was replaced.
    [[nodiscard]] static bool is_told_of(const DocumentFacts& document, std::uint32_t line) {
        return std::ranges::find(document.faults, "validity/replaced", &FaultCount::rule) != document.faults.end() &&
               std::ranges::any_of(document.citations, [&](const CitationFact& citation) {
                   return citation.line == line && !citation.successor.empty();
               });
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
        if (!copy.is_dated) {
            message =
                whole ? TextPair{format("{}% nội dung giống {} ({}); ngày của hai bản không cho biết bản nào có trước",
                                        percent(copy.share), source.vi, how.vi),
                                 format("{}% of the text is that of {} ({}); their dates do not tell which came first",
                                        percent(copy.share), source.en, how.en)}
                      : TextPair{format("mục “{}” giống {} ({}); ngày của hai bản không cho biết bản nào có trước",
                                        copy.title, source.vi, how.vi),
                                 format("section “{}” is that of {} ({}); their dates do not tell which came first",
                                        copy.title, source.en, how.en)};
        } else if (whole) {
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
        finding.certainty = copy.likeness == Likeness::near || !copy.is_dated ? Certainty::likely : Certainty::certain;
        finding.basis = practice();
        finding.suggestion = {"nêu chỉ tiêu, việc làm, người chủ trì và thời hạn của chính đơn vị",
                              "state the unit's own targets, tasks, who leads and by when"};
        stand(finding.place, to.path, copy.to.line, copy.to.end_line);
        relate(finding,
               copy.is_dated ? TextPair{"bản có trước", "the earlier one"} : TextPair{"bản kia", "the other one"},
               from.path, copy.from.line, copy.from.end_line);
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

    void numbers() {
        if (companions_ == nullptr || companions_->conflicts().empty()) return;
        std::unordered_map<std::string_view, std::uint32_t> by_path;
        for (std::uint32_t d = 0; d < audit_.documents.size(); ++d) by_path.emplace(audit_.documents[d].path, d);
        std::ranges::move(number_faults(*companions_,
                                        [&](const registry::Statement& one, const registry::Statement& other) {
                                            return are_different_texts(by_path.at(one.path), by_path.at(other.path));
                                        }),
                          std::back_inserter(found_));
    }

    /// Rows of many words stand in both versions of one text, however its paragraphs are broken, and hardly ever in two
    /// texts. Only a clear answer counts.
    [[nodiscard]] bool are_different_texts(std::uint32_t one, std::uint32_t other) const {
        constexpr std::size_t kRow = 10;
        constexpr std::size_t kFewestRows = 50;
        constexpr double kMostShared = 0.2;
        const auto rows_of = [this](std::uint32_t document) {
            std::vector<similarity::Word> words;
            for (const auto& paragraph : texts_.of(document, audit_.documents[document]))
                words.insert(words.end(), paragraph.begin(), paragraph.end());
            return similarity::rows_of(words, kRow);
        };
        const auto a = rows_of(one);
        const auto b = rows_of(other);
        if (std::min(a.size(), b.size()) < kFewestRows) return false;
        std::vector<std::uint32_t> common;
        std::ranges::set_intersection(a, b, std::back_inserter(common));
        return static_cast<double>(common.size()) < kMostShared * static_cast<double>(std::min(a.size(), b.size()));
    }

    const Audit& audit_;
    const registry::Companions* companions_;
    const std::string& roster_path_;
    Texts& texts_;
    std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> find_faults(const Audit& audit, const registry::Companions* companions,
                                 const std::string& roster_path, Texts& texts) {
    return FaultFinder(audit, companions, roster_path, texts).run();
}

}  // namespace doichieu::audit

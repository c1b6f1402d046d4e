#include "audit/coverage.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace doichieu::audit {
namespace {

constexpr std::array<std::string_view, 4> kPlanTypes = {"Kế hoạch", "Chương trình", "Đề án", "Phương án"};

/// Without named ones, directives are what at least a third of the units cite.
constexpr std::size_t kOneIn = 3;

bool is_citation(const CitationFact& citation) {
    return !citation.own && !citation.id.empty();
}

/// Cited by the document itself, not by the title of another one that it cites.
bool is_direct(const CitationFact& citation) {
    return is_citation(citation) && citation.cited_by < 0;
}

class Judgement {
  public:
    Judgement(const std::vector<DocumentFacts>& documents, const std::vector<std::int32_t>& unit_of,
              const Roster& roster, const Directives& directives, const Scope& scope)
        : documents_(documents),
          directives_(directives),
          scope_(scope),
          plans_(roster.units().size()),
          has_files_(roster.units().size()),
          has_readable_(roster.units().size()) {
        for (std::uint32_t d = 0; d < documents.size(); ++d) {
            if (unit_of[d] == Roster::kNone) continue;
            const auto unit = static_cast<std::size_t>(unit_of[d]);
            has_files_[unit] = true;
            has_readable_[unit] = has_readable_[unit] || documents[d].is_read;
            const bool counts = documents[d].is_read && is_plan(documents[d]) && is_about(documents[d], scope.year);
            if (counts) plans_[unit].push_back(d);
        }
        for (std::size_t unit = 0; unit < roster.units().size(); ++unit) {
            if (roster.exists_in(static_cast<std::int32_t>(unit), scope.year))
                out_.units.push_back(static_cast<std::int32_t>(unit));
        }
    }

    Coverage run() {
        choose_directives();
        for (const std::int32_t unit : out_.units) {
            const std::vector<Mention> cited = mentions(static_cast<std::size_t>(unit));
            for (const std::int32_t directive : out_.directives)
                out_.cells.push_back(cell(static_cast<std::size_t>(unit), cited, directive));
        }
        return std::move(out_);
    }

  private:
    void choose_directives() {
        out_.is_demanded = true;
        if (!scope_.directives.empty()) {
            out_.directives = scope_.directives;
        } else if (scope_.superior >= 0) {
            for (const CitationFact& citation : documents_[static_cast<std::size_t>(scope_.superior)].citations) {
                const std::int32_t directive = is_direct(citation) ? directives_.of(citation) : Directives::kNone;
                if (directive != Directives::kNone &&
                    std::ranges::find(out_.directives, directive) == out_.directives.end())
                    out_.directives.push_back(directive);
            }
        } else {
            out_.is_demanded = false;
            choose_frequent();
        }
    }

    void choose_frequent() {
        std::vector<std::size_t> citing(directives_.all().size());
        for (const std::int32_t unit : out_.units) {
            std::set<std::int32_t> cited;
            for (const std::uint32_t plan : plans_[static_cast<std::size_t>(unit)]) {
                for (const CitationFact& citation : documents_[plan].citations) {
                    if (is_direct(citation)) cited.insert(directives_.of(citation));
                }
            }
            for (const std::int32_t directive : cited) {
                if (directive != Directives::kNone) ++citing[static_cast<std::size_t>(directive)];
            }
        }
        for (std::size_t i = 0; i < citing.size(); ++i) {
            const legal::Level level = directives_.all()[i].level;
            const bool is_superior = level == legal::Level::central || level == legal::Level::province;
            if (is_superior && citing[i] > 0 && citing[i] * kOneIn >= out_.units.size())
                out_.directives.push_back(static_cast<std::int32_t>(i));
        }
        std::ranges::sort(out_.directives, {}, [&](std::int32_t index) {
            const Directive& directive = directives_.all()[static_cast<std::size_t>(index)];
            return std::tuple(directive.level, directive.date, directive.id);
        });
    }

    struct Mention {
        std::int32_t directive = Directives::kNone;
        Evidence evidence;
    };

    /// Of directives in the plans of a unit.
    [[nodiscard]] std::vector<Mention> mentions(std::size_t unit) const {
        std::vector<Mention> found;
        for (const std::uint32_t plan : plans_[unit]) {
            for (const CitationFact& citation : documents_[plan].citations) {
                if (!is_citation(citation)) continue;
                const std::int32_t directive = directives_.of(citation);
                if (directive != Directives::kNone)
                    found.push_back({directive, {plan, citation.line, citation.has_task}});
            }
        }
        return found;
    }

    /// Those of what `fits`.
    template <typename Fits>
    [[nodiscard]] static std::vector<Evidence> chosen(const std::vector<Mention>& mentions, Fits fits) {
        std::vector<Evidence> found;
        for (const Mention& mention : mentions) {
            if (fits(mention.directive)) found.push_back(mention.evidence);
        }
        return found;
    }

    [[nodiscard]] bool is_late(std::uint32_t document) const {
        const legal::Date& date = documents_[document].date;
        return scope_.due.stated() && date.exists() && date > scope_.due;
    }

    [[nodiscard]] Cell cell(std::size_t unit, const std::vector<Mention>& cited, std::int32_t directive) const {
        if (has_files_[unit] && !has_readable_[unit]) return {CellState::not_readable, {}};
        if (plans_[unit].empty()) return {CellState::no_plan, {}};
        std::vector<Evidence> found =
            chosen(cited, [&](std::int32_t one) { return directives_.stands_for(one, directive); });
        if (found.empty()) {
            found = chosen(cited, [&](std::int32_t one) { return directives_.stands_for(directive, one); });
            if (found.empty()) return {CellState::missing, {}};
            return shown(CellState::cites_replaced, std::move(found));
        }
        // The plans that do something about it decide; where none does, all that cite it.
        const bool any_task = std::ranges::any_of(found, &Evidence::has_task);
        const bool all_late = std::ranges::all_of(found, [&](const Evidence& evidence) {
            return (any_task && !evidence.has_task) || is_late(evidence.document);
        });
        const CellState state = all_late ? CellState::late : any_task ? CellState::carried_out : CellState::cited;
        if (any_task) std::ranges::stable_sort(found, std::greater(), &Evidence::has_task);
        return shown(state, std::move(found));
    }

    [[nodiscard]] static Cell shown(CellState state, std::vector<Evidence> evidence) {
        if (evidence.size() > Coverage::kMostEvidence) evidence.resize(Coverage::kMostEvidence);
        std::ranges::sort(evidence, {}, [](const Evidence& one) { return std::pair(one.document, one.line); });
        const auto same =
            std::ranges::unique(evidence, {}, [](const Evidence& one) { return std::pair(one.document, one.line); });
        evidence.erase(same.begin(), same.end());
        return {state, std::move(evidence)};
    }

    const std::vector<DocumentFacts>& documents_;
    const Directives& directives_;
    const Scope& scope_;
    std::vector<std::vector<std::uint32_t>> plans_;  ///< of each unit
    std::vector<bool> has_files_;
    std::vector<bool> has_readable_;
    Coverage out_;
};

}  // namespace

const char* to_string(CellState state) {
    switch (state) {
        case CellState::not_readable:
            return "not_readable";
        case CellState::no_plan:
            return "no_plan";
        case CellState::missing:
            return "missing";
        case CellState::cites_replaced:
            return "cites_replaced";
        case CellState::late:
            return "late";
        case CellState::cited:
            return "cited";
        case CellState::carried_out:
            return "carried_out";
    }
    return "";
}

bool is_plan(const DocumentFacts& document) {
    return document.type.empty() || std::ranges::find(kPlanTypes, document.type) != kPlanTypes.end();
}

bool is_about(const DocumentFacts& document, int year) {
    if (year == 0) return true;
    if (document.year != 0) return document.year <= year && year <= std::max(document.year, document.last_year);
    return !document.date.stated() || document.date.year == year;
}

Coverage judge_coverage(const std::vector<DocumentFacts>& documents, const std::vector<std::int32_t>& unit_of,
                        const Roster& roster, const Directives& directives, const Scope& scope) {
    return Judgement(documents, unit_of, roster, directives, scope).run();
}

}  // namespace doichieu::audit

#include "audit/coverage.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "legal/notation.h"

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
          roster_(roster),
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
        out_.units = units_asked(unit_of, roster, scope);
    }

    Coverage run() {
        choose_directives();
        leave_out_the_ended();
        find_issuers();
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
        if (scope_.names_directives) {
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

    /// A unit that had ended before every directive was issued could carry out none of them.
    void leave_out_the_ended() {
        if (out_.directives.empty()) return;
        legal::Date first{9999, 12, 31};
        for (const std::int32_t index : out_.directives) {
            const legal::Date& date = directives_.all()[static_cast<std::size_t>(index)].date;
            if (!date.complete()) return;
            first = std::min(first, date);
        }
        std::erase_if(out_.units, [&](std::int32_t unit) {
            const legal::Date& last = roster_.units()[static_cast<std::size_t>(unit)].to;
            return last.complete() && last < first;
        });
    }

    /// Documents that are a directive themselves: their unit need not cite it.
    void find_issuers() {
        for (std::size_t unit = 0; unit < plans_.size(); ++unit) {
            for (const std::uint32_t d : plans_[unit]) {
                const auto notation = legal::parse_notation(documents_[d].notation);
                if (!notation || !documents_[d].date.complete()) continue;
                const std::string key = legal::identity_key(*notation);
                for (const std::int32_t index : out_.directives) {
                    const Directive& one = directives_.all()[static_cast<std::size_t>(index)];
                    if (one.key == key && (!one.date.stated() || one.date == documents_[d].date))
                        issued_.emplace(std::pair(unit, index), d);
                }
            }
        }
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
        if (const auto own = issued_.find(std::pair(unit, directive)); own != issued_.end())
            return {CellState::carried_out, {{own->second, own_line(own->second), true}}};
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

    [[nodiscard]] std::uint32_t own_line(std::uint32_t document) const {
        const auto& citations = documents_[document].citations;
        const auto own = std::ranges::find(citations, true, &CitationFact::own);
        return own == citations.end() ? 1 : own->line;
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
    const Roster& roster_;
    const Directives& directives_;
    const Scope& scope_;
    std::vector<std::vector<std::uint32_t>> plans_;  ///< of each unit
    std::vector<bool> has_files_;
    std::vector<bool> has_readable_;
    std::map<std::pair<std::size_t, std::int32_t>, std::uint32_t> issued_;  ///< unit and directive: the document
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

std::vector<std::int32_t> units_asked(const std::vector<std::int32_t>& unit_of, const Roster& roster,
                                      const Scope& scope) {
    std::vector<std::int32_t> units;
    for (std::int32_t unit = 0; unit < std::ssize(roster.units()); ++unit) {
        if (roster.exists_in(unit, scope.year)) units.push_back(unit);
    }
    if (scope.superior < 0) return units;
    const std::int32_t issuer = unit_of[static_cast<std::size_t>(scope.superior)];
    if (issuer == Roster::kNone) return units;
    const auto is_below = [&](std::int32_t unit) { return roster.is_below(unit, issuer); };
    const bool tells_who = std::ranges::any_of(units, is_below);
    std::erase_if(units, [&](std::int32_t unit) { return tells_who ? !is_below(unit) : unit == issuer; });
    return units;
}

Coverage judge_coverage(const std::vector<DocumentFacts>& documents, const std::vector<std::int32_t>& unit_of,
                        const Roster& roster, const Directives& directives, const Scope& scope) {
    return Judgement(documents, unit_of, roster, directives, scope).run();
}

}  // namespace doichieu::audit

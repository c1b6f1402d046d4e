#include "audit/audit.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "audit/findings.h"
#include "base/format.h"

namespace doichieu::audit {
namespace {

findings::Problem unknown_directive(const std::string& words) {
    return {words,
            "unknown-directive",
            {"Không có văn bản nào như vậy trong danh mục, và không kế hoạch nào dẫn nó; hãy ghi số, ký hiệu (ví dụ "
             "18-CT/TW).",
             "Neither the registry nor a plan knows such an instrument; give its notation (for example 18-CT/TW)."}};
}

findings::Problem fits_several(const std::string& words, const std::string& names) {
    return {words,
            "ambiguous-directive",
            {base::format("Có nhiều văn bản như vậy: {}; hãy ghi một mã trong số đó.", names),
             base::format("Several instruments fit: {}; give one of these ids.", names)}};
}

/// What is of another year serves to judge by; what is wrong with it is not asked.
void leave_out_other_years(Audit& audit) {
    const auto is_asked = [&](const DocumentFacts& document) { return is_about(document, audit.scope.year); };
    std::erase_if(audit.copies, [&](const Copy& copy) { return !is_asked(audit.documents[copy.to.document]); });
    for (DocumentFacts& document : audit.documents) {
        if (is_asked(document)) continue;
        document.errors = document.warnings = document.infos = 0;
        document.faults.clear();
    }
}

}  // namespace

bool Audit::lacks_plan(std::int32_t unit) const {
    if (roster.is_derived()) return false;  // nobody said that this unit must have one
    const std::vector<std::uint32_t>& own = documents_of(unit);
    const auto is_read = [&](std::uint32_t d) { return documents[d].is_read; };
    // Files of which none can be read may be the plan; they are problems of their own.
    if (!own.empty() && std::ranges::none_of(own, is_read)) return false;
    return std::ranges::none_of(own, [&](std::uint32_t d) {
        return is_read(d) && is_plan(documents[d]) && is_about(documents[d], scope.year);
    });
}

StateCounts Audit::row_counts(std::size_t row) const {
    StateCounts counts{};
    for (std::size_t column = 0; column < coverage.directives.size(); ++column)
        ++counts[static_cast<std::size_t>(coverage.at(row, column).state)];
    return counts;
}

StateCounts Audit::column_counts(std::size_t column) const {
    StateCounts counts{};
    for (std::size_t row = 0; row < coverage.units.size(); ++row)
        ++counts[static_cast<std::size_t>(coverage.at(row, column).state)];
    return counts;
}

StateCounts Audit::all_counts() const {
    StateCounts counts{};
    for (const Cell& cell : coverage.cells) ++counts[static_cast<std::size_t>(cell.state)];
    return counts;
}

std::uint32_t Audit::count(findings::Severity severity) const {
    auto sum = static_cast<std::uint32_t>(std::ranges::count(findings, severity, &findings::Finding::severity));
    for (const DocumentFacts& document : documents) {
        sum += severity == findings::Severity::error     ? document.errors
               : severity == findings::Severity::warning ? document.warnings
                                                         : document.infos;
    }
    return sum;
}

Audit judge(std::vector<DocumentFacts> documents, Texts& texts, const std::vector<std::string>& paths, Roster roster,
            const registry::Registry& registry, const Question& question, std::vector<findings::Problem>& problems) {
    Directives directives(documents, registry);
    Audit audit{std::move(documents), {}, {}, std::move(roster), {}, std::move(directives), {}, {}, {}, {}, {}, {}, {}};
    audit.by_unit.resize(audit.roster.units().size());
    for (std::uint32_t d = 0; d < audit.documents.size(); ++d) {
        const DocumentFacts& document = audit.documents[d];
        const bool is_superior = question.superior == static_cast<std::int32_t>(d);
        audit.unit_of.push_back(document.is_read ? audit.roster.unit_of(document, paths[d])
                                                 : audit.roster.unit_of_folder(paths[d]));
        if (audit.unit_of.back() != Roster::kNone) {
            audit.by_unit[static_cast<std::size_t>(audit.unit_of.back())].push_back(d);
        } else if (!is_superior) {
            audit.outside.push_back(d);
        }
    }
    audit.scope.year = question.year;
    audit.scope.due = question.due;
    audit.scope.names_directives = !question.directives.empty();
    audit.scope.superior = question.superior;
    for (const std::string& words : question.directives) {
        const std::vector<std::int32_t> found = audit.directives.look_up(words);
        if (found.size() == 1) {
            if (std::ranges::find(audit.scope.directives, found.front()) == audit.scope.directives.end())
                audit.scope.directives.push_back(found.front());
        } else if (found.empty()) {
            problems.push_back(unknown_directive(words));
        } else {
            std::string names;
            for (const std::int32_t one : found)
                names += (names.empty() ? "" : ", ") + audit.directives.all()[static_cast<std::size_t>(one)].id;
            problems.push_back(fits_several(words, names));
        }
    }
    audit.coverage = judge_coverage(audit.documents, audit.unit_of, audit.roster, audit.directives, audit.scope);
    audit.carry_outs = judge_carry_out(audit.documents, audit.unit_of, audit.roster, audit.scope, texts);
    Copies copies = find_copies(audit.documents, texts);
    audit.copies = std::move(copies.list);
    audit.own_share = std::move(copies.own_share);
    leave_out_other_years(audit);
    audit.relations = derived_relations(registry);
    audit.findings = find_faults(audit, registry.companions(), question.roster_path, texts);
    if (question.wants) {
        std::erase_if(audit.findings, [&](const findings::Finding& finding) { return !question.wants(finding.rule); });
    }
    return audit;
}

}  // namespace doichieu::audit

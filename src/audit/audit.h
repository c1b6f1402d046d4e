#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "audit/carry_out.h"
#include "audit/copies.h"
#include "audit/coverage.h"
#include "audit/directives.h"
#include "audit/facts.h"
#include "audit/relations.h"
#include "audit/texts.h"
#include "audit/units.h"
#include "findings/finding.h"
#include "registry/registry.h"

namespace doichieu::audit {

/// How many cells of a row or a column are in each state.
using StateCounts = std::array<std::uint32_t, kCellStates>;

/// What an audit found. Documents stand by path; what is a list of numbers counts in them.
struct Audit {
    std::vector<DocumentFacts> documents;
    std::vector<std::int32_t> unit_of;                ///< of each document
    std::vector<std::vector<std::uint32_t>> by_unit;  ///< documents of each
    Roster roster;
    Scope scope;
    Directives directives;
    Coverage coverage;
    std::vector<CarryOut> carry_outs;
    std::vector<Copy> copies;
    std::vector<std::optional<double>> own_share;  ///< of each document (audit/copies.h)
    std::vector<findings::Finding> findings;       ///< about units and pairs of documents, in report order
    std::vector<std::uint32_t> outside;            ///< documents that fit no unit
    std::vector<DerivedRelation> relations;        ///< that the documents themselves tell

    [[nodiscard]] const std::vector<std::uint32_t>& documents_of(std::int32_t unit) const {
        return by_unit[static_cast<std::size_t>(unit)];
    }
    /// A unit that somebody named, with no plan for the year among what could be read of its files.
    [[nodiscard]] bool lacks_plan(std::int32_t unit) const;
    [[nodiscard]] StateCounts row_counts(std::size_t row) const;
    [[nodiscard]] StateCounts column_counts(std::size_t column) const;
    [[nodiscard]] StateCounts all_counts() const;
    /// Of the documents and of this audit together.
    [[nodiscard]] std::uint32_t count(findings::Severity severity) const;
};

/// What judgement needs beside the facts.
struct Question {
    int year = 0;
    legal::Date due;
    std::vector<std::string> directives;          ///< as typed
    std::int32_t superior = -1;                   ///< document given with --parent
    std::string roster_path;                      ///< for findings about units without files
    std::function<bool(std::string_view)> wants;  ///< which rules (audit/together.h) are asked for; unset: all
};

/// Judges from the facts alone. `paths`: of each document, relative to the audited folder, NFC. What is wrong with the
/// question (a directive that nobody knows) is a problem.
[[nodiscard]] Audit judge(std::vector<DocumentFacts> documents, Texts& texts, const std::vector<std::string>& paths,
                          Roster roster, const registry::Registry& registry, const Question& question,
                          std::vector<findings::Problem>& problems);

}  // namespace doichieu::audit

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "audit/directives.h"
#include "audit/facts.h"
#include "audit/units.h"

namespace doichieu::audit {

/// How a unit stands to a directive (contract, matrix). In the order in which they are tried: the first that holds.
enum class CellState : std::uint8_t { not_readable, no_plan, missing, cites_replaced, late, cited, carried_out };
inline constexpr std::size_t kCellStates = 7;
[[nodiscard]] const char* to_string(CellState);

/// Where a document says what a cell rests on.
struct Evidence {
    std::uint32_t document = 0;
    std::uint32_t line = 0;
    bool has_task = false;
};

struct Cell {
    CellState state = CellState::no_plan;
    std::vector<Evidence> evidence;  ///< by document, then line; at most kMostEvidence
};

struct Coverage {
    static constexpr std::size_t kMostEvidence = 8;

    std::vector<std::int32_t> units;       ///< rows, indices into the roster
    std::vector<std::int32_t> directives;  ///< columns, indices into Directives
    std::vector<Cell> cells;               ///< row after row
    bool is_demanded = false;              ///< the directives were named, or a superior plan cites them

    [[nodiscard]] const Cell& at(std::size_t row, std::size_t column) const {
        return cells[row * directives.size() + column];
    }
};

/// What the matrix is about.
struct Scope {
    int year = 0;                          ///< plans for this year alone, and units that were there then; 0: all
    legal::Date due;                       ///< plans after this day are late
    bool names_directives = false;         ///< whether any were named, known or not
    std::vector<std::int32_t> directives;  ///< of these the ones that somebody knows
    std::int32_t superior = -1;            ///< document of the superior plan
};

/// A document that plans: Kế hoạch, Chương trình, Đề án, Phương án; also one that names no type.
[[nodiscard]] bool is_plan(const DocumentFacts& document);
/// The document says that it is about the year, or does not say for which.
[[nodiscard]] bool is_about(const DocumentFacts& document, int year);

/// The units that are asked: those that were there in the year and, where a superior plan is given, that stand below the
/// unit that issued it; all but that one where the roster does not tell who stands below it.
[[nodiscard]] std::vector<std::int32_t> units_asked(const std::vector<std::int32_t>& unit_of, const Roster& roster,
                                                    const Scope& scope);

/// `unit_of`: of each document, Roster::kNone for none. Documents that were not read count as files of their unit.
[[nodiscard]] Coverage judge_coverage(const std::vector<DocumentFacts>& documents,
                                      const std::vector<std::int32_t>& unit_of, const Roster& roster,
                                      const Directives& directives, const Scope& scope);

}  // namespace doichieu::audit

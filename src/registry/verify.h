#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "findings/finding.h"
#include "registry/registry.h"

namespace doichieu::registry {

/// A row of a table.
struct RowPlace {
    std::string table;      ///< path of a user's table; name of one that the program carries
    bool built_in = false;  ///< the latter
    std::int64_t row = 0;   ///< its line
};

/// Something that cannot be right in the tables.
struct Fault {
    std::string_view check;  ///< stable: "impossible-date"; kChecks
    findings::Severity severity = findings::Severity::error;
    base::TextPair message;
    base::TextPair suggestion;
    RowPlace place;
    std::vector<RowPlace> related;
};

/// What verify() and fault_of() look for.
///
///   bad-row               a row that cannot be read: a word, a date or a notation; a relation to nothing
///   duplicate-identity    two rows for one instrument, or (warning) two that probably are
///   impossible-date       effect before issue by more than a year, issue after the date of knowledge or today, a
///                         relation to what came later
///   unknown-type          a type that no regulation and no practice known here has
///   type-mismatch         a type that the symbol contradicts
///   replacement-cycle     instruments that replace each other in a circle
///   fork                  two instruments that replace the same as a whole
///   status-mismatch       in force by its row, ended by a relation
///   no-source             a fact of which nobody says where it is from
inline constexpr std::string_view kChecks[] = {"bad-row",      "duplicate-identity", "impossible-date",
                                               "unknown-type", "type-mismatch",      "replacement-cycle",
                                               "fork",         "status-mismatch",    "no-source"};

/// Faults in everything that the registry holds, by table and row. Rows that could not be added are not in it: those
/// are told of by Registry::add_good_rows().
[[nodiscard]] std::vector<Fault> verify(const Registry& registry, const legal::Date& today);

/// A bad row as a fault.
[[nodiscard]] Fault fault_of(const base::Error& bad_row);

[[nodiscard]] RowPlace place_of(const Instrument&);
[[nodiscard]] RowPlace place_of(const InstrumentRelation&);

}  // namespace doichieu::registry

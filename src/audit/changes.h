#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/audit.h"

namespace doichieu::audit {

/// What an audit found, short enough to be kept for later ones.
[[nodiscard]] std::string outcome_of(const Audit& audit);

/// A cell that another state holds now.
struct CellChange {
    std::string unit;       ///< id
    std::string directive;  ///< id
    CellState before = CellState::no_plan;
    CellState after = CellState::no_plan;
    [[nodiscard]] bool is_better() const { return after > before; }  // the states stand from worst to best
};

/// A finding about units or pairs of documents that came or went.
struct FaultChange {
    std::string rule;
    std::string message;     ///< Vietnamese, as it was told
    bool is_better = false;  ///< it went
};

struct Changes {
    std::string since;  ///< day of the earlier run
    std::vector<CellChange> cells;
    std::vector<FaultChange> faults;
    std::vector<std::string> added, removed;  ///< documents
    std::uint32_t errors_before = 0, errors_after = 0;
};

[[nodiscard]] Changes changes_since(const Audit& audit, const std::string& day, std::string_view outcome);

}  // namespace doichieu::audit

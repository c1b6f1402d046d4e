#pragma once

#include <cstdint>
#include <vector>

#include "audit/coverage.h"
#include "audit/facts.h"
#include "audit/texts.h"
#include "audit/units.h"

namespace doichieu::audit {

/// What became of one task of a superior plan in a unit's plans.
enum class ItemState : std::uint8_t {
    none,      ///< no task takes up enough of its words
    taken_up,  ///< a task of the unit speaks of the same, in words of its own
    copied     ///< word for word, or nearly: not made concrete
};
[[nodiscard]] const char* to_string(ItemState);

struct CarriedItem {
    std::uint32_t item = 0;  ///< ParagraphFact of the superior plan
    ItemState state = ItemState::none;
    std::uint32_t document = 0;   ///< where it is taken up
    std::uint32_t paragraph = 0;  ///< ParagraphFact there
    double share = 0;             ///< of the item's words, rare ones counting more
};

/// One superior plan against the plans of one unit below it.
struct CarryOut {
    std::uint32_t superior = 0;  ///< document
    std::int32_t unit = 0;
    std::vector<CarriedItem> items;

    [[nodiscard]] std::uint32_t count(ItemState state) const;
};

/// The superior plan is the one of the scope; without one, the plans of the unit right above. Units without a plan are
/// left out: the matrix tells of them.
[[nodiscard]] std::vector<CarryOut> judge_carry_out(const std::vector<DocumentFacts>& documents,
                                                    const std::vector<std::int32_t>& unit_of, const Roster& roster,
                                                    const Scope& scope, Texts& texts);

}  // namespace doichieu::audit

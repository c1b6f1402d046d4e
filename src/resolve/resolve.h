#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/text_pair.h"
#include "citation/citation.h"
#include "legal/date.h"
#include "registry/registry.h"
#include "structure/outline.h"

namespace doichieu::resolve {

enum class State : std::uint8_t { resolved, ambiguous, not_in_registry, malformed, self };
[[nodiscard]] const char* to_string(State);

/// How one mention was matched to the registry. Never a guess: several fits are `ambiguous`.
struct Resolution {
    State state = State::not_in_registry;
    const registry::Instrument* instrument = nullptr;
    std::vector<const registry::Instrument*> candidates;  ///< of an ambiguous mention
    legal::Validity status = legal::Validity::unknown;
    registry::ValidityAt validity;
    base::TextPair reason;  ///< how it was decided, or what would decide
    /// Id of an instrument outside the registry, where an earlier mention tells its day or body and this one does not.
    std::string known_as;
};

enum class DateBasis : std::uint8_t { as_of, stated, plan_year, today };
[[nodiscard]] const char* to_string(DateBasis);

/// The days at which the document is judged, and on what ground (contract).
struct JudgementDate {
    legal::DateInterval interval;
    DateBasis basis = DateBasis::today;
};

/// What the caller states because the draft does not.
struct Given {
    std::optional<legal::Date> as_of;
    std::optional<legal::Date> date;
};

[[nodiscard]] JudgementDate judgement_date(const structure::Outline&, const citation::Citations&, const Given&,
                                           legal::Date today);

/// One resolution per citation, in the same order. Fills `canonical` of named citations from the registry.
[[nodiscard]] std::vector<Resolution> resolve(citation::Citations&, const structure::Outline&,
                                              const registry::Registry&, const JudgementDate&);

/// Id for the graph and for `resolution.instrument`, also for what the registry does not know (contract, graph):
/// "98-KH/ĐU@2022-10-25", "61-KL/TW@?".
[[nodiscard]] std::string instrument_id(const citation::Citation&, const Resolution&);
/// The same behind `id`, where the memory of others serves again.
void append_instrument_id(const citation::Citation&, const Resolution&, std::string& id);

}  // namespace doichieu::resolve

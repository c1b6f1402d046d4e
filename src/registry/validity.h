#pragma once

#include <functional>
#include <vector>

#include "registry/registry.h"

namespace doichieu::registry {

/// Relations that reach an instrument.
using RelationsTo = std::function<const std::vector<InstrumentRelation>&(const Instrument&)>;

/// The state of an instrument on every day of the interval, by its own row and by what replaces, repeals or amends it.
///
///   start  effective_from; without one the date of issue, except for laws, decrees and circulars: unknown
///   end    the day after effective_to; the date of a `replaces` or `repeals` of the whole, or of the replacing
///          instrument's effect or issue when the relation has none, and never before that effect
///   part   the same dates of a relation whose scope is a part: partly in force from then on
///
/// A row's own status counts from these dates on; without them only from status_as_of on, except that `in_force` holds
/// from the start. A known end says that it was in force until then. What is not said is unknown, never in force.
[[nodiscard]] ValidityAt validity_over(const Instrument& instrument, const legal::DateInterval& interval,
                                       const RelationsTo& relations_to);

/// From when a relation holds: its own date, or the effect or issue of the instrument that makes it, and never before
/// that effect. Unset when nothing tells.
[[nodiscard]] legal::Date takes_effect(const InstrumentRelation& relation);

/// "còn hiệu lực" / "in force".
[[nodiscard]] base::TextPair in_words(legal::Validity);
/// "đã kiểm chứng" / "verified".
[[nodiscard]] base::TextPair in_words(legal::Confidence);

}  // namespace doichieu::registry

#pragma once

#include <vector>

#include "registry/registry.h"

namespace doichieu::registry {

/// What happened to an instrument on a day.
struct Event {
    enum class Kind : std::uint8_t {
        issued,
        takes_effect,
        amended,
        supplemented,
        partly_replaced,
        partly_repealed,
        replaced,
        repealed,
        ends  ///< its own last day
    };
    Kind kind = Kind::issued;
    legal::Date date;                        ///< unset: nobody knows when
    const InstrumentRelation* by = nullptr;  ///< what another instrument did; it lives as long as the registry
    legal::Confidence confidence = legal::Confidence::memory;
};

/// "amended", as machines read it.
[[nodiscard]] const char* to_string(Event::Kind);

/// The life of an instrument as its row and the relations to it tell it, by date, undated events last.
[[nodiscard]] std::vector<Event> history(const Registry& registry, const Instrument& instrument);

}  // namespace doichieu::registry

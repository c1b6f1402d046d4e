#include "registry/history.h"

#include <algorithm>
#include <optional>

#include "registry/validity.h"

namespace doichieu::registry {
namespace {

std::optional<Event::Kind> kind_of(const InstrumentRelation& relation) {
    switch (relation.relation) {
        case legal::Relation::amends:
            return Event::Kind::amended;
        case legal::Relation::supplements:
            return Event::Kind::supplemented;
        case legal::Relation::replaces:
            return relation.whole ? Event::Kind::replaced : Event::Kind::partly_replaced;
        case legal::Relation::repeals:
            return relation.whole ? Event::Kind::repealed : Event::Kind::partly_repealed;
        default:
            return std::nullopt;
    }
}

}  // namespace

const char* to_string(Event::Kind kind) {
    switch (kind) {
        case Event::Kind::issued:
            return "issued";
        case Event::Kind::takes_effect:
            return "takes_effect";
        case Event::Kind::amended:
            return "amended";
        case Event::Kind::supplemented:
            return "supplemented";
        case Event::Kind::partly_replaced:
            return "partly_replaced";
        case Event::Kind::partly_repealed:
            return "partly_repealed";
        case Event::Kind::replaced:
            return "replaced";
        case Event::Kind::repealed:
            return "repealed";
        case Event::Kind::ends:
            return "ends";
    }
    return "";
}

std::vector<Event> history(const Registry& registry, const Instrument& instrument) {
    std::vector<Event> events;
    const auto add_own = [&](Event::Kind kind, const legal::Date& date) {
        if (date.stated()) events.push_back({kind, date, nullptr, instrument.confidence});
    };
    add_own(Event::Kind::issued, instrument.issued);
    add_own(Event::Kind::takes_effect, instrument.effective_from);
    for (const InstrumentRelation& relation : registry.relations_to(instrument)) {
        if (const auto kind = kind_of(relation))
            events.push_back({*kind, takes_effect(relation), &relation, relation.confidence});
    }
    add_own(Event::Kind::ends, instrument.effective_to);
    std::ranges::stable_sort(events, [](const Event& left, const Event& right) {
        if (!left.date.stated() || !right.date.stated()) return left.date.stated() && !right.date.stated();
        return left.date.first_day() < right.date.first_day();
    });
    return events;
}

}  // namespace doichieu::registry

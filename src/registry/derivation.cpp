#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

#include "legal/body_key.h"
#include "legal/notation.h"
#include "registry/instrument_id.h"
#include "registry/registry_impl.h"
#include "registry/seat.h"

namespace doichieu::registry {

class Registry::Impl::Derivation {
  public:
    explicit Derivation(Impl& registry) : registry_(registry) {}

    Derived run(const std::vector<Statement>& statements) && {
        for (const Statement& statement : statements) own_.push_back(row_of(statement));
        for (std::size_t i = 0; i < statements.size(); ++i) {
            for (const Act& act : statements[i].acts) relate(statements[i], *own_[i], act);
        }
        return std::move(derived_);
    }

  private:
    /// Quyết định and Quy định share a symbol; otherwise one number of one type is one instrument.
    static bool may_be_same_type(std::string_view type, std::string_view other) {
        return type.empty() || other.empty() || type == other;
    }

    static bool may_be_same_body(const Instrument& one, std::string_view issuer) {
        const Seat seat = seat_of(one.issuer);
        const Seat other = seat_of(issuer);
        if (!seat.place.empty() && !other.place.empty()) return may_be_same_seat(seat, other);
        return legal::may_be_same_body(legal::body_key(one.issuer), legal::body_key(issuer));
    }

    /// The instrument that the tables, or a document before this one, know for the statement; else a new row for it.
    const Instrument* row_of(const Statement& statement) {
        const std::string key = legal::identity_key(statement.notation);
        for (const Instrument* known : registry_.with_key(key)) {
            const bool is_same_day = !known->issued.stated() || known->issued == statement.issued;
            if (is_same_day && may_be_same_type(known->type, statement.type) &&
                may_be_same_body(*known, statement.issuer))
                return known;
        }
        return add(key, statement.notation, statement.type, statement.issued, statement.effective_from,
                   statement.issuer, statement.title, statement.path, statement.line);
    }

    const Instrument* add(const std::string& key, const legal::Notation& notation, const std::string& type,
                          const legal::Date& issued, const legal::Date& effective_from, const std::string& issuer,
                          const std::string& title, const std::string& path, std::uint32_t line) {
        std::vector<const Instrument*>& bearers = derived_.by_key[key];
        for (const Instrument* one : bearers) {
            if (one->issued == issued && one->type == type && may_be_same_body(*one, issuer)) return one;
        }
        Instrument& row = derived_.instruments.emplace_back();
        row.row = line;
        row.table = path;
        row.is_derived = true;
        row.key = key;
        row.notation = legal::canonical(notation);
        row.id = instrument_id(notation, issued, issuer);
        // Two communes of one name, or a Quyết định and a Quy định: what tells them apart follows.
        const bool may_be_known = !registry_.with_key(key).empty();
        while (!ids_.insert(row.id).second || (may_be_known && registry_.find_id(row.id) != nullptr))
            row.id += "@" + std::to_string(bearers.size() + 1);
        row.type = type;
        row.issuer = issuer;
        row.issued = issued;
        row.effective_from = effective_from;
        row.title = title;
        row.source = path;
        row.confidence = legal::Confidence::single;
        bearers.push_back(&row);
        derived_.by_type_and_number[type_and_number(type, notation.number_key())].push_back(&row);
        return &row;
    }

    void relate(const Statement& statement, const Instrument& from, const Act& act) {
        const Instrument* to = target_of(statement, act);
        if (to == nullptr || to == &from) return;
        if (!relations_seen_.emplace(&from, to, act.relation).second) return;
        if (is_known(from, *to, act.relation)) return;
        const auto place = static_cast<std::uint32_t>(derived_.relations.size());
        derived_.relations_from[&from].push_back(place);
        derived_.relations_to[to].push_back(place);
        InstrumentRelation& relation = derived_.relations.emplace_back();
        relation.row = act.line;
        relation.table = statement.path;
        relation.is_derived = true;
        relation.from = &from;
        relation.to = to;
        relation.relation = act.relation;
        relation.whole = act.whole;
        relation.date = statement.issued;
        relation.source = statement.path;
        relation.confidence = legal::Confidence::single;
    }

    /// A relation of a table outranks what a document says.
    bool is_known(const Instrument& from, const Instrument& to, legal::Relation relation) {
        if (from.is_derived) return false;
        const Relations& known =
            registry_.relations(registry_.relations_from, registry_.derived.relations_from, "from_id", from);
        return std::ranges::any_of(
            known, [&](const InstrumentRelation& one) { return one.to->id == to.id && one.relation == relation; });
    }

    /// The one instrument that the words can mean. What a document ends becomes known by its saying so.
    const Instrument* target_of(const Statement& statement, const Act& act) {
        Instruments found = act.name.empty() ? bearers_of(legal::identity_key(act.notation)) : named(act);
        const Seat writer = seat_of(statement.issuer);
        std::erase_if(found, [&](const Instrument* one) {
            const bool is_this_day = act.issued.complete() ? one->issued == act.issued
                                                           : !one->issued.stated() || one->issued <= statement.issued;
            if (!is_this_day || !may_be_same_type(act.type, one->type)) return true;
            const Bearing bearing = may_mean(*one, act.issuer, writer, statement.issued);
            return bearing == Bearing::no || (bearing == Bearing::open && !act.issued.complete());
        });
        if (found.size() == 1) return found.front();
        const bool ends = act.relation == legal::Relation::replaces || act.relation == legal::Relation::repeals;
        if (!found.empty() || !ends || !act.issued.complete() || act.type.empty() || !act.name.empty()) return nullptr;
        const bool is_own_series = act.notation.issuer == statement.notation.issuer;
        const std::string& issuer = is_own_series && seat_of(act.issuer).place.empty() ? statement.issuer : act.issuer;
        if (issuer.empty()) return nullptr;
        return add(legal::identity_key(act.notation), act.notation, act.type, act.issued, {}, issuer, {},
                   statement.path, act.line);
    }

    Instruments bearers_of(const std::string& key) {
        Instruments found = registry_.with_key(key);
        if (const auto derived = derived_.by_key.find(key); derived != derived_.by_key.end())
            found.insert(found.end(), derived->second.begin(), derived->second.end());
        return found;
    }

    Instruments named(const Act& act) {
        const std::optional<Instruments>& known = registry_.named(act.name);
        Instruments found = known ? *known : Instruments{};
        std::erase_if(found,
                      [&](const Instrument* one) { return act.name_year != 0 && one->issued.year != act.name_year; });
        return found;
    }

    Impl& registry_;
    std::vector<const Instrument*> own_;  ///< of each statement
    Derived derived_;
    std::unordered_set<std::string> ids_;
    std::set<std::tuple<const Instrument*, const Instrument*, legal::Relation>> relations_seen_;
};

Registry::Impl::Derived Registry::Impl::derive(const std::vector<Statement>& statements) {
    return Derivation(*this).run(statements);
}

}  // namespace doichieu::registry

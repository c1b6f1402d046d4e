#include "audit/directives.h"

#include <algorithm>
#include <map>

#include "legal/notation.h"
#include "legal/vocabulary.h"
#include "registry/instrument_id.h"
#include "registry/look_up.h"

namespace doichieu::audit {
namespace {

constexpr std::size_t kLongestChain = 16;

legal::Level level_of(const registry::Instrument& instrument, const registry::Registry& registry) {
    if (const auto notation = legal::parse_notation(instrument.notation))
        return legal::Vocabulary::instance().issuer(notation->issuer).level;
    const auto& bodies = registry.bodies();
    const auto body = std::ranges::find(bodies, instrument.issuer, &registry::Body::name);
    return body == bodies.end() ? legal::Level::unknown : body->level;
}

/// Laws go by their name, everything else by its number.
std::string label_of(const registry::Instrument& instrument) {
    const bool is_law = instrument.notation.find("/QH") != std::string::npos;
    return is_law && !instrument.title.empty() ? instrument.title + " (" + instrument.notation + ")"
                                               : instrument.label();
}

std::string label_of(const CitationFact& mention) {
    if (mention.notation.empty() || mention.key.empty()) return mention.raw;
    return mention.type.empty() ? mention.notation : mention.type + " số " + mention.notation;
}

void insert_once(std::vector<std::int32_t>& list, std::int32_t value) {
    if (std::ranges::find(list, value) == list.end()) list.push_back(value);
}

}  // namespace

Directives::Directives(const std::vector<DocumentFacts>& documents, const registry::Registry& registry)
    : registry_(registry) {
    std::map<std::string, std::vector<const CitationFact*>> unknown;  // by number, symbol and type
    std::unordered_map<std::string_view, bool> met;                   // ids; whether the registry knows them
    for (const DocumentFacts& document : documents) {
        for (const CitationFact& citation : document.citations) {
            if (citation.own || citation.id.empty()) continue;
            const auto [entry, is_new] = met.try_emplace(citation.id);
            if (is_new) {
                const registry::Instrument* instrument = registry.by_id(citation.id);
                entry->second = instrument != nullptr;
                if (instrument != nullptr) add_known(*instrument);
            }
            if (entry->second) continue;
            if (!citation.key.empty()) {
                // One symbol may serve two series of numbers: 22-QĐ/TW is a Quyết định and a Quy định.
                unknown[citation.key + "|" + citation.type].push_back(&citation);
            } else {
                unknown[citation.id].push_back(&citation);
            }
        }
    }
    for (const auto& [key, mentions] : unknown) add_unknown(mentions);
    link_successors();
}

std::int32_t Directives::add_known(const registry::Instrument& instrument) {
    const auto [entry, is_new] = by_id_.try_emplace(instrument.id, static_cast<std::int32_t>(all_.size()));
    if (is_new) {
        Directive directive;
        directive.id = instrument.id;
        directive.label = label_of(instrument);
        directive.title = instrument.title;
        directive.key = instrument.key;
        directive.level = level_of(instrument, registry_);
        directive.date = instrument.issued;
        directive.known = true;
        known_by_key_[instrument.key].push_back(entry->second);
        all_.push_back(std::move(directive));
    }
    return entry->second;
}

/// Whether the mention fits an instrument of its number, as far as it tells.
bool Directives::is_meant(std::int32_t known, const CitationFact& mention) const {
    const registry::Instrument* const one = registry_.by_id(all_[static_cast<std::size_t>(known)].id);
    if (one == nullptr || (!mention.type.empty() && one->type != mention.type)) return false;
    if (mention.date.stated() && (one->issued < mention.date.first_day() || mention.date.last_day() < one->issued))
        return false;
    const std::string& place = registry::place_id(mention.issuer);
    return place.empty() || registry::place_id(one->issuer).empty() || registry::place_id(one->issuer) == place;
}

void Directives::add_unknown(const std::vector<const CitationFact*>& mentions) {
    // Those that state a day and a place found an instrument; the others join the only one that they can mean.
    std::map<std::pair<legal::Date, std::string>, std::int32_t> founded;
    const auto place_of = [](const CitationFact& mention) { return registry::place_id(mention.issuer); };
    const auto found = [&](const CitationFact& mention, const std::string& place) {
        const auto [entry, is_new] = founded.try_emplace({mention.date, place}, static_cast<std::int32_t>(all_.size()));
        if (is_new) {
            Directive directive;
            directive.id = mention.id;
            directive.label = label_of(mention);
            directive.key = mention.key;
            directive.level = mention.level;
            directive.date = mention.date;
            directive.is_undecided = !mention.date.complete();
            directive.has_known_number = !mention.key.empty() && !registry_.by_key(mention.key).empty();
            all_.push_back(std::move(directive));
        } else {
            Directive& directive = all_[static_cast<std::size_t>(entry->second)];
            directive.label = std::min(directive.label, label_of(mention));
            directive.id = std::min(directive.id, mention.id);
        }
        return entry->second;
    };
    std::vector<const CitationFact*> vague;
    for (const CitationFact* mention : mentions) {
        if (!mention->date.complete()) {
            vague.push_back(mention);
        } else if (place_of(*mention).empty()) {
            vague.push_back(mention);
        } else {
            by_id_[mention->id] = found(*mention, place_of(*mention));
        }
    }
    std::ranges::stable_sort(vague, {}, [](const CitationFact* mention) { return !mention->date.complete(); });
    for (const CitationFact* mention : vague) {
        const std::string place = place_of(*mention);
        std::int32_t only = kNone;
        std::size_t fitting = 0;
        for (const auto& [id, index] : founded) {
            const bool same_day = !mention->date.stated() ||
                                  (mention->date.first_day() <= id.first && id.first <= mention->date.last_day());
            const bool same_place = place.empty() || id.second.empty() || place == id.second;
            if (!same_day || !same_place) continue;
            ++fitting;
            only = index;
        }
        if (const auto known = known_by_key_.find(mention->key); known != known_by_key_.end()) {
            for (const std::int32_t index : known->second) {
                if (!is_meant(index, *mention)) continue;
                ++fitting;
                only = index;
            }
        }
        const std::int32_t index = fitting == 1 ? only : found(*mention, place);
        by_id_[mention->id] = index;
    }
    for (const auto& [id, index] : founded) {
        by_id_.try_emplace(all_[static_cast<std::size_t>(index)].id, index);
    }
}

void Directives::link_successors() {
    for (std::size_t i = 0; i < all_.size(); ++i) {
        if (!all_[i].known) continue;
        const auto index = static_cast<std::int32_t>(i);
        std::vector<const registry::Instrument*> line = {registry_.by_id(all_[i].id)};
        for (std::size_t step = 0; step < line.size() && line.size() < kLongestChain; ++step) {
            for (const registry::InstrumentRelation& relation : registry_.relations_to(*line[step])) {
                if (relation.relation != legal::Relation::replaces || !relation.whole) continue;
                if (std::ranges::find(line, relation.from) == line.end()) line.push_back(relation.from);
            }
        }
        for (std::size_t step = 1; step < line.size(); ++step) {
            const std::int32_t newer = add_known(*line[step]);
            insert_once(all_[i].newer, newer);
            insert_once(all_[static_cast<std::size_t>(newer)].older, index);
        }
    }
}

std::int32_t Directives::of(const CitationFact& citation) const {
    if (citation.own) return kNone;
    const auto found = by_id_.find(citation.id);
    return found == by_id_.end() ? kNone : found->second;
}

std::vector<std::int32_t> Directives::look_up(std::string_view words) {
    std::vector<std::int32_t> found;
    if (const auto exact = by_id_.find(std::string(words)); exact != by_id_.end()) return {exact->second};
    const auto notation = legal::parse_notation(words);
    const std::string key = notation ? legal::identity_key(*notation) : std::string();
    for (std::size_t i = 0; i < all_.size() && !key.empty(); ++i) {
        if (all_[i].key == key) found.push_back(static_cast<std::int32_t>(i));
    }
    // What nobody cites in full is meant only where nothing else is.
    const auto is_undecided = [this](std::int32_t index) { return all_[static_cast<std::size_t>(index)].is_undecided; };
    if (!std::ranges::all_of(found, is_undecided)) std::erase_if(found, is_undecided);
    if (!found.empty()) return found;
    for (const registry::Instrument* instrument : registry::look_up(registry_, words))
        insert_once(found, add_known(*instrument));
    if (!found.empty()) link_successors();
    return found;
}

bool Directives::stands_for(std::int32_t cited, std::int32_t wanted) const {
    if (cited == wanted) return true;
    const Directive& one = all_[static_cast<std::size_t>(cited)];
    const Directive& other = all_[static_cast<std::size_t>(wanted)];
    if (one.is_undecided != other.is_undecided && !one.key.empty() && one.key == other.key) return true;
    const auto& newer = other.newer;
    return std::ranges::find(newer, cited) != newer.end();
}

}  // namespace doichieu::audit

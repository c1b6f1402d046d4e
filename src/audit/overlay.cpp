#include "audit/overlay.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string>

#include "graph/queries.h"
#include "legal/notation.h"
#include "legal/vocabulary.h"

namespace doichieu::audit {
namespace {

using registry::Instrument;
using registry::Registry;

/// The questions: who bears a key, or a type and number; what was done to an instrument, and what it did.
enum class About : char { key = 'k', number = 'n', done_to = 't', done_by = 'f' };

constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;  // of the golden ratio: spreads what differs little
constexpr std::size_t kMostVisited = 64;

std::uint64_t number_of(About about, const std::string& what) {
    return (std::hash<std::string>{}(what) ^ static_cast<std::uint64_t>(about)) * kOdd;
}

std::string series_of(const std::string& type, const legal::Notation& notation) {
    return (type + "|").append(notation.number_key());
}

std::string words_of(const Instrument& one) {
    return one.id + "\n" + one.type + "\n" + one.issuer + "\n" + one.title + "\n" + one.table + "\n";
}

/// An instrument that is meant, with those that changed it or that it replaced, through others too.
void ask_about(const Instrument& start, const Registry& registry, Asked& asked) {
    std::vector<const Instrument*> visited = {&start};
    const auto visit = [&](const Instrument* one) {
        if (visited.size() < kMostVisited && std::ranges::find(visited, one) == visited.end()) visited.push_back(one);
    };
    for (std::size_t i = 0; i < visited.size(); ++i) {
        asked.push_back(number_of(About::done_to, visited[i]->id));
        asked.push_back(number_of(About::done_by, visited[i]->id));
        for (const registry::InstrumentRelation& relation : registry.relations_to(*visited[i])) {
            if (graph::changes(relation.relation)) visit(relation.from);
        }
        for (const registry::InstrumentRelation& relation : registry.relations_from(*visited[i])) {
            if (relation.relation == legal::Relation::replaces) visit(relation.to);
        }
    }
}

}  // namespace

Asked asked_by(const analysis::Analysis& analysis, const Registry& registry) {
    Asked asked;
    std::set<const Instrument*> meant;
    for (const citation::Citation& item : analysis.citations.items) {
        if (item.form == citation::Form::numbered)
            asked.push_back(number_of(About::key, legal::identity_key(item.parsed)));
        if (item.form == citation::Form::short_form)
            asked.push_back(number_of(About::number, series_of(item.type, item.parsed)));
    }
    for (const resolve::Resolution& resolution : analysis.resolutions) {
        if (resolution.instrument != nullptr) meant.insert(resolution.instrument);
        meant.insert(resolution.candidates.begin(), resolution.candidates.end());
    }
    for (const Instrument* one : meant) ask_about(*one, registry, asked);
    std::ranges::sort(asked);
    const auto repeated = std::ranges::unique(asked);
    asked.erase(repeated.begin(), repeated.end());
    return asked;
}

Overlay::Overlay(const Registry& registry) {
    for (const Instrument& one : registry.derived_instruments()) {
        const std::uint64_t content = std::hash<std::string>{}(words_of(one) + std::to_string(one.row));
        add(number_of(About::key, one.key), content);
        const auto notation = legal::parse_notation(one.notation);
        if (!notation) continue;
        add(number_of(About::number, series_of(one.type, *notation)), content);
        // Rules ask for texts of the Centre by number, whether a document cites them or not.
        if (legal::Vocabulary::instance().issuer(notation->issuer).level == legal::Level::central) to_all_ += content;
    }
    for (const registry::InstrumentRelation& one : registry.derived_relations()) {
        if (!graph::changes(one.relation)) continue;  // who carries out what tells nothing of validity
        const std::uint64_t content =
            std::hash<std::string>{}(words_of(*one.from) + words_of(*one.to) + legal::to_string(one.relation) +
                                     (one.whole ? "\nwhole\n" : "\npart\n") + one.date.iso() + "\n" + one.table + "\n" +
                                     std::to_string(one.row));
        add(number_of(About::done_by, one.from->id), content);
        add(number_of(About::done_to, one.to->id), content);
    }
}

void Overlay::add(std::uint64_t question, std::uint64_t content) {
    said_[question] += content;
}

std::uint64_t Overlay::said_to(const Asked& asked) const {
    std::uint64_t all = to_all_;
    for (const std::uint64_t question : asked) {
        const auto found = said_.find(question);
        if (found != said_.end()) all += (question ^ found->second) * kOdd;
    }
    return all;
}

}  // namespace doichieu::audit

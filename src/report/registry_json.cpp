#include <algorithm>

#include "registry/history.h"
#include "report/json_writer.h"
#include "report/registry.h"

namespace doichieu::report {
namespace {

using registry::Instrument;
using registry::InstrumentRelation;

class RegistryJson {
  public:
    RegistryJson(const registry::Registry& registry, const View& view, Out& out)
        : registry_(registry), language_(view.language), json_(out), out_(out) {}

    void begin() {
        const registry::Summary& summary = registry_.summary();
        json_.begin_object().field("schemaVersion", 1).new_line().key("registry").begin_object();
        json_.field("asOf", summary.as_of).field("instruments", summary.instruments);
        json_.field("sha256", summary.sha256).end_object();
    }

    template <typename WriteItem>
    void instruments(const KnownInstruments& known, WriteItem write_item) {
        json_.field("date", known.days.from).new_line().key("instruments").begin_array();
        for (const KnownInstruments::Answer& answer : known.answers) {
            for (const Instrument* instrument : answer.instruments) {
                json_.new_line().begin_object();
                if (!answer.key.empty()) json_.field("key", answer.key);
                write_item(*instrument);
                json_.end_object();
            }
        }
        json_.end_array();
    }

    void row(const Instrument& one) {
        json_.field("id", one.id).field_or_null("notation", one.notation).field("type", one.type);
        json_.field_or_null("issuer", one.issuer).field("issued", one.issued);
        json_.field("effectiveFrom", one.effective_from).field("effectiveTo", one.effective_to);
        json_.field_or_null("term", one.term).field_or_null("title", one.title);
        json_.field("status", to_string(one.status)).field("statusAsOf", one.status_as_of);
        sourced(one.source, one.confidence);
        json_.field_or_null("note", one.note).key("place");
        place(registry::place_of(one));
    }

    void state(const Instrument& one, const legal::DateInterval& days) {
        const registry::ValidityAt state = *registry_.validity(one, days);
        json_.key("state").begin_object().field("status", to_string(state.status)).field("since", state.since);
        json_.field("reason", state.reason.in(language_)).field("confidence", to_string(state.confidence));
        json_.key("successor");
        if (state.successor == nullptr) {
            json_.null();
        } else {
            json_.value(std::string_view(state.successor->id));
        }
        json_.key("chain").begin_array();
        for (const Instrument* next : state.chain) json_.value(std::string_view(next->id));
        json_.end_array().end_object();
    }

    void names(const Instrument& one) {
        json_.key("names").begin_array();
        for (const std::string& name : registry_.names_of(one)) json_.value(std::string_view(name));
        json_.end_array();
    }

    void history(const Instrument& one) {
        json_.key("history").begin_array();
        for (const registry::Event& event : registry::history(registry_, one)) {
            json_.begin_object().field("date", event.date).field("event", registry::to_string(event.kind));
            json_.field_or_null("by", event.by == nullptr ? std::string_view() : event.by->from->id);
            json_.field("confidence", to_string(event.confidence)).end_object();
        }
        json_.end_array();
    }

    void relations(const Instrument& one) {
        json_.key("relations").begin_array();
        for (const auto* list : {&registry_.relations_from(one), &registry_.relations_to(one)}) {
            for (const InstrumentRelation& relation : *list) {
                json_.begin_object().field("from", relation.from->id).field("relation", to_string(relation.relation));
                json_.field("to", relation.to->id).field("scope", relation.whole ? "whole" : "part");
                json_.field("date", relation.date);
                sourced(relation.source, relation.confidence);
                json_.key("place");
                place(registry::place_of(relation));
                json_.end_object();
            }
        }
        json_.end_array();
    }

    void faults(const std::vector<registry::Fault>& faults) {
        json_.new_line().key("findings").begin_array();
        for (const registry::Fault& fault : faults) {
            json_.new_line().begin_object().field("check", fault.check).field("level", to_string(fault.severity));
            json_.field("message", fault.message.in(language_));
            json_.field("suggestion", fault.suggestion.in(language_)).key("place");
            place(fault.place);
            json_.key("related").begin_array();
            for (const registry::RowPlace& other : fault.related) place(other);
            json_.end_array().end_object();
        }
        json_.end_array();
    }

    void summary(const std::vector<registry::Fault>& faults) {
        json_.new_line().key("summary").begin_object();
        for (const auto severity : {findings::Severity::error, findings::Severity::warning, findings::Severity::info}) {
            json_.field(to_string(severity), std::ranges::count(faults, severity, &registry::Fault::severity));
        }
        json_.end_object();
    }

    void problems(const std::vector<findings::Problem>& problems) {
        json_.new_line().key("problems").begin_array();
        for (const findings::Problem& problem : problems) {
            json_.new_line().begin_object().field("path", problem.path).field("code", problem.code);
            json_.field("message", problem.message.in(language_));
            if (problem.line != 0) json_.field("line", problem.line).field("column", problem.column);
            json_.end_object();
        }
        json_.end_array();
    }

    void end() {
        json_.end_object();
        out_ << '\n';
    }

  private:
    void sourced(const std::string& source, legal::Confidence confidence) {
        json_.field_or_null("source", source).field("confidence", to_string(confidence));
    }

    void place(const registry::RowPlace& at) {
        json_.begin_object().field("table", at.table).field("builtIn", at.built_in).field("line", at.row).end_object();
    }

    const registry::Registry& registry_;
    base::Language language_;
    JsonWriter json_;
    Out& out_;
};

}  // namespace

void registry_show_json(const KnownInstruments& known, const View& view, Out& out) {
    RegistryJson json(known.registry, view, out);
    json.begin();
    json.instruments(known, [&](const Instrument& one) {
        json.row(one);
        json.state(one, known.days);
        json.names(one);
        json.history(one);
        json.relations(one);
    });
    json.problems(known.problems);
    json.end();
}

void registry_status_json(const KnownInstruments& known, const View& view, Out& out) {
    RegistryJson json(known.registry, view, out);
    json.begin();
    json.instruments(known, [&](const Instrument& one) {
        json.row(one);
        json.state(one, known.days);
    });
    json.problems(known.problems);
    json.end();
}

void registry_verify_json(const Verification& verification, const View& view, Out& out) {
    RegistryJson json(verification.registry, view, out);
    json.begin();
    json.faults(verification.faults);
    json.problems(verification.problems);
    json.summary(verification.faults);
    json.end();
}

}  // namespace doichieu::report

#include <algorithm>

#include "checks/full_citation.h"
#include "checks/kinds/kinds.h"
#include "checks/kinds/option_table.h"

namespace doichieu::checks {
namespace {

using registry::Instrument;

/// An instrument that must be cited, for documents dated between two days.
struct Demand {
    std::string key;
    std::string written;
    legal::Date issued;
    legal::Date from;
    legal::Date to;
    std::string note;
};

class RequiredCitation final : public Kind {
  public:
    explicit RequiredCitation(std::vector<Demand> demands) : demands_(std::move(demands)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        const legal::DateInterval& days = inquiry.context.date.interval;
        for (const Demand& demand : demands_) {
            const bool holds =
                (!demand.from.stated() || demand.from <= days.from) && (!demand.to.stated() || days.to <= demand.to);
            if (holds) ask_for(demand, inquiry, verdict);
        }
    }

  private:
    /// Chains of successors are short; a circle in the tables must not hang a run.
    static constexpr int kLongestChain = 8;

    static void ask_for(const Demand& demand, const Inquiry& inquiry, Verdict& verdict) {
        const Instrument* wanted = find(demand, inquiry.context.registry);
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            if (inquiry.mention(i).counts && meets(demand, inquiry, i, wanted)) return;
        }
        Fault fault;
        fault.span = inquiry.first_line();
        const std::string full = wanted != nullptr ? full_citation(*wanted, inquiry.identity().regime) : demand.written;
        fault.values = {{"instrument", same(full)}, {"notation", same(demand.written)}, {"note", same(demand.note)}};
        fault.key = demand.written;
        verdict.report(std::move(fault));
    }

    static const Instrument* find(const Demand& demand, const registry::Registry& registry) {
        const Instrument* found = nullptr;
        for (const Instrument* one : registry.by_key(demand.key)) {
            if (!demand.issued.stated() || one->issued == demand.issued) found = one;
        }
        return found;
    }

    static bool meets(const Demand& demand, const Inquiry& inquiry, std::size_t i, const Instrument* wanted) {
        const citation::Citation& item = inquiry.citations()[i];
        const resolve::Resolution& resolution = inquiry.resolution(i);
        if (wanted != nullptr && resolution.instrument != nullptr)
            return succeeds(inquiry.context.registry, *resolution.instrument, *wanted, kLongestChain);
        return !item.parsed.issuer.empty() && legal::identity_key(item.parsed) == demand.key &&
               (!item.date.complete() || !demand.issued.stated() || item.date == demand.issued);
    }

    static bool succeeds(const registry::Registry& registry, const Instrument& cited, const Instrument& wanted,
                         int steps) {
        if (cited.row == wanted.row && cited.table == wanted.table) return true;
        if (steps == 0) return false;
        return std::ranges::any_of(registry.relations_from(cited), [&](const registry::InstrumentRelation& relation) {
            return relation.relation == legal::Relation::replaces && relation.to != nullptr &&
                   succeeds(registry, *relation.to, wanted, steps - 1);
        });
    }

    std::vector<Demand> demands_;
};

const base::TextPair kNotANotation = {"số, ký hiệu không đọc được; ví dụ đúng: 18-CT/TW",
                                      "not a notation; for example 18-CT/TW"};

std::vector<Demand> read_demands(FieldReader& options) {
    std::vector<Demand> demands;
    const auto table = read_option_table(options, "table", {"notation", "issued", "from", "to", "note"}, {"notation"});
    if (!table) return demands;
    for (const registry::Row& row : table->rows) {
        registry::RowReader reader(*table, row);
        Demand demand;
        demand.written = reader.text("notation");
        demand.issued = reader.date("issued");
        demand.from = reader.date("from");
        demand.to = reader.date("to");
        demand.note = reader.text("note");
        if (const auto notation = legal::parse_notation(demand.written))
            demand.key = legal::identity_key(*notation);
        else
            reader.refuse("notation", kNotANotation);
        if (reader.error() && !options.fault()) options.fault() = reader.error();
        demands.push_back(std::move(demand));
    }
    return demands;
}

std::shared_ptr<const Kind> decode_required_citation(FieldReader& options) {
    if (options.has("table")) return std::make_shared<const RequiredCitation>(read_demands(options));
    Demand demand;
    demand.written = options.text("notation");
    demand.issued = options.date("issued");
    const auto notation = legal::parse_notation(demand.written);
    if (!notation) {
        options.refuse("notation", kNotANotation);
        return nullptr;
    }
    demand.key = legal::identity_key(*notation);
    return std::make_shared<const RequiredCitation>(std::vector{std::move(demand)});
}

}  // namespace

KindRow required_citation() {
    return {"required_citation",
            {"văn bản phải viện dẫn một văn bản (hoặc các văn bản trong bảng), văn bản thay thế cũng được",
             "the document must cite an instrument (or those of a table), or what replaced it"},
            {"instrument", "notation", "note"},
            decode_required_citation};
}

}  // namespace doichieu::checks

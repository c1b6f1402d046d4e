#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <vector>

#include "checks/kinds/kinds.h"
#include "checks/notation_form.h"
#include "checks/stated_body.h"
#include "legal/body_key.h"
#include "legal/vocabulary.h"
#include "registry/instrument_id.h"

namespace doichieu::checks {
namespace {

using citation::Citation;
using legal::Date;

bool is_central(const Citation& item) {
    return legal::Vocabulary::instance().issuer(item.parsed.issuer).level == legal::Level::central;
}

/// Whether two dates can hardly belong to two instruments that bear one number. Party numbers start anew with each
/// term of a committee, State ones with each year.
bool same_series(const Inquiry& inquiry, const Citation& item, const Date& a, const Date& b) {
    if (item.parsed.year != 0 || a.year == b.year) return true;
    if (item.regime != legal::Regime::party) return false;
    if (is_central(item)) {
        const auto terms = inquiry.context.registry.party_terms_at(a);
        const auto others = inquiry.context.registry.party_terms_at(b);
        return std::ranges::any_of(
            terms, [&](const std::string& term) { return std::ranges::find(others, term) != others.end(); });
    }
    // Local congresses are held in 2010, 2015, 2020, 2025.
    return a.year / 5 == b.year / 5 && a.year % 5 != 0 && b.year % 5 != 0;
}

bool registry_knows(const Inquiry& inquiry, const Citation& item) {
    const auto& known = inquiry.context.registry.by_key(legal::identity_key(item.parsed));
    return std::ranges::any_of(known, [&](const registry::Instrument* one) { return one->issued == item.date; });
}

struct Conflict {
    base::TextPair what;
    std::string here;
    std::string there;
    bool is_other_wrong = false;  ///< what stands there is known to be wrong, what stands here is not
};

/// Whether the registry says that this body issued what bears the number and the day.
bool registry_names(const Inquiry& inquiry, const Citation& item, const std::string& body) {
    const auto& known = inquiry.context.registry.by_key(legal::identity_key(item.parsed));
    return std::ranges::any_of(known, [&](const registry::Instrument* one) {
        return one->issued == item.date && legal::body_key(one->issuer) == body;
    });
}

const base::TextPair kIssuers{"cơ quan ban hành", "issuers"};

class InconsistentCitation final : public Kind {
  public:
    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        // Of each instrument the mentions that state something, by different content only.
        std::map<std::string, std::vector<std::size_t>> stated;
        std::set<std::size_t> told;
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const Citation& item = inquiry.citations()[i];
            if (!inquiry.mention(i).counts || item.parsed.type.empty() || item.parsed.issuer.empty()) continue;
            auto& earlier = stated[legal::identity_key(item.parsed)];
            compare(inquiry, i, earlier, told, verdict);
            const bool is_new = std::ranges::none_of(
                earlier, [&](std::size_t j) { return says_the_same(inquiry.citations()[j], item); });
            if (is_new && earlier.size() < kMostVersions) earlier.push_back(i);
        }
    }

  private:
    static constexpr std::size_t kMostVersions = 16;

    static bool says_the_same(const Citation& a, const Citation& b) {
        return a.date == b.date && a.type == b.type && a.issuer == b.issuer;
    }

    static void report(const Inquiry& inquiry, std::size_t here, std::size_t there, const Conflict& conflict,
                       Verdict& verdict) {
        const Citation& item = inquiry.citations()[here];
        Fault fault;
        fault.span = conflict.what.vi == kIssuers.vi && !item.issuer_span.empty() ? item.issuer_span : item.raw;
        fault.values = inquiry.values(here);
        fault.values.emplace_back("what", conflict.what);
        fault.values.emplace_back("here", same(conflict.here));
        fault.values.emplace_back("there", same(conflict.there));
        fault.related.push_back(inquiry.note(inquiry.citations()[there].raw,
                                             {"ở đây ghi " + conflict.there, "here it is " + conflict.there}));
        verdict.report(std::move(fault));
    }

    static void compare(const Inquiry& inquiry, std::size_t i, const std::vector<std::size_t>& earlier,
                        std::set<std::size_t>& told, Verdict& verdict) {
        const Citation& item = inquiry.citations()[i];
        for (const std::size_t j : earlier) {
            if (says_the_same(inquiry.citations()[j], item)) return;
        }
        // Against one that is known to be right, where there is one.
        std::optional<Conflict> conflict;
        std::size_t other = 0;
        for (const std::size_t j : earlier) {
            const Citation& before = inquiry.citations()[j];
            const bool is_right = conflict && find(inquiry, before, item).value_or(Conflict{}).is_other_wrong;
            if (conflict && !is_right) continue;
            if (auto found = find(inquiry, item, before)) {
                conflict = std::move(found);
                other = j;
            }
            if (is_right) break;
        }
        if (!conflict) return;
        // It stands where it is to be mended, once, however many say it right.
        if (!conflict->is_other_wrong) {
            report(inquiry, i, other, *conflict, verdict);
        } else if (told.insert(other).second) {
            report(inquiry, other, i, {conflict->what, conflict->there, conflict->here}, verdict);
        }
    }

    /// A symbol of a level (TU, HU) and the same place: one body, whatever the text calls it. UBND and the like serve
    /// many bodies, which only their names tell apart.
    static bool one_body(const Citation& item, const Citation& other, bool same_name) {
        if (is_central(item)) return true;
        if (item.issuer.empty() || other.issuer.empty()) return false;
        if (legal::Vocabulary::instance().issuer(item.parsed.issuer).level == legal::Level::unknown) return same_name;
        const std::string place = registry::place_id(item.issuer);
        const std::string other_place = registry::place_id(other.issuer);
        return place.empty() || other_place.empty() || place == other_place;
    }

    static std::optional<Conflict> find(const Inquiry& inquiry, const Citation& item, const Citation& other) {
        const std::string body = legal::body_key(item.issuer);
        const std::string other_body = legal::body_key(other.issuer);
        const bool same_body = legal::may_be_same_body(body, other_body);
        const bool dated = item.date.complete() && other.date.complete();
        if (item.type != other.type && !item.type.empty() && !other.type.empty()) {
            if (may_be_one_type(item.type, other.type)) return std::nullopt;
            // Quyết định and Quy định are two series under one symbol.
            if (item.parsed.type == "QĐ" && !(dated && item.date == other.date)) return std::nullopt;
            if (!dated || item.date == other.date) {
                const bool is_other_wrong = may_bear(item.type, item.parsed) && !may_bear(other.type, other.parsed);
                return Conflict{{"tên loại", "types"}, item.type, other.type, is_other_wrong};
            }
            return std::nullopt;
        }
        if (dated && item.date != other.date) {
            if (!one_body(item, other, same_body) || !same_series(inquiry, item, item.date, other.date))
                return std::nullopt;
            const bool is_known = registry_knows(inquiry, item);
            const bool is_other_known = registry_knows(inquiry, other);
            if (is_known && is_other_known) return std::nullopt;
            return Conflict{
                {"ngày", "dates"}, item.date.vietnamese(), other.date.vietnamese(), is_known && !is_other_known};
        }
        // Number, symbol and day are those of one instrument, unless the symbol serves many bodies.
        if (dated && !same_body && is_central(item))
            return Conflict{kIssuers, item.issuer, other.issuer, registry_names(inquiry, item, body)};
        return std::nullopt;
    }
};

}  // namespace

KindRow inconsistent_citation() {
    return {"inconsistent_citation",
            {"một văn bản được viện dẫn với hai ngày, hai cơ quan hoặc hai tên loại",
             "one instrument cited with two dates, issuers or types"},
            citation_and({"what", "here", "there"}),
            plain<InconsistentCitation>};
}

}  // namespace doichieu::checks

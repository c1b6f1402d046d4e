#include "resolve/resolve.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/format.h"
#include "io/memory.h"
#include "legal/body_key.h"
#include "registry/instrument_id.h"
#include "registry/seat.h"
#include "resolve/antecedents.h"
#include "resolve/repaired_readings.h"
#include "structure/body_name.h"
#include "text/fold.h"
#include "text/folded_words.h"

namespace doichieu::resolve {
namespace {

using base::Language;
using citation::Citation;
using citation::Form;
using legal::Date;
using registry::Instrument;
using registry::Registry;

using Candidates = std::vector<const Instrument*>;

/// Candidates that satisfy `keep`, unless none does.
template <typename Keep>
bool narrow(Candidates& candidates, Keep keep) {
    Candidates kept;
    std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(kept), keep);
    if (kept.empty()) return false;
    candidates = std::move(kept);
    return true;
}

/// A date that may lack its month or day agrees with a complete one.
bool agrees(const Date& stated, const Date& known) {
    return known.stated() && stated.year == known.year &&
           (stated.month == 0 || known.month == 0 || stated.month == known.month) &&
           (stated.day == 0 || known.day == 0 || stated.day == known.day);
}

bool same_body(std::string_view stated, std::string_view known) {
    return legal::may_be_same_body(legal::body_key(stated), legal::body_key(known));
}

bool same_type(std::string_view stated, std::string_view known) {
    if (stated.empty() || stated == known) return true;
    // Quyết định and Quy định share QĐ, and portals mix them; laws and codes are one series.
    const auto is_decision = [](std::string_view type) {
        return type == "Quyết định" || type == "Quy định" || type == "Quy chế";
    };
    const auto is_law = [](std::string_view type) {
        return type == "Luật" || type == "Bộ luật" || type == "Nghị quyết";
    };
    return (is_decision(stated) && is_decision(known)) || (is_law(stated) && is_law(known));
}

/// Types whose name stays while their version changes.
bool is_versioned(std::string_view type) {
    return type == "Luật" || type == "Bộ luật" || type == "Pháp lệnh" || type == "Hiến pháp" || type == "Điều lệ";
}

std::string names_of(const Candidates& candidates) {
    std::string list;
    for (const Instrument* candidate : candidates) {
        if (!list.empty()) list += "; ";
        list += candidate->notation.empty() ? candidate->title : candidate->notation;
        if (candidate->issued.stated()) list += " (" + candidate->issued.vietnamese() + ")";
    }
    return list;
}

/// The words of a title that tell it from others, folded; those of every title left out.
std::set<std::string> words_of(std::string_view title) {
    static const std::set<std::string, std::less<>> kCommon{"về",  "việc", "và",  "của",  "các", "trong",
                                                            "đối", "với",  "một", "số",   "vấn", "đề",
                                                            "cho", "tiếp", "tục", "công", "tác"};
    std::set<std::string> words;
    const std::string folded = text::fold(title);
    std::string word;
    for (const char c : folded + " ") {
        const bool sign = c == ' ' || c == ',' || c == '.' || c == ';' || c == '"' || c == '(' || c == ')';
        if (!sign) {
            word += c;
        } else if (!word.empty()) {
            if (!kCommon.contains(word)) words.insert(word);
            word.clear();
        }
    }
    return words;
}

class Resolver {
  public:
    Resolver(const Registry& registry, const JudgementDate& date, const structure::Outline& outline)
        : registry_(registry),
          date_(date),
          identity_(outline.identity()),
          document_(outline.document()),
          seat_(registry::seat_of(identity_.issuer ? identity_.issuer->value : std::string(),
                                  identity_.superior ? identity_.superior->value : std::string(), identity_.level)) {
        if (!identity_.notation || registry.companions() == nullptr) return;
        if (const auto own = legal::parse_notation(identity_.notation->value)) own_key_ = legal::identity_key(*own);
    }

    Resolution resolve(const Citation& citation, const std::vector<Citation>& all,
                       const std::vector<Resolution>& before) {
        if (citation.form == Form::self) {
            Resolution self;
            self.state = State::self;
            self.reason = {"số của chính văn bản", "the document's own number"};
            return self;
        }
        if (citation.antecedent >= 0) {
            const auto index = static_cast<std::size_t>(citation.antecedent);
            Resolution same = before[index];
            const std::string notation = all[index].canonical.empty() ? all[index].notation : all[index].canonical;
            if (same.state == State::self) {
                same.reason = {"chỉ chính văn bản này", "means this document itself"};
            } else {
                same.reason = {
                    base::format("nhắc lại {} đã viện dẫn ở trên; {}", notation, same.reason.in(Language::vi)),
                    base::format("takes up {} cited above; {}", notation, same.reason.in(Language::en))};
            }
            return same;
        }
        Resolution resolution = match(citation, all, before);
        if (citation.form == Form::numbered && resolution.state != State::resolved)
            take_up_dated(citation, all, before, resolution);
        if (resolution.instrument != nullptr) {
            resolution.validity = registry_.validity(*resolution.instrument, date_.interval);
            resolution.status = resolution.validity->status;
            if (tells_version(citation, resolution.status)) told_.insert(resolution.instrument);
        }
        return resolution;
    }

  private:
    /// "Luật Nhà ở số 27/2023/QH15", which "Luật Nhà ở" takes up below. What has ended, or is ended here, is not taken up.
    static bool tells_version(const Citation& citation, legal::Validity status) {
        const bool is_explicit = citation.form == Form::numbered || citation.date.complete();
        const bool is_ended = status == legal::Validity::replaced || status == legal::Validity::expired ||
                              citation.relation == legal::Relation::replaces ||
                              citation.relation == legal::Relation::repeals;
        return is_explicit && !is_ended;
    }

    /// The mentions of one type and notation that tell their day.
    struct Dated {
        std::size_t first = 0;
        bool several = false;  ///< they tell different days, or bodies
    };
    struct Series {
        explicit Series(const Citation& one) : type(one.type), canonical(one.canonical) {}
        friend bool operator==(const Series&, const Series&) = default;

        std::string_view type;
        std::string_view canonical;
    };
    struct SeriesHash {
        std::size_t operator()(const Series& series) const {
            return text::hash_of_word(series.type) * 31 + text::hash_of_word(series.canonical);
        }
    };

    /// Among the first `count`; nothing where none tells its day.
    const Dated* find_dated(const Citation& citation, const std::vector<Citation>& all, std::size_t count) {
        for (; indexed_ < count; ++indexed_) {
            const Citation& one = all[indexed_];
            if (one.form != Form::numbered || !one.date.complete()) continue;
            const auto [known, is_new] = dated_.try_emplace(Series(one), Dated{indexed_});
            if (is_new) continue;
            const Citation& first = all[known->second.first];
            known->second.several = known->second.several || first.date != one.date || are_apart(first, one);
        }
        const auto found = dated_.find(Series(citation));
        return found == dated_.end() ? nullptr : &found->second;
    }

    static bool are_apart(const Citation& a, const Citation& b) {
        return !a.issuer.empty() && !b.issuer.empty() && a.issuer != b.issuer && !same_body(a.issuer, b.issuer);
    }

    /// "Chỉ thị số 36-CT/TW", once its day was told: the one cited so before, when only one was.
    void take_up_dated(const Citation& citation, const std::vector<Citation>& all,
                       const std::vector<Resolution>& before, Resolution& resolution) {
        if (citation.date.stated() || !citation.term.empty()) return;
        const Dated* dated = find_dated(citation, all, before.size());
        if (dated == nullptr || dated->several || are_apart(all[dated->first], citation)) return;
        const Citation& full = all[dated->first];
        const Resolution& known = before[dated->first];
        if (known.state == State::resolved) {
            resolution = known;
        } else if (known.state == State::not_in_registry && resolution.state == State::not_in_registry) {
            resolution.known_as = instrument_id(full, known);
        } else {
            return;
        }
        resolution.reason = {
            base::format("nhắc lại văn bản ngày {} đã viện dẫn ở trên; {}", full.date.vietnamese(),
                         known.reason.in(Language::vi)),
            base::format("takes up the one of {} cited above; {}", full.date.iso(), known.reason.in(Language::en))};
    }

    /// A plural takes up several that were cited before.
    static Resolution take_up_all(const std::vector<Citation>& all, const std::vector<Resolution>& before) {
        Resolution resolution;
        std::string unknown;
        const std::vector<std::size_t> taken_up = taken_up_by(all, before.size());
        for (const std::size_t i : taken_up) {
            const Instrument* one = before[i].instrument;
            if (one == nullptr) {
                unknown += "; " + (all[i].canonical.empty() ? all[i].notation : all[i].canonical);
            } else if (std::ranges::find(resolution.candidates, one) == resolution.candidates.end()) {
                resolution.candidates.push_back(one);
            }
        }
        if (taken_up.empty()) {
            resolution.reason = {"không rõ nhắc lại những văn bản nào", "which ones it takes up again is not clear"};
            return resolution;
        }
        std::string names = names_of(resolution.candidates) + unknown;
        if (names.starts_with("; ")) names.erase(0, 2);
        if (resolution.candidates.size() > 1) {
            resolution.state = State::ambiguous;
        } else {
            resolution.candidates.clear();
        }
        resolution.reason = {"nhắc lại nhiều văn bản đã dẫn: " + names, "takes up several cited before: " + names};
        return resolution;
    }

    Resolution match(const Citation& citation, const std::vector<Citation>& all,
                     const std::vector<Resolution>& before) {
        Resolution resolution;
        Candidates candidates;
        switch (citation.form) {
            case Form::numbered:
                key_.clear();
                legal::append_identity_key(citation.parsed, key_);
                candidates = registry_.by_key(key_);
                break;
            case Form::short_form:
                candidates = registry_.by_type_and_number(citation.type, citation.parsed.number_key());
                if (const int year = citation.parsed.year; year != 0)
                    std::erase_if(candidates, [&](const Instrument* c) { return c->issued.year != year; });
                break;
            case Form::named: {
                const Candidates* named = registry_.by_name(citation.name);
                if (named == nullptr) {
                    resolution.reason = {"sổ đăng ký không có tên này", "the registry does not hold this name"};
                    return resolution;
                }
                if (named->empty()) {
                    resolution.reason = {"sổ đăng ký biết tên này nhưng chưa rõ số",
                                         "the registry knows the name, not its number"};
                    return resolution;
                }
                candidates = *named;
                break;
            }
            case Form::anaphor:
                if (is_plural(document_, citation)) return take_up_all(all, before);
                if (means_own_document(citation)) {
                    resolution.state = State::self;
                    resolution.reason = {"chỉ chính văn bản này", "means this document itself"};
                    return resolution;
                }
                resolution.reason = {"không rõ nhắc lại văn bản nào", "what it takes up again is not clear"};
                return resolution;
            case Form::self:
                break;
        }
        std::erase_if(candidates,
                      [&](const Instrument* candidate) { return !same_type(citation.type, candidate->type); });
        std::erase_if(candidates, [&](const Instrument* candidate) { return is_this_document(*candidate); });
        if (candidates.empty()) {
            resolution.reason = {"sổ đăng ký chưa có văn bản này", "not in the registry"};
            return resolution;
        }
        const Candidates bearers = candidates;
        std::erase_if(candidates, [&](const Instrument* candidate) { return !can_mean(citation, *candidate); });
        if (citation.form == Form::short_form)
            std::erase_if(candidates, [&](const Instrument* c) { return is_of_another_side(citation, c->issuer); });
        if (candidates.empty()) {
            resolution.reason = {"chỉ có văn bản cùng ký hiệu của cơ quan khác: " + names_of(bearers),
                                 "only instruments of other bodies bear it: " + names_of(bearers)};
            return resolution;
        }
        if (citation.form == Form::short_form && !tells_whose(citation)) {
            resolution.reason = {
                "chỉ có số, không rõ của cơ quan nào; trong sổ đăng ký có: " + names_of(candidates),
                "a bare number, of which body is not said; the registry holds " + names_of(candidates)};
            return resolution;
        }
        return decide(citation, std::move(candidates));
    }

    /// Every office numbers its decisions, plans and guides from 1 each year, as the State does decrees and circulars: of
    /// these the bare number tells nothing. Of the Party's the one that is widely known is meant: "Nghị quyết 57", "Chỉ thị 05".
    static bool tells_whose(const Citation& citation) {
        constexpr std::array<std::string_view, 3> kOfFew{"Nghị quyết", "Chỉ thị", "Kết luận"};
        return std::ranges::find(kOfFew, citation.type) != kOfFew.end() || citation.date.stated() ||
               !citation.issuer.empty() || !citation.term.empty() || citation.parsed.year != 0;
    }

    /// "Ban Thường vụ Tỉnh ủy đã ban hành Chỉ thị số 17", "Nghị quyết 15 của Quốc hội": none of the Centre's or the Party's,
    /// though that be the only one that is known.
    static bool is_of_another_side(const Citation& citation, std::string_view known) {
        if (citation.issuer.empty()) return false;
        const std::string stated = text::fold(citation.issuer);
        const std::string issuer = text::fold(known);
        const legal::Level level = structure::level_of_body(stated);
        const bool is_local = level != legal::Level::unknown && level != legal::Level::central;
        if (is_local) return structure::level_of_body(issuer) == legal::Level::central;
        const bool is_of_state = stated.find("quốc hội") != std::string::npos || stated.starts_with("chính phủ") ||
                                 stated.starts_with("thủ tướng");
        return is_of_state && structure::is_party_body(issuer);
    }

    /// "Kế hoạch này" in a plan without a number.
    bool means_own_document(const Citation& anaphor) const {
        return identity_.type && is_kind_of(identity_.type->value, anaphor.type) && is_pointer_this(document_, anaphor);
    }

    /// What the document states of itself is a row for the others, not for itself.
    bool is_this_document(const Instrument& candidate) const {
        return candidate.is_derived && candidate.key == own_key_ && candidate.issued == identity_.date;
    }

    /// TU, HU, ĐU, UBND … name a level; the body is the one named, or one's own or one above. Where the place of that
    /// is not known, an office's own table is trusted, and another document only on the day of issue.
    bool can_mean(const Citation& citation, const Instrument& candidate) const {
        switch (registry::may_mean(candidate, citation.issuer, seat_, identity_.date)) {
            case registry::Bearing::no:
                return false;
            case registry::Bearing::yes:
                return true;
            case registry::Bearing::open:
                break;
        }
        return !candidate.is_derived || (citation.date.complete() && citation.date == candidate.issued);
    }

    Resolution decide(const Citation& citation, Candidates candidates) {
        Resolution resolution;
        std::string how_vi = "theo ký hiệu";
        std::string how_en = "by its notation";
        const Candidates all = candidates;
        if (citation.form == Form::named) {
            how_vi = "theo tên";
            how_en = "by its name";
        }
        const auto give_up = [&](Reason reason) {
            resolution.state = State::not_in_registry;
            resolution.candidates = {};
            resolution.reason = std::move(reason);
            return resolution;
        };
        if (citation.date.stated()) {
            if (narrow(candidates, [&](const Instrument* c) { return agrees(citation.date, c->issued); })) {
                how_vi += " và ngày " + citation.date.vietnamese();
                how_en += " and date " + citation.date.iso();
            } else if (candidates.size() == 1 && same_term(citation, *candidates[0])) {
                // The only bearer of this key in its term: the date is at odds, the instrument is not (citation/date-conflict).
                how_vi += "; ngày ghi trong văn bản khác sổ đăng ký";
                how_en += "; the stated date differs from the registry's";
            } else {
                return give_up({"sổ đăng ký có ký hiệu này với ngày khác: " + names_of(all),
                                "the registry holds this notation with other dates: " + names_of(all)});
            }
        }
        if (!citation.term.empty() && citation.form != Form::named) {
            if (narrow(candidates, [&](const Instrument* c) { return c->term == citation.term; })) {
                how_vi += ", khóa " + citation.term;
                how_en += ", term " + citation.term;
            } else if (!citation.date.stated() && citation.regime == legal::Regime::party &&
                       std::ranges::none_of(candidates, [](const Instrument* c) { return c->term.empty(); })) {
                return give_up({"sổ đăng ký chỉ có văn bản cùng ký hiệu của khóa khác: " + names_of(all),
                                "the registry holds this notation only in other terms: " + names_of(all)});
            }
        }
        if (citation.name_year != 0) {
            if (!narrow(candidates, [&](const Instrument* c) { return c->issued.year == citation.name_year; })) {
                return give_up(
                    {base::format("sổ đăng ký không có bản năm {}: {}", citation.name_year, names_of(all)),
                     base::format("the registry holds no version of {}: {}", citation.name_year, names_of(all))});
            }
            how_vi += base::format(" và năm {}", citation.name_year);
            how_en += base::format(" and year {}", citation.name_year);
        }
        // Nothing is cited before it exists.
        std::erase_if(candidates, [&](const Instrument* c) {
            return c->issued.stated() && c->issued.first_day() > date_.interval.to;
        });
        if (candidates.empty())
            return give_up({"chỉ có văn bản cùng ký hiệu ban hành sau: " + names_of(all),
                            "only later instruments bear it: " + names_of(all)});
        if (candidates.size() > 1 && !citation.issuer.empty()) {
            if (narrow(candidates, [&](const Instrument* c) { return same_body(citation.issuer, c->issuer); })) {
                how_vi += ", cơ quan ban hành";
                how_en += ", issuer";
            }
        }
        if (candidates.size() > 1 && citation.form != Form::named && !citation.subject.empty()) {
            if (const Instrument* one = told_by_subject(citation, candidates)) {
                candidates = {one};
                how_vi += ", trích yếu";
                how_en += ", subject";
            }
        }
        if (candidates.size() > 1 && citation.form == Form::named &&
            narrow(candidates, [&](const Instrument* c) { return told_.contains(c); })) {
            how_vi += ", bản đã dẫn ở trên";
            how_en += ", the version cited above";
        }
        if (candidates.size() > 1 && citation.form == Form::named && is_versioned(citation.type)) {
            // A law cited by its bare name is the version in force at the document's date, or the newest that was passed.
            choose_version(candidates);
            how_vi += ", bản tại thời điểm văn bản";
            how_en += ", the version at the document's date";
        }
        if (candidates.size() == 1) {
            resolution.state = State::resolved;
            resolution.instrument = candidates[0];
            if (candidates[0]->is_derived) {
                how_vi += "; theo văn bản đưa vào cùng lúc: " + candidates[0]->table;
                how_en += "; as stated by a document given together with this one: " + candidates[0]->table;
            }
            resolution.reason = {"khớp " + how_vi, "matched " + how_en};
            return resolution;
        }
        resolution.state = State::ambiguous;
        resolution.candidates = candidates;
        resolution.reason = {
            "có nhiều văn bản cùng ký hiệu: " + names_of(candidates) + "; ghi ngày ban hành hoặc khóa thì rõ",
            "several instruments bear it: " + names_of(candidates) + "; the date or the term would decide"};
        return resolution;
    }

    /// A Party number names one instrument only within a term.
    bool same_term(const Citation& citation, const Instrument& candidate) const {
        if (candidate.issued.year == 0) return true;
        if (citation.parsed.year != 0) return true;
        if (citation.regime != legal::Regime::party) return citation.date.year == candidate.issued.year;
        if (!candidate.term.empty()) {
            const auto terms = registry_.party_terms_at(citation.date);
            return std::find(terms.begin(), terms.end(), candidate.term) != terms.end();
        }
        return citation.date.year == candidate.issued.year;
    }

    /// The one candidate whose title the stated subject repeats, where it is far from every other; null otherwise.
    const Instrument* told_by_subject(const Citation& citation, const Candidates& candidates) const {
        constexpr double kSame = 0.7;
        constexpr double kOther = 0.4;
        const std::set<std::string> subject = words_of(document_.slice(citation.subject));
        constexpr std::size_t kFewestWords = 5;  // that tell one of two titles that are alike
        const Instrument* best = nullptr;
        const Instrument* whole = nullptr;  // its title holds every word
        std::size_t wholes = 0;
        bool is_told = true;
        for (const Instrument* candidate : candidates) {
            const std::set<std::string> title = words_of(candidate->title);
            const std::size_t shorter = std::min(subject.size(), title.size());
            if (shorter == 0) return nullptr;
            const auto shared = static_cast<double>(
                std::ranges::count_if(subject, [&](const std::string& word) { return title.contains(word); }));
            if (shared == static_cast<double>(subject.size())) {
                whole = candidate;
                ++wholes;
            }
            const double likeness = shared / static_cast<double>(shorter);
            if (likeness <= kOther) continue;
            is_told = is_told && likeness >= kSame && best == nullptr;
            best = candidate;
        }
        if (is_told) return best;
        // "… tiến tới Đại hội XIII": each congress has a directive, and one word tells which.
        return wholes == 1 && subject.size() >= kFewestWords ? whole : nullptr;
    }

    void choose_version(Candidates& candidates) const {
        const Date at = date_.interval.from;
        const Instrument* best = nullptr;
        for (const Instrument* candidate : candidates) {
            const Date start = candidate->effective_from.stated() ? candidate->effective_from : candidate->issued;
            if (start.stated() && start.first_day() > at) continue;
            if (best == nullptr || start > (best->effective_from.stated() ? best->effective_from : best->issued))
                best = candidate;
        }
        if (best == nullptr) return;
        // Between two versions inside the interval nothing decides.
        for (const Instrument* candidate : candidates) {
            const Date start = candidate->effective_from.stated() ? candidate->effective_from : candidate->issued;
            if (candidate != best && start.stated() && start > at && start.first_day() <= date_.interval.to) return;
        }
        candidates = {best};
    }

    const Registry& registry_;
    const JudgementDate& date_;
    const structure::Identity& identity_;
    const document::Document& document_;
    registry::Seat seat_;
    std::string own_key_;  ///< only among other documents
    std::string key_;      ///< of the citation in hand
    std::unordered_map<Series, Dated, SeriesHash> dated_;
    std::size_t indexed_ = 0;
    std::set<const Instrument*> told_;  ///< cited so far by number or day, and not ended
};

}  // namespace

const char* to_string(State state) {
    switch (state) {
        case State::resolved:
            return "resolved";
        case State::ambiguous:
            return "ambiguous";
        case State::not_in_registry:
            return "not_in_registry";
        case State::malformed:
            return "malformed";
        case State::self:
            return "self";
    }
    return "";
}

const char* to_string(DateBasis basis) {
    switch (basis) {
        case DateBasis::as_of:
            return "as_of";
        case DateBasis::stated:
            return "stated";
        case DateBasis::plan_year:
            return "plan_year";
        case DateBasis::today:
            return "today";
    }
    return "";
}

JudgementDate judgement_date(const structure::Outline& outline, const citation::Citations& citations,
                             const Given& given, Date today) {
    const structure::Identity& identity = outline.identity();
    if (given.as_of) return {{*given.as_of, *given.as_of}, DateBasis::as_of};
    if (given.date) return {{*given.date, *given.date}, DateBasis::stated};
    if (identity.date.exists()) return {{identity.date, identity.date}, DateBasis::stated};
    int first_year = identity.year;
    int last_year = std::max(identity.year, identity.last_year);
    // "42/2013/QĐ-UBND" is of 2013, whatever years it plans for.
    if (const auto number = identity.notation ? legal::parse_notation(identity.notation->value) : std::nullopt;
        number && number->year != 0)
        first_year = last_year = number->year;
    // What a date line says with a day that is blank or in no calendar. With a blank in this year it is being written now.
    constexpr int kEarliest = 1930;
    const int stated_year = identity.year_of_date;
    // "nhiệm kỳ 2024 - 2029" tells no year when the date line does.
    if (first_year < last_year && first_year <= stated_year && stated_year <= last_year) first_year = last_year = 0;
    const bool is_of_year = first_year == 0 && stated_year >= kEarliest && stated_year <= today.year + 1 &&
                            (identity.date.stated() || stated_year != today.year);
    if (is_of_year) first_year = last_year = stated_year;
    if (first_year == 0) return {{today, today}, DateBasis::today};
    // The latest date that it cites; of several years the first that does not end before that date.
    Date latest;
    const Date horizon{static_cast<std::int16_t>(last_year), 12, 31};
    for (const Citation& citation : citations.items) {
        if (citation.form == Form::self || !citation.date.exists()) continue;
        if (citation.date > horizon) continue;  // an impossible date decides nothing
        latest = std::max(latest, citation.date);
    }
    int year = first_year;
    while (year < last_year && Date{static_cast<std::int16_t>(year), 12, 31} < latest) ++year;
    const Date end{static_cast<std::int16_t>(year), 12, 31};
    const Date first{static_cast<std::int16_t>(year), 1, 1};
    const Date begin = !latest.stated() ? first : is_of_year ? std::max(latest, first) : latest;
    return {{std::min(begin, end), end}, DateBasis::plan_year};
}

std::vector<Resolution> resolve(citation::Citations& citations, const structure::Outline& outline,
                                const Registry& registry, const JudgementDate& date) {
    find_antecedents(citations.items, outline);
    Resolver resolver(registry, date, outline);
    std::vector<Resolution> resolutions;
    io::reserve(resolutions, citations.items.size());
    for (Citation& citation : citations.items) {
        resolutions.push_back(resolver.resolve(citation, citations.items, resolutions));
        const Resolution& last = resolutions.back();
        if (citation.canonical.empty() && last.instrument != nullptr) citation.canonical = last.instrument->notation;
    }
    withdraw_contradicted_repairs(citations.items, resolutions);
    return resolutions;
}

std::string instrument_id(const Citation& citation, const Resolution& resolution) {
    std::string id;
    append_instrument_id(citation, resolution, id);
    return id;
}

void append_instrument_id(const Citation& citation, const Resolution& resolution, std::string& id) {
    if (resolution.instrument != nullptr) {
        id += resolution.instrument->id;
    } else if (!resolution.known_as.empty()) {
        id += resolution.known_as;
    } else if (citation.form == Form::numbered) {
        registry::append_instrument_id(citation.canonical, citation.parsed.issuer, citation.date, citation.issuer, id);
    } else {
        const std::string& name = !citation.canonical.empty()  ? citation.canonical
                                  : !citation.notation.empty() ? citation.notation
                                                               : citation.name;
        registry::append_instrument_id(name, citation.date, id);
    }
}

}  // namespace doichieu::resolve

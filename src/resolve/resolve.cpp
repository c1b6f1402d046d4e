#include "resolve/resolve.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/format.h"
#include "io/memory.h"
#include "legal/body_key.h"
#include "registry/instrument_id.h"
#include "registry/seat.h"
#include "text/fold.h"

namespace doichieu::resolve {
namespace {

using base::TextPair;
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

/// "các Nghị quyết nêu trên": more than one is meant.
bool is_plural(const document::Document& document, const Citation& anaphor) {
    const std::string raw = text::fold(document.slice(anaphor.raw));
    return raw.starts_with("các ") || raw.starts_with("những ");
}

/// "Kế hoạch" is the kind of "Kế hoạch phối hợp".
bool is_kind_of(std::string_view type, std::string_view kind) {
    return type.starts_with(kind) && (type.size() == kind.size() || type[kind.size()] == ' ');
}

/// "Kế hoạch này": only this pointer can mean the document itself.
bool is_pointer_this(const document::Document& document, const Citation& anaphor) {
    return text::fold(document.slice(anaphor.core)) == "này";
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
                same.reason = {"nhắc lại " + notation + " đã viện dẫn ở trên; " + same.reason.vi,
                               "takes up " + notation + " cited above; " + same.reason.en};
            }
            return same;
        }
        Resolution resolution = match(citation, all, before);
        if (citation.form == Form::numbered && resolution.state != State::resolved)
            take_up_dated(citation, all, before, resolution);
        if (resolution.instrument != nullptr) {
            resolution.validity = registry_.validity(*resolution.instrument, date_.interval);
            resolution.status = resolution.validity.status;
        }
        return resolution;
    }

  private:
    /// The mentions of one type and notation that tell their day.
    struct Dated {
        std::size_t first = 0;
        bool several = false;  ///< they tell different days, or bodies
    };

    /// Among the first `count`; nothing where none tells its day.
    const Dated* find_dated(const Citation& citation, const std::vector<Citation>& all, std::size_t count) {
        const auto key_of = [](const Citation& one) { return one.type + "|" + one.canonical; };
        for (; indexed_ < count; ++indexed_) {
            const Citation& one = all[indexed_];
            if (one.form != Form::numbered || !one.date.complete()) continue;
            const auto [known, is_new] = dated_.try_emplace(key_of(one), Dated{indexed_});
            if (is_new) continue;
            const Citation& first = all[known->second.first];
            known->second.several = known->second.several || first.date != one.date || are_apart(first, one);
        }
        const auto found = dated_.find(key_of(citation));
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
            "nhắc lại văn bản ngày " + full.date.vietnamese() + " đã viện dẫn ở trên; " + known.reason.vi,
            "takes up the one of " + full.date.iso() + " cited above; " + known.reason.en};
    }

    /// A plural takes up every one of its type that was cited before.
    Resolution take_up_all(const Citation& citation, const std::vector<Citation>& all,
                           const std::vector<Resolution>& before) const {
        Resolution resolution;
        std::string unknown;
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (all[i].type != citation.type || all[i].form == Form::anaphor || all[i].form == Form::self) continue;
            const Instrument* one = before[i].instrument;
            if (one == nullptr) {
                unknown = all[i].canonical.empty() ? all[i].notation : all[i].canonical;
            } else if (std::ranges::find(resolution.candidates, one) == resolution.candidates.end()) {
                resolution.candidates.push_back(one);
            }
        }
        if (resolution.candidates.size() < 2) {
            resolution.candidates.clear();
            resolution.reason = {"không rõ nhắc lại những văn bản nào", "which ones it takes up again is not clear"};
            return resolution;
        }
        resolution.state = State::ambiguous;
        const std::string names = names_of(resolution.candidates) + (unknown.empty() ? "" : "; " + unknown);
        resolution.reason = {"nhắc lại nhiều văn bản đã dẫn: " + names, "takes up several cited before: " + names};
        return resolution;
    }

    Resolution match(const Citation& citation, const std::vector<Citation>& all,
                     const std::vector<Resolution>& before) {
        Resolution resolution;
        Candidates candidates;
        switch (citation.form) {
            case Form::numbered:
                candidates = registry_.by_key(legal::identity_key(citation.parsed));
                break;
            case Form::short_form:
                candidates = registry_.by_type_and_number(citation.type, citation.parsed.number_key());
                if (const int year = citation.parsed.year; year != 0)
                    std::erase_if(candidates, [&](const Instrument* c) { return c->issued.year != year; });
                break;
            case Form::named: {
                const Candidates* named = registry_.by_name(citation.name);
                if (named == nullptr || named->empty()) {
                    resolution.reason = {
                        named == nullptr ? "sổ đăng ký không có tên này" : "sổ đăng ký biết tên này nhưng chưa rõ số",
                        named == nullptr ? "the registry does not hold this name"
                                         : "the registry knows the name, not its number"};
                    return resolution;
                }
                candidates = *named;
                break;
            }
            case Form::anaphor:
                if (is_plural(document_, citation)) return take_up_all(citation, all, before);
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
        if (candidates.empty()) {
            resolution.reason = {"chỉ có văn bản cùng ký hiệu của cơ quan khác: " + names_of(bearers),
                                 "only instruments of other bodies bear it: " + names_of(bearers)};
            return resolution;
        }
        return decide(citation, std::move(candidates));
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
        switch (registry::may_mean(candidate, citation.issuer, seat_)) {
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
        const auto give_up = [&](TextPair reason) {
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
        if (candidates.size() > 1 && citation.form == Form::named && is_versioned(citation.type)) {
            // A law cited by its bare name is the version in force at the document's date, or the newest that was passed.
            choose_version(candidates);
            how_vi += ", bản tại thời điểm văn bản";
            how_en += ", the version at the document's date";
        }
        if (candidates.size() == 1) {
            resolution.state = State::resolved;
            resolution.instrument = candidates[0];
            resolution.reason = {"khớp " + how_vi, "matched " + how_en};
            if (candidates[0]->is_derived) {
                resolution.reason.vi += "; theo văn bản đưa vào cùng lúc: " + candidates[0]->table;
                resolution.reason.en +=
                    "; as stated by a document given together with this one: " + candidates[0]->table;
            }
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
        const Instrument* best = nullptr;
        for (const Instrument* candidate : candidates) {
            const std::set<std::string> title = words_of(candidate->title);
            const std::size_t shorter = std::min(subject.size(), title.size());
            if (shorter == 0) return nullptr;
            const auto shared = static_cast<double>(
                std::ranges::count_if(subject, [&](const std::string& word) { return title.contains(word); }));
            const double likeness = shared / static_cast<double>(shorter);
            if (likeness < kSame && likeness > kOther) return nullptr;
            if (likeness < kSame) continue;
            if (best != nullptr) return nullptr;
            best = candidate;
        }
        return best;
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
    std::unordered_map<std::string, Dated> dated_;
    std::size_t indexed_ = 0;
};

/// A mention of a draft, "Nghị quyết số     /NQ-HĐND", stands between: it may be what is taken up. Too far away to be
/// looked at, it may stand there as well.
bool has_blank_number(std::string_view text) {
    constexpr std::size_t kFarthest = 20'000;
    if (text.size() > kFarthest) return false;
    constexpr std::string_view kNumber = "số";
    for (std::size_t at = text.find(kNumber); at != std::string_view::npos; at = text.find(kNumber, at + 1)) {
        std::size_t sign = at + kNumber.size();
        while (sign < text.size() && std::string_view(" \t:._").find(text[sign]) != std::string_view::npos) ++sign;
        if (sign < text.size() && text[sign] == '/' && sign > at + kNumber.size()) return true;
    }
    return false;
}

/// Short forms and anaphors take up what was cited before: the nearest with the same type and number (or type alone).
class Antecedents {
  public:
    Antecedents(std::vector<Citation>& items, const structure::Outline& outline)
        : items_(items), document_(outline.document()) {
        if (outline.identity().type) own_type_ = outline.identity().type->value;
    }

    void find() {
        for (std::size_t i = 0; i < items_.size(); ++i) {
            Citation& citation = items_[i];
            switch (citation.form) {
                case Form::numbered:
                    by_number_[number_key(citation)] = static_cast<std::int32_t>(i);
                    remember(citation, i);
                    break;
                case Form::named:
                    remember(citation, i);
                    break;
                case Form::self:
                    self_ = static_cast<std::int32_t>(i);
                    break;
                case Form::short_form:
                    take_up_number(citation);
                    if (i > 0 && citation.antecedent < 0) take_up_definition(citation, i);
                    remember(citation, citation.antecedent >= 0 ? static_cast<std::size_t>(citation.antecedent) : i);
                    break;
                case Form::anaphor:
                    take_up_type(citation);
                    break;
            }
        }
    }

  private:
    /// What was cited of one type so far.
    struct Cited {
        std::int32_t last = -1;
        std::uint32_t last_paragraph = 0;
        std::string key;  ///< of the first instrument
        bool several = false;
    };

    static std::string number_key(const Citation& citation) {
        return citation.type + "|" + citation.parsed.number_key();
    }

    void remember(const Citation& citation, std::size_t index) {
        Cited& cited = by_type_[citation.type];
        const bool is_first = cited.last < 0;
        cited.last = static_cast<std::int32_t>(index);
        cited.last_paragraph = citation.paragraph;
        if (cited.several) return;
        const Citation& full = items_[index];
        std::string key = full.form == Form::named ? full.name : full.canonical + full.date.iso();
        if (is_first) {
            cited.key = std::move(key);
        } else {
            cited.several = key != cited.key;
        }
    }

    void take_up_number(Citation& citation) const {
        const auto found = by_number_.find(number_key(citation));
        if (found == by_number_.end()) return;
        const Citation& antecedent = items_[static_cast<std::size_t>(found->second)];
        const int year = antecedent.parsed.year != 0 ? antecedent.parsed.year : antecedent.date.year;
        const bool other_date =
            citation.date.complete() && antecedent.date.complete() && citation.date != antecedent.date;
        const bool other_year = citation.parsed.year != 0 && year != 0 && citation.parsed.year != year;
        if (other_date || other_year) return;
        citation.antecedent = found->second;
        citation.canonical = antecedent.canonical;
        citation.regime = antecedent.regime;
    }

    /// "Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ (Đề án 06)": a name for what stands before it.
    void take_up_definition(Citation& name, std::size_t index) {
        const Citation& full = items_[index - 1];
        if (full.form != Form::numbered || full.paragraph != name.paragraph || full.raw.end > name.raw.begin ||
            full.parsed.number_key() != name.parsed.number_key())
            return;
        const std::string between = document_.slice({full.raw.end, name.raw.begin});
        const std::size_t bracket = between.rfind('(');
        if (bracket == std::string::npos || between.find(';') != std::string::npos) return;
        const std::string_view introduced = std::string_view(between).substr(bracket + 1);
        constexpr std::string_view kCalled = "gọi";  // "(sau đây gọi tắt là Đề án 06)"
        const bool is_definition = introduced.find_first_of(").") == std::string_view::npos &&
                                   (introduced.empty() || introduced.find(kCalled) != std::string_view::npos);
        if (!is_definition) return;
        name.antecedent = static_cast<std::int32_t>(index - 1);
        name.canonical = full.canonical;
        name.regime = full.regime;
        by_number_[number_key(name)] = name.antecedent;
    }

    void take_up_type(Citation& anaphor) const {
        if (is_pointer_this(document_, anaphor) && !own_type_.empty() && is_kind_of(own_type_, anaphor.type)) {
            anaphor.antecedent = self_;
            return;
        }
        if (is_plural(document_, anaphor)) return;
        const Cited* cited = cited_as(anaphor.type);
        if (cited == nullptr || cited->last < 0) return;
        // Far from the last of several, which one is meant is a guess.
        constexpr std::uint32_t kFar = 12;
        if (cited->several && anaphor.paragraph > cited->last_paragraph + kFar) return;
        const Citation& before = items_[static_cast<std::size_t>(cited->last)];
        const base::Span between{before.extent.end, anaphor.raw.begin};
        if (!has_blank_number(document_.slice(between))) anaphor.antecedent = cited->last;
    }

    /// The last one cited by this type word, or by a longer one that begins with it.
    const Cited* cited_as(std::string_view type) const {
        const Cited* nearest = nullptr;
        for (const auto& [cited_type, cited] : by_type_) {
            if (is_kind_of(cited_type, type) && (nearest == nullptr || cited.last > nearest->last)) nearest = &cited;
        }
        return nearest;
    }

    std::vector<Citation>& items_;
    const document::Document& document_;
    std::string own_type_;
    std::unordered_map<std::string, std::int32_t> by_number_;
    std::map<std::string, Cited, std::less<>> by_type_;
    std::int32_t self_ = -1;
};

/// A repaired reading is a guess. What a reading without repair contradicts stays unresolved: one of the same day, type
/// and symbol with nearly the same number, or one of the same notation with another day or another instrument.
class RepairedReadings {
  public:
    RepairedReadings(const std::vector<Citation>& items, std::vector<Resolution>& resolutions)
        : items_(items), resolutions_(resolutions) {}

    void withdraw_contradicted() {
        for (std::size_t i = 0; i < items_.size(); ++i) {
            const Citation& repaired = items_[i];
            if (!repaired.repaired || repaired.form != Form::numbered || resolutions_[i].instrument == nullptr)
                continue;
            if (!indexed_) index();
            if (const Citation* plain = contradiction(i)) withdraw(resolutions_[i], *plain);
        }
    }

  private:
    static std::string series(const Citation& citation) {
        legal::Notation without_number = citation.parsed;
        without_number.number.clear();
        return legal::identity_key(without_number);
    }

    void index() {
        indexed_ = true;
        for (std::size_t i = 0; i < items_.size(); ++i) {
            const Citation& citation = items_[i];
            if (citation.repaired || (citation.form != Form::numbered && citation.form != Form::self)) continue;
            if (citation.date.complete()) by_day_.emplace(series(citation) + citation.date.iso(), i);
            by_key_.emplace(legal::identity_key(citation.parsed), i);
        }
    }

    const Citation* contradiction(std::size_t index) const {
        const Citation& repaired = items_[index];
        if (repaired.date.complete()) {
            const auto [begin, end] = by_day_.equal_range(series(repaired) + repaired.date.iso());
            for (auto it = begin; it != end; ++it) {
                if (is_near(items_[it->second].parsed.number_key(), repaired.parsed.number_key()))
                    return &items_[it->second];
            }
        }
        const auto [begin, end] = by_key_.equal_range(legal::identity_key(repaired.parsed));
        for (auto it = begin; it != end; ++it) {
            const Citation& plain = items_[it->second];
            const bool both_dated = repaired.date.complete() && plain.date.complete();
            const Instrument* other = resolutions_[it->second].instrument;
            const Instrument* mine = resolutions_[index].instrument;
            const bool other_instrument = other != nullptr && other != mine && !repaired.date.complete();
            const bool other_day = both_dated && plain.date != repaired.date && mine->issued != repaired.date;
            if (other_instrument || other_day) return &plain;
        }
        return nullptr;
    }

    /// Of one length and different in one digit: what one misread letter makes.
    static bool is_near(std::string_view one, std::string_view other) {
        if (one.size() != other.size()) return false;
        std::size_t different = 0;
        for (std::size_t i = 0; i < one.size(); ++i) different += one[i] != other[i] ? 1U : 0U;
        return different == 1;
    }

    static void withdraw(Resolution& resolution, const Citation& plain) {
        resolution = {};
        resolution.state = State::malformed;
        resolution.reason = {
            "ký hiệu phải sửa mới đọc được, và trái với “" + plain.notation + "” ở chỗ khác trong văn bản",
            "read only after a repair, and at odds with \"" + plain.notation + "\" elsewhere here"};
    }

    const std::vector<Citation>& items_;
    std::vector<Resolution>& resolutions_;
    bool indexed_ = false;
    std::multimap<std::string, std::size_t> by_day_;
    std::multimap<std::string, std::size_t> by_key_;
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
    if (identity.year == 0) return {{today, today}, DateBasis::today};
    // The latest date that it cites; of several years the first that does not end before that date.
    Date latest;
    const int last_year = std::max(identity.year, identity.last_year);
    const Date horizon{static_cast<std::int16_t>(last_year), 12, 31};
    for (const Citation& citation : citations.items) {
        if (citation.form == Form::self || !citation.date.exists()) continue;
        if (citation.date > horizon) continue;  // an impossible date decides nothing
        latest = std::max(latest, citation.date);
    }
    int year = identity.year;
    while (year < last_year && Date{static_cast<std::int16_t>(year), 12, 31} < latest) ++year;
    const Date end{static_cast<std::int16_t>(year), 12, 31};
    const Date begin = latest.stated() ? latest : Date{static_cast<std::int16_t>(year), 1, 1};
    return {{std::min(begin, end), end}, DateBasis::plan_year};
}

std::vector<Resolution> resolve(citation::Citations& citations, const structure::Outline& outline,
                                const Registry& registry, const JudgementDate& date) {
    Antecedents(citations.items, outline).find();
    Resolver resolver(registry, date, outline);
    std::vector<Resolution> resolutions;
    io::reserve(resolutions, citations.items.size());
    for (Citation& citation : citations.items) {
        resolutions.push_back(resolver.resolve(citation, citations.items, resolutions));
        const Resolution& last = resolutions.back();
        if (citation.canonical.empty() && last.instrument != nullptr) citation.canonical = last.instrument->notation;
    }
    RepairedReadings(citations.items, resolutions).withdraw_contradicted();
    return resolutions;
}

std::string instrument_id(const Citation& citation, const Resolution& resolution) {
    if (resolution.instrument != nullptr) return resolution.instrument->id;
    if (!resolution.known_as.empty()) return resolution.known_as;
    if (citation.form == Form::numbered)
        return registry::instrument_id(citation.parsed, citation.date, citation.issuer);
    const std::string name = !citation.canonical.empty()  ? citation.canonical
                             : !citation.notation.empty() ? citation.notation
                                                          : citation.name;
    return name + "@" + (citation.date.stated() ? citation.date.iso() : "?");
}

}  // namespace doichieu::resolve

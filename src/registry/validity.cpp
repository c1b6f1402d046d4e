#include "registry/validity.h"

#include <algorithm>
#include <array>
#include <optional>

#include "legal/notation.h"

namespace doichieu::registry {
namespace {

using legal::Confidence;
using legal::Date;
using legal::Relation;
using legal::Validity;

base::TextPair operator+(base::TextPair left, const base::TextPair& right) {
    left.vi += right.vi;
    left.en += right.en;
    return left;
}

base::TextPair same(const std::string& text) {
    return {text, text};
}

/// "ngày 30/7/2021" / "2021-07-30"; for a date known less exactly "tháng 4/2026" / "2026-04".
base::TextPair day(const Date& date) {
    if (!date.complete()) return {(date.month != 0 ? "tháng " : "năm ") + date.vietnamese(), date.iso()};
    return {"ngày " + date.vietnamese(), date.iso()};
}

base::TextPair named(const Instrument& instrument) {
    base::TextPair name = same(instrument.label());
    if (!instrument.issued.stated()) return name;
    return name + same(" ") + base::TextPair{day(instrument.issued).vi, "of " + day(instrument.issued).en};
}

/// A day from which something holds. Known only by month or year, it is certain from the end of that on.
struct Moment {
    Date first;  ///< unset: never, or nobody knows when
    Date certain;

    static Moment of(const Date& date) { return date.stated() ? Moment{date.first_day(), date.last_day()} : Moment{}; }
    [[nodiscard]] bool known() const { return first.stated(); }
    [[nodiscard]] bool passed(const Date& date) const { return known() && certain <= date; }
    [[nodiscard]] bool possible(const Date& date) const { return known() && first <= date; }
};

/// What ends an instrument, or takes a part away: a relation, or (by == null) its own effective_to.
struct Ending {
    Moment moment;
    const InstrumentRelation* by = nullptr;
    Confidence confidence = Confidence::memory;
    [[nodiscard]] bool replaces() const { return by != nullptr && by->relation == Relation::replaces; }
};

/// Laws, decrees and circulars hold from a day that they state, never from their date of issue alone.
bool is_normative(const Instrument& instrument) {
    constexpr std::array<std::string_view, 7> kTypes{"Hiến pháp", "Luật",     "Bộ luật",           "Pháp lệnh",
                                                     "Nghị định", "Thông tư", "Thông tư liên tịch"};
    if (std::ranges::find(kTypes, instrument.type) != kTypes.end()) return true;
    const auto notation = legal::parse_notation(instrument.notation);
    return notation && notation->year != 0;
}

/// When a relation takes effect, and how surely.
Ending ending_of(const InstrumentRelation& relation, const Instrument& ended) {
    Ending ending;
    ending.by = &relation;
    ending.confidence = std::min(relation.confidence, ended.confidence);
    const Date date = takes_effect(relation);
    if (date != relation.date) ending.confidence = std::min(ending.confidence, relation.from->confidence);
    ending.moment = Moment::of(date);
    return ending;
}

/// All that is known of one instrument's life.
class Life {
  public:
    Life(const Instrument& instrument, const std::vector<InstrumentRelation>& relations) : instrument_(instrument) {
        if (instrument.effective_from.stated()) {
            start_ = Moment::of(instrument.effective_from);
        } else if (!is_normative(instrument)) {
            start_ = Moment::of(instrument.issued);
        }
        if (instrument.effective_to.stated()) {
            const Date& last = instrument.effective_to;
            ends_.push_back({{legal::add_days(last.first_day(), 1), legal::add_days(last.last_day(), 1)},
                             nullptr,
                             instrument.confidence});
        }
        for (const InstrumentRelation& relation : relations) add(relation);
        const auto by_date = [](const Ending& a, const Ending& b) { return a.moment.first < b.moment.first; };
        std::stable_sort(ends_.begin(), ends_.end(), by_date);
        std::stable_sort(parts_.begin(), parts_.end(), by_date);
        std::stable_sort(amendments_.begin(), amendments_.end(), by_date);
    }

    [[nodiscard]] ValidityAt at(const Date& date) const {
        if (!ends_.empty() && ends_.front().moment.possible(date)) return ended(date);
        const Date& earliest = start_.known() ? start_.first : instrument_.issued.first_day();
        if (earliest.stated() && date < earliest) return not_yet();
        if (!start_.passed(date)) return start_unknown();
        if (!parts_.empty() && parts_.front().moment.possible(date) &&
            (known_in_force() || instrument_.status == Validity::unknown)) {
            return partly(date);
        }
        return by_row(date);
    }

    /// Days on which at() may begin to answer otherwise.
    [[nodiscard]] std::vector<Date> turning_days() const {
        std::vector<Date> days;
        const auto add = [&](const Moment& moment) {
            if (moment.known()) days.insert(days.end(), {moment.first, moment.certain});
        };
        add(start_);
        add({instrument_.issued.first_day(), instrument_.issued.first_day()});
        if (instrument_.status_as_of.stated()) add({as_of(), legal::add_days(as_of(), 1)});
        for (const Ending& end : ends_) add(end.moment);
        for (const Ending& part : parts_) add(part.moment);
        std::ranges::sort(days);
        return days;
    }

  private:
    void add(const InstrumentRelation& relation) {
        const bool ends = relation.relation == Relation::replaces || relation.relation == Relation::repeals;
        if (!ends && relation.relation != Relation::amends) return;
        const Ending ending = ending_of(relation, instrument_);
        if (!ends) {
            amendments_.push_back(ending);
        } else if (!ending.moment.known()) {
            if (undated_ == nullptr) undated_ = &relation;
        } else {
            (relation.whole ? ends_ : parts_).push_back(ending);
        }
    }

    [[nodiscard]] Date as_of() const { return instrument_.status_as_of.last_day(); }
    [[nodiscard]] bool known_by(const Date& date) const { return instrument_.status_as_of.stated() && as_of() <= date; }

    /// In force between its start and its end: the row says so, or an end date does, or a change of part of it.
    [[nodiscard]] bool known_in_force() const {
        const Validity status = instrument_.status;
        if (status == Validity::in_force) return true;
        if (status == Validity::suspended) return false;
        if (status == Validity::partly_in_force) return !parts_.empty();
        if (status == Validity::not_yet_in_force) return instrument_.effective_from.stated();
        return !ends_.empty();
    }

    [[nodiscard]] ValidityAt state(Validity status, Confidence confidence, base::TextPair reason) const {
        ValidityAt state;
        state.status = status;
        state.confidence = confidence;
        state.reason = same(instrument_.label() + " ") + std::move(reason) + base::TextPair{" (nguồn: ", " (source: "} +
                       in_words(confidence) + same(")");
        return state;
    }

    [[nodiscard]] static base::TextPair from_day(const Moment& moment) {
        return base::TextPair{" từ ", " from "} + day(moment.first) + base::TextPair{"", " on"};
    }

    [[nodiscard]] static base::TextPair doubtful(const Moment& moment, const base::TextPair& change) {
        return change + base::TextPair{" trong khoảng ", " between "} + day(moment.first) +
               base::TextPair{" đến ", " and "} + day(moment.certain) +
               base::TextPair{", không rõ đúng ngày nào", ", the day is not known"};
    }

    [[nodiscard]] ValidityAt ended(const Date& date) const {
        const Ending* end = &ends_.front();
        if (!end->moment.passed(date)) {
            return state(Validity::unknown, end->confidence, doubtful(end->moment, {"hết hiệu lực", "ended"}));
        }
        const Moment since = end->moment;
        // What names a successor tells more than a bare end of effect, and a replacement more than a repeal.
        const auto rank = [](const Ending& one) { return one.replaces() ? 2 : one.by != nullptr ? 1 : 0; };
        for (const Ending& other : ends_) {
            if (other.moment.passed(date) && rank(other) > rank(*end)) end = &other;
        }
        const bool replaced = end->replaces() || (end->by == nullptr && instrument_.status == Validity::replaced);
        base::TextPair words = replaced ? base::TextPair{"đã bị thay thế", "was replaced"}
                                        : base::TextPair{"hết hiệu lực", "is no longer in force"};
        words = std::move(words) + from_day(since);
        if (end->by != nullptr) words = std::move(words) + who(*end, replaced);
        ValidityAt result = state(replaced ? Validity::replaced : Validity::expired, end->confidence, std::move(words));
        result.since = since.first;
        if (end->by != nullptr) {
            result.successor = end->by->from;
        } else if (replaced && undated_ != nullptr) {
            result.successor = undated_->from;
        }
        return result;
    }

    [[nodiscard]] static base::TextPair who(const Ending& end, bool replaced) {
        const base::TextPair verb =
            replaced ? base::TextPair{", bởi ", ", by "} : base::TextPair{", do bị bãi bỏ bởi ", ", repealed by "};
        return verb + named(*end.by->from);
    }

    [[nodiscard]] ValidityAt not_yet() const {
        return state(Validity::not_yet_in_force, instrument_.confidence,
                     start_.known()
                         ? base::TextPair{"chỉ có hiệu lực", "is in force only"} + from_day(start_)
                         : base::TextPair{"chỉ được ban hành ", "was issued only on "} + day(instrument_.issued));
    }

    [[nodiscard]] ValidityAt start_unknown() const {
        if (start_.known())
            return state(Validity::unknown, instrument_.confidence,
                         doubtful(start_, {"bắt đầu có hiệu lực", "comes into force"}));
        return state(Validity::unknown, instrument_.confidence,
                     is_normative(instrument_)
                         ? base::TextPair{"chưa rõ hiệu lực: bảng văn bản không ghi ngày có hiệu lực",
                                          "has no known date of effect in the registry"}
                         : base::TextPair{"chưa rõ hiệu lực: bảng văn bản không ghi ngày ban hành",
                                          "has no known date of issue in the registry"});
    }

    [[nodiscard]] ValidityAt partly(const Date& date) const {
        const Ending& part = parts_.front();
        if (!part.moment.passed(date)) {
            return state(Validity::unknown, part.confidence,
                         doubtful(part.moment, {"mất hiệu lực một phần", "lost a part of its force"}));
        }
        const base::TextPair verb = part.replaces() ? base::TextPair{"bị thay thế một phần", "was replaced in part"}
                                                    : base::TextPair{"bị bãi bỏ một phần", "was repealed in part"};
        ValidityAt result =
            state(Validity::partly_in_force, part.confidence,
                  verb + from_day(part.moment) + base::TextPair{", bởi ", ", by "} + named(*part.by->from));
        result.since = part.moment.first;
        result.successor = part.by->from;
        return result;
    }

    /// No dated end or part was reached: the row's own word, as far as it goes.
    [[nodiscard]] ValidityAt by_row(const Date& date) const {
        if (undated_ != nullptr && !(ended_by_row() && known_by(date))) {
            return state(Validity::unknown, std::min(undated_->confidence, instrument_.confidence),
                         base::TextPair{"không rõ bị thay thế, bãi bỏ từ ngày nào; văn bản thay thế, bãi bỏ: ",
                                        "was replaced or repealed on an unknown day by "} +
                             named(*undated_->from));
        }
        if (instrument_.status == Validity::not_yet_in_force && !known_in_force()) return announced(date);
        if (known_in_force()) return in_force(date);
        if (instrument_.status == Validity::unknown) {
            return state(Validity::unknown, instrument_.confidence,
                         base::TextPair{"chưa rõ còn hiệu lực hay không: bảng văn bản không ghi",
                                        "has no known state in the registry"} +
                             amended(date));
        }
        return from_status_day(date);
    }

    [[nodiscard]] bool ended_by_row() const {
        return instrument_.status == Validity::replaced || instrument_.status == Validity::expired;
    }

    [[nodiscard]] ValidityAt announced(const Date& date) const {
        if (known_by(date) && as_of() < date) {
            return state(Validity::unknown, instrument_.confidence,
                         base::TextPair{"chưa có hiệu lực vào ", "was not yet in force on "} + day(as_of()) +
                             base::TextPair{"; sau đó chưa rõ", "; what came later is not known"});
        }
        return state(Validity::not_yet_in_force, instrument_.confidence, {"chưa có hiệu lực", "is not yet in force"});
    }

    [[nodiscard]] ValidityAt in_force(const Date& date) const {
        base::TextPair words = base::TextPair{"có hiệu lực", "is in force"} + from_day(start_);
        Confidence confidence = instrument_.confidence;
        if (!ends_.empty()) {
            words =
                std::move(words) + base::TextPair{" đến trước ", " until before "} + day(ends_.front().moment.first);
            confidence = std::min(confidence, ends_.front().confidence);
        }
        words = std::move(words) + amended(date);
        if (instrument_.status_as_of.stated() && as_of() < date) {
            words = std::move(words) +
                    base::TextPair{"; bảng văn bản chỉ biết đến ", "; the registry knows it up to "} +
                    day(instrument_.status_as_of);
        }
        ValidityAt result = state(Validity::in_force, confidence, std::move(words));
        result.since = start_.first;
        return result;
    }

    /// Replaced, expired, suspended or partly in force since nobody says when: true from the day it was looked up on.
    [[nodiscard]] ValidityAt from_status_day(const Date& date) const {
        const base::TextPair words = in_words(instrument_.status);
        if (!known_by(date)) {
            const base::TextPair when =
                instrument_.status_as_of.stated()
                    ? base::TextPair{" (biết vào ", " (known on "} + day(instrument_.status_as_of) + same(")")
                    : base::TextPair{};
            return state(Validity::unknown, instrument_.confidence,
                         words + when + base::TextPair{" nhưng không rõ từ ngày nào", ", but since when is not known"});
        }
        ValidityAt result =
            state(instrument_.status, instrument_.confidence,
                  words + base::TextPair{", biết vào ", ", as known on "} + day(instrument_.status_as_of));
        if (undated_ != nullptr && ended_by_row()) result.successor = undated_->from;
        return result;
    }

    [[nodiscard]] base::TextPair amended(const Date& date) const {
        base::TextPair words;
        for (const Ending& amendment : amendments_) {
            if (!amendment.moment.passed(date)) continue;
            words = std::move(words) +
                    (words.empty() ? base::TextPair{"; được sửa đổi, bổ sung bởi ", "; amended by "} : same(", ")) +
                    named(*amendment.by->from);
        }
        return words;
    }

    const Instrument& instrument_;
    Moment start_;
    std::vector<Ending> ends_;
    std::vector<Ending> parts_;
    std::vector<Ending> amendments_;
    const InstrumentRelation* undated_ = nullptr;  ///< ends it as a whole, on a day that nothing tells
};

/// First day in (from, to] on which the state is another than the day before, with that state.
struct Change {
    Date day;
    ValidityAt before;
    ValidityAt after;
};

std::optional<Change> first_change(const Life& life, const Date& from, const Date& to) {
    ValidityAt before = life.at(from);
    for (const Date& turning : life.turning_days()) {
        if (turning <= from || to < turning) continue;
        ValidityAt after = life.at(turning);
        if (after.status != before.status) return Change{turning, std::move(before), std::move(after)};
    }
    return {};
}

ValidityAt differing(const Instrument& instrument, const Change& change, const legal::DateInterval& interval) {
    ValidityAt result;
    result.differs_within_interval = true;
    result.since = change.day;
    result.successor = change.after.successor;
    result.confidence = std::min(change.before.confidence, change.after.confidence);
    result.reason = base::TextPair{"văn bản có thể mang ngày từ ", "the document may be dated from "} +
                    day(interval.from) + base::TextPair{" đến ", " to "} + day(interval.to) +
                    base::TextPair{", mà ", ", and on "};
    result.reason.vi += day(change.day).vi + " " + instrument.label() + " chuyển từ “" +
                        in_words(change.before.status).vi + "” sang “" + in_words(change.after.status).vi +
                        "”: " + change.after.reason.vi;
    result.reason.en += day(change.day).en + " " + instrument.label() + " turns from “" +
                        in_words(change.before.status).en + "” to “" + in_words(change.after.status).en +
                        "”: " + change.after.reason.en;
    return result;
}

/// Follows successors that were themselves replaced by `date`.
void follow(ValidityAt& result, const Instrument& instrument, const Date& date, const RelationsTo& relations_to) {
    std::vector<const Instrument*> seen{&instrument};
    const bool gone =
        result.status == Validity::replaced || result.status == Validity::expired || result.differs_within_interval;
    const Instrument* next = result.successor;
    base::TextPair last;
    while (next != nullptr) {
        if (std::ranges::find(seen, next) != seen.end()) {
            result.reason =
                std::move(result.reason) + base::TextPair{"; các quan hệ thay thế đi vòng, cần kiểm tra bảng",
                                                          "; the replacements run in a circle, check the tables"};
            return;
        }
        seen.push_back(next);
        result.chain.push_back(next);
        const ValidityAt state = Life(*next, relations_to(*next)).at(date);
        last = in_words(state.status);
        const bool goes_on = gone && (state.status == Validity::replaced || state.status == Validity::expired);
        next = goes_on ? state.successor : nullptr;
    }
    if (result.chain.size() < 2) return;
    base::TextPair words{"; rồi lần lượt bị thay thế: ", "; then replaced in turn: "};
    for (std::size_t i = 0; i < result.chain.size(); ++i) {
        words = std::move(words) + same(i == 0 ? "" : " → ") + named(*result.chain[i]);
    }
    result.reason = std::move(result.reason) + words + same(" (") + last + same(")");
}

}  // namespace

ValidityAt validity_over(const Instrument& instrument, const legal::DateInterval& interval,
                         const RelationsTo& relations_to) {
    const Date from = interval.from.first_day();
    const Date to = interval.to.last_day();
    const Life life(instrument, relations_to(instrument));
    const auto change = first_change(life, from, to);
    ValidityAt result = change ? differing(instrument, *change, interval) : life.at(to);
    follow(result, instrument, to, relations_to);
    return result;
}

legal::Date takes_effect(const InstrumentRelation& relation) {
    const Instrument& by = *relation.from;
    if (!relation.date.stated()) return by.effective_from.stated() ? by.effective_from : by.issued;
    const bool is_early = by.effective_from.stated() && relation.date.last_day() < by.effective_from.first_day();
    return is_early ? by.effective_from : relation.date;
}

base::TextPair in_words(legal::Validity status) {
    switch (status) {
        case Validity::in_force:
            return {"còn hiệu lực", "in force"};
        case Validity::partly_in_force:
            return {"còn hiệu lực một phần", "partly in force"};
        case Validity::replaced:
            return {"đã bị thay thế", "replaced"};
        case Validity::expired:
            return {"hết hiệu lực", "no longer in force"};
        case Validity::not_yet_in_force:
            return {"chưa có hiệu lực", "not yet in force"};
        case Validity::suspended:
            return {"ngưng hiệu lực", "suspended"};
        case Validity::unknown:
            break;
    }
    return {"chưa rõ hiệu lực", "state unknown"};
}

base::TextPair in_words(legal::Confidence confidence) {
    switch (confidence) {
        case Confidence::verified:
            return {"đã kiểm chứng", "verified"};
        case Confidence::single:
            return {"một nguồn", "one source"};
        case Confidence::memory:
            break;
    }
    return {"hiểu biết chung, chưa kiểm chứng", "general knowledge, not verified"};
}

}  // namespace doichieu::registry

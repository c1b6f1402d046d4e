#include <algorithm>
#include <string_view>
#include <utility>

#include "checks/dates_in_text.h"
#include "checks/full_citation.h"
#include "checks/kinds/kinds.h"
#include "checks/kinds/text_kinds.h"
#include "citation/words.h"
#include "legal/notation.h"

namespace doichieu::checks {
namespace {

using citation::Citation;
using findings::Certainty;
using legal::Relation;
using legal::Validity;
using registry::ValidityAt;

/// Words of the sentence around a citation that say why its state is no fault.
struct Excuses {
    OptionalPattern before;  ///< either of these two alone
    OptionalPattern behind;
    OptionalPattern past_before;  ///< these two together: what was done while the instrument was in force
    OptionalPattern past_behind;
};

class ValidityKind final : public Kind {
  public:
    ValidityKind(Validity status, Excuses excuses) : status_(status), excuses_(std::move(excuses)) {}

    void run(const Inquiry& inquiry, Verdict& verdict) const override {
        Unknown unknown;
        std::vector<std::int32_t> reported(inquiry.citations().size() + 1, -1);
        std::size_t known = 0;
        for (std::size_t i = 0; i < inquiry.citations().size(); ++i) {
            const Citation& item = inquiry.citations()[i];
            const Mention& mention = inquiry.mention(i);
            if (!mention.counts || !is_live(item)) continue;
            const resolve::Resolution& resolution = inquiry.resolution(i);
            if (resolution.state != resolve::State::resolved || resolution.instrument == nullptr) {
                if (mention.earlier < 0) unknown.add(inquiry, item);
                continue;
            }
            const auto fault = judge(inquiry, i);
            if (fault && is_excused(inquiry, i, *resolution.instrument)) {
                ++known;
                continue;
            }
            if (!fault) {
                if (resolution.validity->status == Validity::unknown && mention.earlier < 0) unknown.add(inquiry, item);
                ++known;
                continue;
            }
            // One stale instrument is one fault, however often it is cited.
            std::int32_t& first = reported[mention.instrument];
            if (first < 0) {
                first = static_cast<std::int32_t>(verdict.faults().size());
                verdict.report(*fault);
            } else if (static_cast<std::size_t>(first) < verdict.faults().size()) {
                auto& related = verdict.faults()[static_cast<std::size_t>(first)].related;
                if (related.size() < kMostNotes)
                    related.push_back(inquiry.note(item.raw, {"cũng viện dẫn ở đây", "cited here too"}));
            }
        }
        if (unknown.count != 0) verdict.not_evaluated(unknown.reason(known));
    }

  private:
    static constexpr std::size_t kMostNotes = 20;

    struct Unknown {
        std::size_t count = 0;
        std::string names;

        void add(const Inquiry& inquiry, const Citation& item) {
            if (item.form == citation::Form::self || has_no_validity(item.type)) return;
            const std::string name = item.notation.empty() ? inquiry.slice(item.raw) : item.notation;
            if (++count <= 5) names += (names.empty() ? "" : ", ") + name;
        }
        /// Papers of one occasion, which nobody repeals.
        static bool has_no_validity(std::string_view type) {
            return type == "Tờ trình" || type == "Báo cáo" || type == "Biên bản";
        }
        [[nodiscard]] base::TextPair reason(std::size_t known) const {
            const std::string list = names + (count > 5 ? ", …" : "");
            return {"chưa rõ hiệu lực của " + std::to_string(count) + " văn bản (" + list + "); đã xét " +
                        std::to_string(known) + " chỗ viện dẫn",
                    "validity not known for " + std::to_string(count) + " instruments (" + list + "); " +
                        std::to_string(known) + " citations judged"};
        }
    };

    /// A clause that ends an instrument, a look back at one, or a title that names one does not lean on its validity.
    static bool is_live(const Citation& item) {
        if (item.cited_by >= 0) return false;
        switch (item.relation) {
            case Relation::replaces:
            case Relation::repeals:
            case Relation::amends:
            case Relation::supplements:
            case Relation::reviews:
                return false;
            default:
                return true;
        }
    }

    /// Whoever cites the successor beside it, in the same paragraph, knows of it.
    static bool names_successor(const Inquiry& inquiry, std::size_t index, const registry::Instrument& instrument) {
        constexpr std::size_t kBeside = 16;  // citations before it and behind it
        const auto& citations = inquiry.citations();
        const std::size_t end = std::min(citations.size(), index + kBeside + 1);
        for (std::size_t i = index - std::min(index, kBeside); i < end; ++i) {
            const registry::Instrument* other = inquiry.resolution(i).instrument;
            if (citations[i].paragraph != citations[index].paragraph || other == nullptr || other == &instrument)
                continue;
            for (const auto& relation : inquiry.context.registry.relations_to(instrument)) {
                if (relation.from == other && relation.whole && relation.relation == Relation::replaces) return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool is_excused(const Inquiry& inquiry, std::size_t index,
                                  const registry::Instrument& instrument) const {
        constexpr std::size_t kSentence = 1000;
        const Citation& item = inquiry.citations()[index];
        const structure::Paragraph* paragraph = inquiry.paragraph_of(item);
        if (paragraph == nullptr) return false;
        const bool is_basis = paragraph->role == structure::Role::can_cu;
        if (is_basis && status_ == Validity::not_yet_in_force && will_hold(inquiry, instrument)) return true;
        // What details a law is issued before that is in force, to take effect with it.
        if (is_basis && status_ == Validity::not_yet_in_force &&
            inquiry.identity().regime == legal::Regime::state_normative)
            return true;
        if (!is_basis && names_successor(inquiry, index, instrument)) return true;
        const citation::Words& words = inquiry.words(*paragraph);
        const std::size_t begin = item.raw.begin - paragraph->span.begin;
        const std::size_t end = item.raw.end - paragraph->span.begin;
        if (end > words.text().size()) return false;
        const std::size_t from = words.sentence_begin(begin, kSentence);
        const std::string_view before = words.text().substr(from, begin - from);
        const std::string_view behind = words.text().substr(end, words.sentence_end(end, kSentence) - end);
        if (excuses_.before && excuses_.before->matches_within(before)) return true;
        if (excuses_.behind && excuses_.behind->matches_within(behind)) return true;
        return excuses_.past_before && excuses_.past_behind && excuses_.past_before->matches_within(before) &&
               tells_of_the_past(behind, inquiry.context.date.interval.to);
    }

    /// What is planned for a coming year rests on the law of that year.
    static bool will_hold(const Inquiry& inquiry, const registry::Instrument& instrument) {
        const int year = inquiry.identity().year;
        const legal::Date starts = instrument.effective_from;
        return starts.stated() && year > inquiry.context.date.interval.to.year && starts.year <= year;
    }

    /// "trước ngày 16/6/2025" in a document of August 2025; "trước ngày 30/9/2025" is a deadline.
    [[nodiscard]] bool tells_of_the_past(std::string_view behind, legal::Date today) const {
        const auto told = excuses_.past_behind->find(behind);
        if (!told) return false;
        for (const DateInText& found : dates_in(behind)) {
            if (found.span.end > told->front().begin) return found.date.last_day() <= today;
        }
        return true;
    }

    /// Others that ended a part of it: the matter at hand may be theirs.
    static base::TextPair taken_before(const Inquiry& inquiry, const registry::Instrument& instrument,
                                       const registry::Instrument& successor) {
        const legal::Date day = inquiry.context.date.interval.from;
        base::TextPair out;
        for (const auto& relation : inquiry.context.registry.relations_to(instrument)) {
            const bool ends_part =
                !relation.whole && (relation.relation == Relation::repeals || relation.relation == Relation::replaces);
            if (!ends_part || relation.from == nullptr || relation.from == &successor) continue;
            if (!relation.date.stated() || day < relation.date) continue;
            const std::string name = short_citation(*relation.from, inquiry.identity().regime);
            out.vi += "; một phần đã do " + name + " bãi bỏ, xem việc đang nêu thuộc văn bản nào";
            out.en += "; a part was ended by " + name + ": see which of them covers the matter";
            break;
        }
        return out;
    }

    [[nodiscard]] std::optional<Fault> judge(const Inquiry& inquiry, std::size_t i) const {
        const resolve::Resolution& resolution = inquiry.resolution(i);
        std::shared_ptr<const ValidityAt> state = resolution.validity;
        bool doubtful = false;
        if (state->differs_within_interval) {
            const legal::DateInterval& days = inquiry.context.date.interval;
            const legal::Date edge = status_ == Validity::not_yet_in_force ? days.from : days.to;
            state = inquiry.context.registry.validity(*resolution.instrument, {edge, edge});
            doubtful = true;
        }
        const ValidityAt& at = *state;
        if (at.status != status_) return std::nullopt;
        const legal::Regime citing = inquiry.identity().regime;
        Fault fault;
        fault.regime = regime_of(*resolution.instrument);
        fault.span = inquiry.citations()[i].raw;
        fault.values = inquiry.values(i);
        const Citation& item = inquiry.citations()[i];
        const bool by_number = !item.notation.empty();
        fault.values.emplace_back("instrument", same(by_number ? numbered_citation(*resolution.instrument, citing)
                                                               : short_citation(*resolution.instrument, citing)));
        fault.values.emplace_back("since", same(at.since.stated() ? at.since.vietnamese() : ""));
        fault.values.emplace_back("when", at.since.stated() ? base::TextPair{"(từ " + at.since.vietnamese() + ")",
                                                                             "(from " + at.since.vietnamese() + ")"}
                                                            : base::TextPair{});
        fault.values.emplace_back("reason", at.reason);
        const legal::Date starts = resolution.instrument->effective_from;
        fault.values.emplace_back("starts", starts.stated() ? base::TextPair{"; có hiệu lực từ " + starts.vietnamese(),
                                                                             "; it is from " + starts.iso() + " on"}
                                                            : base::TextPair{});
        const bool named = at.successor != nullptr;
        fault.values.emplace_back("successor", named ? same(numbered_citation(*at.successor, citing))
                                                     : base::TextPair{"một văn bản khác", "another instrument"});
        base::TextPair advice{"tra văn bản thay thế trước khi ký", "look up what took its place before signing"};
        if (named) {
            const registry::Instrument& last = at.chain.empty() ? *at.successor : *at.chain.back();
            // State bases name laws without their number.
            const bool is_state_basis = legal::is_state(citing) && inquiry.role_of(item) == structure::Role::can_cu;
            const std::string cited = goes_by_name(last) && by_number && !is_state_basis
                                          ? numbered_citation(last, citing)
                                          : full_citation(last, citing);
            base::TextPair others = taken_before(inquiry, *resolution.instrument, *at.successor);
            if (&last != at.successor) {
                others.vi.insert(0, " (văn bản thay thế trước đó cũng đã bị thay thế)");
                others.en.insert(0, " (what first took its place was replaced, too)");
            }
            advice = {"viện dẫn “" + cited + "”" + others.vi, "cite “" + cited + "”" + others.en};
        }
        fault.values.emplace_back("advice", std::move(advice));
        if (doubtful || at.confidence == legal::Confidence::memory) fault.certainty = Certainty::needs_review;
        return fault;
    }

    /// Of a law without a number its type tells.
    static legal::Regime regime_of(const registry::Instrument& instrument) {
        const auto parsed = legal::parse_notation(instrument.notation);
        if (parsed) return legal::regime_of(*parsed);
        return instrument.type == "Luật" || instrument.type == "Bộ luật" || instrument.type == "Pháp lệnh"
                   ? legal::Regime::state_normative
                   : legal::Regime::unknown;
    }

    Validity status_;
    Excuses excuses_;
};

std::shared_ptr<const Kind> decode_validity(FieldReader& options) {
    const std::string word =
        options.word("status", {"replaced", "expired", "not_yet_in_force", "partly_in_force", "suspended"});
    Excuses excuses{optional_pattern(options, "unless_before"), optional_pattern(options, "unless_behind"),
                    optional_pattern(options, "past_before"), optional_pattern(options, "past_behind")};
    return std::make_shared<const ValidityKind>(legal::parse_validity(word).value_or(Validity::unknown),
                                                std::move(excuses));
}

}  // namespace

KindRow validity() {
    return {"validity",
            {"văn bản được viện dẫn đã bị thay thế, hết hiệu lực, chưa có hiệu lực… vào ngày của văn bản",
             "a cited instrument is replaced, expired, not yet in force … at the document's date"},
            citation_and({"instrument", "since", "when", "reason", "starts", "successor", "advice"}),
            decode_validity};
}

}  // namespace doichieu::checks

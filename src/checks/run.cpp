#include <algorithm>
#include <chrono>
#include <map>
#include <unordered_map>
#include <utility>

#include "checks/checks.h"
#include "checks/inquiry.h"
#include "checks/kind.h"
#include "checks/rule.h"
#include "checks/rule_set.h"
#include "io/digest.h"
#include "legal/body_key.h"
#include "structure/body_name.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

using base::TextPair;
using findings::Certainty;
using findings::Finding;
using findings::RuleState;
using findings::Severity;

/// Equal findings of one rule beyond this number are notes of the first, at most so many of them.
constexpr std::size_t kMostEqual = 5;
constexpr std::size_t kMostNotes = 50;
/// More are rare. A finding is a dozen texts, and would be moved each time that the room for all of them grows.
constexpr std::size_t kUsualFindings = 32;

template <typename T>
bool allows(const std::vector<T>& list, const T& value) {
    return list.empty() || std::ranges::find(list, value) != list.end();
}

/// A rule for a Chương trình holds for a "Chương trình hành động" as well.
bool allows_type(const std::vector<std::string>& types, std::string_view type) {
    return types.empty() || std::ranges::any_of(types, [&](std::string_view allowed) {
               return type.starts_with(allowed) && (type.size() == allowed.size() || type[allowed.size()] == ' ');
           });
}

bool is_of_mass_organisation(const structure::Identity& identity) {
    const auto is_one = [](const std::optional<structure::Stated>& body) {
        return body && structure::is_mass_organisation(text::fold(body->value));
    };
    return is_one(identity.issuer) || is_one(identity.superior);
}

/// A rule that is not about the document, or of which that is not known, and why.
struct Exclusion {
    RuleState state;
    std::string_view vi;
    std::string_view en;
};

/// Nothing when the rule is about the document.
std::optional<Exclusion> excluded(const Applies& applies, const Inquiry& inquiry) {
    const structure::Identity& identity = inquiry.identity();
    if (!allows(applies.regimes, identity.regime)) {
        if (identity.regime == legal::Regime::unknown) {
            return is_of_mass_organisation(identity)
                       ? Exclusion{RuleState::not_evaluated,
                                   "văn bản của Mặt trận, đoàn thể, hội có thể thức riêng, chưa có trong bộ quy tắc",
                                   "the Front and the unions have a form of their own, which no pack holds yet"}
                       : Exclusion{RuleState::not_evaluated, "không rõ là văn bản của Đảng hay của Nhà nước",
                                   "neither a Party nor a State document by its text"};
        }
        return Exclusion{RuleState::not_applicable, "quy tắc dành cho loại hình văn bản khác", "for another regime"};
    }
    const std::string_view type = identity.type ? std::string_view(identity.type->value) : std::string_view();
    if (!allows_type(applies.types, type)) {
        if (type.empty())
            return Exclusion{RuleState::not_evaluated, "không thấy tên loại văn bản", "no document type found"};
        return Exclusion{RuleState::not_applicable, "quy tắc dành cho tên loại khác", "for other document types"};
    }
    if (!allows(applies.levels, identity.level)) {
        if (identity.level == legal::Level::unknown)
            return Exclusion{RuleState::not_evaluated, "không rõ cấp ban hành", "the level of the issuer is not known"};
        return Exclusion{RuleState::not_applicable, "quy tắc dành cho cấp khác", "for other levels"};
    }
    if (!applies.issuers.empty()) {
        if (!identity.issuer)
            return Exclusion{RuleState::not_evaluated, "không thấy tên cơ quan ban hành", "the issuer was not found"};
        const std::string issuer = text::fold(identity.issuer->value);
        const bool meant =
            std::ranges::any_of(applies.issuers, [&](const std::string& words) { return issuer.starts_with(words); });
        if (!meant) return Exclusion{RuleState::not_applicable, "quy tắc dành cho cơ quan khác", "for other issuers"};
    }
    if (!applies.subjects.empty()) {
        const std::string& subject = inquiry.matter();
        if (subject.empty())
            return Exclusion{RuleState::not_evaluated, "không thấy trích yếu", "no subject line found"};
        const bool meant = std::ranges::any_of(
            applies.subjects, [&](const std::string& words) { return legal::holds_words(subject, words); });
        if (!meant) return Exclusion{RuleState::not_applicable, "quy tắc dành cho lĩnh vực khác", "for other subjects"};
    }
    const legal::DateInterval& days = inquiry.context.date.interval;
    const bool before = applies.from.stated() && days.to < applies.from;
    const bool after = applies.to.stated() && applies.to < days.from;
    if (before || after) {
        return Exclusion{RuleState::not_applicable, "quy tắc không áp dụng vào ngày của văn bản",
                         "not in force at the document's date"};
    }
    const bool straddles =
        (applies.from.stated() && days.from < applies.from) || (applies.to.stated() && applies.to < days.to);
    if (straddles) {
        return Exclusion{RuleState::not_evaluated,
                         "cần biết rõ ngày của văn bản: quy tắc chỉ áp dụng cho một phần thời gian",
                         "the document's date must be known: the rule holds for part of the time"};
    }
    return std::nullopt;
}

/// What binds the document, or an instrument of `regime`; all of it where regime and day leave that open or nothing does.
Basis basis_for(const Rule& rule, const Inquiry& inquiry, legal::Regime regime) {
    const auto is_for_others = [&](Applies binds) {
        if (regime != legal::Regime::unknown) {
            if (!allows(binds.regimes, regime)) return true;
            binds.regimes.clear();
        }
        const auto out = excluded(binds, inquiry);
        return out && out->state == RuleState::not_applicable;
    };
    std::vector<Basis> binding;
    for (const Basis& basis : rule.bases) {
        Applies days = basis.binds;  // they count where the regime is not known, too
        days.regimes.clear();
        if (!is_for_others(basis.binds) && !is_for_others(days)) binding.push_back(basis);
    }
    return joined(binding.empty() ? rule.bases : binding);
}

Finding make_finding(const Rule& rule, Fault& fault, const Inquiry& inquiry) {
    Finding finding;
    finding.rule = rule.id;
    finding.pack = rule.pack;
    finding.place = inquiry.outline().place(fault.span);
    // What OCR read may be its own mistake, and what was right on a day that nobody knows is wrong today.
    const bool is_of_the_day = rule.id.starts_with("validity/") && inquiry.is_of_unknown_day();
    finding.certainty = finding.place.is_recognized || is_of_the_day ? Certainty::needs_review : fault.certainty;
    finding.severity = std::min(rule.level, fault.at_most);
    Basis basis = basis_for(rule, inquiry, fault.regime);
    if (finding.certainty == Certainty::needs_review || basis.confidence == legal::Confidence::memory)
        finding.severity = std::min(finding.severity, is_of_the_day ? Severity::info : Severity::warning);
    finding.message = rule.message.fill(fault.values);
    finding.suggestion = rule.suggestion.fill(fault.values);
    finding.basis = std::move(basis.text);
    finding.fix = std::move(fault.fix);
    finding.related = std::move(fault.related);
    if (finding.related.size() > kMostNotes) finding.related.resize(kMostNotes);
    // Until finish(): the part of the fingerprint that the place does not tell.
    finding.fingerprint = std::move(fault.key);
    return finding;
}

findings::Note as_note(Finding&& finding) {
    return {std::move(finding.message), std::move(finding.place)};
}

/// Of equal findings the first ones stay; the last of these tells how many more there are, and has them as notes.
void group_equal(std::vector<Finding>& found) {
    if (found.size() <= kMostEqual) return;
    std::unordered_map<std::string, std::pair<std::size_t, std::size_t>> groups;  // message → last kept, count
    std::vector<Finding> kept;
    for (Finding& finding : found) {
        auto& [last, count] = groups[finding.message.vi];
        if (++count <= kMostEqual) {
            last = kept.size();
            kept.push_back(std::move(finding));
        } else if (kept[last].related.size() < kMostNotes) {
            kept[last].related.push_back(as_note(std::move(finding)));
        }
    }
    for (const auto& [message, group] : groups) {
        if (group.second <= kMostEqual) continue;
        const std::string more = std::to_string(group.second - kMostEqual);
        kept[group.first].message.vi += " (còn " + more + " chỗ nữa như vậy)";
        kept[group.first].message.en += " (" + more + " more like this)";
    }
    found = std::move(kept);
}

RuleState state_of(const Verdict& verdict, const std::vector<Finding>& found) {
    if (found.empty()) {
        return !verdict.applies() ? RuleState::not_applicable
               : verdict.reason() ? RuleState::not_evaluated
                                  : RuleState::passed;
    }
    const bool doubtful =
        std::ranges::all_of(found, [](const Finding& finding) { return finding.certainty == Certainty::needs_review; });
    return doubtful ? RuleState::needs_review : RuleState::fired;
}

TextPair reason_of(const Verdict& verdict) {
    if (verdict.unreported() != 0) {
        const std::string count = std::to_string(verdict.unreported());
        return {"còn " + count + " chỗ nữa không liệt kê", count + " more places are not listed"};
    }
    return verdict.reason().value_or(TextPair());
}

/// What became of the rule. Its findings and its outcome, when that is told, go to the report.
RuleState apply(const Rule& rule, const Inquiry& inquiry, bool findings_alone, Report& report) {
    const auto tell = [&](RuleState state, TextPair reason) {
        report.outcomes.push_back({inquiry.outline().document().path(), rule.id, rule.pack, state, std::move(reason)});
    };
    for (const Applies* applies : {&rule.pack_applies, &rule.applies}) {
        if (const auto exclusion = excluded(*applies, inquiry)) {
            if (!findings_alone) tell(exclusion->state, {std::string(exclusion->vi), std::string(exclusion->en)});
            return exclusion->state;
        }
    }
    Verdict verdict(!findings_alone);
    rule.check->run(inquiry, verdict);
    std::vector<Finding> found;
    found.reserve(verdict.faults().size());
    for (Fault& fault : verdict.faults()) found.push_back(make_finding(rule, fault, inquiry));
    const RuleState state = state_of(verdict, found);
    if (!findings_alone) tell(state, reason_of(verdict));
    group_equal(found);
    std::move(found.begin(), found.end(), std::back_inserter(report.findings));
    if (report.tasks.empty()) report.tasks = std::move(verdict.tasks());
    return state;
}

/// One fault is reported once: findings whose rule yields to another that fired there become its notes.
void yield(const std::vector<Rule>& rules, std::vector<Finding>& found) {
    if (found.empty()) return;
    std::map<std::pair<std::string_view, std::string_view>, const Rule*> yielding;
    for (const Rule& rule : rules) {
        if (!rule.yields_to.empty()) yielding[{rule.id, rule.pack}] = &rule;
    }
    // Places by rule in order, so that the one that overlaps is found by bisection.
    std::unordered_map<std::string, std::vector<std::size_t>> places;
    for (std::size_t i = 0; i < found.size(); ++i) places[found[i].rule].push_back(i);
    for (auto& [rule, list] : places) {
        std::stable_sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) {
            return found[a].place.span.begin < found[b].place.span.begin;
        });
    }
    const auto stronger = [&](const Finding& finding, const std::string& rule) -> std::size_t {
        const auto list = places.find(rule);
        if (list == places.end()) return found.size();
        const base::Span span = finding.place.span;
        const auto after = std::partition_point(list->second.begin(), list->second.end(),
                                                [&](std::size_t i) { return found[i].place.span.begin < span.end; });
        // Spans of one rule hardly ever nest: a few before the point are enough.
        for (auto at = after; at != list->second.begin() && after - at < 8;) {
            --at;
            if (found[*at].place.span.overlaps(span)) return *at;
        }
        return found.size();
    };
    std::vector<std::size_t> gone_into(found.size(), found.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto rule = yielding.find({found[i].rule, found[i].pack});
        if (rule == yielding.end()) continue;
        for (const std::string& other : rule->second->yields_to) {
            const std::size_t host = stronger(found[i], other);
            if (host != found.size() && host != i) gone_into[i] = host;
        }
    }
    if (std::ranges::count(gone_into, found.size()) == std::ssize(found)) return;
    std::vector<Finding> kept;
    for (std::size_t i = 0; i < found.size(); ++i) {
        std::size_t host = gone_into[i];
        while (host != found.size() && gone_into[host] != found.size() && gone_into[host] != i) host = gone_into[host];
        if (host != found.size() && found[host].related.size() < kMostNotes)
            found[host].related.push_back(as_note(Finding(found[i])));
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (gone_into[i] == found.size()) kept.push_back(std::move(found[i]));
    }
    found = std::move(kept);
}

/// A fingerprint of what is said about which words: it survives edits elsewhere in the file.
void finish(std::vector<Finding>& found) {
    findings::sort_findings(found);
    std::unordered_map<std::string, int> seen;
    for (Finding& finding : found) {
        std::string about = finding.rule + "\n" + finding.pack + "\n" + finding.fingerprint + "\n";
        about += finding.place.excerpt.empty() ? finding.message.vi : text::fold(finding.place.excerpt);
        const int nth = seen[about]++;
        if (nth > 0) about += "\n" + std::to_string(nth);
        finding.fingerprint = io::sha256_hex(about).substr(0, 16);
    }
}

bool is_on_form_of_a_regime(const Rule& rule) {
    return rule.id.starts_with("form/") && !(rule.pack_applies.regimes.empty() && rule.applies.regimes.empty());
}

bool is_judged(RuleState state) {
    return state == RuleState::passed || state == RuleState::fired;
}

}  // namespace

Report RuleSet::run(const Context& context) const {
    const Inquiry inquiry(context);
    Report report;
    report.findings.reserve(kUsualFindings);
    bool asks_for_form = false;
    bool judges_form = false;
    for (const Rule& rule : impl_->rules) {
        using Clock = std::chrono::steady_clock;
        const Clock::time_point begin = impl_->timed ? Clock::now() : Clock::time_point();
        const RuleState state = apply(rule, inquiry, impl_->findings_alone, report);
        if (is_on_form_of_a_regime(rule)) {
            asks_for_form = true;
            judges_form |= is_judged(state);
            const legal::Date begins = std::max(rule.pack_applies.from, rule.applies.from);
            const bool is_older = begins.stated() && context.date.interval.to < begins &&
                                  allows(rule.pack_applies.regimes, inquiry.identity().regime) &&
                                  allows(rule.applies.regimes, inquiry.identity().regime);
            if (is_older && (!report.form_begins.stated() || begins < report.form_begins)) report.form_begins = begins;
        }
        if (impl_->timed) {
            const auto taken = Clock::now() - begin;
            report.nanoseconds.push_back(
                static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(taken).count()));
        }
    }
    report.form_is_judged = judges_form || !asks_for_form;
    if (report.form_is_judged) report.form_begins = {};
    yield(impl_->rules, report.findings);
    finish(report.findings);
    return report;
}

}  // namespace doichieu::checks

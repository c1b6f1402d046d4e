#include "checks/inquiry.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "checks/comparable.h"
#include "legal/notation.h"
#include "structure/line.h"
#include "text/fold.h"

namespace doichieu::checks {
namespace {

using citation::Citation;
using citation::Form;
using structure::Role;

/// What tells instruments apart, up to date and body.
std::string key_of(const Citation& citation) {
    if (citation.form == Form::named) return "name|" + citation.name + "|" + citation.term + citation.date.iso();
    if (!citation.notation.empty() && !citation.parsed.issuer.empty()) {
        std::string key = legal::identity_key(citation.parsed);
        // 22-QĐ/TW may be a Quyết định and a Quy định: two series of numbers.
        if (citation.parsed.type == "QĐ") key += "|" + citation.type;
        return key;
    }
    return "short|" + citation.type + "|" + citation.notation;
}

std::string_view own_matter(std::string_view subject) {
    constexpr std::string_view kNumber = " số ";
    for (std::size_t at = subject.find(kNumber); at != subject.npos; at = subject.find(kNumber, at + 1)) {
        const std::size_t behind = at + kNumber.size();
        if (behind < subject.size() && subject[behind] >= '0' && subject[behind] <= '9') return subject.substr(0, at);
    }
    return subject;
}

}  // namespace

Inquiry::Inquiry(const Context& given) : context(given) {
    if (identity().subject) matter_ = text::fold(own_matter(identity().subject->value));
    const auto& items = context.citations.items;
    mentions_.resize(items.size());
    readings_.resize(outline().paragraphs().size());
    std::unordered_map<std::string, std::uint32_t> ids;
    std::vector<std::int32_t> last;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Citation& item = items[i];
        Mention& mention = mentions_[i];
        mention.counts = item.form != Form::self && item.form != Form::anaphor;
        const Role role = role_of(item);
        mention.titular =
            role == Role::header || role == Role::type_name || role == Role::subject || role == Role::heading;
        if (mention.titular && role == Role::heading) {
            // A numbered sentence is a heading to the outline; only a line without an end is a title.
            const structure::Paragraph* paragraph = paragraph_of(item);
            mention.titular = paragraph == nullptr || !structure::ends_sentence(outline().text(*paragraph));
        }
        if (!mention.counts) continue;
        const bool takes_up = item.antecedent >= 0 && static_cast<std::size_t>(item.antecedent) < i;
        const auto antecedent = static_cast<std::size_t>(takes_up ? item.antecedent : 0);
        if (takes_up && mentions_[antecedent].instrument != Mention::kNone) {
            mention.instrument = mentions_[antecedent].instrument;
        } else {
            const auto [entry, is_new] = ids.emplace(key_of(item), static_cast<std::uint32_t>(last.size()));
            mention.instrument = entry->second;
            if (is_new) last.push_back(-1);
        }
        mention.earlier = last[mention.instrument];
        last[mention.instrument] = static_cast<std::int32_t>(i);
    }
}

Inquiry::~Inquiry() = default;

const Comparer& Inquiry::comparer() const {
    if (!comparer_) comparer_ = std::make_unique<const Comparer>(*this);
    return *comparer_;
}

const Quotations& Inquiry::quotations() const {
    if (!quotations_) quotations_ = std::make_unique<const Quotations>(context.outline);
    return *quotations_;
}

Inquiry::Reading& Inquiry::reading(const structure::Paragraph& paragraph) const {
    return readings_[static_cast<std::size_t>(&paragraph - outline().paragraphs().data())];
}

const citation::Words& Inquiry::words(const structure::Paragraph& paragraph) const {
    std::optional<citation::Words>& words = reading(paragraph).words;
    if (!words) words.emplace(outline().text(paragraph));
    return *words;
}

text::Passage Inquiry::passage(const structure::Paragraph& paragraph) const {
    const std::string_view text = outline().text(paragraph);
    std::optional<text::Grams>& grams = reading(paragraph).grams;
    if (!grams) grams.emplace(text);
    return {text, *grams};
}

const std::vector<DateInText>& Inquiry::dates(const structure::Paragraph& paragraph) const {
    std::optional<std::vector<DateInText>>& dates = reading(paragraph).dates;
    if (!dates) dates = dates_in(outline().text(paragraph));
    return *dates;
}

const resolve::Resolution& Inquiry::resolution(std::size_t citation) const {
    static const resolve::Resolution kUnresolved;
    return citation < context.resolutions.size() ? context.resolutions[citation] : kUnresolved;
}

const structure::Paragraph* Inquiry::paragraph_of(const Citation& citation) const {
    const auto& paragraphs = outline().paragraphs();
    return citation.paragraph < paragraphs.size() ? &paragraphs[citation.paragraph] : nullptr;
}

Role Inquiry::role_of(const Citation& citation) const {
    const structure::Paragraph* paragraph = paragraph_of(citation);
    return paragraph != nullptr ? paragraph->role : Role::other;
}

bool Inquiry::is_in_citation(base::Span span) const {
    // Citations are in document order; one that reaches so far stands in the same paragraph.
    const auto& items = citations();
    auto item =
        std::ranges::partition_point(items, [&](const Citation& citation) { return citation.raw.begin < span.end; });
    if (item == items.begin()) return false;
    const auto paragraph = std::prev(item)->paragraph;
    while (item != items.begin() && std::prev(item)->paragraph == paragraph) {
        --item;
        if (item->raw.overlaps(span) || item->extent.overlaps(span) || item->subject.overlaps(span)) return true;
    }
    return false;
}

findings::Note Inquiry::note(base::Span span, base::TextPair message) const {
    return {std::move(message), outline().place(span)};
}

base::Span Inquiry::first_line() const {
    const auto& blocks = outline().document().blocks();
    return blocks.empty() ? base::Span{} : blocks.front().span;
}

bool Inquiry::is_of_unknown_day() const {
    const structure::Identity& identity = context.outline.identity();
    return context.date.basis == resolve::DateBasis::today && !identity.blank_number &&
           !context.outline.components().place_and_date;
}

bool Inquiry::breaks_off() const {
    constexpr std::size_t kShortest = 40;  // code points of what is no title
    const structure::Components& parts = context.outline.components();
    const auto& paragraphs = outline().paragraphs();
    if (parts.signature || parts.recipients || paragraphs.empty()) return false;
    const Role role = paragraphs.back().role;
    if (role != Role::body && role != Role::can_cu && role != Role::heading) return false;
    const std::string_view last = structure::visible(outline().text(paragraphs.back()));
    const bool ends = structure::ends_sentence(last) || last.ends_with('|') || last.ends_with('/') ||
                      last.ends_with(';') || last.ends_with(':') || structure::is_capitals(last);
    return !ends && structure::is_longer_than(last, kShortest);
}

const base::TextPair& Inquiry::broken_off() {
    static const base::TextPair kReason{"văn bản dừng giữa câu, có vẻ chưa trọn",
                                        "the text stops in the middle of a sentence: it seems not to be whole"};
    return kReason;
}

Values Inquiry::values(std::size_t index) const {
    const Citation& item = citations()[index];
    // A bare number tells nobody what is meant: "Chỉ thị 42".
    const bool is_bare = item.notation.empty() || item.form == citation::Form::short_form;
    const std::string raw = structure::collapse(slice(item.raw));  // it may run over lines
    return {{"raw", same(raw)},
            {"type", same(item.type)},
            {"notation", same(is_bare ? raw : item.notation)},
            {"canonical", same(item.canonical)},
            {"issuer", same(item.issuer)},
            {"date", same(item.date.stated() ? item.date.vietnamese() : "")},
            {"term", same(item.term)}};
}

const std::vector<std::string_view>& Inquiry::citation_placeholders() {
    static const std::vector<std::string_view> kNames = {"raw",    "type", "notation", "canonical",
                                                         "issuer", "date", "term"};
    return kNames;
}

base::TextPair same(std::string text) {
    return {text, text};
}

}  // namespace doichieu::checks

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "citation/citation.h"
#include "citation/clause.h"
#include "citation/extraction.h"
#include "citation/forms/forms.h"
#include "citation/lead.h"
#include "citation/relation.h"
#include "citation/scan.h"
#include "citation/symbol.h"
#include "io/memory.h"
#include "legal/body_key.h"
#include "legal/vocabulary.h"
#include "text/fold.h"

namespace doichieu::citation {
namespace {

using base::Offset;
using base::Span;

using ReadForm = std::size_t (*)(Reading&, std::size_t);

/// The forms by anchor, in order of priority: the first that reads wins.
constexpr std::array<ReadForm, 4> kAtDigits{read_numbered, read_plenum, read_short, read_code_symbol};
constexpr std::array<ReadForm, 2> kAtName{read_congress, read_named_law};
constexpr std::array<ReadForm, 1> kAtOrdinal{read_lower_congress};

constexpr std::size_t kInHand = 32;  // paragraphs: the citations of so many lie near the processor

void shift(Span& span, Offset by) {
    if (span.empty()) return;
    span.begin += by;
    span.end += by;
}

void shift(Citation& citation, Offset by) {
    for (Span* span :
         {&citation.raw, &citation.core, &citation.type_span, &citation.date_span, &citation.issuer_span,
          &citation.term_span, &citation.subject, &citation.provision_span, &citation.cue, &citation.extent}) {
        shift(*span, by);
    }
}

/// The number in the head as the grammar reads it, a scan's misreadings put right; nothing when it stands in pieces.
/// `number` is relative to the paragraph.
std::optional<Symbol> symbol_of_head(const Words& words, Span number) {
    for (std::size_t at = number.begin; at < number.end; at += words.length_at(at)) {
        if (!words.digit_at(at) && !(digit_like(words.text()[at]) && !words.alphanumeric_before(at))) continue;
        if (auto symbol = read_symbol(words, at); symbol && symbol->typed && symbol->end <= number.end) return symbol;
        if (words.digit_at(at)) break;
    }
    return std::nullopt;
}

/// The document's own number as a citation of form `self`.
std::optional<Citation> own_number(const structure::Outline& outline) {
    const structure::Identity& identity = outline.identity();
    const std::optional<Span>& line = outline.components().number;
    if (!identity.notation && (!line || identity.blank_number)) return std::nullopt;
    if (identity.notation && identity.notation->span.empty()) return std::nullopt;  // stands in an earlier part
    Citation citation;
    citation.form = Form::self;
    citation.core = identity.notation ? identity.notation->span : *line;
    citation.paragraph = static_cast<std::uint32_t>(outline.paragraph_at(citation.core.begin));
    const structure::Paragraph& paragraph = outline.paragraphs()[citation.paragraph];
    const Words words(outline.text(paragraph));
    const Offset base = paragraph.span.begin;
    const bool whole = paragraph.span.contains(citation.core);
    const std::optional<Symbol> symbol =
        whole ? symbol_of_head(words, {citation.core.begin - base, citation.core.end - base}) : std::nullopt;
    if (symbol) {
        citation.core = {static_cast<Offset>(base + symbol->begin), static_cast<Offset>(base + symbol->end)};
        citation.notation = symbol->repaired ? symbol->written : symbol->spelled;
        citation.spelling = symbol->spelling;
        citation.repaired = symbol->repaired;
        citation.parsed = symbol->parsed;
        citation.canonical = symbol->canonical;
    } else if (identity.notation) {
        citation.notation = identity.notation->value;
        if (auto parsed = legal::parse_notation(citation.notation)) {
            citation.parsed = std::move(*parsed);
            citation.canonical = legal::canonical(citation.parsed);
        }
    } else {
        return std::nullopt;
    }
    citation.raw = citation.core;
    // "Số" belongs to it when it stands right before, in the same cell.
    const Span head{line ? std::min(line->begin, citation.core.begin) : citation.core.begin, citation.core.end};
    const std::string text = outline.document().slice(head);
    const Words around(text);
    const std::size_t so = number_word_before(around, citation.core.begin - head.begin);
    if (so != Words::npos && text.find('\t', so) >= citation.core.begin - head.begin) {
        citation.raw.begin = static_cast<Offset>(head.begin + so);
    }
    citation.extent = citation.raw;
    citation.type = identity.type ? identity.type->value : std::string{};
    citation.date = identity.date;
    if (identity.date_span) citation.date_span = *identity.date_span;
    if (identity.issuer) citation.issuer = identity.issuer->value;
    citation.regime = identity.regime;
    return citation;
}

void read_paragraph(Reading& reading) {
    Scan scan(reading.words.text());
    std::size_t done = 0;  // end of what is already part of a citation
    while (true) {
        const Found anchor = scan.next();
        if (anchor.anchor == Anchor::end) return;
        if (anchor.at < done) continue;
        if (anchor.anchor == Anchor::digits && stands_alone(reading.words, anchor.at)) continue;
        const auto try_forms = [&](const auto& forms) {
            for (const ReadForm read : forms) {
                if (const std::size_t end = read(reading, anchor.at); end != 0) return end;
            }
            return std::size_t{0};
        };
        const std::size_t end = anchor.anchor == Anchor::digits ? try_forms(kAtDigits)
                                : anchor.anchor == Anchor::name ? try_forms(kAtName)
                                                                : try_forms(kAtOrdinal);
        if (end == 0) continue;
        done = end;
        scan.seek(end);
    }
}

char last_sign(std::string_view text) {
    const std::size_t last = text.find_last_not_of(" \t\r\n*");
    return last == std::string_view::npos ? '\0' : text[last];
}

/// "Nghị quyết số 71-NQ/TW và Nghị quyết số 72-NQ/TW, ngày 09/9/2025": the registry dates the first otherwise.
bool is_known_of_another_day(const registry::Registry& registry, const Citation& member, const legal::Date& day) {
    bool is_known = false;
    for (const registry::Instrument* bearer : registry.by_key(legal::identity_key(member.parsed))) {
        if (bearer->is_derived) continue;
        if (!bearer->issued.complete() || bearer->issued == day) return false;
        is_known = true;
    }
    return is_known;
}

/// "… và Chỉ thị số 11-CT/HU của Ban Thường vụ Huyện ủy": what is said once after two joined ones holds for both.
void share_over_and(const Words& words, const registry::Registry& registry, std::vector<Citation>& found) {
    for (std::size_t k = found.size(); k-- > 1;) {
        Citation& member = found[k - 1];
        if (member.form != Form::numbered || !member.issuer_span.empty()) continue;
        const bool grouped = member.group != 0 && member.group == found[k].group;
        if (member.date.stated() && !grouped) continue;
        if (found[k].parsed.issuer != member.parsed.issuer || found[k].parsed.type != member.parsed.type) continue;
        const std::size_t word = words.skip_space(member.extent.end);
        const std::size_t end = words.match_forward(word, "và");
        const bool joined = end != 0 && words.skip_space(end) == found[k].raw.begin;
        if (!joined && !grouped) continue;
        const bool dated = member.date.stated();
        share_fields(found, k - 1, k);
        if (!dated && member.date.complete() && is_known_of_another_day(registry, member, member.date)) {
            member.date = {};
            member.date_span = {};
        }
    }
}

/// "Thông tư 02/2020/TT-TANDTC, Thông tư 03/2020/TT-TANDTC cùng ngày 16-11-2020" dates both, "… ngày 22/7/2008 và Kế hoạch
/// 307/KH-BGDĐT cùng ngày" as the one before.
void share_day(const Words& words, std::vector<Citation>& found) {
    for (std::size_t k = 1; k < found.size(); ++k) {
        Citation& before = found[k - 1];
        Citation& citation = found[k];
        if (before.form == Form::anaphor || citation.form == Form::anaphor) continue;
        if (citation.date.complete() && !before.date.stated()) {
            const std::size_t word = words.match_backward(words.back_space(citation.date_span.begin), "cùng ngày");
            constexpr std::size_t kNearby = 60;  // bytes: "theo A; góp ý theo B cùng ngày 12/12/2013"
            if (word == Words::npos || before.extent.end + kNearby < citation.raw.begin ||
                words.sentence_begin(citation.raw.begin, kNearby) > before.extent.end)
                continue;
            share_fields(found, k - 1, k);
        } else if (!citation.date.stated()) {
            const std::size_t end = words.match_forward(words.skip_comma(citation.extent.end), "cùng ngày");
            if (end == 0 || words.digit_at(words.skip_space(end))) continue;
            // Between them may stand what the one before amends: "… sửa đổi Hiến pháp và Luật … cùng ngày".
            constexpr std::size_t kSentence = 400;
            const bool is_one_further = !before.date.stated() && k > 1 &&
                                        words.sentence_begin(citation.raw.begin, kSentence) <= found[k - 2].raw.begin;
            const Citation& dated = is_one_further ? found[k - 2] : before;
            if (!dated.date.complete() || dated.form == Form::anaphor) continue;
            citation.date = dated.date;
            citation.date_span = dated.date_span;
            citation.extent.end = static_cast<Offset>(end);
        }
    }
}

/// "UBND xã đã ban hành Kế hoạch số 14/KH-UBND …; Kế hoạch số 19/KH-UBND … và Quyết định số …": the subject of the
/// sentence issued them all, which only matters where the symbol leaves the body open.
void carry_subject(const Words& words, std::vector<Citation>& found) {
    bool is_subject = false;
    for (std::size_t k = 0; k + 1 < found.size(); ++k) {
        const Citation& before = found[k];
        Citation& next = found[k + 1];
        is_subject = !before.issuer_span.empty() && (is_subject || before.issuer_span.end <= before.raw.begin);
        const bool alike = is_subject && next.form == Form::numbered && next.issuer_span.empty() &&
                           !next.parsed.issuer.empty() && next.parsed.issuer == before.parsed.issuer &&
                           legal::Vocabulary::instance().issuer(next.parsed.issuer).level != legal::Level::central;
        const std::size_t end = words.back_space(next.raw.begin);
        const bool joined = alike && end > before.extent.end &&
                            (words.text()[end - 1] == ';' || words.text()[end - 1] == ',' ||
                             words.match_backward(end, "và") != Words::npos);
        bool goes_on = joined;
        for (std::size_t at = before.extent.end; goes_on && at < end; ++at) goes_on = !words.ends_sentence(at);
        is_subject = is_subject && goes_on;
        if (!goes_on) continue;
        next.issuer_span = before.issuer_span;
    }
}

bool is_row(std::string_view line) {
    return line.starts_with('|') || line.find('\t') != std::string_view::npos;
}

std::vector<std::size_t> borders_of(std::string_view row) {
    std::vector<std::size_t> borders;
    for (std::size_t at = 0; (at = row.find_first_of("|\t", at)) != std::string_view::npos; ++at) borders.push_back(at);
    return borders;
}

/// The head of a column with the days or the units of tasks, "Thời hạn", "Ngày có hiệu lực", "Cơ quan chủ trì".
bool heads_tasks(std::string_view head) {
    const std::string folded = text::fold(head);
    const auto holds = [&](std::string_view words) { return legal::holds_words(folded, words); };
    if (holds("ban hành")) return false;
    return std::ranges::any_of(std::array<std::string_view, 9>{"hiệu lực", "hạn", "hoàn thành", "thời gian", "tiến độ",
                                                               "chủ trì", "phối hợp", "thực hiện", "phụ trách"},
                               holds);
}

/// Which columns below this row of heads tell of tasks.
std::vector<bool> columns_of_tasks(std::string_view heads) {
    std::vector<bool> tell;
    std::size_t begin = 0;
    for (const std::size_t border : borders_of(heads)) {
        tell.push_back(heads_tasks(heads.substr(begin, border - begin)));
        begin = border + 1;
    }
    tell.push_back(heads_tasks(heads.substr(begin)));
    return tell;
}

}  // namespace

const char* to_string(Form form) {
    switch (form) {
        case Form::numbered:
            return "numbered";
        case Form::short_form:
            return "short";
        case Form::named:
            return "named";
        case Form::self:
            return "self";
        case Form::anaphor:
            return "anaphor";
    }
    return "";
}

Extraction::Extraction(const structure::Outline& outline, const registry::Registry& registry, const Options& options,
                       Wanted wanted)
    : outline_(outline),
      registry_(registry),
      options_(options),
      wanted_(wanted),
      bodies_(registry),
      names_(StatedNames::of(registry.body_names())),
      gives_tasks_(outline.identity().type && outline.identity().type->value != "Biên bản"),
      self_(own_number(outline)),
      in_hand_(std::min(kInHand, outline.paragraphs().size())) {
    if (self_) {
        own_key_ = legal::identity_key(self_->parsed);
        own_date_ = self_->date;
    } else if (const auto& elsewhere = outline.identity().notation) {
        if (const auto parsed = legal::parse_notation(elsewhere->value)) own_key_ = legal::identity_key(*parsed);
        own_date_ = outline.identity().date;
    }
}

bool Extraction::next() {
    while (true) {
        while (given_ < taken_) {
            const InHand& next = in_hand_[given_++];
            if (!next.found.empty() || !next.rejected.empty()) return true;
        }
        if (paragraph_ == outline_.paragraphs().size()) return false;
        take_in_hand();
    }
}

void Extraction::take_in_hand() {
    const auto& paragraphs = outline_.paragraphs();
    given_ = 0;
    for (taken_ = 0; taken_ < in_hand_.size() && paragraph_ < paragraphs.size(); ++taken_) {
        in_hand_[taken_].paragraph = &paragraphs[paragraph_++];
        find_forms(in_hand_[taken_]);
    }
    for (std::size_t i = 0; i < taken_; ++i) complete(in_hand_[i]);
}

void Extraction::find_forms(InHand& in_hand) {
    in_hand.words.turn_to(outline_.text(*in_hand.paragraph));
    in_hand.found.clear();
    in_hand.rejected.clear();
    Reading reading{
        in_hand.words, registry_, bodies_, in_hand.found, options_.keep_rejected ? &in_hand.rejected : nullptr,
        groups_,       numbers_,  &names_};
    reading.only_counted = wanted_ == Wanted::their_number;
    read_paragraph(reading);
    if (options_.anaphors) {
        read_anaphors(reading);
        std::stable_sort(in_hand.found.begin(), in_hand.found.end(),
                         [](const Citation& a, const Citation& b) { return a.raw.begin < b.raw.begin; });
    }
    for (Rejected& rejected : in_hand.rejected) shift(rejected.span, in_hand.paragraph->span.begin);
}

/// In a table of tasks the cells beside an instrument hold no fields of it, whatever they look like.
void Extraction::drop_fields_of_tasks(std::size_t paragraph, std::vector<Citation>& found) {
    if (table_ == paragraph || found.empty()) return;
    if (!columns_) columns_ = columns_of_tasks(outline_.text(outline_.paragraphs()[table_]));
    const std::vector<std::size_t> borders = borders_of(outline_.text(outline_.paragraphs()[paragraph]));
    const auto column_of = [&](std::size_t at) {
        return static_cast<std::size_t>(std::ranges::lower_bound(borders, at) - borders.begin());
    };
    const auto stands_in_column_of_tasks = [&](const Citation& citation, Span field) {
        if (field.empty()) return false;
        const std::size_t column = column_of(field.begin);
        return column != column_of(citation.raw.begin) && column < columns_->size() && (*columns_)[column];
    };
    for (Citation& citation : found) {
        if (stands_in_column_of_tasks(citation, citation.date_span)) {
            citation.date = {};
            citation.date_span = {};
        }
        if (stands_in_column_of_tasks(citation, citation.issuer_span)) citation.issuer_span = {};
    }
}

void Extraction::complete(InHand& in_hand) {
    auto& [paragraph, words, found, rejected] = in_hand;
    const auto index = static_cast<std::size_t>(paragraph - outline_.paragraphs().data());
    const bool self_here = self_ && self_->paragraph == index;
    const bool all_wanted = wanted_ == Wanted::citations;
    const std::size_t cited_end = found.empty() ? 0 : found.back().extent.end;
    if (all_wanted) {
        share_over_and(words, registry_, found);
        share_day(words, found);
        carry_subject(words, found);
        const bool in_table = is_row(words.text());
        if (!in_table || index == 0 || !is_row(outline_.text(outline_.paragraphs()[index - 1]))) {
            table_ = index;
            columns_.reset();
        }
        if (in_table) drop_fields_of_tasks(index, found);
    }
    // The document's own number takes its place among the others of its paragraph.
    if (self_ && !found.empty()) {
        const Offset base = paragraph->span.begin;
        std::erase_if(found, [&](const Citation& citation) {
            return Span{citation.core.begin + base, citation.core.end + base}.overlaps(self_->core);
        });
    }
    if (all_wanted) {
        if (!found.empty()) relate(in_hand, before_ + (self_here ? 1 : 0));
        lead_on(in_hand, cited_end);
    }
    if (self_here) {
        found.insert(found.begin(), std::move(*self_));
        self_.reset();
    }
    before_ += static_cast<std::int32_t>(found.size());
}

/// In a text without its head a heading may tell: "II. NHIỆM VỤ".
bool Extraction::stands_among_tasks(const structure::Paragraph& paragraph) const {
    const auto& sections = outline_.sections();
    for (std::int32_t at = paragraph.section; at >= 0; at = sections[static_cast<std::size_t>(at)].parent) {
        const Span title = sections[static_cast<std::size_t>(at)].title;
        constexpr Offset kLongestTitle = 120;
        if (title.size() > kLongestTitle) continue;
        if (legal::holds_words(text::fold(outline_.document().slice(title)), "nhiệm vụ")) return true;
    }
    return false;
}

void Extraction::relate(InHand& in_hand, std::int32_t first) {
    auto& [paragraph, words, found, rejected] = in_hand;
    if (follows_basis_) {
        const char last = last_sign(words.text());
        if (start_of(found.front()) != item_text(words) || (last != ';' && last != ',')) lead_.reset();
        follows_basis_ = lead_.has_value();
    }
    citation::relate(words, bodies_, {paragraph->role, lead_, gives_tasks_ || stands_among_tasks(*paragraph)}, found,
                     first);
    for (Citation& citation : found) {
        // Without a date in the head only an annex tells that its own carrier is meant: numbers come again.
        const bool same_date = !citation.date.stated() || citation.date == own_date_ ||
                               (!own_date_.stated() && citation.relation == legal::Relation::promulgates);
        if (citation.form == Form::numbered && !own_key_.empty() && same_date &&
            legal::identity_key(citation.parsed) == own_key_) {
            citation.form = Form::self;  // the document names itself: "(Kèm theo Quyết định số …)"
        }
        if (!citation.issuer_span.empty()) citation.issuer = words.plain(citation.issuer_span);
        shift(citation, paragraph->span.begin);
        citation.paragraph = static_cast<std::uint32_t>(paragraph - outline_.paragraphs().data());
    }
}

void Extraction::lead_on(const InHand& in_hand, std::size_t cited_end) {
    const auto& [paragraph, words, found, rejected] = in_hand;
    const bool has_found = !found.empty();
    const bool followed_basis = std::exchange(follows_basis_, false);
    if (!has_found && is_basis_heading(words)) {
        lead_ = legal::Relation::based_on;
    } else if (const char last = last_sign(words.text());
               last == ':' || (paragraph->role == structure::Role::heading && !has_found)) {
        // "Bãi bỏ các nghị quyết sau:" / "a) Của Hội đồng nhân dân huyện:" / "- Nghị quyết số …"
        const auto opened = lead_in(words, paragraph->role, cited_end);
        if (opened || last != ':' || has_found || !is_item(words)) lead_ = opened;
    } else if (paragraph->role == structure::Role::can_cu && last == ';') {
        lead_ = legal::Relation::based_on;
        follows_basis_ = true;
    } else if (!has_found && (paragraph->role != structure::Role::body || !is_item(words))) {
        lead_.reset();  // neither a citation nor an item: what the line opened has ended
    } else {
        follows_basis_ = followed_basis;
    }
}

Citations extract(const structure::Outline& outline, const registry::Registry& registry, const Options& options) {
    Citations citations;
    Extraction extraction(outline, registry, options);
    // Texts that cite more densely are rare, and what is reserved but not touched costs nothing.
    io::reserve(citations.items, outline.document().size() / 400 + 16);
    while (extraction.next()) {
        for (Citation& citation : extraction.found()) citations.items.push_back(std::move(citation));
        citations.rejected.insert(citations.rejected.end(), extraction.rejected().begin(), extraction.rejected().end());
    }
    return citations;
}

}  // namespace doichieu::citation

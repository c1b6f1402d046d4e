#include "citation/relation.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/signs.h"
#include "citation/clause.h"
#include "citation/cues.h"
#include "citation/fields.h"
#include "citation/lead.h"
#include "citation/phrase_list.h"
#include "citation/provision.h"
#include "citation/subjects.h"

namespace doichieu::citation {

using namespace std::string_view_literals;
namespace {

using base::Offset;
using base::Span;
using legal::Relation;

constexpr std::size_t kSentenceWindow = 4000;  // bytes looked back for the clause that governs a citation
constexpr std::size_t kLongestPassive = 60;    // bytes of "(được sửa đổi, bổ sung bởi"
constexpr std::size_t kLongestLabel = 120;     // bytes of "c) Bảo vệ môi trường biển:"

/// A comma between the offsets that is no part of a verb chain ("sửa đổi, bổ sung", "triển khai, thực hiện").
bool has_plain_comma(const Words& words, std::size_t from, std::size_t to) {
    const std::string_view p = words.text();
    for (std::size_t i = p.find(',', from); i < to; i = p.find(',', i + 1)) {
        const Span next = words.word_at(words.skip_space(i + 1));
        const std::string_view folded = next.empty() ? std::string_view{} : words.folded(next);
        if (folded != "bổ" && folded != "thực" && folded != "triển" && folded != "tổ" && folded != "quán") return true;
    }
    return false;
}

/// True when nothing but connectors and "gắn với việc thực hiện" stands between.
bool continues_chain(const Words& words, std::size_t from, std::size_t to) {
    std::size_t i = from;
    while (true) {
        i = words.skip_space(i);
        if (i >= to) return true;
        if (words.text()[i] == ',') {
            ++i;
            continue;
        }
        const Span word = words.word_at(i);
        if (word.empty()) return false;
        static constexpr std::array<std::string_view, 13> kWords{"số",   "và",  "gắn",  "với", "cùng",  "việc", "thực",
                                                                 "hiện", "các", "tiếp", "tục", "triển", "khai"};
        if (std::find(kWords.begin(), kWords.end(), words.folded(word)) == kWords.end()) return false;
        i = word.end;
    }
}

/// "A được sửa đổi, bổ sung bởi B", "A (sửa đổi theo B)": the relation of B to A when only these words stand between.
Cue passive_between(const Words& words, std::size_t from, std::size_t to) {
    const std::size_t end = words.back_space(to);
    const auto [by, folded] = words.folded_before(end);
    const bool is_agent = folded == "bởi" || folded == "bằng" || folded == "tại" || folded == "theo";
    const std::size_t agent = by.begin;
    if (!is_agent || agent < from) return {};
    // Behind the subject of A: "A … về phòng cháy (được sửa đổi bởi B)", "A … Lý do: bị thay thế bởi B".
    if (const std::size_t sign = base::Signs<'(', ':'>::last(words.text(), from, agent);
        sign != Words::npos && agent - sign < kLongestPassive)
        from = words.text()[sign] == '(' ? sign : sign + 1;
    std::size_t i = words.skip_comma(from);
    const bool bracket = i < words.text().size() && words.text()[i] == '(';
    if (bracket) i = words.skip_space(i + 1);
    for (const std::string_view adverb : {"đã"sv, "nay"sv, "hiện"sv, "sau đó"sv, "sắp"sv, "vừa"sv}) {
        if (const std::size_t after = words.match_forward(i, adverb); after != 0) i = words.skip_space(after);
    }
    std::size_t suffered = words.match_forward(i, "được");
    if (suffered == 0) suffered = words.match_forward(i, "bị");
    if (suffered == 0 && bracket) suffered = i;
    if (suffered == 0 || suffered > agent) return {};
    Cue cue = find_cue(words, agent, suffered, false);
    if (cue.found && agent - suffered > 60) cue.found = false;
    if (suffered == i && !acts_on_other(cue.relation)) cue.found = false;
    return cue;
}

/// Only the verb (and a comma) stands between a holder's last words and the citation.
bool verb_alone(const Words& words, const Cue& cue, std::size_t from, std::size_t start) {
    const std::size_t before = words.back_space(cue.span.begin);
    const bool after_comma = before > from && words.text()[before - 1] == ',';
    const bool adjacent = words.skip_space(cue.span.end) >= start || start - cue.span.end < 40;
    return adjacent && (after_comma || before >= from);
}

/// Nothing but connectors, list markers and the words that open a list stands between: "; Kế hoạch", "; trọng tâm là".
bool only_connectors(const Words& words, std::size_t from, std::size_t to) {
    static const WordSet kWords{"và",   "cùng",   "với",  "các", "những", "số",  "trong", "đó",   "nhất",
                                "là",   "trọng",  "tâm",  "đặc", "biệt",  "gồm", "như",   "hoặc", "hay",
                                "của",  "nội",    "dung", "gắn", "theo",  "tại", "một",   "điều", "khoản",
                                "điểm", "chương", "mục",  "phụ", "lục",   "từ",  "đến"};
    for (std::size_t at = from; at < to;) {
        const Span word = words.word_at(at);
        if (word.empty()) {
            at += words.length_at(at);
            continue;
        }
        const bool marker = words.length_at(at) == word.size();  // "a)"
        if (!marker && !kWords.contains(words.folded(word)) && !legal::parse_roman(words.slice(word))) return false;
        at = word.end;
    }
    return true;
}

/// One paragraph's citations, each held against those before it.
class Relater {
  public:
    Relater(const Words& words, const Setting& setting, std::vector<Citation>& found, std::int32_t first)
        : words_(words),
          p_(words.text()),
          setting_(setting),
          found_(found),
          first_(first),
          row_begin_(row_begin(words)) {}

    void run() {
        for (std::size_t k = 0; k < found_.size(); ++k) {
            Citation& citation = found_[k];
            if (citation.form == Form::self) continue;
            read_provision(citation);
            relate(k);
            previous_ = k;
        }
        for (std::size_t k = 0; k < found_.size(); ++k) give_date_to_holder(k);
    }

  private:
    void read_provision(Citation& citation) {
        if (citation.form == Form::anaphor) return;
        citation.provision_span = provision_before(words_, citation.raw.begin);
        if (citation.provision_span.empty()) {
            citation.provision_span = provision_after(words_, citation.extent.end);
            if (citation.provision_span.empty()) return;
            citation.provision = words_.plain(citation.provision_span);
            citation.extent.end = citation.provision_span.end;
            return;
        }
        citation.provision = words_.plain(citation.provision_span);
        citation.extent.begin = citation.provision_span.begin;
    }

    void relate(std::size_t k) {
        Citation& citation = found_[k];
        const std::size_t start = start_of(citation);
        if (follows_its_group(k)) {
            copy_relation(found_[previous_], citation);
            if (passive_ == previous_) {
                passive_ = k;
                return;
            }
            read_what_is_said_after(citation);
            if (citation.cited_by < 0) top_ = k;
            sibling_ = k;
            return;
        }
        if (is_definition(start)) {
            citation.relation = Relation::mentions;
            return;
        }
        if (is_passive_agent(k, start)) {
            passive_ = k;
            return;
        }
        if (top_ != Words::npos && follows_definition(start)) {
            copy_relation(found_[top_], citation);
            top_ = k;
            sibling_ = k;
            return;
        }
        // Where does it stand: in the subject of the one before, or in the document's own clause?
        const std::size_t parent = stands_beside_top(citation, start) ? Words::npos : holder(start);
        if (parent != Words::npos) {
            hold(citation, parent, start);
            sibling_ = k;
            return;
        }
        relate_own(citation, start);
        // "Kế hoạch này thay thế …": the document acts, or one that is named elsewhere.
        if (citation.form == Form::anaphor) return;
        top_ = k;
        sibling_ = k;
    }

    static void copy_relation(const Citation& from, Citation& to) {
        to.cited_by = from.cited_by;
        to.relation = from.relation;
        to.cue = from.cue;
    }

    /// A member of a list, or the other end of "từ Quyết định số 03/2019/QĐ-UBND đến Quyết định số 14/2019/QĐ-UBND".
    [[nodiscard]] bool follows_its_group(std::size_t k) const {
        if (previous_ == Words::npos) return false;
        const Citation& before = found_[previous_];
        if (found_[k].group != 0 && before.group == found_[k].group) return true;
        const std::size_t next = words_.skip_space(before.extent.end);
        const std::size_t to = stands_at(p_, next, "đến") ? words_.match_forward(next, "đến") : 0;
        return to != 0 && words_.skip_space(to) == start_of(found_[k]) && before.type == found_[k].type &&
               words_.match_backward(words_.back_space(start_of(before)), "từ") != Words::npos;
    }

    /// "(sau đây gọi là Nghị quyết 35)": a name for what was cited, no mention that governs others.
    [[nodiscard]] bool is_definition(std::size_t start) const {
        const auto [last, folded] = words_.folded_before(words_.back_space(start));
        const bool is = folded == "là";
        if (!is && folded != "tắt") return false;
        const std::size_t before = words_.back_space(last.begin);
        if (words_.folded_before(before).word == "gọi") return true;
        return is && (words_.match_backward(before, "viết tắt") != Words::npos ||
                      words_.match_backward(before, "gọi tắt") != Words::npos);
    }

    /// "… ban hành Quy định đánh giá học sinh (sau đây gọi tắt là Thông tư 27) và Quyết định số …": the name ends what is said
    /// of the one before, and the next goes on beside it.
    [[nodiscard]] bool follows_definition(std::size_t start) const {
        std::size_t end = words_.back_space(start);
        if (const auto [word, folded] = words_.folded_before(end); folded == "và") end = words_.back_space(word.begin);
        if (end > 0 && p_[end - 1] == ',') end = words_.back_space(end - 1);
        if (end < 2 || p_[end - 1] != ')' || end <= found_[top_].extent.end) return false;
        const std::size_t floor = std::max<std::size_t>(found_[top_].raw.begin, end - std::min(end, kLongestLabel));
        const std::size_t open = base::Signs<'('>::last(p_, floor, end);
        if (open == std::string_view::npos) return false;
        return words_.match_forward(open + 1, "sau đây") != 0 || words_.match_forward(open + 1, "gọi tắt") != 0 ||
               words_.match_forward(open + 1, "viết tắt") != 0;
    }

    /// "A được sửa đổi, bổ sung bởi B, C và D".
    bool is_passive_agent(std::size_t k, std::size_t start) {
        Citation& citation = found_[k];
        if (sibling_ == Words::npos) return false;
        if (passive_ == previous_ && passive_ != Words::npos) {
            const std::size_t from = found_[passive_].extent.end;
            if (p_.substr(from, start - from).find_first_of(");") == std::string_view::npos &&
                only_connectors(words_, from, start)) {
                copy_relation(found_[passive_], citation);
                return true;
            }
        }
        const Cue passive = passive_between(words_, found_[sibling_].extent.end, start);
        if (!passive.found) return false;
        // "Nghị định A quy định chi tiết Luật B được sửa đổi bởi Nghị định C": a decree changes the decree.
        const bool changes_top = found_[sibling_].type != citation.type && found_[top_].type == citation.type;
        citation.cited_by = first_ + static_cast<std::int32_t>(changes_top ? top_ : sibling_);
        citation.relation = passive.relation;
        citation.cue = passive.span;
        return true;
    }

    /// "Luật số 43/2024/QH15 sửa đổi … của Luật Đất đai số 31/2024/QH15 ngày 29/6/2024": the date behind the changed law is
    /// that of the changing one where the year of its number says so.
    void give_date_to_holder(std::size_t k) {
        Citation& changed = found_[k];
        if (changed.relation != Relation::amends || !changed.date.complete() || changed.cited_by < first_ ||
            changed.parsed.form != legal::Notation::Form::law)
            return;
        Citation& changing = found_[static_cast<std::size_t>(changed.cited_by - first_)];
        const bool one_of_many = k > 0 && found_[k - 1].cited_by == changed.cited_by;
        if (changing.parsed.form != legal::Notation::Form::law || changing.date.stated() ||
            changing.parsed.year != changed.date.year || changing.raw.begin > changed.raw.begin ||
            (changed.parsed.year == changed.date.year && !one_of_many))
            return;
        changing.date = std::exchange(changed.date, {});
        changing.date_span = std::exchange(changed.date_span, {});
    }

    /// find_cue(); a citation asks up to three times for the same words.
    [[nodiscard]] Cue cue_before(std::size_t end, std::size_t floor, bool across_clauses = false) const {
        if (asked_.end != end || asked_.floor != floor || asked_.across_clauses != across_clauses)
            asked_ = {end, floor, across_clauses, find_cue(words_, end, floor, across_clauses)};
        return asked_.cue;
    }

    [[nodiscard]] std::size_t subject_of(const Citation& citation) const {
        return subject_begin(words_, citation.extent.end, !acts_on_other(citation.relation));
    }

    /// "… thay thế Quyết định A ban hành Quy định quản lý nhà ở và Quyết định B": what is joined to the first of its kind stands
    /// beside it, unless something stands in the subject already.
    [[nodiscard]] bool stands_beside_top(const Citation& citation, std::size_t start) const {
        return top_ != Words::npos && sibling_ == top_ && acts_on_other(found_[top_].relation) &&
               found_[top_].type == citation.type &&
               words_.match_backward(words_.back_space(start), "và") != Words::npos;
    }

    /// The citation in whose subject one that begins at `start` stands, npos for none.
    [[nodiscard]] std::size_t holder(std::size_t start) const {
        if (top_ == Words::npos) return Words::npos;
        // A register's row begins with the bare number, and what it is about stands in a cell of its own.
        if (cell_begin(start) > found_[top_].extent.end && !found_[top_].type_span.empty()) return Words::npos;
        if (const std::size_t deeper = deeper_holder(start); deeper != Words::npos) return deeper;
        const Citation& top = found_[top_];
        const std::size_t subject = subject_of(top);
        if (subject != Words::npos && subject < start && start - subject < kLongestSubject &&
            clause_break(words_, subject, start) == Words::npos) {
            if (sibling_ != top_ && found_[sibling_].cited_by == first_ + static_cast<std::int32_t>(top_)) {
                if (continues_chain(words_, found_[sibling_].extent.end, start)) return top_;
            } else if (opens_in_subject(top, subject, start)) {
                return top_;
            }
        }
        // "A … thay thế B", "… và C"
        if (sibling_ != top_ && found_[sibling_].cited_by == first_ + static_cast<std::int32_t>(top_) &&
            acts_on_other(found_[sibling_].relation) && continues_chain(words_, found_[sibling_].extent.end, start))
            return top_;
        if (sibling_ != top_ || acts_on_other(top.relation)) return Words::npos;
        const Cue cue = cue_before(start, std::max(top.extent.end, found_[previous_].extent.end));
        const bool acts = cue.found && acts_on_other(cue.relation) && start - top.extent.end < kLongestSubject &&
                          clause_break(words_, top.extent.end, start) == Words::npos &&
                          verb_alone(words_, cue, top.extent.end, start);
        return acts ? top_ : Words::npos;
    }

    /// "Kế hoạch A thực hiện Nghị quyết B về việc thực hiện Kết luận C": a held one holds another when its own subject opens
    /// with the verb, and what goes on behind that one. A later verb is its holder's: "… B về X gắn với việc thực hiện C".
    [[nodiscard]] std::size_t deeper_holder(std::size_t start) const {
        if (sibling_ == top_ || found_[sibling_].cited_by < first_) return Words::npos;
        const Citation& held = found_[sibling_];
        const auto parent = static_cast<std::size_t>(held.cited_by - first_);
        if (parent != top_ && continues_chain(words_, held.extent.end, start)) return parent;
        const std::size_t subject = subject_of(held);
        if (subject == Words::npos || subject >= start || start - subject >= kLongestSubject) return Words::npos;
        const Cue cue = cue_before(start, subject);
        const bool opens = cue.found && cue.span.begin == subject && !acts_on_other(cue.relation) &&
                           clause_break(words_, subject, start) == Words::npos &&
                           !has_plain_comma(words_, subject, start);
        return opens ? sibling_ : Words::npos;
    }

    /// A verb of the subject governs what begins at `start`; one after a comma is the document's own, unless it can only
    /// go on with the subject.
    [[nodiscard]] bool opens_in_subject(const Citation& top, std::size_t subject, std::size_t start) const {
        const Cue cue = cue_before(start, subject);
        if (!cue.found || cue.span.begin < subject) return false;
        if (has_plain_comma(words_, cue.span.end, start)) return false;
        if (!has_plain_comma(words_, subject, cue.span.begin)) return true;
        const std::size_t before = words_.back_space(cue.span.begin);
        const bool after_comma = before > 0 && p_[before - 1] == ',';
        const bool no_verb_of_its_own = top.relation == Relation::based_on || top.cue.empty();
        return after_comma && cue.relation == Relation::continues && no_verb_of_its_own;
    }

    void hold(Citation& citation, std::size_t parent, std::size_t start) {
        citation.cited_by = first_ + static_cast<std::int32_t>(parent);
        const std::size_t floor = found_[sibling_ == parent ? parent : sibling_].extent.end;
        const Cue cue = cue_before(start, floor);
        if (!cue.found && sibling_ != parent) {
            citation.relation = found_[sibling_].relation;
            citation.cue = found_[sibling_].cue;
            return;
        }
        citation.relation = cue.relation;
        citation.cue = cue.span;
    }

    /// The document's own clause: words since the last citation's end, else what governed that one.
    void relate_own(Citation& citation, std::size_t start) {
        // It need not be looked for before the citation that it may hold.
        const std::size_t top_end = top_ != Words::npos ? found_[top_].extent.end : 0;
        const std::size_t window = top_end != 0 && top_end <= start ? start - top_end + 1 : kSentenceWindow;
        const std::size_t cell = cell_begin(start);
        const std::size_t sentence = std::max(cell, words_.sentence_begin(start, std::min(window, kSentenceWindow)));
        const bool continues_sentence = top_end > sentence;
        Cue cue = continues_sentence ? cue_after_top(start) : cue_of_sentence(sentence, start);
        if (cue.found) {
            citation.relation = cue.relation;
            citation.cue = cue.span;
        } else if (continues_sentence) {
            if (goes_on_with_top(start)) {
                citation.relation = found_[top_].relation;
                citation.cue = found_[top_].cue;
            }
        } else {
            citation.relation = cell == 0 ? relation_of_line(citation, start) : relation_of_row();
        }
        // What the document itself goes on with, it carries out.
        if (citation.relation == Relation::continues) citation.relation = Relation::implements;
        if (is_carried_by(start, citation)) return;
        read_what_is_said_after(citation);
    }

    /// A tab behind a bullet ("-", "1.", "a)") makes no row, nor does a single one.
    static std::size_t row_begin(const Words& words) {
        constexpr std::size_t kLongestMark = 4;
        using Borders = base::Signs<'\t', '|'>;
        const std::string_view p = words.text();
        std::size_t first = Borders::first(p, 0, p.size());
        if (first == p.size()) return Words::npos;
        const bool is_marked =
            first > 0 && first <= kLongestMark && p[first] == '\t' && !words.alphanumeric_at(words.previous(first));
        const std::size_t begin = is_marked ? first + 1 : 0;
        if (is_marked) first = Borders::first(p, begin, p.size());
        const bool has_two = first < p.size() && Borders::first(p, first + 1, p.size()) < p.size();
        return has_two ? begin : Words::npos;
    }

    /// In a row of a table the cells do not govern one another; 0 in the first.
    [[nodiscard]] std::size_t cell_begin(std::size_t start) const {
        if (start <= row_begin_) return 0;
        const std::size_t floor = std::max(row_begin_, start - std::min(start, kSentenceWindow));
        const std::size_t border = base::Signs<'\t', '|'>::last(p_, floor, start);
        return border == Words::npos ? 0 : border + 1;
    }

    /// What stands over the table holds for its rows only where it says what becomes of them: "Văn bản hết hiệu lực".
    [[nodiscard]] Relation relation_of_row() const {
        if (setting_.role == structure::Role::can_cu) return Relation::based_on;
        return setting_.lead && (acts_on_other(*setting_.lead) || *setting_.lead == Relation::based_on)
                   ? *setting_.lead
                   : Relation::mentions;
    }

    [[nodiscard]] Cue cue_of_sentence(std::size_t sentence, std::size_t start) const {
        const Cue cue = cue_before(start, sentence);
        if (cue.found) return cue;
        // Items of one sentence share the verb that opens it: "Căn cứ chức năng, nhiệm vụ; Nghị quyết số …".
        const std::size_t clause = base::Signs<';'>::last(p_, sentence, start);
        if (clause == Words::npos || !only_connectors(words_, clause, start)) return cue;
        return cue_before(start, sentence, true);
    }

    [[nodiscard]] Cue cue_after_top(std::size_t start) const {
        const std::size_t floor = std::max<std::size_t>(found_[top_].extent.end, found_[previous_].extent.end);
        Cue cue = cue_before(start, floor);
        if (!cue.found) return cue;
        // Words inside the last one's subject govern nothing here: only those after its clause count.
        const std::size_t subject = subject_of(found_[top_]);
        if (subject == Words::npos) return cue;
        std::size_t clause = clause_break(words_, subject, std::min(start, subject + kLongestSubject));
        // No semicolon: the clause of the document starts at the last comma before the cue.
        if (clause == Words::npos) clause = last_comma(p_, subject, cue.span.begin);
        if (clause == Words::npos || cue.span.begin < clause) cue.found = false;
        return cue;
    }

    /// "thay thế Quy chế A, mặc dù đã có Kết luận B", "theo Quyết định A trong khi Quyết định B đã thay thế".
    [[nodiscard]] bool stands_against_top(std::size_t start) const {
        const std::string_view gap = p_.substr(found_[previous_].extent.end, start - found_[previous_].extent.end);
        return gap.find(" mặc dù ") != gap.npos || gap.find(" trong khi ") != gap.npos;
    }

    /// A new clause with words of its own is governed by them, not by what governed the citation before.
    [[nodiscard]] bool goes_on_with_top(std::size_t start) const {
        const std::size_t clause = base::Signs<';', ':', '|'>::last(p_, found_[previous_].extent.end, start);
        if (clause == Words::npos) return !stands_against_top(start);
        if (p_[clause] == '|') return false;
        if (p_[clause] == ':' && acts_on_other(found_[top_].relation)) return false;
        return only_connectors(words_, clause, start);
    }

    /// Without a verb: what the line before gave, or the label of an item.
    [[nodiscard]] Relation relation_of_line(const Citation& citation, std::size_t start) const {
        if (setting_.role == structure::Role::can_cu) return Relation::based_on;
        // "c) Bảo vệ môi trường biển: Luật Biển Việt Nam": an item about what is to be done. In a summary it only names.
        const std::size_t colon = base::Signs<':'>::last(p_, 0, start);
        const bool of_body = colon != Words::npos && words_.match_forward(item_text(words_), "của") != 0;
        if (setting_.lead && (!acts_on_other(*setting_.lead) || only_connectors(words_, of_body ? colon : 0, start)))
            return *setting_.lead;
        static const WordSet kReports{"Báo cáo", "Tờ trình", "Biên bản", "Thông báo", "Công văn", "Văn bản"};
        static const PhraseList kNoTask("label_without_task");
        const bool label = setting_.gives_tasks && is_item(words_) && colon != Words::npos && colon < kLongestLabel &&
                           only_connectors(words_, colon, start) && !kReports.contains(citation.type) &&
                           kNoTask.end_at(words_, item_text(words_)) == 0;
        return label ? Relation::implements : Relation::mentions;
    }

    /// "Mục 1 Chương II Quy định ban hành kèm theo Nghị quyết …": outranks the verb that governs the provision.
    bool is_carried_by(std::size_t start, Citation& citation) const {
        if (start == citation.raw.begin) return false;
        const Cue cue = cue_before(citation.raw.begin, start);
        if (!cue.found || cue.relation != Relation::promulgates) return false;
        citation.relation = cue.relation;
        citation.cue = cue.span;
        return true;
    }

    /// "Hướng dẫn số … hết hiệu lực", "… tiếp tục có hiệu lực".
    void read_what_is_said_after(Citation& citation) const {
        static constexpr std::array<std::pair<std::string_view, Relation>, 5> kSaid{
            {{"hết hiệu lực", Relation::repeals},
             {"bị bãi bỏ", Relation::repeals},
             {"còn hiệu lực", Relation::mentions},
             {"vẫn còn hiệu lực", Relation::mentions},
             {"tiếp tục có hiệu lực", Relation::mentions}}};
        static const WordSet kFirst{"đã", "đều", "hết", "bị", "còn", "vẫn", "tiếp"};
        std::size_t after = words_.skip_space(citation.extent.end);
        if (!kFirst.contains(words_.folded_at(after).word)) return;
        for (const std::string_view adverb : {"đã"sv, "đều"sv}) {
            if (const std::size_t end = words_.match_forward(after, adverb); end != 0) after = words_.skip_space(end);
        }
        for (const auto& [said, relation] : kSaid) {
            const std::size_t end = words_.match_forward(after, said);
            if (end == 0) continue;
            citation.relation = relation;
            citation.cue = {static_cast<Offset>(after), static_cast<Offset>(end)};
            // It is said of all that are joined: "Nghị định …, Thông tư … và Quyết định … hết hiệu lực".
            std::size_t last = static_cast<std::size_t>(&citation - found_.data());
            for (; last > 0 && found_[last - 1].cited_by < 0 &&
                   continues_chain(words_, found_[last - 1].extent.end, start_of(found_[last]));
                 --last)
                copy_relation(citation, found_[last - 1]);
        }
    }

    struct Asked {
        std::size_t end = Words::npos;
        std::size_t floor = 0;
        bool across_clauses = false;
        Cue cue;
    };

    const Words& words_;
    std::string_view p_;
    const Setting& setting_;
    std::vector<Citation>& found_;
    std::int32_t first_;
    std::size_t row_begin_;               ///< where the cells begin, npos when it is no row
    std::size_t top_ = Words::npos;       // the last citation that the document itself makes
    std::size_t sibling_ = Words::npos;   // the last one that may hold another
    std::size_t previous_ = Words::npos;  // the last one at all
    std::size_t passive_ = Words::npos;   // the last agent of a passive
    mutable Asked asked_;
};

}  // namespace

void relate(const Words& words, const BodyNames& bodies, const Setting& setting, std::vector<Citation>& found,
            std::int32_t first) {
    Relater(words, setting, found, first).run();
    read_subjects(words, bodies, found, first);
}

}  // namespace doichieu::citation

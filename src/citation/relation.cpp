#include "citation/relation.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "citation/fields.h"

namespace doichieu::citation {
namespace {

using base::Offset;
using base::Span;
using legal::Relation;

constexpr std::size_t kSentenceWindow = 4000;  // bytes looked back for the clause that governs a citation
constexpr int kCueWords = 60;
constexpr std::size_t kLongestSubject = 1500;  // bytes; titles of instruments are shorter

/// Governing words, by their last word; longer phrases first within one last word.
struct CuePhrase {
    std::string_view words;
    Relation relation;
};

constexpr auto kCues = std::to_array<CuePhrase>({
    {"ban chỉ đạo thực hiện", Relation::mentions},
    {"tiếp tục thực hiện", Relation::continues},
    {"tiếp tục đẩy mạnh thực hiện", Relation::continues},
    {"đẩy mạnh thực hiện", Relation::continues},
    {"hướng dẫn thực hiện", Relation::guides},
    {"hướng dẫn thi hành", Relation::guides},
    {"hướng dẫn triển khai", Relation::guides},
    {"chi tiết và hướng dẫn thi hành", Relation::details},
    {"chi tiết hướng dẫn thi hành", Relation::details},
    {"chi tiết thi hành", Relation::details},
    {"biện pháp thi hành", Relation::details},
    {"quy định chi tiết", Relation::details},
    {"báo cáo kết quả thực hiện", Relation::reviews},
    {"đánh giá kết quả thực hiện", Relation::reviews},
    {"đánh giá việc thực hiện", Relation::reviews},
    {"kiểm điểm việc thực hiện", Relation::reviews},
    {"theo quy định tại", Relation::implements},
    {"theo quy định của", Relation::implements},
    {"đúng quy định tại", Relation::implements},
    {"thực hiện", Relation::implements},
    {"tuyên truyền", Relation::implements},
    {"phổ biến", Relation::implements},
    {"tập huấn", Relation::implements},
    {"giới thiệu", Relation::implements},
    {"hưởng ứng", Relation::implements},
    {"học", Relation::implements},
    {"đúng", Relation::implements},
    {"trình bày", Relation::mentions},
    {"cụ thể hóa bằng", Relation::mentions},
    {"đình chỉ thi hành", Relation::mentions},
    {"xét", Relation::mentions},
    {"triển khai", Relation::implements},
    {"quán triệt", Relation::implements},
    {"thi hành", Relation::implements},
    {"chấp hành", Relation::implements},
    {"học tập", Relation::implements},
    {"cụ thể hóa", Relation::implements},
    {"áp dụng", Relation::implements},
    {"vận dụng", Relation::implements},
    {"tinh thần", Relation::implements},
    {"theo", Relation::implements},
    {"căn cứ", Relation::based_on},
    {"cơ sở", Relation::based_on},
    {"sơ kết", Relation::reviews},
    {"tổng kết", Relation::reviews},
    {"đánh giá", Relation::reviews},
    {"kiểm điểm", Relation::reviews},
    {"hướng dẫn", Relation::guides},
    {"ban hành kèm theo", Relation::promulgates},
    {"kèm theo", Relation::promulgates},
    {"sửa đổi bổ sung", Relation::amends},
    {"sửa đổi", Relation::amends},
    {"bổ sung", Relation::supplements},
    {"thay thế", Relation::replaces},
    {"thay cho", Relation::replaces},
    {"bãi bỏ", Relation::repeals},
    {"hủy bỏ", Relation::repeals},
    {"hết hiệu lực", Relation::repeals},
    {"ban hành", Relation::mentions},
    {"quy định tại", Relation::mentions},
    {"quy định của", Relation::mentions},
});

using CueIndex = std::unordered_map<std::string_view, std::vector<const CuePhrase*>>;

const CueIndex& cue_index() {
    static const CueIndex index = [] {
        CueIndex built;
        for (const CuePhrase& cue : kCues) built[cue.words.substr(cue.words.rfind(' ') + 1)].push_back(&cue);
        for (auto& [word, list] : built) {
            std::sort(list.begin(), list.end(),
                      [](const CuePhrase* a, const CuePhrase* b) { return a->words.size() > b->words.size(); });
        }
        return built;
    }();
    return index;
}

/// Last bytes of the cues' last words, in both cases; most words are refused by them before they are folded.
const std::array<bool, 256>& cue_endings() {
    static const std::array<bool, 256> endings = [] {
        std::array<bool, 256> set{};
        for (const CuePhrase& cue : kCues) {
            const auto last = static_cast<unsigned char>(cue.words.back());
            set[last] = true;
            if (last < 0x80) set[last - 0x20U] = true;
        }
        for (std::size_t byte = 0x80; byte < set.size(); ++byte) set[byte] = true;
        return set;
    }();
    return endings;
}

struct Cue {
    bool found = false;
    Relation relation = Relation::mentions;
    Span span;
};

/// Words match backwards, commas between them passed over ("sửa đổi, bổ sung").
std::size_t match_cue(const Words& words, std::size_t end, std::string_view phrase) {
    while (true) {
        const std::size_t space = phrase.rfind(' ');
        const Span word = words.word_before(end);
        if (word.empty() ||
            fold_word(words.slice(word)) != phrase.substr(space == std::string_view::npos ? 0 : space + 1))
            return Words::npos;
        if (space == std::string_view::npos) return word.begin;
        phrase = phrase.substr(0, space);
        end = words.back_space(word.begin);
        if (end > 0 && words.text()[end - 1] == ',') end = words.back_space(end - 1);
    }
}

/// Words between a review verb and "thực hiện" that keep the two in one phrase: "Tổng kết 10 năm thực hiện".
bool keeps_review(std::string_view folded) {
    static constexpr std::array<std::string_view, 20> kWords{"giữa",  "đầu",  "cuối",  "nhiệm", "kỳ",   "bước", "năm",
                                                             "tháng", "việc", "công",  "tác",   "kết",  "quả",  "tình",
                                                             "hình",  "quá",  "trình", "triển", "khai", "và"};
    return std::find(kWords.begin(), kWords.end(), folded) != kWords.end();
}

/// "Tổng kết 10 năm" before `begin`: start of the review verb, npos otherwise.
std::size_t review_before(const Words& words, std::size_t begin) {
    std::size_t end = words.back_space(begin);
    for (int steps = 0; steps < 12 && end > 0; ++steps) {
        if (words.text()[end - 1] == ',') {
            end = words.back_space(end - 1);
            continue;
        }
        std::size_t token = end;
        while (token > 0 && words.digit_at(token - 1)) --token;
        if (token < end) {
            end = words.back_space(token);
            continue;
        }
        const Span word = words.word_before(end);
        if (word.empty()) return Words::npos;
        const std::string_view folded = fold_word(words.slice(word));
        if (folded == "kết") {
            for (const char* verb : {"tổng kết", "sơ kết"}) {
                if (const std::size_t start = words.match_backward(end, verb); start != Words::npos) return start;
            }
        }
        if (folded == "giá") {
            if (const std::size_t start = words.match_backward(end, "đánh giá"); start != Words::npos) return start;
        }
        if (!keeps_review(folded)) return Words::npos;
        end = words.back_space(word.begin);
    }
    return Words::npos;
}

/// "quy định chi tiết một số điều và biện pháp để … hướng dẫn thi hành": start of the first words, npos otherwise.
std::size_t detail_before(const Words& words, std::size_t begin, std::size_t floor) {
    std::size_t at = begin;
    for (int steps = 0; steps < 18 && at > floor;) {
        const std::size_t before = words.previous(at);
        if (!words.letter_at(before)) {
            if (words.text()[before] == ';') return Words::npos;
            at = before;
            continue;
        }
        ++steps;
        const Span word = words.word_before(at);
        if (fold_word(words.slice(word)) == "tiết") return match_cue(words, word.end, "quy định chi tiết");
        at = word.begin;
    }
    return Words::npos;
}

/// The nearest governing words before `end`, not before `floor`. Stops at a clause's end (";", ":" unless `across`).
Cue find_cue(const Words& words, std::size_t end, std::size_t floor, bool across_clauses) {
    const std::string_view p = words.text();
    const CueIndex& index = cue_index();
    std::size_t at = end;
    for (int steps = 0; steps < kCueWords && at > floor;) {
        const std::size_t before = words.previous(at);
        if (!words.letter_at(before)) {
            if (p[before] == ';' && !across_clauses) break;
            at = before;
            continue;
        }
        ++steps;
        const Span word = words.word_before(at);
        if (word.begin < floor) break;
        // "… tại Tờ trình số": where something stands, whatever governs the clause; "theo quy định tại" is a phrase.
        if (steps == 1 && fold_word(words.slice(word)) == "tại" &&
            match_cue(words, word.end, "quy định tại") == Words::npos) {
            return {true, Relation::mentions, word};
        }
        const bool may_end_cue = cue_endings()[static_cast<unsigned char>(p[word.end - 1])];
        const auto found = may_end_cue ? index.find(fold_word(words.slice(word))) : index.end();
        if (found != index.end()) {
            for (const CuePhrase* cue : found->second) {
                std::size_t begin = match_cue(words, word.end, cue->words);
                if (begin == Words::npos || begin < floor) continue;
                Cue result{true, cue->relation, {static_cast<Offset>(begin), word.end}};
                // "quy định" and "hướng dẫn" as nouns in capitals are type words, not verbs.
                if ((cue->words == "hướng dẫn" || cue->words == "tổng kết") && words.upper_at(begin) &&
                    cue->words == "hướng dẫn" && begin > floor)
                    continue;
                if (cue->relation == Relation::guides ||
                    (cue->relation == Relation::implements && cue->words == "thi hành")) {
                    if (const std::size_t detail = detail_before(words, begin, floor); detail != Words::npos) {
                        result.relation = Relation::details;
                        result.span.begin = static_cast<Offset>(detail);
                    }
                }
                if (cue->relation == Relation::implements || cue->relation == Relation::continues) {
                    if (const std::size_t review = review_before(words, begin);
                        review != Words::npos && review >= floor) {
                        result.relation = Relation::reviews;
                        result.span.begin = static_cast<Offset>(review);
                    } else if (match_cue(words, words.back_space(begin), "ban chỉ đạo") != Words::npos) {
                        result.relation = Relation::mentions;
                    }
                }
                return result;
            }
        }
        at = word.begin;
    }
    return {};
}

/// Position of a clause or sentence end between two offsets, npos when they stand in one clause.
std::size_t clause_break(const Words& words, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
        const char c = words.text()[i];
        if (c == ';' || ((c == '.' || c == '?' || c == '!') && words.ends_sentence(i))) return i;
    }
    return Words::npos;
}

/// The last comma inside (from, to), npos when there is none; looks back no further than a subject is long.
std::size_t last_comma(std::string_view p, std::size_t from, std::size_t to) {
    const std::size_t floor = to > from + kLongestSubject ? to - kLongestSubject : from + 1;
    if (floor >= to) return Words::npos;
    const std::size_t comma = p.substr(floor, to - floor).rfind(',');
    return comma == std::string_view::npos ? Words::npos : floor + comma;
}

/// A comma between the offsets that is no part of a verb chain ("sửa đổi, bổ sung", "triển khai, thực hiện").
bool has_plain_comma(const Words& words, std::size_t from, std::size_t to) {
    const std::string_view p = words.text();
    for (std::size_t i = p.find(',', from); i < to; i = p.find(',', i + 1)) {
        const Span next = words.word_at(words.skip_space(i + 1));
        const std::string_view folded = next.empty() ? std::string_view{} : fold_word(words.slice(next));
        if (folded != "bổ" && folded != "thực" && folded != "triển" && folded != "tổ" && folded != "quán") return true;
    }
    return false;
}

std::size_t start_of(const Citation& citation) {
    return citation.provision_span.empty() ? citation.raw.begin : citation.provision_span.begin;
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
        static constexpr std::array<std::string_view, 12> kWords{"và",   "gắn", "với",  "cùng", "việc",  "thực",
                                                                 "hiện", "các", "tiếp", "tục",  "triển", "khai"};
        if (std::find(kWords.begin(), kWords.end(), fold_word(words.slice(word))) == kWords.end()) return false;
        i = word.end;
    }
}

/// "A được sửa đổi, bổ sung bởi B": the relation of B to A when only these words stand between.
Cue passive_between(const Words& words, std::size_t from, std::size_t to) {
    const std::size_t end = words.back_space(to);
    std::size_t agent = Words::npos;
    for (const char* word : {"bởi", "bằng", "tại", "theo"}) {
        if (agent == Words::npos) agent = words.match_backward(end, word);
    }
    if (agent == Words::npos || agent < from) return {};
    std::size_t i = words.skip_comma(from);
    if (i < words.text().size() && words.text()[i] == '(') i = words.skip_space(i + 1);
    if (const std::size_t already = words.match_forward(i, "đã"); already != 0) i = words.skip_space(already);
    const std::size_t passive = words.match_forward(i, "được");
    const std::size_t suffered = passive != 0 ? passive : words.match_forward(i, "bị");
    if (suffered == 0 || suffered > agent) return {};
    Cue cue = find_cue(words, agent, suffered, false);
    if (cue.found && agent - suffered > 60) cue.found = false;
    return cue;
}

/// What a holder does to another instrument in its own right: "A … thay thế B".
bool acts_on_other(Relation relation) {
    return relation == Relation::replaces || relation == Relation::repeals || relation == Relation::amends ||
           relation == Relation::supplements;
}

/// Only the verb (and a comma) stands between a holder's last words and the citation.
bool verb_alone(const Words& words, const Cue& cue, std::size_t from, std::size_t start) {
    const std::size_t before = words.back_space(cue.span.begin);
    const bool after_comma = before > from && words.text()[before - 1] == ',';
    const bool adjacent = words.skip_space(cue.span.end) >= start || start - cue.span.end < 40;
    return adjacent && (after_comma || before >= from);
}

}  // namespace

std::optional<Relation> lead_in(const Words& words, structure::Role role) {
    const std::string_view p = words.text();
    const std::size_t end = words.back_space(p.size());
    const bool opens_list = end > 0 && p[end - 1] == ':';
    if (!opens_list && role != structure::Role::heading) return std::nullopt;
    const Cue cue = find_cue(words, end, end > 400 ? end - 400 : 0, true);
    if (!cue.found) return std::nullopt;
    if (!opens_list && cue.relation != Relation::based_on && !acts_on_other(cue.relation)) return std::nullopt;
    return cue.relation;
}

void relate(const Words& words, structure::Role role, std::optional<Relation> lead, std::vector<Citation>& found,
            std::int32_t first) {
    const std::string_view p = words.text();
    std::size_t top = Words::npos;      // the last citation that the document itself makes
    std::size_t sibling = Words::npos;  // the last citation at all
    for (std::size_t k = 0; k < found.size(); ++k) {
        Citation& citation = found[k];
        if (citation.form == Form::self) continue;
        citation.provision_span = citation.form == Form::anaphor ? Span{} : provision_before(words, citation.raw.begin);
        if (!citation.provision_span.empty()) {
            citation.provision = words.plain(citation.provision_span);
            citation.extent.begin = citation.provision_span.begin;
        }
        const std::size_t start = start_of(citation);
        const bool grouped = sibling != Words::npos && citation.group != 0 && found[sibling].group == citation.group;

        if (sibling != Words::npos && !grouped) {
            if (const Cue passive = passive_between(words, found[sibling].extent.end, start); passive.found) {
                citation.cited_by = first + static_cast<std::int32_t>(sibling);
                citation.relation = passive.relation;
                citation.cue = passive.span;
                continue;
            }
        }
        // Where does it stand: in the subject of the one before, or in the document's own clause?
        std::size_t parent = Words::npos;
        bool chained = false;
        if (top != Words::npos && !grouped) {
            const Citation& holder = found[top];
            const std::size_t subject = subject_begin(words, words.skip_comma(holder.extent.end));
            if (subject != Words::npos && subject < start && start - subject < kLongestSubject &&
                clause_break(words, subject, start) == Words::npos) {
                if (sibling != top && found[sibling].cited_by == first + static_cast<std::int32_t>(top)) {
                    chained = continues_chain(words, found[sibling].extent.end, start);
                    if (chained) parent = top;
                } else {
                    const Cue cue = find_cue(words, start, subject, false);
                    const bool verb_opens = cue.found && cue.span.begin >= subject;
                    if (verb_opens && !has_plain_comma(words, subject, start)) parent = top;
                }
            }
        }
        if (parent == Words::npos && top != Words::npos && sibling == top && !grouped &&
            !acts_on_other(found[top].relation)) {
            const Cue cue = find_cue(words, start, found[top].extent.end, false);
            if (cue.found && acts_on_other(cue.relation) && start - found[top].extent.end < kLongestSubject &&
                clause_break(words, found[top].extent.end, start) == Words::npos &&
                verb_alone(words, cue, found[top].extent.end, start)) {
                parent = top;
            }
        }
        if (grouped) {
            citation.cited_by = found[sibling].cited_by;
            citation.relation = found[sibling].relation;
            citation.cue = found[sibling].cue;
            if (citation.cited_by < 0) top = k;
            sibling = k;
            continue;
        }
        if (parent != Words::npos) {
            citation.cited_by = first + static_cast<std::int32_t>(parent);
            const std::size_t floor = sibling == parent ? found[parent].extent.end : found[sibling].extent.end;
            Cue cue = find_cue(words, start, floor, false);
            if (!cue.found && sibling != parent) {
                citation.relation = found[sibling].relation;
                citation.cue = found[sibling].cue;
            } else {
                citation.relation = cue.relation;
                citation.cue = cue.span;
            }
            sibling = k;
            continue;
        }

        // The document's own clause: words since the last own citation's end, else what governed that one.
        const std::size_t sentence = words.sentence_begin(start, kSentenceWindow);
        const std::size_t floor = top != Words::npos && found[top].extent.end > sentence
                                      ? std::max<std::size_t>(found[top].extent.end, found[sibling].extent.end)
                                      : sentence;
        const bool continues_sentence = floor > sentence;
        Cue cue = find_cue(words, start, floor, !continues_sentence);
        // Words inside the last one's subject govern nothing here: only those after its clause count.
        if (cue.found && continues_sentence) {
            const std::size_t subject = subject_begin(words, words.skip_comma(found[top].extent.end));
            if (subject != Words::npos) {
                std::size_t clause = clause_break(words, subject, std::min(start, subject + kLongestSubject));
                if (clause == Words::npos) {
                    // No semicolon: the clause of the document starts at the last comma before the cue.
                    const std::size_t comma = last_comma(p, subject, cue.span.begin);
                    clause = comma;
                }
                if (clause == Words::npos || cue.span.begin < clause) cue.found = false;
            }
        }
        if (!cue.found && continues_sentence) {
            citation.relation = found[top].relation;
            citation.cue = found[top].cue;
        } else if (cue.found) {
            citation.relation = cue.relation;
            citation.cue = cue.span;
        }
        // What the document itself goes on with, it carries out.
        if (citation.relation == Relation::continues) citation.relation = Relation::implements;
        if (!cue.found && !continues_sentence) {
            if (lead) citation.relation = *lead;
            if (role == structure::Role::can_cu) citation.relation = Relation::based_on;
        }
        // "Hướng dẫn số … hết hiệu lực": said after the instrument.
        const std::size_t after = words.skip_space(citation.extent.end);
        if (const std::size_t ended = words.match_forward(after, "hết hiệu lực"); ended != 0) {
            citation.relation = Relation::repeals;
            citation.cue = {static_cast<Offset>(after), static_cast<Offset>(ended)};
        }
        top = k;
        sibling = k;
    }

    // Subjects: from "về" to the end of the clause, or to the next citation of the document's own.
    for (std::size_t k = 0; k < found.size(); ++k) {
        Citation& citation = found[k];
        if (citation.form == Form::self || citation.form == Form::anaphor) continue;
        const std::size_t begin = subject_begin(words, words.skip_comma(citation.extent.end));
        if (begin == Words::npos) continue;
        std::size_t end = std::min(words.sentence_end(begin, 1200), p.size());
        for (std::size_t i = begin; i < end; ++i) {
            if (p[i] == ';') end = i;
            if (p[i] == '(' &&
                (words.match_forward(i + 1, "sau đây") != 0 || words.match_forward(i + 1, "dưới đây") != 0 ||
                 words.match_forward(i + 1, "gọi") != 0)) {
                end = i;
            }
        }
        const std::int32_t own = first + static_cast<std::int32_t>(k);
        for (std::size_t next = k + 1; next < found.size() && found[next].raw.begin < end; ++next) {
            // A citation that stands inside this subject belongs to it; so does what its own subject holds.
            std::int32_t holder = found[next].cited_by;
            while (holder > own) holder = found[static_cast<std::size_t>(holder - first)].cited_by;
            if (holder == own && !(acts_on_other(found[next].relation) && found[next].cue.begin > begin)) continue;
            std::size_t cut = std::min<std::size_t>(
                start_of(found[next]),
                found[next].cue.empty() || found[next].cue.begin < begin ? p.size() : found[next].cue.begin);
            if (const std::size_t comma = last_comma(p, begin, cut); comma != Words::npos) cut = comma;
            end = std::min(end, cut);
            break;
        }
        end = words.back_space(end);
        if (end > begin) citation.subject = {static_cast<Offset>(begin), static_cast<Offset>(end)};
    }
}

}  // namespace doichieu::citation

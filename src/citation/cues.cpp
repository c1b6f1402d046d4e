#include "citation/cues.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "citation/grammar.h"
#include "legal/embedded_table.h"

namespace doichieu::citation {

using namespace std::string_view_literals;
namespace {

using base::Offset;
using base::Span;
using legal::Relation;

constexpr int kCueWords = 60;
constexpr std::size_t kLongestPhrase = 12;    // words
constexpr std::size_t kLongestBracket = 200;  // bytes
constexpr std::size_t kNear = 24;             // bytes between words that reach no further and what they govern

/// End of the word before `begin`; a comma between the words of a phrase is passed over ("sửa đổi, bổ sung").
std::size_t end_of_word_before(const Words& words, std::size_t begin) {
    const std::size_t end = words.back_space(begin);
    return end > 0 && words.text()[end - 1] == ',' ? words.back_space(end - 1) : end;
}

/// Start of the phrase that ends at `end`, npos when it does not.
std::size_t match_phrase(const Words& words, std::size_t end, std::string_view phrase) {
    while (true) {
        const std::size_t space = phrase.rfind(' ');
        const Span word = words.word_before(end);
        if (word.empty() || fold_word(words.slice(word)) != phrase.substr(space + 1)) return Words::npos;
        if (space == std::string_view::npos) return word.begin;
        phrase = phrase.substr(0, space);
        end = end_of_word_before(words, word.begin);
    }
}

/// Words between a review verb and "thực hiện" that keep the two in one phrase: "Tổng kết 10 năm thực hiện".
bool keeps_review(FoldedWord folded) {
    static const WordSet words{"giữa", "đầu", "cuối", "nhiệm", "kỳ",  "bước",  "năm",   "tháng", "việc", "công", "tác",
                               "kết",  "quả", "tình", "hình",  "quá", "trình", "triển", "khai",  "và",   "một",  "hai",
                               "ba",   "bốn", "sáu",  "bảy",   "tám", "chín",  "mười",  "lãnh",  "đạo",  "chỉ",  "tổ",
                               "chức", "đẩy", "mạnh", "hơn",   "gần", "ban",   "tiếp",  "tục"};
    return words.contains(folded);
}

/// "kết quả", "… về tình hình" that end at `end`: their start, npos otherwise. At the head of its sentence "Tình hình thực
/// hiện …" only reports.
std::size_t looked_back_on(const Words& words, std::size_t end) {
    const std::size_t result = words.match_backward(end, "kết quả");
    if (result != Words::npos) return result;
    const std::size_t state = words.match_backward(end, "tình hình");
    if (state == Words::npos) return Words::npos;
    static const WordSet kBefore{"về", "và", "nghe", "cáo"};
    return kBefore.contains(words.folded_before(words.back_space(state)).word) ? state : Words::npos;
}

/// "Tổng kết 10 năm", "kết quả 10 năm", "tình hình" before `begin`: start of the review verb or else of what is looked
/// back on, npos otherwise.
std::size_t review_before(const Words& words, std::size_t begin) {
    static constexpr std::array<std::string_view, 10> kVerbs{
        "tổng kết",          "sơ kết",   "đánh giá", "kiểm điểm", "báo cáo kết quả",
        "báo cáo tình hình", "tông kết", "sơ kêt",   "kiểm điêm", "tổng kêt"};
    static const WordSet kLast{"kết", "giá", "điểm", "quả", "hình", "điêm", "kêt"};
    std::size_t end = words.back_space(begin);
    std::size_t matter = Words::npos;
    for (int steps = 0; steps < 14 && end > 0; ++steps) {
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
        if (word.empty()) return matter;
        const FoldedWord folded = fold_word(words.slice(word));
        if (kLast.contains(folded)) {
            for (const std::string_view verb : kVerbs) {
                if (const std::size_t start = words.match_backward(end, verb); start != Words::npos) return start;
            }
            if (matter == Words::npos) matter = looked_back_on(words, end);
        }
        if (!keeps_review(folded)) return matter;
        end = words.back_space(word.begin);
    }
    return matter;
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
        const std::string_view folded = fold_word(words.slice(word));
        if (folded == "tiết" || folded == "tiêt") {
            return match_phrase(words, words.back_space(word.begin), "quy định chi");
        }
        at = word.begin;
    }
    return Words::npos;
}

/// "không áp dụng", "không còn thực hiện": the verb is denied; an act also when it has not been done, "chưa sửa đổi".
bool is_denied(const Words& words, std::size_t begin, bool is_act) {
    std::size_t end = words.back_space(begin);
    for (const std::string_view word : {"được"sv, "còn"sv, "phải"sv}) {
        if (const std::size_t before = words.match_backward(end, word); before != Words::npos)
            end = words.back_space(before);
    }
    return words.match_backward(end, "không") != Words::npos ||
           (is_act && words.match_backward(end, "chưa") != Words::npos);
}

/// Between an act and the citation stands what is acted on instead: "bổ sung kinh phí cho Đề án …", "bãi bỏ những quy
/// định trái với Luật …", "thay thế cụm từ … tại Nghị quyết …".
bool has_other_object(const Words& words, std::size_t from, std::size_t to) {
    static constexpr std::array<std::string_view, 8> kObjects{"kinh phí", "trái với", "cụm từ",  "nguồn lực",
                                                              "nhân lực", "biên chế", "dự toán", "trái quy định"};
    for (std::size_t at = from; at < to;) {
        const Span word = words.word_at(at);
        if (word.empty()) {
            at += words.length_at(at);
            continue;
        }
        for (const std::string_view object : kObjects) {
            if (words.match_forward(at, object) != 0) return true;
        }
        at = word.end;
    }
    return false;
}

/// "sửa đổi một số nội dung tại": parts of the instrument alone stand between.
bool names_only_parts(const Words& words, std::size_t from, std::size_t to) {
    static const WordSet kParts{"một",  "số",  "nội", "dung", "điều", "khoản",
                                "điểm", "các", "quy", "định", "mục",  "khác"};
    for (std::size_t at = from; at < to;) {
        const Span word = words.word_at(at);
        if (!word.empty() && !kParts.contains(fold_word(words.slice(word)))) return false;
        at = word.empty() ? at + words.length_at(at) : word.end;
    }
    return true;
}

/// "thực hiện nhiệm vụ được giao tại", "theo chỉ đạo của … tại": the place of what is carried out. All else that stands
/// somewhere is only mentioned.
Cue cue_before_place(const Words& words, Span place, const Cue& cue, std::size_t floor) {
    if (!cue.found) return {true, Relation::mentions, place};
    if (acts_on_other(cue.relation) && names_only_parts(words, cue.span.end, place.begin)) return cue;
    if (cue.relation != Relation::implements) return {true, Relation::mentions, place};
    std::size_t clause = words.back_space(cue.span.begin);
    const bool opens = clause <= floor || !words.alphanumeric_before(clause);
    const bool task =
        words.match_forward(cue.span.begin, "thực hiện") != 0 || words.match_forward(cue.span.begin, "triển khai") != 0;
    bool told = words.match_forward(cue.span.begin, "theo hướng dẫn") != 0;
    for (const std::string_view word :
         {"chỉ đạo"sv, "kết luận"sv, "hướng dẫn"sv, "ý kiến"sv, "yêu cầu"sv, "nội dung"sv}) {
        told |= words.match_forward(words.skip_space(cue.span.end), word) != 0;
    }
    if (opens && (task || told)) return cue;
    return {true, Relation::mentions, place};
}

/// The phrase at [begin, end), judged by what stands around it.
std::optional<Cue> cue_at(const Words& words, std::size_t begin, std::size_t end, const CuePhrase& phrase,
                          std::size_t floor, std::size_t citation) {
    if (begin < floor) return std::nullopt;
    Cue cue{true, phrase.relation, {static_cast<Offset>(begin), static_cast<Offset>(end)}};
    // "Hướng dẫn" as a noun in capitals is a type word, no verb.
    if (phrase.words == "hướng dẫn" && words.upper_at(begin) && begin > floor) return std::nullopt;
    // "giới thiệu những nội dung cốt lõi của …" is no introduction of the instrument itself.
    if (phrase.near && citation > end + kNear) return std::nullopt;
    // "hướng dẫn áp dụng một số quy định của Bộ luật …": the verb before governs.
    if (phrase.words == "quy định của" && words.match_backward(words.back_space(begin), "một số") != Words::npos)
        return std::nullopt;
    // "Hồ sơ kèm theo: Báo cáo số …": papers that go with this one.
    if (phrase.relation == Relation::promulgates && words.text().substr(words.skip_space(end), 1) == ":")
        return Cue{true, Relation::mentions, span_of(begin, end)};
    // "Ban Chấp hành" carries out nothing.
    if (phrase.words == "chấp hành" && words.folded_before(words.back_space(begin)).word == "ban") return std::nullopt;
    // "thay Thông tư …", but "thay đổi", "thay mặt".
    if (phrase.words == "thay" && words.skip_space(end) < citation) return std::nullopt;
    const bool is_act = acts_on_other(phrase.relation);
    if (is_denied(words, begin, is_act) || (is_act && has_other_object(words, end, citation))) {
        cue.relation = Relation::mentions;
        return cue;
    }
    if (cue.relation == Relation::guides || (cue.relation == Relation::implements && phrase.words == "thi hành")) {
        if (const std::size_t detail = detail_before(words, begin, floor); detail != Words::npos) {
            cue.relation = Relation::details;
            cue.span.begin = static_cast<Offset>(detail);
        }
    }
    if ((cue.relation == Relation::implements && !phrase.words.ends_with("theo")) ||
        cue.relation == Relation::continues) {
        if (const std::size_t review = review_before(words, begin); review != Words::npos && review >= floor) {
            cue.relation = Relation::reviews;
            cue.span.begin = static_cast<Offset>(review);
        } else if (match_phrase(words, words.back_space(begin), "ban chỉ đạo") != Words::npos ||
                   match_phrase(words, words.back_space(begin), "tổ công tác") != Words::npos) {
            cue.relation = Relation::mentions;
        }
    }
    return cue;
}

/// What the phrases say that end with `last`, whose node is `node`: the longest that holds here.
std::optional<Cue> cue_ending_with(const Words& words, Span last, const CueTree::Node* node, std::size_t floor,
                                   std::size_t citation) {
    struct Begun {
        const CueTree::Node* node;
        std::size_t begin;
    };
    std::array<Begun, kLongestPhrase> begun;  // `count` of them are set
    std::size_t count = 0;
    Span word = last;
    while (count < begun.size()) {
        begun[count++] = {node, word.begin};
        if (!node->goes_on) break;
        word = words.word_before(end_of_word_before(words, word.begin));
        if (word.empty()) break;
        node = cue_tree().next(*node, fold_word(words.slice(word)));
        if (node == nullptr) break;
    }
    while (count-- > 0) {
        for (const CuePhrase& phrase : begun[count].node->phrases) {
            if (auto cue = cue_at(words, begun[count].begin, last.end, phrase, floor, citation)) return cue;
        }
    }
    return std::nullopt;
}

/// The nearest phrase before `end` that governs what begins at `citation`.
Cue nearest_cue(const Words& words, std::size_t end, std::size_t floor, std::size_t citation, bool across_clauses) {
    std::size_t at = end;
    for (int steps = 0; steps < kCueWords && at > floor;) {
        if (words.text()[at - 1] == ' ') {
            --at;
            continue;
        }
        const Span word = words.word_before(at);
        if (word.empty()) {
            const std::size_t before = words.previous(at);
            if (words.text()[before] == ';' && !across_clauses) break;
            if (words.text()[before] == '|') break;  // another cell
            if (words.text()[before] == ')') {
                // What stands in brackets governs nothing behind them: "Cương lĩnh … (bổ sung năm 2011), Nghị quyết …".
                const std::size_t open = words.text().rfind('(', before);
                if (open != std::string_view::npos && open >= floor && before - open < kLongestBracket) {
                    at = open;
                    continue;
                }
            }
            at = before;
            continue;
        }
        ++steps;
        if (word.begin < floor) break;
        if (const CueTree::Node* const node = cue_tree().ending_with(fold_word(words.slice(word)))) {
            if (const auto cue = cue_ending_with(words, word, node, floor, citation)) return *cue;
        }
        at = word.begin;
    }
    return {};
}

}  // namespace

bool acts_on_other(Relation relation) {
    return relation == Relation::replaces || relation == Relation::repeals || relation == Relation::amends ||
           relation == Relation::supplements;
}

Cue find_cue(const Words& words, std::size_t end, std::size_t floor, bool across_clauses) {
    const std::size_t last = words.back_space(end);
    const std::size_t place =
        words.folded_before(last).word == "tại" ? words.folded_before(last).span.begin : Words::npos;
    // "theo quy định tại" is a phrase of its own.
    if (place == Words::npos || place < floor || match_phrase(words, last, "quy định tại") != Words::npos) {
        return nearest_cue(words, end, floor, end, across_clauses);
    }
    const Span span{static_cast<Offset>(place), static_cast<Offset>(last)};
    return cue_before_place(words, span, nearest_cue(words, place, floor, end, false), floor);
}

std::vector<CueRow> cue_rows() {
    std::vector<CueRow> rows;
    legal::for_each_row("grammar/relation_cues.tsv", 4, [&](const auto& row) {
        rows.push_back({row[0], row[1], row[3]});
    });
    return rows;
}

}  // namespace doichieu::citation

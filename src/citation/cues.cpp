#include "citation/cues.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "legal/embedded_table.h"
#include "text/tones.h"
#include "text/utf8.h"

namespace doichieu::citation {

using namespace std::string_view_literals;
namespace {

using base::Offset;
using base::Span;
using legal::Relation;

constexpr std::string_view kTable = "grammar/relation_cues.tsv";
constexpr int kCueWords = 60;
constexpr std::size_t kLongestPhrase = 12;    // words
constexpr std::size_t kLongestBracket = 200;  // bytes
constexpr std::size_t kNear = 24;             // bytes between words that reach no further and what they govern

/// "thực" → "thưc": what OCR makes of a syllable whose tone mark it lost.
std::string without_tones(std::string_view syllable) {
    std::string out;
    for (std::size_t at = 0; at < syllable.size();) {
        const text::CodePoint point = text::decode(syllable, at);
        const text::Vowel vowel = text::vowel_of(point.value);
        text::append_utf8(out, vowel ? vowel.toneless : point.value);
        at += point.length;
    }
    return out;
}

struct Phrase {
    std::string_view words;
    Relation relation = Relation::mentions;
    bool near = false;
};

/// The table's phrases, word by word from the last to the first; also with one syllable that lost its tone, for phrases
/// that are long enough to be told all the same.
class Phrases {
  public:
    struct Node {
        std::uint32_t index = 0;
        bool goes_on = false;         ///< longer phrases end in the same words
        std::vector<Phrase> phrases;  ///< those that begin here
    };

    static const Phrases& instance() {
        static const Phrases phrases;
        return phrases;
    }

    /// Null for most words, which a bit of their hash refuses.
    [[nodiscard]] const Node* ending_with(FoldedWord word) const {
        return may_end_[word.hash() % kBits] ? next(nodes_.front(), word) : nullptr;
    }
    /// The node of one more word before those of `node`.
    [[nodiscard]] const Node* next(const Node& node, FoldedWord word) const {
        for (std::size_t at = slot_of(node.index, word.hash());; at = (at + 1) % kSlots) {
            const Step& step = steps_[at];
            if (step.to == 0) return nullptr;
            if (step.hash == word.hash() && step.from == node.index && word == step.word) return &nodes_[step.to];
        }
    }

  private:
    static constexpr std::size_t kBits = 4096;
    static constexpr std::size_t kSlots = 2048;  ///< at least twice as many as there are steps

    /// Open addressing: from a node with a word to another one, which is never the root.
    struct Step {
        std::uint64_t hash = 0;  ///< text::hash_of_word(word)
        std::string_view word;
        std::uint32_t from = 0;
        std::uint32_t to = 0;
    };

    Phrases() : steps_(kSlots), nodes_(1) {
        legal::for_each_row(kTable, 3, [&](const std::vector<std::string_view>& row) {
            const Relation relation = legal::parse_relation(row[1]).value_or(Relation::mentions);
            const bool near = row[2] == "near";
            add({row[0], relation, near});
            if (row[0].find(' ') == std::string_view::npos) return;
            for (std::size_t begin = 0; begin < row[0].size();) {
                const std::size_t end = std::min(row[0].find(' ', begin), row[0].size());
                std::string damaged(row[0]);
                damaged.replace(begin, end - begin, without_tones(row[0].substr(begin, end - begin)));
                if (damaged != row[0]) add({damaged_.emplace_back(std::move(damaged)), relation, near});
                begin = end + 1;
            }
        });
        for (const Step& step : steps_) {
            if (step.to != 0 && step.from == 0) may_end_.set(step.hash % kBits);
        }
    }

    static std::size_t slot_of(std::uint32_t node, std::uint64_t hash) {
        return (hash + node * std::uint64_t{0x9E3779B9}) % kSlots;
    }

    void add(const Phrase& phrase) {
        std::uint32_t node = 0;
        for (std::string_view rest = phrase.words; !rest.empty();) {
            const std::size_t space = rest.rfind(' ');
            const std::string_view word = rest.substr(space + 1);
            rest = rest.substr(0, space == std::string_view::npos ? 0 : space);
            const std::uint64_t hash = text::hash_of_word(word);
            std::size_t at = slot_of(node, hash);
            while (steps_[at].to != 0 && (steps_[at].from != node || steps_[at].word != word)) at = (at + 1) % kSlots;
            if (steps_[at].to == 0) {
                nodes_[node].goes_on = true;
                steps_[at] = {hash, word, node, static_cast<std::uint32_t>(nodes_.size())};
                nodes_.push_back({steps_[at].to, false, {}});
            }
            node = steps_[at].to;
        }
        if (node != 0) nodes_[node].phrases.push_back(phrase);
    }

    std::vector<Step> steps_;
    std::vector<Node> nodes_;  ///< the root first
    std::deque<std::string> damaged_;
    std::bitset<kBits> may_end_;
};

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

/// "Tổng kết 10 năm" before `begin`: start of the review verb, npos otherwise.
std::size_t review_before(const Words& words, std::size_t begin) {
    static constexpr std::array<std::string_view, 10> kVerbs{
        "tổng kết",          "sơ kết",   "đánh giá", "kiểm điểm", "báo cáo kết quả",
        "báo cáo tình hình", "tông kết", "sơ kêt",   "kiểm điêm", "tổng kêt"};
    static const WordSet kLast{"kết", "giá", "điểm", "quả", "hình", "điêm", "kêt"};
    std::size_t end = words.back_space(begin);
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
        if (word.empty()) return Words::npos;
        const FoldedWord folded = fold_word(words.slice(word));
        if (kLast.contains(folded)) {
            for (const std::string_view verb : kVerbs) {
                if (const std::size_t start = words.match_backward(end, verb); start != Words::npos) return start;
            }
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
    static const WordSet kParts{"một", "số", "nội", "dung", "điều", "khoản", "điểm", "các", "quy", "định", "mục"};
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
std::optional<Cue> cue_at(const Words& words, std::size_t begin, std::size_t end, const Phrase& phrase,
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
std::optional<Cue> cue_ending_with(const Words& words, Span last, const Phrases::Node* node, std::size_t floor,
                                   std::size_t citation) {
    struct Begun {
        const Phrases::Node* node;
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
        node = Phrases::instance().next(*node, fold_word(words.slice(word)));
        if (node == nullptr) break;
    }
    while (count-- > 0) {
        for (const Phrase& phrase : begun[count].node->phrases) {
            if (auto cue = cue_at(words, begun[count].begin, last.end, phrase, floor, citation)) return cue;
        }
    }
    return std::nullopt;
}

/// The nearest phrase before `end` that governs what begins at `citation`.
Cue nearest_cue(const Words& words, std::size_t end, std::size_t floor, std::size_t citation, bool across_clauses) {
    const Phrases& phrases = Phrases::instance();
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
        if (const Phrases::Node* const node = phrases.ending_with(fold_word(words.slice(word)))) {
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
    legal::for_each_row(kTable, 4, [&](const auto& row) { rows.push_back({row[0], row[1], row[3]}); });
    return rows;
}

}  // namespace doichieu::citation

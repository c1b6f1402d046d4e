#include "citation/body_names.h"

#include <algorithm>
#include <string_view>

#include "citation/phrase_list.h"
#include "citation/type_words.h"

namespace doichieu::citation {
namespace {

/// Lists of corpus/grammar/phrases.tsv about names of bodies.
struct BodyPhrases {
    PhraseList begins{"body_begins"};  ///< beside the registry's own names
    PhraseList holds{"body_holds"};    ///< words in small letters, beside those of the registry's own names
    PhraseList ends_before{"body_ends_before"};
    PhraseList verbs{"verb_after_body"};  ///< their first word may also stand in a name: "Văn phòng … thông báo …"
    PhraseList headings{"heading_after_body"};
    PhraseList after_and{"body_goes_on_after_and"};
    PhraseList after_comma{"body_goes_on_after_comma"};
    PhraseList central_tasks{"task_of_central_committee"};

    static const BodyPhrases& instance() {
        static const BodyPhrases phrases;
        return phrases;
    }
};

/// End of "Trung ương về phòng, chống tham nhũng" behind "Ban Chỉ đạo": what the central committees are about belongs to
/// their names. 0 when it does not stand at `end`.
std::size_t committee_of_the_centre(const Words& words, std::size_t end) {
    if (words.match_backward(end, "trung ương") == Words::npos) return 0;
    const std::size_t about = words.match_forward(words.skip_space(end), "về");
    if (about == 0) return 0;
    const std::size_t begin = words.skip_space(about);
    const auto* const tasks = BodyPhrases::instance().central_tasks.beginning_with(words.folded_at(begin).word);
    if (tasks == nullptr) return 0;
    for (std::string_view task : *tasks) {
        std::size_t at = about;
        while (!task.empty() && at != 0) {
            const std::string_view word = task.substr(0, task.find(' '));
            task.remove_prefix(std::min(word.size() + 1, task.size()));
            at = words.match_forward(words.skip_comma(at), word);
        }
        if (at != 0) return at;
    }
    return 0;
}

/// Words whose bodies are told apart by their number: "Quân khu 5", "Sư đoàn 324", "Quận 12".
bool bears_a_number(const Words& words, std::size_t end) {
    static const WordSet kLast{"khu", "đoàn", "vùng", "quận", "phường", "phố", "thôn", "ấp", "cục", "vực"};
    static const WordSet kNoUnit{"đặc", "phân", "liên", "công"};
    const auto [last, folded] = words.folded_before(end);
    if (!kLast.contains(folded)) return false;
    const base::Span before = words.word_before(words.back_space(last.begin));
    return before.empty() || !kNoUnit.contains(fold_word(words.slice(before)));
}

}  // namespace

/// End of the longest known name that begins with the word `first`, whatever stands between its words ("Bộ Văn hóa, Thể
/// thao và Du lịch"); 0 for none.
std::size_t BodyNames::known_name_end(const Words& words, base::Span first, FoldedWord folded) const {
    using registry::NameTree;
    std::size_t end = 0;
    base::Span last = first;
    for (NameTree::Node node = known_.next(NameTree::kBegin, folded); node != NameTree::kNone;
         node = known_.next(node, fold_word(words.slice(last)))) {
        if (NameTree::ends_name(node)) end = last.end;
        std::size_t i = words.skip_space(last.end);
        if (i < words.text().size() && (words.text()[i] == ',' || words.dash_at(i) != 0)) {
            i = words.skip_space(i + std::max<std::size_t>(words.dash_at(i), 1));
        }
        last = words.word_at(i);
        if (last.empty()) break;
    }
    return end;
}

std::size_t BodyNames::name_end(const Words& words, std::size_t at) const {
    const base::Span first = words.word_at(at);
    if (first.empty()) return 0;
    const FoldedWord first_folded = fold_word(words.slice(first));
    const BodyPhrases& phrases = BodyPhrases::instance();
    std::size_t end = known_name_end(words, first, first_folded);
    if (end == 0) {
        // In lower case only before a name of its own: "sở GD&ĐT", "xã Khe Luông".
        const bool named = words.upper_at(at) || words.upper_at(words.skip_space(first.end));
        end = named ? phrases.begins.end_at(words, at) : 0;
        if (end == 0) return 0;
    }

    const auto stands_inside = [&](base::Span word, FoldedWord folded) {
        return known_.stands_inside(folded) || phrases.holds.end_at(words, word.begin) != 0;
    };
    bool after_upper = words.upper_at(at) && end == first.end;
    const bool committee = words.match_forward(at, "ban chỉ đạo") != 0 || words.match_forward(at, "hội đồng") != 0 ||
                           words.match_forward(at, "tiểu ban") != 0;
    if (const std::size_t country =
            words.match_forward(words.skip_space(end), "nước cộng hòa xã hội chủ nghĩa việt nam");
        country != 0)
        return country;
    // What goes on in the name: capitalised words, and lower-case words that stand in names of bodies.
    while (true) {
        std::size_t i = words.skip_space(end);
        if (words.text().substr(end, i - end).find('\t') != std::string_view::npos) break;  // another cell
        if (i == end && i < words.text().size() && words.dash_at(i) == 0 && words.text()[i] != '&' &&
            words.text()[i] != ',')
            break;
        // "GD&ĐT"
        if (i < words.text().size() && words.text()[i] == '&' && i == end && words.upper_at(i + 1)) {
            end = words.word_at(i + 1).end;
            continue;
        }
        // "Ban Chỉ đạo 35 Tỉnh ủy", "Đảng ủy Quân khu 5", "UBND Quận 12"
        if (words.digit_at(i) && (committee || bears_a_number(words, end))) {
            std::size_t number = i;
            while (words.digit_at(number)) ++number;
            if (number - i > 4 || words.alphanumeric_at(number) || words.slash_at(number) != 0 ||
                words.dash_at(number) != 0)
                break;
            end = number;
            after_upper = false;
            continue;
        }
        // "Sở Văn hóa, Thể thao và Du lịch"
        if (i < words.text().size() && words.text()[i] == ',') {
            const std::size_t next = words.skip_space(i + 1);
            const std::size_t more = words.upper_at(next) ? phrases.after_comma.end_at(words, next) : 0;
            if (more == 0) break;
            end = more;
            continue;
        }
        // "Lao động Thương binh & Xã hội"
        if (i < words.text().size() && words.text()[i] == '&' && words.upper_at(words.skip_space(i + 1))) {
            end = words.word_at(words.skip_space(i + 1)).end;
            after_upper = true;
            continue;
        }
        // "Lao động - Thương binh", "HĐND - UBND"
        if (const std::size_t dash = words.dash_at(i); dash != 0) {
            const std::size_t after = words.skip_space(i + dash);
            if (!words.upper_at(after)) break;
            i = after;
        }
        const base::Span word = words.word_at(i);
        if (word.empty()) break;
        const bool upper = words.upper_at(i);
        const FoldedWord folded = fold_word(words.slice(word));
        const bool all_capitals = upper && words.upper_at(i + words.length_at(i));
        if (folded == "và" && (!upper || all_capitals)) {
            const std::size_t after = words.skip_space(word.end);
            const base::Span next = words.word_at(after);
            const std::size_t more = words.upper_at(after) ? phrases.after_and.end_at(words, after) : 0;
            if (more == 0) break;
            if (!TypeWords::instance().at(words, after).type.empty()) break;  // "… và Công văn số …"
            end = std::max<std::size_t>(next.end, more);
            after_upper = end == next.end && !words.upper_at(after + words.length_at(after));
            continue;
        }
        // "… Chính phủ ban hành Kế hoạch": a verb, not "Ban hành".
        if (!upper && phrases.verbs.end_at(words, i) != 0) break;
        // "CHÍNH PHỦ BAN HÀNH NGHỊ ĐỊNH SỐ …", "Chính phủ Ban hành Chương trình"; not "Ban Hành chính".
        if (upper) {
            const std::size_t verb = std::max(words.match_forward(i, "ban hành"), words.match_forward(i, "phê duyệt"));
            const std::size_t second = words.skip_space(word.end);
            if (verb != 0 && words.upper_at(second) == all_capitals) break;
        }
        if (const std::size_t held = phrases.holds.end_at(words, i); held > word.end) {
            end = held;
            after_upper = false;
            continue;
        }
        // A name inside the name: "Bộ trưởng Bộ Nông nghiệp và Phát triển nông thôn", "Đảng bộ Tổng công ty".
        if (const std::size_t inner = upper ? known_name_end(words, word, folded) : 0; inner > word.end) {
            end = inner;
            after_upper = false;
            continue;
        }
        // "Tổng công ty", "Cảng hàng không"
        const std::size_t compound = folded == "công"   ? words.match_forward(i, "công ty")
                                     : folded == "hàng" ? words.match_forward(i, "hàng không")
                                                        : 0;
        if (!upper && compound != 0) {
            end = compound;
            continue;
        }
        // The second syllable of a capitalised word ("Pháp chế", "Y tế") needs no table, nor do the words of a task that
        // names a committee ("Ban Chỉ đạo các chương trình mục tiêu quốc gia").
        const bool free = committee || (after_upper && i == words.skip_space(end));
        if (!upper && (phrases.ends_before.end_at(words, i) != 0 || (!free && !stands_inside(word, folded)))) break;
        // The syllables of an abbreviation are in it: "UBKTTW còn lúng túng".
        after_upper = upper && !words.upper_at(i + words.length_at(i));
        if (upper && phrases.headings.end_at(words, i) != 0) break;
        // "Chủ tịch UBND xã V/v phê duyệt …"
        if (upper && folded == "v" && words.slash_at(word.end) != 0) break;
        // In a heading every word is in capitals: "NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ …".
        if (upper && (folded == "số" || folded == "ngày" || folded == "năm")) break;
        end = word.end;
    }
    const std::size_t about = committee ? committee_of_the_centre(words, end) : 0;
    return about != 0 ? about : end;
}

}  // namespace doichieu::citation

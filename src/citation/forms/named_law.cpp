#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "citation/forms/forms.h"
#include "citation/forms/name_words.h"
#include "citation/grammar.h"
#include "citation/symbol.h"
#include "legal/vocabulary.h"
#include "text/fold.h"

namespace doichieu::citation {
namespace {

using base::Offset;

/// Words after "Luật" that make it no name: "Luật sư", "luật pháp", "Luật này".
const WordSet& not_names() {
    static const WordSet words{"sư",  "gia",  "này", "định",  "pháp", "lệ",    "học", "chơi", "nước", "và",
                               "của", "trên", "nêu", "nói",   "số",   "hiện",  "có",  "được", "mới",  "khác",
                               "tục", "quốc", "đó",  "trình", "năm",  "trong", "về",  "thì",  "là",   "rừng"};
    return words;
}

/// Lower-case words that cannot go on in a law's name; at them an unknown longer name ends.
const WordSet& after_name() {
    static const WordSet words{"năm",  "ngày", "số",    "được", "có",    "quy",  "là",    "đã",    "ban",  "do",
                               "tại",  "theo", "trong", "cho",  "để",    "khi",  "từ",    "đến",   "như",  "này",
                               "hiện", "phải", "còn",   "thì",  "cũng",  "vào",  "bằng",  "nhằm",  "trên", "gắn",
                               "hoặc", "với",  "của",   "nêu",  "nói",   "cùng", "mới",   "không", "kèm",  "đối",
                               "sẽ",   "nếu",  "mà",    "ra",   "về",    "qua",  "tới",   "đang",  "các",  "trừ",
                               "hay",  "thay", "và",    "sửa",  "giai",  "khóa", "trước", "sau",   "đáp",  "đồng",
                               "đúng", "tốt",  "một",   "góp",  "hướng", "bảo",  "đảm"};
    return words;
}

/// First words of organisations that have a charter of their own.
bool is_organisation(std::string_view folded) {
    return folded == "hội" || folded == "đoàn" || folded == "công" || folded == "mặt" || folded == "liên" ||
           folded == "đảng" || folded == "tổng";
}

/// "sửa đổi, bổ sung một số điều của": the name of an amending law runs through the amended one.
std::size_t amending_words(NameWords& list, std::size_t from) {
    static constexpr std::array<std::string_view, 2> kOpenings{"sửa đổi bổ sung một số điều của",
                                                               "sửa đổi một số điều của"};
    for (std::string_view opening : kOpenings) {
        std::size_t i = from;
        bool matches = true;
        while (matches) {
            const std::size_t space = opening.find(' ');
            matches = list.has(i) && list[i].folded == opening.substr(0, space);
            if (!matches) break;
            ++i;
            if (space == std::string_view::npos) return i;
            opening.remove_prefix(space + 1);
        }
    }
    return 0;
}

/// Words of "Pháp lệnh Khai thác và bảo vệ công trình thủy lợi" before "ngày 04/4/2001" or "số 32/2001/PL-UBTVQH10";
/// 0 when no date or number ends the name, or other words stand between.
std::size_t words_before_date(const Words& words, NameWords& list, std::size_t head) {
    static const WordSet kOutside{"các",  "những", "theo", "tại", "này", "nêu",  "pháp",
                                  "luật", "được",  "hiệu", "từ",  "có",  "trong"};
    constexpr std::size_t kLongest = 16;
    if (!list.has(head) || not_names().contains(list[head].folded)) return 0;
    std::size_t i = head;
    for (; list.has(i) && i <= head + kLongest; ++i) {
        const std::size_t at = list[i].span.begin;
        if (list[i].folded == "ngày" || list[i].folded == "số") {
            const std::size_t digits = words.skip_space(list[i].span.end);
            const bool ends = list[i].folded == "ngày" ? read_date(words, at, true).has_value()
                                                       : words.digit_at(digits) && read_symbol(words, digits);
            return ends && i >= head + 2 ? i : 0;
        }
        if (kOutside.contains(list[i].folded)) return 0;
        if (list[i].upper && !TypeWords::instance().at(words, at).type.empty()) return 0;
    }
    if (list.has(i) || i < head + 2) return 0;
    const std::size_t end = words.skip_space(list[i - 1].span.end);
    return words.match_forward(end, "ngày") != 0 && read_date(words, end, true) ? i : 0;
}

/// "kỷ luật viên chức", "quy luật", "pháp luật": the second half of another word, no law's name.
bool is_half_of_a_word(const Words& words, std::size_t begin) {
    const std::size_t before = words.back_space(begin);
    return std::ranges::any_of(std::array<std::string_view, 3>{"kỷ", "quy", "pháp"}, [&](std::string_view half) {
        return words.match_backward(before, half) != Words::npos;
    });
}

/// "Luật Đất đai (sửa đổi) ngày 18/01/2024": the mark of a law made anew. 0 when none stands there.
std::size_t amended_mark_end(const Words& words, std::size_t end) {
    const std::size_t open = words.skip_space(end);
    if (!stands_at(words.text(), open, "(")) return 0;
    for (const std::string_view mark : {"sửa đổi, bổ sung", "sửa đổi"}) {
        const std::size_t close = words.match_forward(open + 1, mark);
        if (close != 0 && stands_at(words.text(), close, ")")) return close + 1;
    }
    return 0;
}

/// Adds a law that is cited by its name, which `raw` ends with, and reads what is said behind it.
std::size_t add_named(Reading& reading, Citation&& citation) {
    const Words& words = reading.words;
    const std::size_t end = citation.raw.end;
    std::size_t after_name = end;
    // "Luật Đất đai 2024": the year without its word.
    if (const std::size_t at = words.skip_space(end); words.digit_at(at)) {
        std::size_t year_end = at;
        while (words.digit_at(year_end)) ++year_end;
        const std::string_view digits = words.text().substr(at, year_end - at);
        if (digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20")) &&
            words.slash_at(year_end) == 0) {
            citation.name_year = std::stoi(std::string(digits));
            after_name = year_end;
        }
    }
    if (const std::size_t mark = amended_mark_end(words, after_name);
        mark != 0 && read_date(words, words.skip_comma(mark), true))
        after_name = mark;
    std::size_t fields_end = read_fields(reading, citation, after_name);
    if (citation.date.stated() && citation.date.month == 0) {
        // A year tells the version of the law; it is no date of issue.
        citation.name_year = citation.date.year;
        citation.date = {};
        citation.date_span = {};
    }
    citation.extent.end = static_cast<Offset>(fields_end);
    reading.found.push_back(std::move(citation));
    return fields_end;
}

/// "dự án Luật …", "xây dựng Luật …": one that is yet to be made, though an older one may bear its name.
bool is_yet_to_be_made(const Words& words, std::size_t begin) {
    const std::size_t before = words.back_space(begin);
    return std::ranges::any_of(
        std::array<std::string_view, 4>{"dự án", "dự thảo", "xây dựng", "soạn thảo"},
        [&](std::string_view draft) { return words.match_backward(before, draft) != Words::npos; });
}

/// "dự án Luật Nhà ở (sửa đổi), Luật Đất đai (sửa đổi)": the list of laws yet to be made goes on.
bool goes_on_with_drafts(const Reading& reading, std::size_t begin) {
    constexpr std::size_t kLongestName = 240;  // bytes
    const Words& words = reading.words;
    if (reading.draft_law >= begin || begin - reading.draft_law > kLongestName) return false;
    if (!reading.found.empty() && reading.found.back().raw.begin > reading.draft_law) return false;
    const std::size_t before = words.back_space(begin);
    if (words.text().substr(before - 1, 1) != "," && words.match_backward(before, "và") == Words::npos) return false;
    const std::string_view between = words.text().substr(reading.draft_law, before - reading.draft_law);
    return between.find_first_of(";.:") == std::string_view::npos;
}

/// Begin of the number behind a name, "số 72/2025/QH15", "(Luật số 72/2025/QH15)"; 0 when none stands at `at`.
std::size_t number_after_name(const Words& words, std::size_t at) {
    if (at < words.text().size() && words.text()[at] == '(') at = words.skip_space(at + 1);
    if (const std::size_t luat = words.match_forward(at, "luật"); luat != 0) at = words.skip_space(luat);
    std::size_t so = words.match_forward(at, "số");
    if (so == 0) return 0;
    so = words.skip_space(so);
    if (so < words.text().size() && words.text()[so] == ':') so = words.skip_space(so + 1);
    return words.digit_at(so) ? so : 0;
}

/// The laws that an amending law changes, from behind the name of the first: ", Luật Nhà ở số 27/2023/QH15 và Luật …".
struct Amended {
    std::size_t end = 0;              ///< 0 when the first stands alone and what follows is the amending law's own
    std::vector<base::Span> numbers;  ///< of the laws, each with its "số", where all bear one
};

/// The number that stands behind a law's name, with its "số"; empty for none.
base::Span number_of_law(const Words& words, std::size_t name_end) {
    const std::size_t begin = words.skip_space(name_end);
    const std::size_t number = words.match_forward(begin, "số") == 0 ? 0 : number_after_name(words, begin);
    const auto symbol = number == 0 ? std::nullopt : read_symbol(words, number);
    return symbol ? base::Span{static_cast<Offset>(begin), static_cast<Offset>(symbol->end)} : base::Span{};
}

/// The registry knows the number as that of the law with this name, which so is not the amending law's own.
bool is_number_of(const Reading& reading, const std::string& name, base::Span number) {
    const auto* const bearers = reading.registry.by_name(name);
    const std::size_t digits = number_after_name(reading.words, number.begin);
    const auto symbol = bearers == nullptr || digits == 0 ? std::nullopt : read_symbol(reading.words, digits);
    return symbol && std::ranges::any_of(*bearers, [&](const registry::Instrument* bearer) {
               return bearer->key == legal::identity_key(symbol->parsed);
           });
}

/// Words of the name of a law that no table knows, "Luật Quản lý tài sản công", where a comma and the next law, a date or
/// a number bound it; 0 for any other.
std::size_t bounded_words(NameWords& list) {
    constexpr std::size_t kLongest = 10;
    if (!list.has(1) || !list[1].upper || not_names().contains(list[1].folded)) return 0;
    std::size_t count = 2;
    while (count < kLongest && list.has(count) && !list[count].comma_before && list[count].folded != "ngày" &&
           list[count].folded != "số")
        ++count;
    if (!list.has(count) || count == kLongest) return 0;
    return !list[count].comma_before || (list[count].folded == "luật" && list[count].upper) ? count : 0;
}

Amended further_amended(const Reading& reading, std::size_t first_end, const std::string& first_name) {
    constexpr int kMostLaws = 20;
    const Words& words = reading.words;
    Amended amended;
    std::size_t end = first_end;
    if (const base::Span number = number_of_law(words, end); !number.empty()) {
        amended.numbers.push_back(number);
        end = number.end;
        if (is_number_of(reading, first_name, number)) amended.end = end;
    }
    const bool numbered = !amended.numbers.empty();
    bool ends_with_and = false;
    for (int laws = 0; laws < kMostLaws; ++laws) {
        std::size_t next = words.skip_comma(end);
        const std::size_t word = words.match_forward(next, "và");
        if (word != 0) next = words.skip_space(word);
        if (next == words.skip_space(end) || words.match_forward(next, "luật sửa đổi") != 0) break;
        NameWords list(words, next);
        if (!list.has(0) || (list[0].folded != "luật" && list[0].folded != "bộ" && list[0].folded != "pháp")) break;
        std::size_t count = known_words(reading.registry, list);
        if (count < 2) count = bounded_words(list);
        if (count < 2) break;
        end = list[count - 1].span.end;
        if (numbered) {
            const base::Span number = number_of_law(words, end);
            if (number.empty()) break;
            amended.numbers.push_back(number);
            end = number.end;
        }
        ends_with_and = word != 0;
        amended.end = end;
    }
    if (numbered || amended.end == 0) return amended;
    // Without a number each it may as well be a law and, after a comma, others.
    const std::size_t after = words.skip_space(end);
    const bool closed = ends_with_and || words.text().substr(after, 1) == "(" || number_after_name(words, after) != 0 ||
                        read_date(words, words.skip_comma(end), true);
    if (!closed) amended.end = 0;
    return amended;
}

/// text::fold() of what is written, without the spans.
std::string folded_without(const Words& words, base::Span whole, const std::vector<base::Span>& left_out) {
    std::string written;
    Offset at = whole.begin;
    for (const base::Span span : left_out) {
        written += words.text().substr(at, words.back_space(span.begin) - at);
        at = span.end;
    }
    written += words.text().substr(at, whole.end - at);
    return text::fold(written);
}

/// End of "37 luật có liên quan đến quy hoạch", "11 luật về quân sự, quốc phòng" behind "của"; 0 when no such words stand
/// at `at` or nothing tells where they end.
std::size_t counted_laws_end(const Words& words, std::size_t at) {
    constexpr int kLongest = 16;
    std::size_t i = at;
    while (words.digit_at(i)) ++i;
    if (i == at) i = words.match_forward(at, "các");
    const std::size_t laws = i == 0 ? 0 : words.match_forward(words.skip_space(i), "luật");
    if (laws == 0) return 0;
    std::size_t end = laws;
    std::size_t whole = 0;  // before the first comma
    for (int steps = 0; steps < kLongest; ++steps) {
        const std::size_t next = words.skip_space(end);
        const bool comma = next < words.text().size() && words.text()[next] == ',';
        if (comma && whole == 0) whole = end;
        const auto [word, folded] = words.folded_at(comma ? words.skip_space(next + 1) : next);
        if (folded == "ngày" || folded == "số" || folded == "năm") return end;
        if (word.empty() || folded == "được") break;
        end = word.end;
    }
    return whole != 0 ? whole : end;
}

}  // namespace

namespace {

/// "Luat Dat dai 2024": the name of a known law that lost its marks.
std::size_t read_plain_law(Reading& reading, std::size_t begin) {
    const Words& words = reading.words;
    if (words.alphanumeric_before(begin)) return 0;
    static const std::array<std::string_view, 4> kHalves{"bo", "ky", "quy", "phap"};  // "Phap Luat"
    const base::Span before = words.word_before(words.back_space(begin));
    if (std::ranges::find(kHalves, text::fold_unaccented(words.slice(before))) != kHalves.end()) return 0;
    NameWords list(words, begin);
    const PlainLaw known = known_plain_words(reading.registry, list);
    if (known.count < 2) return 0;
    Citation citation;
    citation.form = Form::named;
    citation.type = "Luật";
    citation.type_span = list[0].span;
    citation.raw = {static_cast<Offset>(begin), list[known.count - 1].span.end};
    citation.extent = citation.raw;
    citation.name = known.folded;
    citation.regime = legal::Regime::state_normative;
    return add_named(reading, std::move(citation));
}

}  // namespace

std::size_t read_named_law(Reading& reading, std::size_t name_at) {
    const Words& words = reading.words;
    if (stands_at(words.text(), name_at, "Luat ")) return read_plain_law(reading, name_at);
    std::size_t begin = name_at;
    const bool is_law = words.text()[begin] == 'l' || words.text()[begin] == 'L';
    if (is_law && is_half_of_a_word(words, begin)) return 0;
    NameWords list(words, begin);
    if (!list.has(0)) return 0;
    std::string type;
    std::size_t head = 1;  // words of the type itself
    if (list[0].folded == "luật") {
        // "Bộ luật …", "Dự thảo Luật …"
        type = "Luật";
        if (const std::size_t bo = words.match_backward(words.back_space(begin), "bộ"); bo != Words::npos) {
            begin = bo;
            type = "Bộ luật";
            list = NameWords(words, begin);
            head = 2;
        } else if (words.alphanumeric_before(begin)) {
            return 0;
        }
    } else if (list[0].folded == "hiến" && list.has(1) && list[1].folded == "pháp") {
        type = "Hiến pháp";
        head = 2;
    } else if (list[0].folded == "pháp" && list.has(1) && list[1].folded == "lệnh") {
        type = "Pháp lệnh";
        head = 2;
    } else if (list[0].folded == "điều" && list.has(1) && list[1].folded == "lệ") {
        type = "Điều lệ";
        head = 2;
    } else if (list[0].folded == "cương" && list.has(1) && list[1].folded == "lĩnh") {
        type = "Cương lĩnh";
        head = 2;
    } else {
        return 0;
    }
    if (!list.has(head - 1)) return 0;
    if (is_yet_to_be_made(words, begin) || goes_on_with_drafts(reading, begin)) {
        reading.draft_law = begin;
        return 0;
    }

    std::size_t count = known_words(reading.registry, list);
    const bool lower_head = !list[0].upper;
    // "Luật Thương mai", "… quy phạm pháp luật cúa Hội đồng nhân dân": a scan lost a mark of the name.
    std::string_view misread_name;
    const std::size_t known_end = std::max(count, head);
    if (type == "Luật" && !lower_head && list.has(known_end) && !after_name().contains(list[known_end].folded)) {
        const PlainLaw plain = known_plain_words(reading.registry, list);
        if (plain.count > known_end) {
            count = plain.count;
            misread_name = plain.folded;
        }
    }
    if (count == head && type != "Hiến pháp") count = 0;
    if (type == "Hiến pháp" && count == 0) count = head;
    // Charters of organisations, "Điều lệ Công đoàn Việt Nam"; those of schools and companies are rules that others issue.
    if (type == "Điều lệ" && count == 0 && !lower_head && list.has(head) && list[head].upper &&
        is_organisation(list[head].folded)) {
        const std::size_t body_end = reading.bodies.name_end(words, list[head].span.begin);
        while (body_end != 0 && list.has(count) && list[count].span.end <= body_end) ++count;
        if (count <= head + 1) count = 0;
    }
    // A name that no table knows is whole where its date or number stands behind it.
    const bool may_be_dated = count == 0 && !lower_head && type != "Hiến pháp";
    const std::size_t dated = may_be_dated ? words_before_date(words, list, head) : 0;
    if (count == 0 && (type == "Điều lệ" || type == "Cương lĩnh" || lower_head)) return 0;
    Amended amended;
    std::size_t counted = 0;
    const std::size_t opening =
        type == "Luật" || type == "Pháp lệnh" || type == "Bộ luật" ? amending_words(list, head) : 0;
    if (opening != 0) {
        // The amended law's own name, from its type word on.
        const std::size_t inner_count = known_words(reading.registry, list, opening);
        const bool is_known = count > opening + inner_count;
        count = std::max(count, opening + inner_count);
        if (inner_count != 0 && !is_known)
            amended = further_amended(reading, list[count - 1].span.end, name_of(list, count, opening));
        if (inner_count == 0 && count == opening) {
            counted = counted_laws_end(words, words.skip_space(list[opening - 1].span.end));
            if (counted == 0) return 0;
        }
    }
    // A longer name that the registry does not know beats a shorter one that it knows: "Luật Giáo dục nghề nghiệp".
    const auto goes_on = [&](std::size_t i) {
        if (!list.has(i) || list[i].comma_before) return false;
        if (list[i].upper) return i == head;
        return !after_name().contains(list[i].folded);
    };
    if (count == 0 && dated != 0) {
        count = dated;
    } else if (count == 0) {
        if (!list.has(head) || !list[head].upper || not_names().contains(list[head].folded)) return 0;
        if (words.upper_at(begin) && words.text().size() > list[head].span.begin + 1 &&
            words.upper_at(list[head].span.begin + words.length_at(list[head].span.begin))) {
            // All capitals: a heading; the name's end cannot be told.
            return 0;
        }
        count = head + 1;
        while (count < head + 10 && goes_on(count)) ++count;
    } else if (opening == 0 && type != "Hiến pháp" && type != "Điều lệ" && !lower_head && goes_on(count) &&
               !list[count].upper) {
        // Only names whose next words plainly belong to them; otherwise the known name stands.
        static const WordSet kNominal{"nghề", "đại", "quốc", "cơ", "tư", "trẻ", "hàng", "thương", "tổng", "điện"};
        if (kNominal.contains(list[count].folded)) {
            while (count < head + 10 && goes_on(count)) ++count;
        }
    }
    const std::size_t end = std::max({std::size_t{list[count - 1].span.end}, amended.end, counted});
    // "Hiến pháp và pháp luật": the law at large, no instrument.
    if (type == "Hiến pháp" && count == head) {
        const std::size_t joined = words.match_forward(words.skip_space(end), "và");
        const std::size_t next = joined != 0 ? words.skip_space(joined) : words.skip_comma(end);
        if (words.match_forward(next, "pháp luật") != 0) return 0;
    }

    const base::Span whole{static_cast<Offset>(begin), static_cast<Offset>(end)};
    const bool is_listed = amended.end != 0 || counted != 0;
    const std::string name = is_listed              ? folded_without(words, whole, amended.numbers)
                             : misread_name.empty() ? name_of(list, count)
                                                    : std::string(misread_name);

    // "Luật Tổ chức chính quyền địa phương số 72/2025/QH15": numbered, its raw runs to the end of the notation.
    if (amended.end == 0 || amended.numbers.empty()) {
        std::size_t i = words.skip_space(end);
        if (const std::size_t year_word = words.match_forward(i, "năm"); year_word != 0) {
            if (const auto year = read_date(words, i, true)) i = words.skip_comma(year->span.end);
        }
        if (const std::size_t so = number_after_name(words, i); so != 0) {
            if (const auto symbol = read_symbol(words, so)) {
                Citation citation;
                citation.form = Form::numbered;
                citation.type = type;
                citation.type_span = {static_cast<Offset>(begin), static_cast<Offset>(list[head - 1].span.end)};
                citation.raw = {static_cast<Offset>(begin), static_cast<Offset>(symbol->end)};
                citation.core = {static_cast<Offset>(symbol->begin), static_cast<Offset>(symbol->end)};
                citation.extent = citation.raw;
                citation.notation = symbol->repaired ? symbol->written : symbol->spelled;
                citation.spelling = symbol->spelling;
                citation.repaired = symbol->repaired;
                citation.parsed = symbol->parsed;
                citation.canonical = symbol->canonical;
                citation.regime = legal::Regime::state_normative;
                citation.name = name;
                std::size_t fields = symbol->end;
                if (words.text()[i] == '(' && fields < words.text().size() && words.text()[fields] == ')') ++fields;
                const std::size_t fields_end = read_fields(reading, citation, fields);
                citation.extent.end = static_cast<Offset>(fields_end);
                reading.found.push_back(std::move(citation));
                return fields_end;
            }
        }
    }

    Citation citation;
    citation.form = Form::named;
    citation.type = type;
    citation.type_span = {static_cast<Offset>(begin), static_cast<Offset>(list[head - 1].span.end)};
    citation.raw = {static_cast<Offset>(begin), static_cast<Offset>(end)};
    citation.extent = citation.raw;
    citation.name = name;
    citation.regime = type == "Điều lệ" ? legal::Regime::party : legal::Regime::state_normative;
    return add_named(reading, std::move(citation));
}

base::Span code_beside(const Words& words, std::size_t number, std::size_t end) {
    const std::string_view p = words.text();
    std::size_t begin = words.skip_space(end);
    if (stands_at(p, begin, "của ")) begin = words.skip_space(begin + std::string_view("của ").size());
    if (stands_at(p, begin, "BL")) return words.word_at(begin);
    if (end - number != 4 || (!stands_at(p, number, "19") && !stands_at(p, number, "20"))) return {};
    const std::size_t before = words.back_space(number);
    if (!words.alphanumeric_before(before)) return {};
    Words::Folded last = words.folded_once_before(before);
    if (last.word == "năm") last = words.folded_once_before(words.back_space(last.span.begin));
    return stands_at(words.slice(last.span), 0, "BL") ? last.span : base::Span{};
}

/// "Điều 109 BLHS", "BLTTHS năm 2015": a code by its symbol, told by the number of a provision or a year beside it.
std::size_t read_code_symbol(Reading& reading, std::size_t digits_at) {
    const Words& words = reading.words;
    const std::size_t digits_end = number_end(words, digits_at);
    const base::Span symbol = code_beside(words, digits_at, digits_end);
    if (symbol.empty()) return 0;
    if (!reading.found.empty() && reading.found.back().extent.end > symbol.begin) return 0;
    Citation citation;
    citation.name = text::fold(words.slice(symbol));
    if (reading.registry.by_name(citation.name) == nullptr) return 0;
    citation.form = Form::named;
    citation.type = "Bộ luật";
    citation.type_span = {symbol.begin, symbol.begin};
    citation.raw = symbol;
    citation.extent = symbol;
    citation.regime = legal::Regime::state_normative;
    return std::max(add_named(reading, std::move(citation)), digits_end);
}

}  // namespace doichieu::citation

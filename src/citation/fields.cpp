#include "citation/fields.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "citation/symbol.h"
#include "citation/type_words.h"
#include "text/fold.h"

namespace doichieu::citation {

using namespace std::string_view_literals;
namespace {

using base::Offset;

constexpr std::string_view kEllipsis = "…";

struct Number {
    int value = 0;
    std::size_t end = 0;
};

/// One to four digits, one of them at least a real one: OCR writes "2O21", "l1".
std::optional<Number> read_number(const Words& words, std::size_t at) {
    const std::string_view p = words.text();
    Number number{0, at};
    bool real = false;
    bool misread = false;
    while (number.end < p.size() && number.end - at < 5 && (words.digit_at(number.end) || digit_like(p[number.end]))) {
        (words.digit_at(number.end) ? real : misread) = true;
        number.value = number.value * 10 + (digit_for(p[number.end]) - '0');
        ++number.end;
    }
    if (!real || number.end - at > 4 || (misread && words.letter_at(number.end))) return std::nullopt;
    return number;
}

bool plausible_year(int year) {
    return year >= 1900 && year <= 2100;
}

/// "12/5/09": offices shorten the year of this century, and of the last.
int full_year(const Number& year, std::size_t begin) {
    if (year.end - begin != 2) return year.value;
    return year.value + (year.value <= 40 ? 2000 : 1900);
}

/// End of "ngày", also without its mark, 0 when it does not stand at `at`.
std::size_t day_word(const Words& words, std::size_t at) {
    const std::size_t end = words.match_forward(at, "ngày");
    return end != 0 ? end : words.match_forward(at, "ngay");
}

base::Span span_of(std::size_t begin, std::size_t end) {
    return {static_cast<Offset>(begin), static_cast<Offset>(end)};
}

DateField make_date(std::size_t begin, std::size_t end, int year, int month, int day) {
    return {span_of(begin, end),
            {static_cast<std::int16_t>(year), static_cast<std::int8_t>(month), static_cast<std::int8_t>(day)}};
}

/// 03/6/2013 with "/", "-" or "." between, spaces allowed around the signs.
std::optional<DateField> read_numeric_date(const Words& words, std::size_t at, bool short_year) {
    const auto first = read_number(words, at);
    if (!first || first->end - at > 2) return std::nullopt;
    const auto sign = [&](std::size_t where) -> std::size_t {
        const std::size_t i = words.skip_space(where);
        if (i >= words.text().size()) return 0;
        std::size_t length = std::max(words.slash_at(i), words.dash_at(i));
        if (length == 0 && words.text()[i] == '.') length = 1;
        return length == 0 ? 0 : words.skip_space(i + length);
    };
    const std::size_t second_at = sign(first->end);
    if (second_at == 0) return std::nullopt;
    const auto second = read_number(words, second_at);
    if (!second || second->end - second_at > 2 || second->value > 99) return std::nullopt;
    const std::size_t year_at = sign(second->end);
    if (year_at == 0) return std::nullopt;
    const auto year = read_number(words, year_at);
    if (!year || words.alphanumeric_at(year->end)) return std::nullopt;
    const int value = short_year ? full_year(*year, year_at) : year->value;
    if (!plausible_year(value)) return std::nullopt;
    return make_date(at, year->end, value, second->value, first->value);
}

/// "12 tháng 3 năm 2019" after "ngày", or "tháng 3 năm 2019", "tháng 02/1951".
std::optional<DateField> read_worded_date(const Words& words, std::size_t at, std::size_t begin) {
    int day = 0;
    std::size_t i = at;
    if (const auto number = read_number(words, i); number && number->end - i <= 2) {
        day = number->value;
        i = words.skip_space(number->end);
    }
    const std::size_t month_word = words.match_forward(i, "tháng");
    if (month_word == 0) return std::nullopt;
    const std::size_t month_at = words.skip_space(month_word);
    const auto month = read_number(words, month_at);
    if (!month || month->end - month_at > 2) return std::nullopt;
    i = words.skip_space(month->end);
    std::size_t year_at = words.match_forward(i, "năm");
    if (year_at != 0) {
        year_at = words.skip_space(year_at);
    } else if (const std::size_t sign = std::max(words.slash_at(i), words.dash_at(i)); sign != 0) {
        year_at = words.skip_space(i + sign);
    } else {
        return std::nullopt;
    }
    const auto year = read_number(words, year_at);
    if (!year || !plausible_year(year->value)) return std::nullopt;
    return make_date(begin, year->end, year->value, month->value, day);
}

/// Words that end a body's name wherever they stand in lower case.
const WordSet& stop_words() {
    static const WordSet words{"về",   "ngày",  "năm",   "khóa", "quy",  "hướng", "sửa",  "thực", "triển", "gắn",
                               "nhằm", "để",    "trong", "tại",  "trên", "là",    "có",   "đã",   "được",  "do",
                               "theo", "với",   "từ",    "đến",  "thay", "bãi",   "như",  "nêu",  "này",   "nói",
                               "phê",  "công",  "cho",   "giai", "kỳ",   "giao",  "số",   "đang", "sẽ",    "đối",
                               "khi",  "nhiệm", "và",    "của",  "bằng", "quán",  "tiếp", "tổ",   "xây",   "yêu",
                               "phối", "đề",    "báo",   "kết",  "vừa",  "cũng",  "kịp",  "ký",   "ra",    "còn",
                               "chưa", "hết",   "cần",   "phải", "thì",  "mà"};
    return words;
}

std::string_view first_word(std::string_view phrase) {
    return phrase.substr(0, phrase.find(' '));
}
std::string_view first_word(const std::pair<std::string_view, std::string_view>& two) {
    return two.first;
}

/// What tells most words from the beginning of a phrase.
template <typename Phrase, std::size_t Size>
WordSet first_words_of(const std::array<Phrase, Size>& phrases) {
    std::array<std::string_view, Size> words;
    std::ranges::transform(phrases, words.begin(), [](const Phrase& phrase) { return first_word(phrase); });
    return WordSet(words);
}

/// Verbs whose first word may also stand inside a body's name: "Văn phòng Tỉnh ủy thông báo …".
bool starts_verb(const Words& words, base::Span word, FoldedWord folded) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kVerbs{{{"ban", "hành"},
                                                                                           {"phân", "cấp"},
                                                                                           {"phân", "bổ"},
                                                                                           {"thông", "báo"},
                                                                                           {"thông", "qua"},
                                                                                           {"thông", "tri"},
                                                                                           {"kiện", "toàn"},
                                                                                           {"phân", "công"},
                                                                                           {"bổ", "nhiệm"},
                                                                                           {"bổ", "sung"},
                                                                                           {"chỉ", "đạo"},
                                                                                           {"điều", "chỉnh"},
                                                                                           {"điều", "động"},
                                                                                           {"thu", "hồi"},
                                                                                           {"trả", "lời"},
                                                                                           {"hành", "động"},
                                                                                           {"đôn", "đốc"},
                                                                                           {"chuẩn", "y"}}};
    static const WordSet kFirst = first_words_of(kVerbs);
    if (!kFirst.contains(folded)) return false;
    const auto goes_on = [&](std::string_view second) {
        const base::Span next = words.word_at(words.skip_space(word.end));
        return !next.empty() && fold_word(words.slice(next)) == second;
    };
    return std::any_of(kVerbs.begin(), kVerbs.end(),
                       [&](const auto& verb) { return folded == verb.first && goes_on(verb.second); });
}

/// Words in small letters that names of bodies hold, beside those of the registry's own names.
const WordSet& inner_words() {
    static const WordSet words{"nhân", "dân",   "tỉnh", "huyện",  "xã",  "phường", "thành", "phố",  "thị",
                               "trấn", "quận",  "đặc",  "khu",    "cấp", "vụ",     "hành",  "ủy",   "chấp",
                               "đảng", "bộ",    "trực", "thuộc",  "các", "cơ",     "quan",  "kiểm", "tra",
                               "ban",  "tướng", "phủ",  "trưởng", "đốc", "hội",    "đồng",  "tịch", "nước",
                               "đại",  "biểu",  "toàn", "quốc",   "ương"};
    return words;
}

/// First words (folded) that a body's name begins with, beside the registry's own names.
const WordSet& head_words() {
    static const WordSet words{
        "ban",   "bộ",    "thường", "ủy",     "ubnd",   "hđnd", "hội",  "thủ",  "chính",  "quốc", "chủ",
        "tỉnh",  "thành", "huyện",  "quận",   "thị",    "đảng", "chi",  "văn",  "sở",     "cục",  "tổng",
        "thanh", "ngân",  "kiểm",   "tòa",    "viện",   "mặt",  "liên", "đoàn", "công",   "quân", "trung",
        "đại",   "phòng", "trường", "bch",    "btv",    "bct",  "tw",   "ttcp", "btl",    "mttq", "btg",
        "btc",   "ubkt",  "khối",   "hđtv",   "trưởng", "phó",  "giám", "hiệu", "bí",     "vụ",   "đài",
        "bảo",   "học",   "ubtvqh", "ubmttq", "tiểu",   "tập",  "kho",  "xã",   "phường", "tư"};
    return words;
}

}  // namespace

std::optional<DateField> read_date(const Words& words, std::size_t at, bool need_word) {
    const std::size_t begin = at;
    if (const std::size_t word_end = day_word(words, at); word_end != 0) {
        const std::size_t i = words.skip_space(word_end);
        if (auto date = read_numeric_date(words, i, true)) return date;
        return read_worded_date(words, i, i);
    }
    if (auto date = read_worded_date(words, at, at); date && (!need_word || !words.digit_at(at))) return date;
    if (const std::size_t year_word = words.match_forward(at, "năm"); year_word != 0) {
        const std::size_t i = words.skip_space(year_word);
        const auto year = read_number(words, i);
        if (year && plausible_year(year->value) && !words.alphanumeric_at(year->end))
            return make_date(i, year->end, year->value, 0, 0);
        return std::nullopt;
    }
    return need_word ? std::nullopt : read_numeric_date(words, begin, false);
}

std::optional<DateField> read_bare_month(const Words& words, std::size_t at) {
    const auto first = read_number(words, at);
    if (!first) return std::nullopt;
    const std::size_t slash = words.slash_at(first->end);
    const auto second = slash == 0 ? std::nullopt : read_number(words, first->end + slash);
    const std::size_t year_at = second ? first->end + slash : at;
    const auto& year = second ? second : first;
    if (year->end - year_at != 4 || !plausible_year(year->value) || words.alphanumeric_at(year->end))
        return std::nullopt;
    if (second && (first->value < 1 || first->value > 12)) return std::nullopt;
    return make_date(at, year->end, year->value, second ? first->value : 0, 0);
}

std::size_t partial_date_end(const Words& words, std::size_t at) {
    const std::size_t word_end = day_word(words, at);
    if (word_end == 0) return 0;
    const std::string_view p = words.text();
    // Blanks of a form ("ngày … tháng 9 năm 2025", "ngày    /5/2024"), digits and their separators.
    std::size_t i = word_end;
    bool number = false;
    for (int parts = 0; parts < 12; ++parts) {
        const std::size_t next = words.skip_space(i);
        std::size_t end = next;
        while (end < p.size() && end - next < 16 && (words.digit_at(end) || p[end] == '.' || p[end] == '_')) {
            number |= words.digit_at(end);
            ++end;
        }
        if (p.substr(next, kEllipsis.size()) == kEllipsis) end = next + kEllipsis.size();
        if (end == next) end = next + std::max(words.slash_at(next), words.dash_at(next));
        if (end == next) end = std::max(words.match_forward(next, "tháng"), words.match_forward(next, "năm"));
        if (end <= next) break;
        i = end;
    }
    return number ? i : 0;
}

namespace {

/// A capitalised type word (or "Khóa", "Về") after a body's name: another citation begins.
bool starts_citation(const Words& words, base::Span word, FoldedWord folded) {
    if (folded == "khóa" || folded == "về") return true;
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kTypes{{{"nghị", "quyết"},
                                                                                          {"nghị", "định"},
                                                                                          {"kết", "luận"},
                                                                                          {"chỉ", "thị"},
                                                                                          {"quyết", "định"},
                                                                                          {"quy", "định"},
                                                                                          {"quy", "chế"},
                                                                                          {"hướng", "dẫn"}}};
    static const WordSet kFirst = first_words_of(kTypes);
    if (!kFirst.contains(folded)) return false;
    const base::Span next = words.word_at(words.skip_space(word.end));
    if (next.empty()) return false;
    const FoldedWord next_folded = fold_word(words.slice(next));
    return std::any_of(kTypes.begin(), kTypes.end(),
                       [&](const auto& type) { return type.first == folded && type.second == next_folded; });
}

/// End of "Trung ương về phòng, chống tham nhũng" behind "Ban Chỉ đạo": what the central committees are about belongs to
/// their names. 0 when it does not stand at `end`.
std::size_t committee_of_the_centre(const Words& words, std::size_t end) {
    static constexpr std::array<std::string_view, 5> kAbout{
        "phát triển khoa học công nghệ đổi mới sáng tạo và chuyển đổi số", "phòng chống tham nhũng lãng phí tiêu cực",
        "phòng chống tham nhũng tiêu cực", "phòng chống tham nhũng", "cải cách tư pháp"};
    if (words.match_backward(end, "trung ương") == Words::npos) return 0;
    const std::size_t about = words.match_forward(words.skip_space(end), "về");
    if (about == 0) return 0;
    for (std::string_view task : kAbout) {
        std::size_t at = about;
        while (!task.empty() && at != 0) {
            const std::string_view word = first_word(task);
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
    std::size_t end = known_name_end(words, first, first_folded);
    if (end == 0) {
        // In lower case only before a name of its own: "sở GD&ĐT", "xã Khe Luông".
        const bool named = words.upper_at(at) || words.upper_at(words.skip_space(first.end));
        if (!named || !head_words().contains(first_folded)) return 0;
        end = first.end;
    }

    const auto stands_inside = [this](FoldedWord word) {
        return known_.stands_inside(word) || inner_words().contains(word);
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
            std::size_t more = 0;
            for (const std::string_view part :
                 {"thể thao"sv, "khoa học và thông tin"sv, "hạ tầng và đô thị"sv, "gia đình và trẻ em"sv,
                  "chủ nhiệm văn phòng chính phủ"sv, "chủ nhiệm ủy ban dân tộc"sv}) {
                if (more == 0 && words.upper_at(next)) more = words.match_forward(next, part);
            }
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
        if (!upper && folded == "và") {
            const std::size_t after = words.skip_space(word.end);
            const base::Span next = words.word_at(after);
            static const WordSet kGoesOn{"đào", "dân", "môi",  "công", "tôn", "du", "xã", "truyền", "phát",
                                         "đầu", "đời", "giải", "ptnt", "đt",  "cn", "xh", "tt",     "mt"};
            if (next.empty() || !words.upper_at(after) || !kGoesOn.contains(fold_word(words.slice(next)))) break;
            if (!TypeWords::instance().at(words, after).type.empty()) break;  // "… và Công văn số …"
            end = next.end;
            continue;
        }
        // "… Chính phủ ban hành Kế hoạch": a verb, not "Ban hành".
        if (!upper && starts_verb(words, word, folded)) break;
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
        if (!upper && (stop_words().contains(folded) || (!free && !stands_inside(folded)))) break;
        // The syllables of an abbreviation are in it: "UBKTTW còn lúng túng".
        after_upper = upper && !words.upper_at(i + words.length_at(i));
        if (upper && starts_citation(words, word, folded)) break;
        // "Chủ tịch UBND xã V/v phê duyệt …"
        if (upper && folded == "v" && words.slash_at(word.end) != 0) break;
        // In a heading every word is in capitals: "NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ …".
        if (upper && (folded == "số" || folded == "ngày" || folded == "năm")) break;
        end = word.end;
    }
    const std::size_t about = committee ? committee_of_the_centre(words, end) : 0;
    return about != 0 ? about : end;
}

std::optional<TermField> read_term(const Words& words, std::size_t at) {
    const std::string_view p = words.text();
    std::size_t i = at;
    const bool bracket = i < p.size() && p[i] == '(';
    if (bracket) i = words.skip_space(i + 1);
    const std::size_t begin = i;
    const std::size_t word_end = words.match_forward(i, "khóa");
    if (word_end == 0) return std::nullopt;
    i = words.skip_space(word_end);
    TermField field;
    if (const auto number = read_number(words, i)) {
        field.term = legal::to_roman(number->value);
        i = number->end;
        if (number->value < 1 || number->value > 40) return std::nullopt;
    } else {
        const base::Span numeral = words.word_at(i);
        // OCR writes l for I.
        std::string letters(words.slice(numeral));
        std::replace(letters.begin(), letters.end(), 'l', 'I');
        const auto number_value = legal::parse_roman(text::to_upper(letters));
        if (!number_value || !words.upper_at(i)) return std::nullopt;
        field.term = legal::to_roman(*number_value);
        i = numeral.end;
    }
    field.span = span_of(begin, i);
    if (const std::size_t party = words.match_forward(words.skip_space(i), "của đảng"); party != 0) i = party;
    if (bracket) {
        const std::size_t close = words.skip_space(i);
        if (close >= p.size() || p[close] != ')') {
            // "(khóa XI, nhiệm kỳ …)": take the bracket up to its end when it is near.
            const std::size_t far = p.find(')', close);
            if (far == std::string_view::npos || far - close > 60) return std::nullopt;
            i = far + 1;
        } else {
            i = close + 1;
        }
    }
    field.end = i;
    return field;
}

namespace {

/// Steps back over "… ban hành kèm theo": the provision of a rule stands on the decision that carries it.
std::size_t before_carried_rule(const Words& words, std::size_t end) {
    std::size_t i = words.match_backward(end, "kèm theo");
    if (i == Words::npos) return end;
    if (const std::size_t issued = words.match_backward(words.back_space(i), "ban hành"); issued != Words::npos)
        i = issued;
    for (int steps = 0; steps < 16; ++steps) {
        i = words.back_space(i);
        if (i > 0 && words.text()[i - 1] == ',') i = words.back_space(i - 1);
        const base::Span word = words.word_before(i);
        if (word.empty()) return end;
        const std::string_view folded = fold_word(words.slice(word));
        i = word.begin;
        if (words.upper_at(word.begin) && (folded == "quy" || folded == "bản" || folded == "hướng" || folded == "kế" ||
                                           folded == "đề" || folded == "danh")) {
            return words.back_space(i);
        }
        if (words.upper_at(word.begin) && folded == "phụ") return end;
    }
    return end;
}

}  // namespace

base::Span provision_before(const Words& words, std::size_t end) {
    const std::string_view p = words.text();
    static const WordSet kUnits{"điểm", "khoản", "điều", "chương", "mục", "phần", "tiết", "đoạn"};
    std::size_t i = before_carried_rule(words, words.back_space(end));
    // Only "của" and "thuộc" may stand between: "… tại Nghị định" is no chain.
    if (const auto [word, folded] = words.folded_before(i); folded == "của" || folded == "thuộc")
        i = words.back_space(word.begin);
    // "Tại khoản 2, Điều 30, Quy định số …"
    if (i > 0 && p[i - 1] == ',') i = words.back_space(i - 1);
    const std::size_t chain_end = i;
    std::size_t chain_begin = i;
    bool ordinal = false;  // an ordinal stands to the right, still without its unit
    bool unit = false;     // a unit stands to the right
    for (int steps = 0; steps < 40 && i > 0; ++steps) {
        const std::size_t before = words.previous(i);
        if (p[i - 1] == ',' || p[i - 1] == ';' || (words.dash_at(before) != 0 && before + words.dash_at(before) == i)) {
            if (!ordinal && !unit) break;
            i = words.back_space(before);
            continue;
        }
        // A token of letters, digits and inner full stops: ordinal, connector or unit.
        std::size_t token = words.word_before(i).begin;
        while (token > 0) {
            const std::size_t left = words.previous(token);
            const bool dot = p[left] == '.' && words.digit_at(token) && words.alphanumeric_before(left);
            if (!dot && !words.alphanumeric_at(left)) break;
            token = left;
        }
        if (token == i) break;
        const std::string_view raw = p.substr(token, i - token);
        const std::string_view folded = fold_word(raw);
        if (kUnits.contains(folded) || folded == "lục") {
            std::size_t start = token;
            if (folded == "lục") start = words.match_backward(i, "phụ lục");
            if (!ordinal || start == Words::npos) break;
            chain_begin = start;
            ordinal = false;
            unit = true;
            i = words.back_space(start);
            // "các Điều 11, 14" belongs together.
            const std::size_t plural = words.match_backward(i, "các");
            if (plural != Words::npos) {
                chain_begin = plural;
                break;
            }
            continue;
        }
        if (folded == "và" || folded == "đến" || folded == "hoặc" || folded == "từ") {
            if (!ordinal && !unit) break;
            i = words.back_space(token);
            continue;
        }
        const bool digits = words.digit_at(token) && raw.size() <= 6;
        const bool letter = words.letter_at(token) && words.length_at(token) == raw.size();
        const bool letter_digit = raw.size() <= 4 && words.letter_at(token) && raw.back() >= '0' && raw.back() <= '9';
        if (!digits && !letter && !letter_digit && !legal::parse_roman(raw)) break;
        ordinal = true;
        i = words.back_space(token);
    }
    // "Phụ lục" without a number may stand right before the instrument.
    if (!unit) {
        const std::size_t start = words.match_backward(chain_end, "phụ lục");
        return start == Words::npos ? base::Span{} : span_of(start, chain_end);
    }
    return span_of(chain_begin, chain_end);
}

namespace {

/// End of an ordinal of a provision at `at`: "5", "2a", "a1", "b", "III"; 0 when none stands there.
std::size_t provision_ordinal_end(const Words& words, std::size_t at) {
    std::size_t end = at;
    while (words.alphanumeric_at(end)) end += words.length_at(end);
    const std::string_view raw = words.text().substr(at, end - at);
    if (raw.empty() || raw.size() > 6) return 0;
    const bool letter = words.letter_at(at) && words.length_at(at) == raw.size();
    const bool letter_digit = raw.size() <= 3 && words.letter_at(at) && words.digit_at(end - 1);
    return words.digit_at(at) || letter || letter_digit || legal::parse_roman(raw) ? end : 0;
}

}  // namespace

base::Span provision_after(const Words& words, std::size_t at) {
    const std::string_view p = words.text();
    const std::size_t sign = words.skip_space(at);
    if (sign >= p.size() || (p[sign] != ',' && p[sign] != '(')) return {};
    const std::size_t begin = words.skip_space(sign + 1);
    std::size_t end = 0;
    std::size_t i = begin;
    for (int steps = 0; steps < 20; ++steps) {
        std::size_t unit = 0;
        for (const std::string_view word : {"điểm"sv, "khoản"sv, "điều"sv, "chương"sv, "mục"sv, "phụ lục"sv}) {
            if (unit == 0) unit = words.match_forward(i, word);
        }
        // Ordinals go on after a connector: "Điều 5, 7 và 9".
        const std::size_t ordinal = provision_ordinal_end(words, unit != 0 ? words.skip_space(unit) : i);
        if (ordinal == 0 || (unit == 0 && end == 0)) break;
        end = ordinal;
        i = words.skip_comma(end);
        if (const std::size_t dash = words.dash_at(i); dash != 0) i = words.skip_space(i + dash);
        for (const std::string_view connector : {"và"sv, "đến"sv, "hoặc"sv}) {
            if (const std::size_t joined = words.match_forward(i, connector); joined != 0) i = words.skip_space(joined);
        }
    }
    if (end == 0) return {};
    // "…, Điều 5 của Nghị định", "…, khoản 2 Điều 5 Luật …": the provision of what follows.
    const std::size_t next = words.skip_space(end);
    if (p[sign] == '(') return next < p.size() && p[next] == ')' ? span_of(begin, end) : base::Span{};
    for (const std::string_view word : {"của", "thuộc", "luật", "bộ luật", "pháp lệnh", "hiến pháp", "ban hành"}) {
        if (words.match_forward(next, word) != 0) return {};
    }
    return TypeWords::instance().at(words, next).type.empty() ? span_of(begin, end) : base::Span{};
}

std::size_t subject_begin(const Words& words, std::size_t at, bool verb_after_comma) {
    const std::string_view p = words.text();
    const std::size_t after = words.skip_space(at);
    at = words.skip_comma(at);
    const bool comma = at > after;
    if (const std::size_t end = words.match_forward(at, "về việc"); end != 0) return words.skip_space(end);
    if (const std::size_t end = words.match_forward(at, "về"); end != 0) return words.skip_space(end);
    if (p.substr(at, 3) == "V/v" || p.substr(at, 3) == "v/v") return words.skip_space(at + 3);
    // 'của Bộ Chính trị "Về tiếp tục đổi mới …"'
    for (const std::string_view quote : {"\""sv, "“"sv, "«"sv}) {
        if (p.substr(at, quote.size()) != quote) continue;
        const std::size_t title = words.skip_space(at + quote.size());
        if (words.match_forward(title, "về") != 0) return subject_begin(words, title, true);
    }
    const bool capital = words.upper_at(at);
    if (comma && (capital || !verb_after_comma)) return Words::npos;
    static constexpr std::array<std::string_view, 24> kVerbs{
        "quy định",      "ban hành",          "phê duyệt",  "hướng dẫn",  "sửa đổi",    "bổ sung",
        "công bố",       "thành lập",         "kiện toàn",  "thông báo",  "tăng cường", "thông qua",
        "giao",          "đẩy mạnh",          "thực hiện",  "triển khai", "thi hành",   "thay thế",
        "một số vấn đề", "một số chủ trương", "phát triển", "nâng cao",   "đổi mới",    "tiếp tục"};
    static const WordSet kFirst = first_words_of(kVerbs);
    if (!kFirst.contains(words.folded_at(at).word)) return Words::npos;
    for (const std::string_view verb : kVerbs) {
        const std::size_t end = words.match_forward(at, verb);
        // After a comma the document itself goes on with it.
        if (end == 0 || (comma && verb == "tiếp tục")) continue;
        // "…, hướng dẫn tại Công văn …" goes on with the sentence.
        const std::size_t next = words.skip_comma(end);
        if (words.match_forward(next, "tại") != 0 || words.match_forward(next, "theo") != 0) return Words::npos;
        // "của Chính phủ Quy định chi tiết …" opens a subject, "của Bộ Chính trị; Quy định số …" another citation.
        static const WordSet kNoun{"số", "này", "của", "nêu", "trên", "nói"};
        const base::Span word = words.word_at(next);
        return capital && (word.empty() || kNoun.contains(fold_word(words.slice(word)))) ? Words::npos : at;
    }
    return Words::npos;
}

}  // namespace doichieu::citation

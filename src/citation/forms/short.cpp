#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

#include "citation/forms/forms.h"
#include "citation/phrase_list.h"
#include "citation/provision.h"
#include "citation/symbol.h"

namespace doichieu::citation {

using namespace std::string_view_literals;
namespace {

using base::Offset;

/// Words after a number that make it a quantity: "Kế hoạch 5 năm", "Báo cáo 6 tháng", "Quy định 3 nội dung".
const WordSet& quantity_words() {
    static const WordSet words(phrases_of("counted_after_number"));
    return words;
}

/// "Nghị quyết 57 đề ra", "Nghị định 15 điều chỉnh": a word of quantity_words() begins a verb here.
bool begins_verb(const Words& words, std::size_t at) {
    static const PhraseList verbs("verb_after_number");
    const std::size_t end = verbs.end_at(words, at);
    return end != 0 && !words.digit_at(words.skip_space(end));  // "45 trên 50 chi bộ"
}

/// Words that may follow a bare number without "số"; any other makes it a quantity ("Đề án 3 vùng").
const WordSet& may_follow() {
    static const WordSet words{"của",  "về",  "và",   "ngày",  "năm",   "khóa", "trên", "này",  "nêu",   "là",   "đã",
                               "được", "ra",  "tại",  "theo",  "cũng",  "có",   "đến",  "vào",  "trong", "gắn",  "ở",
                               "tới",  "cho", "đối",  "với",   "nhưng", "thì",  "mới",  "phải", "do",    "để",   "hoặc",
                               "vẫn",  "còn", "chưa", "không", "sẽ",    "yêu",  "nói",  "đang", "rồi",   "bằng", "từ",
                               "sang", "như", "khi",  "sau",   "trước", "nên",  "mà",   "quy",  "nhằm",  "thay", "nữa"};
    return words;
}

/// Types of which nothing is counted: any word may follow their number that makes no quantity ("Nghị định 15 giao …").
bool is_never_counted(std::string_view type) {
    static const WordSet types{"Nghị quyết", "Chỉ thị",    "Kết luận",          "Nghị định",
                               "Thông tư",   "Quyết định", "Thông tư liên tịch"};
    return types.contains(type);
}

/// Words after a number of two or more digits that place it in time or space: "Đề án 06 xã", "Nghị quyết 57 quý I".
bool places_number(const Words& words, std::string_view folded, std::size_t word_end) {
    static const WordSet kPlaces{"xã", "phường", "tỉnh", "huyện", "thành", "ngành", "hằng", "hàng", "cấp", "các"};
    if (folded != "quý") return kPlaces.contains(folded);
    const std::size_t next = words.skip_space(word_end);
    const base::Span numeral = words.word_at(next);
    return words.digit_at(next) || (!numeral.empty() && legal::parse_roman(words.slice(numeral)).has_value());
}

/// Types that offices cite by their bare number.
bool is_short_citable(std::string_view type, bool so) {
    static const WordSet bare{"Nghị quyết",
                              "Thông tư liên tịch",
                              "Chỉ thị",
                              "Kết luận",
                              "Quyết định",
                              "Quy định",
                              "Nghị định",
                              "Thông tư",
                              "Đề án",
                              "Hướng dẫn",
                              "Kế hoạch",
                              "Chương trình",
                              "Pháp lệnh",
                              "Quy chế",
                              "Công điện",
                              "Thông báo",
                              "Chương trình hành động",
                              "Nghị quyết liên tịch",
                              "Thông tri",
                              "Luật"};
    static const WordSet numbered{"Công văn", "Tờ trình", "Báo cáo",  "Văn bản", "Phương án",
                                  "Dự án",    "Lệnh",     "Sắc lệnh", "Biên bản"};
    return bare.contains(type) || (so && numbered.contains(type));
}

/// "Công văn 1208 của Sở …", "Báo cáo 71,": letters and reports without "số", where nothing can make the number a
/// quantity ("Báo cáo 6 tháng", "Tờ trình 2 dự án").
bool is_plain_letter(const Words& words, const TypeWord& type, std::size_t number) {
    if (type.type != "Công văn" && type.type != "Báo cáo" && type.type != "Tờ trình") return false;
    const std::size_t end = number_end(words, number);
    if (!words.upper_at(type.span.begin) || end - number < 2) return false;
    const base::Span next = words.word_at(words.skip_space(end));
    static const WordSet kFollow{"của", "ngày", "nêu", "về", "và", "đã"};
    return next.empty() ? !words.digit_at(words.skip_space(end)) : kFollow.contains(fold_word(words.slice(next)));
}

/// Types whose notation bears a year: what stands behind their number and a slash is that year.
bool bears_year(std::string_view type) {
    static const WordSet types{"Nghị định",  "Thông tư", "Thông tư liên tịch",   "Luật",      "Pháp lệnh",
                               "Nghị quyết", "Chỉ thị",  "Nghị quyết liên tịch", "Quyết định"};
    return types.contains(type);
}

/// The year of "Nghị định 116/2005": a number without its symbol.
struct NumberYear {
    std::size_t end = 0;  ///< 0 when no year stands behind the number
    int year = 0;
};

NumberYear read_number_year(const Words& words, std::size_t begin, std::size_t number_end) {
    const std::string_view p = words.text();
    const std::size_t slash = words.slash_at(number_end);
    const std::size_t at = number_end + slash;
    if (slash == 0 || number_end == begin) return {};
    NumberYear read{at, 0};
    while (words.digit_at(read.end) && read.end - at < 5) read.year = read.year * 10 + (p[read.end++] - '0');
    if (read.end - at != 4 || read.year < 1945 || read.year > 2100 || words.alphanumeric_at(read.end)) return {};
    // "…/2005/NĐ-CP" is a whole notation or a broken one; "5/2005 - 6/2005" are months.
    if (words.slash_at(read.end) != 0) return {};
    const std::size_t next = words.skip_space(read.end);
    if (const std::size_t dash = words.dash_at(next); dash != 0) {
        const std::size_t after = words.skip_space(next + dash);
        if (words.digit_at(after) || (next == read.end && words.letter_at(after))) return {};
    }
    return read;
}

/// A month and its year as well as a number: "Nghị quyết 5/2024" may be that of May.
bool may_be_month(std::string_view number) {
    return number.size() <= 2 && (number < "13" || number.size() == 1);
}

/// An instrument of this type and number was cited in full before.
bool is_stated(const Reading& reading, std::string_view type, std::size_t digits_at) {
    const std::size_t end = number_end(reading.words, digits_at);
    return end - digits_at > 1 &&
           reading.numbers.contains(type, reading.words.text().substr(digits_at, end - digits_at));
}

/// "kế hoạch 139 của huyện ủy": whose it is tells an instrument in small letters.
bool is_of_a_body(const Reading& reading, std::size_t digits_at) {
    const Words& words = reading.words;
    const std::size_t end = number_end(words, digits_at);
    const std::size_t of = end - digits_at > 1 ? words.match_forward(words.skip_space(end), "của") : 0;
    return of != 0 && reading.bodies.name_end(words, words.skip_space(of)) != 0;
}

/// "KH số 84 ngày 12/9/2025".
bool is_dated(const Words& words, std::size_t digits_at) {
    const std::size_t next = words.skip_space(number_end(words, digits_at));
    return words.match_forward(next, "ngày") != 0 && read_date(words, next, true);
}

/// "theo TT 29", "khoản 2 Điều 4 TT 29": words behind which only an instrument stands, before one of two or more digits.
bool follows_link(const Reading& reading, const TypeWord& type, std::size_t digits_at) {
    static const WordSet kLinks{"theo", "dẫn", "hiện"};
    const Words& words = reading.words;
    if (number_end(words, digits_at) - digits_at < 2) return false;
    return kLinks.contains(words.folded_before(words.back_space(type.span.begin)).word) ||
           !provision_before(words, type.span.begin).empty();
}

/// "NQ 57", "NĐ 193/2025": the type by its symbol. Without "số" or a year only those that stand for nothing else, and those
/// of an instrument that was cited in full.
TypeWord abbreviated_type(const Reading& reading, std::size_t end, std::size_t digits_at, bool so, bool with_year) {
    const Words& words = reading.words;
    TypeWord type = TypeWords::instance().symbol_before(words, end);
    if (type.type.empty()) return {};
    const std::string_view symbol = words.slice(type.span);
    if (symbol == "TT") type.type = "Thông tư";  // the Party's Thông tri is not cited this way
    if (is_stated(reading, type.type, digits_at) || (symbol == "QĐ" && is_stated(reading, "Quy định", digits_at)))
        return type;
    if (is_of_a_body(reading, digits_at)) return type;  // "TB 52 của Đảng ủy xã"
    // Each of these stands for other things too: a volume, a customer, an appliance.
    static const WordSet kAfterLink{"TT", "KL"};
    static const WordSet kDated{"KH", "TB", "TTr"};
    const bool is_linked = follows_link(reading, type, digits_at);
    if (kAfterLink.contains(symbol) && is_linked) return type;
    if (so && kDated.contains(symbol) && (is_linked || is_dated(words, digits_at))) return type;
    static const WordSet kTold{"NQ", "NĐ", "QĐ", "CT", "KL", "TT", "TTLT", "HD", "CV", "CTr", "ĐA"};
    static const WordSet kPlain{"NQ", "NĐ", "QĐ", "CV"};
    if (!kTold.contains(symbol) || (!so && !with_year && !kPlain.contains(symbol))) return {};
    return type;
}

/// "NQ57", "NĐ123": the symbol without a space, of types that are no roads, rooms or models.
bool is_glued_symbol(const Words& words, std::size_t digits_at) {
    const std::string_view p = words.text();
    if (digits_at < 2 || (p[digits_at - 1] != 'Q' && p[digits_at - 1] != '\x90')) return false;  // NQ, NĐ, QĐ
    const std::string_view symbol = words.slice(words.word_before(digits_at));
    return (symbol == "NQ" || symbol == "NĐ" || symbol == "QĐ") && words.digit_at(digits_at + 1);
}

/// "Đề án 938, đề án 939": right behind one of its type.
bool follows_its_like(const Reading& reading, const TypeWord& type) {
    if (reading.found.empty()) return false;
    const Citation& before = reading.found.back();
    std::size_t next = reading.words.skip_comma(before.extent.end);
    if (const std::size_t word = reading.words.match_forward(next, "và"); word != 0)
        next = reading.words.skip_space(word);
    return before.form == Form::short_form && before.type == type.type && next == type.span.begin;
}

/// "QĐ 217,218", "Nghị quyết 57,59": numbers of a list without a space, of types that take no decimals.
bool is_glued_list(const Words& words, std::string_view type, std::size_t begin, std::size_t comma) {
    const std::size_t next = comma + 1;
    return words.text()[comma] == ',' && is_never_counted(type) && comma - begin > 1 &&
           number_end(words, next) - next > 1 && !words.letter_at(number_end(words, next));
}

/// At the begin of a paragraph, behind a mark of a list at most.
bool opens_line(const Words& words, std::size_t at) {
    constexpr std::size_t kLongestMark = 6;  // bytes: "12.3. "
    return at <= kLongestMark && std::ranges::none_of(words.text().substr(0, at), [](char c) {
               return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
           });
}

/// "Điều 7 Quy định 102 đối với …": an article is of an instrument, whatever goes on behind its number.
bool is_behind_article(const Words& words, const TypeWord& type) {
    std::size_t at = words.back_space(type.span.begin);
    const std::size_t end = at;
    while (at > 0 && words.digit_at(at - 1)) --at;
    return at != end && words.match_backward(words.back_space(at), "điều") != Words::npos;
}

}  // namespace

std::size_t read_short(Reading& reading, std::size_t digits_at) {
    const Words& words = reading.words;
    const std::string_view p = words.text();
    std::size_t begin = words.back_space(digits_at);
    if (begin == digits_at && !is_glued_symbol(words, digits_at)) return 0;
    if (!may_have_head(words, digits_at)) return 0;
    bool so = false;
    if (begin > 0 && p[begin - 1] == ':') begin = words.back_space(begin - 1);
    if (const std::size_t word = words.match_backward(begin, "số"); word != Words::npos) {
        so = true;
        begin = words.back_space(word);
    } else if (begin != words.back_space(digits_at)) {
        return 0;
    }
    TypeWord type = TypeWords::instance().before(words, begin);
    if (type.type.empty() && TypeWords::instance().symbol_before(words, begin).type.empty()) return 0;
    const bool with_year = read_number_year(words, digits_at, number_end(words, digits_at)).end != 0;
    const bool by_symbol = type.type.empty();
    if (by_symbol) type = abbreviated_type(reading, begin, digits_at, so, with_year);
    if (type.type.empty()) return 0;
    const bool cited_before = !so && is_stated(reading, type.type, digits_at);
    const bool of_article = is_behind_article(words, type);
    if (!is_short_citable(type.type, so || with_year || cited_before || of_article) &&
        !is_plain_letter(words, type, digits_at))
        return 0;
    // Without "số" only the capitalised type word names an instrument: "quy định 15 ngày" is a verb.
    static const WordSet kNouns{"Nghị quyết", "Chỉ thị", "Kết luận", "Nghị định", "Thông tư"};
    const bool is_scheme = type.type == "Đề án" && p[digits_at] == '0' && words.digit_at(digits_at + 1);  // "đề án 06"
    if (!so && !words.upper_at(type.span.begin) && !kNouns.contains(type.type) && !is_scheme &&
        !is_of_a_body(reading, digits_at) && !follows_its_like(reading, type) && !cited_before)
        return 0;
    if (!so && !with_year && type.type == "Luật") return 0;

    const std::size_t first = reading.found.size();
    std::size_t at = digits_at;
    std::size_t last_end = 0;
    while (true) {
        std::size_t end = number_end(words, at);
        const std::size_t digits = end - at;
        const bool letter = !words.digit_at(end - 1);
        const NumberYear year = bears_year(type.type) ? read_number_year(words, at, end) : NumberYear{};
        if (year.end == 0 && (digits > 4 || (letter && digits > 3))) break;
        // "các văn bản số 1, 2, 5": places in a list.
        if (type.type == "Văn bản" && digits < 3) break;
        if (year.end != 0 && !so && type.type != "Nghị định" && type.type != "Thông tư" &&
            may_be_month(p.substr(at, digits)))
            break;
        // Years, dates, percentages, fractions, decimals and quantities are no numbers of instruments.
        const bool may_be_year = p.substr(at, 2) == "20" || (p.substr(at, 2) == "19" && type.type != "Đề án");
        if (year.end == 0 && digits == 4 && !so && !cited_before && may_be_year) break;
        if (year.end != 0) end = year.end;
        if (words.letter_at(end)) break;
        if (words.slash_at(end) != 0 || p.substr(end, 1) == "%") break;
        if (end + 1 < p.size() && (p[end] == '.' || p[end] == ',') && words.digit_at(end + 1) &&
            !is_glued_list(words, type.type, at, end))
            break;
        const std::size_t next = words.skip_space(end);
        // "Chương trình 1: Nâng cao chất lượng": a heading counts what is in hand.
        static const WordSet kParts{"Chương trình", "Đề án", "Dự án", "Kế hoạch", "Phương án"};
        if (!so && digits < 3 && p[at] != '0' && kParts.contains(type.type) && p.substr(next, 1) == ":" &&
            opens_line(words, type.span.begin))
            break;
        if (words.dash_at(next) != 0) {
            const std::size_t after = words.skip_space(next + words.dash_at(next));
            if (words.digit_at(after) || (next == end && words.letter_at(after))) break;
        }
        // "KẾ HOẠCH 5 NĂM 2021 - 2025": in a heading large letters tell nothing.
        const bool is_heading = !by_symbol && words.upper_at(type.span.begin + words.length_at(type.span.begin));
        if (const base::Span word = words.word_at(next);
            !word.empty() && next > end && (is_heading || !words.upper_at(next))) {
            const std::string_view folded = fold_word(words.slice(word));
            // "đã quyết định 15 suất học bổng" is a verb, whatever was cited before.
            const bool is_meant = cited_before && words.upper_at(type.span.begin);
            const bool is_plain = so || is_meant || letter || year.end != 0;
            const bool may_be_counted =
                is_plain || (digits > 1 && words.upper_at(type.span.begin) && is_never_counted(type.type))
                    ? quantity_words().contains(folded) && !(digits > 1 && begins_verb(words, next))
                    : !may_follow().contains(folded);
            // "102 đối với", not "102 đối tượng"
            const bool goes_on = !may_be_counted || of_article || words.match_forward(next, "đối với") != 0;
            const bool placed = digits > 1 && (type.type == "Đề án" || is_never_counted(type.type)) &&
                                places_number(words, folded, word.end);
            // Dates and years are judged below.
            if (folded != "năm" && folded != "ngày" && !goes_on && !placed) break;
            // "Chỉ thị 3 không: không chậm trễ, …"
            if (digits == 1 && !so && folded == "không") break;
            // "Nghị quyết 57 ngày 22/12/2024" states a date; "Quy định 15 ngày" a span of time.
            if (folded == "ngày" && !read_date(words, next, true)) break;
            // "Nghị quyết số 35 năm 2023" states a year; "Kế hoạch 5 năm 2026-2030" a span of time.
            if (folded == "năm") {
                const auto stated = read_date(words, next, true);
                if (!stated || words.dash_at(words.skip_space(stated->span.end)) != 0) break;
            }
        }
        Citation citation;
        citation.form = Form::short_form;
        citation.type = type.type;
        citation.type_span = type.span;
        citation.core = {static_cast<Offset>(at), static_cast<Offset>(end)};
        citation.raw = {static_cast<Offset>(reading.found.size() == first ? type.span.begin : at),
                        static_cast<Offset>(end)};
        citation.extent = citation.raw;
        citation.notation = words.slice(citation.core);
        citation.parsed.number = p.substr(at, digits);
        citation.parsed.year = year.year;
        citation.parsed.form = legal::Notation::Form::typeless;
        const std::size_t fields_end = read_fields(reading, citation, end);
        citation.extent.end = static_cast<Offset>(fields_end);
        if (reading.found.size() == first) read_leading_fields(reading, citation);
        reading.found.push_back(std::move(citation));
        last_end = fields_end;

        // "Nghị quyết 18 và 19", "Kết luận số 61, 62"
        std::size_t i = words.skip_space(fields_end);
        bool connector = false;
        if (i < p.size() && p[i] == ',') {
            connector = true;
            i = words.skip_space(i + 1);
        }
        for (const std::string_view word : {"và"sv, "hoặc"sv, "số"sv}) {
            if (const std::size_t word_end = words.match_forward(i, word); word_end != 0) {
                connector = true;
                i = words.skip_space(word_end);
            }
        }
        if (!connector || !words.digit_at(i)) break;
        at = i;
    }
    if (last_end == 0) return 0;
    if (reading.found.size() - first > 1) {
        const std::uint32_t group = ++reading.next_group;
        for (std::size_t i = first; i < reading.found.size(); ++i) reading.found[i].group = group;
        share_fields(reading.found, first, reading.found.size() - 1);
    }
    return last_end;
}

}  // namespace doichieu::citation

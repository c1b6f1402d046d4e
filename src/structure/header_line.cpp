#include "structure/header_line.h"

#include <algorithm>
#include <array>

#include "structure/body_name.h"
#include "structure/line.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace doichieu::structure {
namespace {

constexpr std::size_t kLongestHeaderLine = 160;  // code points

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Dots, underscores and ellipses stand for what is to be filled in by hand.
bool is_filler(char32_t c) {
    return c == U'.' || c == U'_' || c == U'…' || c == U'\u2024' || c == U'\u2026';
}

/// Acts of the National Assembly bear their type before the number.
constexpr std::array<std::string_view, 6> kNumberOfLaw{"Luật số",       "LUẬT SỐ",      "Nghị quyết số",
                                                       "NGHỊ QUYẾT SỐ", "Pháp lệnh số", "PHÁP LỆNH SỐ"};

class Cursor {
  public:
    explicit Cursor(std::string_view text) : text_(text) {}

    [[nodiscard]] std::size_t at() const { return at_; }
    [[nodiscard]] bool done() const { return at_ >= text_.size(); }
    [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
    [[nodiscard]] text::CodePoint peek() const { return text::decode(text_, at_); }

    void skip_space() { at_ = text::skip_space(text_, at_); }
    void skip_filler() {
        while (!done() && (is_filler(peek().value) || text::is_space(peek().value))) at_ += peek().length;
    }
    bool take(std::initializer_list<std::string_view> words) {
        for (const std::string_view word : words) {
            if (!rest().starts_with(word)) continue;
            at_ += word.size();
            return true;
        }
        return false;
    }
    /// A word of a date, whose marks scans and hurried hands lose or change.
    bool take_unmarked(std::string_view word) {
        std::size_t end = at_;
        while (end < text_.size() && text::is_letter(text::decode(text_, end).value))
            end += text::decode(text_, end).length;
        if (text::fold_unaccented(text_.substr(at_, end - at_)) != word) return false;
        at_ = end;
        return true;
    }
    /// Up to four digits; 0 when there is none.
    int number() {
        int value = 0;
        for (int i = 0; i < 4 && !done() && is_digit(text_[at_]); ++i) value = value * 10 + (text_[at_++] - '0');
        return value;
    }
    void advance(std::size_t bytes) { at_ += bytes; }

  private:
    std::string_view text_;
    std::size_t at_ = 0;
};

/// "l41", "O5": a letter that a scan put for a digit.
bool is_misread_digit(std::string_view text) {
    text = text.substr(text::skip_space(text, 0));
    return text.size() > 1 && std::string_view("lIO").find(text[0]) != std::string_view::npos && is_digit(text[1]);
}

/// Moves behind "Số", "Số:", "Luật số:".
bool take_number_word(Cursor& cursor) {
    const bool of_law = std::ranges::any_of(kNumberOfLaw, [&](std::string_view word) { return cursor.take({word}); });
    if (!of_law && !cursor.take({"Số", "SỐ", "số", "Sô"})) return false;
    cursor.skip_space();
    cursor.take({":", "."});
    return cursor.done() || !text::is_letter(cursor.peek().value) || is_misread_digit(cursor.rest());
}

constexpr std::string_view kNationalName = "cong hoa xa hoi chu nghia viet nam";

/// Narrow columns wrap the name: "CỘNG HÒA XÃ HỘI" / "CHỦ NGHĨA VIỆT NAM". What it shares with other names is left out.
bool is_part_of_national_name(std::string_view bare) {
    constexpr std::string_view kShortestEnd = "nghia viet nam";
    if (bare.size() >= kNationalName.size() || bare.size() < std::string_view("cong").size()) return false;
    const bool begins = kNationalName.starts_with(bare) && kNationalName[bare.size()] == ' ';
    const bool ends = kNationalName.ends_with(bare) && kNationalName[kNationalName.size() - bare.size() - 1] == ' ';
    return begins || (ends && bare.size() >= kShortestEnd.size());
}

legal::Date make_date(int day, int month, int year) {
    if (day < 1 || day > 99 || month < 1 || month > 99 || year < 1000) return {};
    return {static_cast<std::int16_t>(year), static_cast<std::int8_t>(month), static_cast<std::int8_t>(day)};
}

/// "15 tháng 02 năm 2023" or "15/02/2023" behind "ngày"; parts may be blank.
bool parse_day_month_year(Cursor& cursor, DateLine& line) {
    cursor.skip_filler();
    const int day = cursor.number();
    cursor.skip_filler();
    if (cursor.take({"/", "-"})) {
        const int month = cursor.number();
        if (!cursor.take({"/", "-"})) return false;
        line.year = cursor.number();
        line.value = make_date(day, month, line.year);
        return line.value.stated();
    }
    if (!cursor.take_unmarked("thang")) return false;
    cursor.skip_filler();
    const int month = cursor.number();
    cursor.skip_filler();
    if (!cursor.take_unmarked("nam")) return false;
    cursor.skip_filler();
    line.year = cursor.number();
    line.value = make_date(day, month, line.year);
    return true;
}

/// Wards and districts may have a number for a name: "Phường 2", "Quận 10".
std::string_view without_number(std::string_view place) {
    const std::size_t last = place.find_last_not_of("0123456789");
    return last != place.npos && place[last] == ' ' && place.size() - last <= 3 ? place.substr(0, last) : place;
}

bool is_place(std::string_view text) {
    text = without_number(text);
    return text.empty() ||
           (starts_capital(text) && !is_longer_than(text, 40) && text.find_first_of(";:0123456789") == text.npos);
}

/// Where "ngày" stands, also with other marks; npos where it does not.
std::size_t day_word(std::string_view cell) {
    for (std::size_t at = 0; (at = cell.find_first_of("nN", at)) != cell.npos; ++at) {
        Cursor cursor(cell.substr(at));
        if ((at == 0 || !text::is_letter(text::decode_before(cell, at).value)) && cursor.take_unmarked("ngay"))
            return at;
    }
    return cell.npos;
}

/// The place, and what stands from "ngày" on.
std::optional<DateLine> divide_date_line(std::string_view cell) {
    if (is_longer_than(cell, kLongestHeaderLine)) return std::nullopt;
    const std::size_t at = day_word(cell);
    if (at == cell.npos) return std::nullopt;
    std::string_view place = text::trim(cell.substr(0, at));
    while (place.ends_with(',') || place.ends_with('.') || place.ends_with('*') || place.ends_with('_'))
        place = text::trim(place.substr(0, place.size() - 1));
    // A telegram states the hour: "Lam Giang, hồi 15 giờ 30 ngày …".
    for (const std::string_view hour : {"hồi ", "lúc "}) {
        const std::size_t begin = place.find(hour);
        if (begin != place.npos) place = text::trim(place.substr(0, begin));
    }
    if (place.ends_with(',')) place = text::trim(place.substr(0, place.size() - 1));
    if (!is_place(place)) return std::nullopt;
    return DateLine{place, cell.substr(at), {}, 0};
}

Cursor behind_day_word(const DateLine& line) {
    Cursor cursor(line.date);
    cursor.take_unmarked("ngay");
    return cursor;
}

}  // namespace

std::optional<NumberLine> parse_number_line(std::string_view cell) {
    Cursor cursor(cell);
    if (is_longer_than(cell, kLongestHeaderLine) || !take_number_word(cursor)) return std::nullopt;
    cursor.skip_filler();
    NumberLine line;
    const std::size_t begin = cursor.at();
    std::size_t end = begin;
    bool after_sign = true;  // spaces may stand beside a sign only
    bool has_sign = false;
    bool has_letter = false;
    const bool misread = is_misread_digit(cursor.rest());
    line.blank = !misread && !is_digit(cursor.done() ? '\0' : cell[begin]);
    while (!cursor.done()) {
        const text::CodePoint c = cursor.peek();
        if (text::is_space(c.value)) {
            cursor.skip_space();
            const char32_t next = cursor.peek().value;
            if (cursor.done() || !(after_sign || text::is_dash(next) || text::is_slash(next))) break;
            continue;
        }
        if (text::is_dash(c.value) || text::is_slash(c.value)) {
            line.notation += text::is_dash(c.value) ? '-' : '/';
            after_sign = has_sign = true;
        } else if (text::is_letter(c.value) || text::is_digit(c.value) || c.value == U'&') {
            if (c.value == U'Ð' || c.value == U'Ɖ')
                line.notation += "Đ";
            else
                line.notation += cell.substr(cursor.at(), c.length);
            has_letter |= text::is_letter(c.value);
            after_sign = false;
        } else if (c.value == U'(' || c.value == U')' || (c.value == U'.' && !has_sign)) {
            line.notation += static_cast<char>(c.value);
            after_sign = false;
        } else {
            break;
        }
        cursor.advance(c.length);
        end = cursor.at();
    }
    line.text = cell.substr(begin, end - begin);
    if (!has_sign || !has_letter) return std::nullopt;
    if (line.blank) {
        // What follows a blank number is a sign: "/KH-UBND". Anything else is not a number line.
        if (line.notation.front() != '/' && line.notation.front() != '-') return std::nullopt;
        line.notation.clear();
    }
    if (misread) line.notation.clear();
    // "Nghị quyết số 25-NQ/TW, ngày …" opens a text that cites one; the number of a law stands alone in its line.
    const bool of_law =
        std::ranges::any_of(kNumberOfLaw, [&](std::string_view word) { return cell.starts_with(word); });
    if (of_law && (line.notation.find("QH") == std::string::npos || !text::trim(cell.substr(end)).empty()))
        return std::nullopt;
    return line;
}

bool is_number_begun(std::string_view cell) {
    Cursor cursor(cell);
    if (!take_number_word(cursor)) return false;
    cursor.skip_filler();
    cursor.number();
    cursor.skip_filler();
    return cursor.done();
}

std::optional<DateLine> parse_date_line(std::string_view cell) {
    std::optional<DateLine> line = divide_date_line(cell);
    if (!line) return std::nullopt;
    Cursor cursor = behind_day_word(*line);
    if (!parse_day_month_year(cursor, *line)) return std::nullopt;
    const std::size_t end = cursor.at();
    cursor.skip_filler();
    if (!cursor.done()) return std::nullopt;
    line->date = line->date.substr(0, end);
    return line;
}

bool is_date_begun(std::string_view cell) {
    const std::optional<DateLine> line = divide_date_line(cell);
    if (!line) return false;
    Cursor cursor = behind_day_word(*line);
    for (const std::string_view word : {"thang", "nam"}) {
        cursor.skip_filler();
        cursor.number();
        cursor.skip_filler();
        if (cursor.done()) return true;
        if (!cursor.take_unmarked(word)) return false;
    }
    cursor.skip_filler();
    return cursor.done();
}

HeaderLine classify_header_line(std::string_view cell) {
    if (cell.empty() || is_longer_than(cell, kLongestHeaderLine)) return HeaderLine::other;
    if (is_rule(cell)) return HeaderLine::rule;
    if (parse_number_line(cell) || is_number_begun(cell)) return HeaderLine::number;
    if (parse_date_line(cell) || is_date_begun(cell)) return HeaderLine::place_and_date;
    const std::string folded = text::fold(cell);
    // Title and motto are known by heart: lost or wrong diacritics do not hide them.
    const std::string bare = text::fold_unaccented(cell);
    if (bare.starts_with("dang cong san viet nam") && bare.size() < 30) return HeaderLine::party_title;
    if (bare.starts_with(kNationalName) || is_part_of_national_name(bare)) return HeaderLine::national_name;
    if (bare.starts_with("doc lap") && bare.find("hanh phuc") != bare.npos) return HeaderLine::motto;
    for (const std::string_view mark :
         {"dự thảo", "(dự thảo)", "mật", "tối mật", "tuyệt mật", "hỏa tốc", "khẩn", "thượng khẩn"}) {
        if (folded == mark || (folded.starts_with(mark) && folded.size() < mark.size() + 12)) return HeaderLine::mark;
    }
    // "BAN HÀNH QUY CHẾ …" is what a decision does, and no Ban.
    const bool promulgates = folded.starts_with("ban hành ") && !folded.starts_with("ban hành chính");
    return is_capitals(cell) && !promulgates && begins_body_name(folded) ? HeaderLine::body_name : HeaderLine::other;
}

}  // namespace doichieu::structure

#include <algorithm>
#include <string_view>

#include "structure/identity.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace doichieu::structure {
namespace {

int year_at(std::string_view text, std::size_t at) {
    if (at + 4 > text.size()) return 0;
    int year = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        if (text[i] < '0' || text[i] > '9') return 0;
        year = year * 10 + (text[i] - '0');
    }
    const bool ends = at + 4 == text.size() || text[at + 4] < '0' || text[at + 4] > '9';
    return ends && year >= 1930 && year <= 2100 ? year : 0;
}

/// Second year of "2021 - 2025" or "2021 đến 2025"; 0 when no period stands at `at`.
int period_end(std::string_view text, std::size_t at) {
    at = text::skip_space(text, at + 4);
    if (text.substr(at).starts_with("đến"))
        at += std::string_view("đến").size();
    else if (at < text.size() && text[at] == '-')
        ++at;  // folded: every dash
    else
        return 0;
    at = text::skip_space(text, at);
    if (text.substr(at).starts_with("năm ")) at += std::string_view("năm ").size();
    return year_at(text, at);
}

/// The word before `at` and what stands before it.
std::string_view word_before(std::string_view text, std::size_t& at) {
    while (at > 0 && text[at - 1] == ' ') --at;
    const std::size_t end = at;
    while (at > 0 && text[at - 1] != ' ') --at;
    return text.substr(at, end - at);
}

/// "đến năm 2030", "ngày 25 tháng 10 năm 2017" and "Luật … năm 2024" do not say for which year the document is.
bool names_another_year(std::string_view folded, std::string_view original, std::size_t at) {
    std::size_t cursor = at;
    const std::string_view before = word_before(folded, cursor);
    if (before == "đến" || before == "nhìn" || before == "từ" || before == "trước" || before == "sau") return true;
    std::size_t month = cursor;
    if (word_before(folded, month) == "tháng") {
        std::size_t day = month;
        word_before(folded, day);
        if (word_before(folded, day) == "ngày") return true;
    }
    for (const std::string_view law : {"Luật ", "Bộ luật ", "Pháp lệnh ", "Hiến pháp "}) {
        if (original.find(law) != original.npos) return true;
    }
    return false;
}

}  // namespace

Years read_years(std::string_view subject) {
    const std::string folded = text::fold(subject);
    constexpr std::string_view kYear = "năm ";
    Years period;
    Years single;
    for (std::size_t at = folded.find(kYear); at != folded.npos; at = folded.find(kYear, at + 1)) {
        std::size_t digits = at + kYear.size();
        if (folded.substr(digits).starts_with("học ")) digits += std::string_view("học ").size();
        const int year = year_at(folded, digits);
        if (year == 0 || names_another_year(folded, subject, at)) continue;
        const int end = period_end(folded, digits);
        if (end > year) {
            if (period.first == 0) period = {year, end};
        } else {
            if (single.first == 0) single.first = year;
            single.last = std::max(single.last, year);
        }
    }
    if (single.first != 0) return single;
    if (period.first != 0) return period;
    for (const std::string_view word : {"giai đoạn ", "nhiệm kỳ ", "thời kỳ ", "các năm "}) {
        for (std::size_t at = folded.find(word); at != folded.npos; at = folded.find(word, at + 1)) {
            const std::size_t digits = at + word.size();
            const int year = year_at(folded, digits);
            const int end = year == 0 ? 0 : period_end(folded, digits);
            if (end > year) return {year, end};
        }
    }
    return {};
}

}  // namespace doichieu::structure

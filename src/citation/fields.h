#pragma once

#include <optional>
#include <string>

#include "citation/words.h"
#include "legal/date.h"

namespace doichieu::citation {

struct DateField {
    base::Span span;  ///< the date itself, without "ngày"
    legal::Date date;
};

/// A date at `at`: "03/6/2013", "01-10-1997", "6.4.2026", "12 tháng 3 năm 2019", "tháng 02/1951", "năm 2013". With
/// `need_word` it must begin with "ngày", "tháng" or "năm".
[[nodiscard]] std::optional<DateField> read_date(const Words& words, std::size_t at, bool need_word);

/// "6/2013" or "2013" and nothing else, as they stand in brackets behind a notation.
[[nodiscard]] std::optional<DateField> read_bare_month(const Words& words, std::size_t at);

/// End of a date that is not whole, "ngày 25/5", "ngày … tháng 9 năm 2025"; 0 when none stands at `at`.
[[nodiscard]] std::size_t partial_date_end(const Words& words, std::size_t at);

/// A term: "khóa XI", "(khoá 11)", "Khóa XII của Đảng". `span` covers the numeral's phrase without brackets.
struct TermField {
    base::Span span;
    std::size_t end = 0;  ///< after the closing bracket, if any
    std::string term;
};
[[nodiscard]] std::optional<TermField> read_term(const Words& words, std::size_t at);

/// Offset where the subject of an instrument starts whose last field ends at `at`: after "về", "về việc", also in
/// quotation marks, or with a verb ("quy định", "phê duyệt", …); npos when none stands there. After a comma a verb opens
/// one only with `verb_after_comma`.
[[nodiscard]] std::size_t subject_begin(const Words& words, std::size_t at, bool verb_after_comma);

}  // namespace doichieu::citation

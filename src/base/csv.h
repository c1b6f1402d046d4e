#pragma once

#include <string>
#include <string_view>

namespace doichieu::base {

/// What spreadsheets take for the beginning of a formula.
inline constexpr std::string_view kFormulaSigns = "=+-@\t\r";

/// `text` as a cell of CSV (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe before it;
/// from_csv_cell() takes it away.
[[nodiscard]] inline std::string csv_cell(std::string_view text, char separator = ',') {
    const bool is_formula = !text.empty() && kFormulaSigns.find(text.front()) != std::string_view::npos;
    const char needing_quotes[] = {separator, '"', '\r', '\n', '\0'};
    if (!is_formula && text.find_first_of(needing_quotes) == std::string_view::npos) return std::string(text);
    std::string cell = is_formula ? "\"'" : "\"";
    for (const char c : text) cell.append(c == '"' ? 2 : 1, c);
    return cell + '"';
}

/// The text of a cell without its quotes, as csv_cell() was given it.
[[nodiscard]] inline std::string_view from_csv_cell(std::string_view text) {
    const bool is_guarded =
        text.size() > 1 && text.front() == '\'' && kFormulaSigns.find(text[1]) != std::string_view::npos;
    return is_guarded ? text.substr(1) : text;
}

}  // namespace doichieu::base

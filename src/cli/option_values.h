#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "audit/inputs.h"
#include "base/text_pair.h"
#include "cli/options.h"
#include "registry/table.h"

/// How the value of an option is decoded into the options; each hands back what is wrong with it.
namespace doichieu::cli {

using Wrong = std::optional<base::TextPair>;

[[nodiscard]] base::TextPair empty_value();
[[nodiscard]] base::TextPair not_a_day();

template <auto Field>
Wrong set_text(Options& options, const std::string& value) {
    if (value.empty()) return empty_value();
    options.*Field = value;
    return std::nullopt;
}

template <auto Field>
Wrong add_text(Options& options, const std::string& value) {
    if (value.empty()) return empty_value();
    (options.*Field).push_back(value);
    return std::nullopt;
}

/// One or several, separated by commas.
template <auto Field>
Wrong add_list(Options& options, const std::string& value) {
    std::string_view rest = value;
    while (true) {
        const std::size_t comma = rest.find(',');
        if (Wrong wrong = add_text<Field>(options, std::string(rest.substr(0, comma)))) return wrong;
        if (comma == std::string_view::npos) return std::nullopt;
        rest.remove_prefix(comma + 1);
    }
}

template <auto Field>
Wrong switch_on(Options& options, const std::string&) {
    options.*Field = true;
    return std::nullopt;
}

template <auto Field>
Wrong set_date(Options& options, const std::string& value) {
    const auto date = legal::parse_iso_date(value);
    if (!date || !date->exists()) return not_a_day();
    options.statements.dates.*Field = *date;
    return std::nullopt;
}

/// A column's name as a template argument.
template <std::size_t Size>
struct Name {
    char text[Size];
    // NOLINTNEXTLINE: implicit by design
    constexpr Name(const char (&literal)[Size]) { std::copy_n(literal, Size, text); }
};

template <Name Column>
Wrong set_cell(Options& options, const std::string& value) {
    if (value.empty()) return empty_value();
    std::erase_if(options.cells, [](const auto& cell) { return cell.first == Column.text; });
    options.cells.emplace_back(Column.text, audit::shown_path(value));  // NFC and valid, as texts are
    return std::nullopt;
}

template <Name Column>
Wrong set_date_cell(Options& options, const std::string& value) {
    const auto date = registry::read_date(value);
    if (!date) {
        return base::TextPair{
            "ngày phải có trong lịch và ghi theo dạng năm-tháng-ngày, ví dụ 2026-05-27, hoặc 27/5/2026",
            "a date must exist and is written year-month-day, for example 2026-05-27, or 27/5/2026"};
    }
    return set_cell<Column>(options, date->iso());
}

Wrong allow_secret(Options& options, const std::string&);
Wrong set_issuer(Options& options, const std::string& value);
Wrong set_level(Options& options, const std::string& value);
Wrong set_regime(Options& options, const std::string& value);
Wrong set_language(Options& options, const std::string& value);
Wrong set_fail_on(Options& options, const std::string& value);
Wrong set_all(Options& options, const std::string&);
Wrong set_explain(Options& options, const std::string&);
Wrong set_jobs(Options& options, const std::string& value);
Wrong set_colour(Options& options, const std::string& value);
Wrong set_status(Options& options, const std::string& value);
Wrong set_confidence(Options& options, const std::string& value);
Wrong set_year(Options& options, const std::string& value);
Wrong set_due(Options& options, const std::string& value);
Wrong set_since(Options& options, const std::string& value);
Wrong add_detail(Options& options, const std::string& value);
/// "json=a.json" names a format; "./a=b.txt" is a file.
Wrong add_output(Options& options, const std::string& value);

}  // namespace doichieu::cli

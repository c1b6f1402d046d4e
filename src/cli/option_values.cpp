#include "cli/option_values.h"

#include <charconv>
#include <vector>

#include "checks/field_reader.h"

namespace doichieu::cli {

using base::TextPair;

namespace {

constexpr std::size_t kMostJobs = 1024;

Wrong one_of(const std::string& value, const std::vector<std::string_view>& words) {
    if (std::ranges::find(words, value) != words.end()) return std::nullopt;
    return checks::unknown_word(value, words);
}

}  // namespace

TextPair empty_value() {
    return {"giá trị còn trống", "the value is empty"};
}

Wrong allow_secret(Options& options, const std::string&) {
    options.statements.allow_secret = true;
    return std::nullopt;
}

TextPair not_a_day() {
    return {"ngày phải ghi theo dạng năm-tháng-ngày và có trong lịch, ví dụ 2026-05-27",
            "a date is written year-month-day and must exist, for example 2026-05-27"};
}

Wrong set_issuer(Options& options, const std::string& value) {
    if (value.empty()) return empty_value();
    options.statements.issuer = audit::shown_path(value);  // NFC and valid, as texts are
    return std::nullopt;
}

Wrong set_level(Options& options, const std::string& value) {
    if (Wrong wrong = one_of(value, {"central", "province", "district", "commune", "cell"})) return wrong;
    options.statements.level = legal::parse_level(value);
    return std::nullopt;
}

Wrong set_regime(Options& options, const std::string& value) {
    if (Wrong wrong = one_of(value, {"party", "state_administrative", "state_normative"})) return wrong;
    options.statements.regime = legal::parse_regime(value);
    return std::nullopt;
}

Wrong set_language(Options& options, const std::string& value) {
    if (Wrong wrong = one_of(value, {"vi", "en"})) return wrong;
    options.language = value == "en" ? base::Language::en : base::Language::vi;
    options.language_is_given = true;
    return std::nullopt;
}

Wrong set_fail_on(Options& options, const std::string& value) {
    if (Wrong wrong = one_of(value, {"error", "warning", "info", "never"})) return wrong;
    options.fail_on = FailOn{findings::parse_severity(value)};
    return std::nullopt;
}

Wrong set_all(Options& options, const std::string&) {
    options.all = true;
    options.statements.citations.anaphors = true;
    return std::nullopt;
}

Wrong set_explain(Options& options, const std::string&) {
    options.explain = true;
    options.statements.citations.keep_rejected = true;
    return std::nullopt;
}

Wrong set_jobs(Options& options, const std::string& value) {
    std::size_t jobs = 0;
    const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), jobs);
    if (failed != std::errc() || end != value.data() + value.size() || jobs == 0 || jobs > kMostJobs) {
        return TextPair{"cần một số nguyên từ 1 đến " + std::to_string(kMostJobs),
                        "a whole number from 1 to " + std::to_string(kMostJobs) + " is needed"};
    }
    options.jobs = jobs;
    return std::nullopt;
}

Wrong set_colour(Options& options, const std::string& value) {
    if (Wrong wrong = one_of(value, {"auto", "always", "never"})) return wrong;
    options.colour = value == "always" ? Colour::always : value == "never" ? Colour::never : Colour::automatic;
    return std::nullopt;
}

Wrong set_status(Options& options, const std::string& value) {
    if (Wrong wrong = one_of(value, {"in_force", "partly_in_force", "replaced", "expired", "not_yet_in_force",
                                     "suspended", "unknown"})) {
        return wrong;
    }
    return set_cell<"status">(options, value);
}

Wrong set_confidence(Options& options, const std::string& value) {
    if (Wrong wrong = one_of(value, {"verified", "single", "memory"})) return wrong;
    return set_cell<"confidence">(options, value);
}

Wrong set_year(Options& options, const std::string& value) {
    const auto date = legal::parse_iso_date(value);
    if (!date || date->month != 0) {
        return TextPair{"cần một năm, ví dụ 2026", "a year is needed, for example 2026"};
    }
    options.year = date->year;
    return std::nullopt;
}

Wrong set_due(Options& options, const std::string& value) {
    const auto date = legal::parse_iso_date(value);
    if (!date || !date->exists()) return not_a_day();
    options.due = *date;
    return std::nullopt;
}

Wrong set_since(Options& options, const std::string& value) {
    const auto date = legal::parse_iso_date(value);
    if (value != "last" && (!date || !date->exists())) return not_a_day();
    options.since = value;
    return std::nullopt;
}

Wrong add_detail(Options& options, const std::string& value) {
    std::string_view rest = value;
    while (true) {
        const std::size_t comma = rest.find(',');
        const std::string word(rest.substr(0, comma));
        if (Wrong wrong = one_of(word, {"provisions", "bodies"})) return wrong;
        (word == "bodies" ? options.graph_detail.bodies : options.graph_detail.provisions) = true;
        if (comma == std::string_view::npos) return std::nullopt;
        rest.remove_prefix(comma + 1);
    }
}

Wrong add_output(Options& options, const std::string& value) {
    const std::size_t equals = value.find('=');
    const bool names_format = equals != std::string::npos && equals > 0 &&
                              std::all_of(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(equals),
                                          [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
    OutputFile output{{}, value};
    if (names_format) output = {value.substr(0, equals), value.substr(equals + 1)};
    if (output.path.empty()) return TextPair{"thiếu tên tệp", "the file's name is missing"};
    options.outputs.push_back(std::move(output));
    return std::nullopt;
}

}  // namespace doichieu::cli

#include "io/yaml_slips.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace doichieu::io {
namespace {

constexpr std::string_view kFullWidthColon = "：";

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> prefixes) {
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [text](std::string_view prefix) { return text.starts_with(prefix); });
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

std::string_view without_trailing_space(std::string_view text) {
    const std::size_t last = text.find_last_not_of(" \t\r");
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

/// `text` as a quoted scalar; single quotes leave backslashes alone.
std::string quoted(std::string_view text) {
    const bool plain = text.find_first_of("\"\\") == std::string_view::npos;
    if (plain) return "\"" + std::string(text) + "\"";
    return "'" + replace_all(std::string(text), "'", "''") + "'";
}

/// A line cut in three: `  - key: `, the value, and ` # comment`.
struct Entry {
    std::string_view head;
    std::string_view value;
    std::string_view comment;

    [[nodiscard]] std::string with_value(const std::string& other) const {
        return std::string(head) + other + std::string(comment);
    }
};

Entry cut(std::string_view line) {
    std::size_t at = line.find_first_not_of(' ');
    if (at == std::string_view::npos) return {line, {}, {}};
    while (line.substr(at).starts_with("- ")) at = std::min(line.find_first_not_of(' ', at + 1), line.size());
    if (!starts_with_any(line.substr(at), {"\"", "'", "[", "{"})) {
        const std::size_t colon = line.find(": ", at);
        if (colon != std::string_view::npos) {
            at = std::min(line.find_first_not_of(' ', colon + 1), line.size());
        } else if (without_trailing_space(line).ends_with(':')) {
            at = line.size();
        }
    }
    std::string_view value = line.substr(at);
    const bool value_quoted = value.starts_with('"') || value.starts_with('\'');
    const std::size_t comment = value_quoted ? std::string_view::npos : value.find(" #");
    value = without_trailing_space(value.substr(0, comment));
    return {line.substr(0, at), value, line.substr(at + value.size())};
}

/// Where the quoted scalar that opens `value` closes; npos when it does not.
std::size_t closing_quote(std::string_view value) {
    const char quote = value.front();
    for (std::size_t at = 1; at < value.size(); ++at) {
        if (quote == '"' && value[at] == '\\') {
            ++at;
        } else if (value[at] == quote) {
            if (quote == '"' || value.substr(at + 1, 1) != "'") return at;
            ++at;
        }
    }
    return std::string_view::npos;
}

std::optional<YamlSlip> tab_in_indentation(std::string_view line) {
    const std::string_view indentation = line.substr(0, line.find_first_not_of(" \t"));
    if (indentation.find('\t') == std::string_view::npos) return std::nullopt;
    return YamlSlip{{"đầu dòng có phím Tab; YAML chỉ thụt lề bằng dấu cách",
                     "the line is indented with a tab; YAML indents with spaces only"},
                    replace_all(std::string(indentation), "\t", "  ") + std::string(line.substr(indentation.size()))};
}

std::optional<YamlSlip> odd_space_in_indentation(std::string_view line) {
    constexpr std::array<std::string_view, 3> kOddSpaces = {"\u00A0", "\u3000", "\u2003"};
    std::string corrected;
    std::string_view rest = line;
    bool odd = false;
    while (!rest.empty()) {
        const auto found = std::find_if(kOddSpaces.begin(), kOddSpaces.end(),
                                        [rest](std::string_view space) { return rest.starts_with(space); });
        if (found == kOddSpaces.end() && rest.front() != ' ') break;
        odd = odd || found != kOddSpaces.end();
        rest.remove_prefix(found == kOddSpaces.end() ? 1 : found->size());
        corrected.push_back(' ');
    }
    if (!odd) return std::nullopt;
    return YamlSlip{
        {"đầu dòng có dấu cách đặc biệt (thường do chép từ Word hay trang web); hãy gõ dấu cách thường",
         "the line begins with a special space (often pasted from Word or a web page); type ordinary spaces"},
        corrected.append(rest)};
}

/// `key：value`: a key of ASCII letters, then the colon of an East Asian keyboard.
std::optional<YamlSlip> full_width_colon(std::string_view line) {
    const std::size_t colon = line.find(kFullWidthColon);
    if (colon == std::string_view::npos) return std::nullopt;
    const std::size_t key = line.find_first_not_of(" -");
    const std::size_t key_end =
        line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.", key);
    if (key >= colon || key_end != colon) return std::nullopt;
    std::string_view value = line.substr(colon + kFullWidthColon.size());
    value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    return YamlSlip{{"dấu hai chấm “：” là ký tự toàn khổ; hãy gõ dấu “:” thường rồi một dấu cách",
                     "the colon “：” is a full-width sign; type an ordinary “:” and a space"},
                    std::string(line.substr(0, colon)) + ": " + std::string(value)};
}

/// The text between typographic quotation marks that wrap a whole value.
std::optional<std::string_view> inside_typographic_quotes(std::string_view value) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kPairs = {
        {{"“", "”"}, {"‘", "’"}, {"＂", "＂"}, {"”", "”"}, {"「", "」"}}};
    for (const auto& [open, close] : kPairs) {
        if (value.size() > open.size() + close.size() && value.starts_with(open) && value.ends_with(close)) {
            const std::string_view inside = value.substr(open.size(), value.size() - open.size() - close.size());
            if (inside.find(open) == std::string_view::npos) return inside;
        }
    }
    return std::nullopt;
}

std::optional<YamlSlip> typographic_quotes(std::string_view line) {
    const Entry entry = cut(line);
    const auto inside = inside_typographic_quotes(entry.value);
    if (!inside) return std::nullopt;
    return YamlSlip{{"giá trị nằm trong dấu ngoặc kép cong “ ”; YAML cần dấu ngoặc kép thẳng \"",
                     "the value stands in typographic quotation marks “ ”; YAML needs straight ones \""},
                    entry.with_value(quoted(*inside))};
}

std::optional<YamlSlip> unclosed_quote(std::string_view line) {
    const Entry entry = cut(line);
    if (entry.value.empty() || (entry.value.front() != '"' && entry.value.front() != '\'')) return std::nullopt;
    if (closing_quote(entry.value) != std::string_view::npos) return std::nullopt;
    const std::string mark(1, entry.value.front());
    return YamlSlip{
        {"dấu ngoặc " + mark + " mở mà chưa đóng", "the quotation mark " + mark + " is opened but not closed"},
        entry.with_value(std::string(entry.value) + mark)};
}

std::optional<YamlSlip> text_behind_quote(std::string_view line) {
    const Entry entry = cut(line);
    if (entry.value.empty() || (entry.value.front() != '"' && entry.value.front() != '\'')) return std::nullopt;
    const std::size_t close = closing_quote(entry.value);
    if (close == std::string_view::npos) return std::nullopt;
    const std::string_view behind = entry.value.substr(close + 1);
    const std::size_t first = behind.find_first_not_of(' ');
    if (first == std::string_view::npos || starts_with_any(behind.substr(first), {"#", ":", ",", "]", "}"}))
        return std::nullopt;
    // 'it's' wraps the whole value already; in "x" y the marks belong to it.
    const bool wrapped = entry.value.back() == entry.value.front();
    const std::string_view meant = wrapped ? entry.value.substr(1, entry.value.size() - 2) : entry.value;
    return YamlSlip{{"sau dấu ngoặc đóng còn chữ; hãy đặt cả giá trị trong một cặp dấu ngoặc",
                     "there is text behind the closing quotation mark; put the whole value between one pair of marks"},
                    entry.with_value(quoted(meant))};
}

std::optional<YamlSlip> colon_in_value(std::string_view line) {
    const Entry entry = cut(line);
    if (entry.value.empty() || starts_with_any(entry.value, {"\"", "'", "[", "{"})) return std::nullopt;
    if (entry.value.find(": ") == std::string_view::npos && !entry.value.ends_with(':')) return std::nullopt;
    return YamlSlip{{"giá trị có dấu hai chấm “:” nên phải đặt trong dấu ngoặc kép",
                     "the value contains a colon “:”, so it must be quoted"},
                    entry.with_value(quoted(entry.value))};
}

/// `key:value`.
std::optional<YamlSlip> no_space_behind_colon(std::string_view line) {
    const std::size_t key = line.find_first_not_of(" -");
    if (key == std::string_view::npos) return std::nullopt;
    const std::size_t colon =
        line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.", key);
    if (colon == std::string_view::npos || colon == key || line[colon] != ':') return std::nullopt;
    const std::string_view value = line.substr(colon + 1);
    if (value.empty() || starts_with_any(value, {" ", "//", "\r"})) return std::nullopt;
    return YamlSlip{{"sau dấu hai chấm phải có một dấu cách", "a space must follow the colon"},
                    std::string(line.substr(0, colon + 1)) + " " + std::string(value)};
}

std::optional<YamlSlip> reserved_first_sign(std::string_view line) {
    const Entry entry = cut(line);
    if (!starts_with_any(entry.value, {"@", "`", "%", "*", "&", "!", "|", ">", "?", ",", "]", "}"}))
        return std::nullopt;
    const bool opens_block = entry.value.find_first_not_of("|>+-0123456789") == std::string_view::npos;
    if (opens_block) return std::nullopt;
    const std::string sign(1, entry.value.front());
    return YamlSlip{
        {"giá trị bắt đầu bằng dấu " + sign + ", là dấu riêng của YAML; hãy đặt giá trị trong dấu ngoặc kép",
         "the value begins with " + sign + ", which YAML keeps for itself; quote the value"},
        entry.with_value(quoted(entry.value))};
}

std::optional<YamlSlip> unclosed_bracket(std::string_view line) {
    const Entry entry = cut(line);
    if (!starts_with_any(entry.value, {"[", "{"})) return std::nullopt;
    const char open = entry.value.front();
    const char close = open == '[' ? ']' : '}';
    if (std::count(entry.value.begin(), entry.value.end(), open) <=
        std::count(entry.value.begin(), entry.value.end(), close)) {
        return std::nullopt;
    }
    return YamlSlip{{std::string("ngoặc ") + open + " mở mà chưa đóng",
                     std::string("the bracket ") + open + " is opened but not closed"},
                    entry.with_value(std::string(entry.value) + close)};
}

/// `-value`.
std::optional<YamlSlip> no_space_behind_dash(std::string_view line) {
    const std::size_t dash = line.find_first_not_of(' ');
    if (dash == std::string_view::npos || line[dash] != '-' || dash + 1 >= line.size()) return std::nullopt;
    if (starts_with_any(line.substr(dash + 1), {" ", "-", "\r"})) return std::nullopt;
    return YamlSlip{{"sau dấu gạch đầu dòng phải có một dấu cách", "a space must follow the dash of a list item"},
                    std::string(line.substr(0, dash + 1)) + " " + std::string(line.substr(dash + 1))};
}

}  // namespace

std::optional<YamlSlip> recognise_slip(std::string_view line) {
    using Recogniser = std::optional<YamlSlip> (*)(std::string_view);
    constexpr std::array<Recogniser, 11> kRecognisers = {
        tab_in_indentation, odd_space_in_indentation, full_width_colon,     typographic_quotes,
        unclosed_quote,     text_behind_quote,        colon_in_value,       reserved_first_sign,
        unclosed_bracket,   no_space_behind_dash,     no_space_behind_colon};
    if (line.find_first_not_of(" \t") == line.find('#')) return std::nullopt;  // a comment, or blank
    for (const Recogniser recognise : kRecognisers) {
        if (auto slip = recognise(line)) return slip;
    }
    return std::nullopt;
}

bool misreads_silently(std::string_view plain_value) {
    return full_width_colon(plain_value) || inside_typographic_quotes(plain_value) ||
           odd_space_in_indentation(plain_value);
}

YamlSlip backslash_slip(std::string_view line) {
    YamlSlip slip{{"trong dấu ngoặc kép \" dấu \\ có nghĩa riêng; hãy dùng dấu nháy đơn '",
                   "between double quotation marks \\ has a meaning of its own; use single ones '"},
                  {}};
    const Entry entry = cut(line);
    if (!entry.value.starts_with('"')) return slip;
    const std::size_t close = closing_quote(entry.value);
    if (close == std::string_view::npos) return slip;
    const std::string inside(entry.value.substr(1, close - 1));
    slip.corrected = entry.with_value("'" + replace_all(replace_all(inside, "\\\"", "\""), "'", "''") + "'" +
                                      std::string(entry.value.substr(close + 1)));
    return slip;
}

}  // namespace doichieu::io

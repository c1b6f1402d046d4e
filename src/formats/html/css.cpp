#include "formats/html/css.h"

#include <algorithm>
#include <charconv>

#include "text/characters.h"

namespace doichieu::formats::html {

std::string in_lower_case(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

namespace {

/// The first family of a list, without its quotes.
std::string first_family(std::string_view list) {
    list = text::trim(list.substr(0, list.find(',')));
    if (list.size() > 1 && (list.front() == '"' || list.front() == '\'')) list = list.substr(1, list.size() - 2);
    return std::string(list);
}

std::optional<double> size_pt(std::string_view value) {
    double number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc()) return std::nullopt;
    const std::string_view unit = value.substr(static_cast<std::size_t>(end - value.data()));
    if (unit == "pt") return number;
    if (unit == "px") return number * 0.75;
    return std::nullopt;
}

std::optional<document::Alignment> alignment(std::string_view value) {
    using enum document::Alignment;
    if (value == "center") return center;
    if (value == "right") return right;
    if (value == "justify") return justified;
    if (value == "left") return left;
    return std::nullopt;
}

void declare(Declarations& out, const std::string& name, std::string_view raw) {
    const std::string value = in_lower_case(raw);
    if (name == "font-family") {
        out.font = first_family(raw);
    } else if (name == "font-size") {
        out.size_pt = size_pt(value);
    } else if (name == "font-weight") {
        out.bold = value == "bold" || value == "bolder" || (value.size() == 3 && value[0] >= '6');
    } else if (name == "font-style") {
        out.italic = value == "italic" || value == "oblique";
    } else if (name == "text-decoration") {
        out.underlined = value.find("underline") != std::string::npos;
    } else if (name == "text-align") {
        out.alignment = alignment(value);
    } else if (name == "display") {
        out.not_shown = value == "none";
    } else if (name == "mso-hide") {
        out.hidden = value == "all";
    } else if (name == "white-space") {
        out.preformatted = value.starts_with("pre");
    } else if (name == "mso-element") {
        out.element = raw;
    } else if (name == "mso-list") {
        out.is_list_label = value == "ignore";
    } else if (name == "mso-special-character") {
        out.is_note_reference = value == "footnote" || value == "endnote";
    }
}

template <typename T>
void take(std::optional<T>& own, const std::optional<T>& other) {
    if (other) own = other;
}

std::string_view without_comments(std::string_view css, std::string& store) {
    if (css.find("/*") == std::string_view::npos) return css;
    for (std::size_t at = 0; at < css.size();) {
        const std::size_t open = std::min(css.find("/*", at), css.size());
        store += css.substr(at, open - at);
        const std::size_t closed = css.find("*/", open);
        if (closed == std::string_view::npos) break;
        at = closed + 2;
    }
    return store;
}

}  // namespace

void Declarations::add(const Declarations& other) {
    take(font, other.font);
    take(size_pt, other.size_pt);
    take(bold, other.bold);
    take(italic, other.italic);
    take(underlined, other.underlined);
    take(not_shown, other.not_shown);
    take(hidden, other.hidden);
    take(preformatted, other.preformatted);
    take(alignment, other.alignment);
    if (!other.element.empty()) element = other.element;
    is_list_label = is_list_label || other.is_list_label;
    is_note_reference = is_note_reference || other.is_note_reference;
}

Declarations parse_declarations(std::string_view css) {
    Declarations out;
    while (!css.empty()) {
        const std::size_t end = std::min(css.find(';'), css.size());
        const std::string_view one = css.substr(0, end);
        css.remove_prefix(std::min(end + 1, css.size()));
        const std::size_t colon = one.find(':');
        if (colon == std::string_view::npos) continue;
        declare(out, in_lower_case(text::trim(one.substr(0, colon))), text::trim(one.substr(colon + 1)));
    }
    return out;
}

void StyleSheet::add(std::string_view source) {
    std::string store;
    std::string_view css = without_comments(source, store);
    while (rules_.size() < kMaxRules) {
        const std::size_t open = css.find('{');
        const std::size_t closed = css.find('}', open == std::string_view::npos ? 0 : open);
        if (open == std::string_view::npos || closed == std::string_view::npos) return;
        Declarations declarations = parse_declarations(css.substr(open + 1, closed - open - 1));
        declarations.element = {};  // is said by attributes only, and would outlive this text
        std::string_view selectors = css.substr(0, open);
        css.remove_prefix(closed + 1);
        while (!selectors.empty()) {
            const std::size_t end = std::min(selectors.find(','), selectors.size());
            std::string selector(text::trim(selectors.substr(0, end)));
            selectors.remove_prefix(std::min(end + 1, selectors.size()));
            if (selector.starts_with("<!--")) selector = text::trim(std::string_view(selector).substr(4));
            if (selector.empty() || selector.find_first_of(" >+~:[#*@\t\r\n") != std::string::npos) continue;
            rules_[in_lower_case(selector)].add(declarations);
        }
    }
}

Declarations StyleSheet::of(std::string_view tag, std::string_view classes) const {
    Declarations out;
    const auto apply = [&](const std::string& selector) {
        if (const auto rule = rules_.find(selector); rule != rules_.end()) out.add(rule->second);
    };
    if (rules_.empty()) return out;
    const std::string name(tag);
    apply(name);
    const std::string words = in_lower_case(classes);
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        if (end > at) {
            const std::string one = "." + words.substr(at, end - at);
            apply(one);
            apply(name + one);
        }
        at = end + 1;
    }
    return out;
}

}  // namespace doichieu::formats::html

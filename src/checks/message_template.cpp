#include "checks/message_template.h"

#include <algorithm>

#include "text/characters.h"

namespace doichieu::checks {
namespace {

bool is_name(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

bool is_tidy(std::string_view text) {
    for (std::size_t at = text.find(' '); at != text.npos; at = text.find(' ', at + 1)) {
        const char next = at + 1 < text.size() ? text[at + 1] : '\0';
        if (next == ' ' || next == '.' || next == ',' || next == ';') return false;
    }
    return true;
}

/// Blanks that an empty value left behind go; what is quoted stays as it was written.
std::string tidy(std::string_view text) {
    constexpr std::string_view kOpen = "“";
    constexpr std::string_view kClose = "”";
    if (is_tidy(text)) return std::string(text::trim(text));
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i).starts_with(kOpen)) {
            const std::size_t close = std::min(text.find(kClose, i), text.size() - 1);
            out += text.substr(i, close - i);
            i = close;
        }
        const char c = text[i];
        const bool space_before = !out.empty() && out.back() == ' ';
        if (c == ' ' && space_before) continue;
        if ((c == '.' || c == ',' || c == ';') && space_before) out.pop_back();
        out += c;
    }
    return std::string(text::trim(out));
}

}  // namespace

MessageTemplate::MessageTemplate(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t close = text[at] == '{' ? text.find('}', at) : std::string_view::npos;
        if (close == std::string_view::npos || !is_name(text.substr(at + 1, close - at - 1))) {
            plain += text[at++];
            continue;
        }
        if (!plain.empty()) parts_.push_back({std::move(plain), false});
        plain.clear();
        parts_.push_back({std::string(text.substr(at + 1, close - at - 1)), true});
        at = close + 1;
    }
    if (!plain.empty()) parts_.push_back({std::move(plain), false});
}

std::vector<std::string_view> MessageTemplate::placeholders() const {
    std::vector<std::string_view> names;
    for (const Part& part : parts_) {
        if (part.placeholder) names.emplace_back(part.text);
    }
    return names;
}

std::string MessageTemplate::fill(const Values& values, base::Language language) const {
    std::string out;
    for (const Part& part : parts_) {
        if (!part.placeholder) {
            out += part.text;
            continue;
        }
        const auto found =
            std::find_if(values.rbegin(), values.rend(), [&](const auto& value) { return value.first == part.text; });
        if (found != values.rend()) out += found->second.in(language);
    }
    return out;
}

base::TextPair TemplatePair::fill(const Values& values) const {
    return {tidy(vi.fill(values, base::Language::vi)), tidy(en.fill(values, base::Language::en))};
}

}  // namespace doichieu::checks

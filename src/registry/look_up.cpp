#include "registry/look_up.h"

#include <algorithm>
#include <optional>

#include "legal/notation.h"
#include "legal/vocabulary.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace doichieu::registry {
namespace {

using Instruments = std::vector<const Instrument*>;

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The spelling that the notation's grammar reads: no spaces, one kind of dash and of slash, Đ.
std::string without_stray_signs(std::string_view written) {
    std::string plain;
    for (std::size_t at = 0; at < written.size();) {
        const text::CodePoint point = text::decode(written, at);
        if (text::is_dash(point.value)) {
            plain += '-';
        } else if (text::is_slash(point.value)) {
            plain += '/';
        } else if (point.value == U'Ð' || point.value == U'Ɖ') {
            plain += "Đ";
        } else if (!text::is_space(point.value)) {
            plain += written.substr(at, point.length);
        }
        at += point.length;
    }
    return plain;
}

Instruments by_notation(const Registry& registry, std::string_view written) {
    const auto notation = legal::parse_notation(without_stray_signs(written));
    return notation ? registry.by_key(legal::identity_key(*notation)) : Instruments{};
}

/// "25-NQ/TW@2013" as far as it goes.
Instruments by_beginning_of_id(const Registry& registry, std::string_view key) {
    const std::size_t at = key.find('@');
    if (at == std::string_view::npos) return {};
    Instruments found = by_notation(registry, key.substr(0, at));
    std::erase_if(found, [&](const Instrument* one) {
        const std::size_t date = std::min(one->id.find('@'), one->id.size());
        return !std::string_view(one->id).substr(date).starts_with(key.substr(at));
    });
    return found;
}

/// A type word at the beginning, the longest, and what stands behind it without "số".
struct Typed {
    std::string type;
    std::string_view rest;
};

std::optional<Typed> split_type(std::string_view key) {
    std::optional<Typed> found;
    for (std::size_t end = key.find(' '); end != std::string_view::npos; end = key.find(' ', end + 1)) {
        const std::string_view type = legal::Vocabulary::instance().type_of_word(key.substr(0, end));
        if (!type.empty()) found = Typed{std::string(type), text::trim(key.substr(end))};
    }
    if (!found) return found;
    const std::size_t word = std::min(found->rest.find_first_of(" :"), found->rest.size());
    if (text::fold(found->rest.substr(0, word)) == "số") {
        found->rest.remove_prefix(word);
        while (found->rest.starts_with(':')) found->rest.remove_prefix(1);
        found->rest = text::trim(found->rest);
    }
    return found;
}

Instruments by_type(const Registry& registry, std::string_view key) {
    const auto typed = split_type(key);
    if (!typed) return {};
    if (is_number(typed->rest)) {
        const std::size_t zeros = std::min(typed->rest.find_first_not_of('0'), typed->rest.size());
        return registry.by_type_and_number(typed->type, typed->rest.substr(zeros));
    }
    Instruments found = by_notation(registry, typed->rest);
    // A type that none of them has is a slip; the notation still tells what is meant.
    const auto is_other = [&](const Instrument* one) { return one->type != typed->type; };
    if (!std::ranges::all_of(found, is_other)) std::erase_if(found, is_other);
    return found;
}

Instruments by_name(const Registry& registry, std::string_view key) {
    const std::string folded = text::fold(key);
    const Instruments* named = registry.by_name(folded);
    if (named != nullptr) return *named;
    // "Luật Đất đai 2013", "Luật Đất đai năm 2013"
    const std::size_t space = folded.rfind(' ');
    if (space == std::string::npos || !is_number(std::string_view(folded).substr(space + 1))) return {};
    std::string_view name = std::string_view(folded).substr(0, space);
    if (name.ends_with(" năm")) name.remove_suffix(std::string_view(" năm").size());
    named = registry.by_name(name);
    Instruments found = named == nullptr ? Instruments{} : *named;
    std::erase_if(found,
                  [&](const Instrument* one) { return std::to_string(one->issued.year) != folded.substr(space + 1); });
    return found;
}

}  // namespace

std::vector<const Instrument*> look_up(const Registry& registry, std::string_view written) {
    if (text::find_invalid_utf8(written) != std::string_view::npos) return {};
    const std::string cleaned = text::clean(written).text;
    const std::string_view key = text::trim(cleaned);
    if (const Instrument* instrument = registry.by_id(key)) return {instrument};
    for (const auto reading : {by_beginning_of_id, by_notation, by_type, by_name}) {
        if (Instruments found = reading(registry, key); !found.empty()) return found;
    }
    return {};
}

}  // namespace doichieu::registry

#include "formats/doc/lists.h"

#include <algorithm>
#include <string_view>

#include "formats/docx/numbering.h"
#include "text/utf8.h"

namespace doichieu::formats::doc {

namespace {

constexpr std::size_t kListSize = 28;
constexpr std::size_t kOverrideSize = 16;
constexpr std::size_t kMaxLists = 4096;
constexpr std::size_t kMaxLabel = 64;

/// The names that OOXML gives to the formats of numbers.
std::string_view format_name(std::uint8_t format) {
    switch (format) {
        case 1:
            return "upperRoman";
        case 2:
            return "lowerRoman";
        case 3:
            return "upperLetter";
        case 4:
            return "lowerLetter";
        case 22:
            return "decimalZero";
        case 23:
            return "bullet";
        case 255:
            return "none";
        default:
            return "decimal";
    }
}

/// Bullets of the symbol fonts lie in the private use area.
char32_t readable(char16_t c) {
    if (c >= 0xE000 && c < 0xF900) return c == 0xF02D ? U'-' : U'•';
    return c;
}

}  // namespace

std::size_t Lists::read_level(Bytes bytes, Level& level) {
    level.start = static_cast<std::int32_t>(std::min<std::uint32_t>(bytes.u32(0), 32767));
    level.format = bytes.u8(4);
    level.legal = (bytes.u8(5) & 0x04) != 0;
    level.restarts = (bytes.u8(5) & 0x08) == 0;
    level.follow = bytes.u8(15);
    const std::size_t text = kListSize + bytes.u8(24) + bytes.u8(25);
    const std::size_t length = bytes.u16(text);
    level.text.clear();
    for (std::size_t i = 0; i < std::min(length, kMaxLabel); ++i) {
        level.text += static_cast<char16_t>(bytes.u16(text + 2 + i * 2));
    }
    return text + 2 + length * 2;
}

Lists::Lists(Bytes definitions, Bytes overrides) {
    const std::size_t count = std::min<std::size_t>(definitions.u16(0), kMaxLists);
    std::size_t at = 2 + count * kListSize;
    for (std::size_t i = 0; i < count && at < definitions.size(); ++i) {
        const Bytes header = definitions.part(2 + i * kListSize, kListSize);
        List& list = lists_[header.u32(0)];
        const bool is_simple = (header.u8(26) & 1) != 0;
        for (std::size_t l = 0; l < (is_simple ? 1 : kLevels) && at < definitions.size(); ++l) {
            at += read_level(definitions.part(at), list.levels[l]);
        }
    }
    const std::size_t own = std::min<std::size_t>(overrides.u32(0), kMaxLists);
    at = 4 + own * kOverrideSize;
    for (std::size_t i = 0; i < own && 4 + i * kOverrideSize < overrides.size(); ++i) {
        const Bytes header = overrides.part(4 + i * kOverrideSize, kOverrideSize);
        Override item;
        item.list = header.u32(0);
        at += 4;
        for (unsigned l = 0; l < header.u8(12) && at < overrides.size(); ++l) {
            const std::uint32_t flags = overrides.u32(at + 4);
            const std::size_t level = flags & 0xF;
            const std::uint32_t start = overrides.u32(at);
            at += 8;
            if ((flags & 0x20) != 0) {  // a level of its own
                Level replaced;
                at += read_level(overrides.part(at), replaced);
                const auto list = lists_.find(item.list);
                if (level < kLevels && list != lists_.end()) list->second.levels[level] = replaced;
                if (level < kLevels && (flags & 0x10) != 0) item.starts[level] = replaced.start;
            } else if (level < kLevels && (flags & 0x10) != 0) {
                item.starts[level] = static_cast<std::int32_t>(std::min<std::uint32_t>(start, 32767));
            }
        }
        overrides_.push_back(item);
    }
}

std::string Lists::next_label(const ParagraphLook& look) {
    if (look.list == 0 || look.list > overrides_.size() || look.list_level >= kLevels) return {};
    Override& item = overrides_[look.list - 1U];
    const auto found = lists_.find(item.list);
    if (found == lists_.end()) return {};
    List& list = found->second;
    if (!item.is_started) {
        item.is_started = true;
        for (std::size_t l = 0; l < kLevels; ++l) {
            if (item.starts[l]) list.counters[l] = *item.starts[l] - 1;
        }
    }
    const std::size_t at = look.list_level;
    auto& counter = list.counters[at];
    counter = counter ? *counter + 1 : list.levels[at].start;
    for (std::size_t l = at + 1; l < kLevels; ++l) {
        if (list.levels[l].restarts) list.counters[l].reset();
    }

    const Level& level = list.levels[at];
    std::string label;
    for (const char16_t c : level.text) {
        if (c < kLevels) {
            const Level& shown = list.levels[c];
            const std::int32_t value = list.counters[c].value_or(shown.start);
            label += docx::format_number(value, level.legal ? "decimal" : format_name(shown.format));
        } else if (c >= 0x20 && (c < 0xD800 || c >= 0xE000)) {
            text::append_utf8(label, readable(c));
        }
    }
    if (label.empty() || level.follow == 2) return label;
    return label + (level.follow == 0 ? '\t' : ' ');
}

}  // namespace doichieu::formats::doc

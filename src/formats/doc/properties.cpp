#include "formats/doc/properties.h"

#include <algorithm>

#include "text/utf8.h"

namespace doichieu::formats::doc {

namespace {

constexpr std::size_t kPageSize = 512;
constexpr std::size_t kMaxStyles = 4096;
constexpr int kMaxBases = 12;

// Operations, with the kind of their operand in the three highest bits.
enum Sprm : std::uint16_t {
    kDeleted = 0x0800,
    kInserted = 0x0801,
    kBold = 0x0835,
    kItalic = 0x0836,
    kHidden = 0x083C,
    kSpecial = 0x0855,
    kCharacterStyle = 0x4A30,
    kSize = 0x4A43,
    kFontAscii = 0x4A4F,
    kSymbol = 0x6A09,
    kAlignment80 = 0x2403,
    kAlignment = 0x2461,
    kInTable = 0x2416,
    kEndsRow = 0x2417,
    kListLevel = 0x260A,
    kList = 0x460B,
    kParagraphStyle = 0x4600,
    kTabs = 0xC615,
    kTableDefinition = 0xD608,
    kTableDefinition10 = 0xD606,
};

std::size_t operand_size(std::uint16_t sprm, Bytes rest) {
    switch (sprm >> 13) {
        case 0:
        case 1:
            return 1;
        case 2:
        case 4:
        case 5:
            return 2;
        case 3:
            return 4;
        case 7:
            return 3;
        default:
            break;
    }
    if (sprm == kTableDefinition || sprm == kTableDefinition10) return std::size_t{rest.u16(0)} + 1;
    if (sprm == kTabs && rest.u8(0) == 255) {
        const std::size_t deleted = 1 + std::size_t{rest.u8(1)} * 4;
        return 1 + deleted + 1 + std::size_t{rest.u8(1 + deleted)} * 3;
    }
    return std::size_t{rest.u8(0)} + 1;
}

template <typename Use>
void for_each_sprm(Bytes changes, Use use) {
    std::size_t at = 0;
    while (at + 3 <= changes.size()) {
        const std::uint16_t sprm = changes.u16(at);
        const Bytes rest = changes.part(at + 2);
        use(sprm, rest);
        at += 2 + operand_size(sprm, rest);
    }
}

/// 0 and 1 are meant as they are, 128 is "as the style has it", 129 the reverse of that.
bool toggled(std::uint8_t value, bool style) {
    if (value == 128) return style;
    return value == 129 ? !style : value != 0;
}

struct StyleSource {
    bool is_there = false;
    std::uint16_t base = 0xFFF;
    Bytes paragraph;
    Bytes character;
};

StyleSource style_source(Bytes style, std::size_t base_size) {
    StyleSource source;
    if (style.size() < base_size || base_size < 8) return source;
    source.is_there = true;
    const unsigned kind = style.u16(2) & 0xF;
    source.base = static_cast<std::uint16_t>(style.u16(2) >> 4);
    const unsigned parts = style.u16(4) & 0xF;
    std::size_t at = base_size + 2 + (std::size_t{style.u16(base_size)} + 1) * 2;
    for (unsigned i = 0; i < parts; ++i) {
        at += at % 2;
        const std::size_t size = style.u16(at);
        const Bytes part = style.part(at + 2, size);
        const bool is_paragraph = kind == 1 && i == 0;
        if (is_paragraph) {
            source.paragraph = part.part(2);
        } else if ((kind == 1 && i == 1) || (kind == 2 && i == 0)) {
            source.character = part;
        }
        at += 2 + size;
    }
    return source;
}

}  // namespace

std::vector<Style> styles_of(Bytes sheet) {
    const std::size_t header = sheet.u16(0);
    const std::size_t count = std::min<std::size_t>(sheet.u16(2), kMaxStyles);
    const std::size_t base_size = sheet.u16(4);
    CharacterLook defaults;
    defaults.font = sheet.u16(2 + 12);

    std::vector<StyleSource> sources(count);
    std::size_t at = 2 + header;
    for (std::size_t i = 0; i < count && at + 2 <= sheet.size(); ++i) {
        const std::size_t size = sheet.u16(at);
        sources[i] = style_source(sheet.part(at + 2, size), base_size);
        at += 2 + size + size % 2;
    }
    std::vector<Style> styles(count);
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<const StyleSource*> chain;
        for (std::size_t s = i; s < count && sources[s].is_there && chain.size() < kMaxBases; s = sources[s].base) {
            chain.push_back(&sources[s]);
        }
        Style& style = styles[i];
        style.character = defaults;
        for (auto source = chain.rbegin(); source != chain.rend(); ++source) {
            const CharacterLook before = style.character;
            apply((*source)->character, before, style.character);
            apply((*source)->paragraph, style.paragraph);
        }
        style.paragraph.style = static_cast<std::uint16_t>(i);
    }
    return styles;
}

std::vector<std::string> fonts_of(Bytes table) {
    std::vector<std::string> fonts;
    const std::size_t count = std::min<std::size_t>(table.u16(0), 4096);
    std::size_t at = 4;
    for (std::size_t i = 0; i < count && at < table.size(); ++i) {
        const std::size_t size = std::size_t{table.u8(at)} + 1;
        const Bytes font = table.part(at, size);
        std::string name;
        for (std::size_t c = 40; c + 2 <= font.size() && font.u16(c) != 0; c += 2) {
            const char32_t value = font.u16(c);
            const bool is_plain = value >= 0x20 && (value < 0xD800 || value >= 0xE000);
            text::append_utf8(name, is_plain ? value : U'?');
        }
        fonts.push_back(std::move(name));
        at += size;
    }
    return fonts;
}

std::vector<PropertyRun> runs_of(Bytes document, Bytes pages, PropertyKind kind, std::size_t most) {
    std::vector<PropertyRun> runs;
    if (pages.size() < 4) return runs;
    const std::size_t count = (pages.size() - 4) / 8;
    for (std::size_t p = 0; p < count; ++p) {
        const std::size_t number = pages.u32((count + 1) * 4 + p * 4) & 0x3FFFFF;
        const Bytes page = document.part(number * kPageSize, kPageSize);
        if (page.size() < kPageSize) continue;
        const std::size_t own = page.u8(kPageSize - 1);
        const bool is_character = kind == PropertyKind::character;
        const std::size_t entry = is_character ? 1 : 13;
        if ((own + 1) * 4 + own * entry > kPageSize - 1) continue;
        for (std::size_t i = 0; i < own; ++i) {
            if (runs.size() == most) return runs;
            PropertyRun run;
            run.begin = page.u32(i * 4);
            run.end = page.u32((i + 1) * 4);
            if (run.end <= run.begin || (!runs.empty() && run.begin < runs.back().end)) continue;
            std::size_t at = std::size_t{page.u8((own + 1) * 4 + i * entry)} * 2;
            if (at != 0) {
                std::size_t size = page.u8(at);
                if (is_character) {
                    run.changes = page.part(at + 1, size);
                } else {
                    if (size == 0) {
                        size = std::size_t{page.u8(++at)} * 2;
                    } else {
                        size = size * 2 - 1;
                    }
                    run.style = page.u16(at + 1);
                    if (size > 2) run.changes = page.part(at + 3, size - 2);
                }
            }
            runs.push_back(run);
        }
    }
    return runs;
}

const PropertyRun* run_at(const std::vector<PropertyRun>& runs, std::uint32_t place) {
    const auto after = std::ranges::upper_bound(runs, place, {}, &PropertyRun::begin);
    if (after == runs.begin()) return nullptr;
    const PropertyRun& run = *std::prev(after);
    return place < run.end ? &run : nullptr;
}

void apply(Bytes changes, const CharacterLook& style, CharacterLook& look) {
    for_each_sprm(changes, [&](std::uint16_t sprm, Bytes operand) {
        switch (sprm) {
            case kDeleted:
                look.deleted = operand.u8(0) == 1;
                break;
            case kInserted:
                look.inserted = operand.u8(0) == 1;
                break;
            case kBold:
                look.bold = toggled(operand.u8(0), style.bold);
                break;
            case kItalic:
                look.italic = toggled(operand.u8(0), style.italic);
                break;
            case kHidden:
                look.hidden = toggled(operand.u8(0), style.hidden);
                break;
            case kSpecial:
                look.special = operand.u8(0) == 1;
                break;
            case kSize:
                look.size_pt = operand.u16(0) / 2.0;
                break;
            case kFontAscii:
                look.font = operand.u16(0);
                break;
            case kSymbol:
                look.symbol = operand.u16(2);
                break;
            default:
                break;
        }
    });
}

void apply(Bytes changes, ParagraphLook& look) {
    for_each_sprm(changes, [&](std::uint16_t sprm, Bytes operand) {
        switch (sprm) {
            case kAlignment80:
            case kAlignment:
                look.centered = operand.u8(0) == 1;
                break;
            case kInTable:
                look.in_table = operand.u8(0) != 0;
                break;
            case kEndsRow:
                look.ends_row = operand.u8(0) != 0;
                break;
            case kListLevel:
                look.list_level = operand.u8(0);
                break;
            case kList:
                look.list = operand.u16(0) >= 0xF801 ? std::uint16_t{0} : operand.u16(0);
                break;
            default:
                break;
        }
    });
}

std::optional<std::uint16_t> character_style(Bytes changes) {
    std::optional<std::uint16_t> style;
    for_each_sprm(changes, [&](std::uint16_t sprm, Bytes operand) {
        if (sprm == kCharacterStyle) style = operand.u16(0);
    });
    return style;
}

}  // namespace doichieu::formats::doc

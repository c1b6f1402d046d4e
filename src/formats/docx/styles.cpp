#include "formats/docx/styles.h"

#include "formats/docx/part.h"

namespace doichieu::formats::docx {

namespace {

bool is_false(std::string_view value) {
    return value == "0" || value == "false" || value == "off" || value == "none";
}

/// An on/off property: there without a value means on.
std::optional<bool> toggle(pugi::xml_node property) {
    if (!property) return std::nullopt;
    return !is_false(value_of(property));
}

template <typename T>
void inherit_one(std::optional<T>& own, const std::optional<T>& base) {
    if (!own) own = base;
}

/// A length in twentieths of a point, which is what most attributes hold.
std::optional<double> twips(pugi::xml_node node, const char* attribute) {
    const pugi::xml_attribute value = node.attribute(attribute);
    if (!value) return std::nullopt;
    return value.as_int() / 20.0;
}

std::optional<document::Alignment> alignment_of(pugi::xml_node property) {
    using enum document::Alignment;
    if (!property) return std::nullopt;
    const std::string_view word = value_of(property);
    if (word == "center") return center;
    if (word == "right" || word == "end") return right;
    if (word == "both" || word == "distribute") return justified;
    return left;
}

std::optional<LineDistance> line_distance(pugi::xml_node spacing) {
    const pugi::xml_attribute line = spacing.attribute("w:line");
    if (!line) return std::nullopt;
    const std::string_view rule = spacing.attribute("w:lineRule").value();
    if (rule == "exact" || rule == "atLeast") return LineDistance{0, line.as_int() / 20.0};
    return LineDistance{line.as_int() / 240.0, 0};
}

std::optional<std::int32_t> number_in(pugi::xml_node property) {
    if (!property) return std::nullopt;
    return property.attribute("w:val").as_int();
}

}  // namespace

void RunLook::inherit(const RunLook& base) {
    inherit_one(font, base.font);
    inherit_one(size_pt, base.size_pt);
    inherit_one(bold, base.bold);
    inherit_one(italic, base.italic);
    inherit_one(underlined, base.underlined);
    inherit_one(hidden, base.hidden);
    inherit_one(all_capitals, base.all_capitals);
}

void ParagraphLook::inherit(const ParagraphLook& base) {
    inherit_one(alignment, base.alignment);
    inherit_one(before, base.before);
    inherit_one(after, base.after);
    inherit_one(line, base.line);
    inherit_one(first_line, base.first_line);
    inherit_one(left, base.left);
}

Styles::Styles(pugi::xml_node styles, pugi::xml_node theme) {
    const pugi::xml_node fonts = theme.child("a:themeElements").child("a:fontScheme");
    major_font_ = fonts.child("a:majorFont").child("a:latin").attribute("typeface").value();
    minor_font_ = fonts.child("a:minorFont").child("a:latin").attribute("typeface").value();
    for (const pugi::xml_node style : styles.children("w:style")) {
        const std::string id = style.attribute("w:styleId").value();
        by_id_.emplace(id, style);
        const std::string_view is_default = style.attribute("w:default").value();
        if (std::string_view(style.attribute("w:type").value()) == "paragraph" && !is_default.empty() &&
            !is_false(is_default)) {
            default_paragraph_ = id;
        }
    }
    const pugi::xml_node defaults = styles.child("w:docDefaults");
    defaults_ = stated_paragraph(defaults.child("w:pPrDefault").child("w:pPr"));
    defaults_.run = stated_run(defaults.child("w:rPrDefault").child("w:rPr"));
}

const ParagraphLook& Styles::paragraph(std::string_view id) {
    if (id.empty()) id = default_paragraph_;
    const auto known = resolved_.find(id);
    if (known != resolved_.end()) return known->second;
    const auto style = by_id_.find(id);
    return resolved_.emplace(id, style == by_id_.end() ? ParagraphLook{} : resolve(style->second)).first->second;
}

const RunLook& Styles::character(std::string_view id) {
    static const RunLook kNothing;
    return id.empty() ? kNothing : paragraph(id).run;
}

ParagraphLook Styles::resolve(pugi::xml_node style) const {
    ParagraphLook look;
    for (int step = 0; step < kMaxChain && style; ++step) {
        const ParagraphLook stated = stated_paragraph(style.child("w:pPr"));
        look.inherit(stated);
        if (!look.numbering.number && stated.numbering.number) {
            look.numbering_style = style.attribute("w:styleId").value();
        }
        inherit_one(look.numbering.number, stated.numbering.number);
        inherit_one(look.numbering.level, stated.numbering.level);
        look.run.inherit(stated_run(style.child("w:rPr")));
        const auto base = by_id_.find(value_of(style.child("w:basedOn")));
        style = base == by_id_.end() ? pugi::xml_node() : base->second;
    }
    return look;
}

ParagraphLook Styles::stated_paragraph(pugi::xml_node properties) const {
    ParagraphLook look;
    look.alignment = alignment_of(properties.child("w:jc"));
    const pugi::xml_node spacing = properties.child("w:spacing");
    look.before = twips(spacing, "w:before");
    look.after = twips(spacing, "w:after");
    look.line = line_distance(spacing);
    const pugi::xml_node indent = properties.child("w:ind");
    look.first_line = twips(indent, "w:firstLine");
    if (const auto hanging = twips(indent, "w:hanging")) look.first_line = -*hanging;
    look.left = twips(indent, "w:left");
    if (!look.left) look.left = twips(indent, "w:start");
    const pugi::xml_node numbering = properties.child("w:numPr");
    look.numbering.number = number_in(numbering.child("w:numId"));
    look.numbering.level = number_in(numbering.child("w:ilvl"));
    return look;
}

RunLook Styles::stated_run(pugi::xml_node properties) const {
    RunLook look;
    if (!properties) return look;
    const pugi::xml_node fonts = properties.child("w:rFonts");
    std::string_view font;
    for (const char* slot : {"w:asciiTheme", "w:hAnsiTheme"}) {  // a theme outranks the name beside it
        const std::string_view theme = fonts.attribute(slot).value();
        if (font.empty() && !theme.empty()) font = theme.starts_with("major") ? major_font_ : minor_font_;
    }
    for (const char* slot : {"w:ascii", "w:hAnsi"}) {
        if (font.empty()) font = fonts.attribute(slot).value();
    }
    if (!font.empty()) look.font = font;
    if (const int half_points = properties.child("w:sz").attribute("w:val").as_int(); half_points > 0) {
        look.size_pt = half_points / 2.0;
    }
    look.bold = toggle(properties.child("w:b"));
    look.italic = toggle(properties.child("w:i"));
    look.underlined = toggle(properties.child("w:u"));
    look.hidden = toggle(properties.child("w:vanish"));
    look.all_capitals = toggle(properties.child("w:caps"));
    return look;
}

RunLook Styles::effective(const RunLook& direct, const RunLook& character, const RunLook& paragraph,
                          const RunLook& table) const {
    const auto toggled = [&](std::optional<bool> RunLook::*property) {
        if (direct.*property) return (direct.*property).value();
        if ((defaults_.run.*property).value_or(false)) return true;
        const bool by_style = (character.*property).value_or(false) != (paragraph.*property).value_or(false);
        return by_style != (table.*property).value_or(false);
    };
    RunLook look = direct;
    look.inherit(character);
    look.inherit(paragraph);
    look.inherit(table);
    look.inherit(defaults_.run);
    look.bold = toggled(&RunLook::bold);
    look.italic = toggled(&RunLook::italic);
    look.hidden = toggled(&RunLook::hidden);
    look.all_capitals = toggled(&RunLook::all_capitals);
    return look;
}

}  // namespace doichieu::formats::docx

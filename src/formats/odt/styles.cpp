#include "formats/odt/styles.h"

#include <charconv>

namespace doichieu::formats::odt {

namespace {

template <typename T>
void inherit_one(std::optional<T>& own, const std::optional<T>& base) {
    if (!own) own = base;
}

/// The number at the beginning, and what follows it.
std::optional<double> number_in(std::string_view text, std::string_view& unit) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc()) return std::nullopt;
    unit = text.substr(static_cast<std::size_t>(end - text.data()));
    return value;
}

std::optional<double> share(std::string_view text) {
    std::string_view unit;
    const auto value = number_in(text, unit);
    if (!value || unit != "%") return std::nullopt;
    return *value / 100;
}

std::optional<document::Alignment> alignment(std::string_view word) {
    using enum document::Alignment;
    if (word == "center") return center;
    if (word == "end" || word == "right") return right;
    if (word == "justify") return justified;
    if (word == "start" || word == "left") return left;
    return std::nullopt;
}

/// font-family may be quoted.
std::string_view unquoted(std::string_view family) {
    if (family.size() > 1 && family.front() == '\'' && family.back() == '\'')
        return family.substr(1, family.size() - 2);
    return family;
}

double length_mm(pugi::xml_node properties, const char* attribute) {
    return length_pt(properties.attribute(attribute).value()).value_or(0) * 25.4 / 72;
}

Level level_of(pugi::xml_node node) {
    Level level;
    level.number = node.attribute("style:num-format").value();
    level.start = node.attribute("text:start-value").as_int(1);
    const std::string_view name = node.name();
    level.is_bullet = name == "text:list-level-style-bullet";
    if (level.is_bullet) {
        level.format = node.attribute("text:bullet-char").value();
    } else if (const pugi::xml_attribute format = node.attribute("loext:num-list-format")) {
        level.format = format.value();
    } else if (!level.number.empty()) {
        const int own = node.attribute("text:level").as_int(1);
        const int shown = node.attribute("text:display-levels").as_int(1);
        level.format = node.attribute("style:num-prefix").value();
        for (int i = std::max(1, own - shown + 1); i <= own; ++i) {
            level.format += "%" + std::to_string(i) + (i < own ? "%." : "%");
        }
        level.format += node.attribute("style:num-suffix").value();
    }
    level.font = unquoted(node.child("style:text-properties").attribute("fo:font-family").value());
    return level;
}

Levels levels_of(pugi::xml_node list) {
    Levels levels;
    for (const pugi::xml_node node : list.children()) {
        const int number = node.attribute("text:level").as_int();
        if (number > 0 && number <= 10) levels.emplace(number, level_of(node));
    }
    return levels;
}

}  // namespace

std::optional<double> length_pt(std::string_view text) {
    std::string_view unit;
    const auto value = number_in(text, unit);
    if (!value) return std::nullopt;
    if (unit == "pt") return value;
    if (unit == "cm") return *value * 72 / 2.54;
    if (unit == "mm") return *value * 72 / 25.4;
    if (unit == "in") return *value * 72;
    if (unit == "pc") return *value * 12;
    if (unit == "px") return *value * 0.75;
    return std::nullopt;
}

void Style::inherit(const Style& base) {
    if (!size_pt) {
        const double own = size_share.value_or(1);
        if (base.size_pt) size_pt = own * *base.size_pt;
        if (size_share || base.size_share) size_share = own * base.size_share.value_or(1);
    }
    inherit_one(font, base.font);
    inherit_one(size_pt, base.size_pt);
    inherit_one(bold, base.bold);
    inherit_one(italic, base.italic);
    inherit_one(underlined, base.underlined);
    inherit_one(hidden, base.hidden);
    inherit_one(all_capitals, base.all_capitals);
    inherit_one(alignment, base.alignment);
    inherit_one(before_pt, base.before_pt);
    inherit_one(after_pt, base.after_pt);
    if (!line_multiple && !line_pt) {
        line_multiple = base.line_multiple;
        line_pt = base.line_pt;
    }
    inherit_one(first_line_pt, base.first_line_pt);
    inherit_one(left_pt, base.left_pt);
    inherit_one(list, base.list);
}

Styles::Styles(pugi::xml_node document_styles, pugi::xml_node content) {
    for (const pugi::xml_node root : {document_styles, content}) {
        for (const pugi::xml_node face : root.child("office:font-face-decls").children("style:font-face")) {
            fonts_[face.attribute("style:name").value()] = unquoted(face.attribute("svg:font-family").value());
        }
        add(root.child("office:styles"));
        add(root.child("office:automatic-styles"));
    }
    for (const pugi::xml_node page : document_styles.child("office:master-styles").children("style:master-page")) {
        masters_.push_back(page);
    }
}

void Styles::add(pugi::xml_node container) {
    for (const pugi::xml_node node : container.children()) {
        const std::string_view kind = node.name();
        const std::string name = node.attribute("style:name").value();
        if (kind == "style:style") {
            by_name_[std::string(node.attribute("style:family").value()) + " " + name] = node;
        } else if (kind == "style:default-style") {
            by_name_[std::string(node.attribute("style:family").value()) + " "] = node;
        } else if (kind == "text:list-style") {
            lists_[name] = levels_of(node);
        } else if (kind == "text:outline-style") {
            outline_ = levels_of(node);
        } else if (kind == "style:page-layout") {
            pages_[name] = node;
        }
    }
}

Style Styles::stated(pugi::xml_node node) const {
    Style style;
    const pugi::xml_node text = node.child("style:text-properties");
    if (const auto family = fonts_.find(text.attribute("style:font-name").value()); family != fonts_.end()) {
        style.font = family->second;
    } else if (const pugi::xml_attribute direct = text.attribute("fo:font-family")) {
        style.font = unquoted(direct.value());
    }
    style.size_pt = length_pt(text.attribute("fo:font-size").value());
    style.size_share = share(text.attribute("fo:font-size").value());
    if (const pugi::xml_attribute weight = text.attribute("fo:font-weight")) {
        style.bold = std::string_view(weight.value()) == "bold" || weight.as_int() >= 600;
    }
    if (const pugi::xml_attribute slant = text.attribute("fo:font-style")) {
        style.italic = std::string_view(slant.value()) != "normal";
    }
    if (const pugi::xml_attribute line = text.attribute("style:text-underline-style")) {
        style.underlined = std::string_view(line.value()) != "none";
    }
    if (const pugi::xml_attribute shown = text.attribute("fo:text-transform")) {
        style.all_capitals = std::string_view(shown.value()) == "uppercase";
    }
    if (const pugi::xml_attribute display = text.attribute("text:display")) {
        style.hidden = std::string_view(display.value()) == "none";
    }
    const pugi::xml_node paragraph = node.child("style:paragraph-properties");
    style.alignment = alignment(paragraph.attribute("fo:text-align").value());
    style.before_pt = length_pt(paragraph.attribute("fo:margin-top").value());
    style.after_pt = length_pt(paragraph.attribute("fo:margin-bottom").value());
    style.line_multiple = share(paragraph.attribute("fo:line-height").value());
    style.line_pt = length_pt(paragraph.attribute("fo:line-height").value());
    if (!style.line_pt) style.line_pt = length_pt(paragraph.attribute("style:line-height-at-least").value());
    style.first_line_pt = length_pt(paragraph.attribute("fo:text-indent").value());
    style.left_pt = length_pt(paragraph.attribute("fo:margin-left").value());
    if (const pugi::xml_attribute list = node.attribute("style:list-style-name")) style.list = list.value();
    style.master_page = node.attribute("style:master-page-name").value();
    return style;
}

const Style& Styles::resolved(std::string_view family, std::string_view name) {
    const std::string key = std::string(family) + " " + std::string(name);
    const auto known = resolved_.find(key);
    if (known != resolved_.end()) return known->second;
    Style style;
    auto found = by_name_.find(key);
    for (int step = 0; step < kMaxChain && found != by_name_.end() && !found->first.ends_with(' '); ++step) {
        const Style own = stated(found->second);
        if (step == 0) style.master_page = own.master_page;
        style.inherit(own);
        const std::string_view parent = found->second.attribute("style:parent-style-name").value();
        if (parent.empty()) break;
        found = by_name_.find(std::string(family) + " " + std::string(parent));
    }
    const auto defaults = by_name_.find(std::string(family) + " ");
    if (family == "paragraph" && defaults != by_name_.end()) style.inherit(stated(defaults->second));
    return resolved_.emplace(key, style).first->second;
}

const Levels* Styles::list(std::string_view name) const {
    const auto found = lists_.find(name);
    return found == lists_.end() ? nullptr : &found->second;
}

pugi::xml_node Styles::master(std::string_view name) const {
    for (const pugi::xml_node page : masters_) {
        if (name.empty() || name == page.attribute("style:name").value()) return page;
    }
    return {};
}

document::PageSetup Styles::page(std::string_view master_name) const {
    document::PageSetup setup;
    const pugi::xml_node page = master(master_name);
    const auto layout = pages_.find(page.attribute("style:page-layout-name").value());
    if (layout == pages_.end()) return setup;
    const pugi::xml_node properties = layout->second.child("style:page-layout-properties");
    setup.width_mm = length_mm(properties, "fo:page-width");
    setup.height_mm = length_mm(properties, "fo:page-height");
    setup.top_mm = length_mm(properties, "fo:margin-top");
    setup.bottom_mm = length_mm(properties, "fo:margin-bottom");
    setup.left_mm = length_mm(properties, "fo:margin-left");
    setup.right_mm = length_mm(properties, "fo:margin-right");
    // A header lies between the page's margin and the text; Word counts the margin to the text.
    const auto beside = [&](const char* style, const char* margin) {
        const pugi::xml_node header = layout->second.child(style).child("style:header-footer-properties");
        const double height = length_mm(header, "fo:min-height");
        return height > 0 ? height : length_mm(header, "svg:height") + length_mm(header, margin);
    };
    if (page.child("style:header")) {
        setup.header_mm = setup.top_mm;
        setup.top_mm += beside("style:header-style", "fo:margin-bottom");
    }
    if (page.child("style:footer")) {
        setup.footer_mm = setup.bottom_mm;
        setup.bottom_mm += beside("style:footer-style", "fo:margin-top");
    }
    setup.first_page_differs = page.child("style:header-first") || page.child("style:footer-first");
    return setup;
}

}  // namespace doichieu::formats::odt

#include "formats/docx/body.h"

#include <algorithm>
#include <charconv>

#include "formats/docx/part.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace doichieu::formats::docx {

using document::BlockRole;
using document::FileFacts;

namespace {

constexpr std::string_view kSoftBreak = "\v";
constexpr char32_t kNonBreakingHyphen = 0x2011;

/// Elements that only wrap what a paragraph or a story holds.
bool is_wrapper(std::string_view name) {
    return name == "w:hyperlink" || name == "w:smartTag" || name == "w:sdt" || name == "w:sdtContent" ||
           name == "w:customXml" || name == "w:dir" || name == "w:bdo" || name == "w:ruby" || name == "w:rubyBase";
}

bool is_insertion(std::string_view name) {
    return name == "w:ins" || name == "w:moveTo";
}
bool is_deletion(std::string_view name) {
    return name == "w:del" || name == "w:moveFrom";
}

/// What the prefix is bound to where `node` stands.
std::string_view namespace_of(std::string_view prefix, pugi::xml_node node) {
    const std::string name = "xmlns:" + std::string(prefix);
    for (; node; node = node.parent()) {
        if (const pugi::xml_attribute bound = node.attribute(name.c_str())) return bound.value();
    }
    return {};
}

/// Word shows this branch: each namespace that it requires is one of Office, whose programs know their own. Others (of
/// WPS Office, of add-ins) are a reason to take the next branch.
bool is_for_word(pugi::xml_node choice) {
    static constexpr std::string_view kOffice[] = {"http://schemas.microsoft.com/office/",
                                                   "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/",
                                                   "urn:schemas-microsoft-com:"};
    std::string_view rest = choice.attribute("Requires").value();
    while (!(rest = text::trim(rest)).empty()) {
        const std::string_view prefix = rest.substr(0, rest.find_first_of(" \t\r\n"));
        const std::string_view uri = namespace_of(prefix, choice);
        if (std::ranges::none_of(kOffice, [&](std::string_view own) { return uri.starts_with(own); })) return false;
        rest.remove_prefix(prefix.size());
    }
    return true;
}

/// The character of a w:sym, when it is one of text: symbol fonts use the private use area.
char32_t symbol(pugi::xml_node node) {
    const std::string_view digits = node.attribute("w:char").value();
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    const bool is_private = value >= 0xE000 && value < 0xF900;
    const bool is_surrogate = value >= 0xD800 && value < 0xE000;
    return value <= 0x20 || value > 0x10FFFF || is_private || is_surrogate ? 0 : value;
}

/// The text below an element; line ends in the XML are spaces.
void append_text(pugi::xml_node node, std::string& out) {
    for (const pugi::xml_node child : node.children()) {
        if (child.type() != pugi::node_pcdata && child.type() != pugi::node_cdata) continue;
        const std::size_t from = out.size();
        out += child.value();
        std::replace_if(
            out.begin() + static_cast<std::ptrdiff_t>(from), out.end(), [](char c) { return c == '\n' || c == '\r'; },
            ' ');
    }
}

std::uint32_t count_of(pugi::xml_node property) {
    return static_cast<std::uint32_t>(std::clamp(property.attribute("w:val").as_int(), 0, 63));  // Word's most columns
}

/// A cell whose place another one covers: Word shows nothing of it.
bool is_merged_away(pugi::xml_node properties) {
    for (const char* direction : {"w:vMerge", "w:hMerge"}) {
        const pugi::xml_node merge = properties.child(direction);
        if (merge && value_of(merge) != "restart") return true;
    }
    return false;
}

/// The paragraph's mark is deleted or moved away: once that is accepted, its text runs into the next paragraph.
bool is_mark_deleted(pugi::xml_node properties) {
    const pugi::xml_node mark = properties.child("w:rPr");
    return mark.child("w:del") || mark.child("w:moveFrom");
}

bool is_page_field(std::string_view instruction) {
    instruction = text::trim(instruction);
    return instruction.starts_with("PAGE") && (instruction.size() == 4 || instruction[4] == ' ');
}

double millimetres(pugi::xml_node node, const char* attribute) {
    return node.attribute(attribute).as_int() * 25.4 / 1440;  // twentieths of a point
}

void set_page(pugi::xml_node section, document::PageSetup& page) {
    const pugi::xml_node size = section.child("w:pgSz");
    const pugi::xml_node margins = section.child("w:pgMar");
    page.width_mm = millimetres(size, "w:w");
    page.height_mm = millimetres(size, "w:h");
    page.top_mm = millimetres(margins, "w:top");
    page.bottom_mm = millimetres(margins, "w:bottom");
    page.left_mm = millimetres(margins, "w:left");
    page.right_mm = millimetres(margins, "w:right");
    page.header_mm = millimetres(margins, "w:header");
    page.footer_mm = millimetres(margins, "w:footer");
    const pugi::xml_node first = section.child("w:titlePg");
    page.first_page_differs = first && value_of(first) != "0" && value_of(first) != "false";
}

std::string convert_label(const std::string& text, std::string_view font) {
    const auto legacy = text::legacy_font(font);
    return legacy && text::may_be_legacy(text, *legacy) ? text::from_legacy_font(text, *legacy) : text;
}

}  // namespace

struct BodyReader::Content : Paragraph {
    std::vector<pugi::xml_node> boxes;  ///< what follows the paragraph: text boxes and diagrams
    const RunLook* style = nullptr;
    const RunLook* table = nullptr;

    [[nodiscard]] std::size_t amount() const { return text.size() + boxes.size(); }
};

struct BodyReader::Unended {
    Content content;
    Place place;
};

void BodyReader::read(pugi::xml_node story, BlockRole role) {
    fields_.clear();
    if (!section_) section_ = writer_.new_section();
    Place place;
    place.role = role;
    read_blocks(story, place);
    end_deleted_marks();
}

void BodyReader::read_alternate(pugi::xml_node node, const std::function<bool(pugi::xml_node)>& read) {
    for (const pugi::xml_node choice : node.children("mc:Choice")) {
        if (is_for_word(choice) && read(choice)) return;
    }
    read(node.child("mc:Fallback"));
}

void BodyReader::read_blocks(pugi::xml_node parent, const Place& place) {
    for (const pugi::xml_node node : parent.children()) read_block(node, place);
}

void BodyReader::read_block(pugi::xml_node node, const Place& place) {
    const std::string_view name = node.name();
    if (name == "w:p") {
        read_paragraph(node, place);
    } else if (name == "w:tbl") {
        read_table(node, place);
    } else if (is_wrapper(name)) {
        read_blocks(node, place);
    } else if (is_insertion(name)) {
        writer_.note_tracked_change();
        read_blocks(node, place);
    } else if (is_deletion(name)) {
        writer_.note_tracked_change();
    } else if (name == "mc:AlternateContent") {
        read_alternate(node, [&](pugi::xml_node branch) {
            const std::uint32_t before = line();
            read_blocks(branch, place);
            return line() > before;
        });
    } else if (name == "w:commentRangeStart") {
        note_comment(node);
    } else if (name == "w:sectPr") {
        read_section(node);
    } else if (name == "w:altChunk" && embedded_document_line_ == 0) {
        embedded_document_line_ = line();
    }
}

void BodyReader::read_table(pugi::xml_node table, Place place) {
    end_deleted_marks();
    if (place.role == BlockRole::body) place.role = BlockRole::table_cell;
    place.table = ++tables_;
    place.row = 0;
    place.table_style = styles_.table(value_of(table.child("w:tblPr").child("w:tblStyle")));
    read_rows(table, place);
}

void BodyReader::read_rows(pugi::xml_node parent, Place& place) {
    for (const pugi::xml_node node : parent.children()) {
        if (is(node, "w:tr")) {
            const pugi::xml_node properties = node.child("w:trPr");
            note_tracked_changes(properties);
            if (properties.child("w:del")) continue;
            ++place.row;
            place.column = 1 + count_of(properties.child("w:gridBefore"));
            read_cells(node, place);
        } else if (is_wrapper(node.name()) || is_insertion(node.name())) {
            read_rows(node, place);
        }
    }
}

void BodyReader::read_cells(pugi::xml_node parent, Place& place) {
    for (const pugi::xml_node node : parent.children()) {
        if (is(node, "w:tc")) {
            const pugi::xml_node properties = node.child("w:tcPr");
            if (!is_merged_away(properties)) {
                read_blocks(node, place);
                end_deleted_marks();
            }
            place.column += std::max(1U, count_of(properties.child("w:gridSpan")));
        } else if (is_wrapper(node.name()) || is_insertion(node.name())) {
            read_cells(node, place);
        }
    }
}

document::ParagraphFormat BodyReader::format_of(const ParagraphLook& stated, const ParagraphLook& style,
                                                const Place& place) const {
    ParagraphLook look = stated;
    look.inherit(style);
    if (place.table_style != nullptr) look.inherit(*place.table_style);
    look.inherit(styles_.defaults());
    document::ParagraphFormat format;
    format.alignment = look.alignment.value_or(document::Alignment::left);
    format.spacing_known = true;
    format.before_pt = look.before.value_or(0);
    format.after_pt = look.after.value_or(0);
    const LineDistance line = look.line.value_or(LineDistance{1, 0});
    format.line_multiple = line.multiple;
    format.line_pt = line.points;
    format.first_line_pt = look.first_line.value_or(0);
    format.left_pt = look.left.value_or(0);
    format.section = section_.value_or(0);
    return format;
}

void BodyReader::read_paragraph(pugi::xml_node node, const Place& place) {
    const pugi::xml_node properties = node.child("w:pPr");
    const ParagraphLook& style = styles_.paragraph(value_of(properties.child("w:pStyle")));
    const ParagraphLook stated = styles_.stated_paragraph(properties);

    Content content;
    const bool goes_on = unended_ != nullptr;
    if (goes_on) {
        content = std::move(unended_->content);
        unended_.reset();
    }
    const bool has_label = goes_on && !text::trim(content.text).empty();
    content.style = &style.run;
    content.table = place.table_style == nullptr ? nullptr : &place.table_style->run;
    content.format = format_of(stated, style, place);

    NumberingLook numbering = stated.numbering;
    const bool from_style = !numbering.number;
    if (from_style) numbering.number = style.numbering.number;
    if (from_style && !numbering.level) numbering.level = style.numbering.level;
    const bool ends = !is_mark_deleted(properties) || properties.child("w:sectPr");

    note_tracked_changes(properties);
    note_tracked_changes(properties.child("w:rPr"));
    read_inline(node, content);
    // An instruction ends with its paragraph: a field that is never closed must not swallow the document.
    std::fill(fields_.begin(), fields_.end(), false);
    if (!has_label && (ends || !text::trim(content.text).empty())) {  // what is deleted altogether is not counted
        const Label label = numbering_.next_label(numbering, from_style ? style.numbering_style : "");
        const RunLook mark = styles_.stated_run(properties.child("w:rPr"));
        content.label(convert_label(label.text, label.font.empty() ? mark.font.value_or("") : label.font));
    }

    if (!ends) {
        unended_ = std::make_shared<Unended>(Unended{std::move(content), place});
        return;
    }
    end_paragraph(content, place);
    if (const pugi::xml_node section = properties.child("w:sectPr")) {
        read_section(section);
        section_ = writer_.new_section();
    }
}

void BodyReader::end_paragraph(Content& content, const Place& place) {
    const std::vector<pugi::xml_node> boxes = std::move(content.boxes);
    writer_.end(std::move(content), place);

    Place inside = place;
    if (inside.role == BlockRole::body || inside.role == BlockRole::table_cell) inside.role = BlockRole::text_box;
    const auto fields = std::exchange(fields_, {});
    for (const pugi::xml_node box : boxes) {
        if (is(box, "w:txbxContent")) {
            read_blocks(box, inside);
            end_deleted_marks();
        } else {
            read_drawn_words(box, inside);
        }
    }
    fields_ = fields;
}

/// Where nothing follows, a paragraph ends though its mark is deleted.
void BodyReader::end_deleted_marks() {
    if (unended_ == nullptr) return;
    const auto last = std::exchange(unended_, nullptr);
    if (last->content.amount() > 0) end_paragraph(last->content, last->place);
}

void BodyReader::read_inline(pugi::xml_node parent, Content& paragraph) {
    for (const pugi::xml_node node : parent.children()) {
        const std::string_view name = node.name();
        if (name == "w:r") {
            read_run(node, paragraph);
        } else if (name == "w:fldSimple") {
            paragraph.format.page_number =
                paragraph.format.page_number || is_page_field(node.attribute("w:instr").value());
            read_inline(node, paragraph);
        } else if (is_wrapper(name) || name == "m:oMath" || name == "m:oMathPara" || name == "m:r") {
            read_inline(node, paragraph);
        } else if (is_insertion(name)) {
            writer_.note_tracked_change();
            read_inline(node, paragraph);
        } else if (is_deletion(name)) {
            writer_.note_tracked_change();
        } else if (name == "mc:AlternateContent") {
            read_alternate(node, [&](pugi::xml_node branch) {
                const std::size_t before = paragraph.amount();
                read_inline(branch, paragraph);
                return paragraph.amount() > before;
            });
        } else if (name == "w:commentRangeStart") {
            note_comment(node);
        } else if (name == "m:t") {
            append_text(node, paragraph.text);
        }
    }
}

void BodyReader::read_run(pugi::xml_node run, Content& paragraph) {
    const std::size_t before = paragraph.text.size();
    read_run_content(run, paragraph);
    const pugi::xml_node properties = run.child("w:rPr");
    note_tracked_changes(properties);
    const std::string_view added = std::string_view(paragraph.text).substr(before);
    if (added.empty()) return;

    static const RunLook kNothing;
    const RunLook look =
        styles_.effective(styles_.stated_run(properties), styles_.character(value_of(properties.child("w:rStyle"))),
                          *paragraph.style, paragraph.table == nullptr ? kNothing : *paragraph.table);
    paragraph.look_from(before, {look.font.value_or(""), look.size_pt.value_or(0), look.bold.value_or(false),
                                 look.italic.value_or(false), look.underlined.value_or(false), false,
                                 look.all_capitals.value_or(false)});
    if (look.hidden.value_or(false)) writer_.note_hidden();
}

void BodyReader::read_run_content(pugi::xml_node parent, Content& paragraph) {
    const auto once = [&](pugi::xml_node reference, std::string_view kind, std::vector<std::string>& list) {
        const std::string id = reference.attribute("w:id").value();
        if (seen_.insert(std::string(kind) + id).second) list.push_back(id);
    };
    for (const pugi::xml_node node : parent.children()) {
        const std::string_view name = node.name();
        if (name == "w:fldChar") {
            read_field_mark(node);
            paragraph.format.page_number = paragraph.format.page_number || is_page_field(instruction_);
            continue;
        }
        if (std::ranges::find(fields_, true) != fields_.end()) {
            if (name == "w:instrText") append_text(node, instruction_);
            continue;
        }
        if (name == "w:t") {
            append_text(node, paragraph.text);
        } else if (name == "w:tab" || name == "w:ptab") {
            paragraph.text += '\t';
        } else if (name == "w:br" || name == "w:cr") {  // a page break too keeps words apart
            paragraph.text += kSoftBreak;
        } else if (name == "w:noBreakHyphen") {
            text::append_utf8(paragraph.text, kNonBreakingHyphen);
        } else if (name == "w:sym") {
            if (const char32_t character = symbol(node); character != 0) text::append_utf8(paragraph.text, character);
        } else if (name == "w:footnoteReference") {
            once(node, "footnote ", footnotes_);
        } else if (name == "w:endnoteReference") {
            once(node, "endnote ", endnotes_);
        } else if (name == "w:commentReference") {
            note_comment(node);
        } else if (name == "w:drawing" || name == "w:pict" || name == "w:object") {
            collect_boxes(node, paragraph);
        } else if (name == "w:ruby") {
            read_inline(node.child("w:rubyBase"), paragraph);
        } else if (name == "mc:AlternateContent") {
            read_alternate(node, [&](pugi::xml_node branch) {
                const std::size_t before = paragraph.amount();
                read_run_content(branch, paragraph);
                return paragraph.amount() > before;
            });
        }
    }
}

void BodyReader::read_field_mark(pugi::xml_node mark) {
    const std::string_view type = mark.attribute("w:fldCharType").value();
    if (type == "begin") {
        fields_.push_back(true);
        instruction_.clear();
    } else if (!fields_.empty() && type == "separate") {
        fields_.back() = false;
    } else if (!fields_.empty() && type == "end") {
        fields_.pop_back();
    }
}

void BodyReader::collect_boxes(pugi::xml_node parent, Content& paragraph) {
    for (const pugi::xml_node node : parent.children()) {
        const std::string_view name = local_name(node.name());
        if (is(node, "w:txbxContent")) {
            paragraph.boxes.push_back(node);
        } else if (name == "relIds") {  // a diagram (SmartArt): its words are in a part of their own
            if (const pugi::xml_node data = part_of_(node.attribute("r:dm").value())) paragraph.boxes.push_back(data);
        } else if (name == "textpath") {  // WordArt of old: mostly a watermark
            paragraph.boxes.push_back(node);
        } else if (is(node, "mc:AlternateContent")) {
            read_alternate(node, [&](pugi::xml_node branch) {
                const std::size_t before = paragraph.boxes.size();
                collect_boxes(branch, paragraph);
                return paragraph.boxes.size() > before;
            });
        } else {
            collect_boxes(node, paragraph);
        }
    }
}

/// The words of a diagram, a paragraph for each a:p, or of WordArt.
void BodyReader::read_drawn_words(pugi::xml_node node, const Place& place) {
    if (local_name(node.name()) == "textpath") {
        Content content;
        content.text = node.attribute("string").value();
        writer_.end(std::move(content), place);
    } else if (is(node, "a:p")) {
        Content content;
        for (const pugi::xml_node run : node.children()) append_text(run.child("a:t"), content.text);
        if (!content.text.empty()) writer_.end(std::move(content), place);
    } else {
        for (const pugi::xml_node child : node.children()) read_drawn_words(child, place);
    }
}

void BodyReader::read_section(pugi::xml_node section) {
    if (section_) set_page(section, writer_.section(*section_));
    for (const pugi::xml_node node : section.children()) {
        const bool is_header = is(node, "w:headerReference");
        if (!is_header && !is(node, "w:footerReference")) continue;
        const std::string id = node.attribute("r:id").value();
        if (seen_.insert("header or footer " + id).second) (is_header ? headers_ : footers_).push_back(id);
    }
}

/// Marks of tracked changes among the properties of a paragraph, run or row.
void BodyReader::note_tracked_changes(pugi::xml_node properties) {
    for (const pugi::xml_node node : properties.children()) {
        const std::string_view name = node.name();
        if (is_insertion(name) || is_deletion(name) || name.ends_with("PrChange")) {
            writer_.note_tracked_change();
        }
    }
}

void BodyReader::note_comment(pugi::xml_node mark) {
    if (!seen_.insert(std::string("comment ") + mark.attribute("w:id").value()).second) return;
    writer_.note_comment();
}

}  // namespace doichieu::formats::docx

#include "formats/docx/body.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "formats/docx/part.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace doichieu::formats::docx {

using document::BlockRole;
using document::FileFacts;

namespace {

constexpr std::string_view kSoftBreak = "\v";
constexpr char32_t kNonBreakingHyphen = 0x2011;

/// Votes for the value that most characters of a paragraph share; the first of equals.
template <typename T>
class Majority {
  public:
    void add(const T& value, std::size_t weight) {
        const auto known = std::ranges::find(votes_, value, &std::pair<T, std::size_t>::first);
        if (known == votes_.end()) {
            votes_.emplace_back(value, weight);
        } else {
            known->second += weight;
        }
    }
    [[nodiscard]] T winner() const {
        const auto most = std::ranges::max_element(votes_, {}, &std::pair<T, std::size_t>::second);
        return most == votes_.end() ? T{} : most->first;
    }

  private:
    std::vector<std::pair<T, std::size_t>> votes_;
};

/// Elements that only wrap what a paragraph or a story holds.
bool is_wrapper(std::string_view name) {
    return name == "w:hyperlink" || name == "w:smartTag" || name == "w:sdt" || name == "w:sdtContent" ||
           name == "w:customXml" || name == "w:fldSimple" || name == "w:dir" || name == "w:bdo" || name == "w:ruby" ||
           name == "w:rubyBase";
}

bool is_insertion(std::string_view name) {
    return name == "w:ins" || name == "w:moveTo";
}
bool is_deletion(std::string_view name) {
    return name == "w:del" || name == "w:moveFrom";
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

}  // namespace

struct BodyReader::Paragraph {
    std::string text;
    std::vector<pugi::xml_node> boxes;
    const RunLook* style = nullptr;
    Majority<std::string_view> font;
    Majority<double> size;
    Majority<bool> bold;
    Majority<bool> italic;
    bool centered = false;

    [[nodiscard]] std::size_t amount() const { return text.size() + boxes.size(); }
};

void BodyReader::read(pugi::xml_node story, BlockRole role) {
    fields_.clear();
    read_blocks(story, Place{role});
}

document::Document::Input BodyReader::take(std::string& text) {
    text = std::move(text_);
    input_.facts.carries_formatting = true;
    return std::move(input_);
}

void BodyReader::read_alternate(pugi::xml_node node, const std::function<bool(pugi::xml_node)>& read) {
    for (const pugi::xml_node choice : node.children("mc:Choice")) {
        if (read(choice)) return;
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
        note(&FileFacts::tracked_changes, &FileFacts::first_tracked_line);
        read_blocks(node, place);
    } else if (is_deletion(name)) {
        note(&FileFacts::tracked_changes, &FileFacts::first_tracked_line);
    } else if (name == "mc:AlternateContent") {
        read_alternate(node, [&](pugi::xml_node branch) {
            const std::uint32_t before = line();
            read_blocks(branch, place);
            return line() > before;
        });
    } else if (name == "w:commentRangeStart") {
        note_comment(node);
    } else if (name == "w:sectPr") {
        read_sections(node);
    } else if (name == "w:altChunk" && embedded_document_line_ == 0) {
        embedded_document_line_ = line();
    }
}

void BodyReader::read_table(pugi::xml_node table, Place place) {
    if (place.role == BlockRole::body) place.role = BlockRole::table_cell;
    place.table = ++tables_;
    place.row = 0;
    read_rows(table, place);
}

void BodyReader::read_rows(pugi::xml_node parent, Place& place) {
    for (const pugi::xml_node node : parent.children()) {
        if (is(node, "w:tr")) {
            const pugi::xml_node properties = node.child("w:trPr");
            note_tracked_changes(properties);
            if (properties.child("w:del")) continue;
            ++place.row;
            place.column = 0;
            read_cells(node, place);
        } else if (is_wrapper(node.name()) || is_insertion(node.name())) {
            read_rows(node, place);
        }
    }
}

void BodyReader::read_cells(pugi::xml_node parent, Place& place) {
    for (const pugi::xml_node node : parent.children()) {
        if (is(node, "w:tc")) {
            ++place.column;
            read_blocks(node, place);
        } else if (is_wrapper(node.name()) || is_insertion(node.name())) {
            read_cells(node, place);
        }
    }
}

void BodyReader::read_paragraph(pugi::xml_node node, const Place& place) {
    const pugi::xml_node properties = node.child("w:pPr");
    const ParagraphLook& style = styles_.paragraph(value_of(properties.child("w:pStyle")));
    const ParagraphLook stated = styles_.stated_paragraph(properties);

    Paragraph paragraph;
    paragraph.style = &style.run;
    const auto centered = stated.centered ? stated.centered : style.centered;
    paragraph.centered = centered.value_or(styles_.defaults().centered.value_or(false));

    NumberingLook numbering = stated.numbering;
    const bool from_style = !numbering.number;
    if (from_style) numbering.number = style.numbering.number;
    if (from_style && !numbering.level) numbering.level = style.numbering.level;
    const std::string label = numbering_.next_label(numbering, from_style ? style.numbering_style : "");

    note_tracked_changes(properties);
    note_tracked_changes(properties.child("w:rPr"));
    read_inline(node, paragraph);
    // An instruction ends with its paragraph: a field that is never closed must not swallow the document.
    std::fill(fields_.begin(), fields_.end(), false);

    const bool has_text = !text::trim(paragraph.text).empty();
    end_line(has_text ? label + paragraph.text : paragraph.text, place, paragraph);
    read_sections(properties.child("w:sectPr"));

    Place inside = place;
    if (inside.role == BlockRole::body || inside.role == BlockRole::table_cell) inside.role = BlockRole::text_box;
    const auto fields = std::exchange(fields_, {});
    for (const pugi::xml_node box : paragraph.boxes) read_blocks(box, inside);
    fields_ = fields;
}

void BodyReader::read_inline(pugi::xml_node parent, Paragraph& paragraph) {
    for (const pugi::xml_node node : parent.children()) {
        const std::string_view name = node.name();
        if (name == "w:r") {
            read_run(node, paragraph);
        } else if (is_wrapper(name) || name == "m:oMath" || name == "m:oMathPara" || name == "m:r") {
            read_inline(node, paragraph);
        } else if (is_insertion(name)) {
            note(&FileFacts::tracked_changes, &FileFacts::first_tracked_line);
            read_inline(node, paragraph);
        } else if (is_deletion(name)) {
            note(&FileFacts::tracked_changes, &FileFacts::first_tracked_line);
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

void BodyReader::read_run(pugi::xml_node run, Paragraph& paragraph) {
    const std::size_t before = paragraph.text.size();
    read_run_content(run, paragraph);
    const pugi::xml_node properties = run.child("w:rPr");
    note_tracked_changes(properties);
    const std::string_view added = std::string_view(paragraph.text).substr(before);
    if (added.empty()) return;

    const RunLook look = styles_.effective(styles_.stated_run(properties),
                                           styles_.character(value_of(properties.child("w:rStyle"))), *paragraph.style);
    const std::size_t weight = text::count_code_points(added);
    paragraph.font.add(look.font.value_or(""), weight);
    paragraph.size.add(look.size_pt.value_or(0), weight);
    paragraph.bold.add(look.bold.value_or(false), weight);
    paragraph.italic.add(look.italic.value_or(false), weight);
    if (look.hidden.value_or(false)) note(&FileFacts::hidden_runs, &FileFacts::first_hidden_line);
}

void BodyReader::read_run_content(pugi::xml_node parent, Paragraph& paragraph) {
    const auto once = [&](pugi::xml_node reference, std::string_view kind, std::vector<std::string>& list) {
        const std::string id = reference.attribute("w:id").value();
        if (seen_.insert(std::string(kind) + id).second) list.push_back(id);
    };
    for (const pugi::xml_node node : parent.children()) {
        const std::string_view name = node.name();
        if (name == "w:fldChar") {
            read_field_mark(node);
            continue;
        }
        if (std::ranges::find(fields_, true) != fields_.end()) continue;
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
    } else if (!fields_.empty() && type == "separate") {
        fields_.back() = false;
    } else if (!fields_.empty() && type == "end") {
        fields_.pop_back();
    }
}

void BodyReader::collect_boxes(pugi::xml_node parent, Paragraph& paragraph) {
    for (const pugi::xml_node node : parent.children()) {
        if (is(node, "w:txbxContent")) {
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

void BodyReader::read_sections(pugi::xml_node section) {
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
            note(&FileFacts::tracked_changes, &FileFacts::first_tracked_line);
        }
    }
}

void BodyReader::note(std::uint32_t FileFacts::*count, std::uint32_t FileFacts::*first_line) {
    if (input_.facts.*count == 0) input_.facts.*first_line = line();
    ++(input_.facts.*count);
}

void BodyReader::note_comment(pugi::xml_node mark) {
    if (!seen_.insert(std::string("comment ") + mark.attribute("w:id").value()).second) return;
    note(&FileFacts::comments, &FileFacts::first_comment_line);
}

void BodyReader::end_line(std::string_view text, const Place& place, const Paragraph& paragraph) {
    const bool has_text = !text.empty();
    if (!input_.line_roles.empty()) text_ += '\n';
    text_ += text;
    input_.line_roles.push_back(place.role);
    input_.line_formats.push_back(document::Block::kNoFormat);
    if (!has_text) return;
    input_.line_formats.back() =
        format_index({std::string(paragraph.font.winner()), paragraph.size.winner(), paragraph.bold.winner(),
                      paragraph.italic.winner(), paragraph.centered, place.table, place.row, place.column});
}

std::uint32_t BodyReader::format_index(document::ParagraphFormat format) {
    const int switches = (format.bold ? 1 : 0) | (format.italic ? 2 : 0) | (format.centered ? 4 : 0);
    const auto [known, is_new] =
        formats_.try_emplace({format.font, format.size_pt, switches, format.table, format.row, format.column},
                             static_cast<std::uint32_t>(input_.formats.size()));
    if (is_new) input_.formats.push_back(std::move(format));
    return known->second;
}

}  // namespace doichieu::formats::docx

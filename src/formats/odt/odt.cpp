// OpenDocument text: content.xml in reading order, then notes, then the headers and footers of the pages in use. Deleted
// text is mostly kept apart (text:tracked-changes); what is deleted in its place, as flat files have it, is left out.

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "formats/docx/numbering.h"
#include "formats/docx/package.h"
#include "formats/docx/part.h"
#include "formats/odt/styles.h"
#include "formats/paragraphs.h"
#include "formats/readers.h"
#include "text/characters.h"

namespace doichieu::formats {

namespace {

using document::BlockRole;
using docx::is;
using docx::Package;
using docx::Part;
using odt::Level;
using odt::Levels;
using odt::Style;
using odt::Styles;

constexpr int kMaxLevels = 10;
constexpr int kMostRepeats = 64;  // of cells and spaces that say how often they stand there

using Counters = std::array<std::optional<std::int32_t>, kMaxLevels + 1>;

/// What stands before the next paragraph of a list item.
struct ListPlace {
    const Levels* levels = nullptr;
    Counters* counters = nullptr;
    int level = 0;
    bool labelled = false;  ///< the item has begun: its other paragraphs have no label
    std::optional<std::int32_t> start;
};

bool holds_blocks(std::string_view name) {
    return name == "text:section" || name == "text:index-body" || name == "text:index-title" ||
           name == "text:table-of-content" || name == "text:illustration-index" || name == "text:table-index" ||
           name == "text:alphabetical-index" || name == "text:user-index" || name == "text:bibliography" ||
           name == "text:numbered-paragraph" || name == "office:text" || name == "draw:text-box" ||
           name == "table:table-header-rows" || name == "table:table-rows" || name == "table:table-row-group";
}

class OdtReader {
  public:
    OdtReader(Styles& styles, ParagraphWriter& writer) : styles_(styles), writer_(writer) {}

    void read(pugi::xml_node text);

  private:
    using Nodes = std::vector<pugi::xml_node>;
    struct Unended {
        Paragraph paragraph;
        Spot spot;
        Nodes boxes;
    };

    void read_blocks(pugi::xml_node parent, Spot& spot, ListPlace* item);
    void read_block(pugi::xml_node node, Spot& spot, ListPlace* item);
    void read_list(pugi::xml_node list, Spot& spot, const ListPlace* outer);
    void enter_change(pugi::xml_node mark);
    void end_paragraph(Unended own);
    void end_deletion();
    void read_table(pugi::xml_node table, Spot spot);
    void read_paragraph(pugi::xml_node node, const Spot& spot, ListPlace* item);
    void read_inline(pugi::xml_node parent, Paragraph& paragraph, const Style& style);
    void read_inline_element(pugi::xml_node node, Paragraph& paragraph, const Style& style);
    void append(Paragraph& paragraph, std::string_view words, const Style& style);
    void append_spaced(Paragraph& paragraph, std::string_view words, const Style& style);
    void collect_boxes(pugi::xml_node node);
    void set_format(document::ParagraphFormat& format, const Style& style);
    void enter_page(std::string_view master);
    void read_notes(Nodes& notes, BlockRole role);
    [[nodiscard]] std::string label_of(const ListPlace& item) const;
    [[nodiscard]] std::string heading_label(pugi::xml_node heading, const Style& style);

    Styles& styles_;
    ParagraphWriter& writer_;
    std::map<std::string, Counters, std::less<>> counters_;          ///< by list id
    std::map<std::string, std::string, std::less<>> last_of_style_;  ///< id of the last list of a style
    Counters outline_{};
    std::vector<std::string_view> masters_;
    std::uint32_t section_ = 0;
    std::uint32_t tables_ = 0;
    std::uint32_t lists_ = 0;
    bool after_space_ = true;  ///< white space collapses, also across spans
    Nodes boxes_;              ///< of the paragraph at hand
    Nodes footnotes_;
    Nodes endnotes_;
    std::set<std::string_view> deletions_;  ///< ids of tracked changes
    std::string_view deletion_;             ///< the one that the text is in; empty: none
    std::optional<Unended> unended_;        ///< a paragraph whose end is deleted: the next one goes on with it
};

void OdtReader::read(pugi::xml_node text) {
    Spot spot;
    read_blocks(text, spot, nullptr);
    end_deletion();
    deletion_ = {};
    if (masters_.empty()) enter_page("");
    read_notes(footnotes_, BlockRole::footnote);
    read_notes(endnotes_, BlockRole::endnote);
    for (const bool header : {true, false}) {
        spot.role = header ? BlockRole::header : BlockRole::footer;
        for (const std::string_view master : masters_) {
            for (const pugi::xml_node part : styles_.master(master).children()) {
                const std::string_view name = part.name();
                const bool wanted = name.starts_with(header ? "style:header" : "style:footer");
                if (wanted && std::string_view(part.attribute("style:display").value()) != "false") {
                    read_blocks(part, spot, nullptr);
                }
            }
        }
    }
}

void OdtReader::read_notes(Nodes& notes, BlockRole role) {
    Spot spot;
    spot.role = role;
    for (std::size_t i = 0; i < notes.size(); ++i) {  // a note may hold another
        const pugi::xml_node note = notes[i];
        read_blocks(note, spot, nullptr);
    }
}

void OdtReader::read_blocks(pugi::xml_node parent, Spot& spot, ListPlace* item) {
    for (const pugi::xml_node node : parent.children()) read_block(node, spot, item);
}

void OdtReader::read_block(pugi::xml_node node, Spot& spot, ListPlace* item) {
    const std::string_view name = node.name();
    if (name == "text:p" || name == "text:h") {
        read_paragraph(node, spot, item);
    } else if (name == "text:list") {
        read_list(node, spot, item);
    } else if (name == "table:table") {
        read_table(node, spot);
    } else if (name == "text:tracked-changes") {
        for (const pugi::xml_node change : node.children("text:changed-region")) {
            writer_.note_tracked_change();
            if (!change.child("text:deletion")) continue;
            for (const char* id : {"text:id", "xml:id"}) deletions_.insert(change.attribute(id).value());
        }
    } else if (name == "text:change-start" || name == "text:change-end") {
        enter_change(node);
    } else if (holds_blocks(name)) {
        read_blocks(node, spot, item);
    } else if (name.starts_with("draw:")) {  // anchored to the page
        collect_boxes(node);
        for (const pugi::xml_node box : std::exchange(boxes_, {})) {
            Spot inside = spot;
            if (inside.role == BlockRole::body) inside.role = BlockRole::text_box;
            read_blocks(box, inside, nullptr);
        }
    }
}

void OdtReader::read_list(pugi::xml_node list, Spot& spot, const ListPlace* outer) {
    ListPlace item;
    std::string_view style = list.attribute("text:style-name").value();
    if (outer != nullptr) {
        item = *outer;
        item.labelled = false;
        item.start.reset();
    }
    if (!style.empty()) item.levels = styles_.list(style);
    if (outer == nullptr) {
        std::string id = list.attribute("xml:id").value();
        if (id.empty()) id = "#" + std::to_string(lists_++);
        const std::string from = list.attribute("text:continue-list").value();
        const bool goes_on = std::string_view(list.attribute("text:continue-numbering").value()) == "true";
        Counters counters{};
        if (const auto known = counters_.find(from); !from.empty() && known != counters_.end()) {
            counters = known->second;
        } else if (const auto last = last_of_style_.find(style); goes_on && last != last_of_style_.end()) {
            counters = counters_[last->second];
        }
        Counters& own = counters_[id] = counters;
        last_of_style_[std::string(style)] = id;
        item.counters = &own;
    }
    item.level = std::min(item.level + 1, kMaxLevels);
    for (const pugi::xml_node child : list.children()) {
        const bool is_header = is(child, "text:list-header");
        if (!is_header && !is(child, "text:list-item")) continue;
        item.labelled = is_header;
        item.start.reset();
        if (const pugi::xml_attribute start = child.attribute("text:start-value")) item.start = start.as_int();
        read_blocks(child, spot, &item);
    }
}

std::string OdtReader::label_of(const ListPlace& item) const {
    if (item.levels == nullptr || item.counters == nullptr) return {};
    const auto level = item.levels->find(item.level);
    if (level == item.levels->end()) return {};
    if (!level->second.is_bullet) {
        auto& counter = (*item.counters)[static_cast<std::size_t>(item.level)];
        counter = item.start ? *item.start : counter ? *counter + 1 : level->second.start;
        for (int deeper = item.level + 1; deeper <= kMaxLevels; ++deeper) {
            (*item.counters)[static_cast<std::size_t>(deeper)].reset();
        }
    }
    const std::string& format = level->second.format;
    std::string label;
    for (std::size_t at = 0; at < format.size(); ++at) {
        const std::size_t end = format[at] == '%' ? format.find('%', at + 1) : std::string::npos;
        if (end == std::string::npos || level->second.is_bullet) {
            label += format[at];
            continue;
        }
        const std::string digits = format.substr(at + 1, end - at - 1);
        const int shown = digits == "10"                                               ? 10
                          : digits.size() == 1 && digits[0] >= '1' && digits[0] <= '9' ? digits[0] - '0'
                                                                                       : 0;
        const auto other = item.levels->find(shown);
        if (other != item.levels->end()) {
            const std::string_view number = other->second.number;
            const auto value = (*item.counters)[static_cast<std::size_t>(shown)].value_or(other->second.start);
            label += docx::format_number(value, number == "A"   ? "upperLetter"
                                                : number == "a" ? "lowerLetter"
                                                : number == "I" ? "upperRoman"
                                                : number == "i" ? "lowerRoman"
                                                : number == ""  ? "none"
                                                                : "decimal");
        }
        at = end;
    }
    if (const auto legacy = text::legacy_font(level->second.font); legacy && text::may_be_legacy(label, *legacy)) {
        label = text::from_legacy_font(label, *legacy);
    }
    return label.empty() ? label : docx::readable_bullet(label) + " ";
}

std::string OdtReader::heading_label(pugi::xml_node heading, const Style& style) {
    if (style.list && style.list->empty()) return {};
    if (std::string_view(heading.attribute("text:is-list-header").value()) == "true") return {};
    ListPlace place{&styles_.outline(), &outline_, heading.attribute("text:outline-level").as_int(1), false, {}};
    place.level = std::clamp(place.level, 1, kMaxLevels);
    return label_of(place);
}

/// A change begins or ends; of those in their place only deletions matter.
void OdtReader::enter_change(pugi::xml_node mark) {
    const std::string_view id = mark.attribute("text:change-id").value();
    if (is(mark, "text:change-end")) {
        if (deletion_ == id) deletion_ = {};
    } else if (deletions_.contains(id)) {
        deletion_ = id;
    }
}

/// Where no paragraph follows, one ends though its end is deleted.
void OdtReader::end_deletion() {
    if (auto last = std::exchange(unended_, std::nullopt)) end_paragraph(std::move(*last));
}

void OdtReader::read_table(pugi::xml_node table, Spot spot) {
    end_deletion();
    if (spot.role == BlockRole::body) spot.role = BlockRole::table_cell;
    spot.table = ++tables_;
    spot.row = 0;
    const auto read_rows = [&](const auto& self, pugi::xml_node parent) -> void {
        for (const pugi::xml_node row : parent.children()) {
            if (holds_blocks(row.name())) self(self, row);
            if (!is(row, "table:table-row")) continue;
            ++spot.row;
            spot.column = 1;
            for (const pugi::xml_node cell : row.children()) {
                const int repeated =
                    std::clamp(cell.attribute("table:number-columns-repeated").as_int(1), 1, kMostRepeats);
                Spot inside = spot;
                if (is(cell, "table:table-cell")) read_blocks(cell, inside, nullptr);
                spot.column += static_cast<std::uint32_t>(repeated);
            }
        }
    };
    read_rows(read_rows, table);
}

/// The pages in use, in the order in which the text reaches them.
void OdtReader::enter_page(std::string_view master) {
    section_ = writer_.new_section();
    writer_.section(section_) = styles_.page(master);
    if (std::ranges::find(masters_, master) == masters_.end()) masters_.push_back(master);
}

void OdtReader::set_format(document::ParagraphFormat& format, const Style& style) {
    format.alignment = style.alignment.value_or(document::Alignment::left);
    format.spacing_known = true;
    format.before_pt = style.before_pt.value_or(0);
    format.after_pt = style.after_pt.value_or(0);
    format.line_pt = style.line_pt.value_or(0);
    format.line_multiple = style.line_pt ? 0 : style.line_multiple.value_or(1);
    format.first_line_pt = style.first_line_pt.value_or(0);
    format.left_pt = style.left_pt.value_or(0);
    format.section = section_;
}

void OdtReader::read_paragraph(pugi::xml_node node, const Spot& spot, ListPlace* item) {
    const Style& style = styles_.paragraph(node.attribute("text:style-name").value());
    const bool in_flow = spot.role == BlockRole::body || spot.role == BlockRole::table_cell;
    if (in_flow && (masters_.empty() || !style.master_page.empty())) enter_page(style.master_page);
    auto before = std::exchange(unended_, std::nullopt);
    const bool goes_on = before.has_value();
    Unended own = goes_on ? std::move(*before) : Unended{{}, spot, {}};
    if (goes_on) {
        if (item != nullptr) item->labelled = true;
    } else {
        set_format(own.paragraph.format, style);
        if (item != nullptr && !item->labelled) {
            own.paragraph.label(label_of(*item));
            item->labelled = true;
        } else if (item == nullptr && is(node, "text:h")) {
            own.paragraph.label(heading_label(node, style));
        }
    }
    const Nodes outer = std::exchange(boxes_, std::move(own.boxes));
    after_space_ = !goes_on;
    read_inline(node, own.paragraph, style);
    own.boxes = std::exchange(boxes_, outer);
    if (deletion_.empty()) {
        end_paragraph(std::move(own));
    } else if (!own.paragraph.text.empty() || !own.boxes.empty()) {  // what is deleted altogether is not counted
        unended_ = std::move(own);
    }
}

void OdtReader::end_paragraph(Unended own) {
    writer_.end(std::move(own.paragraph), own.spot);
    Spot inside = own.spot;
    if (inside.role == BlockRole::body || inside.role == BlockRole::table_cell) inside.role = BlockRole::text_box;
    for (const pugi::xml_node box : own.boxes) read_blocks(box, inside, nullptr);
}

void OdtReader::append(Paragraph& paragraph, std::string_view words, const Style& style) {
    if (!deletion_.empty()) return;
    paragraph.append(words, {style.font.value_or(""), style.size_pt.value_or(0), style.bold.value_or(false),
                             style.italic.value_or(false), style.underlined.value_or(false), false,
                             style.all_capitals.value_or(false)});
    if (style.hidden.value_or(false)) writer_.note_hidden();
}

/// White space of the XML: runs are one space, none at the beginning.
void OdtReader::append_spaced(Paragraph& paragraph, std::string_view words, const Style& style) {
    std::string out;
    for (const char c : words) {
        const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (is_space && after_space_) continue;
        out += is_space ? ' ' : c;
        after_space_ = is_space;
    }
    if (!out.empty()) append(paragraph, out, style);
}

void OdtReader::read_inline(pugi::xml_node parent, Paragraph& paragraph, const Style& style) {
    for (const pugi::xml_node node : parent.children()) {
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
            append_spaced(paragraph, node.value(), style);
        } else if (node.type() == pugi::node_element) {
            read_inline_element(node, paragraph, style);
        }
    }
}

void OdtReader::read_inline_element(pugi::xml_node node, Paragraph& paragraph, const Style& style) {
    const std::string_view name = node.name();
    if (name == "text:change-start" || name == "text:change-end") {
        enter_change(node);
    } else if (name == "text:span") {
        Style own = styles_.span(node.attribute("text:style-name").value());
        own.inherit(style);
        read_inline(node, paragraph, own);
    } else if (name == "text:s") {
        const int count = std::clamp(node.attribute("text:c").as_int(1), 1, kMostRepeats);
        append(paragraph, std::string(static_cast<std::size_t>(count), ' '), style);
        after_space_ = true;
    } else if (name == "text:tab") {
        append(paragraph, "\t", style);
        after_space_ = true;
    } else if (name == "text:line-break") {
        append(paragraph, "\v", style);
        after_space_ = true;
    } else if (name == "text:note") {
        const bool at_end = std::string_view(node.attribute("text:note-class").value()) == "endnote";
        const pugi::xml_node body = node.child("text:note-body");
        if (body && deletion_.empty()) (at_end ? endnotes_ : footnotes_).push_back(body);
    } else if (name == "office:annotation") {
        writer_.note_comment();
    } else if (name == "office:annotation-end" || name == "text:ruby-text") {
        return;
    } else if (name.starts_with("draw:")) {
        if (deletion_.empty()) collect_boxes(node);
    } else {  // links, fields, bookmarks with text, …
        if (name == "text:page-number") paragraph.format.page_number = true;
        read_inline(node, paragraph, style);
    }
}

/// Text boxes and shapes: each becomes a story of its own behind the paragraph.
void OdtReader::collect_boxes(pugi::xml_node node) {
    if (node.child("text:p") || node.child("text:list") || node.child("text:h") || node.child("table:table")) {
        boxes_.push_back(node);
        return;
    }
    for (const pugi::xml_node child : node.children()) {
        if (std::string_view(child.name()).starts_with("draw:")) collect_boxes(child);
    }
}

base::Result<std::unique_ptr<Part>> load(Package& package, const char* name, std::vector<findings::Problem>& problems) {
    auto part = Part::load(package, name);
    if (part || part.error().code == "encrypted-docx") return part;
    problems.push_back({package.path(), part.error().code, part.error().message, 0, 0});
    return std::unique_ptr<Part>();
}

}  // namespace

bool is_odt(const Package& package) {
    return package.has("content.xml") && !package.has("[Content_Types].xml");
}

base::Result<ReadResult> read_odt(Package package, std::string_view bytes, const Limits& limits) {
    const std::string path = package.path();
    if (package.has("META-INF/manifest.xml")) {
        const auto manifest = package.read("META-INF/manifest.xml");
        if (manifest && manifest->find("encryption-data") != std::string::npos) return encrypted_document(path);
    }
    std::vector<findings::Problem> problems;
    auto content = Part::load(package, "content.xml");
    if (!content) return std::move(content.error());
    const pugi::xml_node body = (*content)->root().child("office:body");
    const pugi::xml_node text = body.child("office:text");
    if (!text) {
        const bool is_sheet = static_cast<bool>(body.child("office:spreadsheet"));
        return base::Error{"not-a-document",
                           {is_sheet ? "Đây là bảng tính OpenDocument (.ods), không phải văn bản."
                                     : "Gói OpenDocument này không phải văn bản (.odt).",
                            is_sheet ? "This is an OpenDocument spreadsheet (.ods), not a text document."
                                     : "This OpenDocument package is no text document (.odt)."},
                           path};
    }
    auto document_styles = load(package, "styles.xml", problems);
    if (!document_styles) return std::move(document_styles.error());
    Styles styles(*document_styles ? (*document_styles)->root() : pugi::xml_node(), (*content)->root());
    ParagraphWriter writer(limits);
    writer.facts().carries_formatting = true;
    writer.facts().carries_traces = true;
    OdtReader(styles, writer).read(text);
    return writer.finish(path, document::SourceKind::odt, bytes, std::move(problems));
}

}  // namespace doichieu::formats

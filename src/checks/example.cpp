#include "checks/example.h"

#include <algorithm>
#include <utility>

namespace doichieu::checks {
namespace {

using document::Alignment;
using document::BlockRole;
using document::ParagraphFormat;
using Look = Example::Look;

/// Lines of one example.
constexpr int kMostLines = 1000;

Look read_one_look(FieldReader& fields) {
    Look look;
    look.lines = fields.numbers("lines", 1, kMostLines);
    look.font = fields.text_or("font", "");
    look.size_pt = fields.decimal_or("size", 0, 1, 200);
    look.bold = fields.flag("bold");
    look.italic = fields.flag("italic");
    look.underlined = fields.flag("underlined");
    look.alignment = read_alignment(fields, "align");
    look.page_number = fields.flag("page_number");
    look.automatic_mark = fields.flag("automatic_mark");
    look.table_row = fields.flag_or("table_row", false);
    return look;
}

document::FileFacts read_facts(FieldReader& fields) {
    document::FileFacts facts;
    const auto count = [&](std::string_view key) {
        return static_cast<std::uint32_t>(fields.number_or(key, 0, 0, kMostLines));
    };
    facts.carries_traces = true;
    facts.tracked_changes = count("tracked_changes");
    facts.comments = count("comments");
    facts.hidden_runs = count("hidden_text");
    if (const std::string encoding = fields.text_or("converted_from", ""); !encoding.empty())
        facts.conversions.push_back({encoding, true, 1, 1, 1});
    return facts;
}

void apply(const Look& look, ParagraphFormat& format) {
    if (!look.font.empty()) format.font = look.font;
    if (look.size_pt > 0) format.size_pt = look.size_pt;
    format.bold = look.bold.value_or(format.bold);
    format.italic = look.italic.value_or(format.italic);
    format.underlined = look.underlined.value_or(format.underlined);
    if (look.alignment != Alignment::unknown) format.alignment = look.alignment;
    format.centered = format.alignment == Alignment::center;
    format.page_number = look.page_number.value_or(format.page_number);
    format.automatic_mark = look.automatic_mark.value_or(format.automatic_mark);
}

std::string_view take_until(std::string_view& rest, std::string_view mark) {
    const std::size_t end = rest.find(mark);
    const std::string_view head = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + mark.size());
    return head;
}

}  // namespace

const std::vector<std::string_view>& alignment_words() {
    static const std::vector<std::string_view> kWords = {"left", "center", "right", "justified"};
    return kWords;
}

Alignment read_alignment(FieldReader& fields, std::string_view key) {
    if (!fields.has(key)) return Alignment::unknown;
    const auto& words = alignment_words();
    const auto found = std::ranges::find(words, fields.word(key, words));
    if (found == words.end()) return Alignment::unknown;
    return static_cast<Alignment>(found - words.begin() + 1);
}

void read_look(FieldReader& fields, Example& example) {
    for (const io::YamlNode* node : fields.mappings("look")) {
        FieldReader look(fields.source(), *node, fields.fault());
        example.looks.push_back(read_one_look(look));
        look.close();
    }
    example.parent = fields.text_or("parent", "");
    if (const io::YamlNode* file = fields.mapping("file")) {
        FieldReader facts(fields.source(), *file, fields.fault());
        example.file = read_facts(facts);
        facts.close();
    }
    const io::YamlNode* node = fields.mapping("page");
    if (node == nullptr) return;
    FieldReader page(fields.source(), *node, fields.fault());
    document::PageSetup setup;
    for (const auto& [key, length] : {std::pair{"width", &setup.width_mm}, std::pair{"height", &setup.height_mm},
                                      std::pair{"top", &setup.top_mm}, std::pair{"bottom", &setup.bottom_mm},
                                      std::pair{"left", &setup.left_mm}, std::pair{"right", &setup.right_mm}})
        *length = page.decimal_or(key, 0, 0, 2000);
    setup.first_page_differs = page.flag_or("first_page_differs", false);
    page.close();
    example.page = setup;
}

base::Result<document::Document> Example::document(const std::string& path) const {
    document::Document::Input input;
    input.path = path;
    input.kind = document::SourceKind::docx;
    if (file) input.facts = *file;
    input.facts.carries_formatting = !looks.empty() || page;
    if (page) input.sections.push_back(*page);
    std::string source;
    const auto add = [&](std::string_view paragraph, ParagraphFormat format) {
        if (!input.line_roles.empty()) source += '\n';
        source += paragraph;
        input.line_formats.push_back(static_cast<std::uint32_t>(input.formats.size()));
        input.line_roles.push_back(format.page_number ? BlockRole::header
                                   : format.table > 0 ? BlockRole::table_cell
                                                      : BlockRole::body);
        input.formats.push_back(std::move(format));
    };
    std::uint32_t row = 0;
    std::string_view rest = text;
    for (int line = 1; line == 1 || !rest.empty(); ++line) {
        ParagraphFormat format;
        bool is_row = false;
        for (const Look& look : looks) {
            if (!look.lines.empty() && std::ranges::find(look.lines, line) == look.lines.end()) continue;
            apply(look, format);
            is_row = is_row || look.table_row;
        }
        std::string_view written = take_until(rest, "\n");
        if (!is_row) {
            add(written, std::move(format));
            continue;
        }
        format.table = 1;
        format.row = ++row;
        for (format.column = 1; !written.empty(); ++format.column) add(take_until(written, " | "), format);
    }
    input.source = io::Bytes::own(std::move(source));
    return document::Document::build(std::move(input));
}

}  // namespace doichieu::checks

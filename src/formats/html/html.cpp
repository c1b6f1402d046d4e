// HTML: saved pages, and what Word and LibreOffice write. libxml2 makes events of whatever stands there, nothing is kept
// as a tree, no entity of a DTD is read and no link followed. What a browser shows is text; Word's conditional comments
// are comments, and what it hides behind <![if !…]> is shown.

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "formats/decode.h"
#include "formats/docx/numbering.h"
#include "formats/html/css.h"
#include "formats/html/mhtml.h"
#include "formats/paragraphs.h"
#include "formats/readers.h"
#include "text/characters.h"
#include "text/charset.h"
#include "text/legacy.h"
#include "text/utf8.h"

namespace doichieu::formats {

namespace {

using document::Alignment;
using document::BlockRole;
using html::Declarations;
using html::StyleSheet;

/// Elements open at one place. Old pages leave many open; beyond this the parser's own work grows with the square.
constexpr std::size_t kMaxOpen = 1024;

template <std::size_t N>
bool is_one_of(std::string_view name, const std::string_view (&list)[N]) {
    return std::ranges::find(list, name) != std::end(list);
}

bool is_block(std::string_view name) {
    static constexpr std::string_view kBlocks[] = {
        "address", "article", "aside", "blockquote", "body",       "caption", "center",  "dd",     "details",
        "div",     "dl",      "dt",    "fieldset",   "figcaption", "figure",  "footer",  "form",   "h1",
        "h2",      "h3",      "h4",    "h5",         "h6",         "header",  "hr",      "legend", "li",
        "main",    "nav",     "ol",    "p",          "pre",        "section", "summary", "table",  "tbody",
        "td",      "tfoot",   "th",    "thead",      "title",      "tr",      "ul"};
    return is_one_of(name, kBlocks);
}

/// What no browser shows as text.
bool is_never_shown(std::string_view name) {
    static constexpr std::string_view kNames[] = {
        "script",   "style",    "head",  "title", "template", "svg", "object", "select", "button", "iframe",
        "textarea", "noframes", "audio", "video", "xml",      "rt",  "rp",     "math",   "canvas", "datalist"};
    return is_one_of(name, kNames);
}

bool is_heading(std::string_view name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

class HtmlReader {
  public:
    HtmlReader(const Limits& limits, ParagraphWriter& writer) : limits_(limits), writer_(writer) {}

    bool read(std::string_view utf8);  ///< false when elements nest too deep

  private:
    /// An open element, with what it inherits.
    struct Element {
        std::string name;
        Look look;
        Alignment alignment = Alignment::left;
        BlockRole role = BlockRole::body;
        bool shown = true;
        bool preformatted = false;
        bool has_lines = false;  ///< in <pre>, where each line is a paragraph as in a text file
        bool is_label = false;
        std::uint32_t first_line = 0;
    };
    struct List {
        bool ordered = false;
        std::int32_t next = 1;
        std::string format;
    };
    struct Table {
        std::uint32_t number = 0;
        std::uint32_t row = 0;
        std::uint32_t column = 0;
        std::uint32_t span = 1;
        std::vector<std::uint32_t> covered;  ///< by column: rows below that a cell above still takes
    };
    using Attributes = std::vector<std::pair<std::string_view, std::string_view>>;

    void start(std::string_view name, const Attributes& attributes);
    void end(std::string_view name);
    void characters(std::string_view text);
    void style(Element& element, const Attributes& attributes);
    void enter(const Element& element, const Attributes& attributes);
    void start_cell(const Attributes& attributes);
    void flush(bool even_if_empty = false);
    [[nodiscard]] bool is_note_mark(std::string_view name, const Attributes& attributes) const;
    [[nodiscard]] std::string_view intern(const std::string& font) { return *fonts_.insert(font).first; }

    static std::string_view view(const xmlChar* text) {
        return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
    }
    static std::string_view attribute(const Attributes& attributes, std::string_view name) {
        const auto found = std::ranges::find(attributes, name, &Attributes::value_type::first);
        return found == attributes.end() ? std::string_view() : found->second;
    }
    static std::uint32_t count(const Attributes& attributes, std::string_view name) {
        const int value = std::atoi(std::string(attribute(attributes, name)).c_str());
        return static_cast<std::uint32_t>(std::clamp(value, 1, 64));
    }

    const Limits& limits_;
    ParagraphWriter& writer_;
    xmlParserCtxtPtr parser_ = nullptr;
    bool too_deep_ = false;
    std::vector<Element> open_{Element{}};
    std::vector<List> lists_;
    std::vector<Table> tables_;
    std::uint32_t table_count_ = 0;
    StyleSheet sheet_;
    std::string css_;
    std::set<std::string, std::less<>> fonts_;
    Paragraph paragraph_;
    std::string label_;
    bool after_space_ = true;
};

bool HtmlReader::read(std::string_view utf8) {
    static const bool initialised = [] {
        xmlInitParser();
        return true;
    }();
    (void)initialised;
    const std::unique_ptr<xmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(htmlNewParserCtxt(), htmlFreeParserCtxt);
    if (!parser) throw std::bad_alloc();
    parser_ = parser.get();
    htmlSAXHandler& handler = *parser->sax;
    handler = {};
    handler.startElement = [](void* self, const xmlChar* name, const xmlChar** pairs) {
        Attributes attributes;
        for (; pairs != nullptr && pairs[0] != nullptr; pairs += 2)
            attributes.emplace_back(view(pairs[0]), view(pairs[1]));
        static_cast<HtmlReader*>(self)->start(view(name), attributes);
    };
    handler.endElement = [](void* self, const xmlChar* name) { static_cast<HtmlReader*>(self)->end(view(name)); };
    handler.characters = [](void* self, const xmlChar* text, int size) {
        static_cast<HtmlReader*>(self)->characters(
            {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
    };
    handler.ignorableWhitespace = handler.characters;
    handler.cdataBlock = handler.characters;
    handler.getEntity = [](void*, const xmlChar*) -> xmlEntityPtr { return nullptr; };
    parser->userData = this;
    constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                             HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC;
    htmlCtxtReadMemory(parser.get(), utf8.data(), static_cast<int>(utf8.size()), nullptr, "UTF-8", kOptions);
    flush();
    return !too_deep_;
}

/// A reference to a note, or the number at the note's beginning: neither is text of the document.
bool HtmlReader::is_note_mark(std::string_view name, const Attributes& attributes) const {
    if (name != "a") return false;
    const std::string_view kind = attribute(attributes, "class");
    const std::string_view css = attribute(attributes, "style");
    return kind.starts_with("sdfootnote") || kind.starts_with("sdendnote") ||
           css.find("mso-footnote-id") != std::string_view::npos ||
           css.find("mso-endnote-id") != std::string_view::npos || kind == "msocomanchor";
}

void HtmlReader::style(Element& element, const Attributes& attributes) {
    Declarations css = sheet_.of(element.name, attribute(attributes, "class"));
    css.add(html::parse_declarations(attribute(attributes, "style")));
    const std::string_view name = element.name;
    const std::string_view align = attribute(attributes, "align");
    if (!align.empty() && !css.alignment)
        css.alignment = html::parse_declarations("text-align:" + std::string(align)).alignment;
    if (name == "font" && !attribute(attributes, "face").empty()) {
        const std::string face(attribute(attributes, "face"));
        css.font = html::parse_declarations("font-family:" + face).font;
    }
    if (name == "b" || name == "strong" || name == "th" || is_heading(name)) css.bold = css.bold.value_or(true);
    if (name == "i" || name == "em" || name == "cite" || name == "var") css.italic = css.italic.value_or(true);
    if (name == "u" || name == "ins") css.underlined = css.underlined.value_or(name == "u");
    if (name == "center" || name == "th" || name == "caption")
        css.alignment = css.alignment.value_or(Alignment::center);
    if (css.font) element.look.font = intern(*css.font);
    element.look.size_pt = css.size_pt.value_or(element.look.size_pt);
    element.look.bold = css.bold.value_or(element.look.bold);
    element.look.italic = css.italic.value_or(element.look.italic);
    element.look.underlined = css.underlined.value_or(element.look.underlined);
    element.look.hidden = css.hidden.value_or(element.look.hidden);
    element.alignment = css.alignment.value_or(element.alignment);
    element.preformatted = css.preformatted.value_or(element.preformatted || name == "pre");
    element.has_lines = element.has_lines || name == "pre";
    element.is_label = element.is_label || css.is_list_label;
    const bool is_marked_hidden =
        std::ranges::any_of(attributes, [](const auto& pair) { return pair.first == "hidden"; });
    const bool hides = is_marked_hidden || css.not_shown.value_or(false) || css.is_note_reference ||
                       is_never_shown(name) || is_note_mark(name, attributes) || name == "del" || name == "s" ||
                       name == "strike";
    element.shown = element.shown && (!hides || name == "s" || name == "strike");

    const std::string_view id = attribute(attributes, "id");
    const std::string_view title = attribute(attributes, "title");
    if (css.element == "footnote" || (name == "div" && id.starts_with("sdfootnote")))
        element.role = BlockRole::footnote;
    if (css.element == "endnote" || (name == "div" && id.starts_with("sdendnote"))) element.role = BlockRole::endnote;
    if (css.element == "header" || (name == "div" && title == "header")) element.role = BlockRole::header;
    if (css.element == "footer" || (name == "div" && title == "footer")) element.role = BlockRole::footer;
    if (css.element == "frame") element.role = BlockRole::text_box;
    if (css.element == "comment") {
        element.shown = false;
        writer_.note_comment();
    }
    if (css.element == "comment-list") element.shown = false;
    if (name == "ins" || name == "del") writer_.note_tracked_change();
}

void HtmlReader::enter(const Element& element, const Attributes& attributes) {
    const std::string_view name = element.name;
    if (name == "br") {
        if (!element.shown) return;
        paragraph_.append("\v", element.look);
        after_space_ = true;
    } else if (name == "ol" || name == "ul") {
        List list;
        list.ordered = name == "ol";
        if (const std::string start(attribute(attributes, "start")); !start.empty()) {
            list.next = std::clamp(std::atoi(start.c_str()), 0, 32767);
        }
        list.format = attribute(attributes, "type");
        lists_.push_back(std::move(list));
    } else if (name == "li" && !lists_.empty()) {
        List& list = lists_.back();
        if (const std::string value(attribute(attributes, "value")); !value.empty()) {
            list.next = std::clamp(std::atoi(value.c_str()), 0, 32767);
        }
        const std::string_view format = list.format == "A"   ? "upperLetter"
                                        : list.format == "a" ? "lowerLetter"
                                        : list.format == "I" ? "upperRoman"
                                        : list.format == "i" ? "lowerRoman"
                                                             : "decimal";
        label_ = list.ordered ? docx::format_number(list.next++, format) + ". " : "• ";
    } else if (name == "table") {
        tables_.emplace_back().number = ++table_count_;
    } else if (name == "tr" && !tables_.empty()) {
        Table& table = tables_.back();
        for (std::uint32_t& rows : table.covered) rows -= rows > 0 ? 1 : 0;
        ++table.row;
        table.column = 0;
        table.span = 1;
    } else if ((name == "td" || name == "th") && !tables_.empty()) {
        start_cell(attributes);
    }
}

void HtmlReader::start_cell(const Attributes& attributes) {
    Table& table = tables_.back();
    std::size_t column = table.column == 0 ? 0 : table.column - 1 + table.span;  // 0-based
    while (column < table.covered.size() && table.covered[column] > 0) ++column;
    table.column = static_cast<std::uint32_t>(std::min<std::size_t>(column, 1023) + 1);
    table.span = count(attributes, "colspan");
    const std::uint32_t rows = count(attributes, "rowspan");
    if (table.covered.size() < table.column - 1 + table.span) table.covered.resize(table.column - 1 + table.span);
    for (std::uint32_t i = 0; i < table.span; ++i) table.covered[table.column - 1 + i] = rows;
}

void HtmlReader::start(std::string_view name, const Attributes& attributes) {
    if (open_.size() >= kMaxOpen || writer_.is_full()) {
        too_deep_ = too_deep_ || open_.size() >= kMaxOpen;
        xmlStopParser(parser_);
        return;
    }
    if (is_block(name)) flush();
    Element element = open_.back();
    element.name = name;
    element.first_line = writer_.line();
    style(element, attributes);
    enter(element, attributes);
    open_.push_back(std::move(element));
    if (name == "style") css_.clear();
}

void HtmlReader::end(std::string_view name) {
    std::size_t at = open_.size();
    while (at > 1 && open_[at - 1].name != name) --at;
    if (at <= 1) return;
    const Element& element = open_[at - 1];
    if (name == "style") sheet_.add(css_);
    if (name == "p" && element.shown) {
        // An empty paragraph is one all the same; what was already given was its content.
        flush(writer_.line() == element.first_line && element.role != BlockRole::footnote);
    } else if (is_block(name)) {
        flush();
    }
    if ((name == "ol" || name == "ul") && !lists_.empty()) lists_.pop_back();
    if (name == "table" && !tables_.empty()) tables_.pop_back();
    open_.resize(at - 1);
}

void HtmlReader::characters(std::string_view text) {
    const Element& element = open_.back();
    if (element.name == "style") {
        if (css_.size() < limits_.part_bytes) css_ += text;
        return;
    }
    if (!element.shown) return;
    if (element.has_lines && !element.is_label) {
        for (std::size_t newline; (newline = text.find('\n')) != text.npos; text.remove_prefix(newline + 1)) {
            std::string_view line = text.substr(0, newline);
            if (line.ends_with('\r')) line.remove_suffix(1);
            paragraph_.append(line, element.look);
            flush(true);
        }
        paragraph_.append(text, element.look);
        return;
    }
    std::string out;
    for (const char c : text) {
        const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
        if (element.preformatted) {
            if (c != '\r') out += c == '\n' ? '\v' : c;
            continue;
        }
        if (is_space && after_space_) continue;
        out += is_space ? ' ' : c;
        after_space_ = is_space;
    }
    if (out.empty()) return;
    if (element.is_label) {
        label_ += out;
        return;
    }
    paragraph_.append(out, element.look);
    if (element.look.hidden) writer_.note_hidden();
}

void HtmlReader::flush(bool even_if_empty) {
    after_space_ = true;
    while (paragraph_.text.ends_with(' ')) paragraph_.text.pop_back();
    if (paragraph_.text.empty() && !even_if_empty) return;
    const Element& element = open_.back();
    Spot spot;
    spot.role = element.role;
    if (!tables_.empty() && spot.role == BlockRole::body) spot.role = BlockRole::table_cell;
    if (!tables_.empty()) {
        spot.table = tables_.back().number;
        spot.row = tables_.back().row;
        spot.column = tables_.back().column;
    }
    Paragraph ended = std::exchange(paragraph_, Paragraph{});
    ended.format.alignment = element.alignment;
    if (!text::trim(ended.text).empty()) {
        const std::string label(text::trim(std::exchange(label_, {})));
        if (!label.empty()) ended.label(label + " ");
    }
    const bool is_later = spot.role == BlockRole::footnote || spot.role == BlockRole::endnote ||
                          spot.role == BlockRole::header || spot.role == BlockRole::footer;
    if (is_later) return writer_.end_later(std::move(ended), spot);
    writer_.end(std::move(ended), spot);
}

/// The page without Word's marks <![if …]> and <![endif]>: what stands between them is shown, and libxml2 would show the
/// marks too.
std::string without_marks(std::string_view page) {
    std::string out;
    std::size_t done = 0;
    for (std::size_t at = page.find("<!"); at != std::string::npos; at = page.find("<!", at)) {
        const bool is_comment = page.substr(at, 4) == "<!--";
        const std::size_t end = page.find(is_comment ? "-->" : ">", at + 2);
        if (end == std::string::npos) break;
        if (page[at + 2] == '[') {
            out += page.substr(done, at - done);
            done = end + 1;
        }
        at = end;
    }
    out += page.substr(done);
    return out;
}

// ---- Which encoding ----

/// What <meta charset=…> or http-equiv says among the first bytes; lower case.
std::string declared_charset(std::string_view bytes) {
    const std::string head = html::in_lower_case(bytes.substr(0, 4096));
    const std::size_t at = head.find("charset=");
    if (at == std::string::npos) return {};
    const std::size_t begin = head.find_first_not_of("\"' ", at + 8);
    if (begin == std::string::npos) return {};
    return head.substr(begin, head.find_first_of("\"' />;", begin) - begin);
}

std::optional<text::LegacyEncoding> legacy_charset(std::string_view name) {
    using enum text::LegacyEncoding;
    if (name == "windows-1258" || name == "cp1258") return windows_1258;
    if (name == "viscii") return viscii;
    if (name == "x-viet-tcvn5712") return tcvn3;
    if (name == "x-viet-vps") return vps;
    if (name == "x-viet-vni") return vni;
    return std::nullopt;
}

/// All of it is ASCII, so that only the name tells.
bool is_utf7(std::string_view charset) {
    return charset == "utf-7" || charset == "unicode-1-1-utf-7";
}

/// `raw` is the page, `file` what it was taken from.
base::Result<ReadResult> read_page(std::string_view raw, const std::string& charset, std::string_view file,
                                   const std::string& path, const Limits& limits) {
    std::vector<findings::Problem> problems;
    std::vector<document::Conversion> conversions;
    std::string text;
    const bool is_utf8 = text::find_invalid_utf8(raw) == std::string_view::npos;
    if (const auto legacy = legacy_charset(charset); legacy && !is_utf8) {
        text = text::decode_legacy(raw, *legacy);  // as it declares: no guess, and nothing to report
    } else if (!is_utf8 && (charset == "windows-1252" || charset == "iso-8859-1" || charset == "us-ascii")) {
        text = text::decode_windows_1252(raw);
    } else if (auto utf7 = is_utf7(charset) ? text::decode_charset(raw, "UTF-7") : std::nullopt) {
        text = std::move(*utf7);
    } else {
        // The bytes are copied: the file's hash is taken of them when the text is known.
        auto decoded = decode_text(io::Bytes::own(std::string(raw)), path);
        if (!decoded) return std::move(decoded.error());
        text = decoded->text.view();
        problems = std::move(decoded->problems);
        conversions = std::move(decoded->conversions);
    }
    ParagraphWriter writer(limits);
    writer.facts().carries_traces = true;
    writer.facts().conversions = std::move(conversions);
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    std::replace(text.begin(), text.end(), '\0', ' ');
    HtmlReader reader(limits, writer);  // paragraphs kept for the end name its fonts
    if (!reader.read(without_marks(text))) {
        return base::Error{"too-deep",
                           {"Trang web lồng nhau quá " + std::to_string(kMaxOpen) + " tầng.",
                            "The page nests more than " + std::to_string(kMaxOpen) + " levels deep."},
                           path};
    }
    return writer.finish(path, document::SourceKind::html, file, std::move(problems));
}

}  // namespace

base::Result<ReadResult> read_html(io::Bytes bytes, const std::string& path, const Limits& limits) {
    return read_page(bytes.view(), declared_charset(bytes.view()), bytes.view(), path, limits);
}

base::Result<ReadResult> read_mhtml(io::Bytes bytes, const std::string& path, const Limits& limits) {
    const auto page = html::page_of_mhtml(bytes.view());
    if (!page || page->bytes.empty()) {
        return base::Error{
            "no-page",
            {"Trang web lưu thành một tệp (MHTML) này không chứa trang nào, hoặc bị hỏng; hãy mở bằng Word "
             "và lưu lại dưới dạng .docx.",
             "This web page in one file (MHTML) holds no page, or is damaged; open it in Word and save it "
             "as .docx."},
            path};
    }
    const std::string charset = page->charset.empty() ? declared_charset(page->bytes) : page->charset;
    return read_page(page->bytes, charset, bytes.view(), path, limits);
}

}  // namespace doichieu::formats

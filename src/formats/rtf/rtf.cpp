// RTF as Word and LibreOffice write it. Formatting stands beside the text, styles are repeated in it, and labels of lists
// come as text (\listtext), so that one pass over the tokens is enough. Headers and notes stand where they are anchored
// and are put behind the body.

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "formats/paragraphs.h"
#include "formats/readers.h"
#include "formats/rtf/tokens.h"
#include "text/characters.h"
#include "text/charset.h"
#include "text/legacy.h"
#include "text/utf8.h"

namespace doichieu::formats {

namespace {

using document::Alignment;
using document::BlockRole;
using rtf::Token;
using rtf::Tokens;

/// What a group's text is for.
enum class Destination : std::uint8_t { text, nothing, fonts, label, instruction, comment };

struct Font {
    std::string_view name;
    int code_page = 0;  ///< 0: the document's
    bool is_symbol = false;
};

/// What a group restores at its end.
struct State {
    Destination destination = Destination::text;
    bool starred = false;  ///< behind \*: an unknown word makes the group nothing
    bool opening = true;   ///< no word yet
    int font = 0;
    double size_pt = 12;
    bool bold = false;
    bool italic = false;
    bool underlined = false;
    bool all_capitals = false;
    bool hidden = false;
    bool deleted = false;
    bool revised = false;
    int unicode_skip = 1;
    std::size_t story = 0;  ///< the depth at which its story began
};

double points(std::int32_t twips) {
    return twips / 20.0;
}
double millimetres(std::int32_t twips) {
    return twips * 25.4 / 1440;
}

constexpr int kMacRoman = 10000;

/// ICU's name of a code page of DOS, Macintosh or Windows; null for those that text/legacy.h decodes, and others.
const char* charset_of(int code_page) {
    switch (code_page) {
        case kMacRoman:
            return "macintosh";
        case 437:
            return "ibm-437";
        case 850:
            return "ibm-850";
        default:
            return nullptr;
    }
}

/// Windows' character sets for fonts that this project meets.
int code_page_of_charset(std::int32_t charset) {
    switch (charset) {
        case 0:
            return 1252;
        case 77:
            return kMacRoman;
        case 163:
            return 1258;
        case 254:
            return 437;
        case 255:
            return 850;
        default:
            return 0;
    }
}

class RtfReader {
  public:
    RtfReader(std::string_view bytes, const Limits& limits, ParagraphWriter& writer)
        : tokens_(bytes), limits_(limits), writer_(writer) {}

    bool read();  ///< false when groups nest too deep
    /// Every group was closed.
    [[nodiscard]] bool is_whole() const { return is_whole_; }

  private:
    /// A text of its own (header, note, text box) that interrupts another.
    struct Story {
        Paragraph paragraph;
        Spot spot;
        bool in_table = false;
        bool was_in_table = false;
    };

    void open();
    void close();
    void word(const Token& token);
    bool destination_word(std::string_view word, std::optional<std::int32_t> value);
    bool paragraph_word(std::string_view word, std::int32_t value);
    bool character_word(std::string_view word, std::optional<std::int32_t> value);
    bool page_word(std::string_view word, std::int32_t value);
    bool special_character(std::string_view word);
    void begin_story(BlockRole role);
    void end_paragraph();
    void end_cell();
    void bytes(std::string_view text);
    void put(std::string_view utf8);
    void put_unicode(std::int32_t value);
    void define_font(std::string_view name);
    void reset_paragraph();

    [[nodiscard]] State& state() { return states_.back(); }
    [[nodiscard]] Story& story() { return stories_.back(); }

    Tokens tokens_;
    const Limits& limits_;
    ParagraphWriter& writer_;
    std::vector<State> states_{State{}};
    std::vector<Story> stories_{Story{}};
    std::map<int, Font> fonts_;
    std::set<std::string, std::less<>> names_;  ///< of fonts, so that views stay good
    std::string font_name_;
    int defined_font_ = 0;
    int default_font_ = 0;
    int document_page_ = 1252;
    std::vector<std::pair<Paragraph, Spot>> boxes_;
    bool is_whole_ = false;
    std::string label_;
    std::string instruction_;
    int to_skip_ = 0;  ///< characters that stand in for a \u
    char32_t high_surrogate_ = 0;
    document::PageSetup page_;
    std::uint32_t section_ = 0;
    std::uint32_t tables_ = 0;
    bool merged_away_ = false;
    std::vector<bool> cells_merged_;  ///< of the row being defined: continues the cell above or before
};

void RtfReader::begin_story(BlockRole role) {
    Story inner;
    inner.spot = story().spot;
    inner.spot.role = role;
    if (role != BlockRole::text_box) inner.spot = Spot{role, 0, 0, 0};
    stories_.push_back(std::move(inner));
    state().story = states_.size();
    state().destination = Destination::text;
    reset_paragraph();
}

void RtfReader::reset_paragraph() {
    document::ParagraphFormat format;
    format.alignment = Alignment::left;
    format.spacing_known = true;
    format.line_multiple = 1;
    format.section = section_;
    format.page_number = story().paragraph.format.page_number;
    story().paragraph.format = format;
}

bool RtfReader::read() {
    section_ = writer_.new_section();
    reset_paragraph();
    while (const auto token = is_whole_ ? std::nullopt : tokens_.next()) {
        switch (token->kind) {
            case Token::Kind::open:
                if (states_.size() >= limits_.depth) return false;
                open();
                break;
            case Token::Kind::close:
                close();
                if (states_.size() == 1) is_whole_ = true;  // what follows the whole is no part of it
                break;
            case Token::Kind::word:
                word(*token);
                break;
            case Token::Kind::byte: {
                const char byte = static_cast<char>(token->byte);
                bytes({&byte, 1});
                break;
            }
            case Token::Kind::text:
                bytes(token->text);
                break;
        }
        if (writer_.is_full()) break;
    }
    while (states_.size() > 1) close();
    if (!story().paragraph.text.empty()) end_paragraph();
    writer_.section(section_) = page_;
    return true;
}

void RtfReader::open() {
    State inner = state();
    inner.opening = true;
    inner.starred = false;
    inner.story = 0;
    states_.push_back(inner);
    to_skip_ = 0;
}

void RtfReader::close() {
    if (states_.size() == 1) return;
    const State ended = state();
    if (ended.story == states_.size()) {
        if (!story().paragraph.text.empty()) end_paragraph();
        stories_.pop_back();
    }
    states_.pop_back();
    to_skip_ = 0;
    if (ended.destination == Destination::label && state().destination != Destination::label) {
        const std::string words(text::trim(label_));
        if (!words.empty()) story().paragraph.label(words + " ");
    }
    if (ended.destination == Destination::instruction && state().destination != Destination::instruction) {
        const std::string_view words = text::trim(instruction_);
        if (words.starts_with("PAGE") && (words.size() == 4 || words[4] == ' ')) {
            story().paragraph.format.page_number = true;
        }
    }
}

void RtfReader::word(const Token& token) {
    const bool opening = std::exchange(state().opening, false);
    if (token.word == "*") {
        state().starred = true;
        state().opening = true;
        return;
    }
    if (token.word.empty()) return;
    const std::int32_t value = token.value.value_or(1);
    if (token.word == "u") return put_unicode(token.value.value_or(0));
    if (token.word == "uc") {
        state().unicode_skip = std::clamp(value, 0, 16);
        return;
    }
    if (to_skip_ > 0) {
        --to_skip_;
        return;
    }
    if ((opening || state().starred) && destination_word(token.word, token.value)) return;
    if (state().starred && opening) {
        state().destination = Destination::nothing;
        return;
    }
    if (state().destination == Destination::fonts) {
        if (token.word == "f") defined_font_ = value;
        if (token.word == "fcharset") {
            fonts_[defined_font_].code_page = code_page_of_charset(value);
            fonts_[defined_font_].is_symbol = value == 2;
        }
        if (token.word == "cpg") fonts_[defined_font_].code_page = value;
        return;
    }
    if (state().destination == Destination::nothing || state().destination == Destination::comment) return;
    if (special_character(token.word)) return;
    if (character_word(token.word, token.value)) return;
    if (paragraph_word(token.word, token.value.value_or(0))) return;
    page_word(token.word, token.value.value_or(0));
}

/// Words that say what their group is for.
bool RtfReader::destination_word(std::string_view word, std::optional<std::int32_t> /*value*/) {
    static constexpr std::string_view kNothing[] = {"colortbl",
                                                    "stylesheet",
                                                    "info",
                                                    "pict",
                                                    "objdata",
                                                    "bkmkstart",
                                                    "bkmkend",
                                                    "themedata",
                                                    "datastore",
                                                    "listtable",
                                                    "listoverridetable",
                                                    "revtbl",
                                                    "rsidtbl",
                                                    "generator",
                                                    "latentstyles",
                                                    "colorschememapping",
                                                    "filetbl",
                                                    "xmlnstbl",
                                                    "shprslt",
                                                    "nonesttables",
                                                    "pntxta",
                                                    "pntxtb",
                                                    "nonshppict",
                                                    "objclass",
                                                    "objname",
                                                    "fldtype",
                                                    "atnid",
                                                    "atnauthor",
                                                    "atrfstart",
                                                    "atrfend",
                                                    "atndate",
                                                    "atnref",
                                                    "atnparent",
                                                    "ftnsep",
                                                    "ftnsepc",
                                                    "ftncn",
                                                    "aftnsep",
                                                    "aftnsepc",
                                                    "aftncn",
                                                    "sp",
                                                    "falt",
                                                    "panose",
                                                    "mmathPr",
                                                    "pgdsctbl",
                                                    "userprops",
                                                    "docvar",
                                                    "xe",
                                                    "tc",
                                                    "formfield",
                                                    "pnseclvl"};
    if (state().destination == Destination::nothing) return false;
    if (std::ranges::find(kNothing, word) != std::end(kNothing)) {
        state().destination = Destination::nothing;
    } else if (word == "fonttbl") {
        state().destination = Destination::fonts;
    } else if (word == "header" || word == "headerl" || word == "headerr" || word == "headerf") {
        begin_story(BlockRole::header);
        page_.first_page_differs = page_.first_page_differs || word == "headerf";
    } else if (word == "footer" || word == "footerl" || word == "footerr" || word == "footerf") {
        begin_story(BlockRole::footer);
    } else if (word == "footnote") {
        begin_story(BlockRole::footnote);
    } else if (word == "shptxt" || word == "dptxbxtext") {
        begin_story(BlockRole::text_box);
    } else if (word == "annotation") {
        writer_.note_comment();
        state().destination = Destination::comment;
    } else if (word == "listtext" || word == "pntext") {
        label_.clear();
        state().destination = Destination::label;
    } else if (word == "fldinst") {
        instruction_.clear();
        state().destination = Destination::instruction;
    } else if (word == "fldrslt" || word == "ud" || word == "shpinst" || word == "shp" || word == "do" ||
               word == "result") {
        if (word == "ud" || word == "shpinst" || word == "do") state().destination = Destination::text;
        if (word == "fldrslt") state().destination = Destination::text;
    } else if (word == "upr") {
        state().destination = Destination::nothing;  // the same in Unicode follows in \ud
        return true;
    } else if (word == "field" || word == "object") {
        return true;
    } else {
        return false;
    }
    state().starred = false;
    return true;
}

bool RtfReader::special_character(std::string_view word) {
    struct Character {
        std::string_view word;
        std::string_view utf8;
    };
    static constexpr Character kCharacters[] = {
        {"~", "\u00A0"},       {"_", "\u2011"}, {"-", "\u00AD"},    {"tab", "\t"},         {"line", "\v"},
        {"lbr", "\v"},         {"emdash", "—"}, {"endash", "–"},    {"emspace", "\u2003"}, {"enspace", "\u2002"},
        {"lquote", "‘"},       {"rquote", "’"}, {"ldblquote", "“"}, {"rdblquote", "”"},    {"bullet", "•"},
        {"\\", "\\"},          {"{", "{"},      {"}", "}"},         {"page", "\v"},        {"column", "\v"},
        {"qmspace", "\u2005"},
    };
    if (word == "par" || word == "\n" || word == "\r") {
        end_paragraph();
    } else if (word == "sect") {
        end_paragraph();
        writer_.section(section_) = page_;
        section_ = writer_.new_section();
        story().paragraph.format.section = section_;
    } else if (word == "cell" || word == "nestcell") {
        end_cell();
    } else if (word == "row" || word == "nestrow") {
        ++story().spot.row;
        story().spot.column = 1;
    } else {
        const auto found = std::ranges::find(kCharacters, word, &Character::word);
        if (found == std::end(kCharacters)) return false;
        put(found->utf8);
    }
    return true;
}

bool RtfReader::character_word(std::string_view word, std::optional<std::int32_t> value) {
    const bool on = value.value_or(1) != 0;
    State& now = state();
    if (word == "f") {
        now.font = value.value_or(0);
    } else if (word == "fs") {
        now.size_pt = value.value_or(24) / 2.0;
    } else if (word == "b") {
        now.bold = on;
    } else if (word == "i") {
        now.italic = on;
    } else if (word == "ul") {
        now.underlined = on;
    } else if (word == "ulnone") {
        now.underlined = false;
    } else if (word == "caps") {
        now.all_capitals = on;
    } else if (word == "v") {
        now.hidden = on;
    } else if (word == "deleted") {
        now.deleted = on;
        if (on) writer_.note_tracked_change();
    } else if (word == "revised") {
        if (on && !now.revised) writer_.note_tracked_change();
        now.revised = on;
    } else if (word == "plain") {
        now.bold = now.italic = now.underlined = now.all_capitals = now.hidden = now.deleted = now.revised = false;
        now.font = default_font_;
        now.size_pt = 12;
    } else if (word == "deff") {
        default_font_ = value.value_or(0);
        now.font = default_font_;
    } else if (word == "ansicpg") {
        document_page_ = value.value_or(1252);
    } else if (word == "mac") {
        document_page_ = kMacRoman;
    } else if (word == "pc") {
        document_page_ = 437;
    } else if (word == "pca") {
        document_page_ = 850;
    } else if (word == "ftnalt") {
        story().spot.role = BlockRole::endnote;
    } else if (word == "chpgn") {
        story().paragraph.format.page_number = true;
    } else {
        return false;
    }
    return true;
}

bool RtfReader::paragraph_word(std::string_view word, std::int32_t value) {
    document::ParagraphFormat& format = story().paragraph.format;
    if (word == "pard") {
        reset_paragraph();
        story().in_table = false;
    } else if (word == "intbl") {
        story().in_table = true;
    } else if (word == "ql") {
        format.alignment = Alignment::left;
    } else if (word == "qc") {
        format.alignment = Alignment::center;
    } else if (word == "qr") {
        format.alignment = Alignment::right;
    } else if (word == "qj" || word == "qd") {
        format.alignment = Alignment::justified;
    } else if (word == "sb") {
        format.before_pt = points(value);
    } else if (word == "sa") {
        format.after_pt = points(value);
    } else if (word == "fi") {
        format.first_line_pt = points(value);
    } else if (word == "li" || word == "lin") {
        format.left_pt = points(value);
    } else if (word == "sl") {
        format.line_multiple = value == 0 ? 1 : 0;
        format.line_pt = points(std::abs(std::max(value, -INT32_MAX)));
    } else if (word == "slmult") {
        if (value == 1 && format.line_pt > 0) {
            format.line_multiple = format.line_pt / 12;
            format.line_pt = 0;
        }
    } else if (word == "trowd") {
        cells_merged_.clear();
        merged_away_ = false;
    } else if (word == "clvmrg" || word == "clmrg") {
        merged_away_ = true;
    } else if (word == "cellx") {
        if (cells_merged_.size() < 64) cells_merged_.push_back(merged_away_);
        merged_away_ = false;
    } else {
        return false;
    }
    return true;
}

bool RtfReader::page_word(std::string_view word, std::int32_t value) {
    struct Measure {
        std::string_view document;
        std::string_view section;
        double document::PageSetup::*field;
    };
    static constexpr Measure kMeasures[] = {
        {"paperw", "pgwsxn", &document::PageSetup::width_mm},
        {"paperh", "pghsxn", &document::PageSetup::height_mm},
        {"margl", "marglsxn", &document::PageSetup::left_mm},
        {"margr", "margrsxn", &document::PageSetup::right_mm},
        {"margt", "margtsxn", &document::PageSetup::top_mm},
        {"margb", "margbsxn", &document::PageSetup::bottom_mm},
        {"headery", "headery", &document::PageSetup::header_mm},
        {"footery", "footery", &document::PageSetup::footer_mm},
    };
    for (const Measure& measure : kMeasures) {
        if (word == measure.document || word == measure.section) {
            page_.*measure.field = millimetres(value);
            return true;
        }
    }
    if (word == "titlepg") page_.first_page_differs = true;
    return word == "titlepg";
}

void RtfReader::end_paragraph() {
    Story& now = story();
    Spot spot = now.spot;
    if (now.in_table && spot.role == BlockRole::body) spot.role = BlockRole::table_cell;
    if (now.in_table && !now.was_in_table) {
        now.spot.table = ++tables_;
        now.spot.row = 1;
        now.spot.column = 1;
        spot.table = now.spot.table;
        spot.row = spot.column = 1;
    }
    now.was_in_table = now.in_table;
    if (!now.in_table) {
        now.spot.table = now.spot.row = now.spot.column = 0;
        spot.table = spot.row = spot.column = 0;
    }
    document::ParagraphFormat format = now.paragraph.format;  // goes on until \pard
    format.page_number = false;
    Paragraph ended = std::exchange(now.paragraph, Paragraph{});
    now.paragraph.format = format;
    const bool is_later = spot.role == BlockRole::footnote || spot.role == BlockRole::endnote ||
                          spot.role == BlockRole::header || spot.role == BlockRole::footer;
    if (is_later) return writer_.end_later(std::move(ended), spot);
    if (spot.role == BlockRole::text_box) {  // follows the paragraph that anchors it
        boxes_.emplace_back(std::move(ended), spot);
        return;
    }
    writer_.end(std::move(ended), spot);
    for (auto& [box, place] : std::exchange(boxes_, {})) writer_.end(std::move(box), place);
}

void RtfReader::end_cell() {
    Story& now = story();
    now.in_table = true;
    const std::size_t column = now.was_in_table ? now.spot.column : 1;
    const bool is_merged = column <= cells_merged_.size() && cells_merged_[column - 1];
    if (is_merged) {
        document::ParagraphFormat format = now.paragraph.format;
        now.paragraph = Paragraph{};
        now.paragraph.format = format;
    } else {
        end_paragraph();
    }
    ++now.spot.column;
}

void RtfReader::put(std::string_view utf8) {
    const State& now = state();
    switch (now.destination) {
        case Destination::fonts:
            font_name_ += utf8;
            return;
        case Destination::label:
            label_ += utf8;
            return;
        case Destination::instruction:
            instruction_ += utf8;
            return;
        case Destination::nothing:
        case Destination::comment:
            return;
        case Destination::text:
            break;
    }
    if (now.deleted) return;
    const auto font = fonts_.find(now.font);
    const std::string_view name = font == fonts_.end() ? std::string_view() : font->second.name;
    story().paragraph.append(utf8, {name, now.size_pt, now.bold, now.italic, now.underlined, false, now.all_capitals});
    if (now.hidden) writer_.note_hidden();
}

void RtfReader::define_font(std::string_view name) {
    fonts_[defined_font_].name = *names_.emplace(text::trim(name)).first;
}

/// Bytes in the code page of the font in force.
void RtfReader::bytes(std::string_view text) {
    const auto skipped = std::min(static_cast<std::size_t>(to_skip_), text.size());
    text.remove_prefix(skipped);
    to_skip_ -= static_cast<int>(skipped);
    if (text.empty()) return;
    state().opening = false;
    if (state().destination == Destination::nothing || state().destination == Destination::comment) return;
    if (state().destination == Destination::fonts) {
        const std::size_t end = text.find(';');
        font_name_ += text::decode_windows_1252(text.substr(0, end));
        if (end != std::string_view::npos) {
            define_font(font_name_);
            font_name_.clear();
        }
        return;
    }
    const auto font = fonts_.find(state().font);
    if (font != fonts_.end() && font->second.is_symbol) return put(std::string(text.size(), ' '));
    const int page = font == fonts_.end() || font->second.code_page == 0 ? document_page_ : font->second.code_page;
    if (page == 65001 && text::find_invalid_utf8(text) == std::string_view::npos) return put(text);
    const char* charset = charset_of(page);
    if (auto decoded = charset == nullptr ? std::nullopt : text::decode_charset(text, charset)) return put(*decoded);
    put(page == 1258 ? text::decode_legacy(text, text::LegacyEncoding::windows_1258) : text::decode_windows_1252(text));
}

void RtfReader::put_unicode(std::int32_t value) {
    to_skip_ = state().unicode_skip;
    auto unit = static_cast<char32_t>(value < 0 ? value + 0x10000 : value);
    if (unit >= 0xD800 && unit < 0xDC00) {
        high_surrogate_ = unit;
        return;
    }
    if (unit >= 0xDC00 && unit < 0xE000) {
        unit = high_surrogate_ == 0 ? 0xFFFD : 0x10000 + ((high_surrogate_ - 0xD800) << 10) + (unit - 0xDC00);
    }
    high_surrogate_ = 0;
    if (unit == 0 || unit > 0x10FFFF) return;
    std::string utf8;
    const bool is_private = unit >= 0xE000 && unit < 0xF900;
    if (is_private && state().destination == Destination::label) {
        utf8 = unit == 0xF02D ? "-" : "•";
    } else if (!is_private) {
        text::append_utf8(utf8, unit);
    }
    put(utf8);
}

}  // namespace

base::Result<ReadResult> read_rtf(io::Bytes bytes, const std::string& path, const Limits& limits) {
    ParagraphWriter writer(limits);
    writer.facts().carries_formatting = true;
    writer.facts().carries_traces = true;
    RtfReader reader(bytes.view(), limits, writer);  // paragraphs kept for the end name its fonts
    if (!reader.read()) {
        const std::string most = std::to_string(limits.depth);
        return base::Error{
            "too-deep",
            {"Tệp RTF lồng nhau quá " + most + " tầng.", "The RTF nests more than " + most + " levels deep."},
            path};
    }
    std::vector<findings::Problem> problems;
    if (!reader.is_whole()) problems.push_back(cut_off(path));
    return writer.finish(path, document::SourceKind::rtf, bytes.view(), std::move(problems));
}

}  // namespace doichieu::formats

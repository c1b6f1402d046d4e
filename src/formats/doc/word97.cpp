#include "formats/doc/word97.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "formats/doc/bytes.h"
#include "formats/doc/lists.h"
#include "formats/doc/properties.h"
#include "text/utf8.h"

namespace doichieu::formats::doc {

namespace {

using document::BlockRole;
using sealed::Failure;
using sealed::Paragraph;
using sealed::Reading;

constexpr std::uint16_t kWord97 = 0xA5EC;
constexpr std::uint16_t kWord6 = 0xA5DC;
constexpr std::uint16_t kFirstVersion = 101;  // lower ones are of Word 95 and before

// Where the header of the document stream says what lies where: pairs of offset and length in the table stream.
constexpr std::size_t kPairs = 0x9A;
enum Pair : std::size_t {
    kStyleSheet = 1,
    kMargins = 11,
    kCharacterPages = 12,
    kParagraphPages = 13,
    kFonts = 15,
    kPieces = 33,
    kAnchors = 40,
    kBoxTexts = 56,
    kLists = 73,
    kListOverrides = 74,
};

// Characters that stand for something else.
enum Mark : char16_t {
    kNoteMark = 0x02,
    kCommentMark = 0x05,
    kCellEnd = 0x07,
    kTab = 0x09,
    kLineBreak = 0x0B,
    kPageBreak = 0x0C,
    kParagraphEnd = 0x0D,
    kColumnBreak = 0x0E,
    kFieldBegin = 0x13,
    kFieldResult = 0x14,
    kFieldEnd = 0x15,
    kHardHyphen = 0x1E,
    kSoftHyphen = 0x1F,
    kSymbolMark = 0x28,
};

/// Windows-1252 from 0x80 to 0x9F; the rest is Latin-1.
constexpr std::array<char16_t, 32> kWindows1252 = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

/// A stretch of the text that lies together in the document stream.
struct Piece {
    std::uint32_t begin = 0;  ///< characters of the whole text
    std::uint32_t end = 0;
    std::uint32_t place = 0;  ///< of the first one, in bytes
    bool is_narrow = false;   ///< one byte each
    Bytes changes;
};

/// A text box: the character of the body that holds it, and its own characters.
struct TextBox {
    std::uint32_t anchor = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// The parts of the text, one behind the other, in the order in which their lengths are stated.
enum Part : std::size_t { kBody, kFootnotes, kHeaders, kMacros, kComments, kEndnotes, kBoxes, kHeaderBoxes, kParts };

class Word97Reader {
  public:
    Word97Reader(Bytes document, Bytes table, const WordLimits& limits)
        : document_(document), table_(table), limits_(limits) {}

    Reading read();

  private:
    [[nodiscard]] Bytes pair(Pair which) const {
        return table_.part(document_.u32(kPairs + which * 8), document_.u32(kPairs + which * 8 + 4));
    }
    bool read_pieces();
    void find_boxes(std::uint32_t begin, std::uint32_t length);
    void read_boxes(std::uint32_t end);
    void read_margins(std::uint32_t begin, std::uint32_t length, BlockRole role);
    void read_part(std::uint32_t begin, std::uint32_t end, BlockRole role);
    void read_character(char16_t c, std::uint32_t place, const Piece& piece);
    void look_up(std::uint32_t place, const Piece& piece);
    void append(char32_t c);
    void end_paragraph(std::uint32_t place, const Piece& piece, bool ends_cell);
    void note(std::uint32_t Reading::*count, std::uint32_t Reading::*first) {
        if (reading_.*count == 0) reading_.*first = static_cast<std::uint32_t>(reading_.paragraphs.size()) + 1;
        ++(reading_.*count);
    }

    Bytes document_;
    Bytes table_;
    const WordLimits& limits_;
    Reading reading_;
    std::vector<Style> styles_;
    std::vector<PropertyRun> character_runs_;
    std::vector<PropertyRun> paragraph_runs_;
    std::vector<Piece> pieces_;
    Lists lists_;
    std::vector<TextBox> boxes_;  ///< by their anchors
    std::size_t next_box_ = 0;

    // The paragraph at hand.
    Paragraph paragraph_;
    BlockRole role_ = BlockRole::body;
    std::vector<bool> fields_;  ///< open ones; true while in the instruction
    char16_t high_surrogate_ = 0;
    std::uint32_t look_end_ = 0;  ///< the look holds up to this place
    std::uint32_t look_begin_ = 1;
    CharacterLook look_;
    bool was_tracked_ = false;
    std::uint32_t tables_ = 0;
    std::uint32_t row_ = 0;
    std::uint32_t column_ = 0;
    bool in_table_ = false;
};

bool Word97Reader::read_pieces() {
    const Bytes all = pair(kPieces);
    std::vector<Bytes> changes;
    std::size_t at = 0;
    while (all.u8(at) == 1) {
        const std::size_t size = all.u16(at + 1);
        changes.push_back(all.part(at + 3, size));
        at += 3 + size;
        if (at >= all.size()) return false;
    }
    if (all.u8(at) != 2) return false;
    const Bytes pieces = all.part(at + 5, all.u32(at + 1));
    if (pieces.size() < 16) return false;
    const std::size_t count = (pieces.size() - 4) / 12;
    for (std::size_t i = 0; i < count; ++i) {
        Piece piece;
        piece.begin = pieces.u32(i * 4);
        piece.end = pieces.u32((i + 1) * 4);
        if (piece.end <= piece.begin || (!pieces_.empty() && piece.begin < pieces_.back().end)) continue;
        const Bytes own = pieces.part((count + 1) * 4 + i * 8, 8);
        const std::uint32_t place = own.u32(2);
        piece.is_narrow = (place & 0x40000000) != 0;
        piece.place = piece.is_narrow ? (place & 0x3FFFFFFF) / 2 : place & 0x3FFFFFFF;
        // What lies behind the stream's end is not there.
        const std::size_t width = piece.is_narrow ? 1 : 2;
        if (piece.place >= document_.size()) continue;
        const std::size_t most = (document_.size() - piece.place) / width;
        piece.end = piece.begin + static_cast<std::uint32_t>(std::min<std::size_t>(piece.end - piece.begin, most));
        const std::uint16_t change = own.u16(6);
        if ((change & 1) != 0 && static_cast<std::size_t>(change >> 1) < changes.size()) {
            piece.changes = changes[change >> 1];
        }
        pieces_.push_back(piece);
    }
    return !pieces_.empty();
}

Reading Word97Reader::read() {
    std::array<std::uint32_t, kParts> lengths{};
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < kParts; ++i) {
        lengths[i] = document_.u32(0x4C + i * 4);
        total += lengths[i];
    }
    if (total > limits_.characters || !read_pieces()) {
        reading_.failure = total > limits_.characters ? Failure::out_of_memory : Failure::broken;
        return std::move(reading_);
    }
    styles_ = styles_of(pair(kStyleSheet));
    reading_.fonts = fonts_of(pair(kFonts));
    if (reading_.fonts.empty()) reading_.fonts.emplace_back();
    character_runs_ = runs_of(document_, pair(kCharacterPages), PropertyKind::character, limits_.runs);
    paragraph_runs_ = runs_of(document_, pair(kParagraphPages), PropertyKind::paragraph, limits_.runs);
    lists_ = Lists(table_.part(document_.u32(kPairs + kLists * 8)), pair(kListOverrides));
    if (pair(kLists).size() == 0) lists_ = {};

    std::array<std::uint32_t, kParts + 1> starts{};
    for (std::size_t i = 0; i < kParts; ++i) starts[i + 1] = starts[i] + lengths[i];
    find_boxes(starts[kBoxes], lengths[kBoxes]);
    read_part(starts[kBody], starts[kBody + 1], BlockRole::body);
    read_part(starts[kFootnotes], starts[kFootnotes + 1], BlockRole::footnote);
    read_part(starts[kEndnotes], starts[kEndnotes + 1], BlockRole::endnote);
    read_boxes(std::numeric_limits<std::uint32_t>::max());  // whose anchors are not in the body
    for (const BlockRole role : {BlockRole::header, BlockRole::footer}) {
        read_margins(starts[kHeaders], lengths[kHeaders], role);
    }
    return std::move(reading_);
}

/// Boxes name the shape that shows them; shapes say where they are anchored. A box without shape comes behind the body.
void Word97Reader::find_boxes(std::uint32_t begin, std::uint32_t length) {
    constexpr std::size_t kShape = 26;  // bytes of an entry
    constexpr std::size_t kBox = 22;
    constexpr std::size_t kBoxShape = 14;  // where it names its shape
    const Bytes shapes = pair(kAnchors);
    const Bytes texts = pair(kBoxTexts);
    const std::size_t shape_count = shapes.size() < 4 ? 0 : (shapes.size() - 4) / (4 + kShape);
    const std::size_t box_count = texts.size() < 4 ? 0 : (texts.size() - 4) / (4 + kBox);
    std::map<std::uint32_t, std::uint32_t> anchors;
    for (std::size_t i = 0; i < shape_count; ++i) {
        anchors.emplace(shapes.u32((shape_count + 1) * 4 + i * kShape), shapes.u32(i * 4));
    }
    std::uint32_t read = 0;
    for (std::size_t i = 0; i < box_count; ++i) {
        const std::uint32_t from = texts.u32(i * 4);
        const std::uint32_t to = std::min(texts.u32(i * 4 + 4), length);
        if (from < read || from >= to) continue;  // no character is told twice
        read = to;
        const auto anchor = anchors.find(texts.u32((box_count + 1) * 4 + i * kBox + kBoxShape));
        const bool is_anchored = anchor != anchors.end();
        boxes_.push_back(
            {is_anchored ? anchor->second : std::numeric_limits<std::uint32_t>::max(), begin + from, begin + to});
    }
    if (read < length) boxes_.push_back({std::numeric_limits<std::uint32_t>::max(), begin + read, begin + length});
    std::ranges::stable_sort(boxes_, {}, &TextBox::anchor);
}

/// The boxes anchored before this character that have not been read.
void Word97Reader::read_boxes(std::uint32_t end) {
    while (next_box_ < boxes_.size() &&
           (boxes_[next_box_].anchor < end || end == std::numeric_limits<std::uint32_t>::max())) {
        const TextBox& box = boxes_[next_box_++];
        const auto role = std::exchange(role_, BlockRole::text_box);
        const auto paragraph = std::exchange(paragraph_, {});
        const auto fields = std::exchange(fields_, {});
        const auto place = std::tuple(in_table_, row_, column_);
        read_part(box.begin, box.end, BlockRole::text_box);
        role_ = role;
        paragraph_ = paragraph;
        fields_ = fields;
        std::tie(in_table_, row_, column_) = place;
    }
}

/// Six stories separate notes from the text; then each section has its six: two headers, two footers, for even and odd
/// pages, and those of the first page.
void Word97Reader::read_margins(std::uint32_t begin, std::uint32_t length, BlockRole role) {
    constexpr std::size_t kStories = 6;
    constexpr std::size_t kMaxStories = 6000;
    const Bytes stories = pair(kMargins);
    const std::size_t count = std::min<std::size_t>(stories.size() / 4, kMaxStories);
    for (std::size_t i = kStories; i + 1 < count; ++i) {
        const std::size_t kind = i % kStories;
        if ((kind == 2 || kind == 3 || kind == 5) != (role == BlockRole::footer)) continue;
        const std::uint32_t from = stories.u32(i * 4);
        const std::uint32_t to = stories.u32(i * 4 + 4);
        if (from < to && to <= length) read_part(begin + from, begin + to, role);
    }
}

void Word97Reader::read_part(std::uint32_t begin, std::uint32_t end, BlockRole role) {
    role_ = role;
    fields_.clear();
    paragraph_ = {};
    in_table_ = false;
    std::uint32_t last_place = 0;
    const Piece* last_piece = nullptr;
    const std::size_t before = reading_.paragraphs.size();
    for (auto at = std::ranges::upper_bound(pieces_, begin, {}, &Piece::end); at != pieces_.end() && at->begin < end;
         ++at) {
        const Piece& piece = *at;
        const std::uint32_t from = std::max(begin, piece.begin);
        const std::uint32_t to = std::min(end, piece.end);
        for (std::uint32_t i = from; i < to; ++i) {
            const std::uint32_t width = piece.is_narrow ? 1 : 2;
            const std::uint32_t place = piece.place + (i - piece.begin) * width;
            char16_t c = piece.is_narrow ? document_.u8(place) : document_.u16(place);
            if (piece.is_narrow && c >= 0x80 && c < 0xA0) c = kWindows1252[c - 0x80U];
            const std::size_t told = reading_.paragraphs.size();
            read_character(c, place, piece);
            if (role == BlockRole::body && reading_.paragraphs.size() > told) read_boxes(i + 1);
            last_place = place;
            last_piece = &piece;
        }
    }
    if (!paragraph_.text.empty() && last_piece != nullptr) end_paragraph(last_place, *last_piece, false);
    // The file ends each part with a paragraph that Word does not show.
    if (role != BlockRole::body && reading_.paragraphs.size() > before && reading_.paragraphs.back().text.empty()) {
        reading_.paragraphs.pop_back();
    }
}

/// The look of the character at `place`; kept while the run goes on.
void Word97Reader::look_up(std::uint32_t place, const Piece& piece) {
    if (look_begin_ <= place && place < look_end_) return;
    const PropertyRun* paragraph = run_at(paragraph_runs_, place);
    const PropertyRun* run = run_at(character_runs_, place);
    look_begin_ = place;
    look_end_ = std::min(run != nullptr ? run->end : place + 1, paragraph != nullptr ? paragraph->end : place + 1);
    const std::size_t style = paragraph != nullptr ? paragraph->style : 0;
    const CharacterLook base = style < styles_.size() ? styles_[style].character : CharacterLook();
    look_ = base;
    if (run != nullptr) {
        if (const auto named = character_style(run->changes); named && *named < styles_.size() && *named != 10) {
            const CharacterLook& own = styles_[*named].character;
            look_.bold = own.bold || base.bold;
            look_.italic = own.italic || base.italic;
            look_.hidden = own.hidden || base.hidden;
        }
        const CharacterLook styled = look_;
        apply(run->changes, styled, look_);
    }
    const CharacterLook styled = look_;
    apply(piece.changes, styled, look_);
    if (look_.font >= reading_.fonts.size()) look_.font = 0;
    const bool is_tracked = look_.deleted || look_.inserted;
    if (is_tracked && !was_tracked_) note(&Reading::tracked_changes, &Reading::first_tracked);
    was_tracked_ = is_tracked;
}

void Word97Reader::append(char32_t c) {
    const sealed::Run run{static_cast<std::uint32_t>(paragraph_.text.size()),
                          look_.font,
                          look_.size_pt,
                          look_.bold,
                          look_.italic,
                          look_.hidden};
    const sealed::Run* last = paragraph_.runs.empty() ? nullptr : &paragraph_.runs.back();
    if (last == nullptr || last->font != run.font || last->size_pt != run.size_pt || last->bold != run.bold ||
        last->italic != run.italic || last->hidden != run.hidden) {
        paragraph_.runs.push_back(run);
    }
    text::append_utf8(paragraph_.text, c);
}

void Word97Reader::read_character(char16_t c, std::uint32_t place, const Piece& piece) {
    const char16_t high = std::exchange(high_surrogate_, u'\0');
    switch (c) {
        case kFieldBegin:
            fields_.push_back(true);
            return;
        case kFieldResult:
            if (!fields_.empty()) fields_.back() = false;
            return;
        case kFieldEnd:
            if (!fields_.empty()) fields_.pop_back();
            return;
        case kParagraphEnd:
            look_up(place, piece);
            if (look_.deleted) return;  // what follows goes on in this paragraph
            end_paragraph(place, piece, false);
            return;
        case kPageBreak:
            end_paragraph(place, piece, false);
            return;
        case kCellEnd:
            end_paragraph(place, piece, true);
            return;
        default:
            break;
    }
    if (std::ranges::find(fields_, true) != fields_.end()) return;
    look_up(place, piece);
    if (look_.deleted) return;
    switch (c) {
        case kCommentMark:
            if (look_.special) note(&Reading::comments, &Reading::first_comment);
            return;
        case kTab:
            append(U'\t');
            return;
        case kLineBreak:
        case kColumnBreak:
            append(U'\v');
            return;
        case kHardHyphen:
            append(0x2011);
            return;
        case kSymbolMark:
            if (!look_.special) break;
            // Symbol fonts use the private use area, of which text shows nothing.
            if (look_.symbol >= 0x20 && look_.symbol < 0xD800) append(look_.symbol);
            return;
        default:
            break;
    }
    if (c < 0x20) return;  // notes' marks, pictures, optional hyphens
    if (c >= 0xD800 && c < 0xDC00) {
        high_surrogate_ = c;
    } else if (c >= 0xDC00 && c < 0xE000) {
        if (high != 0) append(0x10000 + ((static_cast<char32_t>(high) - 0xD800) << 10) + (c - 0xDC00U));
    } else if (c < 0xFFFE) {
        append(c);
    }
}

void Word97Reader::end_paragraph(std::uint32_t place, const Piece& piece, bool ends_cell) {
    fields_.clear();  // a field that is never closed must not swallow the document
    const PropertyRun* run = run_at(paragraph_runs_, place);
    ParagraphLook look;
    if (run != nullptr) {
        if (run->style < styles_.size()) look = styles_[run->style].paragraph;
        apply(run->changes, look);
    }
    apply(piece.changes, look);

    if (look.in_table && !in_table_) {
        ++tables_;
        row_ = column_ = 1;
    }
    in_table_ = look.in_table;
    if (look.in_table && look.ends_row && ends_cell) {
        ++row_;
        column_ = 1;
        paragraph_ = {};
        return;
    }
    paragraph_.role = role_;
    paragraph_.centered = look.centered;
    if (look.in_table) {
        if (role_ == BlockRole::body) paragraph_.role = BlockRole::table_cell;
        paragraph_.table = tables_;
        paragraph_.row = row_;
        paragraph_.column = column_;
    }
    if (paragraph_.text.find_first_not_of(" \t\v") != std::string::npos) {
        const std::string label = lists_.next_label(look);
        if (!label.empty()) {
            paragraph_.text.insert(0, label);
            for (sealed::Run& own : paragraph_.runs) {
                if (own.begin > 0) own.begin += static_cast<std::uint32_t>(label.size());
            }
        }
    }
    reading_.paragraphs.push_back(std::exchange(paragraph_, {}));
    if (ends_cell) ++column_;
}

}  // namespace

Reading read_word97(const Streams& streams, const WordLimits& limits) {
    const Bytes document(streams.document);
    Reading reading;
    const std::uint16_t kind = document.u16(0);
    const std::uint16_t flags = document.u16(0x0A);
    if (kind == kWord6 || (kind == kWord97 && document.u16(2) < kFirstVersion)) {
        reading.failure = Failure::too_old;
        return reading;
    }
    if (kind != kWord97) {
        reading.failure = Failure::broken;
        return reading;
    }
    if ((flags & 0x0100) != 0) {
        reading.failure = Failure::encrypted;
        return reading;
    }
    const Bytes table((flags & 0x0200) != 0 ? streams.table1 : streams.table0);
    return Word97Reader(document, table, limits).read();
}

}  // namespace doichieu::formats::doc

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "findings/finding.h"
#include "io/file.h"
#include "text/survey.h"

namespace doichieu::document {

enum class SourceKind : std::uint8_t { text, markdown, docx, odt, html, rtf, doc, pdf };

/// Kinds that know their paragraphs: one block is one paragraph, and its line is the paragraph's number. In text and
/// Markdown a paragraph may run over several lines.
[[nodiscard]] constexpr bool has_paragraphs(SourceKind kind) {
    return kind != SourceKind::text && kind != SourceKind::markdown;
}

enum class BlockRole : std::uint8_t { body, table_cell, footnote, endnote, header, footer, text_box };

/// One line of a text file, or one paragraph of a docx, odt, html or rtf, that holds a visible character: from its first to its last one.
/// White space around them, empty lines and line ends separate blocks; they belong to the text, but to no block. So does a
/// soft line break of a docx (U+000B), whose blocks share the number of their paragraph.
///
///   source:  …\n\nII- NỘI DUNG\n\n1. Cấp ủy…      the reader's bytes, as they are
///                 ^source_begin  ^source_end
///   text:    …\n\nII- NỘI DUNG\n\n1. Cấp ủy…      the same in NFC, virtual: only unclean blocks are copied
///                 ^span.begin    ^span.end
struct Block {
    base::Span span;             ///< in the document's text
    std::uint32_t source_begin;  ///< in the source
    std::uint32_t source_end;
    std::uint32_t line;        ///< 1-based line of the source, or paragraph number (empty ones counted); not unique
    std::uint32_t copy_begin;  ///< offset in the store of cleaned copies, or kNotCopied
    std::uint32_t format;      ///< index into Document::formats(), or kNoFormat
    BlockRole role = BlockRole::body;

    static constexpr std::uint32_t kNotCopied = 0xFFFFFFFF;
    static constexpr std::uint32_t kNoFormat = 0xFFFFFFFF;
};

enum class Alignment : std::uint8_t { unknown, left, center, right, justified };

/// What a docx, odt or rtf says of a paragraph's look, for the rules on form: styles, table styles and the document's
/// defaults are worked in. Font, size, bold, italic, capitals and underline are those of most of its characters. Unknown values are
/// 0 or empty; lengths are in points, 72 to the inch.
struct ParagraphFormat {
    std::string font;
    double size_pt = 0;
    bool bold = false;
    bool italic = false;
    bool all_capitals = false;  ///< shown in capitals whatever was typed
    bool centered = false;      ///< the same as alignment == center
    std::uint32_t table = 0;    ///< 1-based number of the table that holds the paragraph
    std::uint32_t row = 0;
    std::uint32_t column = 0;  ///< the first that the cell covers, merged columns counted
    Alignment alignment = Alignment::unknown;
    bool underlined = false;
    bool mixed_font = false;      ///< some visible characters have another font or size
    bool page_number = false;     ///< holds the number of its page as a field
    bool automatic_mark = false;  ///< its number or bullet was not typed: an item of a list
    bool spacing_known = false;   ///< the next six are stated somewhere, or are the format's defaults
    double before_pt = 0;         ///< space above
    double after_pt = 0;          ///< space below
    double line_multiple = 0;     ///< 1 = single; 0 when line_pt says it
    double line_pt = 0;           ///< exact distance of lines, or the least one
    double first_line_pt = 0;     ///< indent of the first line, negative when it hangs
    double left_pt = 0;           ///< indent of the other lines
    std::uint32_t section = 0;    ///< index into Document::sections()
    friend bool operator==(const ParagraphFormat&, const ParagraphFormat&) = default;
};

/// The page of a section, in millimetres; 0 where the file does not say.
struct PageSetup {
    double width_mm = 0;
    double height_mm = 0;
    double top_mm = 0;
    double bottom_mm = 0;
    double left_mm = 0;
    double right_mm = 0;
    double header_mm = 0;  ///< from the edge to the header
    double footer_mm = 0;
    bool first_page_differs = false;  ///< the first page has a header and footer of its own (mostly none: no number)
    friend bool operator==(const PageSetup&, const PageSetup&) = default;
};

/// Text that did not say what it means: typed in a legacy font, stored in a legacy encoding, or decoded wrongly by
/// another program. It was converted in order to be read, which is never passed over in silence.
struct Conversion {
    std::string encoding;    ///< "TCVN3 (ABC)", "VNI", "UTF-8 → Windows-1252", …
    bool by_font = false;    ///< told by fonts (.VnTime, VNI-Times) of single runs; else by the bytes of the whole
    double confidence = 1;   ///< 0 to 1
    std::uint32_t runs = 0;  ///< stretches converted; 1 for a whole file
    std::uint32_t first_line = 0;
    friend bool operator==(const Conversion&, const Conversion&) = default;
};

/// A page whose text was read from its picture (OCR).
struct RecognizedPage {
    std::uint32_t page = 0;        ///< 1-based
    std::uint32_t confidence = 0;  ///< in percent, as the recogniser says of itself
    friend bool operator==(const RecognizedPage&, const RecognizedPage&) = default;
};

/// What a file carries beside its text: reasons not to sign, and what the input can show.
struct FileFacts {
    bool carries_formatting = false;  ///< fonts, sizes and margins are known
    bool carries_traces = false;      ///< tracked changes, comments and hidden text would be known
    std::uint32_t tracked_changes = 0;
    std::uint32_t comments = 0;
    std::uint32_t hidden_runs = 0;
    std::uint32_t first_tracked_line = 0;
    std::uint32_t first_comment_line = 0;
    std::uint32_t first_hidden_line = 0;
    std::vector<Conversion> conversions;           ///< in the order of their first lines
    std::vector<RecognizedPage> recognized_pages;  ///< ascending
};

/// From byte `begin` of this line on, the text stands on this page; both numbers are 1-based.
struct PageStart {
    std::uint32_t line = 0;
    std::uint32_t begin = 0;
    std::uint32_t page = 0;
};

/// Line and column as an editor counts them (contract, extract): 1-based, code points of the source as it is. A byte
/// order mark at the start of the file is no column.
struct Position {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// How much of a long text stands before the part of it that a Document holds.
struct Before {
    base::Offset bytes = 0;  ///< of the text, as Document::size() counts them
    std::uint32_t lines = 0;
};

/// One input as text: immutable, NFC, without zero-width characters and soft hyphens. Its blocks and all offsets count
/// in this text; locate() leads back to the source.
class Document {
  public:
    struct Input {
        std::string path;
        SourceKind kind = SourceKind::text;
        io::Bytes source;                    ///< valid UTF-8; lines end with \n, \r\n or \r
        std::optional<text::Survey> survey;  ///< of the source, where it is made already
        std::string source_sha256;           ///< of the file as it was on disk; empty: `source` is the file's bytes
        std::vector<std::uint32_t> line_formats;  ///< per source line, index into formats; may be empty
        std::vector<BlockRole> line_roles;        ///< per source line; may be empty
        std::vector<ParagraphFormat> formats;
        std::vector<PageSetup> sections;
        std::vector<PageStart> pages;  ///< ascending by place; empty where pages are not known
        FileFacts facts;
        Before before;
    };

    /// Splits into blocks, cleans those that need it. Codes: too-many-lines, too-large (offsets are 32 bits wide).
    static base::Result<Document> build(Input input);

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] SourceKind kind() const { return kind_; }
    /// Hashed at the first call when the reader did not say; so that call is not for two threads at once.
    [[nodiscard]] const std::string& source_sha256() const;
    [[nodiscard]] const FileFacts& facts() const { return facts_; }
    [[nodiscard]] const std::vector<Block>& blocks() const { return blocks_; }
    /// What rules on form look at, null in files without formatting: `document.format(block)->size_pt`, and the page
    /// that the paragraph stands on, `document.sections()[format->section]`.
    [[nodiscard]] const ParagraphFormat* format(const Block&) const;
    [[nodiscard]] const std::vector<PageSetup>& sections() const { return sections_; }
    /// The page that shows the character at `at`, 1-based; 0 where pages are not known.
    [[nodiscard]] std::uint32_t page(base::Offset at) const;
    /// The character at `at` was read from a picture (OCR), and may be another one.
    [[nodiscard]] bool is_recognized(base::Offset at) const;

    /// A later part of a long text: its lines count in the whole, its offsets in the part. It has no head of its own.
    [[nodiscard]] bool is_later_part() const { return before_.lines > 0; }
    [[nodiscard]] const Before& before() const { return before_; }
    /// What stands before the part that follows this one.
    [[nodiscard]] Before behind() const { return {before_.bytes + size_, before_.lines + lines_}; }

    /// Size of the text in bytes, and the text of a block. Views live as long as the document.
    [[nodiscard]] base::Offset size() const { return size_; }
    [[nodiscard]] std::string_view text(const Block& block) const;
    /// Blocks first..last (inclusive) and what separates them, as one view when they lie together in memory; otherwise
    /// empty, and slice() gives the bytes.
    [[nodiscard]] std::string_view contiguous(std::size_t first, std::size_t last) const;
    /// The same, only for blocks for which contiguous() was not empty; it does not look again.
    [[nodiscard]] std::string_view together(std::size_t first, std::size_t last) const;
    /// Copies any stretch of the text (clipped to its size).
    [[nodiscard]] std::string slice(base::Span span) const;
    /// The whole text, as `extract --format text-only` prints it, in pieces.
    void for_each_piece(const std::function<void(std::string_view)>& sink) const;

    /// Block that holds `at`, or the last one before it (the first block for what precedes all).
    [[nodiscard]] std::size_t block_at(base::Offset at) const;
    [[nodiscard]] Position locate(base::Offset at) const;
    /// Of both ends.
    [[nodiscard]] std::pair<Position, Position> locate(base::Span span) const;
    /// A Place with span, lines, columns and excerpt (cut at `excerpt_limit` bytes at a code point); no address. Of a
    /// very long line, `source_line` is what lies within kLineWindow bytes around the span's start.
    static constexpr std::uint32_t kLineWindow = 4096;
    [[nodiscard]] findings::Place place(base::Span span, std::size_t excerpt_limit = 400) const;

  private:
    /// A place inside a long block where counting may start, so that one line of 200 MB is not walked for each position.
    /// An unclean block may be cut there: what is cleaned apart gives the same bytes as when cleaned whole.
    struct Waypoint {
        base::Offset text;
        std::uint32_t source;
        std::uint32_t column;
    };
    /// A stretch of the text and of the source that mean the same.
    struct Stretch {
        base::Span text;
        base::Span source;
    };

    Document() = default;
    [[nodiscard]] std::string_view source(base::Span span) const;
    [[nodiscard]] Stretch gap_before(std::size_t block) const;
    [[nodiscard]] bool is_plain(const Stretch& gap) const;
    [[nodiscard]] std::uint32_t to_source(const Stretch& stretch, base::Offset at) const;
    [[nodiscard]] std::uint32_t column_of_start(const Block& block) const;
    [[nodiscard]] std::uint32_t column_in(const Block& block, base::Offset at) const;
    template <typename Sink>
    void for_each_piece_within(base::Span span, Sink sink) const;
    std::uint64_t append_block_text(Block& block, bool is_clean);

    std::string path_;
    SourceKind kind_ = SourceKind::text;
    io::Bytes source_;
    mutable std::string source_sha256_;
    std::uint32_t origin_ = 0;  ///< where the source begins behind a byte order mark
    std::string copies_;
    std::vector<Block> blocks_;
    std::vector<Waypoint> waypoints_;  ///< ascending; none in ordinary documents
    std::vector<ParagraphFormat> formats_;
    std::vector<PageSetup> sections_;
    std::vector<PageStart> pages_;
    FileFacts facts_;
    Before before_;
    base::Offset size_ = 0;
    std::uint32_t lines_ = 0;
};

}  // namespace doichieu::document

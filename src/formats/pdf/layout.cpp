// Pages to paragraphs. Per page: what repeats in the margins goes; notes below their rule are set apart; ruled tables
// take the words of their cells; columns that stand side by side are read one after the other; lines become paragraphs,
// across pages too.

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "formats/pdf/grid.h"
#include "formats/pdf/lines.h"
#include "formats/pdf/notes.h"
#include "formats/pdf/page.h"
#include "formats/pdf/quality.h"
#include "formats/pdf/running_lines.h"
#include "formats/pdf/strikes.h"
#include "formats/pdf/turns.h"
#include "text/characters.h"
#include "text/encoding_guess.h"
#include "text/legacy.h"
#include "text/utf8.h"

namespace doichieu::formats::pdf {

namespace {

using document::BlockRole;
using sealed::Paragraph;
using sealed::Reading;

constexpr double kColumnGap = 1.3;      // ems of white between columns, when several lines leave it
constexpr double kWideGap = 2.5;        // ems that part columns even on one line
constexpr double kColumnLeading = 1.9;  // ems between baselines that still belong to one column's block
constexpr int kMaxDepth = 6;            // columns within columns
constexpr std::size_t kHeadLines = 10;  // of the longer column of a document's head

/// Lines that make one paragraph, and where it stands.
struct Piece {
    std::vector<Line> lines;
    BlockRole role = BlockRole::body;
    std::uint32_t table = 0;
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    bool centered = false;
    bool is_flow = false;  ///< of the page's own column: may go on overleaf
};

// ---- Columns ----

struct Segment {
    Line line;
    std::size_t of_line = 0;
};

class RegionReader {
  public:
    /// `tables`: how many there are so far.
    RegionReader(std::vector<Piece>& out, const Piece& place, std::uint32_t& tables)
        : out_(out), place_(place), tables_(tables) {}

    /// Lines of one region, top to bottom. At depth 0 it is the page's own column, which may go on overleaf.
    void read(const std::vector<Line>& lines, const Column& column, int depth);

  private:
    struct Band {
        std::size_t first = 0;  ///< segments
        std::size_t last = 0;   ///< exclusive
        std::vector<Line> left;
        std::vector<Line> right;
    };
    static std::vector<Segment> segments_of(const std::vector<Line>& lines);
    static std::optional<Band> band_at(const std::vector<Segment>& segments, std::size_t first, const Column& page);
    void read_band(const Band& band, int depth);
    void read_column(const std::vector<Line>& lines, const Column& column, bool is_flow);

    std::vector<Piece>& out_;
    const Piece& place_;
    std::uint32_t& tables_;
};

std::vector<Segment> RegionReader::segments_of(const std::vector<Line>& lines) {
    std::vector<Segment> segments;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (Line& part : cut_at_gaps(lines[i], kColumnGap)) segments.push_back({std::move(part), i});
    }
    return segments;
}

bool are_beside(const Line& left, const Line& right) {
    const double em = std::min(left.size, right.size);
    const double overlap = std::min(left.box.y1, right.box.y1) - std::max(left.box.y0, right.box.y0);
    return right.box.x0 - left.box.x1 >= kColumnGap * em && overlap >= 0.35 * em;
}

/// A line in the middle of the page, as far as its margins are known, and not of the column above it.
bool is_title(const Line& line, const std::vector<Line>& above, const Column& page) {
    const auto center = [](const Line& l) { return (l.box.x0 + l.box.x1) / 2; };
    if (std::abs(center(line) - page.center()) > 1.5 * line.size || line.box.x0 - page.left < line.size) return false;
    return above.empty() || (std::abs(center(line) - center(above.front())) > 2 * line.size &&
                             std::abs(line.box.x0 - above.front().box.x0) > line.size);
}

/// Two columns that begin with this segment: everything below that keeps clear of the white between them, down to a title
/// in the middle of the page.
std::optional<RegionReader::Band> RegionReader::band_at(const std::vector<Segment>& segments, std::size_t first,
                                                        const Column& page) {
    const Line& start = segments[first].line;
    const Line* other = nullptr;
    for (std::size_t i = first + 1; i < segments.size() && i < first + 3; ++i) {
        const Line& line = segments[i].line;
        if (are_beside(start, line) || are_beside(line, start)) {
            other = &line;
            break;
        }
    }
    if (other == nullptr) return std::nullopt;
    const bool starts_left = start.box.x1 < other->box.x0;
    double white_begin = starts_left ? start.box.x1 : other->box.x1;
    double white_end = starts_left ? other->box.x0 : start.box.x0;
    const double em = std::min(start.size, other->size);

    Band band{first, first, {}, {}};
    std::vector<bool> went_left;
    std::size_t pairs = 0;
    bool has_wide_gap = false;
    for (std::size_t i = first; i < segments.size(); ++i) {
        const Line& line = segments[i].line;
        const bool is_left = line.box.x1 <= white_end - em;
        const bool is_right = !is_left && line.box.x0 >= white_begin + em;
        if (!is_left && !is_right) {
            // A line that reaches across ends the band with all of its parts.
            while (band.last > first && segments[band.last - 1].of_line == segments[i].of_line) {
                (went_left.back() ? band.left : band.right).pop_back();
                went_left.pop_back();
                --band.last;
            }
            break;
        }
        std::vector<Line>& side = is_left ? band.left : band.right;
        const std::vector<Line>& opposite = is_left ? band.right : band.left;
        const bool is_paired =
            std::ranges::any_of(opposite, [&](const Line& o) { return are_beside(o, line) || are_beside(line, o); });
        const bool is_beside_next = i + 1 < segments.size() &&
                                    (are_beside(line, segments[i + 1].line) || are_beside(segments[i + 1].line, line));
        if (i > first && !is_paired && !is_beside_next) {
            if (is_title(line, side, page)) break;
            if (side.empty() || line.baseline - side.back().baseline > kColumnLeading * line.size) break;
        }
        if (is_paired) {
            ++pairs;
            for (const Line& o : opposite) {
                const double gap = std::max(line.box.x0 - o.box.x1, o.box.x0 - line.box.x1);
                if ((are_beside(o, line) || are_beside(line, o)) && gap >= kWideGap * em) has_wide_gap = true;
            }
        }
        side.push_back(line);
        went_left.push_back(is_left);
        (is_left ? white_begin : white_end) =
            is_left ? std::max(white_begin, line.box.x1) : std::min(white_end, line.box.x0);
        band.last = i + 1;
    }
    if (band.left.empty() || band.right.empty()) return std::nullopt;
    if (pairs < 2 && !has_wide_gap) return std::nullopt;
    return band;
}

void RegionReader::read(const std::vector<Line>& lines, const Column& column, int depth) {
    if (lines.empty()) return;
    if (depth >= kMaxDepth) return read_column(lines, column, depth == 0);
    const std::vector<Segment> segments = segments_of(lines);
    std::vector<Line> plain;
    const auto flush = [&] {
        if (!plain.empty()) read_column(plain, column, depth == 0);
        plain.clear();
    };
    for (std::size_t i = 0; i < segments.size();) {
        if (auto band = band_at(segments, i, column)) {
            flush();
            read_band(*band, depth);
            i = band->last;
            continue;
        }
        std::vector<Line> parts = {segments[i].line};
        const std::size_t of_line = segments[i].of_line;
        while (++i < segments.size() && segments[i].of_line == of_line) parts.push_back(segments[i].line);
        plain.push_back(joined(std::move(parts)));
    }
    flush();
}

void RegionReader::read_band(const Band& band, int depth) {
    // A document's head is a table without lines, whichever program wrote it; columns elsewhere may be any text.
    const bool is_head = out_.empty() && depth == 0 && std::max(band.left.size(), band.right.size()) <= kHeadLines;
    Piece place = place_;
    if (is_head) {
        place.role = BlockRole::table_cell;
        place.table = ++tables_;
        place.row = 1;
    }
    RegionReader reader(out_, place, tables_);
    for (const std::vector<Line>* side : {&band.left, &band.right}) {
        Column block = column_of(*side);
        block.is_block = true;
        if (is_head) ++place.column;
        reader.read(*side, block, depth + 1);
    }
}

void RegionReader::read_column(const std::vector<Line>& lines, const Column& column, bool is_flow) {
    for (const Line& line : lines) {
        Piece* last = out_.empty() ? nullptr : &out_.back();
        const bool is_here = last != nullptr && last->role == place_.role && last->table == place_.table &&
                             last->row == place_.row && last->column == place_.column && last->is_flow == is_flow &&
                             (is_flow || &line != &lines.front());
        if (!is_here || begins_paragraph(last->lines, line, column)) {
            Piece piece = place_;
            piece.is_flow = is_flow;
            out_.push_back(std::move(piece));
            last = &out_.back();
        }
        last->lines.push_back(line);
        last->centered = are_centered(last->lines, column);
    }
}

// ---- Text ----

/// "QĐ-" at a line's end goes on without a space, and so does "12/".
bool is_broken_inside(std::string_view text) {
    const auto last = text::decode_before(text, text.size());
    if (!text::is_dash(last.value) && !text::is_slash(last.value)) return false;
    const auto before = text::decode_before(text, text.size() - last.length);
    return before.length > 0 && (text::is_letter(before.value) || text::is_digit(before.value));
}

/// `mark` refers to a note: a raised number, and not that of a measure (m2).
bool is_note_mark(const Line& line, std::size_t index) {
    const Word& mark = line.words[index];
    if (!line.is_raised(mark) || mark.text.size() > 4) return false;
    if (index > 0 && (line.words[index - 1].text == "m" || line.words[index - 1].text.ends_with("km"))) return false;
    return mark.text.find_first_not_of("0123456789[]()*,ivx") == std::string::npos;
}

class Writer {
  public:
    Writer(Reading& reading, const std::set<std::uint32_t>& pages_with_notes)
        : reading_(reading), pages_with_notes_(pages_with_notes) {}

    void write(const Piece& piece) {
        Paragraph paragraph;
        paragraph.role = piece.role;
        paragraph.table = piece.table;
        paragraph.row = piece.row;
        paragraph.column = piece.column;
        paragraph.centered = piece.centered;
        for (const Line& line : piece.lines) {
            const bool has_notes = pages_with_notes_.contains(line.page);
            const PlacedWord* before = nullptr;
            bool is_apart = false;  // from what stands before the words left out
            for (std::size_t i = 0; i < line.words.size(); ++i) {
                const PlacedWord& word = line.words[i];
                if (word.is_struck) {
                    if (i == 0 || !line.words[i - 1].is_struck) note_struck();
                    is_apart = is_apart || (before != nullptr && has_space_between(*before, word));
                    before = before == nullptr ? nullptr : &word;
                    continue;
                }
                const bool is_note = piece.role == BlockRole::footnote || piece.role == BlockRole::endnote;
                const bool is_own_mark = is_note && paragraph.text.empty() && i == 0;
                const std::string_view close = is_own_mark ? number_before_letter(word.text) : std::string_view();
                const bool is_mark = is_own_mark ? begins_note(line) : is_note_mark(line, i);
                if (is_mark && close.empty() && (is_own_mark || has_notes)) {
                    if (before != nullptr) before = &word;  // a space behind the mark counts, its own width does not
                    continue;
                }
                if (before != nullptr) {
                    // The mark of a note that was not found must not become a part of "25-NQ/TW".
                    if (is_mark || is_apart || has_space_between(*before, word)) paragraph.text += ' ';
                } else if (!paragraph.text.empty() && !is_broken_inside(paragraph.text)) {
                    paragraph.text += ' ';
                }
                append(paragraph, word, std::string_view(word.text).substr(close.size()), line.page);
                before = &word;
                is_apart = false;
            }
        }
        if (!paragraph.text.empty()) reading_.paragraphs.push_back(std::move(paragraph));
    }

  private:
    void note_struck() {
        if (reading_.tracked_changes++ == 0) {
            reading_.first_tracked = static_cast<std::uint32_t>(reading_.paragraphs.size() + 1);
        }
    }

    void append(Paragraph& paragraph, const Word& word, std::string_view text, std::uint32_t page) {
        const auto begin = static_cast<std::uint32_t>(paragraph.text.size());
        if (paragraph.pages.empty() || paragraph.pages.back().page != page) {
            paragraph.pages.push_back({paragraph.pages.empty() ? 0 : begin, page});
        }
        const sealed::Run run{begin, word.font, word.size, word.bold, word.italic, false};
        const sealed::Run* last = paragraph.runs.empty() ? nullptr : &paragraph.runs.back();
        if (last == nullptr || last->font != run.font || std::abs(last->size_pt - run.size_pt) > 0.05 ||
            last->bold != run.bold || last->italic != run.italic) {
            paragraph.runs.push_back(run);
        }
        paragraph.text += text;
    }

    Reading& reading_;
    const std::set<std::uint32_t>& pages_with_notes_;
};

// ---- Pages ----

constexpr double kSoundShare = 0.7;
constexpr std::size_t kFewWords = 10;    // too few to judge by
constexpr std::size_t kStampWords = 30;  // what a signature or a stamp puts on a scanned page
constexpr std::uint32_t kManyShapes = 200;
constexpr std::uint32_t kSureEnough = 60;  // percent; of clean print OCR says 85 to 96

/// The page's words, line by line as they were drawn, converted where they show a legacy encoding; none when they do not.
std::optional<Page> converted(const Page& page) {
    std::string text;
    const Word* before = nullptr;
    for (const Word& word : page.words) {
        if (before != nullptr) text += std::abs(word.baseline - before->baseline) < 2 ? ' ' : '\n';
        text += word.text;
        before = &word;
    }
    if (const auto guess = text::guess_text(text)) {
        text = text::convert_text(text, *guess);
    } else if (auto lines = text::convert_lines(text)) {
        text = std::move(lines->text);
    } else {
        return std::nullopt;
    }
    Page out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
        out.words.emplace_back().text = text.substr(at, end - at);
        at = end + 1;
    }
    return out;
}

/// Of the words that no legacy font will change.
Quality unicode_quality_of(const Page& page, const std::vector<std::string>& fonts) {
    return quality_of(
        page, [&](const Word& word) { return word.font >= fonts.size() || !text::legacy_font(fonts[word.font]); });
}

bool is_garbled(const Page& page, const std::vector<std::string>& fonts) {
    const auto is_poor = [](const Quality& quality) {
        return quality.words >= kFewWords && quality.share() < kSoundShare;
    };
    if (!is_poor(unicode_quality_of(page, fonts))) return false;
    // Printed where the legacy fonts were missing: the text will be converted like any other.
    const auto readable = converted(page);
    return !readable || is_poor(quality_of(*readable, [](const Word&) { return true; }));
}

/// Names the pages without text that can be trusted, and drops what is written on them; a picture keeps what a signature
/// or a stamp put over it.
void judge(std::vector<Page>& pages, Reading& reading) {
    for (std::size_t p = 0; p < pages.size(); ++p) {
        Page& page = pages[p];
        const auto number = static_cast<std::uint32_t>(p + 1);
        switch (text_of(page, reading.fonts)) {
            case PageText::sound:
                if (page.is_recognized) reading.recognized_pages.push_back({number, page.confidence});
                continue;
            case PageText::missing:
                reading.pages_without_text.push_back(number);
                if (!is_garbled(page, reading.fonts)) continue;
                break;
            case PageText::unreliable:
                reading.unreliable_pages.push_back(
                    {number, static_cast<std::uint32_t>(100 * unicode_quality_of(page, reading.fonts).share())});
                break;
            case PageText::unclear:
                reading.unclear_pages.push_back(number);
                break;
        }
        page.words.clear();
    }
}

/// The size of the text: the largest in which a good part of the letters is set. Short documents may have more letters
/// in notes than in the text.
double body_size_of(const std::vector<std::vector<Line>>& lines) {
    std::map<long, std::size_t> sizes;
    for (const auto& page : lines) {
        for (const Line& line : page) {
            for (const Word& word : line.words) sizes[std::lround(word.size * 2)] += word.text.size();
        }
    }
    std::size_t all = 0;
    for (const auto& [size, letters] : sizes) all += letters;
    double body = 12;
    for (const auto& [size, letters] : sizes) {
        if (letters * 4 >= all) body = static_cast<double>(size) / 2;
    }
    return body;
}

using ByTurn = std::array<std::vector<Word>, 4>;

std::uint32_t number_of(std::size_t page) {
    return static_cast<std::uint32_t>(page + 1);
}

/// A page's words without those of tables, and its tables with theirs.
struct PageParts {
    std::vector<Grid> grids;
    std::vector<std::map<const Cell*, ByTurn>> cells;  ///< for each grid
    ByTurn turned;                                     ///< what lies outside of tables
    std::vector<Line> lines;
    std::vector<Line> notes;
};

/// Words of one turn as lines of the page turned to read them.
std::vector<Line> turned_lines(const Page& page, const std::vector<Word>& words, std::uint32_t number) {
    if (words.empty()) return {};
    const std::uint8_t turn = words.front().turn;
    return lines_of(upright(words, page), turned_back(page.spaces, turn, page), number);
}

/// What stands by itself, in a cell or turned away from the text.
void read_apart(const std::vector<Line>& lines, const Piece& place, const Box* cell, std::vector<Piece>& pieces) {
    if (lines.empty()) return;
    Column own = column_of(lines);
    if (cell != nullptr) {
        const double padding = std::clamp(own.left - cell->x0, 0.0, 8.0);
        own.right = std::max(own.right, cell->x1 - padding);
        own.left = std::min(own.left, cell->x0 + padding);
    }
    std::vector<Piece> content;
    std::uint32_t no_tables = 0;  // at this depth nothing is cut into columns
    RegionReader(content, place, no_tables).read(lines, own, kMaxDepth);
    for (Piece& piece : content) {
        piece.is_flow = false;
        pieces.push_back(std::move(piece));
    }
}

}  // namespace

PageText text_of(const Page& page, const std::vector<std::string>& fonts) {
    if (page.is_recognized) {
        if (page.words.empty()) return PageText::missing;
        return page.confidence < kSureEnough || is_garbled(page, fonts) ? PageText::unclear : PageText::sound;
    }
    const bool is_picture = page.picture_share > 0.5 && page.words.size() < kStampWords;
    const bool is_drawn = page.words.empty() && (page.picture_share > 0.1 || page.shapes > kManyShapes);
    if (is_picture || is_drawn) return PageText::missing;
    return is_garbled(page, fonts) ? PageText::unreliable : PageText::sound;
}

void lay_out(std::vector<Page> pages, Reading& reading) {
    reading.page_count = static_cast<std::uint32_t>(pages.size());
    judge(pages, reading);

    std::vector<PageParts> parts(pages.size());
    std::vector<std::vector<Line>> lines(pages.size());
    for (std::size_t p = 0; p < pages.size(); ++p) {
        PageParts& part = parts[p];
        set_upright(pages[p]);
        mark_struck(pages[p]);
        part.grids = grids_of(pages[p].rules);
        part.cells.resize(part.grids.size());
        std::vector<Word> flow;
        for (Word& word : pages[p].words) {
            const double x = (word.box.x0 + word.box.x1) / 2;
            const double y = word.turn == 0 ? word.baseline - 0.3 * word.size : (word.box.y0 + word.box.y1) / 2;
            bool is_in_table = false;
            for (std::size_t g = 0; g < part.grids.size() && !is_in_table; ++g) {
                if (const Cell* cell = part.grids[g].at(x, y)) {
                    part.cells[g][cell][word.turn].push_back(std::move(word));
                    is_in_table = true;
                }
            }
            if (!is_in_table) (word.turn == 0 ? flow : part.turned[word.turn]).push_back(std::move(word));
        }
        lines[p] = lines_of(std::move(flow), pages[p].spaces, number_of(p));
    }
    drop_running_lines(pages, lines);

    const double body_size = body_size_of(lines);
    const std::size_t endnotes = first_page_of_endnotes(lines);
    std::set<std::uint32_t> pages_with_notes;
    std::map<long, std::vector<Line>> by_width;  // margins are those of all pages of one width
    for (std::size_t p = 0; p < pages.size(); ++p) {
        const std::size_t first = p < endnotes ? first_note(pages[p], lines[p], body_size) : 0;
        const auto begin = lines[p].begin() + static_cast<std::ptrdiff_t>(first);
        parts[p].notes.assign(begin, lines[p].end());
        lines[p].erase(begin, lines[p].end());
        parts[p].lines = std::move(lines[p]);
        if (!parts[p].notes.empty() || endnotes < pages.size())
            pages_with_notes.insert(static_cast<std::uint32_t>(p + 1));
        auto& all = by_width[std::lround(pages[p].width / 4)];
        all.insert(all.end(), parts[p].lines.begin(), parts[p].lines.end());
    }
    std::map<long, Column> columns;
    for (const auto& [width, all] : by_width) {
        Column& column = columns[width] = column_of(all);
        // Where few lines reach the right margin they do not show it; it is seldom wider than the left one.
        const auto at_margin =
            std::ranges::count_if(all, [&](const Line& line) { return std::abs(column.right - line.box.x1) < 2; });
        if (at_margin < 3) column.right = std::max(column.right, static_cast<double>(width) * 4 - column.left);
    }

    std::vector<Piece> pieces;
    std::vector<Piece> notes;
    std::uint32_t tables = 0;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        const Column& column = columns[std::lround(pages[p].width / 4)];
        const Piece body;
        RegionReader flow(pieces, body, tables);
        auto next = parts[p].lines.begin();
        for (std::size_t g = 0; g < parts[p].grids.size(); ++g) {
            const Grid& grid = parts[p].grids[g];
            if (parts[p].cells[g].empty()) continue;
            const auto end =
                std::find_if(next, parts[p].lines.end(), [&](const Line& line) { return line.baseline > grid.box.y0; });
            flow.read({next, end}, column, 0);
            next = end;
            ++tables;
            for (const Cell& cell : grid.cells) {
                const auto words = parts[p].cells[g].find(&cell);
                if (words == parts[p].cells[g].end()) continue;
                Piece place;
                place.role = BlockRole::table_cell;
                place.table = tables;
                place.row = cell.row;
                place.column = cell.column;
                for (std::uint8_t turn = 0; turn < 4; ++turn) {
                    const Box box = turned_back(cell.box, turn, pages[p]);
                    read_apart(turned_lines(pages[p], words->second[turn], number_of(p)), place, &box, pieces);
                }
            }
        }
        flow.read({next, parts[p].lines.end()}, column, 0);
        Piece box;
        box.role = BlockRole::text_box;
        for (const std::vector<Word>& words : parts[p].turned) {
            read_apart(turned_lines(pages[p], words, number_of(p)), box, nullptr, pieces);
        }
        for (auto& [angle, letters] : pages[p].slanted) {
            read_apart(lines_of(std::move(letters), {}, number_of(p)), box, nullptr, pieces);
        }

        const std::vector<Line>& own_notes = parts[p].notes;
        for (std::size_t i = 0; i < own_notes.size(); ++i) {
            if (i == 0 || begins_note(own_notes[i])) {
                notes.emplace_back();
                notes.back().role = p < endnotes ? BlockRole::footnote : BlockRole::endnote;
            }
            notes.back().lines.push_back(own_notes[i]);
        }
    }
    Writer writer(reading, pages_with_notes);
    for (const Piece& piece : pieces) writer.write(piece);
    for (const Piece& note : notes) writer.write(note);
    reading.first_tracked = std::min(reading.first_tracked, static_cast<std::uint32_t>(reading.paragraphs.size()));
}

}  // namespace doichieu::formats::pdf

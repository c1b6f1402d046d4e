#include "document/document.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <utility>

#include "document/lines.h"
#include "io/digest.h"
#include "io/memory.h"
#include "text/characters.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace doichieu::document {

namespace {

constexpr std::size_t kMaxBlocks = 8'000'000;
constexpr std::uint64_t kMaxOffset = std::numeric_limits<base::Offset>::max() - 1;
constexpr std::uint32_t kWaypointStep = 2 * 1024;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::uint32_t narrow(std::size_t offset) {
    return static_cast<std::uint32_t>(offset);
}

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// Leaves a mark on paper: neither white space nor a control nor something that cleaning removes.
bool is_visible(char32_t value, std::string_view bytes) {
    if (value < 0x80) return value > 0x20 && value != 0x7F;
    if (value < 0xA0) return false;
    if ((value >= 0xC0 && value < 0x300) || (value >= 0x1E00 && value < 0x1F00)) return true;
    if (text::is_space(value)) return false;
    // Letters are asked too: the fillers of Hangul are some, and cleaning removes them.
    return text::is_clean(bytes) || !text::clean(bytes).text.empty();
}

/// From the first to behind the last visible character of a line; empty when there is none.
Line visible_part(std::string_view source, Line line) {
    const auto is_ascii_sign = [](char c) { return c > ' ' && c < 0x7F; };
    if (line.begin < line.end && is_ascii_sign(source[line.begin]) && is_ascii_sign(source[line.end - 1])) return line;
    while (line.begin < line.end) {
        const auto c = text::decode(source, line.begin);
        if (is_visible(c.value, source.substr(line.begin, c.length))) break;
        line.begin += c.length;
    }
    while (line.begin < line.end) {
        const auto c = text::decode_before(source, line.end);
        if (is_visible(c.value, source.substr(line.end - c.length, c.length))) break;
        line.end -= c.length;
    }
    return line;
}

/// Walks the lines of a source, and what soft breaks make of each.
class SoftLineWalker {
  public:
    /// Where the survey of the source knows no other breaks, line feeds alone are looked for.
    SoftLineWalker(std::string_view source, std::size_t from, bool has_other_breaks)
        : source_(source),
          lines_(source, from, has_other_breaks),
          has_soft_breaks_(has_other_breaks && source.find('\v', from) != source.npos) {}

    std::optional<Line> next() {
        if (rest_.begin >= rest_.end) {
            number_ += lines_.skip_empty();
            const auto line = lines_.next();
            if (!line) return std::nullopt;
            ++number_;
            rest_ = *line;
        }
        const Line whole = std::exchange(rest_, {});
        if (!has_soft_breaks_) return whole;
        const std::size_t length = source_.substr(whole.begin, whole.end - whole.begin).find('\v');
        if (length == source_.npos) return whole;
        rest_ = {whole.begin + length + 1, whole.end};
        return Line{whole.begin, whole.begin + length};
    }
    /// Of the line in the source, 1-based.
    [[nodiscard]] std::uint32_t number() const { return number_; }

  private:
    std::string_view source_;
    LineWalker lines_;
    Line rest_;
    std::uint32_t number_ = 0;
    bool has_soft_breaks_;
};

/// Where a block may be cut at or after `from`: at a code point when it is clean, else before a space, since a space
/// takes part in no composition. The end when there is no such place.
std::size_t cut_after(std::string_view bytes, std::size_t from, bool clean) {
    if (from >= bytes.size()) return bytes.size();
    if (!clean) return std::min(bytes.find(' ', from), bytes.size());
    while (from < bytes.size() && is_continuation(bytes[from])) ++from;
    return from;
}

base::Error too_large(std::string path) {
    return {"too-large",
            {"Tệp có hơn 4 GiB văn bản, quá lớn để đọc; hãy tách thành nhiều tệp.",
             "The file holds more than 4 GiB of text, too much to read; split it into several files."},
            std::move(path)};
}

}  // namespace

std::string_view Document::source(base::Span span) const {
    return source_.view().substr(span.begin, span.size());
}

base::Result<Document> Document::build(Input input) {
    Document document;
    document.path_ = std::move(input.path);
    document.kind_ = input.kind;
    document.source_ = std::move(input.source);
    document.source_sha256_ = std::move(input.source_sha256);
    document.formats_ = std::move(input.formats);
    document.sections_ = std::move(input.sections);
    document.facts_ = std::move(input.facts);
    document.pages_ = std::move(input.pages);
    document.before_ = input.before;

    const std::string_view source = document.source_.view();
    if (source.size() > kMaxOffset) return too_large(document.path_);
    if (source.starts_with(kByteOrderMark)) document.origin_ = narrow(kByteOrderMark.size());

    const text::Survey survey = input.survey ? *std::move(input.survey) : text::Survey(source);
    std::uint64_t size = 0;
    std::size_t done = document.origin_;
    const auto pass_gap = [&](std::size_t end) {
        size += survey.is_clean(done, end) ? end - done : text::clean(source.substr(done, end - done)).text.size();
        done = end;
    };
    // Shorter lines are rare, and what is reserved but not touched costs nothing.
    constexpr std::size_t kShortLine = 64;
    io::reserve(document.blocks_, std::min(source.size() / kShortLine + 16, kMaxBlocks));
    SoftLineWalker lines(source, document.origin_, survey.has_other_breaks());
    while (const auto line = lines.next()) {
        const std::uint32_t number = lines.number();
        const std::size_t index = number - 1;
        const Line part = visible_part(source, *line);
        if (part.begin >= part.end) continue;
        if (document.blocks_.size() == kMaxBlocks) {
            return base::Error{"too-many-lines",
                               {"Tệp có hơn 8 triệu dòng có chữ; hãy tách thành nhiều tệp.",
                                "The file has more than 8 million lines with text; split it into several files."},
                               document.path_,
                               number};
        }
        pass_gap(part.begin);
        Block block{};
        block.span.begin = narrow(size);
        block.source_begin = narrow(part.begin);
        block.source_end = narrow(part.end);
        block.line = document.before_.lines + number;
        block.copy_begin = Block::kNotCopied;
        block.format = index < input.line_formats.size() ? input.line_formats[index] : Block::kNoFormat;
        if (index < input.line_roles.size()) block.role = input.line_roles[index];
        const bool is_clean =
            survey.is_clean(part.begin, part.end) || text::is_clean(source.substr(part.begin, part.end - part.begin));
        size += document.append_block_text(block, is_clean);
        if (size > kMaxOffset) return too_large(document.path_);
        done = part.end;
        document.blocks_.push_back(block);
    }
    pass_gap(source.size());
    if (document.before_.bytes + size > kMaxOffset) return too_large(document.path_);
    document.size_ = narrow(size);
    document.lines_ = lines.number();
    return document;
}

/// Sets the end of the block's span, cleans it where it must be, and leaves waypoints in a long one. Gives the size of
/// its text, which may be more than an offset can say.
std::uint64_t Document::append_block_text(Block& block, bool is_clean) {
    const std::string_view bytes = source({block.source_begin, block.source_end});
    const bool is_long = bytes.size() > kWaypointStep;
    block.span.end = block.span.begin;
    if (!is_clean) {
        block.copy_begin = narrow(copies_.size());
        if (bytes.size() > (1U << 20)) copies_.reserve(copies_.size() + bytes.size());
    }
    if (is_clean && !is_long) {
        block.span.end += narrow(bytes.size());
        return bytes.size();
    }
    std::uint64_t size = 0;
    std::uint32_t column = is_long ? column_of_start(block) : 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = cut_after(bytes, at + kWaypointStep, is_clean);
        const std::string_view part = bytes.substr(at, end - at);
        if (is_long) {
            waypoints_.push_back({block.span.end, block.source_begin + narrow(at), column});
            column += narrow(text::count_code_points(part));
        }
        if (is_clean) {
            size += part.size();
        } else {
            const std::size_t before = copies_.size();
            text::append_clean(part, copies_);
            size += copies_.size() - before;
        }
        block.span.end = block.span.begin + narrow(size);
        at = end;
    }
    return size;
}

const std::string& Document::source_sha256() const {
    if (source_sha256_.empty()) source_sha256_ = io::sha256_hex(source_.view());
    return source_sha256_;
}

const ParagraphFormat* Document::format(const Block& block) const {
    return block.format < formats_.size() ? &formats_[block.format] : nullptr;
}

std::uint32_t Document::page(base::Offset at) const {
    if (pages_.empty() || blocks_.empty()) return 0;
    const Block& block = blocks_[block_at(at)];
    const Block& first = *std::ranges::lower_bound(blocks_, block.line, {}, &Block::line);
    const base::Offset inside = at < first.span.begin ? 0 : std::min(at, block.span.end) - first.span.begin;
    const auto begins_later = [&](const PageStart& start) {
        return std::pair(start.line, start.begin) > std::pair(block.line, inside);
    };
    const auto after = std::ranges::partition_point(pages_, std::not_fn(begins_later));
    return after == pages_.begin() ? pages_.front().page : std::prev(after)->page;
}

bool Document::is_recognized(base::Offset at) const {
    if (facts_.recognized_pages.empty()) return false;
    return std::ranges::find(facts_.recognized_pages, page(at), &RecognizedPage::page) != facts_.recognized_pages.end();
}

std::string_view Document::text(const Block& block) const {
    if (block.copy_begin == Block::kNotCopied) return source({block.source_begin, block.source_end});
    return std::string_view(copies_).substr(block.copy_begin, block.span.size());
}

/// What separates a block from the one before it; for the number of blocks, what follows the last one.
Document::Stretch Document::gap_before(std::size_t block) const {
    Stretch gap{{0, size_}, {origin_, narrow(source_.view().size())}};
    if (block > 0) {
        gap.text.begin = blocks_[block - 1].span.end;
        gap.source.begin = blocks_[block - 1].source_end;
    }
    if (block < blocks_.size()) {
        gap.text.end = blocks_[block].span.begin;
        gap.source.end = blocks_[block].source_begin;
    }
    return gap;
}

bool Document::is_plain(const Stretch& gap) const {
    return gap.text.size() == gap.source.size() && text::is_clean(source(gap.source));
}

std::string_view Document::contiguous(std::size_t first, std::size_t last) const {
    if (first == last) return text(blocks_[first]);
    for (std::size_t i = first; i <= last; ++i) {
        if (blocks_[i].copy_begin != Block::kNotCopied) return {};
        if (i > first && !is_plain(gap_before(i))) return {};
    }
    return together(first, last);
}

std::string_view Document::together(std::size_t first, std::size_t last) const {
    return source({blocks_[first].source_begin, blocks_[last].source_end});
}

/// Pieces of the text in order; one that had to be cleaned lives only during the call.
template <typename Sink>
void Document::for_each_piece_within(base::Span span, Sink sink) const {
    span.end = std::min(span.end, size_);
    if (span.empty()) return;
    const auto give = [&](base::Span piece, std::string_view bytes) {
        const base::Offset begin = std::max(piece.begin, span.begin);
        const base::Offset end = std::min(piece.end, span.end);
        if (begin < end) sink(bytes.substr(begin - piece.begin, end - begin));
    };
    const std::size_t first = block_at(span.begin);
    for (std::size_t i = first; i <= blocks_.size(); ++i) {
        const Stretch gap = gap_before(i);
        if (gap.text.begin >= span.end) break;
        if (gap.text.end > span.begin) {
            if (is_plain(gap)) {
                give(gap.text, source(gap.source));
            } else {
                give(gap.text, text::clean(source(gap.source)).text);
            }
        }
        if (i < blocks_.size()) give(blocks_[i].span, text(blocks_[i]));
    }
}

std::string Document::slice(base::Span span) const {
    std::string out;
    for_each_piece_within(span, [&](std::string_view piece) { out += piece; });
    return out;
}

void Document::for_each_piece(const std::function<void(std::string_view)>& sink) const {
    for_each_piece_within({0, size_}, sink);
}

std::size_t Document::block_at(base::Offset at) const {
    const auto after = std::ranges::upper_bound(blocks_, at, {}, [](const Block& block) { return block.span.begin; });
    return after == blocks_.begin() ? 0 : static_cast<std::size_t>(after - blocks_.begin()) - 1;
}

namespace {

/// Where cleaning changes the bytes. Kept for the last ones: both ends of a place, and its neighbours, ask for the same.
const std::vector<text::CleanEdit>& edits_of(std::string_view bytes) {
    struct Last {
        std::string bytes;
        std::vector<text::CleanEdit> edits;
    };
    thread_local Last last;
    if (last.bytes != bytes) last = {std::string(bytes), text::clean(bytes).edits};
    return last.edits;
}

}  // namespace

/// The place in the source of an offset of the text, both within `stretch`.
std::uint32_t Document::to_source(const Stretch& stretch, base::Offset at) const {
    const base::Offset inside = at - stretch.text.begin;
    if (at >= stretch.text.end) return stretch.source.end;
    if (is_plain(stretch)) return stretch.source.begin + inside;
    return stretch.source.begin + text::source_offset(edits_of(source(stretch.source)), inside);
}

std::uint32_t Document::column_of_start(const Block& block) const {
    const std::string_view bytes = source_.view();
    std::uint32_t column = 1;
    for (std::size_t at = block.source_begin; at > origin_ && bytes[at - 1] != '\n' && bytes[at - 1] != '\r'; --at) {
        if (!is_continuation(bytes[at - 1])) ++column;
    }
    return column;
}

std::uint32_t Document::column_in(const Block& block, base::Offset at) const {
    Stretch stretch{block.span, {block.source_begin, block.source_end}};
    std::uint32_t column = 0;
    auto next = std::ranges::upper_bound(waypoints_, at, {}, &Waypoint::text);
    if (next != waypoints_.begin() && std::prev(next)->text >= block.span.begin) {
        const Waypoint& start = *std::prev(next);
        stretch.text.begin = start.text;
        stretch.source.begin = start.source;
        column = start.column;
        if (next != waypoints_.end() && next->text < block.span.end) {
            stretch.text.end = next->text;
            stretch.source.end = next->source;
        }
    } else {
        column = column_of_start(block);
    }
    const bool is_as_read = block.copy_begin == Block::kNotCopied && at < stretch.text.end;
    const std::uint32_t end = is_as_read ? stretch.source.begin + (at - stretch.text.begin) : to_source(stretch, at);
    return column + narrow(text::count_code_points(source({stretch.source.begin, end})));
}

Position Document::locate(base::Offset at) const {
    at = std::min(at, size_);
    Position position{before_.lines + 1, 1};
    std::size_t gap_index = 0;
    if (!blocks_.empty() && at >= blocks_.front().span.begin) {
        const std::size_t index = block_at(at);
        const Block& block = blocks_[index];
        position = {block.line, column_in(block, std::min(at, block.span.end))};
        if (at <= block.span.end) return position;
        gap_index = index + 1;
    }
    const Stretch gap = gap_before(gap_index);
    const std::uint32_t end = to_source(gap, at);
    const std::string_view bytes = source_.view();
    for (std::uint32_t i = gap.source.begin; i < end; ++i) {
        if (ends_line(bytes, i)) {
            ++position.line;
            position.column = 1;
        } else if (!is_continuation(bytes[i])) {
            ++position.column;
        }
    }
    return position;
}

std::pair<Position, Position> Document::locate(base::Span span) const {
    const Position begin = locate(span.begin);
    const std::size_t index = blocks_.empty() ? 0 : block_at(span.begin);
    const bool is_as_read = !blocks_.empty() && blocks_[index].copy_begin == Block::kNotCopied &&
                            span.begin >= blocks_[index].span.begin && span.end < blocks_[index].span.end;
    if (!is_as_read) return {begin, locate(span.end)};
    const std::uint32_t source_begin = blocks_[index].source_begin + (span.begin - blocks_[index].span.begin);
    const std::size_t columns = text::count_code_points(source({source_begin, source_begin + span.size()}));
    return {begin, {begin.line, begin.column + narrow(columns)}};
}

findings::Place Document::place(base::Span span, std::size_t excerpt_limit) const {
    span.begin = std::min(span.begin, size_);
    span.end = std::clamp(span.end, span.begin, size_);
    findings::Place place;
    place.path = path_;
    place.span = span;
    const auto [begin, end] = locate(span);
    place.line = begin.line;
    place.column = begin.column;
    place.end_line = end.line;
    place.end_column = end.column;
    place.page = page(span.begin);
    place.is_recognized = is_recognized(span.begin);

    const auto back_to_code_point = [](std::string_view bytes, std::size_t at) {
        while (at > 0 && at < bytes.size() && is_continuation(bytes[at])) --at;
        return at;
    };
    const auto limit = std::min<std::size_t>(excerpt_limit, span.size());
    // One byte more tells whether the cut falls between two code points.
    place.excerpt = slice({span.begin, span.begin + narrow(std::min<std::size_t>(limit + 1, span.size()))});
    if (place.excerpt.size() > limit) place.excerpt.resize(back_to_code_point(place.excerpt, limit));

    if (blocks_.empty()) return place;
    const Block& block = blocks_[block_at(span.begin)];
    const std::string_view line = text(block);
    const std::size_t at =
        span.begin < block.span.begin ? 0 : std::min(span.begin - block.span.begin, block.span.size());
    const std::size_t from = at > kLineWindow ? back_to_code_point(line, at - kLineWindow) : 0;
    const std::size_t to = back_to_code_point(line, std::min<std::size_t>(line.size(), at + kLineWindow));
    place.source_line = line.substr(from, to - from);
    place.source_column = narrow(at - from);
    return place;
}

}  // namespace doichieu::document

// Markdown stays as it is written, marks included, so that every offset, line and column counts in the source. What is
// not document text (front matter, fenced code, comments) is blanked out byte by byte: it makes no block and moves
// nothing. A fence or comment that is never closed is read as text; to leave out the rest of a plan unseen would be worse.

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "document/lines.h"
#include "formats/decode.h"
#include "formats/readers.h"
#include "io/digest.h"

namespace doichieu::formats {

namespace {

using document::Line;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kCommentBegin = "<!--";
constexpr std::string_view kCommentEnd = "-->";

std::string_view right_trimmed(std::string_view line) {
    return line.substr(0, line.find_last_not_of(" \t") + 1);
}

/// "key: …", an item, a comment, a continuation or an empty line of YAML's front matter.
bool may_be_front_matter(std::string_view line) {
    line = right_trimmed(line);
    if (line.empty() || line.front() == ' ' || line.front() == '#' || line.starts_with("- ")) return true;
    const std::size_t key = line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
    return key != 0 && key != std::string_view::npos && line[key] == ':' &&
           (key + 1 == line.size() || line[key + 1] == ' ');
}

/// A run of at least three ` or ~, indented by three spaces at most.
struct Fence {
    char mark = 0;
    std::size_t length = 0;
    bool bare = false;  // nothing behind it: only such a line closes
};

Fence fence_at(std::string_view line) {
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent == std::string_view::npos || indent > 3) return {};
    const char mark = line[indent];
    if (mark != '`' && mark != '~') return {};
    const std::size_t end = std::min(line.find_first_not_of(mark, indent), line.size());
    const std::string_view info = right_trimmed(line.substr(end));
    if (end - indent < 3 || (mark == '`' && info.find('`') != std::string_view::npos)) return {};
    return {mark, end - indent, info.empty()};
}

class NotText {
  public:
    explicit NotText(std::string_view source)
        : source_(source), from_(source.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0) {}

    /// Ranges of bytes, ascending; each covers whole lines.
    std::vector<Line> find() {
        find_front_matter();
        document::LineWalker lines(source_, from_);
        for (;;) {
            const auto line = lines.next();
            if (!line && open_.mark == 0) break;
            if (!line) {
                give_up_fence(lines);
            } else if (open_.mark != 0) {
                close_fence(*line);
            } else if (line->begin >= comment_end_ && !read_comment(*line)) {
                open_fence(*line, lines);
            }
        }
        return ranges_;
    }

  private:
    std::string_view text(Line line) const { return source_.substr(line.begin, line.end - line.begin); }

    void find_front_matter() {
        document::LineWalker lines(source_, from_);
        const auto first = lines.next();
        if (!first || right_trimmed(text(*first)) != "---") return;
        while (const auto line = lines.next()) {
            const std::string_view marks = right_trimmed(text(*line));
            if (marks == "---" || marks == "...") {
                ranges_.push_back({first->begin, line->end});
                from_ = line->end;
                return;
            }
            if (!may_be_front_matter(text(*line))) return;
        }
    }

    void open_fence(Line line, const document::LineWalker& after) {
        const Fence fence = fence_at(text(line));
        const std::size_t unclosed = fence.mark == '`' ? unclosed_backticks_ : unclosed_tildes_;
        if (fence.mark == 0 || (unclosed != 0 && fence.length >= unclosed)) return;
        open_ = fence;
        opened_at_ = line.begin;
        after_opening_ = after;
    }

    void close_fence(Line line) {
        const Fence fence = fence_at(text(line));
        if (fence.mark != open_.mark || fence.length < open_.length || !fence.bare) return;
        ranges_.push_back({opened_at_, line.end});
        open_ = {};
    }

    /// Reads on behind the line that opened it; no fence of this mark and at least this length is tried again.
    void give_up_fence(document::LineWalker& lines) {
        (open_.mark == '`' ? unclosed_backticks_ : unclosed_tildes_) = open_.length;
        open_ = {};
        lines = after_opening_;
    }

    /// True for a line on which a comment begins; it is left out when it shares no line with text.
    bool read_comment(Line line) {
        const std::size_t begin = std::min(source_.find_first_not_of(" \t", line.begin), source_.size());
        if (comment_never_ends_ || !source_.substr(begin).starts_with(kCommentBegin)) return false;
        const std::size_t closed = source_.find(kCommentEnd, begin + kCommentBegin.size());
        comment_never_ends_ = closed == std::string_view::npos;
        if (comment_never_ends_) return false;
        comment_end_ = closed + kCommentEnd.size();
        const std::size_t line_end = std::min(source_.find_first_of("\r\n", comment_end_), source_.size());
        if (right_trimmed(source_.substr(comment_end_, line_end - comment_end_)).empty()) {
            ranges_.push_back({line.begin, line_end});
        }
        return true;
    }

    std::string_view source_;
    std::size_t from_;
    std::vector<Line> ranges_;
    Fence open_;
    std::size_t opened_at_ = 0;
    document::LineWalker after_opening_{{}};
    std::size_t unclosed_backticks_ = 0;
    std::size_t unclosed_tildes_ = 0;
    std::size_t comment_end_ = 0;
    bool comment_never_ends_ = false;
};

}  // namespace

base::Result<ReadResult> read_markdown(io::Bytes bytes, const std::string& path, const Limits& /*limits*/) {
    auto decoded = decode_text(std::move(bytes), path);
    if (!decoded) return std::move(decoded.error());
    document::Document::Input input;
    input.path = path;
    input.kind = document::SourceKind::markdown;
    input.source_sha256 = std::move(decoded->source_sha256);
    input.facts.conversions = std::move(decoded->conversions);
    const std::string_view source = decoded->text.view();
    const std::vector<Line> not_text = NotText(source).find();
    if (not_text.empty()) {
        input.source = std::move(decoded->text);
        input.survey = std::move(decoded->survey);
        return finish(std::move(input), std::move(decoded->problems));
    }
    if (input.source_sha256.empty()) input.source_sha256 = io::sha256_hex(source);
    std::string blanked(source);
    for (const Line range : not_text) {
        for (std::size_t i = range.begin; i < range.end; ++i) {
            if (blanked[i] != '\n' && blanked[i] != '\r') blanked[i] = ' ';
        }
    }
    input.source = io::Bytes::own(std::move(blanked));
    return finish(std::move(input), std::move(decoded->problems));
}

}  // namespace doichieu::formats

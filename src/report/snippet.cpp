#include "report/snippet.h"

#include <algorithm>

#include "report/view.h"
#include "text/utf8.h"

namespace doichieu::report {
namespace {

constexpr std::string_view kCut = "…";

std::size_t width_of(std::string_view text) {
    return text::display_width(text);
}

/// Without the half of a word that a cut left over, unless little else remains.
std::string_view from_word_start(std::string_view text) {
    const std::size_t space = text.find(' ');
    return space < text.size() / 2 ? text.substr(space + 1) : text;
}

std::string_view to_word_end(std::string_view text) {
    const std::size_t space = text.rfind(' ');
    return space != std::string_view::npos && space > text.size() / 2 ? text.substr(0, space) : text;
}

}  // namespace

std::string_view suffix_by_width(std::string_view text, std::size_t columns) {
    std::size_t begin = text.size();
    std::size_t used = 0;
    for (std::size_t at = text.size(); at > 0;) {
        at -= text::decode_before(text, at).length;
        const std::size_t added = width_of(text.substr(at, text::decode(text, at).length));
        if (used + added > columns) break;
        used += added;
        if (added > 0) begin = at;
    }
    return text.substr(begin);
}

Snippet snippet_of(const findings::Place& place, std::size_t width) {
    const std::string whole = printable(place.source_line);
    const std::string_view line = whole;
    const std::size_t begin = std::min<std::size_t>(place.source_column, line.size());
    const std::size_t end = std::min<std::size_t>(begin + place.span.size(), line.size());
    const std::string_view before = line.substr(0, begin);
    const std::string_view after = line.substr(end);
    std::string_view span = line.substr(begin, end - begin);
    if (width_of(line) <= width) return {whole, width_of(before), std::max<std::size_t>(width_of(span), 1)};

    const std::size_t room = width > 2 ? width - 2 : 0;  // a cut on either side
    if (width_of(span) > room) span = text::prefix_by_width(span, room);
    const bool span_is_cut = span.size() < end - begin;
    const std::size_t around = room - width_of(span);
    // A third of the room goes to what precedes, more of it when little follows.
    const std::size_t wanted_after = span_is_cut ? 0 : std::min(width_of(after), around - around / 3);
    std::string_view head = suffix_by_width(before, around - wanted_after);
    std::string_view tail = span_is_cut ? std::string_view() : text::prefix_by_width(after, around - width_of(head));

    Snippet snippet;
    if (head.size() < before.size()) {
        head = from_word_start(head);
        snippet.line = kCut;
    }
    const bool is_cut_behind = span_is_cut || tail.size() < after.size();
    if (tail.size() < after.size()) tail = to_word_end(tail);
    snippet.line += head;
    snippet.column = width_of(snippet.line);
    snippet.line += span;
    snippet.line += tail;
    if (is_cut_behind) snippet.line += kCut;
    snippet.width = std::max<std::size_t>(width_of(span), 1);
    return snippet;
}

}  // namespace doichieu::report

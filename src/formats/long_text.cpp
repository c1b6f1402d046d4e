#include "formats/long_text.h"

#include <algorithm>

#include "formats/readers.h"
#include "text/utf8.h"

namespace doichieu::formats {
namespace {

/// Behind what ends the line that holds `at`.
std::size_t behind_line(std::string_view text, std::size_t at) {
    const std::size_t end = text.find_first_of("\r\n", at);
    if (end == std::string_view::npos) return text.size();
    return end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
}

}  // namespace

bool LongText::is_one(std::string_view content, const std::string& path, const Limits& limits) {
    return content.size() >= kLong && content.size() <= limits.text_bytes && is_plain_text(content, path) &&
           content.find('\0') == std::string_view::npos && text::find_invalid_utf8(content) == std::string_view::npos;
}

std::size_t LongText::end_of_part() const {
    const std::string_view text = bytes_.view();
    if (text.size() - done_ <= part_bytes_) return text.size();
    const std::size_t first = behind_line(text, done_ + part_bytes_);
    for (std::size_t end = first; end < text.size() && end - first < part_bytes_;) {
        const std::size_t next = behind_line(text, end);
        const bool is_empty = text.substr(end, next - end).find_first_not_of(" \t\r\n") == std::string_view::npos;
        if (is_empty) return next;
        end = next;
    }
    return first;
}

std::optional<base::Result<document::Document>> LongText::next() {
    while (done_ < bytes_.view().size()) {
        const std::size_t end = end_of_part();
        document::Document::Input input;
        input.path = path_;
        input.source = bytes_.part(done_, end - done_);
        input.before = before_;
        auto document = build(std::move(input));
        done_ = document ? end : bytes_.view().size();
        if (!document) return document;
        before_ = document->behind();
        if (document->blocks().empty()) continue;
        is_visible_ = true;
        return document;
    }
    if (is_visible_) return std::nullopt;
    is_visible_ = true;  // said once
    return no_visible_text(path_);
}

}  // namespace doichieu::formats

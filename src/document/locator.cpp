#include "document/locator.h"

#include "text/utf8.h"

namespace doichieu::document {

std::pair<Position, Position> Locator::locate(base::Span span) {
    const auto& blocks = document_.blocks();
    if (blocks.empty() || span.begin < at_) return document_.locate(span);
    while (block_ + 1 < blocks.size() && blocks[block_ + 1].span.begin <= span.begin) ++block_;
    const Block& block = blocks[block_];
    if (block.copy_begin != Block::kNotCopied || !block.span.contains(span)) return document_.locate(span);
    const auto columns = [&](base::Offset begin, base::Offset end) {
        const std::string_view text = document_.text(block).substr(begin - block.span.begin, end - begin);
        return static_cast<std::uint32_t>(text::count_code_points(text));
    };
    if (position_.line != 0 && at_ >= block.span.begin) {
        position_.column += columns(at_, span.begin);
    } else {
        position_ = document_.locate(span.begin);
    }
    at_ = span.begin;
    return {position_, {position_.line, position_.column + columns(span.begin, span.end)}};
}

}  // namespace doichieu::document

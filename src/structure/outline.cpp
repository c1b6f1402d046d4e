#include "structure/outline.h"

#include <algorithm>

#include "structure/outline_builder.h"

namespace doichieu::structure {

Outline Outline::build(const document::Document& document) {
    return OutlineBuilder(document).run();
}

std::string_view Outline::text(const Paragraph& paragraph) const {
    if (paragraph.copy != Paragraph::kNoCopy) return copies_[paragraph.copy];
    const document::Block& first = document_->blocks()[paragraph.first_block];
    const std::string_view blocks = paragraph.first_block == paragraph.last_block
                                        ? document_->text(first)
                                        : document_->together(paragraph.first_block, paragraph.last_block);
    // It may begin or end with a cell of its block.
    return blocks.substr(paragraph.span.begin - first.span.begin, paragraph.span.size());
}

std::size_t Outline::paragraph_at(base::Offset offset) const {
    const auto after = std::ranges::upper_bound(paragraphs_, offset, {},
                                                [](const Paragraph& paragraph) { return paragraph.span.begin; });
    return after == paragraphs_.begin() ? 0 : static_cast<std::size_t>(after - paragraphs_.begin()) - 1;
}

findings::Place Outline::place(base::Span span, std::size_t excerpt_limit) const {
    findings::Place place = document_->place(span, excerpt_limit);
    place.address = address(span.begin);
    return place;
}

}  // namespace doichieu::structure

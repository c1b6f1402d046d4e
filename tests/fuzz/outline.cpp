// Any text gives an outline whose parts fit together. The first byte chooses the kind of source.

#include "structure/outline.h"

#include <cstdint>
#include <cstdlib>
#include <string>

#include "document/document.h"
#include "text/utf8.h"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void check(const doichieu::document::Document& document) {
    const auto outline = doichieu::structure::Outline::build(document);
    const auto& paragraphs = outline.paragraphs();
    const auto sections = static_cast<std::int32_t>(outline.sections().size());
    doichieu::base::Offset end = 0;
    for (const auto& paragraph : paragraphs) {
        require(paragraph.span.begin >= end && paragraph.span.end >= paragraph.span.begin &&
                paragraph.span.end <= document.size());
        require(outline.text(paragraph).size() == paragraph.span.size());
        require(paragraph.section < sections);
        end = paragraph.span.end;
    }
    for (std::int32_t i = 0; i < sections; ++i) {
        const auto& section = outline.sections()[static_cast<std::size_t>(i)];
        require(section.parent < i && section.heading < paragraphs.size() && section.end_paragraph > section.heading);
        require(section.end_paragraph <= paragraphs.size() && section.title.end <= document.size());
    }
    const doichieu::base::Offset step = document.size() / 64 + 1;
    for (doichieu::base::Offset at = 0; at < document.size(); at += step) static_cast<void>(outline.place({at, at}));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    std::size_t replaced = 0;
    doichieu::document::Document::Input input;
    input.kind = static_cast<doichieu::document::SourceKind>(data[0] % 3);
    input.source = doichieu::io::Bytes::own(
        doichieu::text::replace_invalid_utf8({reinterpret_cast<const char*>(data) + 1, size - 1}, replaced));
    const auto document = doichieu::document::Document::build(std::move(input));
    if (document.ok()) check(document.value());
    return 0;
}

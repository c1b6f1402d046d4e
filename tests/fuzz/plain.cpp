// Text and Markdown of any bytes: the document is valid UTF-8, its blocks are where it says, and nothing is lost twice.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "formats/reader.h"
#include "text/utf8.h"

namespace {

void read(const std::string& bytes, const char* name) {
    const auto result =
        doichieu::formats::read_document(doichieu::io::Bytes::own(bytes), name, doichieu::formats::Limits{});
    if (!result) return;
    const auto& document = result->document;
    std::string text;
    document.for_each_piece([&](std::string_view piece) { text += piece; });
    if (text.size() != document.size() || doichieu::text::find_invalid_utf8(text) != std::string::npos) std::abort();
    doichieu::base::Offset last = 0;
    for (const auto& block : document.blocks()) {
        if (block.span.empty() || block.span.begin < last) std::abort();
        last = block.span.end;
        if (text.substr(block.span.begin, block.span.size()) != document.text(block)) std::abort();
        if (document.locate(block.span.begin).line != block.line) std::abort();
        if (document.locate(block.span.end).line != block.line) std::abort();
        const auto place = document.place({block.span.begin, document.size()}, 7);
        if (doichieu::text::find_invalid_utf8(place.excerpt) != std::string::npos) std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size >= 2 && data[0] == 'P' && data[1] == 'K') return 0;  // packages have a target of their own
    const std::string bytes(data, data + size);
    read(bytes, "a.txt");
    read(bytes, "a.md");
    return 0;
}

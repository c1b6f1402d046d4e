// Text and Markdown of any bytes: the document is valid UTF-8, its blocks are where it says, and nothing is lost twice. In
// parts it is the same text.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "formats/long_text.h"
#include "formats/reader.h"
#include "formats/readers.h"
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

void read_in_parts(const std::string& bytes) {
    if (doichieu::text::find_invalid_utf8(bytes) != std::string::npos || bytes.find('\0') != std::string::npos) return;
    if (!doichieu::formats::is_plain_text(bytes, "a.txt")) return;
    const auto whole =
        doichieu::formats::read_document(doichieu::io::Bytes::own(bytes), "a.txt", doichieu::formats::Limits{});
    if (!whole) return;
    doichieu::formats::LongText text(doichieu::formats::LongText::in_memory(doichieu::io::Bytes::own(bytes)), "a.txt",
                                     1 + bytes.size() / 5);
    std::string all;
    bool is_converted = !whole->document.facts().conversions.empty();  // what is guessed of a part may be another thing
    std::size_t end = 0;
    while (const auto part = text.next()) {
        if (!*part || (*part)->document.blocks().empty()) std::abort();
        const doichieu::document::Document& document = (*part)->document;
        is_converted = is_converted || !document.facts().conversions.empty();
        if (document.before().bytes < end) std::abort();
        all.append(document.before().bytes - end, '\n');  // parts without a letter are left out
        document.for_each_piece([&](std::string_view piece) { all += piece; });
        end = document.behind().bytes;
    }
    if (is_converted) return;
    if (all.size() > whole->document.size()) std::abort();
    std::size_t at = 0;
    whole->document.for_each_piece([&](std::string_view piece) {
        for (const char byte : piece) {
            if (at < all.size() && all[at] != byte && all[at] != '\n') std::abort();
            ++at;
        }
    });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size >= 2 && data[0] == 'P' && data[1] == 'K') return 0;  // packages have a target of their own
    const std::string bytes(data, data + size);
    read(bytes, "a.txt");
    read(bytes, "a.md");
    read_in_parts(bytes);
    return 0;
}

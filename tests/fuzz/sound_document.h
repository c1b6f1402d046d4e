#pragma once

#include <cstdlib>
#include <string>
#include <string_view>

#include "formats/reader.h"
#include "text/utf8.h"

namespace doichieu::fuzz {

/// Reads bytes under small limits. Whatever they are: an error with a sentence, or a document whose text is valid UTF-8
/// and whose blocks stand where they say.
inline void read_soundly(std::string bytes, const char* name) {
    formats::Limits limits;
    limits.part_bytes = 1U << 20;
    limits.paragraphs = 10'000;
    const auto result = formats::read_document(io::Bytes::own(std::move(bytes)), name, limits);
    if (!result) {
        if (result.error().message.vi.empty() || result.error().message.en.empty()) std::abort();
        return;
    }
    const auto& document = result->document;
    std::string text;
    document.for_each_piece([&](std::string_view piece) { text += piece; });
    if (text.size() != document.size() || text::find_invalid_utf8(text) != std::string::npos) std::abort();
    for (const auto& block : document.blocks()) {
        if (document.locate(block.span.begin).line != block.line) std::abort();
        if (document.slice(block.span) != document.text(block)) std::abort();
        const auto* format = document.format(block);
        if (format != nullptr && !document.sections().empty() && format->section >= document.sections().size()) {
            std::abort();
        }
    }
}

}  // namespace doichieu::fuzz

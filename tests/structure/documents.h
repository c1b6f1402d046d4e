#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.h"
#include "structure/outline.h"

namespace doichieu::structure {

/// A document from text, and its outline.
struct Outlined {
    document::Document document;
    Outline outline;

    explicit Outlined(document::Document built) : document(std::move(built)), outline(Outline::build(document)) {}
    Outlined(const Outlined&) = delete;
    Outlined& operator=(const Outlined&) = delete;

    [[nodiscard]] std::string text(std::size_t paragraph) const {
        return std::string(outline.text(outline.paragraphs()[paragraph]));
    }
    /// First paragraph that begins at or on the source line.
    [[nodiscard]] const Paragraph* at_line(std::uint32_t line) const {
        for (const Paragraph& paragraph : outline.paragraphs()) {
            if (document.blocks()[paragraph.first_block].line == line) return &paragraph;
        }
        return nullptr;
    }
    [[nodiscard]] std::string address_at_line(std::uint32_t line) const {
        const Paragraph* paragraph = at_line(line);
        return paragraph == nullptr ? "none" : outline.address(paragraph->span.begin).vi;
    }
};

inline document::Document make_document(std::string text, document::SourceKind kind = document::SourceKind::text) {
    document::Document::Input input;
    input.path = "ke-hoach";
    input.kind = kind;
    input.source = io::Bytes::own(std::move(text));
    return std::move(document::Document::build(std::move(input)).value());
}

/// The paragraphs of a docx: a line each; the roles and formats of those named.
inline document::Document make_docx(const std::vector<std::string>& paragraphs,
                                    std::vector<document::ParagraphFormat> formats = {},
                                    std::vector<std::uint32_t> line_formats = {},
                                    std::vector<document::BlockRole> roles = {}) {
    document::Document::Input input;
    input.path = "ke-hoach.docx";
    input.kind = document::SourceKind::docx;
    std::string text;
    for (const std::string& paragraph : paragraphs) text += paragraph + "\n";
    input.source = io::Bytes::own(std::move(text));
    input.formats = std::move(formats);
    input.line_formats = std::move(line_formats);
    input.line_roles = std::move(roles);
    return std::move(document::Document::build(std::move(input)).value());
}

}  // namespace doichieu::structure

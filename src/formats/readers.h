#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/docx/package.h"
#include "formats/reader.h"

namespace doichieu::formats {

/// The readers, each in a file of its own; reader.cpp chooses among them. Bytes are never empty.
[[nodiscard]] base::Result<ReadResult> read_plain(io::Bytes bytes, const std::string& path, const Limits& limits);
/// Of a longer text; it may have no visible text.
[[nodiscard]] base::Result<ReadResult> read_plain_part(io::Bytes bytes, const std::string& path,
                                                       const document::Before& before);
[[nodiscard]] base::Result<ReadResult> read_markdown(io::Bytes bytes, const std::string& path, const Limits& limits);
[[nodiscard]] base::Result<ReadResult> read_html(io::Bytes bytes, const std::string& path, const Limits& limits);
/// A web page saved as one file.
[[nodiscard]] base::Result<ReadResult> read_mhtml(io::Bytes bytes, const std::string& path, const Limits& limits);
[[nodiscard]] base::Result<ReadResult> read_rtf(io::Bytes bytes, const std::string& path, const Limits& limits);
/// Flat OPC and flat OpenDocument; other XML is refused.
[[nodiscard]] base::Result<ReadResult> read_single_xml(io::Bytes bytes, const std::string& path, const Limits& limits);
/// What read_plain() would be given: no mark of another format, and no other format's name.
[[nodiscard]] bool is_plain_text(std::string_view content, const std::string& path);
/// By the sealed program that stands beside this one.
[[nodiscard]] base::Result<ReadResult> read_doc(io::Bytes bytes, const std::string& path, const Limits& limits);
[[nodiscard]] base::Result<ReadResult> read_pdf(io::Bytes bytes, const std::string& path, const Limits& limits);

/// Formats inside a zip: the package is open already, `bytes` are those of the file.
[[nodiscard]] bool is_odt(const docx::Package& package);
[[nodiscard]] base::Result<ReadResult> read_odt(docx::Package package, std::string_view bytes, const Limits& limits);
[[nodiscard]] base::Result<ReadResult> read_docx(docx::Package package, std::string_view bytes, const Limits& limits);

/// The document, what another encoding left of its letters put right; it may have no visible text.
[[nodiscard]] base::Result<document::Document> build(document::Document::Input input);

/// What ends each reader: the document, or `no-visible-text`.
[[nodiscard]] base::Result<ReadResult> finish(document::Document::Input input, std::vector<findings::Problem> problems);

[[nodiscard]] base::Error no_visible_text(const std::string& path);

/// Whether the whole package or an entry of it is encrypted, it is one error to the user.
[[nodiscard]] base::Error encrypted_document(const std::string& path);

/// The end of the file is missing: what can be read of it is checked.
[[nodiscard]] findings::Problem cut_off(const std::string& path);

}  // namespace doichieu::formats

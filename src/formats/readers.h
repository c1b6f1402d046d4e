#pragma once

#include <string>
#include <vector>

#include "formats/reader.h"

namespace doichieu::formats {

/// The readers, each in a file of its own; reader.cpp chooses among them. Bytes are never empty.
[[nodiscard]] base::Result<ReadResult> read_plain(io::Bytes bytes, const std::string& path, const Limits& limits);
[[nodiscard]] base::Result<ReadResult> read_markdown(io::Bytes bytes, const std::string& path, const Limits& limits);
[[nodiscard]] base::Result<ReadResult> read_docx(io::Bytes bytes, const std::string& path, const Limits& limits);

/// What ends each reader: the document, or `no-visible-text`.
[[nodiscard]] base::Result<ReadResult> finish(document::Document::Input input, std::vector<findings::Problem> problems);

/// Whether the whole package or an entry of it is encrypted, it is one error to the user.
[[nodiscard]] base::Error encrypted_docx(const std::string& path);

}  // namespace doichieu::formats

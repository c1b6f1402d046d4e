#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "findings/finding.h"
#include "io/file.h"

namespace doichieu::formats {

/// What the sealed reader of PDF and Word 97 files may use for one file.
struct SealedLimits {
    std::uint64_t memory_bytes = 2ULL << 30;  ///< address space, the file itself included
    std::uint64_t output_bytes = 256ULL << 20;
    std::uint32_t seconds = 60;  ///< by the clock, and of processor time
    std::uint32_t pages = 5000;
    bool ocr = false;                 ///< pages of a PDF that are pictures are read, too (--ocr)
    std::uint32_t ocr_seconds = 600;  ///< then holds instead of `seconds`; pages not reached are named
    [[nodiscard]] std::uint32_t time() const { return ocr ? ocr_seconds : seconds; }
    /// For tests: what the reader does instead of reading (crash, hang, memory, file, socket, flood).
    std::string fault;
};

/// Caps on what an input may make us produce. No ratio rule: honest office files break it.
struct Limits {
    std::uint64_t text_bytes = 1ULL << 30;       ///< a plain text file
    std::uint64_t package_bytes = 256ULL << 20;  ///< a docx on disk, and all that is inflated from it
    std::uint64_t part_bytes = 64ULL << 20;      ///< one XML part as it really comes out of the inflater
    std::uint32_t entries = 4096;
    std::uint32_t depth = 256;             ///< nesting of elements, tables in tables
    std::uint32_t paragraphs = 2'000'000;  ///< of one document, empty ones counted
    SealedLimits sealed;
};

/// A document and what could not be read of it (invalid bytes, …): the rest is checked all the same.
struct ReadResult {
    document::Document document;
    std::vector<findings::Problem> problems;
};

/// What `bytes` are, by content first and by the name's ending second. Codes on failure: empty-file, no-visible-text,
/// binary-file, encrypted-docx, old-doc, broken-zip, not-a-docx, too-large, …: each one clear sentence.
[[nodiscard]] base::Result<ReadResult> read_document(io::Bytes bytes, const std::string& path, const Limits& limits);

/// True for a name that a folder walk takes as a readable document (.txt .md .docx …).
[[nodiscard]] bool is_readable_name(std::string_view path);
/// ".docx, .odt, …", for messages.
[[nodiscard]] std::string readable_endings();

}  // namespace doichieu::formats

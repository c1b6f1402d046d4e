#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

/// What passes between the program and `doichieu-reader`, the sealed program that parses PDF and Word 97 files.
namespace doichieu::formats::sealed {

/// Characters of one look, from `begin` (byte offset in the paragraph's text) to the next run.
struct Run {
    std::uint32_t begin = 0;
    std::uint32_t font = 0;  ///< index into Reading::fonts
    double size_pt = 0;
    bool bold = false;
    bool italic = false;
    bool hidden = false;
    friend bool operator==(const Run&, const Run&) = default;
};

/// From `begin` on, the paragraph's text stands on this page (1-based).
struct PageStart {
    std::uint32_t begin = 0;
    std::uint32_t page = 0;
    friend bool operator==(const PageStart&, const PageStart&) = default;
};

struct Paragraph {
    std::string text;  ///< UTF-8 without line ends
    std::vector<Run> runs;
    std::vector<PageStart> pages;  ///< ascending; empty when pages are not known
    document::BlockRole role = document::BlockRole::body;
    bool centered = false;
    std::uint32_t table = 0;  ///< 1-based; 0: none
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

/// Why a file gives no text at all. `other_kind`: a container of something else than a Word text; `too_old`: of Word 6
/// or 95; `too_large`: what is packed in the file.
enum class Failure : std::uint8_t {
    none,
    broken,
    encrypted,
    unsupported,
    other_kind,
    too_old,
    too_many_pages,
    out_of_memory,
    too_large
};

/// A page whose characters make too few words, and how many do.
struct UnreliablePage {
    std::uint32_t page = 0;   ///< 1-based
    std::uint32_t sound = 0;  ///< of its words, in percent
    friend bool operator==(const UnreliablePage&, const UnreliablePage&) = default;
};

/// What was read, or why nothing was.
struct Reading {
    Failure failure = Failure::none;
    std::uint32_t page_count = 0;
    bool is_cut_off = false;  ///< the file's end is missing
    std::vector<std::string> fonts;
    std::vector<Paragraph> paragraphs;
    std::vector<std::uint32_t> pages_without_text;           ///< pictures of text; ascending
    std::vector<std::uint32_t> damaged_pages;                ///< not in the file, or their contents are not; ascending
    std::vector<UnreliablePage> unreliable_pages;            ///< left out; ascending
    std::vector<document::RecognizedPage> recognized_pages;  ///< read by OCR; ascending
    std::vector<std::uint32_t> unclear_pages;                ///< OCR was not sure of them; left out; ascending
    std::uint32_t tracked_changes = 0;
    std::uint32_t first_tracked = 0;  ///< 1-based number of the paragraph
    std::uint32_t comments = 0;
    std::uint32_t first_comment = 0;
    friend bool operator==(const Reading&, const Reading&) = default;
};

/// The bytes on the pipe. unpack() trusts nothing: no value unless every byte fits, texts are UTF-8 and offsets ascend.
[[nodiscard]] std::string pack(const Reading& reading);
[[nodiscard]] std::optional<Reading> unpack(std::string_view bytes);

}  // namespace doichieu::formats::sealed

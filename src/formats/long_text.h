#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/document.h"
#include "formats/reader.h"
#include "io/file.h"

namespace doichieu::formats {

/// A plain text longer than any document is: many of them in one file, or a data base printed out. It is read in parts,
/// cut behind an empty line where there is one, so that what is held at a time does not grow with it.
class LongText {
  public:
    static constexpr std::size_t kLong = std::size_t{4} << 20;
    static constexpr std::size_t kPart = std::size_t{1} << 20;

    /// Valid UTF-8 of at least kLong bytes that no limit refuses. All of it is looked at, for how a byte is to be read
    /// depends on all others where it is not.
    [[nodiscard]] static bool is_one(std::string_view content, const std::string& path, const Limits& limits);

    /// Parts of about so many bytes, more where a line is longer.
    LongText(io::Bytes bytes, std::string path, std::size_t part_bytes = kPart)
        : bytes_(std::move(bytes)), path_(std::move(path)), part_bytes_(part_bytes) {}

    /// The next part that shows a character, nothing behind the last one. Code where there is none at all:
    /// no-visible-text.
    [[nodiscard]] std::optional<base::Result<document::Document>> next();

  private:
    [[nodiscard]] std::size_t end_of_part() const;

    io::Bytes bytes_;
    std::string path_;
    std::size_t part_bytes_;
    std::size_t done_ = 0;
    document::Before before_;
    bool is_visible_ = false;
};

}  // namespace doichieu::formats

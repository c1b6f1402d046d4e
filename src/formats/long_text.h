#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
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

    /// Bytes from a place on, as io::InputFile::read_at() gives them.
    using Source = std::function<base::Result<std::size_t>(std::uint64_t begin, std::span<char> to)>;
    [[nodiscard]] static Source in_file(std::shared_ptr<const io::InputFile> file);
    [[nodiscard]] static Source in_memory(const io::Bytes& bytes);

    /// At least kLong bytes that no limit refuses, and that begin as plain text in UTF-8. Later parts may be in another
    /// encoding: each is read as a text of its own would be.
    [[nodiscard]] static bool is_one(const Source& source, std::uint64_t size, const std::string& path,
                                     const Limits& limits);

    /// Parts of about so many bytes, more where a line is longer.
    LongText(Source source, std::string path, std::size_t part_bytes = kPart)
        : source_(std::move(source)), path_(std::move(path)), part_bytes_(part_bytes) {}

    /// The next part that shows a character, nothing behind the last one. Codes: no-visible-text where there is none at all,
    /// those of decode_text() and io::InputFile.
    [[nodiscard]] std::optional<base::Result<ReadResult>> next();

  private:
    /// The bytes of the next part, none behind the last one.
    [[nodiscard]] base::Result<io::Bytes> next_part();
    [[nodiscard]] std::size_t end_of_part();
    /// Behind what ends the line that holds `at`.
    [[nodiscard]] std::size_t behind_line(std::size_t at);
    /// Holds so many bytes, if there are so many.
    void hold(std::size_t bytes);
    [[nodiscard]] std::string_view held() const { return {held_.get(), size_}; }
    /// Holds what is given to it alone, with room for so many bytes.
    void begin_with(std::string_view bytes, std::size_t room);

    Source source_;
    std::string path_;
    std::size_t part_bytes_;
    std::unique_ptr<char[]> held_;  ///< bytes of the source that no part has had yet; never filled before they are read
    std::size_t size_ = 0;
    std::size_t room_ = 0;
    std::uint64_t read_ = 0;  ///< of the source
    bool is_all_read_ = false;
    std::optional<base::Error> failure_;
    document::Before before_;
    bool is_visible_ = false;
    bool is_done_ = false;
};

}  // namespace doichieu::formats

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace doichieu::io {

/// Bytes of an input, in memory that this object owns: a map of a file that somebody cuts short would end the process.
/// Move only; the view stays valid across moves.
class Bytes {
  public:
    Bytes() = default;
    static Bytes own(std::string content);
    static Bytes own(std::unique_ptr<char[]> content, std::size_t size);
    [[nodiscard]] std::string_view view() const { return view_; }
    /// A stretch of them, which keeps all of them.
    [[nodiscard]] Bytes part(std::size_t begin, std::size_t size) const;

    Bytes(Bytes&&) noexcept = default;
    Bytes& operator=(Bytes&&) noexcept = default;

  private:
    std::shared_ptr<const void> keep_;
    std::string_view view_;
};

/// A size as a person says it, in each language: "1,5 MB" and "1.5 MB" (1 MB = 1024 KB).
[[nodiscard]] base::TextPair size_text(std::uint64_t bytes);

/// An open file.
class InputFile {
  public:
    /// Codes: not-found, is-a-folder, unreadable.
    [[nodiscard]] static base::Result<InputFile> open(const std::string& path);
    InputFile(InputFile&& other) noexcept;
    InputFile& operator=(InputFile&&) = delete;
    ~InputFile();

    /// Nothing for what is no regular file (pipe, device).
    [[nodiscard]] std::optional<std::uint64_t> size() const { return size_; }
    /// All of it, as a stream where it is no regular file. Code: too-large (with both sizes in the message), unreadable.
    [[nodiscard]] base::Result<Bytes> read_all(std::uint64_t limit) const;
    /// What stands from `begin` on, as much as there is room for; less at the end alone. For what is gone through once,
    /// which costs less than a map: each page's first touch is dear. Code: unreadable.
    [[nodiscard]] base::Result<std::size_t> read_at(std::uint64_t begin, std::span<char> to) const;

  private:
    explicit InputFile(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

    std::string path_;
    int descriptor_ = -1;
    std::optional<std::uint64_t> size_;
};

/// InputFile::open() and read_all().
[[nodiscard]] base::Result<Bytes> read_file(const std::string& path, std::uint64_t limit);
/// Reads a descriptor to its end. Code: too-large, unreadable.
[[nodiscard]] base::Result<Bytes> read_descriptor(int descriptor, const std::string& name, std::uint64_t limit);

/// Writes beside the target and renames: whole or not at all. A link is followed, the permissions of an existing file
/// stay, and a pipe or device is written to directly. Code: unwritable.
[[nodiscard]] base::Status write_whole(const std::string& path, std::string_view content);

/// Collects what will be one file: in memory while that is little, then in a file without a name beside where the finished
/// one will stand, which goes with the program however that ends. Where no such file can be had, all stays in memory.
class Spool {
  public:
    explicit Spool(std::string path) : path_(std::move(path)) {}
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;
    ~Spool();

    void append(std::string_view bytes);
    /// write_whole() of all that was appended.
    [[nodiscard]] base::Status write();

  private:
    static constexpr std::size_t kMostInMemory = std::size_t{8} << 20;
    /// Moves what is in memory into the nameless file.
    void spill();

    std::string path_;
    std::string in_memory_;
    int file_ = -1;
    std::uint64_t in_file_ = 0;
    bool can_spill_ = true;
    int error_ = 0;  ///< of the system, when the nameless file could not be filled
};

/// What the file system says of a file: equal stamps, equal bytes, unless somebody sets the clock back.
struct FileStamp {
    std::int64_t size = -1;
    std::int64_t modified = 0;  ///< nanoseconds
    std::int64_t changed = 0;   ///< of the entry: nobody can set it
    std::int64_t number = 0;    ///< inode
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};
/// Size -1 when there is no such file.
[[nodiscard]] FileStamp stamp_of(const std::string& path);

/// Makes a folder (its parent must exist); one that is there is fine. Code: unwritable.
[[nodiscard]] base::Status make_folder(const std::string& path);

enum class EntryKind : std::uint8_t { missing, file, folder, other };
[[nodiscard]] EntryKind kind_of(const std::string& path);

/// Regular files below a folder, links to folders not followed, hidden entries (leading dot) left out, sorted by `key`
/// of the path and then by its bytes. This layer knows no Unicode: pass a key that makes NFC where names from other
/// systems must sort alike. Unreadable folders are returned as errors and the walk goes on.
struct Walk {
    std::vector<std::string> files;
    std::vector<std::string> keys;  ///< of each file
    std::vector<base::Error> errors;
    bool has_links = false;  ///< so that one file may be there twice
};
[[nodiscard]] Walk walk(const std::string& folder, const std::function<std::string(std::string_view)>& key = nullptr);

/// The nearest file of this name in the folder of `start` or above it; empty when there is none.
[[nodiscard]] std::string find_upwards(const std::string& start, const std::string& name);

}  // namespace doichieu::io

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace doichieu::io {

/// Bytes of an input: a read-only map of a file, or memory that this object owns. Move only; the view stays valid
/// across moves.
class Bytes {
  public:
    Bytes() = default;
    static Bytes own(std::string content);
    [[nodiscard]] std::string_view view() const { return view_; }
    /// A stretch of them, which keeps all of them.
    [[nodiscard]] Bytes part(std::size_t begin, std::size_t size) const;

    Bytes(Bytes&&) noexcept = default;
    Bytes& operator=(Bytes&&) noexcept = default;

  private:
    friend base::Result<Bytes> read_file(const std::string&, std::uint64_t);
    std::shared_ptr<const void> keep_;
    std::string_view view_;
};

/// A size as a person says it, in each language: "1,5 MB" and "1.5 MB" (1 MB = 1024 KB).
[[nodiscard]] base::TextPair size_text(std::uint64_t bytes);

/// Codes: not-found, is-a-folder, unreadable, too-large (with both sizes in the message). Files above 64 KiB are mapped;
/// what is no regular file (pipe, device) is read as a stream.
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

#include "io/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

namespace doichieu::io {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::TextPair;

/// Closes on every way out.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool is_open() const { return number_ >= 0; }
    bool close() { return ::close(std::exchange(number_, -1)) == 0; }

  private:
    int number_;
};

std::string in_parentheses(int error) {
    return " (" + std::generic_category().message(error) + ").";
}

/// What the system's number means to a person who reads or writes a file.
TextPair reason(int error) {
    switch (error) {
        case ENOENT:
        case ENOTDIR:
            return {": không có tệp hay thư mục này.", ": no such file or folder."};
        case ELOOP:
            return {": các liên kết trỏ vòng vào nhau.", ": the links lead in a circle."};
        case ENAMETOOLONG:
            return {": tên quá dài.", ": the name is too long."};
        case EIO:
            return {": ổ đĩa hoặc kết nối bị lỗi.", ": the disk or the connection failed."};
        case EBADF:
            return {": luồng này đang đóng.", ": this stream is closed."};
        case EACCES:
        case EPERM:
            return {": không có quyền truy cập.", ": permission denied."};
        case EISDIR:
            return {": đây là thư mục, không phải tệp.", ": this is a folder, not a file."};
        case ENOSPC:
        case EDQUOT:
            return {": ổ đĩa đã đầy.", ": the disk is full."};
        case EROFS:
            return {": ổ đĩa chỉ cho đọc.", ": the disk is read-only."};
        default:
            return {in_parentheses(error), in_parentheses(error)};
    }
}

Error failure(std::string code, const TextPair& what, const std::string& path, int error) {
    const TextPair why = reason(error);
    return {std::move(code), {what.vi + why.vi, what.en + why.en}, path};
}

Error unreadable(const std::string& path, int error) {
    const char* code = error == ENOENT || error == ENOTDIR ? "not-found"
                       : error == EISDIR                   ? "is-a-folder"
                                                           : "unreadable";
    return failure(code, {"Không đọc được", "Cannot read"}, path, error);
}

Error unwritable(const std::string& path, int error) {
    return failure("unwritable", {"Không ghi được", "Cannot write"}, path, error);
}

Error too_large(const std::string& path, const TextPair& size, std::uint64_t limit) {
    const TextPair most = size_text(limit);
    return {"too-large",
            {"Tệp quá lớn: " + size.vi + ", giới hạn là " + most.vi + ".",
             "The file is too large: " + size.en + ", the limit is " + most.en + "."},
            path};
}

int open_retrying(const char* path, int flags) {
    int number = -1;
    do {
        number = ::open(path, flags | O_CLOEXEC);
    } while (number < 0 && errno == EINTR);
    return number;
}

/// 0 or the system's error.
int write_all(int descriptor, std::string_view content) {
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno != EINTR) return errno;
        if (written > 0) content.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

/// A read-only map of a file that nobody else can cut short (touching pages behind the end of a file kills the process),
/// or nothing when it cannot be mapped.
std::shared_ptr<const void> map_file(int descriptor, std::size_t size) {
    void* const address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0);
    if (address == MAP_FAILED) return nullptr;
    std::shared_ptr<const void> map(address, [size](void* p) { ::munmap(p, size); });
    return map;
}

/// A fresh file in `folder`, whose path is told in `path`.
Descriptor create_temporary(const fs::path& folder, mode_t permissions, std::string& path) {
    int number = -1;
    for (int attempt = 0; number < 0 && attempt < 1000; ++attempt) {
        path = folder / (".doichieu-" + std::to_string(::getpid()) + "-" + std::to_string(attempt) + ".tmp");
        number = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions);
        if (number < 0 && errno != EEXIST && errno != EINTR) break;
    }
    return Descriptor(number);
}

/// Fills and syncs a fresh file; 0 or the system's error.
int fill(Descriptor& file, std::string_view content) {
    if (const int error = write_all(file.number(), content); error != 0) return error;
    return ::fsync(file.number()) == 0 && file.close() ? 0 : errno;
}

}  // namespace

TextPair size_text(std::uint64_t bytes) {
    constexpr std::array<const char*, 4> kUnits = {" KB", " MB", " GB", " TB"};
    if (bytes < 1024) return {std::to_string(bytes) + " byte", std::to_string(bytes) + " bytes"};
    std::size_t unit = 0;
    std::uint64_t tenths = bytes * 10 / 1024;
    for (; tenths >= 10240 && unit + 1 < kUnits.size(); ++unit) tenths /= 1024;
    const std::string whole = std::to_string(tenths / 10);
    if (tenths % 10 == 0) return {whole + kUnits[unit], whole + kUnits[unit]};
    const std::string tenth = std::to_string(tenths % 10);
    return {whole + "," + tenth + kUnits[unit], whole + "." + tenth + kUnits[unit]};
}

Bytes Bytes::own(std::string content) {
    auto owned = std::make_shared<const std::string>(std::move(content));
    Bytes bytes;
    bytes.view_ = *owned;
    bytes.keep_ = std::move(owned);
    return bytes;
}

Bytes Bytes::own(std::unique_ptr<char[]> content, std::size_t size) {
    Bytes bytes;
    bytes.view_ = {content.get(), size};
    bytes.keep_ = std::shared_ptr<const char[]>(std::move(content));
    return bytes;
}

Bytes Bytes::part(std::size_t begin, std::size_t size) const {
    Bytes bytes;
    bytes.view_ = view_.substr(begin, size);
    bytes.keep_ = keep_;
    return bytes;
}

base::Result<InputFile> InputFile::open(const std::string& path) {
    const int descriptor = open_retrying(path.c_str(), O_RDONLY);
    if (descriptor < 0) return unreadable(path, errno);
    InputFile file(path, descriptor);
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) return unreadable(path, errno);
    if (S_ISDIR(status.st_mode)) return unreadable(path, EISDIR);
    if (S_ISREG(status.st_mode)) file.size_ = static_cast<std::uint64_t>(status.st_size);
    return file;
}

InputFile::InputFile(InputFile&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_) {}

InputFile::~InputFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

base::Result<Bytes> InputFile::read_all(std::uint64_t limit) const {
    const std::uint64_t size = size_.value_or(0);
    if (size > limit) return too_large(path_, size_text(size), limit);
    if (size != 0) {
        auto content = std::make_unique_for_overwrite<char[]>(size + 1);
        const auto got = read_at(0, {content.get(), size + 1});
        if (!got) return got.error();
        if (*got <= size) return Bytes::own(std::move(content), *got);
    }
    return read_descriptor(descriptor_, path_, limit);  // it has grown, or tells no size
}

base::Result<std::size_t> InputFile::read_at(std::uint64_t begin, std::span<char> to) const {
    std::size_t done = 0;
    while (done < to.size()) {
        const ssize_t got = ::pread(descriptor_, to.data() + done, to.size() - done, static_cast<off_t>(begin + done));
        if (got < 0 && errno != EINTR) return unreadable(path_, errno);
        if (got == 0) break;
        if (got > 0) done += static_cast<std::size_t>(got);
        if (size_ == begin + done) break;  // asking once more would only tell the same
    }
    return done;
}

base::Result<Bytes> read_file(const std::string& path, std::uint64_t limit) {
    const auto file = InputFile::open(path);
    return file ? file->read_all(limit) : base::Result<Bytes>(file.error());
}

base::Result<Bytes> read_descriptor(int descriptor, const std::string& name, std::uint64_t limit) {
    constexpr std::size_t kStep = std::size_t{16} << 10;
    struct stat status {};
    std::size_t capacity = kStep;
    if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
        capacity = static_cast<std::size_t>(std::min(static_cast<std::uint64_t>(status.st_size), limit)) + 1;
    }
    std::string content(capacity, '\0');
    std::size_t size = 0;
    while (true) {
        if (size == content.size()) content.resize(size * 2);
        const ssize_t got = ::read(descriptor, content.data() + size, content.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return unreadable(name, errno);
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
        if (size > limit) {
            const TextPair most = size_text(limit);
            return too_large(name, {"hơn " + most.vi, "more than " + most.en}, limit);
        }
    }
    content.resize(size);
    return Bytes::own(std::move(content));
}

base::Status write_whole(const std::string& path, std::string_view content) {
    const EntryKind kind = kind_of(path);
    if (kind == EntryKind::folder) return unwritable(path, EISDIR);
    if (kind == EntryKind::other) {
        Descriptor target(open_retrying(path.c_str(), O_WRONLY));
        if (!target.is_open()) return unwritable(path, errno);
        const int error = write_all(target.number(), content);
        return error == 0 ? base::Status() : unwritable(path, error);
    }
    std::error_code ignored;
    const fs::path target = kind == EntryKind::file ? fs::canonical(path, ignored) : fs::path(path);
    struct stat old {};
    const bool replaces = ::stat(path.c_str(), &old) == 0;
    const mode_t permissions = replaces ? old.st_mode & 07777 : 0666;
    std::string temporary;
    Descriptor file = create_temporary(target.parent_path(), permissions, temporary);
    if (!file.is_open()) return unwritable(path, errno);
    int error = fill(file, content);
    // The process's mask has narrowed what open() was given.
    if (error == 0 && replaces && ::chmod(temporary.c_str(), permissions) != 0) error = errno;
    if (error == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) error = errno;
    if (error == 0) return std::nullopt;
    ::unlink(temporary.c_str());
    return unwritable(path, error);
}

Spool::~Spool() {
    if (file_ >= 0) ::close(file_);
}

void Spool::append(std::string_view bytes) {
    if (error_ != 0) return;
    in_memory_ += bytes;
    if (can_spill_ && in_memory_.size() > kMostInMemory) spill();
}

void Spool::spill() {
    if (file_ < 0) {
        const fs::path folder = "." / fs::path(path_).parent_path();
        file_ = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
        can_spill_ = file_ >= 0;
        if (!can_spill_) return;
    }
    error_ = write_all(file_, in_memory_);
    in_file_ += in_memory_.size();
    in_memory_.clear();
}

base::Status Spool::write() {
    if (file_ < 0) return write_whole(path_, in_memory_);
    if (error_ == 0) spill();
    if (error_ != 0) return unwritable(path_, error_);
    const auto map = map_file(file_, in_file_);
    if (!map) return unwritable(path_, EIO);
    return write_whole(path_, {static_cast<const char*>(map.get()), in_file_});
}

FileStamp stamp_of(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return {};
    const auto nanoseconds = [](const timespec& time) {
        return std::int64_t{time.tv_sec} * 1'000'000'000 + std::int64_t{time.tv_nsec};
    };
    return {static_cast<std::int64_t>(status.st_size), nanoseconds(status.st_mtim), nanoseconds(status.st_ctim),
            static_cast<std::int64_t>(status.st_ino)};
}

base::Status make_folder(const std::string& path) {
    if (::mkdir(path.c_str(), 0777) == 0 || (errno == EEXIST && kind_of(path) == EntryKind::folder)) return {};
    return unwritable(path, errno);
}

EntryKind kind_of(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return EntryKind::missing;
    if (S_ISREG(status.st_mode)) return EntryKind::file;
    return S_ISDIR(status.st_mode) ? EntryKind::folder : EntryKind::other;
}

namespace {

struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
};

struct Entry {
    EntryKind kind = EntryKind::missing;  ///< of what a link leads to
    bool is_link = false;
};

Entry entry_of(const dirent& told, const std::string& path) {
    if (told.d_type == DT_REG) return {EntryKind::file, false};
    if (told.d_type == DT_DIR) return {EntryKind::folder, false};
    struct stat status {};  // some file systems tell nothing
    const bool is_link = ::lstat(path.c_str(), &status) == 0 && S_ISLNK(status.st_mode);
    return {kind_of(path), is_link};
}

}  // namespace

Walk walk(const std::string& folder, const std::function<std::string(std::string_view)>& key) {
    Walk found;
    std::vector<std::pair<std::string, std::string>> files;  // key and path
    std::vector<std::string> folders = {folder};
    while (!folders.empty()) {
        const std::string current = std::move(folders.back());
        folders.pop_back();
        const std::unique_ptr<DIR, CloseFolder> entries(::opendir(current.c_str()));
        int failed = entries ? 0 : errno;
        while (failed == 0) {
            errno = 0;
            const dirent* const entry = ::readdir(entries.get());
            if (entry == nullptr) {
                failed = errno;
                break;
            }
            if (entry->d_name[0] == '.') continue;
            std::string path = current;
            if (!path.ends_with('/')) path += '/';
            path += static_cast<const char*>(entry->d_name);
            const auto [kind, is_link] = entry_of(*entry, path);
            if (kind == EntryKind::folder) {
                if (!is_link) folders.push_back(std::move(path));
            } else if (kind == EntryKind::file) {
                found.has_links = found.has_links || is_link;
                files.emplace_back(key ? key(path) : std::string(), std::move(path));
            }
        }
        if (failed == ENOTDIR) {
            found.errors.push_back(
                {"not-a-folder",
                 {"Không đọc được: đây là tệp, không phải thư mục.", "Cannot read: this is a file, not a folder."},
                 current});
        } else if (failed != 0) {
            found.errors.push_back(unreadable(current, failed));
        }
    }
    std::sort(files.begin(), files.end());
    std::sort(found.errors.begin(), found.errors.end(), [](const Error& a, const Error& b) { return a.path < b.path; });
    found.files.reserve(files.size());
    found.keys.reserve(files.size());
    for (auto& [sorted_by, path] : files) {
        found.files.push_back(std::move(path));
        found.keys.push_back(std::move(sorted_by));
    }
    return found;
}

std::string find_upwards(const std::string& start, const std::string& name) {
    std::error_code failed;
    fs::path folder = fs::absolute(start, failed).lexically_normal();
    if (failed) return {};
    if (!folder.has_filename()) folder = folder.parent_path();  // "a/" names the folder a
    if (kind_of(folder.native()) != EntryKind::folder) folder = folder.parent_path();
    while (true) {
        std::string candidate = (folder / name).native();
        if (kind_of(candidate) == EntryKind::file) return candidate;
        if (folder == folder.parent_path()) return {};
        folder = folder.parent_path();
    }
}

}  // namespace doichieu::io

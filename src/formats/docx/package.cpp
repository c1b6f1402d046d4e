#include "formats/docx/package.h"

#include <minizip/unzip.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "formats/docx/part.h"
#include "formats/readers.h"

namespace doichieu::formats::docx {

namespace {

/// minizip's view of bytes in memory.
struct Memory {
    std::string_view bytes;
    std::uint64_t at = 0;
};

voidpf open_memory(voidpf opaque, const void* /*name*/, int /*mode*/) {
    return opaque;
}

uLong read_memory(voidpf opaque, voidpf /*stream*/, void* out, uLong size) {
    auto& memory = *static_cast<Memory*>(opaque);
    if (memory.at >= memory.bytes.size()) return 0;
    const auto count = std::min<std::uint64_t>(size, memory.bytes.size() - memory.at);
    std::memcpy(out, memory.bytes.data() + memory.at, count);
    memory.at += count;
    return count;
}

uLong refuse_writing(voidpf /*opaque*/, voidpf /*stream*/, const void* /*bytes*/, uLong /*size*/) {
    return 0;
}

ZPOS64_T tell_memory(voidpf opaque, voidpf /*stream*/) {
    return static_cast<Memory*>(opaque)->at;
}

long seek_memory(voidpf opaque, voidpf /*stream*/, ZPOS64_T offset, int origin) {
    auto& memory = *static_cast<Memory*>(opaque);
    if (origin == ZLIB_FILEFUNC_SEEK_CUR) offset += memory.at;
    if (origin == ZLIB_FILEFUNC_SEEK_END) offset += memory.bytes.size();
    if (offset > memory.bytes.size()) return -1;
    memory.at = offset;
    return 0;
}

int close_memory(voidpf /*opaque*/, voidpf /*stream*/) {
    return 0;
}
int no_error(voidpf /*opaque*/, voidpf /*stream*/) {
    return 0;
}

/// Package names are compared without case (OPC); some writers put backslashes.
std::string key_of(std::string_view name) {
    std::string key(name);
    for (char& c : key) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c == '\\') c = '/';
    }
    return key;
}

base::Error broken_zip(const std::string& path, const std::string& vi, const std::string& en) {
    return {
        "broken-zip",
        {"Tệp bị hỏng: " + vi + "; hãy lấy lại bản đầy đủ.", "The file is damaged: " + en + "; get a complete copy."},
        path};
}

base::Error too_large(const std::string& path, const std::string& what, std::uint64_t limit) {
    return {"too-large",
            {"Phần " + what + " của tệp giải nén ra quá lớn (giới hạn " + io::size_text(limit).vi + ").",
             "Part " + what + " of the file unpacks to more than " + io::size_text(limit).en + "."},
            path};
}

}  // namespace

struct Package::Zip {
    struct Entry {
        unz64_file_pos position;
        bool is_encrypted;
        std::uint64_t stated_size;  // may lie; minizip gives no byte more than this
    };

    Memory memory;
    unzFile handle = nullptr;
    std::unordered_map<std::string, Entry> entries;

    Zip() = default;
    Zip(const Zip&) = delete;
    Zip& operator=(const Zip&) = delete;
    Zip(Zip&&) = delete;
    Zip& operator=(Zip&&) = delete;
    ~Zip() {
        if (handle != nullptr) unzClose(handle);
    }
};

Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;
Package::~Package() = default;

base::Result<Package> Package::open(std::string_view bytes, const std::string& path, const Limits& limits) {
    Package package;
    package.path_ = path;
    package.limits_ = &limits;
    package.zip_ = std::make_unique<Zip>();
    Zip& zip = *package.zip_;
    zip.memory.bytes = bytes;
    zlib_filefunc64_def functions{open_memory, read_memory,  refuse_writing, tell_memory,
                                  seek_memory, close_memory, no_error,       &zip.memory};
    zip.handle = unzOpen2_64(path.c_str(), &functions);
    if (zip.handle == nullptr) {
        return broken_zip(path, "không đọc được mục lục của gói zip (có thể tệp chưa tải về hết)",
                          "the zip's directory cannot be read (the download may be incomplete)");
    }
    unz_global_info64 global{};
    if (unzGetGlobalInfo64(zip.handle, &global) != UNZ_OK || global.number_entry > limits.entries) {
        return base::Error{"too-many-entries",
                           {"Tệp chứa hơn " + std::to_string(limits.entries) + " mục, không phải tài liệu bình thường.",
                            "The file holds more than " + std::to_string(limits.entries) +
                                " entries, which no ordinary document does."},
                           path};
    }
    std::array<char, 1024> name{};
    int state = global.number_entry == 0 ? UNZ_END_OF_LIST_OF_FILE : unzGoToFirstFile(zip.handle);
    for (; state == UNZ_OK; state = unzGoToNextFile(zip.handle)) {
        unz_file_info64 info{};
        Zip::Entry entry{};
        if (unzGetCurrentFileInfo64(zip.handle, &info, name.data(), name.size() - 1, nullptr, 0, nullptr, 0) !=
                UNZ_OK ||
            info.size_filename >= name.size() || unzGetFilePos64(zip.handle, &entry.position) != UNZ_OK) {
            return broken_zip(path, "mục lục của gói zip sai", "the zip's directory is wrong");
        }
        entry.is_encrypted = (info.flag & 1) != 0;
        entry.stated_size = info.uncompressed_size;
        const std::string key = key_of({name.data(), info.size_filename});
        if (key.ends_with('/')) continue;
        if (!zip.entries.emplace(key, entry).second) {
            return broken_zip(path, "gói zip có hai mục cùng tên " + key, "the zip has two entries named " + key);
        }
    }
    if (state != UNZ_END_OF_LIST_OF_FILE) {
        return broken_zip(path, "mục lục của gói zip sai", "the zip's directory is wrong");
    }
    return package;
}

Package Package::of(const Parts& parts, const std::string& path, const Limits& limits) {
    Package package;
    package.path_ = path;
    package.limits_ = &limits;
    for (const auto& [name, bytes] : parts) package.parts_.emplace(key_of(name), bytes);
    return package;
}

const char* Package::kind() const {
    return has("content.xml") && !has("[Content_Types].xml") ? "odt" : "docx";
}

bool Package::has(std::string_view name) const {
    return zip_ ? zip_->entries.contains(key_of(name)) : parts_.contains(key_of(name));
}

base::Result<std::string> Package::read(std::string_view name) {
    const std::string shown(name);
    if (!has(name)) {
        return base::Error{
            "missing-part", {"Tệp thiếu phần " + shown + ".", "The file lacks its part " + shown + "."}, path_};
    }
    if (!zip_) {
        const std::string_view part = parts_.at(key_of(name));
        if (part.size() > limits_->part_bytes) return too_large(path_, shown, limits_->part_bytes);
        return std::string(part);
    }
    const Zip::Entry& entry = zip_->entries.at(key_of(name));
    if (entry.is_encrypted) return encrypted_document(path_);
    if (entry.stated_size > limits_->part_bytes) return too_large(path_, shown, limits_->part_bytes);
    if (inflated_ + entry.stated_size > limits_->package_bytes) return too_large(path_, shown, limits_->package_bytes);

    const auto damaged = [&] {
        return broken_zip(path_, "không giải nén được phần " + shown, "part " + shown + " cannot be unpacked");
    };
    unz64_file_pos position = entry.position;
    if (unzGoToFilePos64(zip_->handle, &position) != UNZ_OK || unzOpenCurrentFile(zip_->handle) != UNZ_OK) {
        return damaged();
    }
    std::string out;
    out.reserve(entry.stated_size);  // at most part_bytes; what a lie reserves is never touched
    std::array<char, 65536> chunk;   // not set: most parts are smaller than it
    int count = 0;
    while ((count = unzReadCurrentFile(zip_->handle, chunk.data(), chunk.size())) > 0) {
        out.append(chunk.data(), static_cast<std::size_t>(count));
    }
    const bool checksum_agrees = unzCloseCurrentFile(zip_->handle) == UNZ_OK;
    if (count < 0 || !checksum_agrees || out.size() != entry.stated_size) return damaged();
    inflated_ += out.size();
    return out;
}

namespace {

/// The folder of a part with its slash: "word/" for "word/document.xml".
std::string folder_of(const std::string& part) {
    return part.substr(0, part.rfind('/') + 1);
}

/// A target as a name in the package: relative to the part's folder, or to the root when it begins with "/".
std::string resolve(const std::string& folder, std::string_view target) {
    std::string joined = target.starts_with('/') ? std::string(target) : "/" + folder + std::string(target);
    std::vector<std::string> steps;
    for (std::size_t at = 1; at <= joined.size();) {
        const std::size_t end = std::min(joined.find('/', at), joined.size());
        const std::string step = joined.substr(at, end - at);
        if (step == ".." && !steps.empty()) steps.pop_back();
        if (!step.empty() && step != "." && step != "..") steps.push_back(step);
        at = end + 1;
    }
    std::string name;
    for (const std::string& step : steps) name += (name.empty() ? "" : "/") + step;
    return name;
}

}  // namespace

base::Result<std::vector<Relationship>> relationships_of(Package& package, const std::string& part) {
    std::vector<Relationship> found;
    const std::string folder = folder_of(part);
    const std::string name = folder + "_rels/" + part.substr(folder.size()) + ".rels";
    if (!package.has(name)) return found;
    auto loaded = Part::load(package, name);
    if (!loaded) return std::move(loaded.error());
    for (const pugi::xml_node node : (*loaded)->root().children()) {
        if (local_name(node.name()) != "Relationship") continue;
        if (std::string_view(node.attribute("TargetMode").value()) == "External") continue;
        const std::string_view type = node.attribute("Type").value();
        found.push_back({node.attribute("Id").value(), std::string(type.substr(type.rfind('/') + 1)),
                         resolve(folder, node.attribute("Target").value())});
    }
    return found;
}

}  // namespace doichieu::formats::docx

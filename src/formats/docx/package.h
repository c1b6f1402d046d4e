#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "formats/reader.h"

namespace doichieu::formats::docx {

/// A zip in memory, read under caps on its entries and on the bytes that really come out, or what stands for one in a
/// single XML file. Names are keys of a look-up, never paths. Parts that nobody asks for (pictures) are never inflated.
class Package {
  public:
    using Parts = std::unordered_map<std::string, std::string_view>;

    /// `bytes` and `limits` outlive the package. Codes: broken-zip (also for two entries of one name), encrypted-docx,
    /// too-many-entries.
    static base::Result<Package> open(std::string_view bytes, const std::string& path, const Limits& limits);
    /// Of parts that are not packed. Their bytes outlive the package, too.
    static Package of(const Parts& parts, const std::string& path, const Limits& limits);
    Package(const Package&) = delete;
    Package& operator=(const Package&) = delete;
    Package(Package&&) noexcept;
    Package& operator=(Package&&) noexcept;
    ~Package();

    [[nodiscard]] bool has(std::string_view name) const;
    /// Codes: missing-part, encrypted-docx, broken-zip, too-large.
    [[nodiscard]] base::Result<std::string> read(std::string_view name);
    [[nodiscard]] const std::string& path() const { return path_; }
    /// What messages call the file: "docx", "odt".
    [[nodiscard]] const char* kind() const;
    [[nodiscard]] const Limits& limits() const { return *limits_; }

  private:
    struct Zip;
    Package() = default;
    std::unique_ptr<Zip> zip_;  ///< null: `parts_` are all
    Parts parts_;
    std::string path_;
    const Limits* limits_ = nullptr;
    std::uint64_t inflated_ = 0;
};

/// Where a part leads: the last word of the relationship's type ("footnotes") and the target's name in the package.
struct Relationship {
    std::string id;
    std::string type;
    std::string target;
};

/// The relationships of a part ("" for the package itself); external targets are left out. None is no error.
[[nodiscard]] base::Result<std::vector<Relationship>> relationships_of(Package& package, const std::string& part);

}  // namespace doichieu::formats::docx

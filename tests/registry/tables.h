#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "registry/registry.h"
#include "support/files.h"

namespace doichieu::registry {

inline std::vector<std::string> ids(const std::vector<const Instrument*>& instruments) {
    std::vector<std::string> found;
    for (const Instrument* instrument : instruments) found.push_back(instrument->id);
    return found;
}

/// A fresh folder for source tables.
class TableFolder {
  public:
    [[nodiscard]] std::string path() const { return folder_.path().string(); }

    /// Bytes as they are. Returns the path.
    std::string write(const std::string& name, std::string_view bytes) const { return folder_.write(name, bytes); }
    /// "|" between cells becomes a tab.
    std::string write_tsv(const std::string& name, const std::string& rows) const {
        return write(name, testing::replace_all(rows, "|", "\t"));
    }

  private:
    testing::TemporaryFolder folder_;
};

inline constexpr const char* kInstrumentHeader =
    "notation|type|issuer|issued|effective_from|effective_to|term|title|status|status_as_of|source|confidence|note\n";
inline constexpr const char* kRelationHeader =
    "from_notation|from_issued|relation|to_notation|to_issued|scope|date|source|confidence|note\n";
inline constexpr const char* kNameHeader = "name|notation|issued|kind|source|confidence\n";

inline legal::Date date(std::string_view iso) {
    return legal::parse_iso_date(iso).value_or(legal::Date{});
}

/// The registry of the folder's tables, which the test takes to be right.
inline Registry open(const TableFolder& folder) {
    auto registry = Registry::open_tables(folder.path());
    if (!registry) throw std::runtime_error(registry.error().message.en);
    return std::move(*registry);
}

}  // namespace doichieu::registry

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "audit/facts.h"
#include "base/result.h"
#include "legal/date.h"
#include "legal/terms.h"

namespace doichieu::audit {

/// A body that must plan. `from` and `to` are its first and last day where known; what it did after its end counts for
/// `merged_into`.
struct Unit {
    std::string id;
    std::string name;
    legal::Level level = legal::Level::unknown;
    std::int32_t parent = -1;  ///< index of the unit above
    std::string folder;        ///< below the audited one, without "/" at either end; empty: told by its name alone
    legal::Date from, to;
    std::int32_t merged_into = -1;
};

/// The units of an audit, in the order of the table.
class Roster {
  public:
    static constexpr std::int32_t kNone = -1;

    /// units.csv (contract): id and name, further level, parent, folder, from, to, merged_into. Codes: bad-table with the
    /// place (a word, a date, an id that stands twice, a unit above or after it that is not there, a circle), and those of
    /// io::read_file.
    static base::Result<Roster> read(const std::string& path);
    /// Without a table: every folder right below the audited one is a unit, and where documents lie in it itself, each
    /// body that they name. Names are those that most of the documents state.
    static Roster derive(const std::vector<DocumentFacts>& documents, const std::vector<std::string>& paths);

    [[nodiscard]] const std::vector<Unit>& units() const { return units_; }
    [[nodiscard]] bool is_derived() const { return is_derived_; }

    /// The unit of a document: by folder (the deepest that holds it), else by the body that it names when exactly one
    /// unit fits, and then, for a date after that unit's end, the one that came after it. `path` is relative to the
    /// audited folder, NFC.
    [[nodiscard]] std::int32_t unit_of(const DocumentFacts& document, std::string_view path) const;
    /// By folder alone, for what could not be read.
    [[nodiscard]] std::int32_t unit_of_folder(std::string_view path) const;
    /// Whether the unit was there on some day of the year; always for year 0.
    [[nodiscard]] bool exists_in(std::int32_t unit, int year) const;
    /// Whether `above` stands somewhere above the unit.
    [[nodiscard]] bool is_below(std::int32_t unit, std::int32_t above) const;
    [[nodiscard]] std::int32_t find(std::string_view id) const;

  private:
    using Index = std::unordered_map<std::string, std::vector<std::int32_t>>;
    [[nodiscard]] std::int32_t unit_named_by(const DocumentFacts& document) const;
    [[nodiscard]] std::int32_t at(std::int32_t unit, const legal::Date& date) const;
    void index();
    [[nodiscard]] static const std::vector<std::int32_t>& at(const Index& index, const std::string& key);

    std::vector<Unit> units_;
    bool is_derived_ = false;
    struct Name {
        std::string key;    ///< legal::body_key
        std::string place;  ///< registry::place_id
        bool party = false;
    };
    std::vector<Name> names_;
    Index by_folder_, by_key_, by_place_;  ///< units; a folder has one
};

}  // namespace doichieu::audit

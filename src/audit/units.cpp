#include "audit/units.h"

#include <algorithm>
#include <map>
#include <set>

#include "legal/body_key.h"
#include "registry/instrument_id.h"
#include "registry/table.h"
#include "structure/body_name.h"
#include "text/fold.h"

namespace doichieu::audit {
namespace {

using registry::RowReader;

std::string folder_name(std::string folder) {
    std::ranges::replace(folder, '\\', '/');
    while (folder.starts_with("./")) folder.erase(0, 2);
    while (folder.ends_with('/')) folder.pop_back();
    return folder == "." ? std::string() : folder;
}

/// "../a", "/a", "C:/a", "~/a": not below the audited folder.
bool leads_elsewhere(std::string_view folder) {
    const bool has_root = folder.starts_with('/') || folder.starts_with('~') || folder.find(':') == 1;
    return !folder.empty() && (has_root || (std::string("/").append(folder) + "/").find("/../") != std::string::npos);
}

/// "huyện", "commune": the table may be written by people.
std::optional<legal::Level> parse_level_word(std::string_view word) {
    using enum legal::Level;
    static const std::map<std::string, legal::Level, std::less<>> kWords = {
        {"trung ương", central}, {"tỉnh", province},    {"thành phố", province}, {"huyện", district},
        {"quận", district},      {"thị xã", district},  {"xã", commune},         {"phường", commune},
        {"đặc khu", commune},    {"thị trấn", commune}, {"chi bộ", cell},        {"thôn", cell},
        {"cơ sở", commune}};
    const auto found = kWords.find(text::fold(word));
    return found != kWords.end() ? found->second : legal::parse_level(word);
}

/// The value that most have; of several the first in order.
std::string most_frequent(const std::map<std::string, int>& counts) {
    const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    return most == counts.end() ? std::string() : most->first;
}

class RosterReader {
  public:
    explicit RosterReader(const registry::Table& table) : table_(table) {}

    base::Result<std::vector<Unit>> run() {
        if (auto wrong = registry::check_columns(
                table_, {"id", "name", "level", "parent", "folder", "from", "to", "merged_into"}, {"id", "name"}))
            return std::move(*wrong);
        for (const registry::Row& row : table_.rows) {
            if (auto wrong = read(row)) return std::move(*wrong);
        }
        for (std::size_t i = 0; i < units_.size(); ++i) {
            if (auto wrong = link(i)) return std::move(*wrong);
        }
        for (std::size_t i = 0; i < units_.size(); ++i) {
            for (const auto& [member, column] :
                 {std::pair{&Unit::parent, "parent"}, {&Unit::merged_into, "merged_into"}}) {
                if (!is_circle(i, member)) continue;
                RowReader reader(table_, table_.rows[i]);
                reader.refuse(column, {"các đơn vị trỏ vòng quanh nhau", "the units point at each other in a circle"});
                return *reader.error();
            }
        }
        return std::move(units_);
    }

  private:
    base::Status read(const registry::Row& row) {
        RowReader reader(table_, row);
        Unit unit;
        unit.id = reader.text("id");
        unit.name = reader.text("name");
        unit.folder = folder_name(reader.text("folder"));
        unit.from = reader.date("from");
        unit.to = reader.date("to");
        const std::string level = reader.text("level");
        if (const auto known = parse_level_word(level)) {
            unit.level = *known;
        } else if (level.empty()) {
            unit.level = structure::level_of_body(text::fold(unit.name));
        } else {
            reader.refuse("level", {"cấp phải là central, province, district, commune hoặc cell",
                                    "a level is central, province, district, commune or cell"});
        }
        if (unit.id.empty()) reader.refuse("id", {"thiếu mã đơn vị", "the unit's id is missing"});
        if (unit.name.empty()) reader.refuse("name", {"thiếu tên đơn vị", "the unit's name is missing"});
        if (!ids_.emplace(unit.id, units_.size()).second)
            reader.refuse("id", {"mã này đã có ở trên", "this id stands above already"});
        if (leads_elsewhere(unit.folder))
            reader.refuse("folder", {"thư mục phải ghi từ thư mục được rà soát trở xuống",
                                     "a folder is given from the audited one downwards"});
        if (!unit.folder.empty() && !folders_.insert(unit.folder).second)
            reader.refuse("folder", {"thư mục này đã thuộc đơn vị khác", "this folder belongs to another unit"});
        units_.push_back(std::move(unit));
        return reader.error();
    }

    base::Status link(std::size_t index) {
        RowReader reader(table_, table_.rows[index]);
        for (const auto& [member, column] : {std::pair{&Unit::parent, "parent"}, {&Unit::merged_into, "merged_into"}}) {
            const std::string id = reader.text(column);
            if (id.empty()) continue;
            const auto found = ids_.find(id);
            if (found == ids_.end()) {
                reader.refuse(column, {"không có đơn vị nào mang mã này", "no unit has this id"});
            } else {
                units_[index].*member = static_cast<std::int32_t>(found->second);
            }
        }
        return reader.error();
    }

    [[nodiscard]] bool is_circle(std::size_t start, std::int32_t Unit::*member) const {
        std::size_t steps = 0;
        for (std::int32_t at = units_[start].*member; at >= 0; at = units_[static_cast<std::size_t>(at)].*member) {
            if (++steps > units_.size()) return true;
        }
        return false;
    }

    const registry::Table& table_;
    std::vector<Unit> units_;
    std::map<std::string, std::size_t> ids_;
    std::set<std::string> folders_;
};

}  // namespace

base::Result<Roster> Roster::read(const std::string& path) {
    const auto table = registry::read_table(path);
    if (!table) return table.error();
    auto units = RosterReader(*table).run();
    if (!units) return units.error();
    Roster roster;
    roster.units_ = std::move(*units);
    roster.index();
    return roster;
}

Roster Roster::derive(const std::vector<DocumentFacts>& documents, const std::vector<std::string>& paths) {
    std::map<std::string, std::map<std::string, int>> folders;  // folder → names that its documents state
    std::map<std::string, std::map<std::string, int>> bodies;   // key → spellings
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const std::string& issuer = documents[i].issuer;
        if (const std::size_t slash = paths[i].find('/'); slash != std::string::npos) {
            auto& names = folders[paths[i].substr(0, slash)];
            if (!issuer.empty()) ++names[issuer];
        } else if (!issuer.empty()) {
            ++bodies[legal::body_key(issuer)][issuer];
        }
    }
    Roster roster;
    roster.is_derived_ = true;
    for (const auto& [folder, names] : folders) {
        Unit unit;
        unit.id = folder;
        unit.folder = folder;
        unit.name = names.empty() ? folder : most_frequent(names);
        unit.level = structure::level_of_body(text::fold(unit.name));
        roster.units_.push_back(std::move(unit));
    }
    for (const auto& [key, spellings] : bodies) {
        Unit unit;
        unit.id = key;
        unit.name = most_frequent(spellings);
        unit.level = structure::level_of_body(text::fold(unit.name));
        roster.units_.push_back(std::move(unit));
    }
    roster.index();
    return roster;
}

void Roster::index() {
    names_.clear();
    for (const Unit& unit : units_) {
        const auto index = static_cast<std::int32_t>(names_.size());
        const std::string folded = text::fold(unit.name);
        names_.push_back(
            {legal::body_key_of_folded(folded), registry::place_id(unit.name), structure::is_party_body(folded)});
        by_key_[names_.back().key].push_back(index);
        if (!names_.back().place.empty()) by_place_[names_.back().place].push_back(index);
        if (!unit.folder.empty()) by_folder_[unit.folder].push_back(index);
    }
}

const std::vector<std::int32_t>& Roster::at(const Index& index, const std::string& key) {
    static const std::vector<std::int32_t> kNobody;
    const auto found = index.find(key);
    return found == index.end() ? kNobody : found->second;
}

std::int32_t Roster::find(std::string_view id) const {
    const auto found = std::ranges::find(units_, id, &Unit::id);
    return found == units_.end() ? kNone : static_cast<std::int32_t>(found - units_.begin());
}

std::int32_t Roster::unit_of_folder(std::string_view path) const {
    for (std::size_t slash = path.rfind('/'); slash != std::string_view::npos && slash > 0;
         slash = path.rfind('/', slash - 1)) {
        const auto& units = at(by_folder_, std::string(path.substr(0, slash)));
        if (!units.empty()) return units.front();
    }
    return kNone;
}

std::int32_t Roster::unit_of(const DocumentFacts& document, std::string_view path) const {
    const std::int32_t by_folder = unit_of_folder(path);
    const std::int32_t unit = by_folder != kNone ? by_folder : unit_named_by(document);
    return unit == kNone ? kNone : at(unit, document.date);
}

std::int32_t Roster::unit_named_by(const DocumentFacts& document) const {
    if (document.issuer.empty()) return kNone;
    const std::string key = legal::body_key(document.issuer);
    const auto& equal = at(by_key_, key);
    if (equal.size() > 1) return kNone;  // two units of one name: the name does not tell
    if (equal.size() == 1) return equal.front();
    // "Ban Thường vụ Đảng ủy xã A" is the committee of the unit "Đảng ủy xã A".
    std::int32_t akin = kNone;
    std::size_t kin = 0;
    const bool party = document.regime == legal::Regime::party;
    for (const std::int32_t unit : at(by_place_, registry::place_id(document.issuer))) {
        const Name& name = names_[static_cast<std::size_t>(unit)];
        if (name.party != party || !legal::may_be_same_body(key, name.key)) continue;
        ++kin;
        akin = unit;
    }
    return kin == 1 ? akin : kNone;
}

std::int32_t Roster::at(std::int32_t unit, const legal::Date& date) const {
    if (!date.exists()) return unit;
    for (std::size_t steps = 0; steps < units_.size(); ++steps) {
        const Unit& now = units_[static_cast<std::size_t>(unit)];
        if (!now.to.stated() || now.merged_into == kNone || date <= now.to.last_day()) break;
        unit = now.merged_into;
    }
    return unit;
}

bool Roster::exists_in(std::int32_t unit, int year) const {
    if (year == 0) return true;
    const Unit& one = units_[static_cast<std::size_t>(unit)];
    return (!one.from.stated() || one.from.year <= year) && (!one.to.stated() || one.to.year >= year);
}

bool Roster::is_below(std::int32_t unit, std::int32_t above) const {
    for (std::int32_t at = unit; at != kNone; at = units_[static_cast<std::size_t>(at)].parent) {
        if (at != unit && at == above) return true;
    }
    return false;
}

}  // namespace doichieu::audit

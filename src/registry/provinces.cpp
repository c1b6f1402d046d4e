#include "registry/provinces.h"

#include <unordered_map>

#include "legal/embedded_table.h"
#include "registry/instrument_id.h"
#include "registry/table.h"

namespace doichieu::registry {

const std::vector<Province>& provinces() {
    static const std::vector<Province> all = [] {
        std::vector<Province> read;
        legal::for_each_row("registry/provinces.tsv", 5, [&](const std::vector<std::string_view>& row) {
            const auto day = [](std::string_view cell) { return read_date(cell).value_or(legal::Date{}); };
            read.push_back({std::string(row[0]), std::string(row[1]), day(row[2]), day(row[3]), std::string(row[4])});
        });
        return read;
    }();
    return all;
}

namespace {

/// What became of a province's territory.
struct Merger {
    legal::Date last_day;
    std::string into;  ///< place_id()
};

/// By place_id() of the former province.
const std::unordered_map<std::string, Merger>& mergers() {
    static const std::unordered_map<std::string, Merger> all = [] {
        const auto place_of = [](const Province& province) { return place_id(province.kind + " " + province.name); };
        std::unordered_map<std::string, Merger> found;
        for (const Province& former : provinces()) {
            for (const Province& now : provinces()) {
                if (now.name == former.merged_into && !now.to.stated())
                    found.emplace(place_of(former), Merger{former.to, place_of(now)});
            }
        }
        return found;
    }();
    return all;
}

}  // namespace

bool has_taken_over(std::string_view place, std::string_view former, const legal::Date& on) {
    const auto merger = mergers().find(std::string(former));
    return merger != mergers().end() && merger->second.into == place && (!on.stated() || on > merger->second.last_day);
}

}  // namespace doichieu::registry

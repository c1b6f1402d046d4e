#include "cli/registry_tables.h"

#include <algorithm>
#include <filesystem>

#include "io/clock.h"
#include "io/file.h"

namespace doichieu::cli {
namespace {

bool is_same_file(const std::string& left, const std::string& right) {
    std::error_code failed;
    return std::filesystem::weakly_canonical(left, failed) == std::filesystem::weakly_canonical(right, failed);
}

}  // namespace

RegistryTables::RegistryTables(const Options& options, Console& console, Problems& problems) {
    const std::string file = options.config.empty() ? io::find_upwards(".", ".doichieu.yaml") : options.config;
    if (!file.empty()) {
        if (const auto settings = read_settings(file)) {
            if (settings->language && !options.language_is_given) console.use(*settings->language);
            all = settings->registry;
        } else {
            problems.add_error(settings.error());
        }
    }
    // A table that is both configured and named is meant once, where it is named.
    const auto is_named = [&](const std::string& table) {
        return std::ranges::any_of(options.registry,
                                   [&](const std::string& named) { return is_same_file(table, named); });
    };
    std::erase_if(all, is_named);
    configured_ = all.size();
    for (const std::string& table : options.registry) {
        const auto is_this = [&](const std::string& earlier) { return is_same_file(earlier, table); };
        if (std::ranges::none_of(all, is_this)) all.push_back(table);
    }
}

std::string RegistryTables::own(registry::UserTable kind) const {
    const auto is_of_kind = [kind](const std::string& path) { return registry::user_table(path) == kind; };
    const auto named = std::find_if(all.begin() + static_cast<std::ptrdiff_t>(configured_), all.end(), is_of_kind);
    if (named != all.end()) return *named;
    const auto found = std::ranges::find_if(all, is_of_kind);
    return found == all.end() ? std::string() : *found;
}

legal::Date today_or_unset() {
    return legal::parse_iso_date(io::today()).value_or(legal::Date{});
}

}  // namespace doichieu::cli

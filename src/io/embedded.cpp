#include "io/embedded.h"

#include <algorithm>

namespace doichieu::io {
namespace {

std::vector<EmbeddedFile> linked_files() {
    std::vector<EmbeddedFile> files;
    for (const auto table : {&embedded_registry, &embedded_tables}) {
        if (table == nullptr) continue;
        const auto rows = table();
        files.insert(files.end(), rows.begin(), rows.end());
    }
    return files;
}

}  // namespace

std::optional<std::string_view> embedded_file(std::string_view name) {
    for (const auto table : {&embedded_registry, &embedded_tables}) {
        if (table == nullptr) continue;
        const auto rows = table();
        const auto found = std::ranges::lower_bound(rows, name, {}, &EmbeddedFile::name);
        if (found != rows.end() && found->name == name) return std::string_view(found->begin, found->end);
    }
    return std::nullopt;
}

std::vector<std::string_view> embedded_names(std::string_view prefix) {
    std::vector<std::string_view> names;
    for (const EmbeddedFile& file : linked_files()) {
        if (file.name.starts_with(prefix)) names.push_back(file.name);
    }
    std::ranges::sort(names);
    return names;
}

}  // namespace doichieu::io

#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// Files that the executable carries: rule packs as "rules/<pack>/<family>/<name>.yaml", small tables as
/// "registry/<table>.tsv" and the compiled registry as "registry/registry.sqlite". Which of them are there is decided at
/// link time; the build's own programs carry less than `doichieu` does.
namespace doichieu::io {

/// The bytes of the file, valid as long as the process; a zero byte follows them. Nothing if it was not linked in.
std::optional<std::string_view> embedded_file(std::string_view name);

/// Names that start with `prefix`, in byte order.
std::vector<std::string_view> embedded_names(std::string_view prefix);

/// One row of the tables that the build generates (embed.cmake).
struct EmbeddedFile {
    std::string_view name;
    const char* begin;
    const char* end;
};

/// The generated tables, each sorted by name. Weak: an executable that links neither has none.
[[gnu::weak]] std::span<const EmbeddedFile> embedded_tables();
[[gnu::weak]] std::span<const EmbeddedFile> embedded_registry();

}  // namespace doichieu::io

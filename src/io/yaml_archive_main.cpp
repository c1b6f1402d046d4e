/// yaml_archive FOLDER PREFIX ARCHIVE KEY: the build's own program that packs the YAML files below a folder under the
/// names that they have there behind a prefix. KEY of a root is left out: the examples of a rule are of no use to a run.

#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>

#include "io/file.h"
#include "io/yaml.h"
#include "io/yaml_archive.h"

namespace {

using namespace doichieu;

int fail(const base::Error& error) {
    std::cerr << error.path << ":" << error.line << ":" << error.column << ": " << error.message.en << "\n";
    return 2;
}

base::Status add(io::PackedWriter& archive, const std::string& path, const std::string& name, std::string_view key) {
    const auto bytes = io::read_file(path, std::uint64_t{1} << 20U);
    if (!bytes) return bytes.error();
    auto root = io::parse_yaml(bytes->view(), path);
    if (!root) return root.error();
    std::erase_if(root->fields, [&](const auto& field) { return field.first.scalar == key; });
    io::YamlArchive::add(archive, name, *root);
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        std::cerr << "usage: yaml_archive FOLDER PREFIX ARCHIVE KEY\n";
        return 2;
    }
    const std::string folder = argv[1];
    const io::Walk walk = io::walk(folder);
    if (!walk.errors.empty()) return fail(walk.errors.front());
    io::PackedWriter archive;
    for (const std::string& path : walk.files) {
        if (!path.ends_with(".yaml")) continue;
        if (const auto error = add(archive, path, argv[2] + path.substr(folder.size() + 1), argv[4]))
            return fail(*error);
    }
    if (const auto error = io::write_whole(argv[3], archive.take())) return fail(*error);
    return 0;
}

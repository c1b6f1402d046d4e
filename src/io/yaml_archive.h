#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "io/packed.h"
#include "io/yaml.h"

namespace doichieu::io {

/// YAML files that the build has parsed: for a program that carries its own files, reading this costs a tenth of reading
/// their text. The bytes are packed values (io/packed.h): of each file its name and, as a text, its root; of a node its
/// kind, line and column, then its text, its items or its fields.
class YamlArchive {
  public:
    /// `bytes` must outlive the archive. Those of another make give an archive without files.
    explicit YamlArchive(std::string_view bytes);

    /// Nothing when the archive lacks the file.
    [[nodiscard]] std::optional<YamlNode> read(std::string_view name) const;

    static void add(PackedWriter& archive, std::string_view name, const YamlNode& root);

  private:
    std::map<std::string_view, std::string_view> files_;  ///< name → packed root
};

}  // namespace doichieu::io

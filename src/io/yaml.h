#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace doichieu::io {

/// A YAML value with its place. Mappings keep the order of the file.
class YamlNode {
  public:
    enum class Kind : std::uint8_t { scalar, sequence, mapping };

    Kind kind = Kind::scalar;
    std::string scalar;
    bool quoted = false;  ///< a quoted scalar is always text
    std::vector<YamlNode> items;
    std::vector<std::pair<YamlNode, YamlNode>> fields;  ///< key (scalar) and value
    std::uint32_t line = 0;                             ///< 1-based
    std::uint32_t column = 0;                           ///< 1-based, code points

    // Defined where the type is complete: pairs of it cannot be instantiated before.
    YamlNode();
    YamlNode(const YamlNode&);
    YamlNode(YamlNode&&) noexcept;
    YamlNode& operator=(const YamlNode&);
    YamlNode& operator=(YamlNode&&) noexcept;
    ~YamlNode();

    [[nodiscard]] const YamlNode* find(std::string_view key) const;
};

/// Strict: one document, at most 1 MiB, depth 32, no aliases, no tags, duplicate keys refused, NFC expected (combining
/// marks are refused). A text without a value is an empty mapping.
/// Errors (code "bad-yaml") say the line, show it, and where a typical slip is recognised (yaml_slips.h) also show the
/// line as it should be, in both languages.
[[nodiscard]] base::Result<YamlNode> parse_yaml(std::string_view text, const std::string& path);

}  // namespace doichieu::io

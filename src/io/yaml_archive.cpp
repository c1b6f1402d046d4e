#include "io/yaml_archive.h"

#include <utility>

namespace doichieu::io {
namespace {

void pack_node(PackedWriter& packed, const YamlNode& node) {
    packed.number(static_cast<std::uint64_t>(node.kind) << 1U | static_cast<std::uint64_t>(node.quoted));
    packed.number(node.line);
    packed.number(node.column);
    switch (node.kind) {
        case YamlNode::Kind::scalar:
            packed.text(node.scalar);
            break;
        case YamlNode::Kind::sequence:
            packed.number(node.items.size());
            for (const YamlNode& item : node.items) pack_node(packed, item);
            break;
        case YamlNode::Kind::mapping:
            packed.number(node.fields.size());
            for (const auto& [key, value] : node.fields) {
                pack_node(packed, key);
                pack_node(packed, value);
            }
            break;
    }
}

constexpr std::size_t kLeastNode = 4;

void unpack_node(PackedReader& packed, YamlNode& node) {
    const std::uint64_t head = packed.number();
    node.kind = static_cast<YamlNode::Kind>(head >> 1U);
    node.quoted = (head & 1U) != 0;
    node.line = static_cast<std::uint32_t>(packed.number());
    node.column = static_cast<std::uint32_t>(packed.number());
    switch (node.kind) {
        case YamlNode::Kind::scalar:
            node.scalar = packed.text();
            break;
        case YamlNode::Kind::sequence:
            node.items.resize(packed.count(kLeastNode));
            for (YamlNode& item : node.items) unpack_node(packed, item);
            break;
        case YamlNode::Kind::mapping:
            node.fields.resize(packed.count(2 * kLeastNode));
            for (auto& [key, value] : node.fields) {
                unpack_node(packed, key);
                unpack_node(packed, value);
            }
            break;
    }
}

}  // namespace

YamlArchive::YamlArchive(std::string_view bytes) {
    PackedReader packed(bytes);
    while (packed.is_sound() && !packed.is_done()) {
        const std::string_view name = packed.text();
        files_.emplace(name, packed.text());
    }
    if (!packed.is_sound()) files_.clear();
}

std::optional<YamlNode> YamlArchive::read(std::string_view name) const {
    const auto found = files_.find(name);
    if (found == files_.end()) return std::nullopt;
    PackedReader packed(found->second);
    YamlNode root;
    unpack_node(packed, root);
    if (!packed.is_done()) return std::nullopt;
    return root;
}

void YamlArchive::add(PackedWriter& archive, std::string_view name, const YamlNode& root) {
    PackedWriter packed;
    pack_node(packed, root);
    archive.text(name);
    archive.text(packed.take());
}

}  // namespace doichieu::io

#include "io/yaml_archive.h"

#include <gtest/gtest.h>

#include <string>

namespace doichieu::io {
namespace {

std::string written(const YamlNode& node) {
    std::string out = std::to_string(node.line) + ":" + std::to_string(node.column) + (node.quoted ? "\"" : " ");
    if (node.kind == YamlNode::Kind::scalar) return out + node.scalar;
    out += node.kind == YamlNode::Kind::sequence ? "[" : "{";
    for (const YamlNode& item : node.items) out += written(item) + ",";
    for (const auto& [key, value] : node.fields) out += written(key) + "=" + written(value) + ",";
    return out;
}

std::string packed(const YamlNode& root) {
    PackedWriter archive;
    YamlArchive::add(archive, "a.yaml", YamlNode());
    YamlArchive::add(archive, "rules/goi/b.yaml", root);
    return archive.take();
}

YamlNode parsed() {
    return *parse_yaml("tên: \"Kế hoạch\"\nsố:\n  - 1\n  - {a: [], b: 'x'}\nchữ: |\n  một\n  hai\n", "b.yaml");
}

TEST(YamlArchive, GivesBackWhatWasPacked) {
    const std::string bytes = packed(parsed());
    const YamlArchive archive(bytes);
    const auto read = archive.read("rules/goi/b.yaml");
    ASSERT_TRUE(read);
    EXPECT_EQ(written(*read), written(parsed()));
    EXPECT_EQ(read->find("tên")->scalar, "Kế hoạch");
    EXPECT_TRUE(archive.read("a.yaml"));
    EXPECT_FALSE(archive.read("c.yaml"));
}

TEST(YamlArchive, CutBytesGiveNothing) {
    const std::string bytes = packed(parsed());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_FALSE(YamlArchive(std::string_view(bytes).substr(0, size)).read("rules/goi/b.yaml")) << size;
}

}  // namespace
}  // namespace doichieu::io

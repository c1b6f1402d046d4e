#include "registry/name_tree.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace doichieu::registry {
namespace {

NameTree::Node walk(const NameTree& tree, const std::vector<std::string_view>& words) {
    NameTree::Node node = NameTree::kBegin;
    for (const std::string_view word : words) {
        if (node != NameTree::kNone) node = tree.next(node, text::fold_word(word));
    }
    return node;
}

bool names(const NameTree& tree, const std::vector<std::string_view>& words) {
    const NameTree::Node node = walk(tree, words);
    return node != NameTree::kNone && NameTree::ends_name(node);
}

void expect_bodies(const NameTree& tree) {
    EXPECT_TRUE(names(tree, {"Ban", "Bí", "thư"}));
    EXPECT_TRUE(names(tree, {"BAN", "BÍ", "THƯ", "Trung", "ương"}));
    EXPECT_FALSE(names(tree, {"Ban", "Bí"}));
    EXPECT_EQ(walk(tree, {"Bí", "thư"}), NameTree::kNone);
    EXPECT_TRUE(tree.stands_inside(text::fold_word("ương")));
    EXPECT_FALSE(tree.stands_inside(text::fold_word("Ban")));
    EXPECT_TRUE(names(tree, {"Bộ", "Văn", "hóa", "Thể", "thao"}));
}

TEST(NameTree, FindsNamesWordByWord) {
    NameTree tree;
    EXPECT_EQ(walk(tree, {"Ban"}), NameTree::kNone);
    // The longer name first: the shorter one then ends inside it.
    tree.add("Ban Bí thư Trung ương");
    tree.add("Ban Bí thư");
    tree.add("Bộ Văn hóa, Thể thao");
    expect_bodies(tree);
}

TEST(NameTree, ImageIsTheSameTree) {
    NameTree tree;
    tree.add("Ban Bí thư Trung ương");
    tree.add("Ban Bí thư");
    tree.add("Bộ Văn hóa, Thể thao");
    for (int i = 0; i < 500; ++i) tree.add_folded("luật số " + std::to_string(i));
    const std::string image = tree.image();
    std::vector<std::uint64_t> aligned(image.size() / 8 + 1);
    image.copy(reinterpret_cast<char*>(aligned.data()), image.size());
    const std::string_view bytes(reinterpret_cast<const char*>(aligned.data()), image.size());
    const auto view = NameTree::over(bytes);
    ASSERT_TRUE(view);
    expect_bodies(*view);
    EXPECT_TRUE(names(*view, {"luật", "số", "499"}));
    EXPECT_EQ(view->image(), image);
    EXPECT_FALSE(NameTree::over(bytes.substr(8, 24)));
    EXPECT_FALSE(NameTree::over(bytes.substr(0, 100)));
    EXPECT_FALSE(NameTree::over({}));
}

}  // namespace
}  // namespace doichieu::registry

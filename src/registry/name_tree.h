#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/folded_words.h"

namespace doichieu::registry {

/// Names as a tree of folded words, for finding them in running text. Grown name by name, or a view of an image that the
/// build made, which costs nothing to open.
class NameTree {
  public:
    using Node = std::uint32_t;  ///< the words from the beginning of a name so far
    static constexpr Node kBegin = 0;
    static constexpr Node kNone = 0xFFFFFFFF;

    NameTree();
    NameTree(NameTree&&) noexcept = default;
    NameTree& operator=(NameTree&&) noexcept = default;
    NameTree(const NameTree&) = delete;
    NameTree& operator=(const NameTree&) = delete;
    ~NameTree() = default;

    /// A tree in the bytes that image() gave, which must outlive it and stand at a multiple of eight. Nothing when they
    /// are no image.
    static std::optional<NameTree> over(std::string_view image);
    /// For the machine that made it.
    [[nodiscard]] std::string image() const;

    /// The words of a name as it is written: its runs of letters.
    void add(std::string_view name);
    /// Words that are folded, with one space between them.
    void add_folded(std::string_view words);

    /// The node behind one more word; kNone when no name goes on like that.
    [[nodiscard]] Node next(Node node, text::FoldedWord word) const { return next(node, word.view(), word.hash()); }
    [[nodiscard]] Node next(Node node, std::string_view word) const {
        return next(node, word, text::hash_of_word(word));
    }
    [[nodiscard]] static bool ends_name(Node node) { return (node & kEnds) != 0; }
    /// Another number for each tree that was made, whatever stands at its address now.
    [[nodiscard]] std::uint64_t serial() const { return serial_; }

    /// A word in small letters of some name that add() took: "nhân", "dân", "tỉnh".
    [[nodiscard]] bool stands_inside(text::FoldedWord word) const { return next(kNone, word) == kBegin; }

  private:
    static constexpr Node kEnds = 0x80000000;  ///< set in nodes that end a name

    /// Open addressing: from `node` with a word to `child`. Words that stand inside lead to kBegin from kNone.
    struct Step {
        Node node = kNone;  ///< without kEnds
        Node child = kNone;
        std::uint64_t hash = 0;
        std::uint32_t word = 0;  ///< offset in `words_`
        std::uint32_t size = 0;
    };
    struct Header;

    [[nodiscard]] Node next(Node node, std::string_view word, std::uint64_t hash) const {
        return steps_[slot_of(node & ~kEnds, word, hash)].child;
    }
    [[nodiscard]] std::size_t slot_of(Node node, std::string_view word, std::uint64_t hash) const {
        const std::size_t mask = steps_.size() - 1;
        std::size_t at = (hash + node * std::uint64_t{0x9E3779B9}) & mask;
        while (steps_[at].child != kNone && (steps_[at].hash != hash || steps_[at].node != node ||
                                             words_.substr(steps_[at].word, steps_[at].size) != word))
            at = (at + 1) & mask;
        return at;
    }
    /// The slot of a step that is there from now on.
    std::size_t step(Node node, std::string_view word, std::uint64_t hash, Node child);
    void grow();

    // What the tree is made of, and who keeps it unless an image does.
    std::span<const Step> steps_;
    std::string_view words_;
    std::vector<Step> own_steps_;
    std::vector<char> own_words_;
    Node nodes_ = 1;  ///< so far, with kBegin
    std::size_t used_ = 0;
    std::uint64_t serial_ = 0;
};

}  // namespace doichieu::registry

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/folded_words.h"

namespace doichieu::registry {

/// The names of the known bodies as a tree of folded words, for finding such names in running text.
class BodyWords {
  public:
    using Node = std::uint32_t;  ///< the words from the beginning of a name so far
    static constexpr Node kBegin = 0;
    static constexpr Node kNone = 0xFFFFFFFF;

    void add(std::string_view name);

    /// The node behind one more word; kNone when no name goes on like that.
    [[nodiscard]] Node next(Node node, text::FoldedWord word) const;
    [[nodiscard]] bool ends_name(Node node) const { return ends_name_[node]; }
    /// A word in small letters of some name: "nhân", "dân", "tỉnh".
    [[nodiscard]] bool stands_inside(text::FoldedWord word) const;

  private:
    /// Open addressing: from `node` with `word` to `child`. Words that stand inside lead to kBegin from kNone.
    struct Step {
        Node node = kNone;
        Node child = kNone;
        std::uint64_t hash = 0;
        std::string word;
    };
    [[nodiscard]] std::size_t slot_of(Node node, std::string_view word, std::uint64_t hash) const;
    Node step(Node node, text::FoldedWord word, Node child);
    void grow();

    std::vector<Step> steps_ = std::vector<Step>(1024);
    std::size_t used_ = 0;
    std::vector<bool> ends_name_ = {false};
};

}  // namespace doichieu::registry
